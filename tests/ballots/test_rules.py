"""When a plan goes on, rule by rule, and in which words that is told."""

import pytest

from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotKind, Option, Rule, Share, Subject, Tie
from portal.ballots.service import Verdict
from portal.ballots.service.deciding import counted, decide, needed

PASSED, REJECTED, TALK = Verdict.PASSED, Verdict.REJECTED, Verdict.TALK
CHOSEN, AGAIN, LOT = Verdict.CHOSEN, Verdict.AGAIN, Verdict.LOT


@pytest.fixture(autouse=True)
def in_context(app):
    with app.test_request_context(headers={"Accept-Language": "nl"}):
        yield


def plan(rule=Rule.SIMPLE, share=Share.CAST, tie=Tie.TALK, **kwargs):
    kwargs = {"subject": Subject.ORDINARY, "kind": BallotKind.YES_NO, "round": 1} | kwargs
    return Ballot(rule=rule, share=share, tie=tie, seats=1, **kwargs)


def outcome(ballot, *, entitled=9, **counts):
    choices = ballots.choices_of(ballot, counts)
    return decide(ballot, choices, entitled)


@pytest.mark.parametrize(
    ("rule", "counts", "verdict"),
    [
        (Rule.SIMPLE, {"yes": 4, "no": 3}, PASSED),
        (Rule.SIMPLE, {"yes": 3, "no": 4}, REJECTED),
        (Rule.SIMPLE, {"yes": 1, "dont_know": 8}, PASSED),
        (Rule.SIMPLE, {"yes": 3, "no": 2, "talk_first": 4}, TALK),
        (Rule.SIMPLE, {"yes": 3, "no": 2, "talk_first": 3}, PASSED),
        (Rule.SIMPLE, {"dont_know": 5}, TALK),
        (Rule.SIMPLE, {}, Verdict.NOTHING),
        (Rule.ABSOLUTE, {"yes": 5, "no": 4}, PASSED),
        (Rule.ABSOLUTE, {"yes": 4, "no": 3, "talk_first": 2}, REJECTED),
        (Rule.ABSOLUTE, {"yes": 4, "no": 3, "dont_know": 2}, PASSED),
        (Rule.TWO_THIRDS, {"yes": 6, "no": 3}, PASSED),
        (Rule.TWO_THIRDS, {"yes": 5, "no": 3}, REJECTED),
        (Rule.FOUR_FIFTHS, {"yes": 8, "no": 2}, PASSED),
        (Rule.FOUR_FIFTHS, {"yes": 7, "no": 2}, REJECTED),
        (Rule.CONSENSUS, {"yes": 4, "live_with": 3}, PASSED),
        (Rule.CONSENSUS, {"live_with": 3, "dont_know": 1}, PASSED),
        (Rule.CONSENSUS, {"yes": 8, "talk_first": 1}, TALK),
        (Rule.CONSENSUS, {"dont_know": 4}, TALK),
    ],
)
def test_a_plan_goes_on_by_its_rule(rule, counts, verdict):
    assert outcome(plan(rule), **counts).verdict is verdict


def test_of_all_members_who_are_there_silence_counts_too():
    ballot = plan(Rule.ABSOLUTE, Share.PRESENT)
    assert outcome(ballot, entitled=9, yes=4, no=1).verdict is REJECTED
    assert outcome(ballot, entitled=9, yes=5, no=1).verdict is PASSED
    assert outcome(plan(Rule.ABSOLUTE), entitled=9, yes=4, no=1).verdict is PASSED


@pytest.mark.parametrize("rule", [Rule.SIMPLE, Rule.ABSOLUTE])
def test_what_equal_means_is_the_councils_agreement(rule):
    assert outcome(plan(rule, tie=Tie.TALK), yes=3, no=3).verdict is TALK
    rejected = outcome(plan(rule, tie=Tie.REJECTED), yes=3, no=3)
    assert rejected.verdict is REJECTED
    assert "Dat staat in jullie afspraken" in rejected.why


