"""Votes by hand beside votes by screen: nobody counts twice, and everybody sees who typed it."""

import pytest
import sqlalchemy as sa

from portal import database
from portal.audit import AuditEvent
from portal.ballots import service as ballots
from portal.ballots.models import (
    Answer,
    Ballot,
    BallotKind,
    BallotState,
    HandTally,
    SecretVote,
    Share,
    Vote,
    VoteChange,
)
from portal.errors import RefusedError
from portal.identity import Proof
from portal.meetings.models import AgendaItem
from tests.client import _asked

pytestmark = pytest.mark.engines


@pytest.fixture
def ballot(opened):
    return opened(kind=BallotKind.YES_NO)


def count(session, row):
    return session.scalar(sa.select(sa.func.count()).select_from(row))


def test_an_officer_types_in_what_a_member_said_and_the_member_sees_who(
    session, ballot, actor, person
):
    ballots.enter_vote(ballot, actor("Hans"), person("Roos").id, "yes")
    mine = ballots.my_vote(ballot, actor("Roos"))
    assert (mine.answer, mine.entered_by.call_name) == ("yes", "Hans")
    (change,) = session.scalars(sa.select(VoteChange))
    assert change.entered_by_id == person("Hans").id
    told = session.scalars(sa.select(AuditEvent).where(AuditEvent.what == "ballot:typed")).one()
    assert told.detail == f"Ballot {ballot.id} person {person('Roos').id}"


def test_the_member_changes_it_and_the_officer_cannot_change_it_back(
    session, ballot, actor, person
):
    ballots.enter_vote(ballot, actor("Hans"), person("Roos").id, "yes")
    ballots.cast_vote(ballot, actor("Roos"), "no")
    for key in ("yes", "no"):
        with pytest.raises(RefusedError):
            ballots.enter_vote(ballot, actor("Hans"), person("Roos").id, key)
    ballots.remove_entered(ballot, actor("Hans"), person("Roos").id)
    (vote,) = session.scalars(sa.select(Vote))
    assert (vote.answer, vote.entered_by_id) == ("no", None)
    assert count(session, VoteChange) == 2


def test_a_vote_typed_in_for_the_wrong_member_is_taken_back(session, ballot, actor, person):
    ballots.enter_vote(ballot, actor("Hans"), person("Roos").id, "yes")
    ballots.remove_entered(ballot, actor("Hans"), person("Roos").id)
    assert count(session, Vote) == 0


@pytest.mark.parametrize("name", ["Sanne", "Petra", "Joyce", "Gerrit"])
def test_nothing_is_typed_in_for_who_is_no_member(ballot, actor, person, name):
    with pytest.raises(RefusedError):
        ballots.enter_vote(ballot, actor("Hans"), person(name).id, "yes")


def test_in_a_secret_vote_nobody_types_for_another_and_no_hands_are_counted(opened, actor, person):
    ballot = opened(kind=BallotKind.YES_NO, secret=True)
    with pytest.raises(RefusedError):
        ballots.enter_vote(ballot, actor("Hans"), person("Roos").id, "yes")
    with pytest.raises(RefusedError):
        ballots.tally(ballot, actor("Hans"), {"yes": 1}, seen=0)


def test_hands_and_screens_are_counted_together(ballot, actor, person):
    ballots.cast_vote(ballot, actor("Roos"), "no")
    ballots.enter_vote(ballot, actor("Hans"), person("Mo").id, "yes")
    ballots.tally(ballot, actor("Hans"), {"yes": 3, "no": 2}, seen=0)
    assert ballots.count_votes(ballot) == 7
    ballots.close_ballot(ballot, actor("Anneke"))
    result = ballots.result_of(ballot)
    assert {c.key: c.count for c in result.choices if c.count} == {"yes": 4, "no": 3}
    assert (result.total, result.hands, result.members) == (7, 5, 7)
    assert ballots.results_of([ballot])[ballot.id].choices == result.choices


def test_many_results_are_counted_in_one_statement(app, session, item, opened, actor, clock):
    """Open and secret, by screen and by hand; closed by the clock nobody said who could vote."""
    first = opened(kind=BallotKind.YES_NO)
    ballots.cast_vote(first, actor("Roos"), "no")
    ballots.tally(first, actor("Hans"), {"yes": 3, "no": 1}, seen=0)
    made = {"council_id": first.council_id, "question": "?", "kind": BallotKind.YES_NO}
    times = {"opened_at": clock(), "closes_at": first.closes_at, "state": BallotState.OPEN}
    others = []
    for number, secret in ((2, True), (3, False)):
        more = AgendaItem(meeting_id=item.meeting_id, position=number, title="Nog iets")
        session.add(more)
        session.flush()
        others.append(Ballot(item_id=more.id, secret=secret, **made, **times))
    session.add_all(others)
    session.flush()
    for number in range(6):
        answer = Answer.YES if number % 3 else Answer.NO
        session.add(SecretVote(ballot_id=others[0].id, key=f"{number:064}", answer=answer))
    for one in (first, *others):
        one.share = Share.PRESENT
    session.flush()
    clock.set(first.closes_at)
    every = [first, *others]
    assert not any(one.options for one in every)  # asked now; pages load them along
    with _asked(app) as statements:
        results = ballots.results_of(every)
    assert len(statements) == 1
    assert [results[one.id].total for one in every] == [5, 6, 0]
    assert [results[one.id].members for one in every] == [7, 7, 7]
    for one in every:
        assert results[one.id] == ballots.result_of(one)


