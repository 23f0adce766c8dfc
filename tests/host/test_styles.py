"""A host's page looks as it did, whatever page of ours stands in its layout."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader
from playwright.sync_api import Browser, Page

from portal import database
from portal.pictures import BUNDLES
from portal.rendering import HOSTED
from tests.browser import served
from tests.host.conftest import open_ballot
from tests.host.intranet import BASE, HOME, intranet

pytestmark = pytest.mark.browser

OWN = """<div class="own"><h1>Koffie</h1><h2 class="head">Thee</h2><p class="lede">Lekker</p>
<div class="card sheet tile"><p class="prose">Soep</p><a class="btn main" href="/">Meer</a></div>
<table class="agenda table"><tr><th scope="row">1</th><td class="num">2</td></tr></table>
<form class="form field vote options"><label class="option">Ja <input value="ja"></label>
<textarea>x</textarea><select><option>1</option></select><button class="do">Stuur</button></form>
<ul class="list lines chips"><li class="line" data-part="name"><img class="face picto" alt=""
src="data:,"></li></ul><nav class="nav top"><details class="menu ask"><summary>Menu</summary>
</details></nav><div class="meeting" data-part="wall"><p class="side">...</p></div></div>"""
LOOKS = """() => [...document.querySelectorAll("html, body, .own, .own *")].map((element) => {
    const looks = getComputedStyle(element);
    const sized = element.closest(".own") ? / / : /size|height|width|origin/;
    const names = [...looks].filter((name) => !sized.test(name));
    return [element.localName + "." + element.className, ...names.map((n) => n + ": " + looks[n])];
})"""
"""Of each thing of the host's; the page itself is as high as it is long."""
SIGN_IN = """() => fetch("/login", {method: "POST", body: new URLSearchParams({login: "sanne",
    csrf_token: document.querySelector("meta[name=csrf]").content})})"""
PAGES = (
    "/meetings/{meeting}",
    "/ballots/{ballot}",
    "/easy-texts/1/edit",
    "/meetings/{meeting}/items/new",
    "/people",
)


@pytest.fixture
def framed(tmp_path: Path, demo_people: Any) -> Any:
    app: Any = intranet(tmp_path, layout="base.html")
    base = BASE.replace("<main>", f"{OWN}<main>")
    app.jinja_loader = DictLoader({"base.html": base, "home.html": HOME})
    app.ids = demo_people(app)
    with app.test_request_context():
        database.begin(writes=True)
        app.ids["ballot"] = open_ballot(app.ids).id
        database.session.commit()
    yield app
    app.extensions["portal"].engine.dispose()


def looks(tab: Page) -> list[list[str]]:
    found: list[list[str]] = tab.evaluate(LOOKS)
    return found


def test_what_is_the_hosts_own_looks_the_same_around_each_page_of_ours(
    framed: Any, browser: Browser
) -> None:
    sheets = set()
    with served(framed) as address:
        tab = browser.new_page()
        tab.goto(f"{address}/login")
        before = looks(tab)
        assert len(before) > 20
        tab.evaluate(SIGN_IN)
        for path in PAGES:
            answer = tab.goto(f"{address}/council{path.format(**framed.ids)}")
            assert answer is not None
            assert answer.ok, path
            links = tab.locator("link[rel=stylesheet]").all()
            sheets |= {str(link.get_attribute("href")).rpartition("/")[2] for link in links}
            for own, now in zip(before, looks(tab), strict=True):
                assert sorted(set(now) - set(own)) == [], f"{path}: {own[0]}"
        tab.close()
    assert len(sheets) > 3, sheets


def test_each_style_sheet_can_be_held_to_our_part(framed: Any) -> None:
    client = framed.test_client()
    for name in BUNDLES:
        if name.startswith(HOSTED):
            sheet = client.get(f"/council/bundles/{name}")
            assert sheet.data.startswith(b"@scope (.huisraad) {"), name
    assert client.get("/council/bundles/hosted-hosted-standard.css").status_code == 404
