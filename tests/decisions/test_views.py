"""The pages of decisions and actions, as each person finds and uses them in both views."""

import re

import pytest
import sqlalchemy as sa

from portal import database
from portal.ballots.models import Ballot
from portal.decisions.models import Action, ActionPerson, Decision
from portal.identity import Proof
from portal.meetings.models import AgendaItem
from tests.looking import row, rows

BOTH = pytest.mark.parametrize("view", ["standard", "picto"])


@pytest.fixture(autouse=True)
def _stored(session, year):
    """The demo's year is in the database, and nobody holds it."""
    database.end()


def decision(session, text):
    return row(session, Decision, Decision.text.contains(text))


def action(session, what):
    return row(session, Action, Action.what.contains(what))


def field(page, name):
    return re.search(rf'name="{name}"[^>]*? value="([^"]*)"', page.text)[1]


def screens(client, address):
    """The whole page, in the picto view screen after screen."""
    return "".join(client.get(f"{address}?card={n}").text for n in range(1, 12))


@BOTH
def test_the_house_reads_what_was_told_and_nothing_else(session, client_as, view):
    for name, proof in (("Theo", Proof.FACE), ("Joyce", Proof.CARD), ("Bas", Proof.ACCOUNT)):
        page = screens(client_as(name, view, proof), "/decisions")
        assert "pannenkoeken" in page
        assert "tuinman" in page
        assert "bankje bij de voordeur" not in page
        assert "corvee" not in page or name == "Bas"


@BOTH
def test_in_pictures_a_decision_is_its_checked_lines(session, client_as, view):
    page = screens(client_as("Roos", view, Proof.CARD), "/decisions")
    assert ("1 keer per week eten wij pannenkoeken." in page) == (view == "picto")


def test_a_decision_of_another_council_does_not_exist(session, client_as):
    made = decision(session, "pannenkoeken")
    gerrit = client_as("Gerrit")
    assert gerrit.get(f"/decisions/{made.id}").status_code == 404
    assert gerrit.get("/decisions").text.count("pannenkoeken") == 0
    assert gerrit.get(f"/actions/{action(session, 'kok').id}").status_code == 404


def test_the_supporter_drafts_and_cannot_record_or_tell(session, client_as):
    sanne = client_as("Sanne")
    where = "/councils/1/decisions"
    assert sanne.send(f"{where}/new", {"text": "Er komt een schommel."}).status_code == 303
    draft = decision(session, "schommel")
    assert draft.number is None
    for what in ("record", "tell", "withdraw"):
        sent = sanne.send(f"/decisions/{draft.id}/{what}", {"version": str(draft.version)})
        assert sent.status_code == 403
    page = sanne.get(f"/decisions/{draft.id}").text
    assert f"/decisions/{draft.id}/record" not in page
    page = client_as("Anneke").get(f"/decisions/{draft.id}").text
    assert f"/decisions/{draft.id}/record" in page


@BOTH
def test_an_officer_records_what_was_voted_in_words_of_their_own(session, client_as, view):
    database.begin(writes=True)
    made = database.session.scalars(sa.select(Decision).where(Decision.ballot_id > 0)).one()
    ballot_id, item_id = made.ballot_id, made.item_id
    for task in database.session.scalars(sa.select(Action).where(Action.decision_id == made.id)):
        task.decision_id = None
    database.session.delete(made)
    database.session.commit()
    database.end()
    anneke = client_as("Anneke", view)
    at = f"/councils/1/decisions/new?ballot={ballot_id}"
    assert at.replace("&", "&amp;") in anneke.get("/" if view == "standard" else "/asks").text
    page = anneke.get(at)
    assert "Willen wij 1 keer per week pannenkoeken?" in page.text
    sent = anneke.send(at.split("?")[0], {"text": "Pannenkoeken!", "ballot": str(ballot_id)})
    assert sent.status_code == 303
    kept = decision(session, "Pannenkoeken!")
    assert (kept.ballot_id, kept.item_id, kept.told_at) == (ballot_id, item_id, None)
    assert re.fullmatch(r"2027-\d\d", f"{kept.year}-{kept.number:02}")
    assert at not in anneke.get("/").text


