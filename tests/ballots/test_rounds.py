"""What follows a vote that decided nothing: another round, a lot, a term; and too few people."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal import database
from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotKind, Rule, Subject
from portal.ballots.service import Thing, Verdict
from portal.errors import RefusedError
from portal.identity import Proof, Role
from portal.leading import service as leading
from portal.people.models import Membership

pytestmark = pytest.mark.engines


@pytest.fixture
def elect(item, actor, person):
    def make(*names, rule=Rule.ABSOLUTE, secret=False, **kwargs):
        ballot = ballots.prepare_ballot(
            item,
            question="Wie wordt onze penningmeester?",
            symbol="own:election",
            kind=BallotKind.CHOICE,
            secret=secret,
            options=[Thing(label=name, person_id=person(name).id) for name in names],
            subject=Subject.PERSON,
            rule=rule,
            **kwargs,
        )
        ballots.open_ballot(ballot, actor("Anneke"), minutes=60)
        return ballot

    return make


@pytest.fixture
def vote(actor):
    def cast(ballot, **chosen):
        keys = {c.label: c.key for c in ballots.choices_of(ballot)}
        for name, label in chosen.items():
            ballots.cast_vote(ballot, actor(name), keys.get(label, label))
        ballots.close_ballot(ballot, actor("Anneke"))
        return ballots.result_of(ballot)

    return cast


def test_a_second_round_is_between_the_two_highest_and_the_lot_ends_it(elect, vote, actor, item):
    first = elect("Fatima", "Mo", "Willem", office=Role.TREASURER)
    told = vote(first, Roos="Fatima", Mo="Fatima", Kees="Mo", Hans="Mo", Willem="Willem")
    assert told.outcome.verdict is Verdict.AGAIN
    second = ballots.vote_again(first, actor("Anneke"))
    assert ballots.vote_again(first, actor("Hans")) is second, "asked twice it is one round"
    assert (second.round, [o.label for o in second.options]) == (2, ["Fatima", "Mo"])
    assert ballots.find_for_item(item) is second
    ballots.open_ballot(second, actor("Anneke"), minutes=60)
    equal = vote(second, Roos="Fatima", Kees="Mo")
    assert equal.outcome.verdict is Verdict.LOT
    mo = next(o.id for o in second.options if o.label == "Mo")
    other = next(o.id for o in first.options if o.label == "Willem")
    with pytest.raises(RefusedError):
        ballots.draw(second, actor("Anneke"), other)
    for _twice in range(2):
        ballots.draw(second, actor("Anneke"), mo)
    assert [c.label for c in ballots.result_of(second).winners] == ["Mo"]
    with pytest.raises(RefusedError):
        ballots.draw(second, actor("Anneke"), second.options[0].id)


def test_who_is_elected_gets_a_term_that_an_officer_still_confirms(
    session, elect, vote, actor, person
):
    ballot = elect("Fatima", "Mo", office=Role.TREASURER)
    vote(ballot, Roos="Mo", Kees="Mo", Willem="Fatima")
    fatima, mo = ballot.options
    with pytest.raises(RefusedError):
        ballots.appoint(ballot, actor("Anneke"), fatima.id)
    made = ballots.appoint(ballot, actor("Anneke"), mo.id)
    assert (made.role, made.client, made.confirmed_at) == ("treasurer", True, None)
    with pytest.raises(RefusedError):
        ballots.appoint(ballot, actor("Anneke"), mo.id)
    theirs = Membership.person_id == person("Mo").id
    terms = session.scalars(sa.select(Membership.role).where(theirs)).all()
    assert sorted(terms) == ["member", "treasurer"]


def test_consensus_is_looked_for_in_rounds_and_ends_by_the_councils_rule(
    item, prepare, vote, actor
):
    ballot = ballots.prepare_ballot(
        item,
        question="Mag er een hond in huis?",
        symbol="",
        kind=BallotKind.YES_NO,
        secret=False,
        rule=Rule.CONSENSUS,
    )
    assert [c.key for c in ballots.choices_of(ballot)] == [
        "yes",
        "live_with",
        "talk_first",
        "dont_know",
    ]
    ballots.open_ballot(ballot, actor("Anneke"), minutes=60)
    told = vote(ballot, Roos="yes", Mo="talk_first")
    assert told.outcome.verdict is Verdict.TALK
    again = ballots.vote_again(ballot, actor("Anneke"))
    assert again.rule == Rule.CONSENSUS
    ballots.open_ballot(again, actor("Anneke"), minutes=60)
    vote(again, Roos="live_with", Mo="talk_first")
    last = ballots.vote_again(again, actor("Anneke"), by_rule=True)
    assert (last.rule, last.round) == (Rule.SIMPLE, 3)
    assert [c.key for c in ballots.choices_of(last)][:2] == ["yes", "no"]
    ballots.open_ballot(last, actor("Anneke"), minutes=60)
    assert vote(last, Roos="yes", Mo="no", Kees="yes").outcome.verdict is Verdict.PASSED
    with pytest.raises(RefusedError):
        ballots.vote_again(last, actor("Anneke"))


@pytest.mark.parametrize("names", [(), ("Mo",)])
def test_an_election_has_two_candidates_at_least(elect, names):
    with pytest.raises(RefusedError):
        elect(*names)


def test_there_are_more_candidates_than_places(elect):
    with pytest.raises(RefusedError):
        elect("Mo", "Roos", seats=2)


def test_choosing_between_things_is_no_search_for_agreement(item):
    with pytest.raises(RefusedError):
        ballots.prepare_ballot(
            item,
            question="?",
            symbol="",
            kind=BallotKind.CHOICE,
            secret=False,
            options=[("Een", ""), ("Twee", "")],
            rule=Rule.CONSENSUS,
        )


def test_the_councils_agreement_holds_and_a_prepared_vote_keeps_its_own(
    session, item, prepare, actor
):
    before = prepare(kind=BallotKind.YES_NO)
    agreed = ballots.rules_of(item.meeting.council_id)
    words = {"person": "absolute", "own_rules": "four_fifths", "share": "present"}
    ballots.agree(
        item.meeting.council,
        actor("Anneke"),
        ordinary=Rule.TWO_THIRDS,
        tie=agreed.tie,
        version=1,
        **words,
    )
    assert before.rule == Rule.SIMPLE
    after = ballots.prepare_ballot(
        item,
        question="?",
        symbol="",
        kind=BallotKind.YES_NO,
        secret=False,
        version=before.version,
    )
    assert (after.rule, after.share) == (Rule.TWO_THIRDS, "present")


# --- while the meeting is held ------------------------------------------------------------------


@pytest.fixture
def meeting(item, session, person, actor, clock):
    """The meeting runs, with five of its seven members."""
    meeting = item.meeting
    meeting.fixed_at, meeting.fixed_by_id = clock(), person("Anneke").id
    meeting.starts_at, meeting.ends_at = clock(), clock() + timedelta(hours=1)
    here = [person(name).id for name in ("Anneke", "Roos", "Kees", "Mo", "Hans")]
    leading.open_sitting(actor("Anneke"), meeting, here)
    return meeting


@pytest.fixture
def leaves(meeting, actor, person, clock):
    def go(*names):
        clock.forward(minutes=5)
        sitting = leading.sitting_of(meeting.id)
        for name in names:
            leading.set_presence(actor("Hans"), sitting, person(name).id, "away")

    return go


def test_without_enough_members_no_vote_is_opened(meeting, prepare, actor, leaves):
    leaves("Mo", "Kees")
    with pytest.raises(RefusedError, match="3"):
        ballots.open_ballot(prepare(), actor("Anneke"), minutes=5)


def test_once_the_meeting_is_over_it_does_not_matter_who_is_there(meeting, opened, actor, leaves):
    ballot = opened(kind=BallotKind.YES_NO)
    leaves("Mo", "Kees")
    assert ballots.why_not(ballot)
    leading.close(actor("Anneke"), leading.sitting_of(meeting.id))
    assert not ballots.why_not(ballot)


def test_when_members_leave_the_vote_waits_or_stops_without_a_result(
    meeting, opened, actor, leaves, person
):
    ballot = opened(kind=BallotKind.YES_NO)
    ballots.cast_vote(ballot, actor("Roos"), "yes")
    leaves("Mo", "Kees")
    assert ballots.why_not(ballot)
    with pytest.raises(RefusedError):
        ballots.close_ballot(ballot, actor("Anneke"))
    assert ballots.my_vote(ballot, actor("Roos")).answer == "yes", "nothing is lost meanwhile"
    ballots.stop_ballot(ballot, actor("Hans"))
    told = ballots.result_of(ballot)
    assert (told.outcome.verdict, told.shown, told.winners) == (Verdict.VOID, False, ())
    assert ballots.vote_again(ballot, actor("Hans")).round == 2


def test_when_members_are_back_it_goes_on_without_the_chair(
    meeting, opened, actor, leaves, person, clock
):
    ballot = opened(kind=BallotKind.YES_NO)
    leaves("Anneke", "Mo")
    clock.forward(minutes=5)
    sitting = leading.sitting_of(meeting.id)
    leading.set_presence(actor("Hans"), sitting, person("Mo").id, "here")
    ballots.cast_vote(ballot, actor("Roos"), "yes")
    ballots.close_ballot(ballot, actor("Hans"))
    told = ballots.result_of(ballot)
    assert (told.outcome.verdict, told.members) == (Verdict.PASSED, 4)


def test_who_sits_an_item_out_does_not_vote_on_it(meeting, opened, actor, person, item):
    ballot = opened(kind=BallotKind.YES_NO)
    sitting = leading.sitting_of(meeting.id)
    assert sitting.item_id == item.id
    leading.set_presence(actor("Hans"), sitting, person("Mo").id, "out")
    with pytest.raises(RefusedError):
        ballots.cast_vote(ballot, actor("Mo"), "yes")
    assert ballots.room(ballot) == 4


# --- as people meet it --------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_an_election_of_seven_people_page_by_page_up_to_the_term(
    app, client_as, session, item, person, view
):
    item_id = item.id
    names = ("Anneke", "Fatima", "Kees", "Mo", "Roos", "Theo", "Willem")
    ids = [str(person(name).id) for name in names]
    session.commit()
    database.end()
    sanne = client_as("Sanne", view)
    assert sanne.get(f"/items/{item_id}/election").status_code == 200
    words = {"question": "Wie wordt secretaris?", "office": "secretary", "seats": "1"}
    made = sanne.send(f"/items/{item_id}/election", words | {"candidates": ids, "version": "1"})
    assert made.status_code == 303
    assert sanne.get(f"/items/{item_id}/ballot").status_code == 303
    assert "checked" in sanne.get(f"/items/{item_id}/election").text
    anneke = client_as("Anneke", view)
    assert anneke.send(f"{made.location}/open", {"minutes": "60"}).status_code == 303
    roos = client_as("Roos", view, Proof.CARD)
    shown = roos.get(made.location).text
    if view == "picto":
        assert "Theo" not in shown
        shown += roos.get(f"{made.location}?part=2").text
    assert all(name in shown for name in names)
    with app.app_context():
        database.begin(writes=False)
        ballot = database.session.scalars(sa.select(Ballot)).one()
        theo = next(o.id for o in ballot.options if o.label == "Theo")
        assert not ballot.secret, "not ticked in this form"
    roos.send(f"{made.location}/vote", {"choice": f"option-{theo}"})
    anneke.send(f"{made.location}/close")
    page = anneke.get(made.location).text
    assert "Gekozen: Theo." in page
    sent = anneke.send(f"{made.location}/appoint", {"option": str(theo)})
    assert sent.status_code == 303
    with app.app_context():
        database.begin(writes=False)
        term = database.session.scalars(
            sa.select(Membership).where(Membership.confirmed_at.is_(None))
        ).one()
        assert (term.person.call_name, term.role) == ("Theo", "secretary")
