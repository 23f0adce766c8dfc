"""The start page asks a fixed number of statements, also of who is everything at once."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.ballots.models import Answer, Ballot, BallotKind, BallotState, HandTally, Share, Vote
from portal.councils.models import Council
from portal.decisions.models import Action, ActionPerson
from portal.identity import Role
from portal.leading.models import Sitting
from portal.meetings.models import AgendaItem, Meeting, MeetingKind, MeetingState
from portal.people.models import Helper, Membership, Person
from portal.residents.models import HelpCall
from portal.standalone import demo_decisions, demo_meeting
from tests.client import _asked

MOST = 12


@pytest.fixture
def busiest(session, clock, person):
    """Sanne supports one council, leads another, is a guest of a third, and administers: with
    something waiting of each kind."""
    linde, eik, central = (
        session.scalars(sa.select(Council).where(Council.name == name)).one()
        for name in ("Raad De Linde", "Raad De Eik", "Centrale raad")
    )
    people = {p.call_name: p for p in session.scalars(sa.select(Person))}
    demo_meeting.fill(linde, people)
    demo_decisions.fill(linde, people)
    sanne = people["Sanne"]
    sanne.administers = True
    for council, role in ((eik, Role.CHAIR), (eik, Role.MEMBER), (central, Role.MANAGER)):
        since = {"since": date(2026, 1, 1), "confirmed_at": clock()}
        session.add(Membership(person=sanne, council=council, role=role, **since))
    session.add(Helper(helper=people["Bas"], person=sanne))
    call = {"page": "/", "called_at": clock() - timedelta(minutes=1)}
    session.add(HelpCall(person=people["Roos"], house_id=linde.house_id, **call))

    def meeting(council, days, kind=MeetingKind.COUNCIL, state=MeetingState.INVITED):
        start = clock() + timedelta(days=days)
        made = Meeting(
            council=council,
            title="Vergadering",
            kind=kind,
            starts_at=start,
            ends_at=start + timedelta(hours=1),
            state=state,
            invited_at=clock(),
            made_by_id=sanne.id,
            items=[
                AgendaItem(
                    position=n,
                    title=f"Punt {n} van {council.name}",
                    shared_at=clock(),
                    shared_by_id=sanne.id,
                )
                for n in (1, 2, 3)
            ],
        )
        session.add(made)
        session.flush()
        return made

    held = meeting(central, 0, MeetingKind.WITH_PROVIDER)
    opened = {"opened_at": clock(), "item_since": clock(), "rested_at": clock()}
    session.add(Sitting(meeting=held, opened_by_id=sanne.id, **opened))
    meeting(eik, 20, state=MeetingState.PLANNED)
    past = meeting(eik, -2)
    for item, by_hand in zip(past.items, (True, False, False), strict=True):
        ballot = Ballot(
            item_id=item.id,
            council_id=eik.id,
            question=f"Doen wij {item.position}?",
            kind=BallotKind.YES_NO,
            share=Share.PRESENT,
            state=BallotState.CLOSED,
            opened_at=clock(),
            closes_at=clock() - timedelta(days=1),
        )
        session.add(ballot)
        session.flush()
        if by_hand:
            tally = {"counts": {"yes": 5}, "total": 5, "entered_by_id": sanne.id}
            session.add(HandTally(ballot_id=ballot.id, **tally, entered_at=clock()))
        else:
            vote = {"answer": Answer.YES, "voted_at": clock()}
            session.add(Vote(ballot_id=ballot.id, person_id=people["Gerrit"].id, **vote))
    action = Action(council_id=linde.id, what="Bel de kok", made_by_id=sanne.id, made_at=clock())
    session.add(action)
    session.flush()
    session.add(ActionPerson(action_id=action.id, person_id=sanne.id))
    session.commit()


ASKED = (
    "Roos vraagt om hulp",
    "Nodig uit voor de vergadering",
    "Hebben wij dit besloten?",
    "Maak het verslag",
    "1 nieuwe wens",
    "2 punten wachten op makkelijke tekst",
    "leden hebben nog niet geantwoord",
)
BESIDES = (
    "De vergadering is bezig",
    "Bas helpt je",
    "Bel de kok",
    "Punt 2 van Centr",
    "pannenkoek",
)


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize(("path", "there"), [("/", (*ASKED, *BESIDES)), ("/asks", ASKED)])
def test_who_is_everything_costs_no_more(client_as, busiest, view, path, there):
    sanne = client_as("Sanne", view)
    with sanne.application.app_context(), _asked(sanne.application) as statements:
        page = sanne.get(path).text
    assert len(statements) <= MOST, "\n".join(statements)
    if view == "standard":  # the picto view shows some at a time
        assert [words for words in there if words not in page] == []
