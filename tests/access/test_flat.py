"""A council of many years asks no more of the database than one that has just begun: no page."""

from collections.abc import Iterator
from typing import Any

import pytest

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
DEARER = {"start.show": 20, "start.asks": 20}
"""Pages that gather from every feature, a statement each: of these only less is right."""
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
        if count > min(young[view][page], DEARER.get(page.endpoint, MOST))
    ]
    assert not more, "\n".join(more)
