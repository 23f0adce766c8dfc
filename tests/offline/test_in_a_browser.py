"""The copy of a year, unpacked and opened by a double-click: no server, no script."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.access.world import World
from tests.accessibility.axe import violations
from tests.offline.test_year import address, world  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("screen", ["desktop", "narrow"])
def test_who_opens_it_finds_a_meeting_with_its_pictures(
    world: World,  # noqa: F811
    open_page: Callable[..., Page],
    tmp_path: Path,
    screen: str,
) -> None:
    reply = world.client("anneke").get(address(world))
    zipfile.ZipFile(io.BytesIO(reply.data)).extractall(tmp_path)
    page = open_page(screen)
    page.goto((tmp_path / "index.html").as_uri())
    for name in ("index", "meeting"):
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        broken = "[...document.images].filter(i => !i.complete || !i.naturalWidth).length"
        page.wait_for_load_state("load")
        assert page.evaluate(broken) == 0
        assert page.evaluate("document.fonts.check('1em \"Atkinson Hyperlegible\"')")
        if name == "index":
            page.locator("a[href^='vergaderingen/']").first.click()
            page.wait_for_url("**/vergaderingen/*.html")
