"""What a tablet keeps is brought once, or told: late, full, older, killed, two tabs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Page, expect

from portal import database
from portal.ballots.models import Ballot, BallotState
from portal.carried import views
from portal.outbox.models import Delivery
from tests.journeys.carrying import (
    answers,
    here,
    rows,
    strip,
    votes,
    wait_until_brought,
)
from tests.journeys.conftest import House
from tests.journeys.screens import Door
from tests.journeys.test_at_the_tablet import ids
from tests.soak.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("carrying")]


def test_a_tablet_that_is_full_says_that_nothing_was_kept(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = tmp_path / "service-worker.js"
    full.write_text(
        views.WORKER.read_text() + "\nIDBObjectStore.prototype.add = () => "
        '{ throw new DOMException("full", "QuotaExceededError"); };\n'
    )
    monkeypatch.setattr(views, "WORKER", full)
    roos = here(house)
    page = roos.page
    meeting = roos.meeting()
    page.context.set_offline(True)
    meeting.say_coming("no")
    expect(page.locator("h1")).to_have_text("Dat lukt nu niet")
    expect(strip(page).get_by_text("Wordt nog verstuurd")).to_be_hidden()


def test_who_is_done_in_one_tab_is_done_in_the_other(house: House) -> None:
    roos = here(house)
    other = roos.page.context.new_page()
    other.goto("/asks")
    roos.leave()
    other.wait_for_url("**/faces")
    assert "Roos" not in other.locator("header").inner_text()


def test_a_newer_version_brings_what_an_older_one_kept(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "service-worker.js"
    older.write_text(views.WORKER.read_text() + "\n// an older version\n")
    with monkeypatch.context() as before:
        before.setattr(views, "WORKER", older)
        _meeting, ballot = ids(house)
        roos = here(house)
        page = roos.page
        page.context.set_offline(True)
        roos.vote(ballot, 0)
    page.context.set_offline(False)
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    page.goto("/")
    wait_until_brought(page)
    assert votes(house, ballot) == [("Roos",)]


def test_a_server_that_is_killed_in_the_middle_of_an_act_loses_nothing(
    app: Flask, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    url = app.extensions["portal"].engine.url.render_as_string(hide_password=False)
    key = str(app.secret_key)
    known = {"HUISRAAD_DATA": str(tmp_path), "HUISRAAD_DATABASE": url, "HUISRAAD_KEY": key}
    server = Server(tmp_path / "server.log", known)
    server.start()
    house = House(app, f"http://127.0.0.1:{server.port}", open_page, carries=True)
    try:
        roos = here(house)
        page = roos.page
        meeting = urlsplit(roos.meeting().page.url).path
        for turn, said in enumerate(("yes", "no", "yes", "no")):
            roos.show(meeting)
            form = page.locator(f"form:has([name=coming][value={said}])")
            form.locator("button").tap(no_wait_after=True)
            page.wait_for_timeout(10 * turn)
            server.kill()
            server.start()
            page.wait_for_timeout(500)
            page.goto("/faces")
            wait_until_brought(page)
            assert answers(house, meeting) == [(said,)]
    finally:
        server.end()


def test_a_vote_that_comes_too_late_is_told(house: House, clock: Any) -> None:
    _meeting, ballot = ids(house)
    roos = here(house)
    page = roos.page
    page.context.set_offline(True)
    roos.vote(ballot, 0)
    with house.acting():
        row = database.session.get_one(Ballot, int(ballot.rpartition("/")[2]))
        row.state, row.closed_at = BallotState.CLOSED, clock()
    page.context.set_offline(False)
    page.goto("/")
    wait_until_brought(page)
    assert votes(house, ballot) == []
    assert rows(house, sa.select(Delivery.outcome)) == [("late",)]
    page.goto("/asks")
    page.locator("a[href*='/outbox/']").first.tap()
    expect(page.locator("main")).to_contain_text("Je stem telt niet mee.")
    roos.press("/outbox/*")
    page.goto("/asks")
    assert page.locator("a[href*='/outbox/']").count() == 0

    sanne = Door(house.page("desktop")).sign_in("ondersteuner")
    sanne.show("/asks")
    expect(sanne.page.locator("main")).to_contain_text("1 stem kwam te laat")
    sanne.show(ballot)
    expect(sanne.page.locator("main")).to_contain_text("Roos")