def test_a_double_tap_records_once(session, client_as):
    hans = client_as("Hans")
    for _tap in range(2):
        hans.send("/councils/1/decisions/new", {"text": "Een schommel."}, act="same")
    assert len(rows(session, Decision, Decision.text == "Een schommel.")) == 1


def test_one_goes_back_where_one_came_from_and_nowhere_else(session, client_as):
    item_id = row(session, Ballot, Ballot.question.contains("pannenkoeken")).item_id
    anneke = client_as("Anneke")
    page = anneke.get(f"/councils/1/decisions/new?item={item_id}&next=/items/{item_id}")
    asked = {"item": field(page, "item"), "next": f"/items/{item_id}"}
    assert asked["item"] == str(item_id)
    assert page.text.count(f'name="next" value="/items/{item_id}"') == 1
    sent = anneke.send("/councils/1/decisions/new", {"text": "Een bal.", **asked})
    assert sent.location == f"/items/{item_id}"
    assert "Een bal." in anneke.get(f"/items/{item_id}").text
    evil = {"text": "Twee ballen.", "next": "//evil.example"}
    assert anneke.send("/councils/1/decisions/new", evil).location == "/"
    assert anneke.send("/councils/1/decisions/new", {"text": "x", "item": "999"}).status_code == 404


@BOTH
def test_what_seems_personal_is_asked_about_before_it_is_told(session, client_as, view):
    anneke = client_as("Anneke", view)
    words = {"text": "Mo krijgt zijn medicijnen eerder."}
    assert anneke.send("/councils/1/decisions/new", words).status_code == 200  # asked about first
    assert anneke.send("/councils/1/decisions/new", words | {"common": "1"}).status_code == 303
    made = decision(session, "medicijnen")
    asked = anneke.send(f"/decisions/{made.id}/tell")
    assert asked.location == f"/decisions/{made.id}/tell"
    assert 'name="common"' in screens(anneke, asked.location)
    assert decision(session, "medicijnen").told_at is None
    assert "medicijnen" not in screens(client_as("Joyce", view, Proof.CARD), "/decisions")
    assert anneke.send(f"/decisions/{made.id}/tell", {"common": "1"}).status_code == 303
    assert decision(session, "medicijnen").told_at
    anneke.send(f"/decisions/{made.id}/tell", {"back": "1"})
    assert decision(session, "medicijnen").told_at is None


def test_words_that_changed_meanwhile_are_not_recorded(session, client_as):
    made = decision(session, "bankje bij")
    client_as("Sanne").send(
        f"/decisions/{made.id}/edit",
        {"text": "Wij vragen twee bankjes bij de deur.", "version": "1"},
    )
    sent = client_as("Anneke").send(f"/decisions/{made.id}/record", {"version": "1"})
    assert sent.status_code == 409
    assert "twee bankjes" in sent.text
    assert decision(session, "twee bankjes").number is None


def test_what_replaces_and_what_is_withdrawn_is_said(session, client_as):
    hans, old = client_as("Hans"), decision(session, "22.00 uur uit")
    later = decision(session, "21.30 uur uit")
    assert later.called in hans.get(f"/decisions/{old.id}").text
    made = decision(session, "wasmachine")
    sent = hans.send(f"/decisions/{made.id}/withdraw", {"reason": ""})
    assert sent.status_code == 422
    hans.send(f"/decisions/{made.id}/withdraw", {"reason": "Er is geen plaats."})
    assert "Er is geen plaats." in hans.get(f"/decisions/{made.id}").text


@BOTH
def test_one_tap_says_it_is_done_and_one_takes_it_back(session, client_as, view):
    task = action(session, "Roos maakt")
    roos = client_as("Roos", view, Proof.CARD)
    assert "Roos maakt een lijst" in roos.get("/actions").text
    where = {"state": "done", "next": "/actions"}
    assert roos.send(f"/actions/{task.id}/state", where).location == "/actions"
    assert action(session, "Roos maakt").state == "done"
    again = screens(roos, "/actions")
    assert "Roos maakt een lijst" in again
    roos.send(f"/actions/{task.id}/state", {"state": "busy"})
    assert action(session, "Roos maakt").state == "busy"
    assert roos.send(f"/actions/{task.id}/state", {"state": "dropped"}).status_code == 400


