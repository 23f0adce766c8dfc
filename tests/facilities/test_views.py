"""What was agreed on hours and money: drafted, confirmed, used, and shown in both views."""

import csv
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from portal.audit import AuditEvent
from portal.councils.models import Council
from portal.facilities.models import Facility, FacilityUse
from portal.people.models import Person

Sign = Callable[..., Any]
SOURCE = "artikel 20 van de regeling"


@pytest.fixture
def council(session: Any) -> int:
    session.execute(sa.delete(FacilityUse))
    session.execute(sa.delete(Facility))
    found = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    session.commit()
    return int(found.id)


@pytest.fixture
def kept(app: Any) -> Callable[[Any], list[Any]]:
    def read(statement: Any) -> list[Any]:
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(statement).all())

    return read


@pytest.fixture
def person(kept: Any) -> Callable[[str], int]:
    """The id of who has this call name."""
    return lambda name: int(kept(sa.select(Person.id).where(Person.call_name == name))[0][0])


@pytest.fixture
def agreed(client_as: Sign, council: int, kept: Any) -> Callable[..., str]:
    """The page of a line that the supporter wrote down; the chair confirmed it."""

    def write(kind: str = "yearly", amount: str = "100", *, confirmed: bool = True) -> str:
        sent = {"kind": kind, "amount": amount, "source": SOURCE}
        answer = client_as("Sanne").send(f"/councils/{council}/facilities/new", sent)
        assert answer.status_code == 303, answer.text
        if confirmed:
            done = client_as("Anneke").send(f"{answer.location}/confirm", {"version": "1"})
            assert done.status_code == 303
        return str(answer.location)

    return write


def _use(client: Any, page: str, person: int, amount: str, **more: str) -> Any:
    sent = {"what": "Taart", "amount": amount, "on": "2027-02-08", "person": str(person)}
    return client.send(f"{page}/uses/new", sent | more)


def test_what_was_agreed_and_what_was_used(
    client_as: Sign, agreed: Any, council: int, person: Any
) -> None:
    page, kees = agreed(), person("Kees")
    assert _use(client_as("Sanne"), page, kees, "40").status_code == 303
    shown = client_as("Roos").get(f"/councils/{council}/facilities").text
    for money in ("100 euro", "40 euro", "60 euro"):
        assert money in shown
    line = client_as("Roos").get(page).text
    assert SOURCE in line
    assert "Taart" in line
    assert "art. 6 lid 4" in line


def test_in_pictures_the_money_is_drawn(
    client_as: Sign, agreed: Any, council: int, person: Any
) -> None:
    page = agreed()
    _use(client_as("Sanne"), page, person("Kees"), "40")
    roos = client_as("Roos", view="picto")
    shown = "".join(
        roos.get(f"/councils/{council}/facilities?card={card}").text for card in range(1, 4)
    )
    assert "money" in shown
    assert "100 euro" in shown


def test_only_chair_or_secretary_confirms_and_a_change_takes_it_back(
    client_as: Sign, agreed: Any, kept: Any
) -> None:
    page = agreed(confirmed=False)
    assert client_as("Sanne").send(f"{page}/confirm", {"version": "1"}).status_code == 403
    assert client_as("Roos").send(f"{page}/confirm", {"version": "1"}).status_code == 403
    assert client_as("Hans").send(f"{page}/confirm", {"version": "1"}).status_code == 303
    words = {"amount": "150", "source": SOURCE, "version": "2"}
    assert client_as("Sanne").send(f"{page}/edit", words).status_code == 303
    assert kept(sa.select(Facility.amount, Facility.confirmed_at)) == [(15000, None)]


def test_nothing_is_used_of_what_nobody_confirmed(
    client_as: Sign, agreed: Any, person: Any, kept: Any
) -> None:
    page = agreed(confirmed=False)
    assert _use(client_as("Sanne"), page, person("Kees"), "40").status_code == 422
    assert kept(sa.select(FacilityUse.id)) == []


def test_above_the_yearly_amount_is_spent_only_with_permission(
    client_as: Sign, agreed: Any, person: Any, council: int
) -> None:
    page, kees, sanne = agreed(), person("Kees"), client_as("Sanne")
    refused = _use(sanne, page, kees, "100,01")
    assert refused.status_code == 422
    assert "Taart" in refused.text
    assert _use(sanne, page, kees, "100,01", permission="Petra").status_code == 303
    shown = client_as("Roos").get(page).text
    assert "Petra" in shown
    assert "0,01 euro" in shown
    assert 'class="chip alarm' in client_as("Roos").get(f"/councils/{council}/facilities").text


