"""Backups with one tap: made by a job, kept under their moment, told as they are."""

import sqlite3
import tarfile

import pytest
import sqlalchemy as sa

from portal import database
from portal.audit import AuditEvent
from portal.identity import Proof
from portal.jobs import service as jobs
from portal.people.models import Person
from portal.residents import service as residents
from portal.standalone import backup
from portal.standalone.backups import service
from tests.looking import named, rows

pytestmark = pytest.mark.engines


@pytest.fixture
def work(app):
    """Let the workers have their turn."""

    def turn():
        with app.app_context():
            jobs.work()

    return turn


@pytest.fixture
def made(tmp_path):
    """The names of the backups that are there."""
    return lambda: sorted(path.name for path in (tmp_path / "backups").glob("*.tar"))


def names_in(tmp_path, name):
    with tarfile.open(tmp_path / "backups" / name) as tar:
        return set(tar.getnames())


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_one_tap_makes_a_backup_and_leads_on(app, session, client_as, tmp_path, made, view, work):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"a photo")
    bea = client_as("Bea", view)
    answer = bea.send("/backups", {"next": "/imports"})
    assert answer.location == "/backups?next=/imports"
    page = bea.get(answer.location)
    assert page.headers["Refresh"]
    assert "maken een back-up" in page.text
    assert bea.send("/backups").status_code == 303
    work()
    (name,) = made()
    assert name == "huisraad-2027-02-08-100000.tar"
    held = names_in(tmp_path, name)
    assert "photos/a.jpg" in held
    assert held & {"huisraad.db", "huisraad.dump"}
    page = bea.get(answer.location)
    assert "Refresh" not in page.headers
    assert 'href="/imports"' in page.text
    assert [one.what for one in rows(session, AuditEvent)] == ["backup:asked"]


def test_only_the_last_five_are_kept_and_none_holds_another(client_as, clock, tmp_path, made, work):
    bea = client_as("Bea")
    for _day in range(6):
        bea.send("/backups")
        work()
        clock.forward(days=1)
    assert made() == [f"huisraad-2027-02-{day:02}-100000.tar" for day in range(9, 14)]
    assert not any("backups" in name for name in names_in(tmp_path, made()[-1]))


FAULTS = [OSError(28, "No space left on device"), sqlite3.DatabaseError("malformed")]


@pytest.mark.parametrize("fault", FAULTS, ids=["full", "damaged"])
def test_a_backup_that_fails_is_told_and_can_be_tried_again(
    app, session, client_as, made, monkeypatch, work, fault
):
    def full(*_args, **_more):
        raise fault

    bea = client_as("Bea")
    with monkeypatch.context() as broken:
        broken.setattr(backup, "make", full)
        bea.send("/backups")
        work()
    page = bea.get("/backups")
    assert "niet gemaakt" in page.text
    assert "er is geen ruimte" in page.text.lower()
    assert "Refresh" not in page.headers
    assert not made()
    bea.send("/backups")
    work()
    assert len(made()) == 1
    assert "niet gemaakt" not in bea.get("/backups").text


def test_a_page_that_looks_again_is_marked_and_on_a_tablet_it_does_not(session, client_as):
    database.end()
    with database.writing() as own:
        own.execute(sa.update(Person).where(Person.call_name == "Bea").values(house_id=1))
    bea, shared = client_as("Bea"), client_as("Bea", "standard", Proof.CARD)
    bea.send("/backups")
    assert bea.get("/backups?next=/imports").headers["Refresh"] == (
        "4; url=/backups?next=/imports&again=1"
    )
    assert bea.get("/backups?again=1").headers["Refresh"] == "4; url=/backups?again=1"
    page = shared.get("/backups")
    assert "maken een back-up" in page.text
    assert "Refresh" not in page.headers


def test_what_a_killed_backup_left_is_removed_and_what_is_being_made_is_not(
    client_as, tmp_path, made, work
):
    folder = tmp_path / "backups"
    for name in ("tmpold", "tmp-huisraad-killed", "tmp-huisraad-busy"):
        (folder / name).mkdir(parents=True)
        (folder / name / "huisraad.db").write_text("a copy of everything")
    with backup._held(folder / "tmp-huisraad-busy"):
        client_as("Bea").send("/backups")
        work()
    assert len(made()) == 1
    assert [path.name for path in folder.glob("tmp*")] == ["tmp-huisraad-busy"]


def test_beside_the_data_folder_only_what_is_ours_is_removed(app, tmp_path, tmp_path_factory):
    place = tmp_path_factory.mktemp("elsewhere")
    for name in ("tmpsomebody", "tmp-huisraad-killed"):
        (place / name).mkdir()
    address = app.extensions["portal"].engine.url.render_as_string(hide_password=False)
    backup.make(tmp_path, address, place / "all.tar")
    assert sorted(path.name for path in place.iterdir()) == ["all.tar", "tmpsomebody"]


def test_it_says_how_far_it_is(session, tmp_path, monkeypatch, work):
    told = []
    monkeypatch.setattr(service, "_tell", lambda done, total: told.append((done, total)))
    monkeypatch.setattr(backup, "TELL_EVERY", 1)
    (tmp_path / "key").write_text("secret")
    (tmp_path / "photos").mkdir()
    bea = residents.actor_of(named(session, "Bea"), proof=Proof.ACCOUNT)
    database.begin(writes=True)
    service.ask(bea)
    database.session.commit()
    work()
    assert told == [(0, 2), (1, 2)]


def test_it_leads_nowhere_else(client_as):
    bea = client_as("Bea")
    answer = bea.send("/backups", {"next": "https://evil.test/"})
    assert "evil" not in answer.location
    assert 'href="//evil' not in bea.get("/backups?next=//evil.test/").text


@pytest.mark.parametrize("name", ["Sanne", "Anneke", "Petra"])
def test_backups_are_for_the_administrator(client_as, made, name, work):
    client = client_as(name)
    assert client.get("/backups").status_code == 404
    assert client.send("/backups").status_code == 404
    work()
    assert not made()
