"""The cash book: entered, drafted, confirmed, corrected, checked by two, kept and shown."""

import csv
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from portal.audit import AuditEvent
from portal.cashbook.models import CashCheck, CashEntry

Sign = Callable[..., Any]
CAKE = {"way": "out", "amount": "12,50", "what": "Taart", "category": "meeting", "on": "2027-02-08"}
GIVEN = CAKE | {"way": "in", "amount": "100", "what": "Voor dit jaar", "category": "provider"}


def test_what_came_in_and_went_out_is_counted_in_cents(
    client_as: Sign, book: str, kept: Any
) -> None:
    anneke = client_as("Anneke")
    assert anneke.send(f"{book}/new", GIVEN).status_code == 303
    assert anneke.send(f"{book}/new", CAKE | {"receipt": "B7"}).status_code == 303
    assert kept(sa.select(CashEntry.number, CashEntry.amount)) == [(1, 10000), (2, 1250)]
    shown = client_as("Roos").get(book).text
    for words in ("100 euro", "12,50 euro", "87,50 euro", "Taart"):
        assert words in shown
    assert "art. 6 lid 3" in shown


def test_in_pictures_the_money_is_drawn(client_as: Sign, book: str) -> None:
    client_as("Anneke").send(f"{book}/new", GIVEN)
    shown = client_as("Roos", view="picto").get(f"{book}?card=1").text
    assert "money" in shown
    assert "100 euro" in shown


def test_the_form_has_two_steps_in_pictures(client_as: Sign, book: str) -> None:
    first = client_as("Anneke", view="picto").get(f"{book}/new").text
    assert 'name="amount"' in first


@pytest.mark.parametrize("amount", ["", "veel", "0", "-3", "1,5", "100000,00"])
def test_what_is_no_money_is_refused(client_as: Sign, book: str, amount: str) -> None:
    answer = client_as("Anneke").send(f"{book}/new", CAKE | {"amount": amount})
    assert answer.status_code == 422
    assert "Taart" in answer.text


def test_tomorrow_is_not_written_down(client_as: Sign, book: str) -> None:
    answer = client_as("Anneke").send(f"{book}/new", CAKE | {"on": "2027-02-09"})
    assert answer.status_code == 422


def test_the_supporter_drafts_and_the_chair_confirms(client_as: Sign, book: str, kept: Any) -> None:
    sanne = client_as("Sanne")
    assert sanne.send(f"{book}/new", CAKE).status_code == 303
    (entry, number), *_ = kept(sa.select(CashEntry.id, CashEntry.number))
    assert number is None
    assert "Taart" in client_as("Roos").get(book).text
    assert sanne.send(f"/cash-entries/{entry}/confirm").status_code == 403
    assert client_as("Roos").send(f"/cash-entries/{entry}/confirm").status_code == 403
    assert client_as("Anneke").send(f"/cash-entries/{entry}/confirm").status_code == 303
    assert client_as("Anneke").send(f"/cash-entries/{entry}/confirm").status_code == 422
    assert sanne.send(f"/cash-entries/{entry}/remove").status_code == 422
    assert kept(sa.select(CashEntry.number)) == [(1,)]


def test_a_draft_can_be_thrown_away(client_as: Sign, book: str, kept: Any) -> None:
    client_as("Sanne").send(f"{book}/new", CAKE)
    entry = kept(sa.select(CashEntry.id))[0][0]
    assert client_as("Sanne").send(f"/cash-entries/{entry}/correct").status_code == 403
    assert (
        client_as("Anneke").send(f"/cash-entries/{entry}/correct", {"why": "x"}).status_code == 422
    )
    assert client_as("Sanne").send(f"/cash-entries/{entry}/remove").status_code == 303
    assert kept(sa.select(CashEntry.id)) == []


def test_the_treasurer_keeps_the_book(
    client_as: Sign, book: str, treasurer: str, kept: Any
) -> None:
    answer = client_as(treasurer).send(f"{book}/new", CAKE)
    assert answer.status_code == 303
    assert kept(sa.select(CashEntry.number)) == [(1,)]


