"""A page of a meeting asks the database a fixed number of questions."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from portal.easytext.models import EasyLine, EasyText
from portal.identity import Proof
from portal.meetings.models import AgendaItem, MeetingState, Paper, Purpose


@contextmanager
def counted(app) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(connection, cursor, statement, *rest):
        seen.append(statement)

    engine = app.extensions["portal"].engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def full(session, meeting, council_id, person, clock):
    """A meeting with so many items, each with an owner, an easy text of four lines, a paper."""

    def make(count: int) -> int:
        here = meeting(
            state=MeetingState.INVITED,
            items=[(f"Punt {n}", Purpose.TALK, 3) for n in range(count)],
        )
        owners = [person(name).id for name in ("Roos", "Kees", "Mo", "Hans")]
        rows = session.scalars(sa.select(AgendaItem).where(AgendaItem.meeting_id == here))
        for number, item in enumerate(rows):
            easy = EasyText(council_id=council_id)
            easy.lines = [
                EasyLine(position=n, text="Wat vind jij?", photo_of_id=owners[n % 4])
                for n in range(1, 5)
            ]
            item.easy_text = easy
            item.owner_id = owners[number % 4]
            item.papers = [
                Paper(
                    title="Plan",
                    file_key="0" * 32,
                    media_type="application/pdf",
                    added_by_id=owners[0],
                    added_at=clock(),
                )
            ]
        session.commit()
        return here

    return make


@pytest.mark.parametrize(
    ("name", "view", "proof"),
    [
        ("Sanne", "standard", Proof.ACCOUNT),
        ("Anneke", "standard", Proof.ACCOUNT),
        ("Anneke", "picto", Proof.ACCOUNT),
        ("Roos", "picto", Proof.CARD),
        ("Mo", "picto", Proof.CARD),
        ("Mo", "standard", Proof.CARD),
        ("Hans", "picto", Proof.ACCOUNT),
        ("Roos", "picto", Proof.FACE),
        ("Theo", "picto", Proof.FACE),
        ("Kees", "standard", Proof.HELPED),
    ],
)
def test_a_meeting_takes_at_most_ten_however_many_items(app, full, client_as, name, view, proof):
    few, many = full(5), full(20)
    helper = "Bas" if proof is Proof.HELPED else None
    client = client_as(name, view=view, proof=proof, helper=helper)
    client.get(f"/meetings/{few}")
    with counted(app) as with_few:
        assert client.get(f"/meetings/{few}").status_code == 200
    with counted(app) as with_many:
        assert client.get(f"/meetings/{many}").status_code == 200
    assert len(with_many) == len(with_few)
    assert len(with_many) <= 10, "\n\n".join(with_many)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_list_takes_as_many_for_one_meeting_as_for_forty(
    app, meeting, client_as, council_id, view
):
    client = client_as("Sanne", view=view)
    meeting()
    client.get(f"/councils/{council_id}/meetings")
    with counted(app) as one:
        client.get(f"/councils/{council_id}/meetings")
    for days in range(20):
        meeting(days=days + 11, items=())
        meeting(days=-days - 2, items=())
    with counted(app) as forty:
        client.get(f"/councils/{council_id}/meetings")
    assert len(one) == len(forty)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_an_item_takes_a_fixed_number(app, full, client_as, items_of, view):
    client = client_as("Roos", view=view)
    few, many = items_of(full(5))[2].id, items_of(full(20))[2].id
    client.get(f"/items/{few}")
    with counted(app) as with_few:
        client.get(f"/items/{few}")
    with counted(app) as with_many:
        client.get(f"/items/{many}")
    assert len(with_few) == len(with_many)
