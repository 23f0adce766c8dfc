"""A year report on paper and as a table: with the rights of its page, and nothing that acts."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from portal import database
from portal.identity import Proof
from portal.yearreport import service as reporting
from portal.yearreport.models import YearReport
from portal.yearreport.service import Decided
from tests.yearreport.making import decided

Sign = Callable[..., FlaskClient]


@pytest.fixture
def report(session: Any, regulation: Any, council: Any, actor: Any, on: Any) -> str:
    """An adopted report on a year in which something was asked and decided."""
    decided(council, "=Nieuwe tuin")
    made = reporting.begin(actor("Sanne"), council, 2027)
    reporting.write(actor("Sanne"), made, "Het was een mooi jaar.", made.version)
    day = on(2028, 1, 20)
    reporting.adopt(actor("Anneke"), made, day, made.version)
    session.commit()
    database.end()
    return f"/year-reports/{made.id}"


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_who_may_read_it_takes_it_home_as_a_tagged_pdf(
    client_as: Sign, report: str, view: str
) -> None:
    for who in ("Roos", "Petra", "Bas"):
        paper = client_as(who, view=view).get(f"{report}/pdf")
        assert paper.mimetype == "application/pdf", who
        assert b"/StructTreeRoot" in paper.data
    assert client_as("Gerrit", view=view).get(f"{report}/pdf").status_code == 404
    tablet = client_as("Joyce", view=view, proof=Proof.CARD)
    assert tablet.get(report).status_code == 200
    assert tablet.get(f"{report}/pdf").status_code == 404
    assert tablet.get(f"{report}/table").status_code == 404


def test_the_table_has_a_row_for_each_request(client_as: Sign, report: str) -> None:
    answer = client_as("Petra").get(f"{report}/table")
    assert answer.mimetype == "text/csv"
    text = answer.data.decode("utf-8-sig")
    head, row = csv.reader(io.StringIO(text), delimiter=";")
    assert len(head) == 9
    assert row[:2] == ["2027-01", "'=Nieuwe tuin"]
    assert row[3] == "Wmcz 2018 art. 7 lid 1 onder h"
    assert (row[4], row[6], row[8]) == ("2027-02-08", "2027-02-08", "2027-02-08")
    assert all(row)


def test_a_guest_sees_of_what_was_decided_only_what_was_shared(
    client_as: Sign, session: Any, actor: Any, report: str
) -> None:
    database.begin(writes=True)
    kept = session.get(YearReport, int(report.rpartition("/")[2]))
    mine = Decided(id=1, called="2027-01", text="Van ons", on=date(2027, 3, 1), shared=False)
    theirs = replace(mine, text="Voor allen", shared=True)
    content = reporting.content_of(kept)
    again = reporting.correct(actor("Anneke"), kept, "Besluiten vergeten.")
    again.content = replace(content, decided=[mine, theirs]).as_kept()
    again.adopted_on, again.adopted_at = kept.adopted_on, kept.adopted_at
    again.adopted_by_id = kept.adopted_by_id
    session.commit()
    page = f"/year-reports/{again.id}"
    assert "Van ons" in client_as("Bas").get(page).text
    for address in (page, f"{page}?paper=a4", f"{page}/table"):
        assert b"Van ons" not in client_as("Petra").get(address).data
    assert "Voor allen" in client_as("Petra").get(page).text
