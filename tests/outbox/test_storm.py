"""Many tablets come back at once: nothing is lost, and nothing done twice."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import sqlalchemy as sa

from portal.ballots.models import Vote
from portal.identity import Role
from portal.meetings.models import Attendance
from portal.outbox.models import Delivery, Outcome
from portal.people.models import Membership, Person
from portal.wishes.models import Wish
from tests.conftest import TODAY
from tests.loopback import running
from tests.outbox.conftest import KeepingTablet

pytestmark = pytest.mark.engines
TABLETS, WISHES = 20, 6


@pytest.fixture
def twenty(session: Any, ballot: Any, client_as: Any) -> list[KeepingTablet]:
    """Twenty members, each signed in at a tablet of the house."""
    linde = ballot.item.meeting.council
    names = [f"Lid {number}" for number in range(TABLETS)]
    people = [Person(name=one, call_name=one, house=linde.house) for one in names]
    session.add_all(people)
    session.flush()
    since = {"since": TODAY.date(), "confirmed_at": TODAY}
    session.add_all(
        Membership(person_id=one.id, council_id=linde.id, role=Role.MEMBER, **since)
        for one in people
    )
    session.commit()
    return [KeepingTablet(client_as(name, view="picto", proof="card")).learn() for name in names]


def test_two_hundred_acts_in_any_order_and_more_than_once_are_each_done_once(
    twenty: list[KeepingTablet], ballot: Any, app: Any, session: Any
) -> None:
    council_id, meeting_id = ballot.council_id, ballot.item.meeting_id
    vote, answer = f"/ballots/{ballot.id}/vote", f"/meetings/{meeting_id}/answer"
    session.rollback()
    brought = []
    for tablet in twenty:
        kept = [tablet.seal(vote, choice=one) for one in ("yes", "no")]
        kept += [tablet.seal(answer, coming=one) for one in ("yes", "no")]
        kept += [
            tablet.seal(f"/councils/{council_id}/wishes/new", subject="food", text=f"Soep {number}")
            for number in range(WISHES)
        ]
        ages = (600_000 - 1000 * number for number in range(len(kept)))
        brought += [(tablet, one | {"age": age}) for one, age in zip(kept, ages, strict=True)]
    assert len(brought) == 200
    chance = random.Random(6)  # noqa: S311 - any order will do
    sent = [one for one in brought for _ in range(chance.randint(1, 3))]
    chance.shuffle(sent)
    with running(app) as port:
        browsers = {id(one): one.browser(port) for one in twenty}

        def bring(one: tuple[KeepingTablet, dict[str, Any]]) -> int:
            return browsers[id(one[0])].send_json("/outbox", one[1]).status

        with ThreadPoolExecutor(8) as threads:
            said = Counter(threads.map(bring, sent))
    assert set(said) == {200}, said

    assert list(session.scalars(sa.select(Vote.answer))) == ["no"] * TABLETS
    here = sa.select(Attendance.coming).where(Attendance.meeting_id == meeting_id)
    assert list(session.scalars(here)) == ["no"] * TABLETS
    wished = Counter(session.scalars(sa.select(Wish.text).where(Wish.text.like("Soep %"))))
    assert wished == {f"Soep {number}": TABLETS for number in range(WISHES)}
    outcomes = Counter(session.scalars(sa.select(Delivery.outcome)))
    assert outcomes.total() == 200
    assert set(outcomes) <= {Outcome.DONE, Outcome.OVERTAKEN}
