"""Every page of the portal, the person who looks at it, and a server that shows it.

A page without a line here fails `test_words.py`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from portal import database
from portal.standalone.tls.identity import Identity
from portal.standalone.tls.network import KEY, Network
from tests.access.world import World, make_world
from tests.accessibility.besides import besides
from tests.browser import SCREENS
from tests.loopback import running

#        who     endpoint                  address
PAGES = """
visitor          accounts.sign_in          /sign-in
bea              accounts.index            /accounts
bea              accounts.show             /people/{sanne}/account
bea              accounts.make             /people/{sanne}/account/address
sanne            agenda.add                /meetings/{draft}/items/new
sanne            agenda.edit               /items/{menu}/edit
sanne            agenda.order              /meetings/{draft}/order
roos             archive.index             /councils/{council}/archive
anneke           archive.index             /councils/{council}/archive
roos             archive.search            /councils/{council}/archive/search
anneke           archive.add               /councils/{council}/archive/new
anneke           archive.check             /councils/{council}/archive/check
roos             attendance.answer         /meetings/{coming}/answer
anneke           attendance.show           /meetings/{coming}/attendance
sanne            ballots.prepare           /items/{talk}/ballot
roos             ballots.show              /ballots/{outing}
sanne            ballots.show              /ballots/{prepared}
anneke           ballots.show              /ballots/{pancakes}
roos             ballots.vote              /ballots/{outing}/vote?choice=dont_know
roos             ballots.vote              /ballots/{secret}/vote?choice=dont_know
hans             ballots.vote              /ballots/{secret}/vote?choice=dont_know
hans             ballots.code              /ballots/{secret}/code?choice=dont_know
anneke           ballots.voted             /ballots/{outing}/voted
roos             consents.show             /people/{roos}/photo
sanne            consents.show             /people/{roos}/photo
roos             consents.show             /people/{roos}/recording
sanne            consents.show             /people/{roos}/recording
roos             consents.new_photo        /people/{roos}/photo/new
sanne            consents.new_photo        /people/{roos}/photo/new
sanne            consents.record           /people/{roos}/photo/yes
sanne            consents.record           /people/{roos}/recording/yes
bea              backups.show              /backups
anneke           councils.index            /councils
bea              councils.make             /councils/new
roos             councils.show             /councils/{council}
anneke           councils.show             /councils/{council}
bea              councils.edit             /councils/{council}/edit
anneke           councils.picture          /councils/{council}/picture
anneke           councils.trail            /councils/{council}/trail
roos             councils.who_may_what     /who-may-what
sanne            easytext.edit             /easy-texts/{wishes_text}/edit
sanne            easytext.of_item          /items/{told}/easy-text
sanne            easytext.word             /councils/{council}/words/{word}
sanne            easytext.words            /councils/{council}/words
bea              health.show               /health
bea              houses.index              /houses
bea              houses.make               /houses/new
bea              houses.show               /houses/{house}
bea              houses.edit               /houses/{house}/edit
bea              houses.picture            /houses/{house}/picture
sanne            houses.picture            /houses/{house}/picture?q=boom
bea              houses.photo              /houses/{house}/photo
bea              houses.add_staff          /houses/{house}/staff/new
bea              jobs.index                /jobs
sanne            mail.paper                /councils/{council}/paper-list
bea              imports.index             /imports
bea              imports.start             /imports/new
bea              imports.show              /imports/{import_run}
bea              imports.show              /imports/{waiting_import}
bea              imports.show              /imports/{reading_import}
bea              imports.show              /imports/{stuck_import}
sanne            exports.ballot            /ballots/{outing}/pictures
sanne            exports.item              /items/{menu}/pictures
sanne            exports.meeting           /meetings/{coming}/pictures
gerrit           meetings.index            /meetings
roos             meetings.of_council       /councils/{council}/meetings
sanne            meetings.of_council       /councils/{council}/meetings
sanne            meetings.make             /councils/{council}/meetings/new
roos             meetings.show             /meetings/{coming}
anneke           meetings.show             /meetings/{coming}
sanne            meetings.show             /meetings/{draft}
sanne            meetings.edit             /meetings/{draft}/edit
anneke           meetings.invite           /meetings/{draft}/invite
roos             meetings.item             /items/{menu}
roos             meetings.item             /items/{menu}?screen=2
roos             meetings.item             /items/{wishes}
anneke           meetings.item             /items/{outing_item}
sanne            meetings.item             /items/{rebuilding}
sanne            meetings.wall             /meetings/{coming}/wall
sanne            memberships.add           /councils/{council}/memberships/new
anneke           memberships.end           /memberships/{willem}/end
sanne            papers.add                /items/{menu}/papers/new
roos             people.index              /people
sanne            people.index              /people
sanne            people.make               /councils/{council}/people/new
roos             people.show               /people/{roos}
sanne            people.show               /people/{roos}
sanne            people.edit               /people/{roos}/edit
bea              people.add_helper         /people/{roos}/helpers/new
writer           residents.again           /again
bas              residents.calls           /help
face             residents.card            /card
sanne            residents.card_of         /cards/{roos}
sanne            residents.cards           /houses/{house}/cards
tablet           residents.door            /tablet
tablet           residents.enrol           /tablet/{code}
tablet           residents.faces           /faces
sanne            residents.new_tablet      /houses/{house}/tablets/new
sanne            residents.rename_tablet   /houses/{house}/tablets/{device}
bas              residents.tablets         /tablets
face             residents.together        /card/together
roos             start.show                /
joyce            start.show                /
anneke           start.show                /
sanne            start.show                /
petra            start.show                /
bas              start.show                /
bea              start.show                /
roos             start.decisions           /decisions
sanne            start.asks                /asks
bea              symbolsets.bring          /symbols/new
bea              symbolsets.index          /symbols
bea              symbolsets.show           /symbols/{symbol_set}
bea              symbolsets.show           /symbols/{filling_set}
bea              symbolsets.show           /symbols/{refused_set}
visitor          trust.show                /trust
visitor          trust.square              /trust/other
visitor          trust.device              /trust/android
visitor          trust.device              /trust/ipad
visitor          trust.device              /trust/windows
sanne            wishes.index              /wishes
roos             wishes.mine               /wishes/mine
anneke           wishes.start              /wishes/new
roos             wishes.make               /councils/{council}/wishes/new
sanne            wishes.show               /wishes/{wish}
sanne            wishes.answer             /wishes/{wish}/answer
roos             missing                   /nothing-of-this-name
"""

NO_PAGES = {
    "accounts.password": "there for who has the address; looked at in tests/accounts",
    "archive.download": "a file to keep",
    "easytext.look": "the parts of the editor that follow the typing",
    "exports.ballot_file": "a file to keep",
    "exports.item_file": "a file to keep",
    "exports.meeting_file": "a file to keep",
    "imports.empty": "a file to keep",
    "imports.faults": "a file to keep",
    "papers.download": "a file to keep",
    "pictures.bundle": "style sheets and scripts",
    "pictures.door": "a picture",
    "pictures.font": "letters",
    "pictures.photo": "a picture",
    "pictures.pictogram": "a picture",
    "residents.knock": "asked by the page itself: is somebody coming?",
    "setup.step": "there until somebody is administrator; looked at in tests/standalone",
    "setup.wait": "the same",
    "trust.file": "a file to keep",
    "static": "style sheets and scripts",
}

SIZES = {
    "tablet": (1280, 800),
    "tablet-upright": (800, 1280),
    "narrow": (320, 640),  # 1280 wide at 400 %: WCAG 1.4.10
}


@dataclass(frozen=True)
class Shown:
    """A page as it stands in the table; ``path`` without braces."""

    who: str
    endpoint: str
    path: str

    def __str__(self) -> str:
        return f"{self.endpoint} as {self.who} ({self.path})"


@dataclass
class Site:
    """The portal with its demo organisation, served, and a browser context for each person."""

    world: World
    browser: Browser
    address: str
    ids: dict[str, Any]
    view: str = ""
    contexts: dict[tuple[str, str], BrowserContext] = field(default_factory=dict)

    def pages(self) -> list[Shown]:
        return pages(self.ids)

    def context(self, who: str, view: str, **options: Any) -> BrowserContext:
        """Signed in as this person; everybody has the view."""
        if self.view != view:
            self.world.set_view(view)
            self.view = view
        if options:
            return self._context(who, view, options)
        if (who, view) not in self.contexts:
            self.contexts[who, view] = self._context(who, view, {})
        return self.contexts[who, view]

    def _context(self, who: str, view: str, options: dict[str, Any]) -> BrowserContext:
        settings = SCREENS["desktop"] | {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}
        context = self.browser.new_context(**(settings | options))
        context.set_default_timeout(10_000)
        cookies = self.world.cookies[who] | {"huisraad_view": view}
        context.add_cookies(
            [{"name": name, "value": value, "url": self.address} for name, value in cookies.items()]
        )
        return context


def pages(ids: Mapping[str, Any]) -> list[Shown]:
    """The table, with these ids in its addresses."""
    rows = [line.split() for line in PAGES.strip().splitlines()]
    return [Shown(who, name, path.format(**ids)) for who, name, path in rows]


@contextmanager
def filled(folder: Path) -> Iterator[tuple[World, dict[str, Any]]]:
    """The demo organisation with its meetings and what it has none of; and the ids of it all."""
    world = make_world(folder)
    with world.app.app_context():
        database.begin(writes=True)
        ids = world.ids | besides(world)
        database.session.commit()
        database.end()
    house = Network(identity=Identity(folder), tls_port=8443, plain_port=8000)
    world.app.extensions[KEY] = house
    yield world, ids
    world.app.extensions["portal"].engine.dispose()


@contextmanager
def shown(folder: Path, browser: Browser) -> Iterator[Site]:
    """All of that, on a server of its own."""
    with filled(folder) as (world, ids), running(world.app) as port:
        site = Site(world, browser, f"http://127.0.0.1:{port}", ids)
        yield site
        for context in site.contexts.values():
            context.close()
