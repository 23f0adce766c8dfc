"""The pages with lists in a council of twenty years beside the same of three meetings."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

from portal import database
from portal.context import View
from portal.councils.models import Council
from portal.database import session
from portal.decisions.models import Decision
from portal.identity import Role
from portal.meetings.models import AgendaItem, Meeting, Paper
from portal.minutes.models import Minutes
from portal.people.models import Membership
from portal.standalone.load import Load
from portal.topics.models import Topic
from tests.bench.house import filled
from tests.bench.measuring import milliseconds, say, served
from tests.bench.pages import _signed_in

OLD, YOUNG, ITEMS = 20, 0.25, 21
"""Years of monthly meetings: 240 and three; 5,000 items and 3,000 papers in all of the first."""
TIMES = 10

#  name                      address
LISTS = """
start                        /
meetings                     /councils/{council}/meetings
meetings.year                /councils/{council}/meetings?year={year}
meeting                      /meetings/{meeting}
item                         /items/{item}
paper                        /papers/{paper}
minutes                      /minutes/{minutes}
minutes.changes              /minutes/{minutes}/changes
archive                      /councils/{council}/archive
archive.year                 /councils/{council}/archive?year={year}
wishes                       /wishes
wishes.mine                  /wishes/mine
topic                        /topics/{topic}
decisions                    /councils/{council}/decisions
decisions.year               /councils/{council}/decisions?year={year}
decision                     /decisions/{decision}
actions                      /councils/{council}/actions
actions.mine                 /actions
plan                         /councils/{council}/year
dates                        /councils/{council}/dates
search                       /search?words=wensen
trail                        /councils/{council}/trail
council                      /councils/{council}
people                       /people
person                       /people/{person}
"""


def measure(folder: Path) -> None:
    """Both councils have the same people, agendas and papers; only the years differ."""
    old, young = (
        filled(folder / name, Load(houses=1, years=years, items=ITEMS, seed=1))
        for name, years in (("old", OLD), ("young", YOUNG))
    )
    addresses = [_addresses(app) for app in (old, young)]
    chairs = [_chair(app) for app in (old, young)]
    ratios = {}
    for view in View:
        cookies = [
            _signed_in(app, who, view) for app, who in zip((old, young), chairs, strict=True)
        ]
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
                    rounds_tell=min,
                )
                against = ("the same page of a council with three meetings", cost["few"])
                say(f"page.{name}.{view}.20-years", cost["many"], *against)
                ratios[f"{name}.{view}"] = cost["many"] / cost["few"]
    dearest = max(ratios, key=lambda name: ratios[name])
    say("page.dearest.20-years", ratios[dearest], f"what was promised ({dearest})", 1.3, "times")


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
            "item": _newest(AgendaItem.id, AgendaItem.meeting_id == last.meeting_id),
            "paper": _newest(Paper.id, Paper.item.has(AgendaItem.meeting_id == last.meeting_id)),
            "topic": _newest(Topic.id, Topic.council_id == council),
            "decision": _newest(Decision.id, Decision.council_id == council),
            "person": _newest(Membership.person_id, Membership.council_id == council),
        }
        database.end()
    rows = (line.split() for line in LISTS.strip().splitlines())
    return {name: path.format(**ids) for name, path in rows}


def _council() -> int:
    return session.scalars(sa.select(Council.id).where(Council.name == "Raad Huis 001")).one()


def _newest(column: Any, mine: Any) -> int:
    found: int = session.scalars(sa.select(sa.func.max(column)).where(mine)).one()
    return found


def _chair(app: Flask) -> int:
    """The chair, who sees all there is."""
    with app.app_context():
        database.begin(writes=False)
        chair = session.scalars(
            sa.select(Membership.person_id).where(
                Membership.council_id == _council(), Membership.role == Role.CHAIR
            )
        ).one()
        database.end()
    return chair
