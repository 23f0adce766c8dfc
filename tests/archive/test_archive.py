"""Old papers: brought in, looked at, kept for the members of one council."""

import io
from datetime import date
from typing import Any

import pytest

from portal.archive import service as archive
from portal.archive.models import ArchivedPaper
from portal.archive.service import bringing
from portal.councils.models import Council
from portal.identity import Proof
from portal.papers.service import files
from tests.archive.making import PDF, old_paper, word
from tests.imports.making import photo, zipped
from tests.looking import named, row, rows

AT = "/councils/1/archive"


@pytest.fixture
def hans(session: Any, client_as: Any) -> Any:
    session.rollback()
    return client_as("Hans")


def send(client: Any, *files: tuple[str, bytes]) -> Any:
    return client.send(f"{AT}/new", {"files": [(io.BytesIO(data), name) for name, data in files]})


def keep(client: Any, papers: list[ArchivedPaper], **other: str) -> Any:
    fields = {}
    for paper in papers:
        fields[f"title_{paper.id}"] = paper.title
        fields[f"day_{paper.id}"] = paper.day.isoformat() if paper.day else ""
    return client.send(f"{AT}/check", fields | other)


def stored(app: Any) -> list[bytes]:
    folder = app.extensions["portal"].folder / "papers"
    return [path.read_bytes() for path in folder.iterdir()] if folder.exists() else []


@pytest.mark.parametrize(
    ("name", "title", "day"),
    [
        ("2019-03-05 notulen.pdf", "Notulen", date(2019, 3, 5)),
        ("Notulen 5 maart 2019.pdf", "Notulen", date(2019, 3, 5)),
        ("20190305.pdf", "Stuk", date(2019, 3, 5)),
        ("verslag_raad_05-03-2019.docx", "Verslag raad", date(2019, 3, 5)),
        ("brief.pdf", "Brief", None),
        ("\u202efdp.exe", "Fdp", None),
    ],
)
def test_title_and_day_are_read_from_the_name(
    session: Any, name: str, title: str, day: date | None
) -> None:
    assert archive.named(name) == (title, day)


def test_a_folder_of_papers_is_looked_at_and_then_kept(app: Any, session: Any, hans: Any) -> None:
    data = zipped(
        {
            "archief/2019-03-05 notulen.pdf": PDF,
            "archief/foto.jpg": photo(1, 300),
            "archief/Thumbs.db": b"x",
            "__MACOSX/archief/._foto.jpg": b"x",
        }
    )
    sent = send(hans, ("archief.zip", data), ("jaarplan 2020-01-01.docx", word()))
    assert sent.location.endswith("/archive/check")
    papers = rows(session, ArchivedPaper)
    assert [(paper.title, paper.day) for paper in papers] == [
        ("Notulen", date(2019, 3, 5)),
        ("Foto", None),
        ("Jaarplan", date(2020, 1, 1)),
    ]
    assert "Notulen" not in hans.get(AT).text
    assert keep(hans, papers).status_code == 422
    kept = keep(hans, papers, **{f"day_{papers[1].id}": "1 mei 2021"})
    assert kept.status_code == 303
    page = hans.get(f"{AT}?year=2019")
    assert "Notulen" in page.text
    assert "Jaarplan" not in page.text
    for latest in ("", "?year=x", "?year=99999999999999999999", "?year=1999"):
        assert "Foto" in hans.get(f"{AT}{latest}").text
    assert len(stored(app)) == 3


