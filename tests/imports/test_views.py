"""The pages of an import, from choosing a file to having it done, in both views."""

import io
import re
from typing import Any

import pytest
from openpyxl import load_workbook

from portal.audit import AuditEvent
from portal.imports import service as imports
from portal.imports.models import ImportRun, ImportState
from portal.imports.pages import preview
from portal.imports.service import working
from portal.imports.service.folders import Folder
from portal.jobs import service as jobs
from portal.jobs.models import Job
from portal.people.models import Person
from tests.imports.making import csv_of
from tests.imports.standing import ROWS
from tests.looking import row, rows

WHO = ["Naam", "Huis"]


@pytest.fixture(params=["standard", "picto"])
def bea(request: Any, session: Any, client_as: Any) -> Any:
    session.rollback()
    return client_as("Bea", view=request.param)


@pytest.fixture
def work(app: Any, session: Any) -> Any:
    """Let the workers have their turn."""

    def turn() -> None:
        session.rollback()
        with app.app_context():
            jobs.work()

    return turn


def send(client: Any, data: bytes, name: str = "mensen.csv") -> Any:
    return client.send("/imports/new", {"file": (io.BytesIO(data), name)})


def read(client: Any, address: str) -> str:
    """The whole page, in the picto view screen after screen."""
    join = "&" if "?" in address else "?"
    return "".join(client.get(f"{address}{join}card={n}").text for n in range(1, 9))


def test_from_the_empty_file_to_everybody_in(bea: Any, session: Any, work: Any) -> None:
    assert "/imports/new" in read(bea, "/imports")
    empty = bea.get("/imports/empty/huisraad-leeg.xlsx")
    book = load_workbook(io.BytesIO(empty.data))
    book["Mensen"].append(["", "Ada Vos", "", "De Linde"])
    filled = io.BytesIO()
    book.save(filled)
    sent = send(bea, filled.getvalue(), "bewoners.xlsx")
    assert sent.status_code == 303
    waits = bea.get(sent.location)
    assert waits.headers["Refresh"]
    work()
    page = read(bea, sent.location)
    assert "Ada Vos" in page
    assert "bewoners.xlsx" in page
    assert not rows(session, Person, Person.name == "Ada Vos")
    assert bea.send(f"{sent.location}/apply").status_code == 303
    assert row(session, ImportRun).state == ImportState.APPLYING
    work()
    assert row(session, ImportRun).state == ImportState.DONE
    assert "bewoners.xlsx" in read(bea, sent.location)
    assert row(session, Person, Person.name == "Ada Vos").house_id
    assert "bewoners.xlsx" in read(bea, "/imports")


def test_what_is_wrong_stands_beside_the_row_and_nothing_can_be_done_yet(
    bea: Any, session: Any, work: Any
) -> None:
    at = send(bea, csv_of(ROWS)).location
    work()
    page = read(bea, at)
    for words in ("Mensen, rij 3", "Het Kasteel", "Schoenmaat", "Roos Visser"):
        assert words in page
    assert f"{at}/apply" not in page
    only = read(bea, f"{at}?show=wrong")
    assert "Het Kasteel" in only
    assert "Ada Vos" not in only
    bea.send(f"{at}/apply")
    assert row(session, ImportRun).state == ImportState.READY
    sheet = load_workbook(io.BytesIO(bea.get(f"{at}/faults.xlsx").data))["Mensen"]
    table = [list(one) for one in sheet.iter_rows(values_only=True)]
    assert table[0][-1] == "Fout"
    assert "Het Kasteel" in table[2][-1]
    assert [one[1] for one in table[1:]] == [one[0] for one in ROWS[1:]]


def test_the_file_with_the_errors_can_be_mended_and_sent_again(
    bea: Any, session: Any, work: Any
) -> None:
    at = send(bea, csv_of(ROWS[:3])).location
    work()
    book = load_workbook(io.BytesIO(bea.get(f"{at}/faults.xlsx").data))
    book["Mensen"]["D3"] = "De Eik"
    mended = io.BytesIO()
    book.save(mended)
    send(bea, mended.getvalue(), "beter.xlsx")
    work()
    counts = rows(session, ImportRun)[-1].counts
    assert (counts["wrong"], counts["new"]) == (0, 2)


