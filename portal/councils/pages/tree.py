"""What is shown of councils: the tree, who is in one, its trail, and who may what."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.context import View, offers
from portal.councils.forms import KIND_WORDS, STATE_WORDS
from portal.councils.models import Council, CouncilKind, CouncilState
from portal.councils.service import Branch, role_word
from portal.i18n import gettext as _
from portal.memberships.service import Roster
from portal.people.models import HouseStaff, Membership, Person
from portal.rendering import Action, Card, Chip, Line, Page
from portal.terms import confirm_actions, own_house_warning, term_of, waiting_chip

PERHAPS = (
    ("symbols", "portal.symbolsets.index"),
    ("imports", "portal.imports.index"),
    ("accounts", "portal.accounts.index"),
    ("backups", "portal.backups.show"),
    ("health", "portal.health.show"),
)
"""What an administrator has besides, where there is such a page."""


def tree_page(branches: Sequence[Branch], *, view: View, may_make: bool) -> Page:
    """The councils that the reader sees: as a tree, in the picto view as tiles."""
    actions = []
    if may_make:
        actions = [
            Action(concept="council.make", href=url_for("portal.councils.make"), tone="main"),
            Action(concept="houses", href=url_for("portal.houses.index")),
            Action(concept="holidays", href=url_for("portal.planning.holidays")),
            Action(concept="regulation.file", href=url_for("portal.regulation.index")),
            Action(concept="contacts", href=url_for("portal.coaching.contacts")),
            Action(concept="jobs", href=url_for("portal.jobs.index")),
            *(
                Action(concept=concept, href=url_for(endpoint))
                for concept, endpoint in PERHAPS
                if offers(endpoint)
            ),
        ]
    cards: list[Card] = []
    if view is View.PICTO:
        cards = [_council_card(branch.council) for branch in branches]
    elif branches:
        cards = [Card(title=_("Councils"), rows=_nested(list(branches)))]
    return Page(
        title=_("Councils"),
        symbol="own:council",
        section="administer" if may_make else "people",
        back=url_for("portal.start.show"),
        cards=cards,
        actions=actions,
        empty=Line(
            text=_("There is no council yet. The administrator makes one.")
            if not may_make
            else _("There is no council yet. Make the first house, then its council."),
            symbol="own:council",
        ),
    )


def _nested(branches: list[Branch]) -> list[Card]:
    cards = []
    while branches:
        top = branches.pop(0)
        below = []
        while branches and branches[0].depth > top.depth:
            below.append(branches.pop(0))
        cards.append(_council_card(top.council, _nested(below)))
    return cards


def _council_card(council: Council, rows: Sequence[Card] = ()) -> Card:
    chips = []
    if council.state != CouncilState.ACTIVE:
        chips = [Chip(text=str(STATE_WORDS[CouncilState(council.state)]), tone="plain")]
    return Card(
        title=council.name,
        href=url_for("portal.councils.show", council_id=council.id),
        symbol=council.symbol,
        lines=[Line(text=kind_of(council))] if rows or chips else (),
        chips=chips,
        rows=rows,
    )


def kind_of(council: Council) -> str:
    """What kind of council this is, in words."""
    return str(KIND_WORDS[CouncilKind(council.kind)])


def council_page(
    council: Council,
    roster: Roster,
    staff: Sequence[HouseStaff],
    helps: Sequence[tuple[Person, Person]],
    *,
    view: View,
    actions: Sequence[Action],
    besides: Sequence[Action],
    support: Sequence[Card],
    may_confirm: bool,
    warning: bool,
) -> Page:
    """Who is in the council, who supports it and what a supporter never does, who helps whom;
    ``support`` are the cards of beginning and handing over."""
    draw = _as_lines if view is View.PICTO else _as_rows
    cards = [
        draw(council, _("Who is in the council?"), "", roster.members),
        *(supporter_card(council, one) for one in roster.supporters),
        _about_card(council),
        *support,
    ]
    if roster.guests:
        cards.append(draw(council, _("Guests of the council"), "own:come", roster.guests))
    if staff or helps:
        cards.append(_help_card(staff, helps))
    if roster.waiting:
        cards.append(_waiting_card(council, roster.waiting, may_confirm))
    banner = None
    if warning:
        banner = Chip(text=own_house_warning(), tone="alarm", mark="warning")
    return Page(
        title=council.name,
        symbol=council.symbol,
        council=council,
        section="people",
        back=url_for("portal.start.show"),
        lede="" if view is View.PICTO else _lede(council),
        banner=banner,
        cards=cards,
        actions=actions,
        besides=besides,
    )


def _lede(council: Council) -> str:
    parts = [kind_of(council).capitalize()]
    if council.house:
        parts.append(council.house.name)
    if council.parent:
        parts.append(_("part of %(name)s", name=council.parent.name))
    if council.state != CouncilState.ACTIVE:
        parts.append(str(STATE_WORDS[CouncilState(council.state)]))
    return ", ".join(parts)


def _as_lines(council: Council, title: str, symbol: str, memberships: Sequence[Membership]) -> Card:
    lines = [
        Line(
            text=_(
                "%(name)s is %(role)s.",
                name=one.person.call_name,
                role=role_word(council, one.role),
            ),
            photo_of=one.person,
        )
        for one in memberships
    ]
    return Card(title=title, symbol=symbol, lines=lines or [_nobody()])


def _as_rows(council: Council, title: str, symbol: str, memberships: Sequence[Membership]) -> Card:
    rows = [
        Card(
            title=one.person.name,
            href=url_for("portal.people.show", person_id=one.person_id),
            photo_of=one.person,
            lines=[Line(text=term_of(council, one))],
        )
        for one in memberships
    ]
    return Card(title=title, symbol=symbol, rows=rows, lines=() if rows else [_nobody()])


def _nobody() -> Line:
    return Line(text=_("Nobody yet. Add a member first."), symbol="own:nobody")


def supporter_card(council: Council, membership: Membership) -> Card:
    """Who supports the council, for whom this person works, and what a supporter never does."""
    person = membership.person
    name, role = person.call_name, role_word(council, membership.role)
    lines = [Line(text=_("%(name)s is %(role)s.", name=name, role=role), photo_of=person)]
    if person.employer:
        works = _("%(name)s works for %(employer)s.", name=name, employer=person.employer)
        lines.append(Line(text=works, symbol="openmoji:1F3E2"))
    lines.append(Line(text=_("%(name)s does not vote.", name=name), symbol="openmoji:1F5F3:not"))
    return Card(
        title=_("Who helps the council?"),
        symbol="own:supporter",
        lines=lines,
        text=_(
            "A supporter helps to prepare, explains and writes along. "
            "A supporter never votes, signs or sends anything for the council."
        ),
    )


def _about_card(council: Council) -> Card:
    """What there is to know about the council: its rights, who does what, for whom it speaks."""
    own: dict[str, Any] = {"council_id": council.id}
    rows = [
        (_("Our rights"), "own:right", url_for("portal.rights.index")),
        (_("Our regulation"), "own:agreement", url_for("portal.regulation.show", **own)),
        (_("Models to begin with"), "own:form", url_for("portal.modelpapers.index")),
        (_("House rules of our council"), "own:rule", url_for("portal.regulation.rules", **own)),
        (_("Is a place free?"), "openmoji:1FA91", url_for("portal.vacancies.of_council", **own)),
        (_("Who leaves when?"), "own:step-down", url_for("portal.regulation.rota", **own)),
        (_("Who does what in our council?"), "own:who", url_for("portal.rights.who", **own)),
        (_("For whom do we speak?"), "own:constituency", url_for("portal.rights.for_whom", **own)),
        (_("What does a supporter do?"), "own:supporter", url_for("portal.rights.support", **own)),
        (_("Practise voting and meeting"), "own:practice", url_for("portal.practice.index")),
    ]
    return Card(
        title=_("How our council works"),
        symbol="own:explanation",
        rows=[Card(title=title, symbol=symbol, href=href) for title, symbol, href in rows],
    )


def _help_card(staff: Sequence[HouseStaff], helps: Sequence[tuple[Person, Person]]) -> Card:
    lines = [
        Line(
            text=_("%(name)s helps in the house.", name=one.person.call_name)
            if not one.place
            else _(
                "%(name)s helps in the house: %(place)s.",
                name=one.person.call_name,
                place=one.place,
            ),
            photo_of=one.person,
        )
        for one in staff
    ]
    lines += [
        Line(
            text=_("%(helper)s helps %(name)s.", helper=helper.call_name, name=who.call_name),
            photo_of=helper,
        )
        for helper, who in helps
    ]
    return Card(title=_("Who helps whom?"), symbol="own:help", lines=lines)


def _waiting_card(council: Council, waiting: Sequence[Membership], may_confirm: bool) -> Card:
    return Card(
        title=_("Not yet"),
        symbol="own:later",
        rows=[
            Card(
                title=one.person.name,
                href=url_for("portal.people.show", person_id=one.person_id),
                photo_of=one.person,
                lines=[Line(text=term_of(council, one))],
                chips=[waiting_chip(one)],
                actions=confirm_actions(one) if may_confirm else (),
            )
            for one in waiting
        ],
    )
