"""The steps lead to the models, run once, and never touch newer data."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import portal.migrations.models  # noqa: F401 - every model is known
from portal import migrations
from portal.database import Base, make_engine

pytestmark = pytest.mark.engines

ASK = {
    "sqlite": "SELECT type, name, sql FROM sqlite_master WHERE name LIKE '%portal_%'",
    "postgresql": """
        SELECT 'column', table_name || '.' || column_name, data_type || is_nullable
            || coalesce(character_maximum_length, 0) || coalesce(column_default, '')
            FROM information_schema.columns WHERE table_name LIKE 'portal_%'
        UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid)
            FROM pg_constraint WHERE conname LIKE '%portal_%'
        UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes
            WHERE tablename LIKE 'portal_%'
        UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid)
            FROM pg_trigger WHERE tgname LIKE 'portal_%'
        UNION ALL SELECT 'function', proname, prosrc FROM pg_proc WHERE proname LIKE 'portal_%'
    """,
}


@pytest.fixture
def new_engine(databases, tmp_path):
    """Makes an engine on a new database."""
    made = []

    def make(name):
        folder = tmp_path / name
        folder.mkdir()
        made.append(make_engine(databases.new(folder)))
        return made[-1]

    yield make
    for engine in made:
        engine.dispose()
        databases.drop(engine.url.render_as_string(hide_password=False))


@pytest.fixture
def engine(new_engine):
    return new_engine("stepped")


def schema(engine):
    """What the database says of itself, however it is spaced and in whatever order."""
    with engine.connect() as connection:
        rows = connection.execute(sa.text(ASK[engine.dialect.name]))
        return {
            (kind, name): sorted("".join(sql.split()).replace('"', "").lower())
            for kind, name, sql in rows
            if sql and "alembic" not in name
        }


def test_the_steps_lead_to_the_models(engine, new_engine):
    migrations.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": migrations.VERSION_TABLE, "compare_type": True}
        )
        assert not compare_metadata(context, Base.metadata)
    created = new_engine("created")
    Base.metadata.create_all(created.execution_options(portal_writes=True))
    stepped, made = schema(engine), schema(created)
    assert set(stepped) == set(made)
    constraints = [key for key in made if key[0] != "table" and stepped[key] != made[key]]
    assert not constraints


def test_a_second_run_does_nothing(engine):
    migrations.upgrade(engine)
    before = schema(engine)
    migrations.upgrade(engine)
    assert schema(engine) == before
    with engine.connect() as connection:
        assert migrations.current(connection) == migrations.head()


def test_newer_data_is_left_alone(engine):
    migrations.upgrade(engine)
    with engine.execution_options(portal_writes=True).begin() as connection:
        connection.execute(sa.text(f"UPDATE {migrations.VERSION_TABLE} SET version_num = '9999'"))  # noqa: S608
    with pytest.raises(migrations.NewerDatabaseError):
        migrations.upgrade(engine)


def test_a_killed_step_leaves_nothing(engine, monkeypatch):
    def break_off(*_args, **_kwargs):
        raise RuntimeError("killed")

    monkeypatch.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", break_off)
    with pytest.raises(RuntimeError):
        migrations.upgrade(engine)
    assert not schema(engine)


def test_two_that_start_at_once_both_find_it_up_to_date(engine):
    with ThreadPoolExecutor() as together:
        for started in [together.submit(migrations.upgrade, engine) for _ in range(2)]:
            started.result(30)
    with engine.connect() as connection:
        assert migrations.current(connection) == migrations.head()


def test_one_lock_serves_however_many_memberships_change_at_once(engine):
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite has one lock anyhow")
    with engine.execution_options(portal_writes=True).begin() as connection:
        command.upgrade(migrations._config(connection), "0005")
        people_with_terms(connection, 50)
        assert advisory_locks(connection) == 51
    migrations.upgrade(engine)
    with engine.execution_options(portal_writes=True).begin() as connection:
        connection.execute(sa.update(Base.metadata.tables["portal_membership"]).values(client=True))
        assert advisory_locks(connection) == 1


def people_with_terms(connection, count):
    """Rows as they were at the time, without what later steps add."""
    for statement in (
        "INSERT INTO portal_organisation (id, name) VALUES (1, 'O')",
        """INSERT INTO portal_council (id, organisation_id, name, kind, state, accent, role_names,
            shares_rights, version, symbol)
            VALUES (1, 1, 'R', 'central', 'active', '', '{}', false, 1, '')""",
        """INSERT INTO portal_person (id, name, call_name, employer, view, administers,
            photo_consent_of, version)
            SELECT n, 'P', 'P', '', 'picto', false, '', 1 FROM generate_series(1, :count) n""",
        """INSERT INTO portal_membership (person_id, council_id, role, client, represents, since)
            SELECT id, 1, 'member', false, '', '2027-01-01' FROM portal_person""",
    ):
        connection.execute(sa.text(statement), {"count": count} if ":count" in statement else {})


def advisory_locks(connection):
    mine = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
    return connection.scalar(sa.text(mine))
