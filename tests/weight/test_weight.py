"""How heavy the pages are on a house's slow line: counted as a browser fetches, with gzip."""

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import sqlalchemy as sa
from flask import url_for
from flask.testing import FlaskClient

from portal.councils.models import Council
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.paths import STATIC
from portal.standalone import demo_meeting

HEAVIEST_PAGE = 60_000
HEAVIEST_SCRIPTS = 60_000
HEAVIEST_VISIT = 250_000
MOST_REQUESTS = 20
MOST_REQUESTS_LATER = 5
PICTOGRAMS = 12
SYMBOLS = (
    *("own:meeting", "own:agenda", "own:decision", "own:wish", "own:say", "own:yes"),
    *("own:no", "own:done", "own:help", "own:come", "own:council", "own:card"),
)
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


@dataclass
class Visit:
    """One page and all it loads; ``cached`` what a browser may keep for good."""

    page: int = 0
    loaded: dict[str, int] = field(default_factory=dict)
    cached: set[str] = field(default_factory=set)

    @property
    def requests(self) -> int:
        return 1 + len(self.loaded)

    @property
    def bytes(self) -> int:
        return self.page + sum(self.loaded.values())

    @property
    def requests_later(self) -> int:
        return 1 + len(self.loaded.keys() - self.cached)


class _Loads(HTMLParser):
    """What a browser fetches of itself when it gets a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        fetched = ("stylesheet", "icon", "preload", "manifest", "apple-touch-icon")
        if tag in ("img", "script", "audio", "source", "iframe") and values.get("src"):
            self.found.append(values["src"])
        elif tag == "link" and set(values.get("rel", "").split()).intersection(fetched):
            self.found.append(values["href"])


def visit(client: FlaskClient, path: str) -> Visit:
    """Open a page and fetch everything it needs, as a first visitor does."""
    seen = Visit()
    with client.get(path, headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.status_code == 200, f"{path}: {answer.status}"
        seen.page = len(answer.data)
        html = unpacked(answer)
    reader = _Loads()
    reader.feed(html)
    waiting = [urljoin(path, address) for address in reader.found]
    while waiting:
        address = waiting.pop()
        if address in seen.loaded or address.startswith("data:"):
            continue
        assert not urlsplit(address).netloc, f"from outside: {address}"
        with client.get(address, headers={"Accept-Encoding": "gzip"}) as answer:
            assert answer.status_code == 200, f"{address}: {answer.status}"
            seen.loaded[address] = len(answer.data)
            if "immutable" in answer.headers.get("Cache-Control", ""):
                seen.cached.add(address)
            if answer.mimetype == "text/css":
                waiting += [urljoin(address, one) for one in CSS_URL.findall(unpacked(answer))]
    return seen


def unpacked(answer: Any) -> str:
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(answer.data) if packed else answer.data).decode()


@pytest.fixture
def meeting(session: Any, person: Callable[[str], Any], clock: Any) -> Meeting:
    """Twenty items, the first with a picture for each of twelve lines."""
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    sanne = person("Sanne")
    made = Meeting(
        council=council,
        title="Vergadering",
        starts_at=clock() + timedelta(days=10),
        ends_at=clock() + timedelta(days=10, hours=1),
        state=MeetingState.INVITED,
        invited_at=clock(),
        made_by_id=sanne.id,
        items=list(items()),
    )
    session.add(made)
    session.flush()
    first = made.items[0]
    easy = EasyText(
        council_id=council.id,
        source_hash=easytext.source_hash(easytext.standard_text(first)),
        lines=[
            EasyLine(
                position=number,
                text=f"Dit is zin {number}.",
                symbol=symbol,
                status=LineStatus.CHECKED,
                checked_by_id=sanne.id,
                checked_at=clock(),
            )
            for number, symbol in enumerate(SYMBOLS, 1)
        ],
    )
    first.easy_text = easy
    session.commit()
    return made


def items() -> Iterator[AgendaItem]:
    for number in range(20):
        point = demo_meeting.POINTS[number % len(demo_meeting.POINTS)]
        yield AgendaItem(
            position=number + 1, title=f"{point.title} {number}", text=point.text, minutes=3
        )


@pytest.fixture
def addresses(app: Any, meeting: Meeting) -> dict[str, str]:
    with app.test_request_context():
        return {
            "start": url_for("portal.start.show"),
            "meetings": url_for("portal.meetings.of_council", council_id=meeting.council_id),
            "meeting": url_for("portal.meetings.show", meeting_id=meeting.id),
            "item": url_for("portal.meetings.item", item_id=meeting.items[0].id),
            "long text": url_for("portal.meetings.item", item_id=meeting.items[7].id),
            "edit": url_for("portal.agenda.edit", item_id=meeting.items[0].id),
        }


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_no_page_is_heavy_without_its_pictures(client_as, addresses, view):
    client = client_as("Sanne", view=view)
    heavy = {name: seen.page for name, path in addresses.items() if (seen := visit(client, path))}
    assert max(heavy.values()) <= HEAVIEST_PAGE, heavy


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_first_visit_is_light_and_a_later_one_lighter(client_as, addresses, view):
    client = client_as("Roos", view=view)
    for name in ("start", "meetings", "meeting", "item"):
        seen = visit(client, addresses[name])
        assert seen.requests <= MOST_REQUESTS, (name, sorted(seen.loaded))
        assert seen.bytes <= HEAVIEST_VISIT, (name, seen.loaded)
        assert seen.requests_later <= MOST_REQUESTS_LATER, (name, seen.loaded.keys() - seen.cached)


def test_a_page_with_twelve_pictograms_is_light(client_as, addresses):
    """The supporter sees the twelve lines of an easy text under each other."""
    seen = visit(client_as("Sanne"), addresses["item"])
    pictograms = [address for address in seen.loaded if "/pictograms/" in address]
    if len(pictograms) < PICTOGRAMS:
        seen = visit(client_as("Roos", view="picto"), addresses["item"])
        pictograms = [address for address in seen.loaded if "/pictograms/" in address]
    assert len(pictograms) >= PICTOGRAMS, sorted(seen.loaded)
    assert seen.requests <= MOST_REQUESTS, sorted(seen.loaded)
    assert seen.bytes <= HEAVIEST_VISIT, seen.loaded
    assert seen.requests_later <= MOST_REQUESTS_LATER


def test_all_scripts_together_are_light() -> None:
    scripts = [gzip.compress(path.read_bytes()) for path in (STATIC / "js").glob("*.js")]
    assert len(scripts) > 10
    assert sum(map(len, scripts)) <= HEAVIEST_SCRIPTS
