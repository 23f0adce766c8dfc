"""What is the host's stays the host's, and what is ours stays ours."""

import logging
from copy import copy
from http.cookies import SimpleCookie

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Blueprint, Flask, request

from portal import Portal
from portal.extension import MountError, UndeclaredPermissionError
from portal.migrations import not_ours
from tests.host.conftest import Visitor
from tests.host.intranet import Note, User, db

OURS = (
    "Content-Security-Policy",
    "X-Request-ID",
    "Permissions-Policy",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "X-Content-Type-Options",
)


class Nobody:
    """A host in which nobody is signed in."""

    def current_user(self):
        return None

    def sign_in_url(self, next_url):
        return "/in"

    def sign_out_url(self):
        return "/out"


def mounted(app, folder, **options):
    portal = Portal(
        adapter=Nobody(), database_url=f"sqlite:///{folder}/p.db", folder=folder, **options
    )
    portal.init_app(app, url_prefix="/council")
    return portal


def bare():
    app = Flask("bare")
    app.secret_key = "the key of the bare one"
    return app


def test_mounting_and_serving_changes_no_setting_and_no_template_name(tmp_path, demo_people):
    app = bare()
    names = ("globals", "filters", "tests", "policies")
    settings = dict(app.config)
    before = {name: copy(getattr(app.jinja_env, name)) for name in names}
    mounted(app, tmp_path)
    demo_people(app)
    assert app.test_client().get("/council/tablet").status_code == 200
    assert dict(app.config) == settings
    assert {name: getattr(app.jinja_env, name) for name in names} == before
    assert not app.before_request_funcs.get(None)
    assert not app.after_request_funcs.get(None)
    assert not app.error_handler_spec.get(None)
    app.extensions["portal"].engine.dispose()


def test_a_page_of_the_host_asks_our_database_nothing_and_gets_no_header_of_ours(host, visitor):
    statements = []
    sa.event.listen(
        host.extensions["portal"].engine,
        "before_cursor_execute",
        lambda *args: statements.append(args[2]),
    )
    visitor.sign_in("sanne")
    for path in ("/", "/nowhere", "/login"):
        answer = visitor.client.get(path)
        assert not set(OURS) & set(answer.headers.keys())
        assert "huisraad" not in str(answer.headers)
    assert statements == []
    ours = visitor.get("/", follow_redirects=True)
    assert set(OURS) <= set(ours.headers.keys())
    assert statements


def test_the_hosts_error_pages_are_its_own_and_ours_are_ours(host, visitor, monkeypatch, caplog):
    assert visitor.client.get("/nowhere").text == "the intranet has no such page"
    assert visitor.client.get("/broken").text == "the intranet caught it"
    visitor.sign_in("sanne")
    missing = visitor.get("/nowhere")
    assert (missing.status_code, "data-view" in missing.text) == (404, True)
    host.testing = False
    logging.getLogger("intranet").disabled = True
    monkeypatch.setitem(host.view_functions, "portal.decisions.index", lambda: 1 // 0)
    broken = visitor.get("/decisions")
    assert (broken.status_code, "data-view" in broken.text) == (500, True)
    assert broken.headers["X-Request-ID"] in broken.text
    assert broken.headers["X-Request-ID"] in caplog.text, "so that the host finds it too"


def test_our_cookies_are_for_our_own_path_and_leave_the_hosts_session_alone(visitor):
    visitor.sign_in("sanne")
    before = visitor.client.get_cookie("session").value
    sent = SimpleCookie()
    for path in ("/", "/who-may-what", "/meetings"):
        for line in visitor.get(path, follow_redirects=True).headers.getlist("Set-Cookie"):
            sent.load(line)
    changed = visitor.send("/language", language="en")
    for line in changed.headers.getlist("Set-Cookie"):
        sent.load(line)
    assert {"huisraad_read", "huisraad_forms", "huisraad_language"} <= set(sent)
    assert {cookie["path"] for cookie in sent.values()} == {"/council/"}
    assert all(cookie["httponly"] and cookie["samesite"] == "Lax" for cookie in sent.values())
    assert visitor.client.get_cookie("session").value == before
    assert not visitor.get("/who-may-what").headers.getlist("Set-Cookie"), "set only when new"


def test_what_the_host_has_not_committed_is_neither_committed_nor_lost_by_us(host, visitor):
    seen = []

    @host.before_request
    def write_down():
        db.session.add(Note(text="pending"))

    @host.after_request
    def look(response):
        seen.extend(note.text for note in db.session.new)
        return response

    assert visitor.send("/language", page="/tablet", language="nl").status_code == 303
    assert visitor.get("/nowhere").status_code == 404
    assert seen == ["pending"] * 3
    with host.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Note)) == 0


def test_what_the_host_wrote_and_did_not_commit_is_named_as_what_keeps_us_waiting(
    host, visitor, caplog
):
    @host.before_request
    def write_down():
        if request.method == "POST":
            db.session.add(Note(text="uncommitted"))
            db.session.flush()

    @sa.event.listens_for(host.extensions["portal"].engine, "checkout")
    def hurry(connection, record, proxy):
        connection.execute("PRAGMA busy_timeout=20").close()

    assert visitor.send("/language", page="/tablet", language="en").status_code == 503
    assert "commit before it reaches the portal" in caplog.text


def test_the_hosts_alembic_leaves_our_tables_alone(host):
    with host.app_context(), db.engine.connect() as connection:
        for include, expected in ((None, True), (not_ours, False)):
            options = {"include_name": include} if include else {}
            context = MigrationContext.configure(connection, opts=options)
            changes = str(compare_metadata(context, db.metadata))
            assert ("portal_" in changes) is expected
        assert User.__tablename__ in sa.inspect(connection).get_table_names()


def test_a_second_portal_on_one_application_is_refused(tmp_path):
    app = bare()
    portal = mounted(app, tmp_path)
    with pytest.raises(MountError, match="mounted on this application already"):
        mounted(app, tmp_path)
    other = bare()
    portal.init_app(other, url_prefix="/elsewhere")
    assert Visitor(other, "/elsewhere").get("/").location == "/in"


def test_an_application_without_a_key_is_told_so(tmp_path):
    with pytest.raises(MountError, match=r"set app\.secret_key"):
        mounted(Flask("open"), tmp_path)


def test_a_part_of_the_hosts_without_permission_is_refused(tmp_path):
    part = Blueprint("canteen", __name__)
    part.add_url_rule("/canteen", "menu", lambda: "soup")
    with pytest.raises(UndeclaredPermissionError, match=r"portal\.canteen\.menu"):
        mounted(bare(), tmp_path, parts=[part])