def test_hours_may_be_passed_and_that_is_said(client_as: Sign, agreed: Any, person: Any) -> None:
    page = agreed("support", "1,25")
    assert _use(client_as("Hans"), page, person("Sanne"), "1,5").status_code == 303
    assert "0,25" in client_as("Roos").get(page).text


@pytest.mark.parametrize("amount", ["", "veel", "0", "1,1", "-3", "100000,00", "1,5,5"])
def test_what_is_no_quarter_of_an_hour_is_refused(
    client_as: Sign, council: int, amount: str
) -> None:
    sent = {"kind": "support", "amount": amount, "source": SOURCE}
    answer = client_as("Sanne").send(f"/councils/{council}/facilities/new", sent)
    assert answer.status_code == 422
    assert SOURCE in answer.text


def test_a_room_is_agreed_in_words(client_as: Sign, council: int, kept: Any, person: Any) -> None:
    sanne, page = client_as("Sanne"), f"/councils/{council}/facilities/new"
    assert sanne.send(page, {"kind": "room", "source": SOURCE}).status_code == 422
    sent = {"kind": "room", "words": "De huiskamer.", "source": SOURCE}
    made = sanne.send(page, sent)
    assert made.status_code == 303
    assert sanne.send(page, sent).status_code == 422, "one line a kind"
    client_as("Hans").send(f"{made.location}/confirm", {"version": "1"})
    assert _use(sanne, made.location, person("Kees"), "").status_code == 303
    assert kept(sa.select(FacilityUse.amount)) == [(None,)]


def test_a_line_of_which_was_used_stays_and_a_use_can_go(
    client_as: Sign, agreed: Any, person: Any, kept: Any
) -> None:
    page, sanne = agreed(), client_as("Sanne")
    _use(sanne, page, person("Kees"), "40")
    assert sanne.send(f"{page}/remove").status_code == 422
    used = kept(sa.select(FacilityUse.id))[0][0]
    assert sanne.send(f"{page}/uses/{used}/remove").status_code == 303
    assert sanne.send(f"{page}/uses/{used}/remove").status_code == 404
    told = [one.what for one in kept(sa.select(AuditEvent.what)) if "facility" in one.what]
    assert told[-2:] == ["facility:used", "facility:unused"]


def test_two_who_change_a_line_lose_nothing(client_as: Sign, agreed: Any) -> None:
    page = agreed(confirmed=False)
    first = {"amount": "120", "source": "artikel 21", "version": "1"}
    assert client_as("Hans").send(f"{page}/edit", first).status_code == 303
    late = client_as("Sanne").send(f"{page}/edit", first | {"source": "artikel 22"})
    assert late.status_code == 409
    assert "artikel 21" in late.text
    assert "artikel 22" in late.text


@pytest.mark.parametrize("other", ["Petra", "Bas", "Bea", "Gerrit"])
def test_nobody_else_sees_anything_of_it(
    client_as: Sign, agreed: Any, council: int, other: str
) -> None:
    page = agreed()
    client = client_as(other)
    assert client.get(page).status_code == 404
    assert client.get(f"/councils/{council}/facilities").status_code in (403, 404)
    assert client.get(f"/councils/{council}/facilities/2027/table").status_code in (403, 404)
    assert "/facilities" not in client.get(f"/councils/{council}").text


def test_a_year_as_a_table_has_no_formulas(
    client_as: Sign, agreed: Any, council: int, person: Any
) -> None:
    page = agreed()
    _use(client_as("Sanne"), page, person("Kees"), "12,50", what="=1+1")
    given = client_as("Roos").get(f"/councils/{council}/facilities/2027/table")
    assert given.mimetype == "text/csv"
    rows = list(csv.reader(given.data.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) == 2
    assert "100" in rows[1]
    assert "12,50" in rows[1]
    assert "'=1+1" in rows[1]
    assert date(2027, 2, 8).isoformat() in rows[1]


def test_a_day_of_another_year_is_refused(client_as: Sign, agreed: Any, person: Any) -> None:
    page, kees = agreed(), person("Kees")
    for day in ("2026-12-31", "2027-02-09"):
        assert _use(client_as("Sanne"), page, kees, "4", on=day).status_code == 422
