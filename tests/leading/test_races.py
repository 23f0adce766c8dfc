"""Taps that arrive at one moment, at the server that people use."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from portal.identity import Proof
from portal.leading.models import Presence, Signal, Sitting
from portal.meetings.models import AgendaItem
from portal.residents import service as residents
from tests.loopback import Browser, at_once, forms_of, running

pytestmark = pytest.mark.engines

COOKIES = ("huisraad_session", residents.DEVICE_COOKIE, residents.PERSON_COOKIE)


@pytest.fixture
def at(session: Any, opened: Callable[..., Any], meeting: Any) -> str:
    opened(["Anneke", "Hans"])
    session.commit()
    return f"/meetings/{meeting.id}"


@pytest.fixture
def port(app: Any) -> Iterator[int]:
    with running(app) as port:
        yield port


@pytest.fixture
def browser_of(port: int, client_as: Callable[..., Any]) -> Callable[..., Browser]:
    def make(name: str, proof: Proof = Proof.ACCOUNT) -> Browser:
        client = client_as(name, proof=proof)
        cookies = {kept: client.get_cookie(kept) for kept in COOKIES}
        return Browser(port, {kept: cookie.value for kept, cookie in cookies.items() if cookie})

    return make


def form_with(browser: Browser, path: str, **wanted: str) -> dict[str, str]:
    forms = forms_of(browser.get(path).text)
    return next(one for one in forms if wanted.items() <= one.items())


def test_two_who_go_on_at_once_make_one_step(at, session, port, browser_of):
    requests = []
    for name in ("Anneke", "Hans"):
        browser = browser_of(name)
        step = form_with(browser, f"{at}/lead", step="next")
        requests.append(browser.raw(f"{at}/lead/move", step))
    replies = at_once(port, requests)
    assert sorted(reply.status for reply in replies) == [303, 409]
    session.rollback()
    present = sa.select(AgendaItem.title).join(Sitting, Sitting.item_id == AgendaItem.id)
    assert session.scalars(present).all() == ["Avondeten"]


def test_one_tap_that_is_sent_twenty_times_is_one_step(at, session, port, browser_of):
    anneke = browser_of("Anneke")
    request = anneke.raw(f"{at}/lead/move", form_with(anneke, f"{at}/lead", step="next"))
    replies = at_once(port, [request] * 20)
    assert {reply.status for reply in replies} == {303}
    session.rollback()
    present = sa.select(AgendaItem.title).join(Sitting, Sitting.item_id == AgendaItem.id)
    assert session.scalars(present).all() == ["Avondeten"]


def test_ten_taps_on_i_am_here_are_one_row(at, session, port, browser_of, person):
    requests = []
    mo = browser_of("Mo", Proof.CARD)
    for _time in range(10):
        here = next(
            one
            for one in forms_of(mo.get(f"{at}/follow").text)
            if set(one) == {"csrf_token", "act"}
        )
        requests.append(mo.raw(f"{at}/here", here))
    assert len(set(requests)) == 10
    assert {reply.status for reply in at_once(port, requests)} == {303}
    session.rollback()
    rows = sa.select(sa.func.count()).where(Presence.person_id == person("Mo").id)
    assert session.scalar(rows) == 1


def test_cards_of_one_person_at_once_are_one_card(at, session, port, browser_of):
    mo = browser_of("Mo", Proof.CARD)
    requests = [
        mo.raw(f"{at}/signal", form_with(mo, f"{at}/follow", sign="stop")) for _time in range(10)
    ]
    assert {reply.status for reply in at_once(port, requests)} == {303}
    session.rollback()
    assert session.scalar(sa.select(sa.func.count()).select_from(Signal)) == 1
