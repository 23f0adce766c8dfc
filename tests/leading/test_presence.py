"""Who is there from when until when, and whether enough are there to decide."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.errors import RefusedError
from portal.leading import service as leading
from portal.leading.models import LeadingRule, Presence, QuorumRule
from portal.people.models import Membership
from tests.leading.conftest import MEMBERS

pytestmark = pytest.mark.engines


def names(people):
    return {one.call_name for one in people}


def test_the_timeline_tells_who_was_there_at_any_moment(opened, meeting, actor, person, clock):
    sitting = opened(["Anneke", "Roos"])
    begin = clock()
    clock.forward(minutes=10)
    leading.set_presence(actor("Anneke"), sitting, person("Mo").id, "here")
    clock.forward(minutes=10)
    leading.set_presence(actor("Anneke"), sitting, person("Roos").id, "away")
    clock.forward(minutes=10)
    assert names(leading.present(meeting.id, begin)) == {"Anneke", "Roos"}
    assert names(leading.present(meeting.id)) == {"Anneke", "Mo"}
    assert [name for _row, name in leading.timeline(meeting.id)][2:] == ["Mo"]


def test_told_twice_it_is_once_and_a_slip_of_the_finger_leaves_no_row(
    session, opened, actor, person, clock
):
    sitting = opened(["Anneke"])
    clock.forward(minutes=5)
    mo = person("Mo").id
    for state in ("here", "here", "away", "away", "here"):
        leading.set_presence(actor("Anneke"), sitting, mo, state)
        clock.forward(seconds=5)
    rows = session.scalars(sa.select(Presence).where(Presence.person_id == mo)).all()
    assert [row.until for row in rows] == [None]


def test_who_was_tapped_away_by_mistake_never_left(session, opened, actor, person, clock):
    sitting = opened(["Anneke", "Roos"])
    clock.forward(minutes=20)
    roos = person("Roos").id
    leading.set_presence(actor("Anneke"), sitting, roos, "away")
    clock.forward(seconds=20)
    leading.set_presence(actor("Anneke"), sitting, roos, "here")
    rows = session.scalars(sa.select(Presence).where(Presence.person_id == roos)).all()
    assert [row.until for row in rows] == [None]


def test_nobody_is_there_twice_at_one_time(session, opened, meeting, person, clock):
    opened(["Anneke"])
    twice = Presence(meeting_id=meeting.id, person_id=person("Anneke").id, since=clock())
    session.add(twice)
    with pytest.raises(IntegrityError):
        session.flush()


def test_somebody_of_another_council_is_not_written_down(opened, actor, person):
    sitting = opened()
    with pytest.raises(RefusedError):
        leading.set_presence(actor("Anneke"), sitting, person("Gerrit").id, "here")


def test_who_sits_out_is_back_at_the_next_item(session, opened, meeting, actor, person, clock):
    sitting = opened()
    clock.forward(minutes=2)
    leading.set_presence(actor("Anneke"), sitting, person("Kees").id, "out")
    assert leading.quorum_of(meeting).out == ("Kees",)
    clock.forward(minutes=2)
    leading.move(actor("Anneke"), sitting, sitting.version, "next")
    assert leading.quorum_of(meeting).out == ()
    assert "Kees" in names(leading.present(meeting.id))


@pytest.mark.parametrize(
    ("rule", "number", "members", "enough"),
    [
        (QuorumRule.MORE_THAN_HALF, None, 9, 5),
        (QuorumRule.MORE_THAN_HALF, None, 8, 5),
        (QuorumRule.HALF, None, 9, 5),
        (QuorumRule.HALF, None, 8, 4),
        (QuorumRule.TWO_THIRDS, None, 9, 6),
        (QuorumRule.TWO_THIRDS, None, 8, 6),
        (QuorumRule.NUMBER, 3, 9, 3),
    ],
)
def test_how_many_are_needed(rule, number, members, enough):
    agreed = LeadingRule(council_id=1, quorum=rule, number=number)
    assert leading.needed(agreed, members) == enough


def test_the_quorum_is_said_in_words(opened, meeting):
    opened(MEMBERS[:4])
    assert leading.quorum_of(meeting).sentence == ("4 van de 7 leden zijn er. Wij mogen besluiten.")


def test_lost_in_the_middle_it_is_said_and_nothing_may_be_decided(
    opened, meeting, actor, person, clock
):
    sitting = opened(MEMBERS[:4])
    assert leading.quorum_of(meeting).met
    clock.forward(minutes=5)
    leading.set_presence(actor("Anneke"), sitting, person("Kees").id, "away")
    quorum = leading.quorum_of(meeting)
    assert not quorum.met
    assert quorum.verdict == "Wij mogen nu niet besluiten."
    assert quorum.lacking == "Er moet nog 1 lid bij. Praten mag wel."


def test_supporter_and_guests_are_there_and_do_not_count(opened, meeting):
    opened([*MEMBERS[:3], "Sanne"])
    quorum = leading.quorum_of(meeting)
    assert (quorum.here, quorum.members, quorum.met) == (3, 7, False)
    assert "Sanne" in names(leading.present(meeting.id))


def test_who_sits_out_counts_on_neither_side(opened, meeting, actor, person):
    sitting = opened(MEMBERS[:4])
    leading.set_presence(actor("Anneke"), sitting, person("Kees").id, "out")
    quorum = leading.quorum_of(meeting)
    assert (quorum.here, quorum.members, quorum.needed) == (3, 6, 4)


def test_a_council_without_members_decides_nothing(session, opened, meeting, council):
    session.execute(
        sa.delete(Membership).where(
            Membership.council_id == council.id, Membership.role != "supporter"
        )
    )
    opened([])
    quorum = leading.quorum_of(meeting)
    assert quorum.sentence == "Deze raad heeft nog geen leden. Wij mogen nu niet besluiten."
    assert not quorum.met
