"""A year to keep: what the reader may see, in a zip that opens anywhere."""

import io
import re
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any

import html5lib
import pytest
import sqlalchemy as sa

from portal import database
from portal.access import policy
from portal.access.permissions import Permission
from portal.meetings.models import AgendaItem, Meeting, MeetingState, Paper
from portal.minutes.models import Minutes, MinutesState
from portal.offline.service import Names, Part, Turns, streamed, zipping
from portal.papers import service as papers
from portal.people.models import Membership, Person
from portal.preparation.models import PreparationSheet
from tests.access.world import World, make_world
from tests.archive.making import PDF
from tests.printing.reading import read

AT = datetime(2027, 3, 5, 13, 0, tzinfo=UTC)
SECRET = "Mijn geheime vraag"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The demo with a paper, and a sheet that somebody wrote for herself."""
    world = make_world(tmp_path_factory.mktemp("offline"))
    with world.app.app_context():
        database.begin(writes=True)
        session = database.session
        held = session.get_one(Meeting, world.ids["meeting"])
        anneke = session.scalars(sa.select(Person).filter_by(call_name="Anneke")).one()
        item = held.items[0]
        paper = {"title": 'Café: "plan"?', "file_key": papers.keep(PDF), "media_type": papers.PDF}
        session.add(Paper(item_id=item.id, **paper, added_by_id=anneke.id, added_at=AT))
        session.add(
            PreparationSheet(item_id=item.id, person_id=anneke.id, question=SECRET, changed_at=AT)
        )
        session.commit()
        database.end()
    yield world
    world.app.extensions["portal"].engine.dispose()


def address(world: World, year: int = 2027) -> str:
    return f"/councils/{world.ids['council']}/years/{year}.zip"


def kept(world: World, who: str, year: int = 2027) -> zipfile.ZipFile:
    reply = world.client(who).get(address(world, year))
    assert reply.status_code == 200, reply.status_code
    return zipfile.ZipFile(io.BytesIO(reply.data))


def words(archive: zipfile.ZipFile) -> str:
    names = [name for name in archive.namelist() if name.endswith((".html", ".txt"))]
    return "\n".join(archive.read(name).decode() for name in names)


class Links(HTMLParser):
    """Every address on a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "form", "iframe")
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.mark.parametrize("who", ["anneke", "sanne", "petra", "roos"])
def test_every_link_leads_to_a_file_of_the_zip_and_each_page_is_sound(
    world: World, who: str
) -> None:
    if who == "roos":
        assert world.client(who).get(address(world)).status_code == 404  # on the tablet
        return
    archive = kept(world, who)
    names = set(archive.namelist())
    assert archive.testzip() is None
    assert len(names) == len(archive.namelist())
    assert {"index.html", "LEESMIJ.txt", "opmaak/stijl.css", "fonts/regular.ttf"} <= names
    for name in names:
        if name.endswith(".html"):
            page = archive.read(name).decode()
            html5lib.HTMLParser(strict=True).parse(page)
            assert page.count("<h1>") == 1
            for link in Links(page).found:
                assert ":" not in link, link
                parts = list(PurePosixPath(name).parent.parts)
                for step in link.split("/"):
                    parts = parts[:-1] if step == ".." else [*parts, step]
                assert "/".join(parts) in names, (name, link)
        assert re.fullmatch(r"[\w./-]{1,100}", name), name
    sheet = archive.read("opmaak/stijl.css").decode()
    assert set(re.findall(r'url\("\.\./(.*?)"\)', sheet)) <= names


def test_a_reader_gets_what_the_policy_shows_and_nothing_else(world: World) -> None:
    from tests.access.world import actors

    everything = {who: words(kept(world, who)) for who in ("anneke", "petra")}
    with world.app.app_context():
        database.begin(writes=False)
        known = actors()
        for who, said in everything.items():
            told = sa.select(Meeting.id).where(
                Meeting.state.in_((MeetingState.INVITED, MeetingState.CANCELLED)),
                sa.extract("year", Meeting.starts_at) == 2027,
                Meeting.council_id == world.ids["council"],
            )
            mine = policy.where(known[who], Permission.ITEM_VIEW)
            titles = database.session.execute(
                sa.select(AgendaItem.title, mine & AgendaItem.meeting_id.in_(told)).where(
                    AgendaItem.removed_at.is_(None)
                )
            ).all()
            seen = {title for title, may in titles if may}
            unseen = {title for title, may in titles if not may} - seen
            assert seen
            assert all(title in said.replace("&#39;", "'") for title in seen), who
            only = {t for t in unseen if not any(t in s for s in seen)}
            if who == "petra":
                heads = set(re.findall(r"<h3>(?:\d+\. )?(.*?)</h3>", said))
                assert not only & heads
        database.end()


@pytest.mark.parametrize("who", ["anneke", "sanne"])
def test_what_one_prepares_and_who_voted_what_never_goes_along(world: World, who: str) -> None:
    archive = kept(world, who)
    assert SECRET not in words(archive)
    assert not any("photo" in name or "foto" in name for name in archive.namelist())


@pytest.mark.parametrize(
    ("who", "status"), [("visitor", 303), ("bea", 404), ("gerrit", 404), ("face", 303)]
)
def test_who_has_nothing_here_gets_nothing(world: World, who: str, status: int) -> None:
    assert world.client(who).get(address(world)).status_code in (status, 403)
    assert world.client("anneke").get(address(world, 1950)).status_code == 404
    assert world.client("anneke").get(address(world, 99999)).status_code == 404


