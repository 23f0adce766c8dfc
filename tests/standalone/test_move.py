"""`huisraad move`: the whole house arrives in PostgreSQL, or nothing has happened."""

import shutil

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from portal import database, migrations
from portal.councils.models import Council, House
from portal.database import Base, make_engine
from portal.engines import number_on
from portal.meetings.models import AgendaItem
from portal.standalone import demo, load
from portal.standalone.alone import alone
from portal.standalone.cli import main
from portal.standalone.move import MoveError, Tally, move
from tests.conftest import TestClock, make_app
from tests.databases import everything


@pytest.fixture(scope="module")
def furnished(tmp_path_factory):
    """A house in SQLite with two years behind it, made once."""
    folder = tmp_path_factory.mktemp("furnished")
    app = make_app(folder, TestClock())
    with app.app_context():
        engine = app.extensions["portal"].engine
        migrations.upgrade(engine)
        database.begin(writes=True)
        demo.fill()
        load.fill(load.Load(houses=3, years=2, items=6, seed=1))
        turned_round()
        database.session.commit()
        database.end()
        engine.dispose()
    return folder / "huisraad.db"


def turned_round():
    """A part of a council, and an item that was carried over, older than what they come from."""
    organisation_id = database.session.scalar(sa.select(Council.organisation_id).limit(1))
    made = {"organisation_id": organisation_id, "state": "active", "accent": ""}
    words = {"chair": "voorzitster", "a": "é"}
    part, above = (
        Council(name=name, kind="central", role_names=words, symbol=name, **made)
        for name in ("Deelraad", "Raad van later")
    )
    for council in (part, above):
        database.session.add(council)
        database.session.flush()
    part.kind, part.parent_id = "subcouncil", above.id
    first, last = (
        database.session.scalars(sa.select(AgendaItem).order_by(order).limit(1)).one()
        for order in (AgendaItem.id, AgendaItem.id.desc())
    )
    first.carried_from_id = last.id


@pytest.fixture
def source(furnished, tmp_path):
    file = shutil.copy(furnished, tmp_path / "huisraad.db")
    return f"sqlite:///{file}"


@pytest.fixture
def target(on_server, tmp_path):
    url = on_server.new(tmp_path)
    yield url
    on_server.drop(url)


def do(url, statement, **values):
    engine = make_engine(url)
    with engine.execution_options(portal_writes=True).begin() as connection:
        connection.execute(sa.text(statement), values)
    engine.dispose()


def tables(url):
    engine = make_engine(url)
    with engine.connect() as connection:
        found = sa.inspect(connection).get_table_names()
    engine.dispose()
    return found


def test_every_row_arrives_as_it_was(source, target):
    before = everything(source)
    steps = []
    held = move(source, target, lambda done, of: steps.append((done, of)))
    assert everything(target) == before == everything(source)
    assert {name: tally.rows for name, tally in held.items()} == {
        name: len(rows) for name, rows in before.items()
    }
    assert sum(map(len, before.values())) > 2000
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1] == 2 * sum(map(len, before.values()))


def test_the_portal_goes_on_there(source, target, tmp_path):
    move(source, target)
    app = make_app(tmp_path, TestClock(), target)
    with app.app_context():
        engine = app.extensions["portal"].engine
        migrations.upgrade(engine)
        database.begin(writes=True)
        last = database.session.scalar(sa.select(sa.func.max(House.id)))
        house = House(name="Nieuw", confidant="", complaints_officer="", symbol="nieuw")
        database.session.add(house)
        database.session.flush()
        assert house.id == last + 1
        double = (
            "INSERT INTO portal_membership SELECT id + 10000, {} FROM portal_membership LIMIT 1"
        )
        columns = Base.metadata.tables["portal_membership"].columns.keys()[1:]
        with pytest.raises(sa.exc.IntegrityError):
            database.session.execute(sa.text(double.format(", ".join(columns))))
        database.session.rollback()
        with pytest.raises(sa.exc.IntegrityError):
            database.session.execute(sa.text("UPDATE portal_council SET parent_id = 9999 "
                                             "WHERE parent_id IS NOT NULL"))  # fmt: skip
        database.end()
        engine.dispose()


