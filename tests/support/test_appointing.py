"""The way to a supporter: step by step, until the council said yes, and never without."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.councils.models import Council
from portal.dossiers import service as dossiers
from portal.dossiers.models import Answer, Request, Station
from portal.dossiers.service import Asked
from portal.errors import RefusedError
from portal.identity import Proof, Role
from portal.memberships.service import today
from portal.people.models import Membership, Person
from portal.residents.service import actor_of
from portal.support.models import CONSENT, Appointment, Employer, Step
from portal.support.service import appointing
from portal.support.service.appointing import Candidate
from tests.client import PortalClient
from tests.support.making import looked_for

Sign = Callable[..., PortalClient]
LOES = {"name": "Loes", "employer": "outside", "training": "Hbo.", "experience": "Tien jaar."}


@pytest.fixture
def council(session: Any) -> Council:
    found: Council = session.scalars(
        sa.select(Council).where(Council.name == "Raad De Linde")
    ).one()
    return found


def whole(client: PortalClient, place: str) -> str:
    """What stands there on all its screens."""
    screens = [client.get(f"{place}?card={one}").text for one in range(1, 12)]
    return "".join([client.get(place).text, *screens])


def begun(client_as: Sign, council: Council, session: Any) -> str:
    place = f"/councils/{council.id}/support/new"
    session.commit()
    answer = client_as("Sanne").send(place, {"looking": "Iemand die luistert."})
    assert answer.status_code == 303
    return str(answer.location)


def met(session: Any, council: Council, person: Any) -> tuple[Appointment, Any]:
    """A candidate whom the council met, and the chair."""
    anneke = actor_of(person("Anneke"), proof=Proof.ACCOUNT)
    one = looked_for(council, person("Anneke"))
    session.add(one)
    session.flush()
    appointing.meet(anneke, one, today(), one.version)
    return one, anneke


def answered(request: Request, answer: Answer, on: Any) -> None:
    request.answer, request.advice, request.sent_on = answer, "Wij hebben gepraat.", on
    request.talked_on, request.station = on, Station.SENT


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_from_a_wish_to_a_supporter_with_the_councils_consent(
    client_as: Sign, council: Council, session: Any, person: Any, clock: Any, app: Any, view: str
) -> None:
    council_id = council.id
    place = begun(client_as, council, session)
    day = str(clock().date())
    petra, anneke = client_as("Petra"), client_as("Anneke")
    assert petra.get(place).status_code == 404, "the provider is not told yet"
    assert anneke.send(f"{place}/profile", {"on": day, "version": "1"}).status_code == 303
    assert petra.send(f"{place}/candidate", LOES | {"version": "2"}).status_code == 303
    assert anneke.send(f"{place}/meet", {"on": day, "version": "3"}).status_code == 303
    offered = petra.get(f"{place}/ask").text
    assert "Tien jaar." in offered, "what is known of the candidate stands in the proposal"
    asked = {"plan": "Loes, met tien jaar ervaring.", "version": "4"}
    assert petra.send(f"{place}/ask", asked).status_code == 303
    begin = {"on": day, "person": "0", "version": "5"}
    refused = anneke.send(f"{place}/activate", begin)
    assert refused.status_code == 422
    assert "art. 8 lid 1 onder i" in refused.text
    with app.app_context():
        from portal import database

        database.begin(writes=True)
        request = database.session.scalars(sa.select(Request)).one()
        assert (request.subject, request.council_id) == (CONSENT, council_id)
        answered(request, Answer.CONSENTS, clock().date())
        theo = database.session.scalars(sa.select(Person).where(Person.call_name == "Bas")).one()
        begin["person"] = str(theo.id)
        database.session.commit()
        database.end()
    assert f"{place}/activate" in anneke.get(place).text
    assert anneke.send(f"{place}/activate", begin).status_code == 303
    shown = whole(client_as("Roos", view=view), place)
    for words in ("8 februari 2027", "Loes"):
        assert words in shown
    with app.app_context():
        database.begin(writes=False)
        held = sa.select(Membership).where(Membership.person_id == int(begin["person"]))
        roles = {(one.role, one.confirmed_at is not None) for one in database.session.scalars(held)}
        database.end()
    assert (Role.SUPPORTER, True) in roles


@pytest.mark.parametrize("name", ["Sanne", "Roos"])
def test_the_supporter_records_nothing_and_no_member_does(
    client_as: Sign, council: Council, session: Any, name: str
) -> None:
    place = begun(client_as, council, session)
    client = client_as(name)
    for act in ("profile", "candidate", "meet", "ask", "request", "activate", "stop"):
        assert client.send(f"{place}/{act}", {}).status_code == 403
        assert f"{place}/{act}" not in client.get(place).text


def test_the_provider_records_nothing_of_the_council(
    client_as: Sign, council: Council, session: Any, person: Any
) -> None:
    one, _anneke = met(session, council, person)
    place = f"/appointments/{one.id}"
    session.commit()
    for act in ("edit", "profile", "meet", "request", "activate", "stop"):
        assert client_as("Petra").send(f"{place}/{act}", {}).status_code == 403


@pytest.mark.parametrize("name", ["Bea", "Gerrit", "Bas"])
def test_for_others_it_does_not_exist(
    client_as: Sign, council: Council, session: Any, person: Any, name: str
) -> None:
    one, _anneke = met(session, council, person)
    place = f"/appointments/{one.id}"
    session.commit()
    assert client_as(name).get(place).status_code == 404


@pytest.mark.parametrize("answer", [None, Answer.REFUSES])
def test_nobody_begins_without_a_yes(
    council: Council, session: Any, person: Any, answer: Answer | None
) -> None:
    one, anneke = met(session, council, person)
    petra = actor_of(person("Petra"), proof=Proof.ACCOUNT)
    request = appointing.ask(petra, one, "Loes.", one.version)
    if answer:
        answered(request, answer, today())
    with pytest.raises(RefusedError, match=r"art\. 8 lid 1 onder i"):
        appointing.activate(anneke, one, today(), None, one.version)
    assert one.step is Step.ASKED


def test_a_yes_to_something_else_or_of_another_council_counts_not(
    council: Council, session: Any, person: Any
) -> None:
    one, anneke = met(session, council, person)
    petra = actor_of(person("Petra"), proof=Proof.ACCOUNT)
    other = session.scalars(sa.select(Council).where(Council.id != council.id)).first()
    wrong = dossiers.file(petra, council, Asked(subject="8.1.h", title="Keuken", plan="B."))
    elsewhere = dossiers.file(petra, other, Asked(subject=CONSENT, title="Daar", plan="B."))
    for request in (wrong, elsewhere):
        with pytest.raises(RefusedError):
            appointing.link(anneke, one, request.id, one.version)
    here = dossiers.file(petra, council, Asked(subject=CONSENT, title="Hier", plan="Loes."))
    appointing.link(anneke, one, here.id, one.version)
    assert one.step is Step.ASKED
    second = looked_for(council, person("Anneke"))
    session.add(second)
    session.flush()
    assert list(appointing.proposals(second)) == [], "one proposal is about one candidate"


def test_what_is_known_of_who_does_not_begin_is_not_kept(
    council: Council, session: Any, person: Any
) -> None:
    one, anneke = met(session, council, person)
    appointing.stop(anneke, one, today(), "Het klikte niet.", one.version)
    assert (one.training, one.experience) == ("", "")
    with pytest.raises(RefusedError):
        appointing.meet(anneke, one, today(), one.version)


def test_the_last_day_ends_the_membership(council: Council, session: Any, person: Any) -> None:
    one, anneke = met(session, council, person)
    petra = actor_of(person("Petra"), proof=Proof.ACCOUNT)
    answered(appointing.ask(petra, one, "Bas.", one.version), Answer.CONSENTS, today())
    appointing.activate(anneke, one, today(), person("Bas"), one.version)
    last = today() + timedelta(days=30)
    appointing.stop(anneke, one, last, "Ander werk.", one.version)
    held = session.scalars(
        sa.select(Membership).where(
            Membership.person_id == person("Bas").id, Membership.role == Role.SUPPORTER
        )
    ).one()
    assert held.until == last


def test_why_it_stopped_is_for_the_council_alone(
    client_as: Sign, council: Council, session: Any, person: Any
) -> None:
    one, anneke = met(session, council, person)
    appointing.stop(anneke, one, today(), "Het klikte niet.", one.version)
    place = f"/appointments/{one.id}"
    session.commit()
    assert "Het klikte niet." in client_as("Roos").get(place).text
    assert "Het klikte niet." not in client_as("Petra").get(place).text


def test_two_who_change_it_see_both(client_as: Sign, council: Council, session: Any) -> None:
    place = begun(client_as, council, session)
    first = {"looking": "Iemand met geduld.", "version": "1"}
    assert client_as("Hans").send(f"{place}/edit", first).status_code == 303
    second = {"looking": "Iemand met humor.", "version": "1"}
    answer = client_as("Sanne").send(f"{place}/edit", second)
    assert answer.status_code == 409
    assert "geduld" in answer.text
    assert "humor" in answer.text


def test_half_a_candidate_is_refused_and_kept_on_the_page(
    client_as: Sign, council: Council, session: Any, clock: Any
) -> None:
    place = begun(client_as, council, session)
    day = {"on": str(clock().date()), "version": "1"}
    client_as("Anneke").send(f"{place}/profile", day)
    half = {"name": "", "training": "Hbo.", "version": "2"}
    answer = client_as("Petra").send(f"{place}/candidate", half)
    assert answer.status_code == 422
    assert "Hbo." in answer.text
    late = {"on": str(clock().date() + timedelta(days=2)), "version": "2"}
    assert client_as("Anneke").send(f"{place}/meet", late).status_code == 422


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("name", ["Roos", "Petra"])
def test_it_is_reached_from_the_council(
    client_as: Sign, council: Council, session: Any, person: Any, name: str, view: str
) -> None:
    one, _anneke = met(session, council, person)
    place, home = f"/appointments/{one.id}", f"/councils/{council.id}/support"
    start = f"/councils/{council.id}"
    session.commit()
    client = client_as(name, view=view)
    assert home in whole(client, start)
    assert place in whole(client, home)


def test_the_database_keeps_the_order(council: Council, session: Any, person: Any) -> None:
    one = looked_for(council, person("Anneke"))
    one.active_on = today()
    session.add(one)
    with pytest.raises(IntegrityError):
        session.flush()


def test_a_candidate_works_openly_for_somebody(council: Council, session: Any, person: Any) -> None:
    one, _anneke = met(session, council, person)
    petra = actor_of(person("Petra"), proof=Proof.ACCOUNT)
    one.met_on = None
    session.flush()
    who = Candidate(name="Loes", employer="nobody")
    with pytest.raises(RefusedError):
        appointing.propose(petra, one, who, today(), one.version)
    assert one.employer == Employer.OUTSIDE


@pytest.mark.parametrize("permitted", [True, False])
def test_the_committee_can_say_yes_in_the_place_of_the_council(
    council: Council, session: Any, person: Any, client_as: Sign, *, permitted: bool
) -> None:
    """Art. 8 lid 6: after a refusal the provider may ask the committee."""
    one, anneke = met(session, council, person)
    petra = actor_of(person("Petra"), proof=Proof.ACCOUNT)
    request = appointing.ask(petra, one, "Loes.", one.version)
    answered(request, Answer.REFUSES, today())
    session.flush()
    dossiers.ask_permission(petra, request, today(), request.version)
    dossiers.rule(anneke, request, today(), "Gelezen.", request.version, permitted=permitted)
    place, said = f"/appointments/{one.id}", "De commissie gaf toestemming"
    session.commit()
    assert (said in client_as("Anneke").get(place).text) is permitted
    if not permitted:
        with pytest.raises(RefusedError):
            appointing.activate(anneke, one, today(), None, one.version)
        return
    appointing.activate(anneke, one, today(), None, one.version)
    assert one.active_on == today()
