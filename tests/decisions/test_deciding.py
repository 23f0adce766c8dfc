"""A decision is drafted by the supporter, recorded by an officer, and never changes after that."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal import database
from portal.ballots.models import Ballot, BallotState
from portal.councils.models import Council
from portal.decisions import service as decisions
from portal.decisions.models import Decision
from portal.errors import ConflictError, RefusedError
from portal.identity import Proof
from portal.meetings.models import AgendaItem
from portal.people.models import Person
from portal.residents.service import actor_of

pytestmark = pytest.mark.engines


def numbers(session, council):
    return session.execute(
        sa.select(Decision.year, Decision.number)
        .where(Decision.council_id == council.id, Decision.number.is_not(None))
        .order_by(Decision.year, Decision.number)
    ).all()


@pytest.fixture
def over(session, council, meetings):
    """The vote on pancakes, which is over."""
    pancakes = Ballot.question.contains("pannenkoeken")
    return session.scalars(sa.select(Ballot).where(pancakes)).one()


def test_the_supporter_only_drafts_and_an_officer_records(session, council, actor):
    draft = decisions.make_decision(actor("Sanne"), council, "Er komt een bank.")
    assert (draft.number, draft.recorded_at, draft.called) == (None, None, "")
    decisions.record(actor("Anneke"), draft, draft.version)
    assert draft.called == "2027-01"
    assert draft.recorded_by_id == actor("Anneke").person_id
    made = decisions.make_decision(actor("Hans"), council, "De bank wordt blauw.")
    assert made.called == "2027-02"


def test_numbers_go_on_in_their_own_council_and_year(session, council, actor, clock):
    clock.set(datetime(2026, 12, 31, 22, 30, tzinfo=UTC))
    decisions.make_decision(actor("Anneke"), council, "De laatste van het jaar.")
    clock.set(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))  # 2027 on the clock of the house
    decisions.make_decision(actor("Anneke"), council, "De eerste van het jaar.")
    other = session.scalars(sa.select(Council).where(Council.name == "Raad De Eik")).one()
    there = decisions.make_decision(actor("Gerrit"), other, "Ergens anders.")
    assert there.called == "2027-01"
    assert numbers(session, council) == [(2026, 1), (2027, 1)]


def test_a_number_is_given_once(session, council, actor):
    first = decisions.make_decision(actor("Anneke"), council, "Een.")
    second = decisions.make_decision(actor("Anneke"), council, "Twee.")
    decisions.record(actor("Anneke"), first, first.version)  # a second tap
    assert (first.number, second.number) == (1, 2)
    with pytest.raises(IntegrityError):
        session.execute(sa.update(Decision).where(Decision.id == second.id).values(number=1))


def test_twenty_who_record_at_once_get_twenty_numbers(app, session, council, actor):
    ids = [decisions.make_decision(actor("Sanne"), council, f"Nr {i}").id for i in range(20)]
    session.commit()
    database.end()

    def record(decision_id):
        with app.app_context():
            database.begin(writes=True)
            who = sa.select(Person).where(Person.call_name == "Anneke")
            anneke = actor_of(database.session.scalars(who).one(), proof=Proof.ACCOUNT)
            found = database.session.get_one(Decision, decision_id)
            decisions.record(anneke, found, found.version)
            database.session.commit()
            database.end()

    with ThreadPoolExecutor(8) as together:
        list(together.map(record, ids))
    with database.reading() as reader:
        assert numbers(reader, council) == [(2027, n) for n in range(1, 21)]


def test_a_draft_changes_and_goes_a_recorded_decision_does_neither(session, council, actor):
    sanne, anneke = actor("Sanne"), actor("Anneke")
    draft = decisions.make_decision(sanne, council, "Er komt een bank.")
    decisions.change_decision(sanne, draft, "Er komt een tafel.", draft.version)
    with pytest.raises(ConflictError) as conflict:
        decisions.change_decision(anneke, draft, "Er komt niets.", 1)
    assert conflict.value.theirs == {"text": "Er komt een tafel."}
    with pytest.raises(ConflictError):
        decisions.record(anneke, draft, 1)  # read before the words changed
    decisions.record(anneke, draft, draft.version)
    with pytest.raises(RefusedError):
        decisions.change_decision(anneke, draft, "Iets anders.", draft.version)
    with pytest.raises(RefusedError):
        decisions.discard(anneke, draft)
    other = decisions.make_decision(sanne, council, "Weg ermee.")
    decisions.discard(sanne, other)
    assert session.get(Decision, other.id) is None


def test_a_later_decision_replaces_one_and_no_more(session, council, actor):
    anneke = actor("Anneke")
    first = decisions.make_decision(anneke, council, "Om tien uur uit.")
    second = decisions.make_decision(anneke, council, "Om elf uur uit.", replaces=first)
    third = decisions.make_decision(anneke, council, "Om twaalf uur uit.", replaces=second)
    session.expire_all()
    assert (first.later, second.later, third.later) == (second, third, None)
    for gone in (first, second):
        with pytest.raises(RefusedError):
            decisions.make_decision(anneke, council, "Nooit uit.", replaces=gone)
        with pytest.raises(RefusedError):
            decisions.withdraw(anneke, gone, "Het geldt niet meer.")
    assert [first.number, second.number, third.number] == [1, 2, 3]


def test_withdrawing_needs_a_reason_and_keeps_the_decision(session, council, actor):
    made = decisions.make_decision(actor("Anneke"), council, "Wij gaan naar zee.")
    decisions.withdraw(actor("Anneke"), made, "De bus is vol.")
    assert (made.number, made.reason) == (1, "De bus is vol.")
    with pytest.raises(IntegrityError):
        session.execute(sa.update(Decision).where(Decision.id == made.id).values(reason=""))


def test_only_what_is_recorded_is_told(session, council, actor):
    draft = decisions.make_decision(actor("Sanne"), council, "Er komt een bank.")
    with pytest.raises(RefusedError):
        decisions.tell(actor("Anneke"), draft)
    decisions.record(actor("Anneke"), draft, draft.version)
    decisions.tell(actor("Anneke"), draft)
    told = draft.told_at
    decisions.tell(actor("Hans"), draft)
    assert draft.told_at == told
    assert draft.told_by_id == actor("Anneke").person_id
    decisions.take_back(actor("Anneke"), draft)
    assert draft.told_at is None


def test_a_vote_that_is_over_is_proposed_and_is_no_decision(session, council, over):
    assert not numbers(session, council)
    proposal = next(one for one in decisions.proposals([council.id]) if one.ballot == over)
    assert over.question in proposal.text
    assert decisions.proposal_of(over) == proposal.text


def test_what_is_written_down_is_proposed_no_more(session, council, over, actor):
    made = decisions.make_decision(actor("Sanne"), council, "Pannenkoeken!", ballot=over)
    assert (made.item_id, made.meeting_id) == (over.item_id, over.item.meeting_id)
    assert made.decided_at == over.closes_at
    assert over not in [one.ballot for one in decisions.proposals([council.id])]
    with pytest.raises(RefusedError):
        decisions.make_decision(actor("Anneke"), council, "Nog eens.", ballot=over)


def test_a_vote_without_an_outcome_or_of_long_ago_is_not_proposed(session, council, over, clock):
    clock.forward(days=400)
    assert decisions.proposals([council.id]) == []
    clock.forward(days=-400)
    over.state = BallotState.OPEN
    over.closes_at = clock.moment.replace(year=2028)
    session.flush()
    assert over not in [one.ballot for one in decisions.proposals([council.id])]


def test_nothing_is_decided_for_another_council(session, council, meetings, over, actor):
    other = session.scalars(sa.select(Council).where(Council.name == "Raad De Eik")).one()
    item = session.scalars(sa.select(AgendaItem).limit(1)).one()
    ours = decisions.make_decision(actor("Anneke"), council, "Van ons.")
    for source in ({"item": item}, {"ballot": over}, {"replaces": ours}):
        with pytest.raises(RefusedError):
            decisions.make_decision(actor("Gerrit"), other, "Van hen.", **source)


def test_what_came_out_of_a_meeting_and_an_item(session, council, over, actor):
    anneke, item = actor("Anneke"), over.item
    made = decisions.make_decision(anneke, council, "Pannenkoeken!", ballot=over)
    text = decisions.ActionText(what="Vraag het de kok.", people=[anneke.person_id])
    action = decisions.make_action(anneke, council, text, decision=made)
    for came in (decisions.of_meeting(item.meeting_id), decisions.of_item(item.id)):
        assert list(came.decisions) == [made]
        assert [one.action for one in came.actions] == [action]
