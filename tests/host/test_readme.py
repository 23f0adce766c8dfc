"""What the README tells a host to write, written and used."""

import re

import pytest
from flask import Flask
from flask_login import LoginManager, UserMixin, login_user

from portal import database, signals
from portal.identity import Proof
from portal.meetings import service as meetings
from portal.meetings.models import Meeting
from portal.people.models import Person
from portal.residents import service as residents
from tests.architecture.source import ROOT

SECTION = (ROOT / "README.md").read_text().split("## Mount it in an intranet")[1].split("\n## ")[0]
MOUNT, FIRST, ALEMBIC, LISTEN, TEST = re.findall(r"```python\n(.*?)```", SECTION, re.DOTALL)


@pytest.fixture
def app(tmp_path):
    app = Flask("readme")
    app.secret_key = "the key of who reads"
    users = {}

    class User(UserMixin):
        def __init__(self, user_id):
            self.id, self.full_name = user_id, f"User {user_id}"
            users[str(user_id)] = self

    @app.route("/login/<int:user_id>")
    def login(user_id=0):
        login_user(User(user_id))
        return "in"

    app.add_url_rule("/login", "login")
    app.add_url_rule("/logout", "logout", lambda: "out")
    LoginManager(app).user_loader(users.get)
    (tmp_path / "intranet" / "council").mkdir(parents=True)
    exec(MOUNT.replace("/var/lib", str(tmp_path)), {"app": app})  # noqa: S102
    yield app
    app.extensions["portal"].engine.dispose()


def test_the_mount_is_short():
    assert len([line for line in MOUNT.splitlines() if line.strip()]) == 9


def test_it_is_mounted_and_the_first_administrator_is_in(app):
    exec(FIRST, {"app": app})  # noqa: S102
    client = app.test_client()
    assert client.get("/council/people").location == "/login?next=/council/people"
    client.get("/login/17")
    page = client.get("/council/councils")
    assert page.status_code == 200
    assert 'href="/logout"' in page.text
    assert "/council/councils/new" in page.text


def test_its_signal_comes(app, demo_people):
    told = []
    exec(LISTEN.replace(" ...", " told.append(meeting_id)"), {"app": app, "told": told})  # noqa: S102
    ids = demo_people(app)
    with app.test_request_context():
        database.begin(writes=True)
        meeting = database.session.get_one(Meeting, ids["meeting"])
        chair = database.session.get_one(Person, ids["Anneke"])
        meetings.invite(residents.actor_of(chair, proof=Proof.ACCOUNT), meeting)
        database.session.commit()
    assert told == [ids["meeting"]]
    assert signals.meeting_invited.has_receivers_for(app)


def test_its_test_passes(app, demo_people, sign_in_as):
    names = {}
    exec(TEST, names)  # noqa: S102
    names["test_a_member_finds_the_meeting"](app, demo_people, sign_in_as)


def test_its_alembic_has_what_it_names():
    exec(ALEMBIC.split("\n\n")[0], {})  # noqa: S102
