"""The world in which rights are tested: the demo organisation with one row of everything.

Made once for all these tests. Reading leaves it as it is; whatever a test sends is rolled back.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from portal import clock, database
from portal.context import portal
from portal.councils.models import Council
from portal.database import Base
from portal.dossiers.models import Request, Station
from portal.easytext.models import HouseWord
from portal.handedon.models import HandedOn
from portal.identity import Actor, Proof, Role
from portal.mail import service as mail
from portal.people.models import Membership, Person
from portal.residents import service as residents
from portal.residents.models import Device, HelpCall
from portal.residents.service import actor_of
from portal.standalone import demo
from portal.wishes.models import Wish, WishSubject
from tests.access.rows import failed_jobs, spoken, too_late, with_guests
from tests.archive.making import old_paper
from tests.conftest import TestClock, make_app
from tests.disputes.making import with_enclosures
from tests.encounters.making import with_encounters
from tests.imports.standing import done_import
from tests.letters.making import of_letters
from tests.news.making import news_of_today
from tests.nominations.making import looking
from tests.priorities.making import with_choosing
from tests.regulation.making import with_documents
from tests.support.making import agreed_on, looked_for, period_of
from tests.symbolsets.making import standing_set
from tests.vacancies.making import free_place
from tests.yearreport.making import of_years

ACTORS = {
    "visitor": (None, Proof.ACCOUNT),
    "face": ("Mo", Proof.FACE),
    "joyce": ("Joyce", Proof.CARD),
    "roos": ("Roos", Proof.CARD),
    "hans": ("Hans", Proof.ACCOUNT),
    "anneke": ("Anneke", Proof.ACCOUNT),
    "sanne": ("Sanne", Proof.ACCOUNT),
    "petra": ("Petra", Proof.ACCOUNT),
    "bas": ("Bas", Proof.ACCOUNT),
    "bea": ("Bea", Proof.ACCOUNT),
    "gerrit": ("Gerrit", Proof.ACCOUNT),
}
"""A face on the wall; a resident; a client member; secretary and representative; chair;
supporter; manager; support worker; administrator; and a chair of another house's council."""

LOG_TABLES = frozenset({"portal_audit_event"})


@dataclass
class World:
    """The app, the cookies of each actor, and the ids that stand in the table's paths."""

    app: Flask
    cookies: dict[str, dict[str, str]]
    ids: dict[str, int]

    def client(self, actor: str) -> FlaskClient:
        """A fresh client of the actor: what another request did to its cookies is forgotten."""
        client = self.app.test_client()
        for name, value in self.cookies[actor].items():
            client.set_cookie(name, value)
        return client

    def fingerprint(self) -> str:
        """A hash over every table but the logs."""
        whole = hashlib.sha256()
        with portal_engine(self.app).connect() as connection:
            for table in Base.metadata.sorted_tables:
                if table.name not in LOG_TABLES:
                    key = list(table.primary_key.columns)
                    rows = connection.execute(sa.select(table).order_by(*key)).all()
                    whole.update(repr((table.name, [tuple(row) for row in rows])).encode())
        return whole.hexdigest()

    def set_view(self, view: str) -> None:
        """Give everybody this view; visitors carry it in their browser."""
        with self.app.app_context():
            database.begin(writes=True)
            database.session.execute(sa.update(Person).values(view=view))
            database.session.commit()
            database.end()
        self.cookies["visitor"]["huisraad_view"] = view


def portal_engine(app: Flask) -> sa.Engine:
    engine: sa.Engine = app.extensions["portal"].engine
    return engine


def make_world(folder: Path, database_url: str = "") -> World:
    """The demo organisation on a fresh database, with meetings, wishes and a proposal."""
    app = make_app(folder, TestClock(), database_url)
    app.config["PROPAGATE_EXCEPTIONS"] = False  # a fault is one wrong answer among the others
    with app.app_context():
        Base.metadata.create_all(portal().engine.execution_options(portal_writes=True))
        database.begin(writes=True)
        demo.fill()
        ids = _more_rows()
        tokens = {name: _sign_in(*who) for name, who in ACTORS.items() if who[0]}
        database.session.commit()
        database.end()
    cookies: dict[str, dict[str, str]] = {"visitor": {}}
    for name, (device, token) in tokens.items():
        if device:
            cookies[name] = {residents.DEVICE_COOKIE: device, residents.PERSON_COOKIE: token}
        else:
            cookies[name] = {"huisraad_session": _session_cookie(app, token)}
    return World(app, cookies, ids)


