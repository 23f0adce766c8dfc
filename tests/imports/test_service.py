"""Rows become houses, councils, people and terms, by the rules that hold by hand."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from portal import database, emblems, photos
from portal.audit import AuditEvent
from portal.context import portal
from portal.councils.models import House
from portal.errors import RefusedError
from portal.houses import service as houses
from portal.imports import service as imports
from portal.imports.models import ImportRun, ImportState, PersonNumber
from portal.imports.service import Outcome
from portal.imports.service.folders import Folder
from portal.people import service as people
from portal.people.models import Membership, Person
from tests.imports.conftest import worked
from tests.imports.making import csv_of, organisation, photo, with_photos, workbook, zipped
from tests.imports.reading_back import WHO, count, everything, faults, found, named, term_of


@pytest.mark.engines
def test_a_whole_organisation_is_brought_in_at_once(bring: Any) -> None:
    before = count(Person), count(House)
    run = bring(workbook(organisation(3, 12) | {"Mensen": [
        row[:4] for row in organisation(3, 12)["Mensen"]
    ]}))  # fmt: skip
    assert run.state == ImportState.DONE
    assert run.counts["new"] == 3 + 3 + 12 + 12
    assert (count(Person), count(House)) == (before[0] + 12, before[1] + 3)
    ada = named("Ada Achternaam0")[0]
    assert (ada.call_name, ada.view) == ("Ada", "picto")
    assert ada.house
    assert ada.house.name == "Het Huis 000"
    term = term_of("Ada Achternaam0")
    assert (term.role, term.client, term.since) == ("member", True, date(2026, 1, 1))
    assert term.confirmed_at
    assert not Folder(run.folder_key).path.exists()


def test_looking_changes_nothing(look: Any) -> None:
    before = everything()
    run = look(workbook(organisation(2, 4) | {"Mensen": [WHO, ["1", "Ada Vos", "De Linde"]]}))
    assert found(run)["people:2"] == "new"
    assert everything() == before


@pytest.mark.engines
@pytest.mark.parametrize("name", imports.FULL)
def test_what_was_taken_out_changes_nothing_when_it_is_brought_in(
    look: Any, actor: Any, name: str
) -> None:
    linde, eik = database.session.scalars(sa.select(House).order_by(House.name.desc()))
    houses.place_photo(actor, linde, photos.store(photos.cleaned(io.BytesIO(photo(1)))))
    emblems.choose(actor, eik, "openmoji:1F9A4")
    database.session.commit()
    out, _kind = imports.written(name)
    with out:
        given = out.read()
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(given)) as archive:
            houses_csv = archive.read("Huizen.csv").decode("utf-8-sig")
            assert f"fotos/voordeur De Linde {linde.id}.jpg" in archive.namelist()
        assert '"boom";"voordeur De Linde' in houses_csv
        assert '"1F9A4";""' in houses_csv
    run = look(given, name)
    assert run.state == ImportState.READY
    assert set(found(run).values()) == {"same"}
    assert len(found(run)) == 2 + 3 + count(Person) + count(Membership)


def test_the_same_file_again_changes_nothing(bring: Any, look: Any) -> None:
    data = with_photos(2, 6, 200)
    assert bring(data).state == ImportState.DONE
    before = everything()
    run = look(data)
    assert set(found(run).values()) == {"same"}
    assert everything() == before


def test_one_wrong_row_holds_everything_up(look: Any, actor: Any) -> None:
    before = everything()
    rows = [WHO, ["", "Ada Vos", "De Linde"], ["", "Bep Vos", "Het Kasteel"], ["", "", "De Eik"]]
    run = look(csv_of(rows))
    assert found(run) == {"people:2": "new", "people:3": "wrong", "people:4": "wrong"}
    assert "Het Kasteel" in faults(run)[0]
    with pytest.raises(RefusedError):
        imports.apply(run)
    assert everything() == before


def test_an_empty_cell_changes_nothing_and_none_empties(bring: Any, person: Any) -> None:
    head = ["Naam", "Huis", "Werkt voor", "Roepnaam", "Leest"]
    bring(csv_of([head, ["Sanne de Wit", "geen", "", "", ""]]))
    assert person("Sanne").employer == "Steunpunt Samen Sterk"
    bring(csv_of([head, ["Sanne de Wit", "geen", "Geen", "Sanne", "met plaatjes"]]))
    assert (person("Sanne").employer, person("Sanne").view) == ("", "picto")


def test_somebody_with_a_number_moves_and_keeps_it(bring: Any, look: Any, person: Any) -> None:
    bring(csv_of([WHO, ["007", "Roos Visser", "De Linde"]]))
    assert database.session.scalars(sa.select(PersonNumber.number)).all() == ["007"]
    run = look(csv_of([WHO, ["007", "Roos Visser-Bos", "De Eik"]]))
    (result,) = imports.results_of(run)
    assert result.changes == ["Naam: Roos Visser → Roos Visser-Bos", "Huis: De Linde → De Eik"]
    imports.apply(run)
    worked(run)
    assert person("Roos").house.name == "De Eik"
    assert person("Roos").name == "Roos Visser-Bos"


def test_a_namesake_elsewhere_is_asked_about_and_never_guessed(
    look: Any, person: Any, actor: Any
) -> None:
    run = look(csv_of([WHO, ["", "Roos Visser", "De Eik"]]))
    (result,) = imports.results_of(run)
    assert result.outcome == Outcome.ASK
    ((row, (candidate,)),) = imports.open_questions(run, [result])
    assert candidate.call_name == "Roos"
    for said in ("", "999", "²"):
        with pytest.raises(RefusedError):
            imports.answer(run, row.key, said)
    imports.answer(run, row.key, imports.ANOTHER)
    run = worked(run)
    assert found(run) == {"people:2": "new"}
    imports.apply(run)
    worked(run)
    assert {one.house.name for one in named("Roos Visser") if one.house} == {"De Linde", "De Eik"}


def test_the_same_person_who_moved_is_changed(look: Any, person: Any) -> None:
    run = look(csv_of([WHO, ["", "Roos Visser", "De Eik"]]))
    imports.answer(run, "people:2", str(person("Roos").id))
    run = worked(run)
    assert found(run) == {"people:2": "changed"}
    imports.apply(run)
    worked(run)
    assert person("Roos").house.name == "De Eik"


def test_namesakes_in_one_file_stay_two_people(bring: Any, look: Any) -> None:
    rows = [WHO, ["1", "Jan Bos", "De Linde"], ["2", "Jan Bos", "De Eik"]]
    assert bring(csv_of(rows)).counts["new"] == 2
    assert len(named("Jan Bos")) == 2
    assert set(found(look(csv_of(rows))).values()) == {"same"}
    assert set(found(look(csv_of([row[1:] for row in rows]))).values()) == {"same"}


def test_namesakes_in_one_house_are_refused_as_by_hand(look: Any) -> None:
    run = look(csv_of([WHO, ["1", "Jan Bos", "De Linde"], ["2", "Jan Bos", "De Linde"]]))
    assert list(found(run).values()) == ["new", "wrong"]
    assert "initial" in faults(run)[0] or "letter" in faults(run)[0]


def test_who_is_called_the_same_in_a_house_gets_an_initial(bring: Any) -> None:
    bring(csv_of([WHO, ["", "Roos Dekker", "De Linde"], ["", "Roos Dekker", "De Eik"]]))
    assert sorted(one.call_name for one in named("Roos Dekker")) == ["Roos", "Roos D."]


def test_a_person_or_house_twice_in_the_file_is_wrong_the_second_time(look: Any) -> None:
    run = look(csv_of([WHO, ["9", "Jan Bos", "De Linde"], ["9", "Jan Bos", "De Linde"]]))
    assert list(found(run).values()) == ["new", "wrong"]
    assert "2" in faults(run)[0]
    run = look(workbook({"Huizen": [["Naam"], ["De Es"], ["de  es"]]}))
    assert list(found(run).values()) == ["new", "wrong"]


def test_a_number_of_somebody_else_is_not_taken(bring: Any, look: Any) -> None:
    bring(csv_of([WHO, ["1", "Roos Visser", "De Linde"], ["2", "Mo Amrani", "De Linde"]]))
    run = look(csv_of([WHO, ["2", "Roos Visser", "De Linde"]]))
    assert found(run) == {"people:2": "wrong"}


@pytest.mark.engines
def test_what_changed_since_it_was_shown_is_shown_again(look: Any, person: Any, actor: Any) -> None:
    head = ["Naam", "Huis", "Werkt voor", "Foto", "Foto mag van"]
    table = csv_of([head, ["Roos Visser", "De Linde", "Bakkerij", "r.jpg", "Roos"]])
    run = look(zipped({"mensen.csv": table, "r.jpg": photo(1, 300)}))
    roos = person("Roos")
    other = people.Portrait(
        name=roos.name, call_name=roos.call_name, view="standard", house_id=roos.house_id,
        employer="Winkel",
    )  # fmt: skip
    people.change_person(actor, roos, other, roos.version)
    imports.apply(run)
    run = worked(run)
    assert run.state == ImportState.READY
    assert run.message
    assert person("Roos").employer == "Winkel"
    assert not list((portal().folder / "photos").iterdir())
    assert any("Winkel → Bakkerij" in change for change in imports.results_of(run)[0].changes)
    imports.apply(run)
    assert worked(run).state == ImportState.DONE
    assert person("Roos").employer == "Bakkerij"


def test_stopped_half_way_nothing_is_left(look: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run = look(with_photos(2, 60, 40))
    before = everything()
    folder, seen = Folder(run.folder_key), []

    def report(self: Folder, done: int, total: int) -> None:
        seen.append(done)
        if len(seen) == 7:
            folder.ask_to_stop()

    monkeypatch.setattr(Folder, "report", report)
    imports.apply(run)
    run = worked(run)
    assert run.state == ImportState.STOPPED
    assert len(seen) == 7
    assert everything() == before
    assert not list((portal().folder / "photos").iterdir())
    assert not folder.path.exists()


def test_who_administers_no_more_brings_nothing_in(look: Any, person: Any) -> None:
    run = look(csv_of([WHO, ["", "Ada Vos", "De Linde"]]))
    person("Bea").administers = False
    imports.apply(run)
    run = worked(run)
    assert run.state == ImportState.REFUSED
    assert not named("Ada Vos")


def test_the_trail_tells_who_brought_in_which_file(bring: Any, person: Any) -> None:
    run = bring(csv_of([WHO, ["", "Ada Vos", "De Linde"]]), "C:\\map\\bewoners <2027>.csv")
    assert run.file_name == "bewoners <2027>.csv"
    events = database.session.scalars(
        sa.select(AuditEvent).where(AuditEvent.person_id == person("Bea").id)
    )
    told = [(event.what, event.detail) for event in events]
    assert ("import:done", f"import {run.id}") in told
    assert ("person:made", f"person {named('Ada Vos')[0].id}") in told


def test_a_file_that_cannot_be_used_is_told_and_dropped(look: Any) -> None:
    run = look(b"%PDF-1.7 nothing")
    assert run.state == ImportState.REFUSED
    assert run.message
    assert not Folder(run.folder_key).path.exists()


def test_what_nobody_finished_in_a_day_is_dropped(look: Any, clock: Any) -> None:
    old = look(csv_of([WHO, ["", "Ada Vos", "De Linde"]]))
    clock.forward(days=1, minutes=1)
    look(csv_of([WHO, ["", "Bep Vos", "De Linde"]]))
    assert database.session.get_one(ImportRun, old.id).state == ImportState.STOPPED
    assert not Folder(old.folder_key).path.exists()


def test_a_worker_killed_between_does_it_once(look: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run = look(with_photos(1, 3, 40))
    imports.apply(run)
    store = photos.store
    monkeypatch.setattr(photos, "store", lambda picture: (_ for _ in ()).throw(OSError("killed")))
    run = worked(run)
    assert run.state == ImportState.APPLYING
    monkeypatch.setattr(photos, "store", store)
    assert not named("Ada Achternaam0")


def test_a_photo_that_a_power_cut_spoiled_is_not_placed(look: Any) -> None:
    run = look(with_photos(1, 2, 40))
    folder = Folder(run.folder_key)
    for path in folder.path.glob("*.jpg"):
        path.write_bytes(path.read_bytes()[:-1])
    imports.apply(run)
    assert worked(run).state == ImportState.REFUSED
    assert not named("Ada Achternaam0")
    assert not list((portal().folder / "photos").glob("*"))
