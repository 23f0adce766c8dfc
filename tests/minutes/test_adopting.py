"""Minutes are presented, adopted at the next meeting, locked, and corrected."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from portal.ballots.models import Ballot, BallotKind, BallotState, Vote
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.errors import ConflictError, RefusedError
from portal.minutes import service as minuting
from portal.minutes.models import Change, Minutes, MinutesState, Section
from tests.conftest import TODAY
from tests.minutes.acting import adopted, write


def test_presented_minutes_are_read_and_not_written_in(
    minutes: Minutes, later: Any, as_: Any
) -> None:
    item = minutes.meeting.items[1]
    with pytest.raises(RefusedError):
        minuting.present(as_("Hans"), minutes, minutes.version, later.items[3])
    write(as_("Hans"), minutes, item, "Een.")
    minuting.present(as_("Hans"), minutes, minutes.version, later.items[3])
    assert minuting.at_item(Minutes.item_id == later.items[3].id) is minutes
    with pytest.raises(RefusedError):
        write(as_("Hans"), minutes, item, "Twee.", base="Een.")
    minuting.reopen(as_("Hans"), minutes)
    assert write(as_("Hans"), minutes, item, "Twee.", base="Een.") == "Twee."


def test_who_presents_what_somebody_else_presented_meanwhile_is_told(
    minutes: Minutes, later: Any, as_: Any
) -> None:
    write(as_("Hans"), minutes, minutes.meeting.items[1], "Een.")
    with pytest.raises(ConflictError):
        minuting.present(as_("Hans"), minutes, minutes.version - 1, later.items[3])


def test_they_are_adopted_at_the_meeting_itself_and_not_before(
    minutes: Minutes, later: Any, as_: Any, clock: Any
) -> None:
    write(as_("Hans"), minutes, minutes.meeting.items[1], "Een.")
    with pytest.raises(RefusedError):
        minuting.adopt(as_("Hans"), minutes, minutes.version)
    minuting.present(as_("Hans"), minutes, minutes.version, later.items[3])
    with pytest.raises(RefusedError):
        minuting.adopt(as_("Hans"), minutes, minutes.version)
    clock.forward(days=7, minutes=5)
    minuting.adopt(as_("Hans"), minutes, minutes.version)
    assert minutes.state == MinutesState.ADOPTED


@pytest.mark.parametrize(("answer", "may"), [("yes", True), ("no", False)])
def test_a_vote_at_the_item_says_whether_the_council_adopts(
    session: Any,
    minutes: Minutes,
    later: Any,
    as_: Any,
    clock: Any,
    person: Any,
    answer: str,
    may: bool,
) -> None:
    write(as_("Hans"), minutes, minutes.meeting.items[1], "Een.")
    minuting.present(as_("Hans"), minutes, minutes.version, later.items[3])
    clock.forward(days=7, minutes=30)
    ballot = Ballot(
        item_id=later.items[3].id,
        council_id=later.council_id,
        question="Klopt het verslag?",
        kind=BallotKind.YES_NO,
        state=BallotState.OPEN,
        closes_at=later.ends_at,
    )
    session.add(ballot)
    session.flush()
    assert minuting.why_not_adopt(minutes), "the vote is open"
    voted = Vote(ballot_id=ballot.id, person_id=person("Anneke").id, answer=answer, voted_at=TODAY)
    session.add(voted)
    ballot.state = BallotState.CLOSED
    session.flush()
    assert (minuting.why_not_adopt(minutes) == "") is may


def test_adopted_minutes_stay_as_they_were_whatever_changes_around_them(
    session: Any, minutes: Minutes, later: Any, as_: Any, clock: Any
) -> None:
    adopted(session, minutes, later, as_, clock)
    before = minuting.content_of(minutes)
    minutes.meeting.items[1].title = "Iets anders"
    session.flush()
    assert minuting.content_of(minutes) == before
    assert "Iets anders" not in {one.title for one in before.sections}


@pytest.mark.engines
def test_the_database_itself_locks_what_was_adopted(
    session: Any, minutes: Minutes, later: Any, as_: Any, clock: Any
) -> None:
    adopted(session, minutes, later, as_, clock)
    section = session.scalars(sa.select(Section)).one()
    change = {"text": "x", "by_id": minutes.made_by_id, "began_at": TODAY, "at": TODAY}
    for broken in (
        sa.update(Minutes).values(content={}),
        sa.update(Minutes).values(state="concept"),
        sa.delete(Minutes),
        sa.update(Section).values(text="Anders."),
        sa.delete(Section),
        sa.insert(Section).values(minutes_id=minutes.id, title="Nieuw", text=""),
        sa.update(Change).values(text="Anders."),
        sa.delete(Change),
        sa.insert(Change).values(section_id=section.id, restored=False, **change),
    ):
        with pytest.raises(DBAPIError), session.begin_nested():
            session.execute(broken)
    session.execute(sa.update(Section).values(item_id=None))


@pytest.mark.engines
def test_there_is_never_more_than_one_that_is_not_adopted(
    session: Any, minutes: Minutes, later: Any, as_: Any, clock: Any
) -> None:
    row = {
        "council_id": minutes.council_id,
        "meeting_id": minutes.meeting_id,
        "number": 2,
        "reason": "Zomaar",
        "state": "concept",
        "made_by_id": minutes.made_by_id,
        "made_at": TODAY,
        "version": 1,
    }
    with pytest.raises(DBAPIError), session.begin_nested():
        session.execute(sa.insert(Minutes).values(**row))
    adopted(session, minutes, later, as_, clock)
    session.execute(sa.insert(Minutes).values(**row))


def test_a_correction_is_a_new_version_with_a_reason_and_its_checked_lines(
    session: Any, minutes: Minutes, later: Any, as_: Any, clock: Any, person: Any
) -> None:
    write(as_("Hans"), minutes, minutes.meeting.items[0], "Hoi.")
    section = minuting.section_of(minutes, minutes.meeting.items[0].id)
    assert section is not None
    sanne = person("Sanne").id
    line = EasyLine(
        position=1,
        text="Wij zeggen hoi.",
        status=LineStatus.CHECKED,
        checked_by_id=sanne,
        checked_at=TODAY,
    )
    section.easy_text = EasyText(council_id=minutes.council_id, lines=[line])
    session.flush()
    adopted(session, minutes, later, as_, clock)
    with pytest.raises(RefusedError):
        minuting.correct(as_("Hans"), minutes, "")
    again = minuting.correct(as_("Hans"), minutes, "Kees was er ook.")
    assert (again.number, again.reason, again.state) == (2, "Kees was er ook.", "concept")
    texts = [one.text for one in minuting.content_of(again).sections]
    assert texts == [one.text for one in minuting.content_of(minutes).sections]
    [lines] = [one.lines for one in minuting.easy_sections(again).values()]
    assert [one.text for one in lines] == ["Wij zeggen hoi."]
    assert minuting.content_of(again).members == minuting.content_of(minutes).members
    with pytest.raises(RefusedError):
        minuting.correct(as_("Hans"), minutes, "Nog iets.")
    item = again.meeting.items[1]
    write(as_("Hans"), again, item, "Wij praten over soep.", base="Wij praten over eten.")
    old = minuting.section_of(minutes, item.id)
    assert old is not None
    assert old.text == "Wij praten over eten."
