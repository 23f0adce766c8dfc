"""The steps lead to the models, run once, and never touch newer data."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import portal.standalone  # noqa: F401 - every model is known
from portal import migrations
from portal.database import Base, make_engine


@pytest.fixture
def engine(tmp_path: Path):
    engine = make_engine(f"sqlite:///{tmp_path}/new.db")
    yield engine
    engine.dispose()


def schema(engine):
    """What the database says of itself: tables, indexes and triggers, however they are spaced."""
    with engine.connect() as connection:
        rows = connection.execute(
            sa.text("SELECT type, name, sql FROM sqlite_master WHERE name LIKE '%portal_%'")
        )
        return {
            (kind, name): sorted("".join(sql.split()).replace('"', "").lower())
            for kind, name, sql in rows
            if sql and "alembic" not in name
        }


def test_the_steps_lead_to_the_models(engine, tmp_path):
    migrations.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": migrations.VERSION_TABLE, "compare_type": True}
        )
        assert not compare_metadata(context, Base.metadata)
    created = make_engine(f"sqlite:///{tmp_path}/created.db")
    Base.metadata.create_all(created.execution_options(portal_writes=True))
    stepped, made = schema(engine), schema(created)
    assert set(stepped) == set(made)
    constraints = [key for key in made if key[0] != "table" and stepped[key] != made[key]]
    assert not constraints
    created.dispose()


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
