"""What surrounds every page: where one can go, and who comes when help is asked."""

from functools import lru_cache
from typing import NamedTuple

from flask import Flask, current_app, g, request, url_for

from portal import database
from portal.access import policy
from portal.access.permissions import Permission
from portal.concepts import concept
from portal.context import current_actor, offers, portal
from portal.identity import Actor, Role
from portal.rendering import Action, Page
from portal.returning import own_path

# concept, endpoint; the concept is the section's name as well
DOSSIERS = ("dossiers", "portal.dossiers.index")
EVERYONE = (
    ("start", "portal.start.show"),
    ("meetings", "portal.meetings.index"),
    ("decisions", "portal.decisions.index"),
    ("wishes", "portal.wishes.index"),
    DOSSIERS,
    ("people", "portal.people.index"),
    ("rights", "portal.rights.index"),
    ("search", "portal.search.show"),
)
SUPPORTERS = ("supporters", "portal.coaching.room")
TABLETS = ("tablets", "portal.residents.tablets")
ADMINISTRATION = ("administer", "portal.councils.index")


def navigation(actor: Actor, page: Page) -> list[Action]:
    """The entries of the standard view's menu; ``pressed`` is the one this page is in."""
    if not actor.known:
        return []
    wanted = list(EVERYONE)
    if not policy.anywhere(actor, Permission.REQUEST_VIEW):
        wanted.remove(DOSSIERS)
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    if policy.anywhere(actor, Permission.ROOM_VIEW):
        wanted.append(SUPPORTERS)
    if actor.councils_as(frozenset({Role.SUPPORTER})) or actor.administers:
        wanted.append(TABLETS)
    if policy.may(actor, Permission.ADMINISTER, 0):
        wanted.append(ADMINISTRATION)
    return [
        Action(concept=concept, href=href, pressed=page.section == concept)
        for concept, endpoint in wanted
        if (href := _address(app, request.script_root, endpoint))
    ]


def sign_out(actor: Actor) -> Action:
    """What ends the sign-in: a button when it sends to the portal itself, a link to a host."""
    at_tablet = actor.session_id and actor.device_id
    href = url_for("portal.residents.leave") if at_tablet else portal().adapter.sign_out_url()
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    return Action(concept="sign-out", href=href, post=_is_ours(app, request.script_root, href))


@lru_cache(maxsize=64)
def _address(app: Flask, root: str, endpoint: str) -> str:
    return url_for(endpoint) if offers(endpoint) else ""


@lru_cache(maxsize=8)
def _is_ours(app: Flask, root: str, href: str) -> bool:
    return own_path(href, "POST") == href


class Place(NamedTuple):
    """An entry of the menu, for a host's own: ``current`` when the page of now is in it."""

    label: str
    address: str
    current: bool


def places() -> list[Place]:
    """The menu of the present user, asked from any page of the host's."""
    opened = "portal_session" in g
    if not opened:
        database.begin(writes=False)
    try:
        entries = navigation(current_actor(), g.get("portal_page") or Page(title=""))
    finally:
        if not opened:
            database.end()
    return [Place(str(concept(e.concept).label), e.href, e.pressed) for e in entries]
