"""The pages with lists in a council of twenty years beside the same of three meetings."""

from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from portal import database, migrations
from portal.context import View, portal
from portal.councils.models import Council
from portal.database import session
from portal.identity import Role
from portal.jobs import service as jobs
from portal.meetings.models import Meeting
from portal.minutes.models import Minutes
from portal.people.models import Membership
from portal.standalone import create_app, demo, load
from portal.standalone.settings import Settings
from tests.bench.measuring import milliseconds, say, served
from tests.bench.pages import _signed_in

OLD, YOUNG, ITEMS = 20, 0.25, 21
"""Years of monthly meetings: 240 and three; 5,000 items and 3,000 papers in all of the first."""
TIMES = 10

#  name                      address
LISTS = """
meetings                     /councils/{council}/meetings
meetings.year                /councils/{council}/meetings?year={year}
archive                      /councils/{council}/archive
archive.year                 /councils/{council}/archive?year={year}
decisions                    /councils/{council}/decisions
decisions.year               /councils/{council}/decisions?year={year}
actions                      /councils/{council}/actions
actions.mine                 /actions
wishes                       /wishes
meeting                      /meetings/{meeting}
minutes                      /minutes/{minutes}
trail                        /councils/{council}/trail
search                       /search?words=wensen
start                        /
"""


def measure(folder: Path) -> None:
    """Both councils have the same people, agendas and papers; only the years differ."""
    old, young = _filled(folder / "old", OLD), _filled(folder / "young", YOUNG)
    addresses = [_addresses(app) for app in (old, young)]
    cookies = [_chair(app) for app in (old, young)]
    for app in (old, young):
        app.extensions["portal"].engine.dispose()
    with served(old) as many, served(young) as few:
        for name in addresses[0]:
            cost = milliseconds(
                {
                    "many": many.page(addresses[0][name], cookies[0]),
                    "few": few.page(addresses[1][name], cookies[1]),
                },
                times=TIMES,
            )
            against = ("the same page of a council with three meetings", cost["few"])
            say(f"page.{name}.20-years", cost["many"], *against)


def _filled(folder: Path, years: float) -> Flask:
    folder.mkdir()
    app = create_app(
        Settings(
            folder=folder,
            database_url=f"sqlite:///{folder}/huisraad.db",
            secret_key="a key for the bench, long enough to pass",
            demo=True,
        )
    )
    with app.app_context():
        migrations.upgrade(portal().engine)
        database.begin(writes=True)
        demo.fill()
        load.fill(load.Load(houses=1, years=years, items=ITEMS, seed=1))
        session.commit()
        jobs.work()
        database.end()
    return app


def _addresses(app: Flask) -> dict[str, str]:
    """The pages of the new council: its last meeting that was held, and the year of that."""
    with app.app_context():
        database.begin(writes=False)
        council = _council()
        last = session.scalars(
            sa.select(Minutes)
            .join(Meeting, Meeting.id == Minutes.meeting_id)
            .where(Minutes.council_id == council)
            .order_by(Meeting.starts_at.desc())
            .limit(1)
        ).one()
        ids = {
            "council": council,
            "minutes": last.id,
            "meeting": last.meeting_id,
            "year": last.meeting.starts_at.year,
        }
        database.end()
    rows = (line.split() for line in LISTS.strip().splitlines())
    return {name: path.format(**ids) for name, path in rows}


def _council() -> int:
    return session.scalars(sa.select(Council.id).where(Council.name == "Raad Huis 001")).one()


def _chair(app: Flask) -> str:
    """The cookies of the chair, who sees all there is."""
    with app.app_context():
        database.begin(writes=False)
        chair = session.scalars(
            sa.select(Membership.person_id).where(
                Membership.council_id == _council(), Membership.role == Role.CHAIR
            )
        ).one()
        database.end()
    return _signed_in(app, chair, View.STANDARD)
