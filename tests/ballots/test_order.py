"""The database does not tell in which order secret votes came, nor which came with which voter."""

import pytest
import sqlalchemy as sa

from portal.ballots import service as ballots
from portal.ballots.models import SecretVote, SecretVoter
from portal.residents import service as residents

pytestmark = pytest.mark.engines
MEMBERS = ("Willem", "Fatima", "Roos", "Kees", "Anneke", "Mo")


@pytest.fixture
def voted(session, opened, actor, person):
    """A secret ballot in which each member has voted, one after the other; one thought again."""
    ballot = opened(secret=True)
    cards = {name: residents.make_card(actor("Sanne"), person(name)) for name in MEMBERS}
    session.commit()
    for name in (*MEMBERS, MEMBERS[2]):
        ballots.cast_vote(ballot, actor(name), "dont_know", card=cards[name])
        session.commit()
    return ballot


@pytest.mark.parametrize("model", [SecretVote, SecretVoter])
def test_rows_lie_in_the_order_of_their_keys(voted, session, model):
    as_they_lie = session.execute(sa.text(f"SELECT * FROM {model.__tablename__}"))  # noqa: S608
    keys = [column.name for column in model.__table__.primary_key]
    found = [tuple(row[key] for key in keys) for row in as_they_lie.mappings()]
    assert len(found) == len(MEMBERS)
    assert found == sorted(found)


def test_no_row_tells_when_it_was_written(voted, session):
    if session.get_bind().dialect.name == "sqlite":
        pytest.skip("SQLite keeps no such mark with a row")
    for model in (SecretVote, SecretVoter):
        marks = session.scalars(sa.text(f"SELECT xmin::text FROM {model.__tablename__}"))  # noqa: S608
        assert len(set(marks)) == 1
