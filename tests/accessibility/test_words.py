"""Every word on every page is in the catalogue, or somebody wrote it."""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import sqlalchemy as sa

from pictos import lexicon, split_sentences, symbols
from portal import database, migrations
from portal.access import guard
from portal.database import Base, session
from portal.i18n import LANGUAGE_COOKIE, LANGUAGES
from portal.imports.service.sheets import SHEETS
from portal.standalone.setup.service import open_door
from portal.standalone.setup.views import hold_back
from tests.access.world import World, portal_engine
from tests.accessibility.everything import NO_PAGES
from tests.accessibility.pseudo import CODE, spoken, words_of
from tests.accessibility.site import Shown, filled, pages
from tests.client import tree
from tests.conftest import TestClock, make_app

PLAIN = re.compile(r"[a-zA-Z]{2,}")
CODES = re.compile(
    r"\b[0-9A-Z]{2}-[0-9A-Z]{3}\b|\{\w+\}|\b(?:[0-9A-F]{2}(?: |$)){16}|(?:http:/|(?<!\w))/\S+"
)
"""The number of an answer, what a script fills in, a fingerprint, an address or folder."""
CHOOSING = re.compile(r"easytext\.|symbolsets\.|\.picture$")
"""Where one chooses a pictogram, each has the Dutch word that it stands for."""
ONWARD = re.compile(r'href="([^"]*[?;]card=\d+)"')

Site = tuple[World, dict[str, Any]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("words")
    with filled(folder) as (world, ids), spoken(folder / "translations"):
        yield world, ids


def written(world: World) -> set[str]:
    """Whatever people wrote: what the portal keeps, but for the names of states and jobs."""
    found: set[str] = set()
    states: set[str] = set()
    with portal_engine(world.app).connect() as connection:
        for table in Base.metadata.sorted_tables:
            rules = [r for r in table.constraints if isinstance(r, sa.CheckConstraint)]
            states |= {name for rule in rules for name in re.findall(r"'(\w+)'", str(rule.sqltext))}
            if table.name not in ("portal_job", "portal_audit_event"):
                for row in connection.execute(sa.select(table)):
                    found.update(_texts([*row]))
    folder = world.app.extensions["portal"].folder
    for path in folder.rglob("*.json"):
        found.update(_texts(json.loads(path.read_bytes())))
    return found - states


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (value, *value.splitlines(), *re.split(r"(?<=[.!?])\s", value))
        yield from split_sentences(value)
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def without(texts: set[str]) -> Callable[[str], str]:
    """What takes these texts out of another, the longest first."""
    told = sorted({" ".join(text.split()) for text in texts} - {""}, key=len, reverse=True)
    known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, told))})(?!\w)")
    return lambda words: known.sub("", CODES.sub("", words))


class Reader:
    """Reads pages, and remembers each text that is neither in the catalogue nor written."""

    def __init__(self, world: World, *typed: str) -> None:
        names = {"Huisraad", "OSError", *LANGUAGES.values(), *typed}
        names |= {sheet.name for sheet in SHEETS}
        for credit in symbols.CREDITS.values():
            names |= {credit.name, credit.author, credit.licence}
        concepts = {lexicon.concept(name).label for name in lexicon.concept_ids()}
        self._written = written(world)
        self._plain = without(names | self._written)
        self._choosing = without(names | self._written | concepts)
        self.faults: dict[str, str] = {}

    def read(self, html: str, page: Shown) -> None:
        assert f'lang="{CODE}"' in html, page
        rest = self._choosing if CHOOSING.search(page.endpoint) else self._plain
        for words in words_of(html):
            if PLAIN.search(rest(self._whole(words))):
                self.faults.setdefault(words, str(page))

    def _whole(self, words: str) -> str:
        """The words without the beginning of a text that was too long for its place."""
        begin = words.removesuffix("...").rpartition(": ")[2]
        cut = words.endswith("...") and any(text.startswith(begin) for text in self._written)
        return words.removesuffix(f"{begin}...") if cut else words


def client_of(world: World, who: str, view: str) -> Any:
    client = world.client(who)
    client.set_cookie(LANGUAGE_COOKIE, CODE)
    client.set_cookie("huisraad_view", view)
    return client


def test_every_address_of_the_portal_is_looked_at(site: Site) -> None:
    world, ids = site
    looked_at = {page.endpoint for page in pages(ids)} | set(NO_PAGES)
    missing = {
        rule.endpoint.removeprefix("portal.")
        for rule in world.app.url_map.iter_rules()
        if rule.endpoint.startswith("portal.") and "GET" in (rule.methods or ())
    } - looked_at
    assert not missing, sorted(missing)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_every_word_is_in_the_catalogue_or_somebody_wrote_it(site: Site, view: str) -> None:
    world, ids = site
    world.set_view(view)
    reader = Reader(world)
    for page in pages(ids):
        client = client_of(world, page.who, view)
        waiting, seen = {page.path}, set()
        while waiting:
            seen.add(path := waiting.pop())
            html = client.get(path).text
            reader.read(html, page)
            waiting |= {urljoin(path, unescape(one)) for one in ONWARD.findall(html)} - seen
    assert not reader.faults, "\n".join(map(str, reader.faults.items()))


def test_what_is_wrong_in_a_form_is_said_in_words_of_the_catalogue(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, ids = site
    world.set_view("standard")
    monkeypatch.setattr(guard, "_finish", _nothing_kept)
    reader = Reader(world)
    refused = set()
    for page in pages(ids):
        client = client_of(world, page.who, "standard")
        for fields in _left_empty(client.get(page.path).text, page.path.partition("?")[0]):
            answer = client.post(page.path, data=fields)
            if answer.status_code == 422:
                refused.add(page.endpoint)
                reader.read(answer.text, page)
    assert len(refused) > 25
    assert not reader.faults, "\n".join(map(str, reader.faults.items()))


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_first_start_is_in_words_of_the_catalogue(
    site: Site, tmp_path: Path, view: str
) -> None:
    app = make_app(tmp_path, TestClock())
    migrations.upgrade(app.extensions["portal"].engine)
    hold_back(app)
    with app.app_context():
        database.begin(writes=True)
        door = f"/set-up/{open_door()}"
        session.commit()
    world = World(app, {"visitor": {}}, {})
    client = client_of(world, "visitor", view)
    reader = Reader(world, "De Boomgaard", "Raad De Linde")
    for path, answers in (
        ("/set-up", {}),
        (door, {"organisation": "De Boomgaard"}),
        (f"{door}/council", {"council": "Raad De Linde", "house": "De Linde"}),
        (f"{door}/administrator", {}),
    ):
        page = Shown("visitor", "setup.step", path)
        shown = client.get(path)
        reader.read(shown.text, page)
        for fields in _left_empty(shown.text, path):
            reader.read(client.post(path, data=fields).text, page)
            assert client.post(path, data=fields | answers).status_code == (303 if answers else 422)
    assert not reader.faults, "\n".join(map(str, reader.faults.items()))
    app.extensions["portal"].engine.dispose()


def _nothing_kept(answer: Any, actor: Any) -> Any:
    session.rollback()
    return answer


def _left_empty(html: str, path: str) -> Iterator[dict[str | None, str | None]]:
    """Of each form that the page sends to itself what goes along when nothing is filled in."""
    for form in tree(html).iter("form"):
        if form.get("action") == path:
            unseen = [one for one in form.iter("input") if one.get("type") == "hidden"]
            yield {one.get("name"): one.get("value") for one in unseen}
