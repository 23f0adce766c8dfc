"""A paper is seen without its file; what cannot be shown is told, and nothing else happens."""

import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from portal import database
from portal.archive.models import ArchivedPaper
from portal.context import portal
from portal.jobs import service as jobs
from portal.papers import service as papers
from portal.papers.models import Preview
from portal.papers.service import drawing, previews
from tests.papers.making import jpeg, lying, pdf, word

XXE = '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]>'
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def seen(session: Any, data: bytes, media_type: str) -> Preview:
    """What is seen of a file once the workers have looked at it, and at nothing else."""
    session.rollback()
    database.end()
    jobs.work()
    database.begin(writes=True)
    key = papers.keep(data)
    papers.ask(key, media_type)
    database.session.commit()
    database.end()
    jobs.work()
    database.begin(writes=True)
    found = papers.of_file(key)
    assert found is not None
    return found


def picture(preview: Preview, number: int) -> Path:
    path = papers.page_of(preview.file_key, number)
    assert path is not None
    return path


def test_the_pages_of_a_pdf_are_pictures_and_its_words_are_written_down(session: Any) -> None:
    found = seen(session, pdf("Het zwembad", "De kermis"), papers.PDF)
    assert (found.state, found.pages, found.fault) == ("ready", 2, "")
    assert found.text == f"Het zwembad{papers.LEAF}De kermis"
    with Image.open(picture(found, 2)) as drawn:
        assert drawn.size == (1240, 1755)
        assert drawn.convert("L").getextrema()[0] < 100, "something is drawn"
    assert papers.page_of(found.file_key, 3) is None


def test_a_picture_is_one_page_and_a_word_document_is_its_words(session: Any) -> None:
    found = seen(session, jpeg(), previews.JPEG)
    assert (found.state, found.pages) == ("ready", 1)
    with Image.open(picture(found, 1)) as drawn:
        assert drawn.width == drawing.WIDTH
    found = seen(session, word("Eerste alinea", "", "Tweede"), papers.WORD)
    assert (found.state, found.pages, found.text) == ("ready", 0, "Eerste alinea\nTweede")


@pytest.mark.parametrize(
    ("data", "media_type", "fault"),
    [
        (pdf("Geheim", encrypted=True), papers.PDF, "password"),
        (b"%PDF-1.7 and then nothing", papers.PDF, "broken"),
        (pdf("Half")[:200], papers.PDF, "broken"),
        (pdf(), papers.PDF, "broken"),
        (b"no picture", previews.JPEG, "broken"),
        (b"PK no zip", papers.WORD, "broken"),
        (word("&y;", head=XXE), papers.WORD, "broken"),
        (word("&b;", head=BOMB), papers.WORD, "broken"),
        (word("x", head='<?xml version="1.0" encoding="geen"?>'), papers.WORD, "broken"),
        (lying(word("x"), 8, 1), papers.WORD, "broken"),
        (lying(word("x"), 10, 97), papers.WORD, "broken"),
        (word("x" * 200, method=zipfile.ZIP_DEFLATED)[:-200] + b"x" * 200, papers.WORD, "broken"),
        (word("<w:b/>" * 500_000, method=zipfile.ZIP_DEFLATED), papers.WORD, "heavy"),
    ],
    ids=[
        *("password", "empty", "cut", "no pages", "no picture", "no zip", "entity", "bomb"),
        *("letters", "locked", "method", "squeezed", "tags"),
    ],
)
def test_what_cannot_be_shown_is_told(
    session: Any, data: bytes, media_type: str, fault: str
) -> None:
    found = seen(session, data, media_type)
    assert (found.state, found.fault, found.pages, found.text) == ("refused", fault, 0, "")
    assert fault in papers.FAULTS
    assert papers.page_of(found.file_key, 1) is None


def test_a_page_of_any_size_is_drawn_small_enough(session: Any) -> None:
    found = seen(session, pdf("Lang", width=10, height=14_000), papers.PDF)
    assert found.state == "ready"
    with Image.open(picture(found, 1)) as drawn:
        assert drawn.height <= drawing.MOST_HEIGHT + 1


def test_a_word_document_is_unpacked_no_further_than_we_read(tmp_path: Path) -> None:
    big = tmp_path / "claims to be small"
    data = lying(word("x" * 100_000_000, method=zipfile.ZIP_DEFLATED), 24, 100, 4)
    big.write_bytes(data)
    tracemalloc.start()
    with pytest.raises(zipfile.BadZipFile):
        previews._of_word(big, tmp_path)
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


def test_what_takes_too_long_is_too_heavy(session: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "SECONDS", 0)
    found = seen(session, pdf("Lang"), papers.PDF)
    assert (found.state, found.fault) == ("refused", "heavy")


def test_what_kills_the_drawing_is_too_heavy_and_the_server_goes_on(
    session: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "dies.py"
    script.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    monkeypatch.setattr(drawing, "__file__", str(script))
    assert seen(session, pdf("Stuk"), papers.PDF).fault == "heavy"


def test_what_is_not_there_any_more_is_drawn_again_and_what_nobody_has_is_forgotten(
    session: Any,
) -> None:
    found = seen(session, pdf("Folder"), papers.PDF)
    key, folder = found.file_key, portal().folder / previews.FOLDER
    paper = ArchivedPaper(
        council_id=1,
        title="Folder",
        file_key=key,
        media_type=papers.PDF,
        print="x",
        added_by_id=1,
        added_at=portal().clock(),
    )
    database.session.add(paper)
    database.session.commit()
    previews.forget(key)
    database.begin(writes=True)
    previews.tidy()
    database.session.commit()
    database.end()
    jobs.work()
    assert papers.page_of(key, 1) is not None
    database.begin(writes=True)
    database.session.delete(database.session.get_one(ArchivedPaper, paper.id))
    database.session.flush()
    previews.tidy()
    database.session.commit()
    assert papers.of_file(key) is None
    assert list(folder.iterdir()) == []
