"""Notes of a council on their pages: for its members and its supporter, and for nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from portal.audit import AuditEvent
from portal.councils.models import Council
from portal.dossiers.models import Dossier
from portal.identity import Proof
from portal.notes.models import Note
from portal.topics.models import Topic

Sign = Callable[..., FlaskClient]
WORDS = "Wij willen eerst weten wat zwembaden kosten."


@pytest.fixture
def place(session: Any, person: Any, clock: Any) -> Callable[[str], str]:
    """The page of a dossier or of a topic of De Linde."""
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    about = {"council_id": council.id, "title": "Het zwembad"}
    topic = Topic(**about, made_at=clock(), decided_at=clock())
    dossier = Dossier(**about, made_at=clock(), made_by_id=person("Hans").id)
    session.add_all([topic, dossier])
    session.flush()
    pages = {"dossier": f"/dossiers/{dossier.id}", "topic": f"/topics/{topic.id}"}
    session.commit()
    return pages.__getitem__


@pytest.fixture
def kept(app: Any) -> Callable[[Any], list[Any]]:
    def read(statement: Any) -> list[Any]:
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(statement).all())

    return read


def _write(client: FlaskClient, where: str) -> None:
    answer = client.send(f"{where}/notes/new", {"text": WORDS})
    assert (answer.status_code, answer.location) == (303, where)


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("what", ["dossier", "topic"])
def test_members_and_the_supporter_read_who_wrote_what_and_when(
    client_as: Sign, place: Any, what: str, view: str
) -> None:
    _write(client_as("Hans"), place(what))
    for reader in ("Roos", "Sanne"):
        client = client_as(reader, view=view)
        page = "".join(client.get(f"{place(what)}?card={one}").text for one in range(1, 13))
        assert WORDS in page
        assert "Hans, 8 februari 2027" in page


def test_nobody_else_reads_a_note(client_as: Sign, place: Any, kept: Any) -> None:
    _write(client_as("Hans"), place("dossier"))
    note = kept(sa.select(sa.func.max(Note.id)))[0][0]
    for other in ("Petra", "Bea", "Bas", "Joyce", "Gerrit"):
        client = client_as(other, proof=Proof.CARD) if other == "Joyce" else client_as(other)
        assert client.get(f"/notes/{note}").status_code == 404, other
        assert client.send(f"/notes/{note}/remove", {}).status_code == 404, other
        for page in (place("dossier"), place("topic")):
            assert client.get(page).status_code == 404, other
            refused = client.send(f"{page}/notes/new", {"text": "x"})
            assert refused.status_code == 404, other
    assert client_as("Hans").get(f"/notes/{note}").status_code == 200


@pytest.mark.parametrize("reader", ["Hans", "Petra", "Bea"])
def test_a_note_is_not_found_by_searching(client_as: Sign, place: Any, reader: str) -> None:
    hans = client_as("Hans")
    _write(hans, place("dossier"))
    answer = client_as(reader).get("/search?words=zwembaden")
    assert answer.status_code == 200
    assert "eerst weten" not in answer.text


def test_the_newest_note_stands_first(client_as: Sign, place: Any, clock: Any) -> None:
    hans, where = client_as("Hans"), place("topic")
    _write(hans, where)
    clock.forward(hours=1)
    hans.send(f"{where}/notes/new", {"text": "Daarna kiezen."})
    page = hans.get(where).text
    assert page.index("Daarna kiezen.") < page.index(WORDS)


def test_two_who_change_a_note_lose_nothing(client_as: Sign, place: Any, kept: Any) -> None:
    hans = client_as("Hans")
    _write(hans, place("dossier"))
    note = kept(sa.select(sa.func.max(Note.id)))[0][0]
    page = f"/notes/{note}"
    first = client_as("Sanne").send(page, {"text": "Van Sanne.", "version": "1"})
    assert first.status_code == 303
    late = hans.send(page, {"text": "Van Hans.", "version": "1"})
    assert late.status_code == 409
    assert "Van Sanne." in late.text
    assert "Van Hans." in late.text
    assert "Sanne, 8 februari 2027" in hans.get(place("dossier")).text


def test_an_empty_note_is_none(client_as: Sign, place: Any) -> None:
    answer = client_as("Hans").send(f"{place('topic')}/notes/new", {"text": "  "})
    assert answer.status_code == 422
    assert "Schrijf iets op." in answer.text


def test_what_is_thrown_away_is_gone_and_never_stood_in_the_trail(
    client_as: Sign, place: Any, kept: Any
) -> None:
    hans = client_as("Hans")
    _write(hans, place("dossier"))
    note = kept(sa.select(sa.func.max(Note.id)))[0][0]
    assert hans.send(f"/notes/{note}/remove", {}).location == place("dossier")
    assert kept(sa.select(Note.id).where(Note.text == WORDS)) == []
    told = kept(sa.select(AuditEvent.what, AuditEvent.detail).where(AuditEvent.what.like("note:%")))
    assert [one.what for one in told[-2:]] == ["note:written", "note:removed"]
    assert all(one.detail == f"Note {note}" for one in told[-2:])
