"""Whatever is printed is tagged, whole and vectors; no word in it is ever markup."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import typst
from flask import Flask, g
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pictos.symbols import own_names
from portal.printing import service
from portal.printing.service import (
    Document,
    Heading,
    Line,
    Lines,
    Pause,
    Picture,
    Sheet,
    Table,
    Text,
    pictogram,
    typesetting,
)
from tests.conftest import TestClock, make_app
from tests.printing.reading import Paper, read

Printer = Callable[[Document], Paper]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return make_app(tmp_path_factory.mktemp("typesetting"), TestClock())


@pytest.fixture
def printed(app: Flask) -> Iterator[Printer]:
    with app.test_request_context():
        g.portal_language = "nl"
        yield lambda document: read(service.pdf(document))


def sheet(*blocks: service.Text | service.Lines, title: str = "Vergadering") -> Document:
    return Document(title=title, sheets=[Sheet(title=title, blocks=blocks)], council="Raad")


def agenda(items: int = 20) -> Document:
    """A picto agenda, each item with another pictogram."""
    lines = [
        Line(
            text=f"Wij praten over {name}",
            picture=pictogram(f"own:{name}", name),
            number=n,
            box=True,
        )
        for n, name in enumerate(own_names()[:items], 1)
    ]
    break_ = Pause(text="Pauze", picture=pictogram("openmoji:2615", "koffie"))
    blocks = [Lines(lines=lines[: items // 2]), break_, Lines(lines=lines[items // 2 :])]
    title = "Onze vergadering"
    leaf = pictogram("leaf:2027-02-18", "18 februari")
    under = ["Donderdag 18 februari", "14.00 uur"]
    cover = Sheet(title=title, under=under, picture=leaf, blocks=blocks)
    return Document(title=title, sheets=[cover], council="Raad De Linde", accent="pruim")


def test_an_agenda_of_twenty_items_is_tagged_small_and_made_of_vectors(printed: Printer) -> None:
    paper = printed(agenda())
    assert len(paper.data) <= 300_000
    assert paper.images == 0
    assert paper.loose == 0
    assert len(paper.figures()) == 22
    assert all(figure.alt for figure in paper.figures())
    kinds = paper.kinds()
    assert kinds.count("LI") == kinds.count("Lbl") == kinds.count("LBody") == 20
    assert kinds.count("H1") == 1
    assert paper.title == "Onze vergadering"


def test_it_says_what_it_is_and_in_which_language(printed: Printer) -> None:
    data = printed(agenda(2)).data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in data
    assert re.search(rb"/Lang\s*\(nl", data)
    assert re.search(rb"/MarkInfo\s*<<\s*/Marked true", data)
    assert b"/DisplayDocTitle true" in data


def test_the_letters_are_in_the_file_and_they_are_ours(printed: Printer) -> None:
    fonts = printed(agenda(3)).fonts
    assert all(fonts.values())
    assert {name.partition("+")[2].partition("-")[0] for name in fonts} == {
        "AtkinsonHyperlegible",
        "Figtree",
    }


def test_a_font_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    typesetting._compiler.cache_clear()
    monkeypatch.setitem(typesetting.FONTS, "No Such Font", "fontpkg_figtree")
    with pytest.raises(RuntimeError, match="No Such Font"):
        typesetting._compiler()


def test_headings_come_in_order_and_a_table_has_a_head(printed: Printer) -> None:
    table = Table(head=["Nr.", "Onderwerp"], rows=[[str(n), f"Punt {n}"] for n in range(80)])
    paper = printed(sheet(Heading(text="Overzicht"), table, Heading(text="Rest"), Text(text="x")))
    kinds = paper.kinds()
    assert [kind for kind in kinds if re.fullmatch(r"H\d", kind)] == ["H1", "H2", "H2"]
    assert kinds.count("TH") >= 2
    assert paper.pages > 1
    assert paper.text.count("Onderwerp") == paper.pages  # the head is there again on each page
    assert paper.text.count("Vergadering") == paper.pages  # and so is the title


def test_the_makers_of_the_pictograms_are_named_where_they_are_read(printed: Printer) -> None:
    with_both = printed(agenda(3)).text
    assert "OpenMoji 17.0: OpenMoji, HfG Schwäbisch Gmünd (CC BY-SA 4.0)" in flat(with_both)
    assert "Huisraad pictogrammen" in flat(with_both)
    assert "CC BY-SA" not in printed(sheet(Text(text="Zonder plaatjes."))).text


def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="without words"):
        Picture(svg="<svg/>", alt=" ")


def flat(text: str) -> str:
    return " ".join(text.split())


def bare(text: str) -> str:
    """The text without what a PDF keeps otherwise: spaces, line ends, hyphens, invisible marks."""
    return re.sub(r"[\s\u200b\u00ad\ufffe-]", "", unicodedata.normalize("NFKC", text))


HOSTILE = [
    '#set page(width: 1cm) #panic() #read("/etc/passwd")',
    "$ x^2 $ *vet* _schuin_ @label <label> `code` ``` // weg /* x */ -- --- ... ~ ' \" \\ \\u{41}",
    "= Kop == - punt + punt / term: uit [inhoud] {code} #(1 + 1) #sys.inputs",
    '</paper>"}],"title":"anders"',
    "{page} {pages} %(name)s %s {0}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markup_is_printed_as_it_was_typed(printed: Printer, text: str) -> None:
    line = Line(text=text, small=text, number=1, picture=pictogram("own:meeting", text))
    table = Table(head=[text], rows=[[text]])
    paper = printed(
        Document(
            title=text,
            council=text,
            sheets=[
                Sheet(
                    title=text,
                    under=[text],
                    blocks=[Heading(text=text), Text(text=text), Lines(lines=[line]), table],
                )
            ],
        )
    )
    assert bare(paper.text).count(bare(text)) >= 7
    assert paper.title == text
    assert paper.figures()[0].alt == text


PLAIN = st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_categories=["Cc", "Cf", "Zs"])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.text(st.one_of(st.sampled_from("#$*@\\_`<>[]{}=-/~\"'"), PLAIN)), max_size=4))
@example(["#" * 10_000])
@example(["a" * 10_000])
@example(["Ł ş ğ \u0131 é ë ï € ‘ ’ “ ” – …"])
def test_any_text_of_our_letters_comes_out_as_it_went_in(
    printed: Printer, texts: list[str]
) -> None:
    paper = printed(sheet(*[Text(text=one) for one in texts]))
    found = bare(paper.text)
    for one in texts:
        if len(one) < 400:  # longer ones go over a page's edge, where the title stands between
            assert bare(one) in found


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=30))
@example("\x00\ud800\uffff\u202eabc\u0301\u0327")
@example("👨‍👩‍👧‍👦👍🏽🇳🇱1️⃣")
@example("مرحبا محمد")
def test_whatever_is_typed_can_be_printed(printed: Printer, text: str) -> None:
    assert printed(sheet(Text(text=text), title=text or "x")).loose == 0


def test_names_of_people_keep_their_letters(printed: Printer) -> None:
    names = "Şükrü Y\u0131ld\u0131z, Łukasz Żółć, Zoë, François, Ђорђе, Γιώργος, محمد, Նարե, Nguyễn"
    paper = printed(sheet(Text(text=names)))
    assert "?" not in paper.text
    assert all(paper.fonts.values())
    for name in ("ŞükrüY\u0131ld\u0131z", "ŁukaszŻółć", "Γιώργος", "Ђорђе"):
        assert name in bare(paper.text)


def test_an_emoji_is_a_drawing_and_what_no_font_has_a_question_mark(printed: Printer) -> None:
    paper = printed(sheet(Text(text="Hoera 😀 voor 王芳")))
    assert [figure.alt for figure in paper.figures()] == ["😀"]
    assert "Hoera" in paper.text
    assert "voor ??" in flat(paper.text)
    assert "OpenMoji" in paper.text


def test_thousands_of_letters_without_a_font_do_not_hold_the_printer(
    printed: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(typesetting, "_can_set", lambda wanted: bool(asked.append(wanted)))
    printed(sheet(Text(text="".join(map(chr, range(0x4E00, 0x6000))))))
    assert len(asked) < 2 * typesetting.MOST_STRANGE


def test_the_same_paper_is_the_same_bytes(app: Flask, printed: Printer) -> None:
    assert printed(agenda(4)).data == printed(agenda(4)).data


def test_eight_threads_print_at_once(app: Flask) -> None:
    def one(number: int) -> str:
        with app.test_request_context():
            g.portal_language = "nl"
            return read_text(service.pdf(sheet(Text(text=f"Nummer {number}"))))

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(one, range(24)))
    assert all(f"Nummer {number}" in text for number, text in enumerate(made))


def read_text(data: bytes) -> str:
    return read(data).text


def test_the_template_reads_nothing_but_its_data() -> None:
    source = typesetting._TEMPLATE.read_text()
    assert "#import" not in source
    assert "read(" not in source
    assert "eval(" not in source
    assert Path(typesetting._TEMPLATE).suffix == ".typ"
    assert issubclass(typst.TypstError, RuntimeError)
