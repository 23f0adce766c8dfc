"""PostgreSQL stops, comes back, or breaks off one line: nobody is left with a broken portal."""

import time
from collections.abc import Iterator

import psycopg
import pytest
import sqlalchemy as sa

from portal import migrations
from portal.councils.models import House
from portal.outages import Outage, outage_of
from tests.conftest import make_app
from tests.databases import OnServer
from tests.postgresql import ABSENT, Server, find_postgresql, wait_for


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that these tests may stop."""
    programs = find_postgresql()
    if programs is None:
        pytest.skip(ABSENT)
    server = Server(programs)
    wait_for(server.url)
    yield server
    server.remove()


@pytest.fixture
def app(server, tmp_path, clock):
    """A portal on that server, as it was just installed."""
    databases = OnServer(server.url)
    url = databases.new(tmp_path)
    databases.close()
    app = make_app(tmp_path, clock, url)
    engine = app.extensions["portal"].engine
    migrations.upgrade(engine)
    yield app
    engine.dispose()


@pytest.fixture
def visitor(app):
    """Somebody whose browser says that it is a tablet, which is looked up for every page."""
    client = app.test_client()
    client.set_cookie("huisraad_tablet", "x" * 32)
    return client


def break_off(app, server):
    """End every line of the portal's to its database, as a restart of the server does."""
    name = app.extensions["portal"].engine.url.database
    with psycopg.connect(server.url, autocommit=True) as line:
        ended = line.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        assert ended.rowcount


def test_after_a_restart_nobody_notices(visitor, server):
    assert visitor.get("/sign-in").status_code == 200
    server.stop()
    server.start()
    wait_for(server.url)
    assert visitor.get("/sign-in").status_code == 200


def test_while_it_is_stopped_a_page_says_so_soon_and_later_all_is_well(visitor, server):
    server.stop()
    began = time.monotonic()
    page, health = visitor.get("/sign-in"), visitor.get("/healthz")
    took = time.monotonic() - began
    server.start()
    wait_for(server.url)
    assert (page.status_code, health.status_code) == (503, 503)
    assert "<h1" in page.text
    assert took < 3
    assert visitor.get("/sign-in").status_code == 200
    assert visitor.get("/healthz").status_code == 200


def test_a_server_that_only_follows_another_is_read_and_not_written(app, visitor, server):
    follows = server.folder / "data" / "standby.signal"
    server.stop()
    follows.touch()
    server.start()
    wait_for(server.url)
    read, health = visitor.get("/sign-in"), visitor.get("/healthz")
    writer = app.extensions["portal"].engine.execution_options(portal_writes=True)
    with writer.connect() as line, pytest.raises(sa.exc.DBAPIError) as refused:
        line.execute(sa.text("SELECT 1"))
    server.stop()
    follows.unlink(missing_ok=True)
    server.start()
    wait_for(server.url)
    assert read.status_code == 200
    assert outage_of(refused.value) is Outage.READ_ONLY
    assert health.json["reason"].startswith("De database kan gelezen worden")


def test_a_line_that_breaks_during_a_request_costs_that_request_only(app, visitor, server):
    engine = app.extensions["portal"].engine
    broken = []

    def breaking(connection, cursor, statement, *_):
        if "portal_" in statement and not broken:
            broken.append(statement)
            break_off(app, server)

    sa.event.listen(engine, "before_cursor_execute", breaking)
    assert visitor.get("/sign-in").status_code == 503
    assert broken
    assert visitor.get("/sign-in").status_code == 200


def test_what_was_not_acknowledged_is_not_there(app, server):
    engine = app.extensions["portal"].engine.execution_options(portal_writes=True)
    rows = {"name": "x", "confidant": "", "complaints_officer": "", "symbol": "x", "version": 1}
    writer = engine.connect()
    writer.execute(sa.insert(House.__table__), [rows])
    break_off(app, server)
    with pytest.raises(sa.exc.OperationalError):
        writer.commit()
    writer.close()
    with engine.connect() as connection:
        assert not connection.scalar(sa.select(sa.func.count()).select_from(House))
