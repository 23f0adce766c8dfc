"""Who reads sees one moment; who writes is alone: on both engines alike."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from portal import database
from portal.audit import Act, AuditEvent
from portal.context import portal
from portal.councils.models import House
from portal.tries import FailedTry

pytestmark = pytest.mark.engines


def house(name):
    return House(name=name, confidant="", complaints_officer="", symbol=name)


def count(session, model):
    return session.scalar(sa.select(sa.func.count()).select_from(model))


def test_who_reads_cannot_write(app):
    with app.app_context(), database.reading() as reader, pytest.raises(sa.exc.DBAPIError):
        reader.execute(sa.delete(AuditEvent))


def test_who_reads_goes_on_seeing_one_moment(app):
    with app.app_context(), database.reading() as reader:
        before = count(reader, House)
        with database.writing() as writer:
            writer.add(house("Nieuw"))
        assert count(reader, House) == before
        with database.reading() as later:
            assert count(later, House) == before + 1


def test_what_is_not_committed_is_seen_by_nobody(app):
    with app.app_context():
        database.begin(writes=True)
        database.session.add(house("Nieuw"))
        database.session.flush()
        with database.reading() as reader:
            names = reader.scalars(sa.select(House.name)).all()
        database.end()
    assert "Nieuw" not in names


def test_fifty_who_look_before_they_write_all_see_what_the_ones_before_wrote(app):
    """No constraint helps here: what was counted is what is written."""

    def write(number):
        with app.app_context():
            for _round in range(5):
                with database.writing() as own:
                    own.add(FailedTry(key="count", at=count(own, FailedTry)))
        return number

    with ThreadPoolExecutor(50) as together:
        assert list(together.map(write, range(50))) == list(range(50))
    with app.app_context(), database.reading() as reader:
        assert sorted(reader.scalars(sa.select(FailedTry.at))) == list(range(250))


def test_a_waiting_writer_ends_with_the_page_for_later(app, client_as, monkeypatch):
    sanne = client_as("Sanne")
    short = {"sqlite": "PRAGMA busy_timeout=50", "postgresql": "SET lock_timeout=50; COMMIT"}
    engine = app.extensions["portal"].engine

    def hurry(connection, record, proxy):
        connection.execute(short[engine.dialect.name])

    sa.event.listen(engine, "checkout", hurry)
    with app.app_context():
        database.begin(writes=True)
        database.session.execute(sa.select(1))
        assert sanne.send("/language", {"language": "en", "next": "/"}).status_code == 503
        database.end()
    assert sanne.send("/language", {"language": "en", "next": "/"}).status_code == 303


def test_the_key_of_an_act_is_kept_once(session):
    key = {"at": portal().clock(), "location": "/"}
    session.add(Act(key="1:abc", **key))
    session.commit()
    with pytest.raises(sa.exc.IntegrityError), session.begin_nested():
        session.add(Act(key="1:abc", **key))