def test_a_face_is_asked_for_the_card_and_finds_the_way_there(session, client_as):
    face = client_as("Roos", "picto", Proof.FACE)
    assert "2 taken" in face.get("/").text
    assert face.get("/actions").status_code == 303
    task = action(session, "Roos maakt")
    assert face.send(f"/actions/{task.id}/state", {"state": "done"}).status_code == 303
    assert action(session, "Roos maakt").state == "open"


def test_the_manager_does_what_was_asked_of_the_manager(session, client_as):
    petra, task = client_as("Petra"), action(session, "Petra zoekt")
    assert "Petra zoekt uit" in petra.get("/").text
    assert petra.get(f"/actions/{task.id}").status_code == 200
    assert petra.send(f"/actions/{task.id}/state", {"state": "done"}).status_code == 303
    assert petra.get(f"/actions/{task.id}/edit").status_code == 403
    assert petra.get("/councils/1/actions").status_code == 403
    assert petra.get(f"/actions/{action(session, 'Kees').id}").status_code == 404


def test_a_late_task_is_told_calmly(session, client_as):
    for view in ("standard", "picto"):
        page = client_as("Roos", view, Proof.CARD).get("/actions").text
        assert "de dag is voorbij" in page
        assert "chip alarm" not in page


def test_a_task_is_written_down_changed_and_dropped(session, client_as):
    sanne = client_as("Sanne")
    made = decision(session, "wasmachine")
    where, kees = "/councils/1/actions/new", action(session, "Kees")
    person = row(session, ActionPerson, ActionPerson.action_id == kees.id).person_id
    sent = sanne.send(where, {"what": "Bel de winkel.", "decision": str(made.id)})
    assert sent.status_code == 422
    asked = {"what": "Bel de winkel.", "people": str(person), "due_on": "2027-03-01"}
    assert sanne.send(where, {**asked, "due_on": "maart"}).status_code == 422
    assert sanne.send(where, {**asked, "decision": str(made.id)}).status_code == 303
    task = action(session, "winkel")
    assert (task.decision_id, str(task.due_on)) == (made.id, "2027-03-01")
    assert "Bel de winkel." in sanne.get(f"/decisions/{made.id}").text
    changed = {**asked, "what": "Ga naar de winkel.", "version": "1", "due_on": ""}
    assert sanne.send(f"/actions/{task.id}/edit", changed).status_code == 303
    old = sanne.send(f"/actions/{task.id}/edit", changed)
    assert old.status_code == 409
    sanne.send(f"/actions/{task.id}/drop", {"reason": "De winkel is dicht."})
    assert action(session, "winkel").state == "dropped"


def test_an_officer_tells_what_is_done(session, client_as):
    task = action(session, "Roos maakt")
    hans = client_as("Hans")
    assert hans.send(f"/actions/{task.id}/tell").status_code == 400
    hans.send(f"/actions/{task.id}/state", {"state": "done"})
    assert hans.send(f"/actions/{task.id}/tell").status_code == 303
    assert "Roos maakt" in screens(client_as("Joyce", "picto", Proof.CARD), "/decisions")


@BOTH
def test_the_agenda_shows_who_does_what(session, client_as, view):
    sanne = client_as("Sanne", view)
    item = rows(session, AgendaItem, AgendaItem.shows_actions)[0].id
    page = "".join(sanne.get(f"/items/{item}?screen={n}").text for n in (1, 2, 3))
    assert "Kees vraagt het aan de kok." in page
    joyce = client_as("Joyce", view, Proof.CARD)
    page = "".join(joyce.get(f"/items/{item}?screen={n}").text for n in (1, 2, 3))
    assert "Kees vraagt" not in page


def test_the_easy_text_is_made_in_the_one_editor(session, client_as):
    sanne = client_as("Sanne")
    made = decision(session, "bankje bij")
    at = sanne.send(f"/decisions/{made.id}/easy-text").location
    page = sanne.get(at)
    assert "Wij vragen om een bankje" in page.text
    assert f"/decisions/{made.id}" in page.text
    task = action(session, "Petra")
    at = sanne.send(f"/actions/{task.id}/easy-text").location
    assert "Petra zoekt" in sanne.get(at).text


def test_a_decision_without_an_easy_text_is_on_the_supporters_list(session, client_as):
    client_as("Anneke").send("/councils/1/decisions/new", {"text": "Er komt een schommel."})
    assert "Er komt een schommel." in client_as("Sanne").get("/").text
