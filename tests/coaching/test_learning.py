"""A training log: for who wrote it, and for nobody else, whatever they may do."""

import ast
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import portal
from portal.access import policy
from portal.audit import AuditEvent
from portal.coaching.models import TrainingEntry
from portal.coaching.service import Learned, learning
from portal.identity import Proof
from portal.people.models import Person
from portal.residents.service import actor_of
from tests.looking import rows

SECRET = "Ik praat te veel zelf."
PACKAGE = Path(portal.__file__).parent
EVERYBODY_ELSE = ("Anneke", "Hans", "Petra", "Bea", "Gerrit", "Bas")


@pytest.fixture
def entry(session: Any, person: Any) -> TrainingEntry:
    """What Sanne wrote."""
    sanne = actor_of(person("Sanne"), proof=Proof.ACCOUNT)
    made = Learned(held_on=date(2027, 2, 1), what="Cursus", minutes=90, learned=SECRET)
    return learning.write(sanne, made)


def test_nobody_but_the_writer_reaches_it_with_any_permission(
    session: Any, entry: TrainingEntry
) -> None:
    about = [p for p, rule in policy.POLICY.items() if rule.subject is TrainingEntry]
    assert about
    for one in session.scalars(sa.select(Person)).all():
        for proof in Proof:
            who = actor_of(one, proof=proof)
            held = [p for p in about if policy.has(who, p, entry.id)]
            right = one.call_name == "Sanne" and proof is not Proof.FACE
            assert bool(held) == right, (one.call_name, proof)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_it_is_on_no_page_of_anybody_else(
    session: Any, entry: TrainingEntry, client_as: Any, person: Any, view: str
) -> None:
    own, sanne_id = f"/training/{entry.id}", person("Sanne").id
    session.commit()
    for name in EVERYBODY_ELSE:
        client = client_as(name, view=view)
        assert client.get(own).status_code == 404, name
        sent = {"what": "x", "held_on": "2027-02-01", "minutes": "1", "version": "1"}
        assert client.send(own, sent).status_code == 404, name
        assert client.send(f"{own}/remove").status_code == 404, name
        for address in ("/training", f"/people/{sanne_id}", "/search?words=Cursus"):
            assert SECRET not in client.get(address).text, (name, address)
            assert "Cursus" not in client.get(address).text.replace("words=Cursus", "").replace(
                'value="Cursus"', ""
            ), (name, address)
    sanne = client_as("Sanne", view=view)
    assert "Cursus" in sanne.get("/training").text
    assert SECRET in sanne.get(own).text


def test_only_a_supporter_begins_one(client_as: Any) -> None:
    for name in EVERYBODY_ELSE:
        assert client_as(name).get("/training/new").status_code == 403, name


def test_a_year_counts_its_own_hours(session: Any, entry: TrainingEntry, client_as: Any) -> None:
    session.commit()
    sanne = client_as("Sanne")
    for day, hours in (("2027-01-10", "1,25"), ("2026-12-31", "2")):
        sent = {"what": "Lezen", "held_on": day, "minutes": hours}
        assert sanne.send("/training/new", sent).location == "/training"
    now = sanne.get("/training").text
    assert "2,75 uur samen" in now
    assert "Lezen" in sanne.get("/training?year=2026").text
    assert "2 uur samen" in sanne.get("/training?year=2026").text
    assert "2,75 uur samen" in sanne.get("/training?year=99999").text


@pytest.mark.parametrize("hours", ["0", "-1", "veel", "201", "nan", "1e400"])
def test_what_is_no_number_of_hours_is_asked_again(client_as: Any, hours: str) -> None:
    sent = {"what": "Lezen", "held_on": "2027-02-01", "minutes": hours, "learned": "Bewaar mij."}
    answer = client_as("Sanne").send("/training/new", sent)
    assert answer.status_code == 422
    assert "zoals 1,5" in answer.text
    assert "Bewaar mij." in answer.text


def test_what_is_still_to_come_was_not_learned(client_as: Any) -> None:
    sent = {"what": "Lezen", "held_on": "2027-02-09", "minutes": "1"}
    answer = client_as("Sanne").send("/training/new", sent)
    assert answer.status_code == 422
    assert "Kies een dag die al is geweest." in answer.text


def test_an_older_page_does_not_win_and_what_is_thrown_away_is_gone(
    session: Any, entry: TrainingEntry, client_as: Any
) -> None:
    own = f"/training/{entry.id}"
    session.commit()
    sanne = client_as("Sanne")
    sent = {"what": "Andere cursus", "held_on": "2027-02-01", "minutes": "2", "version": "1"}
    assert sanne.send(own, sent).status_code == 303
    late = sanne.send(own, sent | {"what": "Te laat"})
    assert late.status_code == 409
    assert "Te laat" in late.text
    assert "Andere cursus" in late.text
    assert sanne.send(f"{own}/remove").status_code == 303
    assert rows(session, TrainingEntry) == []
    told = rows(session, AuditEvent, sa.not_(AuditEvent.refused))
    assert not [one.what for one in told if "training" in one.what or "learn" in one.what]


def test_no_other_part_of_the_portal_reads_the_table() -> None:
    naming = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [one.name for one in node.names] if isinstance(node, ast.ImportFrom) else []
            if "TrainingEntry" in names:
                naming.add(path.relative_to(PACKAGE).as_posix())
    others = {one for one in naming if not one.startswith("coaching/")}
    assert others == {"access/rules_of_supporters.py"}
