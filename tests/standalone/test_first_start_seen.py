"""The set-up in a browser: everyone can use it, in both views, and it ends at the start."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from tests.accessibility.looking_at import looked_at
from tests.accessibility.site import SIZES, Shown
from tests.loopback import running
from tests.standalone.test_first_start import (
    BEA,
    COUNCIL,
    PASSWORD,
    empty,
    new,
    token,
)

__all__ = ["empty", "new", "token"]
pytestmark = pytest.mark.browser


@pytest.fixture(params=["standard", "picto"])
def view(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tab(new: Flask, browser: Browser, view: str) -> Iterator[Page]:
    with running(new) as port:
        context = browser.new_context(base_url=f"http://127.0.0.1:{port}", locale="nl-NL")
        context.set_default_timeout(10_000)
        context.add_cookies(
            [{"name": "huisraad_view", "value": view, "url": f"http://127.0.0.1:{port}"}]
        )
        yield context.new_page()
        context.close()


def look(tab: Page, name: str, view: str) -> list[str]:
    faults = []
    for size, (width, height) in SIZES.items():
        tab.set_viewport_size({"width": width, "height": height})
        shown = Shown("visitor", name, tab.url)
        found = looked_at(tab, shown, view, defaultdict(list))
        faults += [f"{view} {size} {name}: {fault}" for fault in found]
    return faults


def fill(tab: Page, view: str, fields: dict[str, str]) -> None:
    """Answer each question, in the picto view a screen each, and send."""
    for number, (name, value) in enumerate(fields.items(), 1):
        if name == "supports":
            tab.locator(f"[name={name}][value={value}]").check(force=True)
        else:
            tab.fill(f"[name={name}]", value)
        if view == "picto" and number < len(fields):
            tab.click("#send")
    tab.click("#send" if view == "picto" else "form.form button.main")
    tab.wait_for_load_state()


def test_a_new_portal_is_set_up_step_by_step(tab: Page, token: str, view: str) -> None:
    faults = []
    tab.goto("/meetings")
    faults += look(tab, "setup.wait", view)
    tab.goto(f"/set-up/{token}")
    for fields in ({"organisation": "De Boomgaard"}, COUNCIL, BEA):
        faults += look(tab, "setup.step", view)
        fill(tab, view, fields | ({"password": "kort"} if fields is BEA else {}))
    faults += look(tab, "setup.step", view)
    assert tab.input_value("[name=email]") == BEA["email"]
    fill(tab, view, {"password": PASSWORD} | ({"supports": "yes"} if view == "picto" else {}))
    assert tab.title().startswith("Hallo Bea")
    assert not faults, "\n".join(faults)
    tab.goto("/asks")
    assert "Zet de mensen erin" in tab.inner_text("main")
