"""What the regulation in force says, and which council treats which subject."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.exc import IntegrityError

from portal import database
from portal.councils.models import Council, CouncilKind
from portal.errors import ConflictError, RefusedError
from portal.identity import Actor, Proof
from portal.law import SUBJECTS
from portal.regulation import service
from portal.regulation.models import Competence
from portal.regulation.service import Agreed, Point
from portal.residents.service import actor_of
from tests.meetings.test_statements import counted


@pytest.fixture
def linde(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def central(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.kind == CouncilKind.CENTRAL)).one()


@pytest.fixture
def bea(person: Any) -> Actor:
    return actor_of(person("Bea"), proof=Proof.ACCOUNT)


Filed = Callable[..., Any]


@pytest.fixture
def filed(linde: Council, bea: Actor) -> Filed:
    """``filed(date(2027, 1, 1), advice_weeks=6)``: a version from a day, with what it says."""

    def file(since: date, **said: Any) -> Any:
        made = service.add(bea, linde.organisation_id, since, "")
        service.change(bea, made, said, made.version)
        return made

    return file


def test_nothing_is_assumed_where_nothing_was_agreed(linde: Council, filed: Filed) -> None:
    assert service.agreed(linde.organisation_id) == Agreed()
    made = filed(date(2020, 1, 1), consent_weeks=4, consent_article="artikel 12")
    said = service.agreed(linde.organisation_id)
    assert said == Agreed(consent_weeks=4, consent_article="artikel 12", regulation_id=made.id), (
        "what the regulation does not say stays empty, usual or not"
    )


def test_the_version_in_force_today_counts(app: Flask, linde: Council, filed: Filed) -> None:
    filed(date(2020, 1, 1), advice_weeks=8)
    today = service.today()
    filed(today, advice_weeks=6)
    filed(date(2199, 1, 1), advice_weeks=2)
    database.session.flush()
    with counted(app) as statements:
        assert service.agreed(linde.organisation_id).advice_weeks == 6
    assert len(statements) == 1


def test_two_versions_never_begin_on_one_day(filed: Filed) -> None:
    filed(date(2020, 1, 1))
    with pytest.raises(RefusedError) as refused:
        filed(date(2020, 1, 1))
    assert refused.value.field == "since"
    later = filed(date(2021, 1, 1))
    with pytest.raises(RefusedError):
        service.change(Actor(), later, {"since": date(2020, 1, 1)}, later.version)


def test_who_saves_second_sees_what_the_first_said(filed: Filed, bea: Actor) -> None:
    made = filed(date(2020, 1, 1))
    seen = made.version
    service.change(bea, made, {"advice_weeks": 6}, seen)
    with pytest.raises(ConflictError) as conflict:
        service.change(bea, made, {"advice_weeks": 5}, seen)
    assert conflict.value.theirs == {"advice_weeks": "6"}


def test_more_members_at_least_than_at_most_is_refused(filed: Filed) -> None:
    with pytest.raises(RefusedError) as refused:
        filed(date(2020, 1, 1), members_least=9, members_most=6)
    assert refused.value.field == "members_most"


def test_a_point_stands_in_an_article_or_is_not_arranged_yet(filed: Filed, bea: Actor) -> None:
    made = filed(date(2020, 1, 1))
    service.set_point(bea, made, Point.TERM, "artikel 4", made.version)
    service.set_point(bea, made, Point.EARLY, "", made.version)
    assert made.points == {"term": "artikel 4", "early": ""}
    service.set_point(bea, made, Point.TERM, None, made.version)
    assert made.points == {"early": ""}


def test_nothing_is_said_of_a_subject_that_is_not_divided(
    linde: Council, central: Council, bea: Actor
) -> None:
    assert {service.competent(linde, one) for one in SUBJECTS if one != "8.1.a"} == {None}
    service.divide(bea, linde.organisation_id, "7.1.h", [central.id])
    assert service.competent(central, "7.1.h") is True
    assert service.competent(linde, "7.1.h") is False
    service.divide(bea, linde.organisation_id, "7.1.h", [central.id, linde.id])
    assert service.competent(linde, "7.1.h") is True
    assert service.powers(linde.organisation_id) == {"7.1.h": {central.id, linde.id}}
    service.divide(bea, linde.organisation_id, "7.1.h", [])
    assert service.competent(linde, "7.1.h") is None


def test_consent_on_the_regulation_is_each_councils_own(
    linde: Council, central: Council, bea: Actor, session: Any
) -> None:
    assert service.competent(linde, "8.1.a") is service.competent(central, "8.1.a") is True
    with pytest.raises(RefusedError):
        service.divide(bea, linde.organisation_id, "8.1.a", [central.id])
    session.add(Competence(subject="8.1.a", council_id=central.id))
    with pytest.raises(IntegrityError):
        session.flush()
