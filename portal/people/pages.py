"""What is shown of people."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.context import View
from portal.councils.models import Council
from portal.i18n import day
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.people.models import Helper, Membership, Person
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.terms import confirm_actions, term_of, waiting_chip

MOST_BUTTONS = 2


def index_page(people: Sequence[Person], councils: Sequence[Council], *, view: View) -> Page:
    """Everybody the reader sees: by house; in the picto view as a wall of faces."""
    if view is View.PICTO:
        cards = [_face(person) for person in people]
    else:
        cards = [
            Card(title=name, symbol=symbol, rows=[_row(person) for person in some])
            for (name, symbol), some in groupby(sorted(people, key=_house), key=_house)
        ]
        if len(councils) > MOST_BUTTONS:
            tiles = [_tile(council) for council in councils]
            cards.insert(0, Card(title=_("Councils"), rows=tiles))
    return Page(
        title=_("People"),
        symbol="own:group",
        section="people",
        back=url_for("portal.start.show"),
        cards=cards,
        actions=[
            *(_to_council(council) for council in councils if len(councils) <= MOST_BUTTONS),
            Action(concept="practice", href=url_for("portal.practice.index")),
            Action(concept="rights", href=url_for("portal.rights.index")),
            Action(concept="policy", href=url_for("portal.councils.who_may_what")),
        ],
        empty=Line(text=_("You are alone here. Ask the supporter."), symbol="own:person"),
    )


def _to_council(council: Council) -> Action:
    href = url_for("portal.councils.show", council_id=council.id)
    return Action(concept="council", href=href, label=council.name, symbol=council.symbol)


def _house(person: Person) -> tuple[str, str]:
    house = person.house
    return (house.name, house.symbol) if house else (_("Lives elsewhere"), "")


def _tile(council: Council) -> Card:
    return Card(
        title=council.name,
        href=url_for("portal.councils.show", council_id=council.id),
        symbol=council.symbol,
    )


def _face(person: Person) -> Card:
    return Card(
        title=person.call_name,
        href=url_for("portal.people.show", person_id=person.id),
        photo_of=person,
    )


def _row(person: Person) -> Card:
    return Card(
        title=person.name,
        href=url_for("portal.people.show", person_id=person.id),
        photo_of=person,
        lines=[Line(text=_("Works for %(employer)s", employer=person.employer))]
        if person.employer
        else (),
    )


def person_page(
    person: Person,
    memberships: Sequence[Membership],
    helpers: Sequence[Helper],
    *,
    actor: Actor,
    today: date,
    may_edit: bool,
    may_photo: bool,
    also: Sequence[tuple[str, str]] = (),
) -> Page:
    """Who this is: house, councils with their terms, who helps; and what can be changed.

    ``also`` is what other features do for a person: each a concept with its endpoint.
    """
    lines = []
    if person.house:
        may_see = policy.has(actor, Permission.DOOR_VIEW, person.house.id)
        house = person.house.picture if may_see else person.house.symbol
        lives = _("%(name)s lives in %(house)s.", name=person.call_name, house=person.house.name)
        lines.append(Line(text=lives, symbol=house))
    if person.employer:
        works = _(
            "%(name)s works for %(employer)s.", name=person.call_name, employer=person.employer
        )
        lines.append(Line(text=works, symbol="openmoji:1F3E2"))
    cards = [
        Card(
            title=person.name,
            photo_of=person,
            lines=lines or [Line(text=_("This is %(name)s.", name=person.call_name))],
            facts=_facts(person, may_photo=may_photo),
            actions=_own_actions(person, also, may_edit=may_edit, may_photo=may_photo),
        )
    ]
    terms = [_term_row(one, actor, today) for one in memberships]
    if terms:
        cards.append(Card(title=_("Councils"), symbol="own:council", rows=terms))
    if helpers or may_edit:
        cards.append(_helpers_card(person, helpers, may_edit=may_edit))
    return Page(
        title=person.name,
        section="people",
        back=url_for("portal.people.index"),
        crumbs=[(_("People"), url_for("portal.people.index"))],
        cards=cards,
    )


def _facts(person: Person, *, may_photo: bool) -> list[tuple[str, str]]:
    if not (may_photo and person.photo_consent_at):
        return []
    said = _(
        "%(name)s said yes on %(day)s",
        name=person.photo_consent_of,
        day=day(person.photo_consent_at),
    )
    return [(_("Photo"), said)]


def _own_actions(
    person: Person, also: Sequence[tuple[str, str]], *, may_edit: bool, may_photo: bool
) -> list[Action]:
    at: dict[str, Any] = {"person_id": person.id}
    actions = []
    if may_edit:
        actions.append(Action(concept="edit", href=url_for("portal.people.edit", **at)))
    if may_photo:
        for kind in ("photo", "recording"):
            asked = url_for("portal.consents.show", kind=kind, **at)
            actions.append(Action(concept=kind, href=asked))
    for concept, endpoint in also:
        actions.append(Action(concept=concept, href=url_for(endpoint, **at)))
    if may_photo and person.photo_key:
        gone = url_for("portal.consents.take_back", kind="photo", **at)
        actions.append(Action(concept="photo.remove", href=gone, post=True, tone="quiet"))
    return actions


def _term_row(membership: Membership, actor: Actor, today: date) -> Card:
    council = membership.council
    over = membership.until is not None and membership.until < today
    chips = [Chip(text=_("ended"), tone="plain")] if over else []
    if not over and (membership.confirmed_at is None or membership.since > today):
        chips = [waiting_chip(membership)]
    actions: list[Action] = []
    if not over and policy.may(actor, Permission.MEMBERSHIP_EDIT, council.id):
        actions = confirm_actions(membership)
        if membership.confirmed_at is not None:
            end = url_for("portal.memberships.end", membership_id=membership.id)
            actions = [Action(concept="membership.end", href=end)]
    return Card(
        title=council.name,
        href=url_for("portal.councils.show", council_id=council.id),
        symbol=council.symbol,
        lines=[Line(text=term_of(council, membership))],
        chips=chips,
        actions=actions,
    )


def _helpers_card(person: Person, helpers: Sequence[Helper], *, may_edit: bool) -> Card:
    rows = []
    for one in helpers:
        gone = url_for("portal.people.remove_helper", person_id=person.id, helper_id=one.helper_id)
        rows.append(
            Card(
                title=one.helper.call_name,
                photo_of=one.helper,
                actions=[Action(concept="remove", href=gone, post=True, tone="quiet")]
                if may_edit
                else (),
            )
        )
    add = url_for("portal.people.add_helper", person_id=person.id)
    nobody = Line(text=_("Nobody is chosen yet."), symbol="own:nobody")
    return Card(
        title=_("Who helps %(name)s?", name=person.call_name),
        symbol="own:help",
        rows=rows,
        lines=() if rows else [nobody],
        actions=[Action(concept="helper.add", href=add)] if may_edit else (),
    )


def form_page(
    title: str, form: Any, back: str, *, symbol: str = "own:person", theirs: Any = None
) -> FormPage:
    """One form about a person."""
    return FormPage(
        title=title, symbol=symbol, section="people", back=back, form=form, theirs=theirs
    )
