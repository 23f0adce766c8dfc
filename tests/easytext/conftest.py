"""A meeting of Raad De Linde with one item, and what an editor's tests do again and again."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from portal import database
from portal.councils.models import Council
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText
from portal.identity import Actor, Proof
from portal.meetings.models import AgendaItem, Meeting, MeetingState, Purpose
from portal.people.models import Person
from portal.residents import service as residents

TEXT = "De huiskamer wordt verbouwd. Op 15 maart geven wij advies. Vraag het aan Sanne."


@pytest.fixture
def council(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def neighbours(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Eik")).one()


@pytest.fixture
def sanne(session: Any, person: Callable[[str], Person]) -> Actor:
    return residents.actor_of(person("Sanne"), proof=Proof.ACCOUNT)


@pytest.fixture
def make_meeting(
    session: Any, clock: Any, person: Callable[[str], Person]
) -> Callable[..., Meeting]:
    """``make_meeting(council, "first", "second")``: a meeting in ten days with these items."""

    def make(council: Council, *titles: str, text: str = "", **fields: Any) -> Meeting:
        items = [
            AgendaItem(position=n, title=title, text=text, purpose=Purpose.TALK)
            for n, title in enumerate(titles, 1)
        ]
        meeting = Meeting(
            **{
                "council": council,
                "title": "Vergadering",
                "starts_at": clock() + timedelta(days=10),
                "ends_at": clock() + timedelta(days=10, hours=1),
                "state": MeetingState.INVITED,
                "invited_at": clock(),
                "made_by_id": person("Sanne").id,
                "items": items,
                **fields,
            }
        )
        session.add(meeting)
        session.flush()
        return meeting

    return make


@pytest.fixture
def item(make_meeting: Callable[..., Meeting], council: Council) -> AgendaItem:
    return make_meeting(council, "Verbouwing", text=TEXT).items[0]


@pytest.fixture
def memory(council: Council) -> easytext.Memory:
    return easytext.memory_of(council.id)


@pytest.fixture
def easy(item: AgendaItem, memory: easytext.Memory) -> EasyText:
    """The item's easy text, proposed and not yet checked: four lines."""
    easy = easytext.ensure_for(item)
    easytext.propose(easy, easytext.standard_text(item), memory)
    return easy


@pytest.fixture
def checked(easy: EasyText, item: AgendaItem, sanne: Actor) -> EasyText:
    for line in easy.lines:
        easytext.check_line(line, sanne, easytext.standard_text(item))
    return easy


@pytest.fixture
def save(easy: EasyText, memory: easytext.Memory) -> Callable[..., None]:
    """``save(line, text="...", picture="own:yes")`` as somebody who saw the latest version."""

    def change(line: Any, **fields: Any) -> None:
        picture = easytext.picture_named(
            fields.get("picture", easytext.Picture.of(line).value), memory, line.text
        )
        assert picture is not None
        easytext.save_line(
            line,
            text=fields.get("text", line.text),
            spoken=fields.get("spoken", line.spoken),
            picture=picture,
            memory=memory,
            words=fields.get("words", [word for word, _symbol in line.words]),
            version=fields.get("version", line.easy_text.version),
        )

    return change


class Editor:
    """Somebody at the editor: gets a page, and presses the buttons on it."""

    def __init__(self, client: FlaskClient, easy_id: int) -> None:
        self.client = client
        self.easy_id = easy_id

    def get(self, **query: Any) -> str:
        response = self.client.get(f"/easy-texts/{self.easy_id}/edit", query_string=query)
        assert response.status_code == 200
        return response.get_data(as_text=True)

    def post(self, path: str, **fields: Any) -> Any:
        html = self.get()
        token = re.search(r'name="csrf_token" value="([^"]+)"', html)
        assert token
        return self.client.post(path, data={"csrf_token": token[1], **fields})

    def press(self, line_id: int, do: str, **fields: Any) -> Any:
        """Press a button of a line, with what its form holds unless told otherwise."""
        html = self.get(line=line_id)
        held = {
            "version": re.search(r'name="version" value="(\d+)"', html)[1],  # type: ignore[index]
            "text": unescape(re.search(r"<textarea[^>]*>([^<]*)<", html)[1]),  # type: ignore[index]
            "picture": re.search(r'name="picture" value="([^"]+)" checked', html)[1],  # type: ignore[index]
        }
        return self.post(
            f"/easy-texts/{self.easy_id}/lines/{line_id}", **{**held, "do": do, **fields}
        )