def test_a_mistake_is_corrected_by_a_counter_entry(client_as: Sign, book: str, kept: Any) -> None:
    anneke = client_as("Anneke")
    anneke.send(f"{book}/new", CAKE)
    entry = kept(sa.select(CashEntry.id))[0][0]
    why = {"why": "Het was 13 euro."}
    assert anneke.send(f"/cash-entries/{entry}/correct", why).status_code == 303
    assert anneke.send(f"/cash-entries/{entry}/correct", why).status_code == 422
    rows = kept(sa.select(CashEntry.amount, CashEntry.corrects_id).order_by(CashEntry.id))
    assert rows == [(1250, None), (-1250, entry)]
    assert "Het was 13 euro." in client_as("Roos").get(f"/cash-entries/{entry}").text
    assert "2027-1" in client_as("Roos").get(book).text


@pytest.mark.parametrize(
    "statement", ["UPDATE portal_cash_entry SET amount = 1", "DELETE FROM portal_cash_entry"]
)
def test_the_database_keeps_what_stands_in_the_book(
    client_as: Sign, book: str, app: Any, kept: Any, statement: str
) -> None:
    client_as("Anneke").send(f"{book}/new", CAKE)
    engine = app.extensions["portal"].engine.execution_options(portal_writes=True)
    with pytest.raises(sa.exc.IntegrityError), engine.begin() as connection:
        connection.execute(sa.text(statement))
    assert kept(sa.select(CashEntry.amount)) == [(1250,)]


def test_two_people_check_the_book_and_then_the_days_are_closed(
    client_as: Sign, book: str, kept: Any
) -> None:
    anneke = client_as("Anneke")
    anneke.send(f"{book}/new", GIVEN)
    day = {"until": "2027-02-08", "remark": "Alle bonnen gezien."}
    assert client_as("Roos").send(f"{book}/check", day).status_code == 303
    assert client_as("Roos").send(f"{book}/sign").status_code == 422
    assert client_as("Sanne").send(f"{book}/sign", {"remark": ""}).status_code == 303
    assert kept(sa.select(CashCheck.balance, CashCheck.second_at.is_not(None))) == [(10000, True)]
    shown = client_as("Hans").get(book).text
    assert "Roos" in shown
    assert "Sanne" in shown
    assert "Alle bonnen gezien." in shown
    assert anneke.send(f"{book}/new", CAKE).status_code == 422
    assert client_as("Roos").send(f"{book}/check", day).status_code == 422
    told = [one.what for one in kept(sa.select(AuditEvent.what)) if "cashbook" in one.what]
    assert told[-2:] == ["cashbook:looked", "cashbook:checked"]


def test_one_of_the_two_is_a_member_who_wrote_nothing(client_as: Sign, book: str) -> None:
    client_as("Anneke").send(f"{book}/new", GIVEN)
    client_as("Sanne").send(f"{book}/check", {"until": "2027-02-08"})
    assert client_as("Anneke").send(f"{book}/sign").status_code == 422
    assert client_as("Hans").send(f"{book}/sign").status_code == 303


def test_who_sits_beside_the_first_is_not_the_second(
    client_as: Sign, book: str, app: Any, kept: Any
) -> None:
    client_as("Anneke").send(f"{book}/new", GIVEN)
    client_as("Roos").send(f"{book}/check", {"until": "2027-02-08"})
    engine = app.extensions["portal"].engine.execution_options(portal_writes=True)
    with engine.begin() as connection:
        sanne = sa.text("SELECT id FROM portal_person WHERE call_name = 'Sanne'")
        helper = connection.execute(sanne).scalar_one()
        connection.execute(sa.update(CashCheck).values(first_helper_id=helper))
    assert client_as("Sanne").send(f"{book}/sign").status_code == 422
    assert client_as("Hans").send(f"{book}/sign").status_code == 303


