"""Every page of the portal, the person who looks at it, and a server that shows it.

A page without a line here fails `test_every_page.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from playwright.sync_api import Browser, BrowserContext

from portal import clock, database
from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotKind, BallotState
from portal.councils.models import Council, House
from portal.easytext.models import HouseWord
from portal.identity import Proof
from portal.meetings.models import AgendaItem, Meeting, Paper
from portal.people.models import Membership, Person
from portal.residents import service as residents
from portal.residents.models import Device
from portal.wishes.models import Wish, WishState
from tests.access.world import World, make_world
from tests.browser import SCREENS
from tests.loopback import running

#        who     endpoint                  address
PAGES = """
visitor          accounts.sign_in          /sign-in
bea              accounts.index            /accounts
sanne            agenda.add                /meetings/{draft}/items/new
sanne            agenda.edit               /items/{menu}/edit
sanne            agenda.order              /meetings/{draft}/order
roos             attendance.answer         /meetings/{coming}/answer
anneke           attendance.show           /meetings/{coming}/attendance
sanne            ballots.prepare           /items/{talk}/ballot
roos             ballots.show              /ballots/{outing}
sanne            ballots.show              /ballots/{prepared}
anneke           ballots.show              /ballots/{pancakes}
roos             ballots.vote              /ballots/{outing}/vote?choice=dont_know
anneke           ballots.voted             /ballots/{outing}/voted
anneke           councils.index            /councils
bea              councils.make             /councils/new
roos             councils.show             /councils/{council}
anneke           councils.show             /councils/{council}
bea              councils.edit             /councils/{council}/edit
anneke           councils.trail            /councils/{council}/trail
roos             councils.who_may_what     /who-may-what
sanne            easytext.edit             /easy-texts/{wishes_text}/edit
sanne            easytext.of_item          /items/{told}/easy-text
sanne            easytext.word             /councils/{council}/words/{word}
sanne            easytext.words            /councils/{council}/words
bea              houses.index              /houses
bea              houses.make               /houses/new
bea              houses.show               /houses/{house}
bea              houses.edit               /houses/{house}/edit
bea              houses.add_staff          /houses/{house}/staff/new
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
roos             people.photo              /people/{roos}/photo
bea              people.add_helper         /people/{roos}/helpers/new
writer           residents.again           /again
bas              residents.calls           /help
face             residents.card            /card
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
sanne            wishes.index              /wishes
roos             wishes.mine               /wishes/mine
anneke           wishes.start              /wishes/new
roos             wishes.make               /councils/{council}/wishes/new
sanne            wishes.show               /wishes/{wish}
sanne            wishes.answer             /wishes/{wish}/answer
roos             missing                   /nothing-of-this-name
"""

NO_PAGES = {
    "easytext.look": "the parts of the editor that follow the typing",
    "papers.download": "a file to keep",
    "pictures.bundle": "style sheets and scripts",
    "pictures.font": "letters",
    "pictures.photo": "a picture",
    "pictures.pictogram": "a picture",
    "residents.knock": "asked by the page itself: is somebody coming?",
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
        rows = [line.split() for line in PAGES.strip().splitlines()]
        return [Shown(who, name, path.format(**self.ids)) for who, name, path in rows]

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


@contextmanager
def shown(folder: Path, browser: Browser) -> Iterator[Site]:
    """The demo organisation with its meetings, on a server of its own."""
    world = make_world(folder)
    with world.app.app_context():
        database.begin(writes=True)
        ids = world.ids | _more(world)
        database.session.commit()
        database.end()
    with running(world.app) as port:
        site = Site(world, browser, f"http://127.0.0.1:{port}", ids)
        yield site
        for context in site.contexts.values():
            context.close()
    world.app.extensions["portal"].engine.dispose()


def _more(world: World) -> dict[str, Any]:
    """What the demo has none of: a draft, a prepared vote, kept text, a tablet with its code."""
    session = database.session
    person = {one.call_name: one for one in session.scalars(sa.select(Person))}
    actor = {name: residents.actor_of(one, proof=Proof.ACCOUNT) for name, one in person.items()}
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    house = session.get_one(House, council.house_id)
    _last, coming = session.scalars(sa.select(Meeting).order_by(Meeting.starts_at))
    items = {item.title: item for item in coming.items}
    menu, outing = items["Menu: avondeten"], items["Zomeruitje kiezen"]
    draft = Meeting(
        council=council,
        title="Vergadering",
        starts_at=coming.starts_at + timedelta(days=28),
        ends_at=coming.ends_at + timedelta(days=28),
        place="Huiskamer",
        made_by_id=person["Sanne"].id,
        items=[
            AgendaItem(position=n, title=title, text="Wij praten erover.", minutes=5)
            for n, title in enumerate(("Welkom", "Het rookbeleid", "De tuin"), 1)
        ],
    )
    secret = residents.new_token()
    tablet = Device(
        house_id=house.id,
        name="Huiskamer",
        token_hash=residents.hashed(secret),
        enrolled_by_id=person["Bas"].id,
        enrolled_at=clock.now(),
    )
    word = HouseWord(council_id=council.id, word="kok", symbol="openmoji:1F9D1-200D-1F373")
    session.add_all([draft, tablet, word])
    session.add(
        Paper(
            item=menu,
            title="Het menu van maart",
            file_key="none",
            media_type="application/pdf",
            added_by_id=person["Sanne"].id,
            added_at=clock.now(),
        )
    )
    open_, closed = (
        session.scalars(sa.select(Ballot).where(Ballot.state == state)).one()
        for state in (BallotState.OPEN, BallotState.CLOSED)
    )
    prepared = ballots.prepare_ballot(
        items["Verbouwing huiskamer en keuken"],
        question="Vinden wij het plan goed?",
        symbol="own:opinion",
        kind=BallotKind.YES_NO,
        secret=False,
        options=(),
    )
    ballots.cast_vote(open_, actor["Anneke"], ballots.choices_of(open_)[0].key)
    residents.make_card(actor["Bas"], person["Kees"])
    residents.ask_for_help(actor["Joyce"], "/")
    typed = [("text", "Ik wil graag een schommel."), ("subject", "home")]
    residents.keep_draft(person["Theo"].id, f"/councils/{council.id}/wishes/new", typed)
    world.cookies["tablet"] = {residents.DEVICE_COOKIE: secret}
    second = residents.new_token()
    other = Device(
        house_id=house.id,
        name="Keuken",
        token_hash=residents.hashed(second),
        enrolled_by_id=person["Bas"].id,
        enrolled_at=clock.now(),
    )
    session.add(other)
    session.flush()
    theo = residents.begin_sign_in(person["Theo"], proof=Proof.CARD, device=other)
    world.cookies["writer"] = {
        residents.DEVICE_COOKIE: second,
        residents.PERSON_COOKIE: theo,
    }
    wish = session.scalars(sa.select(Wish).where(Wish.state == WishState.NEW).limit(1)).one()
    easy = items["Wensen van bewoners"].easy_text
    assert easy
    willem = session.scalars(sa.select(Membership).where(Membership.person == person["Willem"]))
    return {
        "willem": willem.one().id,
        "coming": coming.id,
        "draft": draft.id,
        "menu": menu.id,
        "talk": items["Nieuws uit het huis"].id,
        "wishes": items["Wensen van bewoners"].id,
        "outing_item": outing.id,
        "rebuilding": items["Verbouwing huiskamer en keuken"].id,
        "told": items["Wat vertellen wij aan de centrale raad?"].id,
        "wishes_text": easy.id,
        "outing": open_.id,
        "pancakes": closed.id,
        "prepared": prepared.id,
        "word": word.id,
        "wish": wish.id,
        "device": tablet.id,
        "code": residents.make_enrolment(actor["Bas"], house, "Gang"),
    }