def test_a_database_that_holds_something_is_left_alone(source, target):
    move(source, target)
    do(target, "UPDATE portal_house SET name = 'Van hier ' || id")
    there = everything(target)
    with pytest.raises(MoveError, match="not empty"):
        move(source, target)
    assert everything(target) == there


def test_one_that_was_only_brought_up_to_date_is_empty(source, target):
    engine = make_engine(target)
    migrations.upgrade(engine)
    engine.dispose()
    move(source, target)
    assert everything(target) == everything(source)


def test_what_does_not_fit_stops_it_and_leaves_nothing(source, target):
    do(source, "UPDATE portal_agenda_item SET title = :long WHERE id = 40", long="x" * 3000)
    before = everything(source)
    with pytest.raises(MoveError, match="portal_agenda_item"):
        move(source, target)
    assert not tables(target)
    assert everything(source) == before


def test_a_server_that_breaks_off_half_way_leaves_nothing(source, target, postgresql):
    ended = []

    def break_off(done, of):
        if done > of / 4 and not ended:
            ended.append(done)
            every = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
            do(postgresql, every, name=sa.make_url(target).database)

    with pytest.raises(MoveError, match="PostgreSQL"):
        move(source, target, break_off)
    assert ended
    assert not tables(target)


def test_what_arrives_otherwise_than_it_was_sent_is_found(source, target, monkeypatch):
    monkeypatch.setattr("portal.standalone.move.number_on", damage)
    with pytest.raises(MoveError, match="not what was sent"):
        move(source, target)
    assert not tables(target)


def damage(connection, table):
    """Change one letter in a table that is still to be compared."""
    number_on(connection, table)
    connection.execute(sa.text("UPDATE portal_easy_line SET text = upper(text) WHERE id = 1"))


def test_the_sum_over_a_table_sees_values_but_no_order():
    rows = [(1, "a", None), (2, "b", True), (3, None, {"x": 1, "y": [2]})]

    def over(rows):
        tally = Tally()
        for row in rows:
            tally = tally.plus(row)
        return tally

    assert over(rows) == over(reversed(rows)) == over([*rows[:2], (3, None, {"y": [2], "x": 1})])
    for changed in [(1, "a", ""), (1, "A", None), (1, None, "a"), (2, "b", True)]:
        assert over([changed, *rows[1:]]) != over(rows)


def test_while_a_server_runs_nothing_is_moved(source, target, monkeypatch, tmp_path):
    with alone(source):
        said = run(source, target, monkeypatch, tmp_path)
    assert said.exit_code == 1
    assert not tables(target)


def test_data_of_an_older_version_are_to_be_brought_up_to_date_first(source, target):
    do(source, "UPDATE portal_alembic_version SET version_num = '0001'")
    with pytest.raises(MoveError, match="huisraad upgrade"):
        move(source, target)


def run(source, target, monkeypatch, folder):
    monkeypatch.setenv("HUISRAAD_DATA", str(folder))
    monkeypatch.setenv("HUISRAAD_DATABASE", source)
    return CliRunner().invoke(main, ["move", target])


def test_the_command_says_what_it_did_and_what_is_next(source, target, monkeypatch, tmp_path):
    said = run(source, target, monkeypatch, tmp_path)
    assert said.exit_code == 0, said.output
    rows = sum(map(len, everything(source).values()))
    assert f"Copied {rows} rows" in said.output
    assert "HUISRAAD_DATABASE" in said.output


@pytest.mark.parametrize("address", ["sqlite:////tmp/x.db", "huis", "mysql://localhost/x",
                                     "postgresql://nobody@/x?host=/nowhere"])  # fmt: skip
def test_an_address_that_is_none_is_told(source, address, monkeypatch, tmp_path):
    said = run(source, address, monkeypatch, tmp_path)
    assert said.exit_code == 1
    assert "Nothing was moved." in said.output