@pytest.mark.parametrize("counts", [{"yes": 7}, {"yes": 6, "no": 1}, {"yes": -1}, {"yes": 10**9}])
def test_there_are_never_more_votes_than_people(session, ballot, actor, counts):
    ballots.cast_vote(ballot, actor("Roos"), "no")
    assert ballots.room(ballot) == 6
    with pytest.raises(RefusedError):
        ballots.tally(ballot, actor("Hans"), counts, seen=0)
    assert count(session, HandTally) == 0


def test_after_the_count_no_new_vote_comes_in_but_a_given_one_can_change(
    session, ballot, actor, person
):
    ballots.cast_vote(ballot, actor("Roos"), "no")
    ballots.tally(ballot, actor("Hans"), {"yes": 2}, seen=0)
    with pytest.raises(RefusedError, match=r"handen zijn geteld|hands are counted"):
        ballots.cast_vote(ballot, actor("Mo"), "yes")
    with pytest.raises(RefusedError):
        ballots.enter_vote(ballot, actor("Hans"), person("Mo").id, "yes")
    ballots.cast_vote(ballot, actor("Roos"), "yes")
    assert ballots.count_votes(ballot) == 3


def test_a_count_is_corrected_and_the_one_before_is_kept(session, ballot, actor):
    ballots.tally(ballot, actor("Hans"), {"yes": 2}, seen=0)
    first = ballots.tally_of(ballot)
    ballots.tally(ballot, actor("Anneke"), {"yes": 3}, seen=first.id)
    assert ballots.tally_of(ballot).counts == {"yes": 3}
    with pytest.raises(RefusedError):
        ballots.tally(ballot, actor("Hans"), {"yes": 1}, seen=first.id)
    ballots.tally(ballot, actor("Hans"), {"yes": 0}, seen=ballots.tally_of(ballot).id)
    assert ballots.tally_of(ballot) is None
    ballots.cast_vote(ballot, actor("Mo"), "yes")
    assert count(session, HandTally) == 3


def test_after_closing_nothing_is_typed_or_counted(ballot, actor, person):
    ballots.close_ballot(ballot, actor("Anneke"))
    with pytest.raises(RefusedError):
        ballots.enter_vote(ballot, actor("Hans"), person("Mo").id, "yes")
    with pytest.raises(RefusedError):
        ballots.tally(ballot, actor("Hans"), {"yes": 1}, seen=0)


# --- as people meet it ------------------------------------------------------------------------


@pytest.fixture
def path(session, ballot):
    address = f"/ballots/{ballot.id}"
    session.commit()
    database.end()
    return address


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_secretary_taps_a_face_and_the_answer(client_as, path, person, session, view):
    roos_id = person("Roos").id
    database.end()
    hans = client_as("Hans", view)
    assert "Roos" in hans.get(f"{path}/enter").text
    assert hans.get(f"{path}/enter/{roos_id}").status_code == 200
    assert hans.send(f"{path}/enter/{roos_id}", {"choice": "yes"}).status_code == 303
    page = client_as("Roos", view, Proof.CARD).get(path).text
    assert "Hans vulde dit voor jou in" in page
    client_as("Anneke").send(f"{path}/close")
    assert "Hans" in client_as("Fatima", "standard", Proof.CARD).get(path).text


def test_who_voted_by_screen_is_named_before_hands_are_counted(client_as, path):
    client_as("Roos", "picto", Proof.CARD).send(f"{path}/vote", {"choice": "no"})
    hans = client_as("Hans")
    assert "Roos" in hans.get(f"{path}/hands").text
    wrong = hans.send(f"{path}/hands", {"hand_yes": "7", "seen": "0"})
    assert wrong.status_code == 422
    assert 'value="7"' in wrong.text, "what was typed is still there"
    assert hans.send(f"{path}/hands", {"hand_yes": "6", "seen": "0"}).status_code == 303
    late = client_as("Mo", "picto", Proof.CARD).send(f"{path}/vote", {"choice": "yes"})
    assert late.status_code == 422
    assert "De handen zijn geteld" in late.text
