"""A council of many years asks no more of the database than one that has just begun: no page."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from flask import Flask

from portal import database
from portal.councils.models import Council
from portal.database import session
from portal.jobs import service as jobs
from portal.standalone import load
from tests.access.world import World
from tests.accessibility.site import Shown, filled, pages
from tests.client import _asked

MOST = 12
"""Statements that a page asks the database, whatever the age of the council."""
YEARS, ITEMS = 5, 11

Site = tuple[World, dict[str, Any]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with filled(tmp_path_factory.mktemp("flat")) as found:
        yield found


def asked(site: Site, view: str, *, first: bool) -> dict[Shown, int]:
    """How many statements each page of the table asks; ``first`` fills what is kept before."""
    world, ids = site
    world.set_view(view)
    found = {}
    for page in pages(ids):
        client = world.client(page.who)
        if first:
            client.get(page.path)
        with _asked(world.app) as statements:
            client.get(page.path)
        found[page] = len(statements)
    return found


def grow(site: Site) -> None:
    """Five years more of meetings and all that they leave behind, in the council of the table."""
    world, ids = site
    with world.app.app_context():
        database.begin(writes=True)
        council = session.get_one(Council, ids["council"])
        load.add_years(council, load.Load(houses=0, years=YEARS, items=ITEMS, seed=1))
        session.commit()
        jobs.work()
        database.end()


def test_no_page_asks_more_when_the_council_is_older(site: Site) -> None:
    views = ("standard", "picto")
    young = {view: asked(site, view, first=True) for view in views}
    grow(site)
    old = {view: asked(site, view, first=False) for view in views}
    more = [
        f"{page} in the {view} view: {count}, and {young[view][page]} before"
        for view in views
        for page, count in old[view].items()
        if count > min(young[view][page], MOST)
    ]
    assert not more, "\n".join(more)


def test_no_page_goes_through_all_that_a_council_left_behind(site: Site) -> None:
    """In SQLite, which tells how it finds rows; what is small or counted in houses may be read."""
    world, ids = site
    if world.app.extensions["portal"].engine.dialect.name != "sqlite":
        pytest.skip("asks SQLite")
    found = set()
    for view in ("standard", "picto"):
        world.set_view(view)
        for page in pages(ids):
            client = world.client(page.who)
            with _asked(world.app) as statements:
                client.get(page.path)
            found |= {f"{page.endpoint}: {how}" for how in _read_whole(world.app, statements)}
    assert not found, "\n".join(sorted(found))


GROW = (
    *("action", "action_person", "agenda_item", "attendance", "easy_text", "help_call", "meeting"),
    *("minutes", "minutes_change", "minutes_section", "minutes_writing", "paper", "presence"),
    *("report", "sitting", "sitting_item", "topic", "topic_step", "vote", "wish"),
)
"""Tables that grow with every meeting."""
WHOLE = re.compile(rf"MATERIALIZE \(join|SCAN (portal_(?:{'|'.join(GROW)}))(?:_\d+)?(?: USING|$)")


def _read_whole(app: Flask, statements: Iterable[str]) -> Iterator[str]:
    with app.extensions["portal"].engine.connect() as connection:
        for statement in set(statements):
            if statement.startswith("SELECT") and "WHERE 0 = 1" not in statement:
                plan = f"EXPLAIN QUERY PLAN {statement}"
                nothing = (None,) * statement.count("?")
                for row in connection.exec_driver_sql(plan, nothing):
                    read = WHOLE.match(row.detail)
                    if read and f"FROM {read[1]})" not in statement:  # else: is there any?
                        yield f"{row.detail}: {statement}"
