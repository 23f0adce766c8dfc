"""Voting: what counts, once, until the clock says so."""

import pytest
import sqlalchemy as sa

from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotKind, SecretVote, SecretVoter, Vote, VoteChange
from portal.errors import ConflictError, RefusedError
from portal.meetings.models import MeetingState

pytestmark = pytest.mark.engines


def first(ballot):
    return ballots.choices_of(ballot)[0].key


def test_a_vote_counts_and_is_shown_back(opened, actor):
    ballot, roos = opened(), actor("Roos")
    ballots.cast_vote(ballot, roos, first(ballot))
    assert ballots.choice_of(ballot, ballots.my_vote(ballot, roos)).label == "Strand"


def test_a_changed_vote_stays_one_vote_and_leaves_its_trace(session, opened, actor):
    ballot, roos = opened(), actor("Roos")
    ballots.cast_vote(ballot, roos, first(ballot))
    ballots.cast_vote(ballot, roos, "dont_know")
    assert session.scalar(sa.select(sa.func.count()).select_from(Vote)) == 1
    assert session.scalar(sa.select(sa.func.count()).select_from(VoteChange)) == 2
    assert ballots.my_vote(ballot, roos).answer == "dont_know"


def test_the_database_itself_refuses_a_second_vote(session, opened, actor, clock):
    ballot, roos = opened(), actor("Roos")
    for _twice in range(2):
        session.add(
            Vote(ballot_id=ballot.id, person_id=roos.person_id, answer="yes", voted_at=clock())
        )
    with pytest.raises(sa.exc.IntegrityError):
        session.flush()


def test_the_clock_closes_a_ballot_whatever_the_row_says(opened, actor, clock):
    ballot = opened()
    clock.forward(minutes=60)
    assert ballot.state == "open"
    assert ballots.is_closed(ballot)
    with pytest.raises(RefusedError):
        ballots.cast_vote(ballot, actor("Roos"), first(ballot))


def test_yes_and_no_offer_four_answers(opened):
    keys = [c.key for c in ballots.choices_of(opened(kind=BallotKind.YES_NO))]
    assert keys == ["yes", "no", "talk_first", "dont_know"]


@pytest.mark.parametrize("key", ["", "option-999999", "maybe", "option-x", "option-"])
def test_an_unknown_choice_is_refused(opened, actor, key):
    with pytest.raises(RefusedError):
        ballots.cast_vote(opened(), actor("Roos"), key)


def test_a_vote_with_help_says_so(opened, actor, person):
    ballot = opened()
    ballots.cast_vote(ballot, actor("Roos", proof="helped", helper="Sanne"), first(ballot))
    assert ballots.voters_of(ballot)[0].helper.call_name == "Sanne"


def test_the_result_names_the_winner_but_never_not_knowing(opened, actor, clock):
    ballot = opened()
    for name in ("Roos", "Mo"):
        ballots.cast_vote(ballot, actor(name), "dont_know")
    ballots.cast_vote(ballot, actor("Kees"), first(ballot))
    result = ballots.result_of(ballot)
    assert [c.label for c in result.winners] == ["Strand"]
    assert (result.total, result.members) == (3, 7)


def test_a_tie_is_between_two(opened, actor):
    ballot = opened()
    choices = ballots.choices_of(ballot)
    ballots.cast_vote(ballot, actor("Roos"), choices[0].key)
    ballots.cast_vote(ballot, actor("Mo"), choices[1].key)
    outcome = ballots.result_of(ballot).outcome
    assert (len(outcome.between), outcome.winners) == (2, ())


def test_no_vote_before_the_invitation(prepare, actor, item):
    item.meeting.state = MeetingState.DRAFT
    with pytest.raises(RefusedError):
        ballots.open_ballot(prepare(), actor("Anneke"), minutes=5)


def test_no_vote_on_an_outdated_easy_text(prepare, actor, item):
    item.text = "De tekst is veranderd."
    with pytest.raises(RefusedError):
        ballots.open_ballot(prepare(), actor("Anneke"), minutes=5)


def test_an_opened_ballot_cannot_change(opened, item):
    ballot = opened()
    with pytest.raises(RefusedError):
        ballots.prepare_ballot(
            item,
            question="?",
            symbol="",
            kind=BallotKind.YES_NO,
            secret=False,
            options=[],
            version=ballot.version,
        )


def test_two_editors_are_told_of_each_other(prepare, item):
    ballot = prepare()
    with pytest.raises(ConflictError) as conflict:
        ballots.prepare_ballot(
            item,
            question="Mijn vraag",
            symbol="",
            kind=BallotKind.YES_NO,
            secret=False,
            options=[],
            version=ballot.version + 7,
        )
    assert conflict.value.theirs["question"] == "Waar gaan wij heen?"


@pytest.mark.parametrize("labels", [["Strand"], ["Strand", "strand"]])
def test_options_must_differ_and_be_two_at_least(item, labels):
    with pytest.raises(RefusedError):
        ballots.prepare_ballot(
            item,
            question="?",
            symbol="",
            kind=BallotKind.CHOICE,
            secret=False,
            options=[(label, "") for label in labels],
        )


class TestSecret:
    """A secret vote holds no person, no time, no order."""

    @pytest.fixture
    def card(self, session, person, actor):
        from portal.residents import service as residents

        return lambda name: residents.make_card(actor("Sanne"), person(name))

    def test_the_rows_tell_nothing(self, session, opened, actor, card):
        ballot = opened(secret=True)
        ballots.cast_vote(ballot, actor("Roos"), first(ballot), card=card("Roos"))
        assert {c.name for c in SecretVote.__table__.columns} == {
            "key",
            "ballot_id",
            "answer",
            "option_id",
        }
        assert ballots.has_voted(ballot, actor("Roos"))
        assert session.scalar(sa.select(sa.func.count()).select_from(Vote)) == 0

    def test_changing_needs_the_same_card(self, session, opened, actor, card):
        ballot, secret = opened(secret=True), card("Roos")
        ballots.cast_vote(ballot, actor("Roos"), first(ballot), card=secret)
        ballots.cast_vote(ballot, actor("Roos"), "dont_know", card=secret)
        assert session.scalars(sa.select(SecretVote.answer)).all() == ["dont_know"]
        with pytest.raises(RefusedError):
            ballots.cast_vote(ballot, actor("Roos"), "dont_know", card=card("Roos"))
        assert len(session.scalars(sa.select(SecretVoter)).all()) == 1

    def test_another_persons_card_does_not_vote(self, opened, actor, card):
        with pytest.raises(RefusedError):
            ballots.cast_vote(opened(secret=True), actor("Roos"), "dont_know", card=card("Mo"))

    def test_few_votes_are_not_shown(self, opened, actor, card):
        ballot = opened(secret=True)
        names = ["Roos", "Mo", "Kees", "Fatima", "Willem"]
        for number, name in enumerate(names, 1):
            ballots.cast_vote(ballot, actor(name), first(ballot), card=card(name))
            assert ballots.result_of(ballot).shown is (number >= 5)


def test_closing_is_once_and_final(opened, actor):
    ballot = opened()
    ballots.close_ballot(ballot, actor("Anneke"))
    ballots.close_ballot(ballot, actor("Anneke"))
    assert isinstance(ballot, Ballot)
    assert ballots.is_closed(ballot)
