"""Each kind of row follows the rules that hold by hand."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from portal import database, emblems
from portal.context import portal
from portal.councils.models import Council, House
from portal.imports.models import ImportState
from portal.imports.service.sheets import sheet_of
from portal.memberships import service as memberships
from portal.people.models import HouseStaff
from tests.imports.making import csv_of, photo, workbook, zipped
from tests.imports.reading_back import TERM, faults, found, named, term_of


@pytest.mark.engines
def test_a_member_never_becomes_supporter_of_the_same_council(look: Any) -> None:
    row = ["Raad De Linde", "Roos Visser", "", "ondersteuner", "", "", "1-1-2027", ""]
    run = look(csv_of([TERM, row]))
    assert found(run) == {"terms:2": "wrong"}


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (["Raad De Es", "Roos Visser", "", "lid", "ja", "", "1-1-2026", ""], "wrong"),
        (["Raad De Linde", "Roos Visser", "", "baas", "ja", "", "1-1-2026", ""], "wrong"),
        (["Raad De Linde", "Niemand", "", "lid", "ja", "", "1-1-2026", ""], "wrong"),
        (["Raad De Linde", "Theo Jansen", "", "lid", "ja", "", "1-13-2026", ""], "wrong"),
        (["Raad De Linde", "Theo Jansen", "", "lid", "", "", "1-1-2026", ""], "wrong"),
        (["Raad De Linde", "Theo Jansen", "", "lid", "ja", "", "", ""], "wrong"),
        (["Raad De Linde", "Theo Jansen", "", "lid", "ja", "", "1-1-2026", "1-1-2025"], "wrong"),
        (["Raad De Linde", "Roos Visser", "", "lid", "nee", "Mo", "1-1-2026", ""], "wrong"),
        (["Raad De Linde", "Roos Visser", "", "lid", "", "", "1-2-2026", ""], "wrong"),
        (["Raad De Linde", "Theo Jansen", "", "Lid", "Ja", "", "1 mei 2026", "2026-12-31"], "new"),
        (["raad de linde", "roos visser", "de linde", "lid", "", "", "", ""], "same"),
        (["Raad De Linde", "Roos Visser", "", "lid", "", "", "", "1-3-2027"], "ended"),
        (["Raad De Linde", "Roos Visser", "", "lid", "", "", "1-1-2026", "geen"], "changed"),
    ],
)  # fmt: skip
def test_a_term_follows_the_rules(look: Any, row: list[str], what: str) -> None:
    run = look(csv_of([TERM, row]))
    assert found(run) == {"terms:2": what}, faults(run)


def test_ending_a_term_takes_its_rights_at_that_day(bring: Any) -> None:
    row = ["Raad De Linde", "Roos Visser", "", "lid", "", "", "", "31-1-2027"]
    bring(csv_of([TERM, row]))
    assert term_of("Roos Visser").until == date(2027, 1, 31)


def test_a_proposal_in_the_file_is_confirmed(bring: Any, actor: Any, person: Any) -> None:
    council = database.session.scalars(sa.select(Council).where(Council.name == "Raad De Linde"))
    asked = memberships.Term(role=memberships.Role.MEMBER, since=date(2027, 1, 1), client=True)
    memberships.add(actor, council.one(), person("Theo"), asked, confirmed=False)
    row = ["Raad De Linde", "Theo Jansen", "", "lid", "ja", "", "1-1-2027", ""]
    assert bring(csv_of([TERM, row])).counts["changed"] == 1
    assert term_of("Theo Jansen").confirmed_at


def test_councils_are_made_with_their_parts_whatever_the_order(bring: Any) -> None:
    head = ["Naam", "Soort", "Onderdeel van", "Huis", "Stemt mee", "Woord voor ondersteuner"]
    rows = [
        head,
        ["Tuingroep", "werkgroep", "Raad De Es", "", "", ""],
        ["Raad De Es", "raad van een huis", "", "De Es", "", "coach"],
    ]
    run = bring(workbook({"Raden": rows, "Huizen": [["Naam"], ["De Es"]]}))
    assert run.state == ImportState.DONE, faults(run)
    council = database.session.scalars(sa.select(Council).where(Council.name == "Tuingroep")).one()
    assert council.parent
    assert council.parent.role_names == {"supporter": "coach"}
    again = bring(workbook({"Raden": [head, ["Raad De Es", "", "", "geen", "", "geen"]]}))
    assert again.counts["changed"] == 1
    now = database.session.get_one(Council, council.parent_id)
    assert (now.house_id, now.role_names) == (None, {})


def test_a_council_without_a_kind_or_of_a_wrong_kind_is_told(look: Any) -> None:
    head = ["Naam", "Soort", "Huis"]
    run = look(workbook({"Raden": [head, ["A", "", ""], ["B", "kerk", ""], ["C", "deelraad", ""]]}))
    assert set(found(run).values()) == {"wrong"}
    assert "werkgroep" in faults(run)[1]


def test_support_workers_get_their_houses_once(bring: Any, look: Any, person: Any) -> None:
    head = ["Naam", "Huis", "Begeleidt in huis"]
    rows = [head, ["Bas Kuipers", "geen", "De Linde; De Eik"]]
    assert bring(csv_of(rows)).counts["changed"] == 1
    houses = sa.select(HouseStaff).where(HouseStaff.person_id == person("Bas").id)
    assert len(database.session.scalars(houses).all()) == 2
    assert found(look(csv_of([rows[0], ["Nel Bos", "De Eik", "De Eik"]]))) == {"people:2": "wrong"}


def test_a_photo_is_cleaned_and_needs_a_yes(look: Any, bring: Any, person: Any) -> None:
    head = ["Naam", "Huis", "Foto", "Foto mag van"]
    files = {
        "roos.jpg": photo(7, 400, comment=b"GPS 52.1 5.1"),
        "vals.jpg": b"\xff\xd8\xff nothing",
    }

    def table(*rows: list[str]) -> bytes:
        return zipped(files | {"mensen.csv": csv_of([head, *rows])})

    run = look(table(["Roos Visser", "De Linde", "roos.jpg", ""]))
    assert found(run) == {"people:2": "wrong"}
    run = look(
        table(["Mo Amrani", "De Linde", "vals.jpg", "Mo"], ["Theo Jansen", "De Linde", "x", "Theo"])
    )
    assert set(found(run).values()) == {"wrong"}
    right = table(["Roos Visser", "De Linde", "ROOS.jpg", "Roos zelf"])
    assert bring(right).counts["changed"] == 1
    roos = person("Roos")
    assert roos.photo_consent_of == "Roos zelf"
    kept = (portal().folder / "photos" / f"{roos.photo_key}.jpg").read_bytes()
    assert b"GPS" not in kept
    assert found(look(right)) == {"people:2": "same"}


def test_a_new_photo_takes_the_place_of_the_old_one(bring: Any, person: Any) -> None:
    head = ["Naam", "Huis", "Foto", "Foto mag van"]
    table = csv_of([head, ["Roos Visser", "De Linde", "r.jpg", "Roos"]])
    for number in (1, 2):
        bring(zipped({"mensen.csv": table, "r.jpg": photo(number, 300)}))
    assert [path.stem for path in (portal().folder / "photos").iterdir()] == [
        person("Roos").photo_key
    ]


def test_two_people_with_one_photo_each_have_their_own_file(bring: Any) -> None:
    head = ["Naam", "Huis", "Foto", "Foto mag van"]
    table = csv_of([head, *([n, "De Linde", "x.jpg", n] for n in ("Roos Visser", "Mo Amrani"))])
    bring(zipped({"mensen.csv": table, "x.jpg": photo(3, 300)}))
    keys = {one.photo_key for name in ("Roos Visser", "Mo Amrani") for one in named(name)}
    assert len(keys) == 2


def test_a_row_that_is_wrong_leaves_nothing_for_the_rows_after_it(look: Any) -> None:
    head = ["Naam", "Huis", "Foto", "Foto mag van"]
    rows = [head, ["Ada Vos", "De Linde", "a.jpg", ""], ["Ada Vos", "De Linde", "", ""]]
    run = look(zipped({"mensen.csv": csv_of(rows), "a.jpg": photo(1, 40)}))
    assert found(run) == {"people:2": "wrong", "people:3": "new"}


PLACES = ["Naam", "Klachtenfunctionaris", "Plaatje", "Foto voordeur"]


def test_houses_come_with_picture_and_front_door(bring: Any, look: Any, tmp_path: Any) -> None:
    rows = [
        PLACES,
        ["De Es", "", "", "deur.jpg"],
        ["De Iep", "", "Boom", ""],
        ["De Eik", "", "1f9a4", ""],
    ]
    data = zipped({"Huizen.csv": csv_of(rows), "fotos/Deur.JPG": photo(3)})
    run = look(data)
    assert faults(run) == ["Een ander huis of een andere raad heeft dit plaatje al."]
    rows[2][2] = "zwaan"
    data = zipped({"Huizen.csv": csv_of(rows), "fotos/Deur.JPG": photo(3)})
    assert bring(data).state == ImportState.DONE
    es, iep, eik = (
        database.session.scalars(sa.select(House).where(House.name == name)).one()
        for name in ("De Es", "De Iep", "De Eik")
    )
    assert (tmp_path / "photos" / f"{es.photo_key}.jpg").is_file()
    assert iep.symbol == "openmoji:1F9A2"
    assert eik.symbol == "openmoji:1F9A4"
    assert set(found(look(data)).values()) == {"same"}


def test_a_row_without_picture_leaves_the_one_that_another_row_wants(bring: Any, look: Any) -> None:
    free = next(one for one in emblems.every() if one not in emblems.taken(House(id=0)))
    word = next(word for word, its in sheet_of("houses").columns[3].words.items() if its == free)
    houses = [PLACES, ["De Es", "", "", ""], ["De Iep", "", word, ""]]
    councils = [
        ["Naam", "Soort", "Huis", "Plaatje"],
        ["Raad Iep", "raad van een huis", "De Iep", ""],
    ]
    data = zipped({"Huizen.csv": csv_of(houses), "Raden.csv": csv_of(councils)})
    assert bring(data).state == ImportState.DONE
    query = sa.select(House.symbol).where(House.name == "De Iep")
    assert database.session.scalar(query) == free
    ours = sa.select(Council.symbol).where(Council.name == "Raad Iep")
    assert database.session.scalar(ours) == free
    assert set(found(look(data)).values()) == {"same"}
    councils[1][3] = "molen"
    run = bring(zipped({"Raden.csv": csv_of(councils)}))
    assert run.counts["changed"] == 1
    assert database.session.scalar(ours) == "openmoji:E2D1"
    assert database.session.scalar(query) == free


@pytest.mark.parametrize("picture", ["geen", "draak", "own:meeting", "1F333:not"])
def test_what_is_no_picture_is_refused(look: Any, picture: str) -> None:
    run = look(csv_of([PLACES, ["De Es", "", picture, ""]]))
    assert faults(run) == ["Kies een plaatje."]


def test_the_words_of_pictures_are_those_of_the_page(app: Any) -> None:
    with app.test_request_context(headers={"Accept-Language": "nl"}):
        shown = {str(word): symbol for symbol, word in emblems.WORDS.items()}
    assert dict(sheet_of("houses").columns[3].words) == shown
