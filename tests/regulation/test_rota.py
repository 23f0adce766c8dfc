"""Who leaves when: by the last day that was written down, else by the regulation's term."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from portal import clock
from portal.councils.models import Council
from portal.identity import Actor, Proof, Role
from portal.people.models import Membership
from portal.regulation import service
from portal.regulation.service.rota import last_day
from portal.residents.service import actor_of


@pytest.fixture
def raad(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def rule(raad: Council, person: Any) -> Callable[..., None]:
    """``rule(term_years=4)``: what the regulation in force says."""

    def say(**said: Any) -> None:
        bea: Actor = actor_of(person("Bea"), proof=Proof.ACCOUNT)
        made = service.add(bea, raad.organisation_id, date(2020, 1, 1), "")
        service.change(bea, made, said, made.version)

    return say


def of(raad: Council, name: str) -> Any:
    return next(one for one in service.rota(raad)[0] if one.person.call_name == name)


def test_without_a_regulation_only_what_was_written_down_counts(raad: Council) -> None:
    anneke, hans = of(raad, "Anneke"), of(raad, "Hans")
    assert (anneke.ends, anneke.by_rule, anneke.again) == (date(2029, 12, 31), False, None)
    assert hans.ends is None, "no last day, and no regulation to reckon with"


def test_the_term_of_the_regulation_gives_the_last_day_that_is_missing(
    raad: Council, rule: Any
) -> None:
    rule(term_years=3, reappointments=1)
    hans = of(raad, "Hans")
    assert (hans.ends, hans.by_rule, hans.again) == (date(2028, 12, 31), True, 1)
    assert of(raad, "Anneke").ends == date(2029, 12, 31)


def test_an_earlier_term_counts_and_an_office_within_one_does_not(
    raad: Council, rule: Any, session: Any, person: Any
) -> None:
    rule(reappointments=1)
    roos = person("Roos")
    confirmed = {"council": raad, "client": True, "confirmed_at": clock.now()}
    session.add(
        Membership(
            person=roos, role=Role.TREASURER, since=date(2026, 6, 1), until=None, **confirmed
        )
    )
    session.flush()
    assert of(raad, "Roos").again == 1
    session.add(
        Membership(
            person=roos,
            role=Role.MEMBER,
            since=date(2022, 1, 1),
            until=date(2025, 12, 31),
            **confirmed,
        )
    )
    session.flush()
    assert of(raad, "Roos").again == 0


@pytest.mark.parametrize(
    ("since", "years", "ends"),
    [
        (date(2026, 1, 1), 4, date(2029, 12, 31)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2024, 3, 1), 4, date(2028, 2, 29)),
    ],
)
def test_a_term_ends_the_day_before_it_would_begin_again(
    since: date, years: int, ends: date
) -> None:
    assert last_day(since, years) == ends


def test_it_is_told_in_both_views(client_as: Any, raad: Council, rule: Any, session: Any) -> None:
    rule(term_years=4, term_article="artikel 6", reappointments=0, reappointments_article="lid 2")
    session.commit()
    page = f"/councils/{raad.id}/rota"
    text = client_as("Petra").get(page).text
    assert "Hans is lid tot 31 december 2029." in text
    assert "onze medezeggenschapsregeling, artikel 6" in text
    joyce = client_as("Joyce", view="picto", proof=Proof.FACE).get(page).text
    assert "is lid tot 31 december 2029." in joyce
    assert "Daarna is iemand anders aan de beurt." in joyce
