"""Who does what around this council, for whom it speaks, and what its supporter does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import url_for

from portal.concepts import concept
from portal.context import View, offers
from portal.councils.models import Council, House
from portal.councils.service import ROLE_WORDS, role_word
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.identity import Role
from portal.memberships.service import Roster
from portal.people.models import HouseStaff, Membership
from portal.personal import personal_card
from portal.rendering import Action, Card, Line, Page
from portal.rights.pages.said import goes_with, said, way_to
from portal.rights.service import RIGHTS
from portal.rights.service.roles import NEVER, PARTS, SUPPORTS

PERSONAL = "personal"


def _page(council: Council, title: str, symbol: str, cards: Sequence[Card], **more: Any) -> Page:
    show = url_for("portal.councils.show", council_id=council.id)
    about: dict[str, Any] = {"back": show, "crumbs": [(council.name, show)], **more}
    return Page(title=title, symbol=symbol, council=council, section="people", cards=cards, **about)


def who_page(
    council: Council, roster: Roster, staff: Sequence[HouseStaff], *, view: View, who: str
) -> Page:
    """Who does what, with the faces of who is there; in the picto view one kind at a time."""
    title = _("Who does what in our council?")
    own: dict[str, Any] = {"council_id": council.id}
    cards = _parts(council, _faces(council, roster, staff), view)
    if view is View.STANDARD:
        return _page(council, title, "own:who", list(cards.values()))
    if who in cards:
        back = url_for("portal.rights.who", **own)
        return _page(council, title, "own:who", [cards[who]], back=back)
    tiles = [
        Card(
            title=card.title, symbol=card.symbol, href=url_for("portal.rights.who", who=name, **own)
        )
        for name, card in cards.items()
    ]
    return _page(council, title, "own:who", tiles)


def _parts(council: Council, faces: Mapping[str, Sequence[Line]], view: View) -> Mapping[str, Card]:
    """A card for each kind of person: who that is, and what they do."""
    cards = {}
    for name, part in PARTS.items():
        title = str(part.title or ROLE_WORDS[Role(name)]).capitalize()
        card = said(title, part.symbol, part.does, view)
        lines = [*_own_word(council, name), *faces.get(name, ()), *card.lines]
        cards[str(name)] = replace(card, lines=lines)
    href = url_for("portal.rights.support", council_id=council.id)
    actions = [Action(concept="supporter.does", href=href)]
    cards[Role.SUPPORTER] = replace(cards[Role.SUPPORTER], actions=actions)
    practice = Action(concept="practice", href=url_for("portal.practice.index"))
    cards[Role.MEMBER] = replace(cards[Role.MEMBER], actions=[practice])
    return {**cards, PERSONAL: replace(personal_card(council.house), lead=True)}


def _own_word(council: Council, name: str) -> Sequence[Line]:
    """What this council calls a role, where the sentences below use the usual word."""
    if not (own := council.role_names.get(name)):
        return ()
    words = _("We call the %(role)s: %(own)s.", role=ROLE_WORDS[Role(name)], own=own)
    return (Line(text=words, symbol=PARTS[name].symbol),)


def _faces(
    council: Council, roster: Roster, staff: Sequence[HouseStaff]
) -> Mapping[str, Sequence[Line]]:
    found: dict[str, list[Line]] = {}
    for one in (*roster.members, *roster.supporters, *roster.guests):
        found.setdefault(one.role, []).append(_is(council, one))
    for worker in staff:
        words = _("%(name)s helps in the house.", name=worker.person.call_name)
        found.setdefault("staff", []).append(Line(text=words, photo_of=worker.person))
    return found


def _is(council: Council, one: Membership) -> Line:
    name, role = one.person.call_name, role_word(council, one.role)
    return Line(text=_("%(name)s is %(role)s.", name=name, role=role), photo_of=one.person)


def for_whom_page(
    council: Council,
    roster: Roster,
    living_rooms: Sequence[Council],
    *,
    house: tuple[House, int] | None,
    may_wish: bool,
    view: View,
) -> Page:
    """For whom the council speaks: the house, who speaks for whom, how residents are heard."""
    contact = RIGHTS["5.2"]
    cards = [
        Card(
            title=_("For whom?"),
            symbol="own:constituency",
            lines=_those(house),
        ),
        Card(
            title=_("Who speaks for whom?"),
            symbol="own:representative",
            lines=[_speaks(one) for one in roster.members] or [_nobody()],
        ),
        said(_("How do we hear them?"), "own:hear", (*contact.what, *contact.provider), view),
        goes_with([*_ways(living_rooms, may_wish=may_wish), way_to("5.2", view)]),
    ]
    return _page(council, _("For whom do we speak?"), "own:constituency", cards)


def _those(of: tuple[House, int] | None) -> Sequence[Line]:
    together = Line(text=_("We think of everybody, not of 1 person."), symbol="own:everybody")
    if of is None:
        all_of_them = _("We speak for the clients of the organisation.")
        return (Line(text=all_of_them, symbol="own:care-provider"), together)
    house, residents = of
    living = ngettext("%(num)s person lives there.", "%(num)s people live there.", residents)
    return (
        Line(text=_("We speak for %(house)s.", house=house.name), symbol=house.symbol),
        Line(text=living, symbol="own:resident"),
        together,
    )


def _speaks(one: Membership) -> Line:
    name = one.person.call_name
    if one.represents:
        words = _("%(name)s speaks for %(other)s.", name=name, other=one.represents)
    elif one.client:
        words = _("%(name)s is a client and speaks for all.", name=name)
    else:
        words = _("%(name)s speaks for all.", name=name)
    return Line(text=words, photo_of=one.person)


def _nobody() -> Line:
    return Line(text=_("Nobody is in the council yet."), symbol="own:nobody")


def _ways(living_rooms: Sequence[Council], *, may_wish: bool) -> Iterator[Card]:
    if may_wish and offers("portal.wishes.start"):
        href = url_for("portal.wishes.start")
        yield Card(title=_("Say what you want"), href=href, symbol=concept("wishes").symbol)
    for one in living_rooms:
        href = url_for("portal.councils.show", council_id=one.id)
        yield Card(title=one.name, href=href, symbol=one.symbol)


def support_page(council: Council, roster: Roster, view: View) -> Page:
    """What a supporter does and never does, who that is here and for whom that person works."""
    support = RIGHTS["6.3"]
    ours = [_supporter(council, one) for one in roster.supporters]
    cards = [
        *(ours or [_none()]),
        said(_("This is what a supporter does"), "own:supporter", SUPPORTS, view),
        said(_("This a supporter never does"), "own:never", NEVER, view),
        said(_("This is in the law"), "own:law", (*support.what, *support.provider), view),
        personal_card(council.house),
        goes_with([way_to("6.3", view)]),
    ]
    title = _("What does a supporter do, and what not?")
    return _page(council, title, "own:supporter", cards)


def _supporter(council: Council, one: Membership) -> Card:
    person = one.person
    if person.employer:
        about = {"name": person.call_name, "employer": person.employer}
        works = _("%(name)s works for %(employer)s.", **about)
    else:
        works = _("For whom %(name)s works, is not written down.", name=person.call_name)
    employer = Line(text=works, symbol="openmoji:1F3E2")
    lines = [_is(council, one), *_own_word(council, one.role), employer]
    return Card(title=person.name, photo_of=person, lines=lines)


def _none() -> Card:
    line = Line(text=_("Our council has no supporter yet."), symbol="own:nobody")
    return Card(title=_("Who supports us?"), symbol="own:supporter", lines=[line])
