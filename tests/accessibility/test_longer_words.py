"""In a language with longer words the fullest pages still fit on the narrowest screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from portal.i18n import LANGUAGE_COOKIE
from tests.accessibility.looking_at import sideways
from tests.accessibility.pseudo import CODE, spoken
from tests.accessibility.site import SIZES, Site, shown

pytestmark = pytest.mark.browser

FULL = {
    "anneke": "/meetings/{coming}",
    "sanne": "/easy-texts/{wishes_text}/edit",
    "bea": "/imports/{waiting_import}",
    "roos": "/items/{menu}",
    "bas": "/tablets",
}


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("longer")
    with shown(folder, browser) as site, spoken(folder / "translations"):
        yield site


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_nothing_sticks_out(site: Site, view: str) -> None:
    width, height = SIZES["narrow"]
    for who, path in FULL.items():
        context = site.context(who, view)
        cookie = {"name": LANGUAGE_COOKIE, "value": CODE, "url": site.address}
        context.add_cookies([cookie])
        tab = context.new_page()
        tab.set_viewport_size({"width": width, "height": height})
        tab.goto(site.address + path.format(**site.ids))
        assert tab.locator("html").get_attribute("lang") == CODE
        assert not sideways(tab), f"{who} {path}"
        tab.close()
