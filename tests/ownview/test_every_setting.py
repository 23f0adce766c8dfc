"""With each setting a page is still one that everyone can use: measured as the default is."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from portal import database
from portal.looks import CHOICES
from portal.people.models import Person
from tests.accessibility.axe import violations
from tests.accessibility.looking_at import MEASURES, sideways
from tests.accessibility.site import SIZES, Site, shown
from tests.accessibility.test_settings_of_people import CUT, LETTERS

pytestmark = pytest.mark.browser

PAGES = {
    "start": "/",
    "item": "/items/{menu}",
    "ballot": "/ballots/{outing}",
    "question": "/people/{roos}/own-view/pictos",
    "form": "/councils/{council}/wishes/new",
}
SETTINGS = [
    "size=large",
    "size=largest",
    "colours=calm",
    "colours=contrast",
    "pictos=words",
    "pictos=pictures",
    "pictos=text",
    "hand=left",
    "scan=two",
]
LARGER = ("size=large", "size=largest")
OF_ITSELF = {"pictos=words": "more than one picture: div.line.words"}
"""What a setting is for."""
TALLER = ("under the bar", "main choices")
"""Larger letters make a page taller than the screen, as with a browser's own text at 200 %."""


@pytest.fixture(scope="module")
def site(browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with shown(tmp_path_factory.mktemp("settings"), browser) as site:
        yield site


def put(site: Site, written: str) -> None:
    with site.world.app.app_context():
        database.begin(writes=True)
        roos = sa.update(Person).where(Person.call_name == "Roos")
        database.session.execute(roos.values(own_view=written))
        database.session.commit()
        database.end()


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("setting", SETTINGS)
def test_everyone_can_use_the_pages_with_this_setting(site: Site, setting: str, view: str) -> None:
    faults = []
    tab = site.context("roos", view).new_page()
    put(site, setting)
    for name, path in PAGES.items():
        tab.goto(site.address + path.format(**site.ids))
        for size, (width, height) in SIZES.items():
            tab.set_viewport_size({"width": width, "height": height})
            found = [*violations(tab), *sideways(tab)]
            if view == "picto":
                found += tab.evaluate(MEASURES)["faults"]
            left_out = (*(TALLER if setting in LARGER else ()), OF_ITSELF.get(setting, "\0"))
            found = [one for one in found if not any(word in one for word in left_out)]
            faults += [f"{name} {size}: {one}" for one in found]
    tab.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_everyone_can_use_every_question(site: Site, view: str) -> None:
    faults = []
    tab = site.context("roos", view).new_page()
    put(site, "")
    for name in CHOICES:
        tab.goto(site.address + f"/people/{site.ids['roos']}/own-view/{name}")
        for size, (width, height) in SIZES.items():
            tab.set_viewport_size({"width": width, "height": height})
            found = [*violations(tab), *sideways(tab)]
            if view == "picto":
                found += tab.evaluate(MEASURES)["faults"]
            faults += [f"{name} {size}: {one}" for one in found]
    tab.close()
    assert not faults, "\n".join(faults)


def test_the_letters_really_grow_and_nothing_is_cut_off(site: Site) -> None:
    tab = site.context("roos", "picto").new_page()
    faults = []
    for path in PAGES.values():
        put(site, "")
        tab.goto(site.address + path.format(**site.ids))
        before = tab.evaluate(LETTERS)
        put(site, "size=largest")
        tab.reload()
        small = [what for what, px in tab.evaluate(LETTERS).items() if px < 1.35 * before[what]]
        faults += [f"{path}: hardly grows: {what}" for what in small]
        faults += [f"{path}: {one}" for one in tab.evaluate(CUT)]
    tab.close()
    assert not faults, "\n".join(faults)


def test_tiles_too_have_only_words_or_only_pictures(site: Site) -> None:
    tab = site.context("roos", "picto").new_page()
    seen = {}
    for how in ("sentence", "text", "pictures"):
        put(site, f"pictos={how}")
        tab.goto(site.address)
        seen[how] = tab.evaluate(
            """() => [".tile img", ".tile .word"].map((what) => [...document.querySelectorAll(what)]
                 .filter((one) => one.checkVisibility()).length)"""
        )
    tiles = tab.locator(".tile").count()
    assert tiles > 1
    assert seen["sentence"][0] >= tiles <= seen["sentence"][1]
    assert seen["text"] == [0, tiles]
    assert seen["pictures"][0] == seen["sentence"][0]
    word = tab.locator(".tile details.word").first
    assert not word.locator("p").is_visible()
    word.locator("summary").click()
    assert word.locator("p").is_visible()
    tab.close()
