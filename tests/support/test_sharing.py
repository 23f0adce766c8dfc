"""Who does what in a period: begun from what was agreed, changed a task at a time, kept."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.i18n import written
from portal.memberships.service import today
from portal.standalone import demo_support
from portal.support.models import PeriodTask, Share, SupportPeriod, Task
from tests.looking import rows

NEW = "/councils/1/support/tasks/new"


@pytest.fixture
def begun(session: Any, client_as: Any, person: Any) -> Any:
    """The list that the supporter begins today, with an agreement in force."""
    names = ("Anneke", "Sanne", "Petra")
    demo_support.fill(session.get(Council, 1), {name: person(name) for name in names})
    session.execute(sa.delete(PeriodTask))
    session.execute(sa.delete(SupportPeriod))
    session.commit()
    assert client_as("Sanne").send(NEW, {"begins_on": str(today())}).status_code == 303
    (period,) = rows(session, SupportPeriod)
    return period


def shares(session: Any, period: SupportPeriod) -> dict[str, str | None]:
    found = rows(session, PeriodTask)
    return {one.task: one.share for one in found if one.period_id == period.id}


def test_it_begins_as_the_agreement_says(session: Any, begun: Any) -> None:
    said = shares(session, begun)
    assert set(said) == {*Task}
    assert said[Task.TAKING] == Share.NOT
    assert {share for task, share in said.items() if task != Task.TAKING} == {Share.BIT}


def test_a_task_is_done_by_the_members_themselves_and_the_next_list_begins_so(
    session: Any, client_as: Any, begun: Any
) -> None:
    sanne = client_as("Sanne")
    address = f"/support-periods/{begun.id}/tasks/lead"
    said = {"share": "not", "remark": "Anneke kan het nu.", "version": "1"}
    assert sanne.send(address, said).status_code == 303
    assert shares(session, begun)[Task.LEAD] == Share.NOT
    later = today() + timedelta(days=90)
    assert sanne.send(NEW, {"begins_on": str(later)}).status_code == 303
    former, following = sorted(rows(session, SupportPeriod), key=lambda one: one.begins_on)
    assert shares(session, following) == shares(session, former)
    page = sanne.get(f"/support-periods/{former.id}").text
    assert "Dit geldt" not in sanne.get(f"/support-periods/{following.id}").text
    assert "Anneke kan het nu." in page
    last = later - timedelta(days=1)
    assert written(last, "d MMMM y") in page


def test_two_who_change_one_task_lose_nothing(client_as: Any, begun: Any) -> None:
    address = f"/support-periods/{begun.id}/tasks/lead"
    client_as("Sanne").send(address, {"share": "full", "remark": "", "version": "1"})
    late = client_as("Anneke").send(
        address, {"share": "not", "remark": "Wij doen dit zelf al.", "version": "1"}
    )
    assert late.status_code == 409
    assert "Wij doen dit zelf al." in late.text


def test_two_lists_never_begin_on_one_day(client_as: Any, begun: Any) -> None:
    again = client_as("Anneke").send(NEW, {"begins_on": str(today())})
    assert again.status_code == 422
    assert "begint al een lijst" in again.text


def test_a_task_that_does_not_exist_is_not_found(client_as: Any, begun: Any) -> None:
    assert client_as("Sanne").get(f"/support-periods/{begun.id}/tasks/cooking").status_code == 404


def test_the_supporter_sees_each_council_s_list_of_today(client_as: Any, begun: Any) -> None:
    client_as("Sanne").send(NEW, {"begins_on": str(today() + timedelta(days=1))})
    page = client_as("Sanne").get("/support/tasks").text
    assert page.count(f"/support-periods/{begun.id}") == 1
    assert page.count("/support-periods/") == 1
    assert "Wij doen het samen: 12" in page


def test_the_organisation_and_the_administrator_see_none_of_it(client_as: Any, begun: Any) -> None:
    for who in ("Petra", "Bea"):
        assert client_as(who).get(f"/support-periods/{begun.id}").status_code == 404
        assert "/support-periods/" not in client_as(who).get("/councils/1/support").text


def test_a_day_is_asked_for(client_as: Any, begun: Any) -> None:
    assert client_as("Sanne").send(NEW, {"begins_on": ""}).status_code == 422