def test_a_question_is_answered_with_one_tap(bea: Any, session: Any, work: Any) -> None:
    at = send(bea, csv_of([WHO, ["Roos Visser", "De Eik"]])).location
    work()
    page = read(bea, at)
    answers = re.findall(r'name="said" value="(\w+)"', page)
    roos = row(session, Person, Person.call_name == "Roos")
    assert set(answers) == {str(roos.id), imports.ANOTHER}
    odd = bea.send(f"{at}/answer", {"row": "people:9", "said": "new"})
    assert odd.status_code == 303
    assert row(session, ImportRun).state == ImportState.READY
    bea.send(f"{at}/answer", {"row": "people:2", "said": str(roos.id)})
    assert row(session, ImportRun).state == ImportState.READING
    work()
    bea.send(f"{at}/apply")
    work()
    assert row(session, Person, Person.call_name == "Roos").house_id != roos.house_id


def test_a_file_that_is_none_or_cannot_be_used_gets_a_sentence(
    bea: Any, session: Any, work: Any
) -> None:
    assert bea.send("/imports/new", {"file": "text"}).status_code == 422
    assert bea.send("/imports/new").status_code == 422
    at = send(bea, b"%PDF-1.7", "plan.pdf").location
    work()
    run = row(session, ImportRun)
    assert run.state == ImportState.REFUSED
    assert run.message.split()[0] in read(bea, at)


def test_it_is_dropped_before_or_while_it_is_looked_at(bea: Any, session: Any, work: Any) -> None:
    at = send(bea, csv_of([WHO, ["Ada Vos", "De Linde"]])).location
    assert bea.send(f"{at}/halt").status_code == 303
    work()
    assert row(session, ImportRun).state == ImportState.STOPPED
    at = send(bea, csv_of([WHO, ["Ada Vos", "De Linde"]])).location
    work()
    assert bea.send(f"{at}/stop").status_code == 303
    assert rows(session, ImportRun)[-1].state == ImportState.STOPPED
    assert bea.send(f"{at}/apply").status_code == 303
    assert rows(session, ImportRun)[-1].state == ImportState.STOPPED
    assert bea.get(at).status_code == 200


def test_many_rows_are_shown_in_parts(bea: Any, work: Any, monkeypatch: Any) -> None:
    data = csv_of([WHO, *([f"Bewoner {n:03}", "De Linde"] for n in range(50))])
    at = send(bea, data).location
    work()
    monkeypatch.setattr(preview, "SHOWN", 20)
    first = read(bea, at)
    assert "begin=20" in first
    assert "Bewoner 000" in first
    assert "Bewoner 020" not in first
    assert "Bewoner 049" in read(bea, f"{at}?begin=40")
    for odd in ("begin=-5", "begin=99999", "begin=x", "show=x", "card=99"):
        assert bea.get(f"{at}?{odd}").status_code == 200


@pytest.mark.parametrize("name", imports.FULL)
def test_everybody_is_taken_out_and_that_stands_in_the_trail(
    bea: Any, session: Any, work: Any, name: str
) -> None:
    out = bea.send(f"/imports/export/{name}")
    assert out.headers["Content-Disposition"].startswith("attachment")
    assert out.headers["Cache-Control"] == "no-store"
    assert len(rows(session, AuditEvent, AuditEvent.what == "people:exported")) == 1
    send(bea, out.data, name)
    out.close()
    work()
    counts = row(session, ImportRun).counts
    assert sum(counts.values()) == counts["same"] > 20


def test_what_looks_like_a_formula_is_given_out_as_text(bea: Any, session: Any, work: Any) -> None:
    wild = "=HYPERLINK(1)"
    send(bea, csv_of([["Naam", "Huis", "Werkt voor"], ["Ada Vos", "De Linde", wild]]))
    work()
    bea.send("/imports/1/apply")
    work()
    with bea.send(f"/imports/export/{imports.FULL[0]}") as out:
        book = load_workbook(io.BytesIO(out.data))
    cells = [cell for line in book["Mensen"].iter_rows() for cell in line if cell.value == wild]
    assert [cell.data_type for cell in cells] == ["s"]
    with bea.send(f"/imports/export/{imports.FULL[1]}") as out:
        assert b"\"'=HYPERLINK" in out.data or wild.encode() not in out.data


