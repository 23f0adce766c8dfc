"""The pictures of a brought set are symbols like others: drawn, credited, found, proposed first."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image

import pictos
from pictos import paper, symbols
from pictos.adapting import bci_of
from pictos.lexicon import concept, concept_ids
from pictos.sets.filling import About, fill, new_key
from pictos.sets.packs import Pack
from pictos.sets.shelf import Shelf
from pictos.sets.symbol import Licence, plain_code
from pictos.symbols import Symbol, UnknownSymbolError

DEVSET = Path(__file__).with_name("devset_nl.jsonl")
WHOSE = Licence("Een maker", "CC BY-NC 2.0", "https://creativecommons.org/licenses/by-nc/2.0/")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    symbols.add_shelf(tmp_path / "symbols")
    symbols.add_shelf(tmp_path / "symbols")
    return Shelf(tmp_path / "symbols")


def brought(shelf: Shelf, tmp_path: Path, *words: str, name: str = "Set") -> str:
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(picture, "PNG")
    path = tmp_path / "set.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for word in words:
            archive.writestr(f"{word}.png", picture.getvalue())
    key = new_key(name)
    with Pack(path) as pack:
        for _ in fill(shelf, About(key, name, WHOSE), pack):
            pass
    return key


def test_a_picture_of_a_set_is_drawn_crossed_out_and_given_a_badge(shelf, tmp_path):
    key = brought(shelf, tmp_path, "koffie")
    plain = Symbol.parse(f"{key}:koffie")
    assert str(plain) == f"{key}:koffie"
    crossed, badged = Symbol.parse(f"{plain}:not"), Symbol.parse(f"{plain}:{symbols.BADGES[0]}")
    assert len({symbols.svg(one) for one in (plain, crossed, badged)}) == 3
    assert len({symbols.png(one, 64) for one in (plain, crossed, badged)}) == 3
    assert symbols.with_skin(plain, "dark") == plain
    assert symbols.word_of(plain) == "koffie"


def test_a_set_that_comes_later_is_known_and_one_that_went_is_not(shelf, tmp_path):
    key = "later-0123abcd"
    with pytest.raises(UnknownSymbolError):
        Symbol.parse(f"{key}:koffie")
    made = brought(shelf, tmp_path, "koffie")
    shelf.file(made).rename(shelf.file(key))
    assert Symbol.parse(f"{key}:koffie")
    with pytest.raises(UnknownSymbolError):
        Symbol.parse(f"{key}:thee")
    shelf.forget(key)
    with pytest.raises(UnknownSymbolError):
        Symbol.parse(f"{key}:koffie")


@pytest.mark.parametrize("name", ["x-1:koffie", "../x-01234567:a", "set-0123abcd:../a", "-:a"])
def test_what_is_no_key_is_no_symbol(shelf, name):
    with pytest.raises(UnknownSymbolError):
        Symbol.parse(name)


def test_each_maker_is_named_once_after_ours(shelf, tmp_path):
    key = brought(shelf, tmp_path, "koffie", "thee", name="Sclera")
    used = [f"{key}:koffie", "own:yes", f"{key}:thee:not"]
    ours, theirs = symbols.credits(map(Symbol.parse, used))
    assert ours.name == "Huisraad pictogrammen"
    assert (theirs.name, theirs.author) == ("Sclera", "Een maker")
    assert (theirs.licence, theirs.licence_url) == (WHOSE.name, WHOSE.url)


def test_a_preferred_set_comes_first_and_ours_stays_to_choose_from(shelf, tmp_path):
    key = brought(shelf, tmp_path, "koffie")
    line = "Wij drinken geen koffie."
    plain = {str(one.symbol) for one in pictos.candidates(line, limit=8)}
    offered = [str(one.symbol) for one in pictos.candidates(line, limit=8, prefer=[key])]
    assert offered[:2] == [f"{key}:koffie:not", f"{concept('coffee').symbol}:not"]
    assert plain < set(offered)
    tokens = pictos.suggest(line, prefer=[key]).sentences[0].tokens
    assert f"{key}:koffie" in {str(token.symbol) for token in tokens}
    again = pictos.suggest(line).sentences[0].tokens
    assert {token.symbol.set for token in again} <= {"own", "openmoji"}


def test_a_set_never_takes_the_place_of_a_value_or_a_name(shelf, tmp_path):
    key = brought(shelf, tmp_path, "geld", "dinsdag", "Roos", "euro", "tijd", "datum")
    line = "Roos betaalt dinsdag 3 maart om half drie 5 euro."
    plain = [str(one.symbol) for one in pictos.suggest(line, ["Roos"]).sentences[0].tokens]
    same = pictos.suggest(line, ["Roos"], prefer=[key]).sentences[0].tokens
    computed = [one for one in plain if not one.startswith(("own:", "openmoji:"))]
    assert computed
    assert [str(one.symbol) for one in same if str(one.symbol) in computed] == computed


def test_a_search_finds_in_the_set_and_leaves_room_for_ours(shelf, tmp_path):
    key = brought(shelf, tmp_path, "koffie", *(f"koffie {one}" for one in "abcdefghijklmn"))
    found = [str(one.symbol) for one in pictos.search("koffie", 8, prefer=[key])]
    assert found[0] == f"{key}:koffie"
    assert len(found) == len(set(found)) == 8
    assert str(concept("coffee").symbol) in found
    rare = brought(shelf, tmp_path, "zqwoord")
    assert [str(one.symbol) for one in pictos.search("zqwoord", 8, prefer=[rare])] == [
        f"{rare}:zqwoord"
    ]


def test_any_sentence_can_be_drawn_by_a_set(shelf, tmp_path):
    key = brought(shelf, tmp_path, "huis", "vergadering", "maandag", "ja", "nee", "eten")
    for line in DEVSET.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        plain, drawn = pictos.suggest(text), pictos.suggest(text, prefer=[key])
        for one, other in zip(plain.sentences, drawn.sentences, strict=True):
            assert one.main == other.main
            assert [token.concept for token in one.tokens] == [t.concept for t in other.tokens]


def test_a_code_is_short_and_long_names_that_begin_alike_stay_two():
    one, other = (plain_code(f"een hele lange naam van een plaatje {n}") for n in (1, 2))
    assert one != other
    assert max(map(len, (one, other))) <= 24
    assert plain_code("Blije hond") == "blije-hond"


def test_a_number_says_the_one_meaning_of_a_picture_or_nothing():
    drawn: dict[str, set[int | None]] = {}
    for one in map(concept, concept_ids()):
        drawn.setdefault(str(one.symbol), set()).add(one.bci)
    shared = next(symbol for symbol, found in drawn.items() if len(found - {None}) > 1)
    sole, (number,) = next(
        (symbol, found)
        for symbol, found in drawn.items()
        if len(found) == 1 and None not in found and symbol != "None"
    )
    assert bci_of(shared) is None
    assert bci_of(sole) == number
    assert bci_of(f"{sole}:not") is None


@pytest.mark.parametrize("draw", [paper.line, paper.strip])
def test_a_picture_to_send_names_the_makers_below(shelf, tmp_path, draw, monkeypatch):
    key = brought(shelf, tmp_path, "koffie")
    said: list[str] = []
    fit = paper._Page._fit
    monkeypatch.setattr(
        paper._Page,
        "_fit",
        lambda page, text, *how, **more: (said.append(text), fit(page, text, *how, **more))[1],
    )
    signed = draw([paper.Cell("Koffie", Symbol(key, "koffie"))])
    assert any("Een maker (CC BY-NC 2.0)" in text for text in said)
    bare = draw([paper.Cell("Koffie")])
    assert signed.height > bare.height
