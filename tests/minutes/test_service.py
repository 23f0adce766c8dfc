"""Minutes: written by several at once, versions, and the frame that fills itself."""

from typing import Any

import pytest

from portal.ballots.models import Ballot, BallotKind, BallotState, Vote
from portal.errors import RefusedError
from portal.leading.models import Presence
from portal.meetings.models import Attendance, Coming
from portal.minutes import service as minuting
from portal.minutes.models import Minutes
from tests.conftest import TODAY
from tests.minutes.acting import write


def test_there_is_one_of_a_meeting_and_the_secretary_takes_it(
    session: Any, meeting: Any, minutes: Minutes, as_: Any, person: Any
) -> None:
    assert minutes.taker_id == person("Hans").id
    assert minuting.begin(as_("Roos"), meeting) is minutes


def test_who_took_them_last_time_is_proposed_while_a_member(
    session: Any, minutes: Minutes, later: Any, person: Any, as_: Any
) -> None:
    minutes.taker_id = person("Roos").id
    session.flush()
    assert minuting.who_takes(later) == person("Roos").id
    minutes.taker_id = person("Sanne").id
    session.flush()
    assert minuting.who_takes(later) == person("Hans").id


def test_members_come_first_the_supporter_last_and_only_an_officer_lets_a_guest_write(
    meeting: Any, as_: Any
) -> None:
    of_officer = minuting.candidates(as_("Anneke"), meeting)
    ranks = [one.rank for one in of_officer]
    assert ranks == sorted(ranks)
    assert {"Petra"} <= {one.person.call_name for one in of_officer if one.rank == 1}
    assert of_officer[-1].person.call_name == "Sanne"
    of_supporter = minuting.candidates(as_("Sanne"), meeting)
    assert "Petra" not in {one.person.call_name for one in of_supporter}


def test_somebody_who_is_not_offered_cannot_take_them(
    minutes: Minutes, meeting: Any, as_: Any, person: Any
) -> None:
    possible = minuting.candidates(as_("Sanne"), meeting)
    with pytest.raises(RefusedError):
        minuting.appoint(as_("Sanne"), minutes, possible, person("Petra").id)


def test_two_writers_in_other_sentences_are_joined(minutes: Minutes, as_: Any) -> None:
    item = minutes.meeting.items[1]
    first = write(as_("Hans"), minutes, item, "Kees wil soep. Het is koud.")
    write(as_("Anneke"), minutes, item, "Kees wil soep. Het is warm.", base=first)
    both = write(as_("Hans"), minutes, item, "Kees wil tomatensoep. Het is koud.", base=first)
    assert both == "Kees wil tomatensoep. Het is warm."


def test_one_sentence_of_two_is_kept_twice_until_somebody_chooses(
    minutes: Minutes, later: Any, as_: Any
) -> None:
    item = minutes.meeting.items[1]
    write(as_("Hans"), minutes, item, "Oud.")
    write(as_("Anneke"), minutes, item, "Van Anneke.", base="Oud.")
    both = write(as_("Hans"), minutes, item, "Van Hans.", base="Oud.")
    [two] = minuting.unsettled(both)
    assert "Anneke" in two.first
    assert "Hans" in two.second
    with pytest.raises(RefusedError, match="twee"):
        minuting.present(as_("Hans"), minutes, minutes.version, later.items[3])
    kept = minuting.settle(as_("Hans"), minutes, item, "one")
    assert kept is not None
    assert kept.text == "Van Anneke."


def test_a_break_and_an_item_of_elsewhere_hold_nothing(
    minutes: Minutes, later: Any, as_: Any
) -> None:
    for item in (minutes.meeting.items[2], later.items[0]):
        with pytest.raises(RefusedError):
            write(as_("Hans"), minutes, item, "Iets.")


def test_what_is_too_long_is_refused_and_says_where(minutes: Minutes, as_: Any) -> None:
    item = minutes.meeting.items[0]
    with pytest.raises(RefusedError) as error:
        write(as_("Hans"), minutes, item, "x" * (minuting.MOST_TEXT + 1))
    assert error.value.field == "text"