@dataclass(frozen=True, kw_only=True)
class Stored:
    """The ids of what stands in the database for tests that go through the pages."""

    council_id: int
    item_id: int
    easy_id: int
    line_ids: tuple[int, ...]


@pytest.fixture
def store(app: Flask, clock: Any) -> Callable[..., Stored]:
    """``store(text="...", check=True)``: an item with its easy text, committed."""

    def make(text: str = TEXT, title: str = "Verbouwing", check: bool = False) -> Stored:
        with app.app_context():
            database.begin(writes=True)
            session = database.session
            raad = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
            who = session.scalars(sa.select(Person).where(Person.call_name == "Sanne")).one()
            item = AgendaItem(position=1, title=title, text=text, purpose=Purpose.TALK)
            session.add(
                Meeting(
                    council=raad,
                    title="Vergadering",
                    starts_at=clock() + timedelta(days=10),
                    ends_at=clock() + timedelta(days=10, hours=1),
                    state=MeetingState.INVITED,
                    invited_at=clock(),
                    made_by_id=who.id,
                    items=[item],
                )
            )
            session.flush()
            easy = easytext.ensure_for(item)
            easytext.propose(easy, easytext.standard_text(item), easytext.memory_of(raad.id))
            actor = residents.actor_of(who, proof=Proof.ACCOUNT)
            for line in easy.lines if check else ():
                easytext.check_line(line, actor, easytext.standard_text(item))
            session.commit()
            stored = Stored(
                council_id=raad.id,
                item_id=item.id,
                easy_id=easy.id,
                line_ids=tuple(line.id for line in easy.lines),
            )
            database.end()
        return stored

    return make


@pytest.fixture
def stored(store: Callable[..., Stored]) -> Stored:
    return store()


@pytest.fixture
def in_database(app: Flask) -> Callable[[Callable[[Any], Any]], Any]:
    """``in_database(lambda session: ...)``: look in the database, in a session of its own."""

    def look(question: Callable[[Any], Any]) -> Any:
        with app.app_context(), database.reading() as session:
            return question(session)

    return look


@pytest.fixture
def lines(in_database: Callable[..., Any], stored: Stored) -> Callable[[], list[EasyLine]]:
    """The lines as they are stored now."""
    find = sa.select(EasyLine).where(EasyLine.easy_text_id == stored.easy_id)
    return lambda: in_database(
        lambda session: session.scalars(find.order_by(EasyLine.position)).all()
    )


@pytest.fixture
def editor(stored: Stored, client_as: Callable[..., FlaskClient]) -> Callable[..., Editor]:
    """``editor("Sanne", view="picto")``: a person at the editor of the item's easy text."""
    return lambda name="Sanne", **more: Editor(client_as(name, **more), stored.easy_id)


@pytest.fixture
def statements(app: Flask) -> Callable[..., Any]:
    """``with statements() as count:`` counts the statements that read or change rows."""

    @contextmanager
    def counting() -> Iterator[Callable[[], int]]:
        seen: list[str] = []

        def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
            seen.append(statement)

        engine = app.extensions["portal"].engine
        sa.event.listen(engine, "before_cursor_execute", note)
        try:
            yield lambda: len(seen)
        finally:
            sa.event.remove(engine, "before_cursor_execute", note)

    return counting


def read(response):
    return unescape(response.get_data(as_text=True))
