"""The day to look again at the agreement on support, and its last day, are reminded."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.identity import Proof
from portal.mail.models import Message
from portal.memberships.service import today
from portal.people.models import Person
from portal.residents.service import actor_of
from portal.standalone import demo_support
from portal.support.models import SupportAgreement
from portal.support.service import agreeing, reminding

remind: Any = reminding.remind


@pytest.fixture
def held(session: Any, person: Any) -> SupportAgreement:
    """The demo's agreement: to be looked at again in eleven months, without a last day."""
    people = {name: person(name) for name in ("Anneke", "Sanne", "Petra")}
    demo_support.fill(session.get(Council, 1), people)
    one: SupportAgreement = session.scalars(sa.select(SupportAgreement)).one()
    assert one.due_on == one.review_on
    return one


def told(session: Any) -> list[str]:
    """Who was written to about it, each time."""
    named = sa.select(Person.call_name).join(Message, Message.person_id == Person.id)
    return sorted(session.scalars(named.where(Message.topic.like("support:%"))))


def test_chair_secretary_and_supporter_are_told_three_times(
    session: Any, clock: Any, held: Any
) -> None:
    left, everyone = (held.review_on - today()).days, ["Anneke", "Hans", "Sanne"]
    seen = []
    for days in (left - 22, 1, 1, 13, 1, 5):  # 22, 21, 20, 7, 6 and 1 day before
        clock.forward(days=days)
        remind()
        seen.append(told(session))
    assert [len(names) for names in seen] == [0, 3, 3, 6, 6, 9]
    assert seen[1] == everyone


def test_after_that_the_last_day_counts(session: Any, clock: Any, held: Any) -> None:
    held.ends_on = held.review_on + timedelta(days=60)
    clock.forward(days=(held.review_on - today()).days + 1)
    remind()
    session.refresh(held)
    assert held.due_on == held.review_on, "nobody looked at it again yet"
    clock.forward(days=39)  # 20 days before
    remind()
    session.refresh(held)
    assert (held.due_on, held.reminded) == (held.ends_on, 21)


def test_it_asks_until_there_is_a_next_version(
    session: Any, clock: Any, held: Any, client_as: Any, person: Any
) -> None:
    clock.forward(days=(held.review_on - today()).days + 1)
    session.commit()
    page = f"/support-agreements/{held.id}"
    assert page in client_as("Sanne").get("/").text
    assert "Kijk opnieuw naar de afspraken" in client_as("Anneke").get("/").text
    assert page not in client_as("Roos").get("/").text
    following = agreeing.begin(_actor(person("Sanne")), held.council)
    agreeing.show(_actor(person("Anneke")), following)
    agreeing.approve(_actor(person("Anneke")), following, today(), following.version)
    agreeing.agree(_actor(person("Petra")), following, following.version)
    session.commit()
    assert page not in client_as("Sanne").get("/").text


def _actor(person: Any) -> Any:
    return actor_of(person, proof=Proof.ACCOUNT)
