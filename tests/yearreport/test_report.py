"""The report of a council on a year: who reads it when, and that it stays as it was adopted."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.exc import DatabaseError

from portal import database
from portal.dossiers import service as dossiers
from portal.dossiers.models import Outcome
from portal.identity import Proof
from portal.yearreport import service as reporting
from portal.yearreport.models import YearReport

Sign = Callable[..., FlaskClient]
WORDS = "Wij hebben veel gedaan."


@pytest.fixture
def report(session: Any, council: Any, actor: Any) -> int:
    """The report on the year that goes on in these tests, begun by the supporter."""
    made = reporting.begin(actor("Sanne"), council, 2027)
    reporting.write(actor("Sanne"), made, WORDS, made.version)
    session.commit()
    return made.id


def adopted(client: FlaskClient, report: int, version: int = 2, day: str = "2028-01-20") -> Any:
    return client.send(f"/year-reports/{report}/adopt", {"on": day, "version": str(version)})


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_draft_is_for_the_council_and_the_adopted_one_for_the_house_and_the_manager(
    client_as: Sign, report: int, on: Any, view: str
) -> None:
    page = f"/year-reports/{report}"
    outside = [("Petra", Proof.ACCOUNT), ("Joyce", Proof.CARD), ("Bas", Proof.ACCOUNT)]
    for who in ("Roos", "Hans", "Sanne"):
        assert client_as(who, view=view).get(page).status_code == 200, who
    for who, proof in outside:
        assert client_as(who, view=view, proof=proof).get(page).status_code == 404, who
    on(2028, 1, 20)
    assert adopted(client_as("Anneke"), report).status_code == 303
    for who, proof in outside:
        answer = client_as(who, view=view, proof=proof).get(page)
        assert answer.status_code == 200, who
        assert WORDS in answer.text
    for who in ("Bea", "Gerrit"):
        assert client_as(who, view=view).get(page).status_code == 404, who


def test_only_chair_or_secretary_adopt_and_only_after_the_year(
    client_as: Sign, report: int, on: Any, kept: Any
) -> None:
    anneke = client_as("Anneke")
    early = adopted(anneke, report, day="2027-02-08")
    assert early.status_code == 422
    assert kept(sa.select(YearReport.adopted_on).where(YearReport.id == report)) == [(None,)]
    on(2028, 1, 20)
    for who in ("Sanne", "Roos"):
        assert adopted(client_as(who), report).status_code == 403
    assert adopted(anneke, report, day="2028-02-20").status_code == 422
    assert adopted(anneke, report, version=1).status_code == 409
    assert adopted(anneke, report).status_code == 303
    day = kept(sa.select(YearReport.adopted_on).where(YearReport.id == report))
    assert day == [(date(2028, 1, 20),)]


def test_what_was_adopted_never_changes_and_a_correction_is_a_version_beside_it(
    client_as: Sign, report: int, on: Any, session: Any, council: Any, actor: Any
) -> None:
    on(2028, 1, 20)
    anneke, page = client_as("Anneke"), f"/year-reports/{report}"
    adopted(anneke, report)
    database.begin(writes=True)
    name = reporting.gathered(council, 2027).seats[0].name
    session.execute(sa.text("UPDATE portal_person SET name = 'Nieuwe Naam'"))
    assert reporting.gathered(council, 2027).seats[0].name == "Nieuwe Naam"
    session.commit()
    assert name in anneke.get(page).text
    refused = anneke.send(f"{page}/foreword", {"foreword": "Anders.", "version": "3"})
    assert refused.status_code == 422
    answer = anneke.send(f"{page}/correct", {"reason": "Een naam was fout."})
    assert answer.status_code == 303
    again = answer.location
    assert again != page
    assert "Een naam was fout." in anneke.get(again).text
    assert client_as("Bas").get(again).status_code == 404
    assert WORDS in client_as("Bas").get(page).text
    assert anneke.send(f"{page}/correct", {"reason": "Nog eens."}).status_code == 422


@pytest.mark.engines
@pytest.mark.parametrize(
    "act", ["UPDATE portal_year_report SET foreword = 'x'", "DELETE FROM portal_year_report"]
)
def test_the_database_itself_keeps_what_was_adopted(
    report: int, on: Any, session: Any, actor: Any, act: str
) -> None:
    on(2028, 1, 20)
    database.begin(writes=True)
    made = session.get(YearReport, report)
    reporting.adopt(actor("Anneke"), made, date(2028, 1, 20), made.version)
    with pytest.raises(DatabaseError, match="never changed"):
        session.execute(sa.text(f"{act} WHERE id = {report}"))


def test_two_who_write_the_words_in_front_lose_nothing(client_as: Sign, report: int) -> None:
    page = f"/year-reports/{report}/foreword"
    first = client_as("Roos").send(page, {"foreword": "Van Roos.", "version": "2"})
    assert first.status_code == 303
    late = client_as("Sanne").send(page, {"foreword": "Van Sanne.", "version": "2"})
    assert late.status_code == 409
    assert "Van Roos." in late.text
    assert "Van Sanne." in late.text


def test_a_year_is_begun_once(client_as: Sign, council: Any, report: int) -> None:
    begin = f"/councils/{council.id}/year-reports"
    assert client_as("Roos").send(f"{begin}/2027", {}).location == f"/year-reports/{report}"
    assert client_as("Roos").send(f"{begin}/2028", {}).status_code == 404
    for who in ("Petra", "Bas", "Bea"):
        assert client_as(who).send(f"{begin}/2026", {}).status_code in (403, 404), who


def test_the_list_of_a_council_shows_the_house_what_is_adopted(
    client_as: Sign, council: Any, report: int, on: Any
) -> None:
    page, mine = f"/councils/{council.id}/year-reports", f"/year-reports/{report}"
    assert mine in client_as("Roos").get(page).text
    assert f'"{mine}"' not in client_as("Bas").get(page).text
    on(2028, 1, 20)
    adopted(client_as("Anneke"), report)
    assert f'"{mine}"' in client_as("Bas").get(page).text
    assert f'"{mine}"' in client_as("Petra").get(page).text


def test_what_was_asked_is_counted_as_it_was_at_the_end_of_the_year(
    filed: Any, council: Any, actor: Any, on: Any
) -> None:
    late, goes_on = filed("7.1.h"), filed("8.1.h")
    for story, answer in ((late, ""), (goes_on, "consents")):
        on(2027, 12, 20)
        story.does("Anneke", dossiers.adopt, date(2027, 12, 20), "Plan A.", answer)
        story.does("Anneke", dossiers.send)
        on(2028, 1, 5)
        story.does("Petra", dossiers.decide, date(2028, 1, 5), Outcome.TAKEN_OVER, "")
    year, after = (reporting.gathered(council, one) for one in (2027, 2028))
    mine = {late.request.id, goes_on.request.id}
    of_year = [one for one in year.asked if one.id in mine]
    assert [one.late for one in of_year] == [True, True]  # six weeks after 8 February
    assert [(one.outcome, one.told, one.runs) for one in of_year] == [(None, None, True)] * 2
    assert [one.sent for one in of_year] == [date(2027, 12, 20)] * 2
    assert all(one.heard for one in of_year)
    later = [one for one in after.asked if one.id in mine]
    assert [one.outcome for one in later] == [Outcome.TAKEN_OVER] * 2
    assert not mine & {one.id for one in after.runs}
    assert reporting.Content.of(after.as_kept()) == after


def test_what_is_inside_the_council_is_in_no_report(
    filed: Any, council: Any, actor: Any, session: Any, report: int, client_as: Sign, on: Any
) -> None:
    database.begin(writes=True)
    story = filed("8.1.h")
    asked = dossiers.Asked(subject="8.1.g", title="Nog geheim", plan="Later.")
    dossiers.register(actor("Sanne"), story.request.dossier, asked, None)
    today = dossiers.today()
    story.does("Anneke", dossiers.talk, today, "Gepraat.", "")
    story.does("Anneke", dossiers.adopt, today, "Dit zeggen wij nog niet.", "refuses")
    session.commit()
    on(2028, 1, 20)
    adopted(client_as("Anneke"), report)
    for who in ("Petra", "Bas", "Roos"):
        client = client_as(who)
        for page in (f"/year-reports/{report}", f"/year-reports/{report}/table"):
            answer = client.get(page)
            assert "Verbouwing huiskamer en keuken" in answer.text, who
            assert "Nog geheim" not in answer.text
            assert "Dit zeggen wij nog niet" not in answer.text
            assert "wij zeiden nee" not in answer.text
