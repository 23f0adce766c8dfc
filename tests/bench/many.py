"""The overview of requests in an organisation with ten thousand of them, beside one with ten."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

from portal import clock, database
from portal.context import View
from portal.councils.models import Council
from portal.database import session
from portal.dossiers.models import Dossier, Due, Kind, Outcome, Request, Station
from portal.identity import Role
from portal.people.models import Membership
from tests.bench.house import filled
from tests.bench.measuring import milliseconds, say, served
from tests.bench.pages import _signed_in

COUNCILS, MANY, FEW = 200, 10_000, 10
TIMES = 20
LIMIT = 1.5
PAGE = "/dossiers/overview"


def measure(folder: Path) -> None:
    """Both have as many councils of one supporter; only the number of requests differs."""
    many, few = (_house(folder / str(number), number) for number in (MANY, FEW))
    dearest = 0.0
    for view in View:
        cookies = [_signed_in(app, _supporter(app), view) for app in (many, few)]
        for app in (many, few):
            app.extensions["portal"].engine.dispose()
        with served(many) as ours, served(few) as theirs:
            cost = milliseconds(
                {"many": ours.page(PAGE, cookies[0]), "few": theirs.page(PAGE, cookies[1])},
                times=TIMES,
                rounds_tell=min,
            )
        against = ("the same page with 10 requests", cost["few"])
        say(f"page.overview.{view}.10000-requests", cost["many"], *against)
        dearest = max(dearest, cost["many"] / cost["few"])
    say("page.overview.10000-requests", dearest, "what was promised", LIMIT, "times")


def _house(folder: Path, requests: int) -> Flask:
    app = filled(folder, None)
    with app.app_context():
        database.begin(writes=True)
        supporter = session.scalars(_SUPPORTER).one()
        here = session.get_one(Council, supporter.council_id)
        homes = [_council(number, here, supporter) for number in range(COUNCILS)]
        today = clock.local(clock.now()).date()
        session.execute(sa.delete(Due))
        session.execute(sa.update(Request).values(station=Station.CLOSED))
        session.execute(
            sa.insert(Request), [_request(number, homes, today) for number in range(requests)]
        )
        runs = sa.select(Request.id).where(Request.station == Station.RECEIVED)
        term = {"term": "consent", "hard": False}
        days = [
            {"request_id": one, "day": today + timedelta(days=one % 90 - 30), **term}
            for one in session.scalars(runs)
        ]
        session.execute(sa.insert(Due), days)
        session.commit()
        database.end()
    return app


_SUPPORTER = sa.select(Membership).where(Membership.role == Role.SUPPORTER).limit(1)


def _council(number: int, here: Council, supporter: Membership) -> tuple[int, int]:
    """A council with a dossier: the ids of both."""
    council = Council(
        organisation_id=here.organisation_id,
        name=f"Raad {number:03}",
        kind="central",
        symbol=f"none:{number}",
    )
    session.add(council)
    session.flush()
    session.add(
        Membership(
            person_id=supporter.person_id,
            council_id=council.id,
            role=Role.SUPPORTER,
            since=date(2026, 1, 1),
            confirmed_at=supporter.confirmed_at,
        )
    )
    about = {"made_at": clock.now(), "made_by_id": supporter.person_id}
    dossier = Dossier(council_id=council.id, title="Verbouwing", **about)
    session.add(dossier)
    session.flush()
    return council.id, dossier.id


def _request(number: int, homes: list[tuple[int, int]], today: date) -> dict[str, Any]:
    """Two of three are closed, with every outcome in turn; the others run, a third of them late."""
    council_id, dossier_id = homes[number % len(homes)]
    closed = bool(number % 3)
    return {
        "council_id": council_id,
        "dossier_id": dossier_id,
        "kind": Kind.ADVICE,
        "subject": "7.1.h",
        "title": f"Aanvraag {number}",
        "came_on": today,
        "received_on": today,
        "no_talk": "Zo was het.",
        "station": Station.CLOSED if closed else Station.RECEIVED,
        "outcome": list(Outcome)[number % 4] if closed else None,
        "told_on": today if closed else None,
        "version": 1,
    }


def _supporter(app: Flask) -> int:
    with app.app_context():
        database.begin(writes=False)
        person_id = session.scalars(_SUPPORTER).one().person_id
        database.end()
    return person_id