@pytest.mark.parametrize("whole", range(1, 40))
def test_what_is_needed_is_the_smallest_number_that_is_enough(whole):
    for rule, enough in (
        (Rule.ABSOLUTE, lambda n: 2 * n > whole),
        (Rule.TWO_THIRDS, lambda n: 3 * n >= 2 * whole),
        (Rule.FOUR_FIFTHS, lambda n: 5 * n >= 4 * whole),
    ):
        assert needed(rule, whole) == next(n for n in range(1, 99) if enough(n))


def test_the_result_is_told_in_words():
    ballot = plan(Rule.ABSOLUTE)
    counts = {"yes": 7, "no": 2}
    told = outcome(ballot, **counts)
    assert counted(ballot, ballots.choices_of(ballot, counts)) == "7 ja, 2 nee."
    assert (told.why, told.then) == ("Meer dan de helft zegt ja.", "Het plan gaat door.")
    refused = outcome(plan(Rule.TWO_THIRDS), yes=5, no=4)
    assert refused.why == (
        "2 van elke 3 mensen moeten ja zeggen. Dat is 6 keer ja. Het zijn er te weinig."
    )
    about = outcome(plan(subject=Subject.PERSON), yes=5, no=4)
    assert about.then == "Het antwoord is ja."


# --- choosing between people --------------------------------------------------------------------


def election(*names, rule=Rule.ABSOLUTE, round_=1, seats=1, drawn=()):
    ballot = plan(rule, subject=Subject.PERSON, kind=BallotKind.CHOICE, round=round_)
    ballot.seats = seats
    ballot.options = [
        Option(id=n, position=n, label=name, symbol="", drawn=name in drawn)
        for n, name in enumerate(names, 1)
    ]
    return ballot


def elected(ballot, *votes, entitled=9):
    told = outcome(ballot, entitled=entitled, **{f"option-{n}": v for n, v in enumerate(votes, 1)})
    names = [c.label for c in told.winners]
    return told.verdict, names, [c.label for c in told.between]


def test_more_than_half_is_elected_at_once():
    assert elected(election("A", "B", "C"), 5, 2, 2) == (CHOSEN, ["A"], [])


def test_else_the_two_highest_go_on():
    assert elected(election("A", "B", "C"), 4, 3, 2) == (AGAIN, [], ["A", "B"])


def test_who_is_equal_on_the_second_place_goes_on_too():
    assert elected(election("A", "B", "C"), 4, 2, 2) == (AGAIN, [], ["A", "B", "C"])


def test_in_the_second_round_most_votes_are_enough():
    assert elected(election("A", "B", round_=2), 3, 2) == (CHOSEN, ["A"], [])


def test_equal_in_the_second_round_is_for_the_lot():
    assert elected(election("A", "B", round_=2), 3, 3) == (LOT, [], ["A", "B"])
    assert elected(election("A", "B", round_=2, drawn={"B"}), 3, 3) == (CHOSEN, ["B"], [])


def test_most_votes_are_enough_where_the_council_says_so():
    assert elected(election("A", "B", "C", rule=Rule.SIMPLE), 4, 3, 2) == (CHOSEN, ["A"], [])
    assert elected(election("A", "B", rule=Rule.SIMPLE), 4, 4) == (AGAIN, [], ["A", "B"])


def test_several_places_go_to_who_has_most_votes():
    three = election("A", "B", "C", "D", seats=2)
    assert elected(three, 4, 1, 3, 0) == (CHOSEN, ["A", "C"], [])


def test_between_equals_on_the_last_place_the_lot_decides():
    assert elected(election("A", "B", "C", seats=2), 4, 2, 2) == (LOT, ["A"], ["B", "C"])
    drawn = election("A", "B", "C", seats=2, drawn={"C"})
    assert elected(drawn, 4, 2, 2) == (CHOSEN, ["A", "C"], [])


def test_who_has_no_vote_is_not_elected():
    assert elected(election("A", "B", "C", seats=2), 4, 0, 0) == (CHOSEN, ["A"], [])


def test_things_that_are_equal_are_talked_about():
    ballot = plan(kind=BallotKind.CHOICE)
    ballot.options = [
        Option(id=n, position=n, label=word, symbol="", drawn=False)
        for n, word in enumerate(("Strand", "Bos"), 1)
    ]
    assert elected(ballot, 3, 3) == (TALK, [], ["Strand", "Bos"])