@pytest.mark.parametrize("name", ["nothing.xlsx", "..%2f..%2fkey", imports.FULL[0]])
def test_other_files_are_not_there(bea: Any, name: str) -> None:
    assert bea.get(f"/imports/empty/{name}").status_code in (404, 405)


@pytest.mark.parametrize("who", ["Sanne", "Anneke", "Petra"])
def test_nobody_but_the_administrator_brings_in_or_takes_out(
    session: Any, client_as: Any, who: str
) -> None:
    session.rollback()
    client = client_as(who)
    assert client.get("/imports").status_code == 403
    assert client.send(f"/imports/export/{imports.FULL[0]}").status_code == 403
    sent = send(client, csv_of(ROWS))
    assert sent.status_code == 403
    assert rows(session, ImportRun) == []


@pytest.fixture
def broken(monkeypatch: Any) -> Any:
    """The workers fail, until this is undone."""

    def fail(*_args: Any) -> None:
        raise RuntimeError("a fault in the program")

    monkeypatch.setattr(working, "do_rows", fail)
    return monkeypatch


def test_work_that_fails_is_told_and_can_be_tried_again(
    bea: Any, session: Any, work: Any, broken: Any
) -> None:
    at = send(bea, csv_of([WHO, ["Ada Vos", "De Linde"]])).location
    assert f"{at}/again" not in read(bea, at)
    work()
    page = bea.get(at)
    assert "Er ging iets mis in het programma" in page.text
    assert "staat stil" in read(bea, "/imports?card=3")
    broken.undo()
    assert bea.send(f"{at}/again").status_code == 303
    assert "staat stil" not in read(bea, at)
    work()
    assert row(session, ImportRun).state == ImportState.READY


def test_work_that_was_dropped_can_be_begun_anew_or_stopped(
    app: Any, bea: Any, session: Any, work: Any, broken: Any
) -> None:
    at = send(bea, csv_of([WHO, ["Ada Vos", "De Linde"]])).location
    work()
    job = row(session, Job, Job.name == working.READ)
    assert bea.send(f"/jobs/{job.id}/drop").status_code == 303
    assert f"{at}/again" in read(bea, at)
    assert bea.send(f"{at}/again").status_code == 303
    assert len(rows(session, Job, Job.name == working.READ)) == 2
    work()
    assert bea.send(f"{at}/halt").status_code == 303
    run = row(session, ImportRun)
    assert run.state == ImportState.STOPPED
    with app.app_context():
        assert not Folder(run.folder_key).path.exists()


def test_when_no_worker_comes_the_page_says_so(bea: Any, session: Any, clock: Any) -> None:
    at = send(bea, csv_of([WHO, ["Ada Vos", "De Linde"]])).location
    clock.forward(seconds=50)
    assert "staat stil" not in read(bea, at)
    clock.forward(seconds=11)
    assert "Staat de server aan" in read(bea, at)


def test_before_it_is_done_a_backup_is_one_tap_away(bea: Any, work: Any) -> None:
    at = send(bea, csv_of([WHO, ["Ada Vos", "De Linde"]])).location
    work()
    page = read(bea, at)
    (fields,) = set(re.findall(r'action="/backups">.*?name="next" value="([^"]+)"', page, re.S))
    assert fields == at
    answer = bea.send("/backups", {"next": at})
    work()
    assert f'href="{at}"' in read(bea, answer.location)


def test_the_page_of_what_nobody_does_any_more_does_not_look_again(bea: Any, clock: Any) -> None:
    at = send(bea, csv_of(ROWS)).location
    assert "again=1" in bea.get(at).headers["Refresh"]
    clock.forward(days=1)
    assert "Refresh" not in bea.get(at).headers