def test_a_paper_is_given_to_keep_and_never_opened_here(session: Any, hans: Any) -> None:
    send(hans, ("2019-03-05 notulen.docx", word()))
    keep(hans, rows(session, ArchivedPaper))
    answer = hans.get(f"/archive/{row(session, ArchivedPaper).id}/file")
    assert answer.data == word()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "Notulen.docx" in answer.headers["Content-Disposition"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    answer.close()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("leeg.pdf", b""),
        ("plan.pdf", b"MZ\x90\x00"),
        ("macro.docx", word("word/vbaProject.bin")),
        ("foto.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
        ("map.zip", zipped({"goed.pdf": PDF, "slecht.pdf": b"nee"})),
        ("leeg.zip", zipped({})),
        ("kapot.zip", b"PK\x03\x04 kapot"),
        ("zwaar.pdf", b"%PDF-" + b"x" * 10_000),
    ],
)
def test_what_cannot_be_kept_is_told_and_then_nothing_is(
    app: Any, session: Any, hans: Any, monkeypatch: Any, name: str, data: bytes
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 10_000)
    answer = send(hans, ("goed 2019-01-01.pdf", PDF), (name, data))
    assert answer.status_code == 422
    assert 'class="wrongs"' in answer.text
    assert rows(session, ArchivedPaper) == []
    assert stored(app) == []


def test_too_many_at_once_and_none_are_told(session: Any, hans: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(bringing, "MOST_FILES", 2)
    many = {f"{n}.pdf": PDF + bytes([n]) for n in range(3)}
    assert send(hans, ("veel.zip", zipped(many))).status_code == 422
    assert hans.send(f"{AT}/new").status_code == 422
    assert hans.send(f"{AT}/new", {"files": "text"}).status_code == 422
    assert rows(session, ArchivedPaper) == []


def test_the_same_paper_again_is_not_doubled(app: Any, session: Any, hans: Any) -> None:
    send(hans, ("2019-03-05 notulen.pdf", PDF))
    keep(hans, rows(session, ArchivedPaper))
    sent = send(hans, ("nog eens.pdf", PDF), ("en weer.pdf", PDF))
    assert len(rows(session, ArchivedPaper)) == 1
    assert len(stored(app)) == 1
    assert hans.get(sent.location).location.endswith(AT)


def test_papers_that_wait_are_the_bringer_s_and_can_be_dropped(
    app: Any, session: Any, hans: Any, client_as: Any
) -> None:
    send(hans, ("2019-03-05 notulen.pdf", PDF))
    paper = row(session, ArchivedPaper)
    anneke = client_as("Anneke")
    assert anneke.get(f"{AT}/check").status_code == 303
    assert anneke.get(f"/archive/{paper.id}").status_code == 404
    assert hans.send(f"{AT}/forget").status_code == 303
    assert rows(session, ArchivedPaper) == []
    assert stored(app) == []


def test_removed_is_gone_from_the_folder_too(app: Any, session: Any, hans: Any) -> None:
    send(hans, ("2019-03-05 notulen.pdf", PDF))
    keep(hans, rows(session, ArchivedPaper))
    assert hans.send(f"/archive/{row(session, ArchivedPaper).id}/remove").status_code == 303
    assert rows(session, ArchivedPaper) == []
    assert stored(app) == []


def test_only_the_council_reads_its_archive(session: Any, client_as: Any) -> None:
    anneke = named(session, "Anneke")
    session.add(old_paper(session.get_one(Council, 1), anneke))
    session.commit()
    paper = row(session, ArchivedPaper)
    for who, status in (
        ("Sanne", 200),
        ("Anneke", 200),
        ("Bea", 404),
        ("Gerrit", 404),
        ("Petra", 404),
    ):
        with client_as(who).get(f"/archive/{paper.id}") as answer:
            assert answer.status_code == status, who
    roos = client_as("Roos", view="picto", proof=Proof.CARD)
    assert "Notulen" in roos.get(AT).text
    assert f"/archive/{paper.id}/remove" not in roos.get(AT).text
    assert client_as("Joyce", view="picto", proof=Proof.FACE).get(AT).status_code in (303, 403)


def test_the_administrator_adds_papers_without_reading_the_archive(
    session: Any, client_as: Any
) -> None:
    session.rollback()
    bea = client_as("Bea")
    assert send(bea, ("2019-03-05 notulen.pdf", PDF)).status_code == 303
    assert keep(bea, rows(session, ArchivedPaper)).status_code == 303
    assert bea.get(AT).status_code == 403
    assert bea.get(f"/archive/{row(session, ArchivedPaper).id}").status_code == 404
