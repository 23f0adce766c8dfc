"""The year in both views: who sees it, month by month, and what is asked."""

from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.identity import Proof
from portal.planning import service as planning
from portal.planning.models import PlanEntry, YearPlan
from portal.residents.service import actor_of


@pytest.fixture
def plan(session: Any, person: Any) -> YearPlan:
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    sanne = actor_of(person("Sanne"), proof=Proof.ACCOUNT)
    made = planning.begin(sanne, council, 2027, planning.READY)
    session.commit()
    return made


def year(plan: YearPlan) -> str:
    return f"/councils/{plan.council_id}/year?year=2027"


def test_the_house_sees_the_plan_once_it_is_shown(client_as: Any, plan: YearPlan) -> None:
    joyce = client_as("Joyce", proof=Proof.CARD)
    wanted = "Zomeruitjes kiezen"
    assert wanted not in joyce.get(year(plan)).text
    anneke = client_as("Anneke")
    assert wanted in anneke.get(year(plan)).text
    anneke.send(f"/plans/{plan.id}/tell", {"told": "yes"})
    assert wanted in joyce.get(year(plan)).text
    anneke.send(f"/plans/{plan.id}/tell", {"told": "no"})
    assert wanted not in joyce.get(year(plan)).text


def test_a_month_is_a_screen_in_pictures(client_as: Any, plan: YearPlan) -> None:
    roos = client_as("Roos", view="picto")
    text = roos.get(year(plan)).text
    assert "Februari" in text  # it is February: the months past come last
    assert "Maart" not in text
    assert "Maart" in roos.get(f"{year(plan)}&card=2").text


def test_a_subject_goes_from_the_plan_to_the_year(client_as: Any, plan: YearPlan) -> None:
    sanne = client_as("Sanne")
    sent = {"title": "De bus", "month": "9", "day": "31", "text": "", "symbol": "own:plan"}
    answer = sanne.send(f"/plans/{plan.id}/entries/new", sent)
    assert answer.status_code == 422
    assert "Die dag heeft deze maand niet." in answer.text
    assert 'value="De bus"' in answer.text
    sent["day"] = ""
    assert sanne.send(f"/plans/{plan.id}/entries/new", sent).status_code == 303
    assert "De bus" in sanne.get(year(plan)).text


def test_somebody_who_was_first_is_shown(client_as: Any, plan: YearPlan, session: Any) -> None:
    entry_id = session.scalar(sa.select(sa.func.min(PlanEntry.id)))
    session.rollback()
    place = f"/plan-entries/{entry_id}/edit"
    sent = {"title": "Eerst", "month": "1", "text": "", "symbol": "own:plan", "version": "1"}
    sanne = client_as("Sanne")
    assert sanne.send(place, sent).status_code == 303
    late = sanne.send(place, sent | {"title": "Later"})
    assert late.status_code == 409
    assert "Eerst" in late.text


def test_the_plan_is_a_paper_in_both_views(client_as: Any, plan: YearPlan) -> None:
    for view in ("standard", "picto"):
        answer = client_as("Roos", view=view).get(f"/plans/{plan.id}/paper")
        assert answer.data.startswith(b"%PDF")


def test_a_school_holiday_stands_at_the_day_of_a_new_meeting(
    client_as: Any, plan: YearPlan
) -> None:
    bea = client_as("Bea")
    sent = {"name": "Voorjaarsvakantie", "first": "2027-02-20", "last": "2027-02-28"}
    assert bea.send("/school-holidays/new", sent).status_code == 303
    place = f"/councils/{plan.council_id}/meetings/new"
    assert "Voorjaarsvakantie (20 februari)" in client_as("Sanne").get(place).text
    sent["last"] = "2027-02-01"
    assert bea.send("/school-holidays/new", sent).status_code == 422