def _session_cookie(app: Flask, token: str) -> str:
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
    kept = client.get_cookie("huisraad_session")
    assert kept is not None
    return kept.value


def people() -> dict[str, Person]:
    """Everybody, by call name."""
    return {one.call_name: one for one in database.session.scalars(sa.select(Person))}


def actors() -> dict[str, Actor]:
    """The actors of these tests with their rights, and a member whom a supporter helps."""
    known = people()
    made = {
        name: actor_of(known[who], proof=proof) if who else Actor()
        for name, (who, proof) in ACTORS.items()
    }
    made["helped"] = actor_of(known["Kees"], proof=Proof.HELPED, helper=known["Sanne"])
    made["tablet"] = Actor(
        device_id=1,
        device_house=known["Roos"].house_id,
        house_councils=made["roos"].house_councils,
    )
    return made


def _more_rows() -> dict[str, int]:
    """A wish, a proposal, and the ids of one row of everything in De Linde."""
    known = people()
    council = database.session.scalars(
        sa.select(Council).where(Council.name == "Raad De Linde")
    ).one()
    now = clock.now()
    wish = Wish(
        recording=spoken(known["Joyce"]),
        council_id=council.id,
        person_id=known["Joyce"].id,
        written_by_id=known["Joyce"].id,
        subject=WishSubject.FOOD,
        text="Pannenkoeken",
        made_at=now,
    )
    proposal = Membership(
        person=known["Theo"],
        council=council,
        role=Role.MEMBER,
        client=True,
        since=date(2027, 1, 1),
    )
    call = HelpCall(person=known["Roos"], house_id=council.house_id, called_at=now)
    word = HouseWord(council_id=council.id, word="pannenkoek", symbol="openmoji:1F95E")
    told = HandedOn(council_id=council.id, person_id=known["Joyce"].id, said_at=now)
    database.session.add_all([told, wish, proposal, call, word, *failed_jobs()])
    database.session.add_all([old_paper(council, known["Anneke"]), done_import(known["Bea"])])
    with_documents()
    database.session.add(too_late(known["Roos"], known["Sanne"]))
    database.session.add_all([standing_set(), news_of_today(council, known["Sanne"])])
    standing = free_place(council, known["Sanne"], known["Anneke"])
    database.session.add_all([standing, looking(1), looked_for(council, known["Anneke"])])
    shown = agreed_on(council, known["Anneke"])
    database.session.flush()
    lines = [("Je bent uitgenodigd voor een vergadering.", "own:meeting")]
    mail.post("invite:1", council.id, known["Roos"], mail.Draft(subject="Kom je?", lines=lines))
    ids = {
        "council": council.id,
        "house": council.house_id or 0,
        "wish": wish.id,
        "handed_on": told.id,
        "support_agreement": shown.id,
        "support_period": period_of(council),
        "membership": proposal.id,
        "roos": known["Roos"].id,
        "joyce": known["Joyce"].id,
        "sanne": known["Sanne"].id,
    }
    ids |= with_guests(known["Sanne"])
    unseen = sa.select(Request.id).where(Request.station == Station.ANNOUNCED)
    ids["announced"] = database.session.scalars(unseen).one()
    ids |= of_letters() | of_years(council)
    ids |= with_choosing(council, known) | with_encounters(council, known["Sanne"])
    ids |= with_enclosures(known["Petra"], known["Sanne"])
    for table in Base.metadata.sorted_tables:
        noun = table.name.removeprefix("portal_")
        if "id" in table.columns and noun not in ids:
            ids[noun] = database.session.scalar(sa.select(sa.func.min(table.c.id))) or 1
    return ids


def _sign_in(name: str, proof: Proof) -> tuple[str, str]:
    person = people()[name]
    if proof is Proof.ACCOUNT:
        return "", residents.begin_sign_in(person, proof=proof)
    secret = residents.new_token()
    device = Device(
        house_id=person.house_id,
        name="Test",
        token_hash=residents.hashed(secret),
        enrolled_by_id=person.id,
        enrolled_at=clock.now(),
    )
    database.session.add(device)
    database.session.flush()
    return secret, residents.begin_sign_in(person, proof=proof, device=device)


def everything(row: Any) -> list[Any]:
    """All rows of a table that a permission can be about."""
    return list(database.session.scalars(sa.select(row)))