def test_minutes_of_typing_by_one_are_one_change_and_another_person_is_another(
    session: Any, minutes: Minutes, as_: Any, clock: Any
) -> None:
    item = minutes.meeting.items[1]
    text = ""
    for word in ("Een.", "Een. Twee.", "Een. Twee. Drie."):
        text = write(as_("Hans"), minutes, item, word, base=text)
        clock.forward(seconds=20)
    assert [one.text for one in minuting.changes_of(minutes)] == ["Een. Twee. Drie."]
    text = write(as_("Anneke"), minutes, item, f"{text} Vier.", base=text)
    clock.forward(minutes=6)
    write(as_("Anneke"), minutes, item, f"{text} Vijf.", base=text)
    names = [one.by.call_name for one in minuting.changes_of(minutes)]
    assert names == ["Anneke", "Anneke", "Hans"]


def test_an_earlier_version_is_put_back_as_a_new_one(
    session: Any, minutes: Minutes, as_: Any, clock: Any
) -> None:
    item = minutes.meeting.items[1]
    write(as_("Hans"), minutes, item, "Eerst.")
    clock.forward(minutes=10)
    write(as_("Hans"), minutes, item, "Later.", base="Eerst.")
    first = minuting.changes_of(minutes)[-1]
    minuting.restore(as_("Anneke"), minutes, first)
    now = minuting.changes_of(minutes)
    assert [(one.text, one.restored) for one in now] == [
        ("Eerst.", True),
        ("Later.", False),
        ("Eerst.", False),
    ]
    section = minuting.section_of(minutes, item.id)
    assert section is not None
    assert section.text == "Eerst."


def test_versions_are_compared_word_by_word() -> None:
    parts = minuting.compared("Kees wil soep.", "Kees wil graag soep.")
    assert [(one.kind, one.text.strip()) for one in parts if one.text.strip()] == [
        ("same", "Kees wil"),
        ("in", "graag"),
        ("same", "soep."),
    ]


def test_who_writes_is_seen_by_others_for_a_short_while(
    minutes: Minutes, as_: Any, clock: Any
) -> None:
    item = minutes.meeting.items[1]
    write(as_("Hans"), minutes, item, "Een.")
    assert minuting.now_of(minutes, as_("Anneke"))[item.id].writers == ("Hans",)
    assert minuting.now_of(minutes, as_("Hans"))[item.id].writers == ()
    clock.forward(minutes=1)
    assert minuting.now_of(minutes, as_("Anneke"))[item.id].writers == ()


def test_the_frame_fills_itself_from_votes_and_answers(
    session: Any, minutes: Minutes, as_: Any, person: Any
) -> None:
    meeting = minutes.meeting
    for name, coming in (("Anneke", Coming.YES), ("Kees", Coming.NO)):
        session.add(
            Attendance(
                meeting_id=meeting.id,
                person_id=person(name).id,
                coming=coming,
                answered_at=TODAY,
            )
        )
    ballot = Ballot(
        item_id=meeting.items[1].id,
        council_id=meeting.council_id,
        question="Soep?",
        kind=BallotKind.YES_NO,
        state=BallotState.CLOSED,
        closes_at=meeting.ends_at,
    )
    session.add(ballot)
    session.flush()
    vote = Vote(ballot_id=ballot.id, person_id=person("Anneke").id, answer="yes", voted_at=TODAY)
    session.add(vote)
    session.flush()
    content = minuting.content_of(minutes)
    assert not content.seen
    assert [one.name for one in content.members] == ["Anneke"]
    assert "Kees" in {one.name for one in content.absent}
    assert [one.number for one in content.sections] == [1, 2, 3]
    [said] = content.sections[1].votes
    assert said.startswith("Soep? ")
    session.add(Presence(meeting_id=meeting.id, person_id=person("Kees").id, since=TODAY))
    session.add(Presence(meeting_id=meeting.id, person_id=person("Petra").id, since=TODAY))
    session.flush()
    content = minuting.content_of(minutes)
    assert content.seen
    assert [one.name for one in content.members] == ["Kees"]
    assert [one.name for one in content.guests] == ["Petra"]


def test_what_was_said_at_an_item_that_went_away_stays(
    session: Any, minutes: Minutes, as_: Any
) -> None:
    item = minutes.meeting.items[1]
    write(as_("Hans"), minutes, item, "Wij eten soep.")
    item.position, item.removed_at = -1, TODAY
    session.flush()
    content = minuting.content_of(minutes)
    assert (content.sections[-1].text, content.sections[-1].number) == ("Wij eten soep.", None)
    assert [one.number for one in content.sections[:-1]] == [1, 2]