def test_a_check_of_a_book_that_changed_is_begun_anew(client_as: Sign, book: str) -> None:
    anneke = client_as("Anneke")
    anneke.send(f"{book}/new", GIVEN)
    client_as("Roos").send(f"{book}/check", {"until": "2027-02-08"})
    anneke.send(f"{book}/new", CAKE)
    assert client_as("Hans").send(f"{book}/sign").status_code == 422
    assert client_as("Roos").send(f"{book}/check", {"until": "2027-02-08"}).status_code == 303
    assert client_as("Hans").send(f"{book}/sign").status_code == 303


def test_what_was_left_is_carried_over_to_the_next_year(client_as: Sign, book: str) -> None:
    anneke = client_as("Anneke")
    anneke.send(f"{book}/new", GIVEN | {"on": "2026-12-30"})
    anneke.send(f"{book}/new", CAKE)
    assert "87,50 euro" in client_as("Roos").get(book).text
    before = client_as("Roos").get(f"{book}?year=2026").text
    assert "87,50 euro" not in before
    assert "Voor dit jaar" in before


def test_above_the_agreed_amount_there_is_a_warning(client_as: Sign, book: str) -> None:
    anneke = client_as("Anneke")
    means = book.replace("cashbook", "facilities")
    agreed = {"kind": "yearly", "amount": "100", "source": "artikel 20 van de regeling"}
    line = client_as("Sanne").send(f"{means}/new", agreed).location
    assert anneke.send(f"{line}/confirm", {"version": "1"}).status_code == 303
    anneke.send(f"{book}/new", CAKE | {"amount": "79"})
    assert 'class="chip alarm' not in client_as("Roos").get(book).text
    anneke.send(f"{book}/new", CAKE | {"amount": "30", "category": "dispute"})
    assert 'class="chip alarm' not in client_as("Roos").get(book).text, "lawsuits apart"
    anneke.send(f"{book}/new", CAKE | {"amount": "21,01"})
    assert 'class="chip alarm' in client_as("Roos").get(book).text


def test_the_manager_sees_sums_once_they_are_checked_and_no_more(
    client_as: Sign, book: str, council: int
) -> None:
    petra = client_as("Petra")
    client_as("Anneke").send(f"{book}/new", GIVEN)
    client_as("Anneke").send(f"{book}/new", CAKE)
    assert "12,50" not in petra.get(f"{book}/totals").text
    client_as("Roos").send(f"{book}/check", {"until": "2027-02-08", "remark": "Goed zo."})
    client_as("Hans").send(f"{book}/sign")
    shown = petra.get(f"{book}/totals").text
    assert "12,50 euro" in shown
    assert "Taart" not in shown
    assert "Goed zo." not in shown
    assert petra.get(book).status_code == 403
    assert petra.get(f"{book}/2027/table").status_code == 403
    assert "/cashbook/totals" in petra.get(f"/councils/{council}").text


@pytest.mark.parametrize("other", ["Bas", "Bea", "Gerrit"])
def test_nobody_else_sees_anything_of_it(client_as: Sign, book: str, other: str) -> None:
    client_as("Anneke").send(f"{book}/new", GIVEN)
    for page in (book, f"{book}/totals", f"{book}/2027/table", f"{book}/2027/pdf"):
        assert client_as(other).get(page).status_code in (403, 404), page


def test_a_year_is_kept_as_a_table_and_as_a_paper(client_as: Sign, book: str, kept: Any) -> None:
    anneke = client_as("Anneke")
    anneke.send(f"{book}/new", CAKE | {"what": "=1+1"})
    entry = kept(sa.select(CashEntry.id))[0][0]
    anneke.send(f"/cash-entries/{entry}/correct", {"why": "Fout"})
    given = client_as("Sanne").get(f"{book}/2027/table")
    rows = list(csv.reader(given.data.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ["2027-1", "2027-2"]
    assert rows[1][2] == "'=1+1"
    assert (rows[1][5], rows[2][4]) == ("12,50", "12,50")
    assert client_as("Sanne").get(f"{book}/2027/pdf").data.startswith(b"%PDF")