def test_minutes_and_decisions_are_papers_that_last(world: World) -> None:
    with world.app.app_context():
        database.begin(writes=False)
        told = sa.select(Minutes).where(
            Minutes.council_id == world.ids["council"], Minutes.state == MinutesState.ADOPTED
        )
        minutes = database.session.scalars(told).first()
        said = kept(world, "anneke", minutes.meeting.starts_at.year).namelist()
        database.end()
    assert sum(name.startswith("verslagen/") for name in said) >= 2
    archive = kept(world, "anneke")
    prints = [name for name in archive.namelist() if name.startswith("besluiten")]
    assert {"besluiten-2027.pdf", "besluiten-2027-makkelijk.pdf"} <= set(prints)
    every = [n for n in archive.namelist() if n.endswith(".pdf") and not n.startswith("stukken/")]
    for name in every:
        data = archive.read(name)
        assert "H1" in read(data).kinds(), name
    (paper,) = [n for n in archive.namelist() if n.endswith("café-plan.pdf")]
    assert archive.read(paper) == PDF
    about = archive.getinfo(paper)
    assert about.compress_type == zipfile.ZIP_STORED
    assert about.flag_bits & 0x800
    assert about.date_time == (2027, 3, 5, 14, 0, 0)
    assert archive.getinfo("index.html").compress_type == zipfile.ZIP_DEFLATED


def test_to_ask_what_it_is_costs_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.offline.service.streamed", pytest.fail)
    reply = world.client("anneke").head(address(world))
    assert reply.status_code == 200
    assert reply.headers["Content-Type"] == "application/zip"


def test_who_loses_the_right_on_the_way_gets_a_whole_zip_that_says_so(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipping, "PIECE", 1000)
    engine = world.app.extensions["portal"].engine
    reply = world.client("sanne").get(address(world), buffered=False)
    pieces: Any = iter(reply.response)
    first = next(pieces)
    with world.app.app_context():
        database.begin(writes=True)
        terms = sa.select(Membership).join(Membership.person).where(Person.call_name == "Sanne")
        held = database.session.scalars(terms).all()
        before = [(one, one.until) for one in held]
        for one in held:
            one.until = one.since
        database.session.commit()
        database.end()
    try:
        archive = zipfile.ZipFile(io.BytesIO(b"".join([first, *pieces])))
    finally:
        reply.close()
        with world.app.app_context():
            database.begin(writes=True)
            for one, until in before:
                database.session.get_one(Membership, one.id).until = until
            database.session.commit()
            database.end()
    assert archive.testzip() is None
    assert "niet compleet" in archive.read("index.html").decode()
    assert not any(name.startswith("vergaderingen/") for name in archive.namelist())
    assert engine.pool.checkedout() == 0


def test_nothing_of_the_database_is_held_while_it_is_sent(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipping, "PIECE", 1000)
    pool = world.app.extensions["portal"].engine.pool
    reply = world.client("anneke").get(address(world), buffered=False)
    sizes = []
    for piece in reply.response:
        sizes.append(len(piece))
        assert pool.checkedout() == 0
    reply.close()
    assert len(sizes) > 1


def test_two_at_once_and_the_third_is_asked_to_wait(world: World) -> None:
    open_ones = [world.client("anneke").get(address(world), buffered=False) for _ in range(2)]
    third = world.client("anneke").get(address(world))
    assert third.status_code == 429
    assert third.headers["Retry-After"] == "60"
    assert world.client("hans").get(address(world)).status_code == 200
    for one in open_ones:
        one.close()
    assert world.client("anneke").get(address(world)).status_code == 200


def test_turns_are_counted_of_one_and_of_all() -> None:
    turns = Turns(each=2, every=3)
    first, second, other = turns.take(1), turns.take(1), turns.take(2)
    assert first
    assert second
    assert other
    assert turns.take(1) is None
    assert turns.take(3) is None
    first()
    first()
    assert turns.take(3)
    assert turns.take(3) is None


def test_a_name_is_one_that_every_computer_takes() -> None:
    names = Names()
    assert names.of("a/", 'Wat? "Nu" <b>: é/\\', ".pdf") == "a/wat-nu-b-é.pdf"
    assert names.of("a/", "WAT nu b É", ".pdf") == "a/wat-nu-b-é-2.pdf"
    assert names.of("", "CON", ".html") == "con-1.html"
    assert names.of("", "...", ".html") == "stuk.html"
    assert len(names.of("", "x" * 500, ".html")) < 70


def test_a_zip_of_many_megabytes_is_made_in_a_few(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(bytes(8 * 2**20))
    parts = (Part(name=f"{n}.pdf", content=file, at=AT) for n in range(12))
    tracemalloc.start()
    total = 0
    for piece in streamed(parts):
        assert len(piece) < 2 * zipping.PIECE
        total += len(piece)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total > 96 * 2**20
    assert peak < 4 * 2**20


def test_what_is_larger_than_a_zip_can_say_is_a_zip64(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1000)
    parts = [Part(name=f"{n}.pdf", content=bytes(800), at=AT) for n in range(3)]
    gone = Part(name="gone.pdf", content=tmp_path / "gone", at=AT)
    data = b"".join(streamed([*parts, gone]))
    assert b"PK\x06\x06" in data
    read = zipfile.ZipFile(io.BytesIO(data))
    assert [len(read.read(name)) for name in read.namelist()] == [800] * 3
