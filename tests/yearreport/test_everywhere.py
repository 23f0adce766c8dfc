"""The year of many councils: what it costs, what it counts, and who sees what of it."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from portal.dossiers import service as dossiers
from portal.identity import Proof
from tests.access.world import World, make_world
from tests.dossiers.test_many import COUNCILS, make_councils, make_requests, statements

Sign = Callable[..., FlaskClient]
MOST_STATEMENTS = 12


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    folder: Path = tmp_path_factory.mktemp("year")
    return make_world(folder)


def rows_of(answer: Any) -> list[list[str]]:
    text = answer.data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_two_hundred_councils_ask_no_more_than_one(world: World) -> None:
    paths = ("/dossiers/year", "/dossiers/year/table")
    before = {path: statements(world, path) for path in paths}
    make_councils(world.app)
    make_requests(world.app)
    after = {path: statements(world, path) for path in paths}
    assert max(after.values()) <= MOST_STATEMENTS, after
    assert after == before
    assert len(rows_of(world.client("sanne").get(paths[1]))) > COUNCILS


def test_a_council_is_a_row_with_what_was_asked_of_it(
    filed: Any, session: Any, client_as: Sign, council: Any
) -> None:
    filed("7.1.h")
    filed("8.1.h")
    session.commit()
    head, *rows = rows_of(client_as("Sanne").get("/dossiers/year/table"))
    assert len(head) == 13
    (row,) = [row for row in rows if row[0] == council.name]
    assert row[1:3] == ["1", "1"]
    assert row[8] == "2"


def test_a_guest_counts_what_was_asked_and_nothing_of_the_council_itself(
    filed: Any, session: Any, client_as: Sign, council: Any, actor: Any
) -> None:
    story = filed("8.1.h")
    hidden = dossiers.Asked(subject="8.1.g", title="Nog niet gevraagd")
    dossiers.register(actor("Sanne"), story.request.dossier, hidden, None)
    session.commit()
    _head, *rows = rows_of(client_as("Petra").get("/dossiers/year/table"))
    (row,) = [row for row in rows if row[0] == council.name]
    assert row[8] == "1"
    assert row[-3:] == ["", "", ""]
    (own,) = [
        row
        for row in rows_of(client_as("Sanne").get("/dossiers/year/table"))
        if row[0] == council.name
    ]
    assert own[8] == "2"
    assert all(own[-3:])


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_who_has_no_requests_to_see_sees_no_council(client_as: Sign, view: str) -> None:
    for who, proof in (("Bas", Proof.ACCOUNT), ("Bea", Proof.ACCOUNT), ("Joyce", Proof.CARD)):
        answer = client_as(who, view=view, proof=proof).get("/dossiers/year")
        assert answer.status_code == 200, who
        assert "Raad De Linde" not in answer.text.partition("<main")[2], who


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_overview_of_dossiers_leads_to_it(client_as: Sign, view: str) -> None:
    client = client_as("Sanne", view=view)
    pages = [client.get(f"/dossiers/overview?card={one}").text for one in range(1, 4)]
    assert "/dossiers/year" in "".join(pages)
    assert "Raad De Linde" in "".join(
        client.get(f"/dossiers/year?card={one}").text for one in range(1, 4)
    )


def test_what_looks_like_a_formula_is_text(client_as: Sign, council: Any, session: Any) -> None:
    council.name = "=HYPERLINK(1)"
    session.commit()
    rows = rows_of(client_as("Sanne").get("/dossiers/year/table"))
    assert "'=HYPERLINK(1)" in [row[0] for row in rows]


def test_no_table_stays_on_a_tablet(client_as: Sign) -> None:
    tablet = client_as("Roos", proof=Proof.CARD)
    assert tablet.get("/dossiers/year/table").status_code == 404
