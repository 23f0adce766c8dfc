"""What is true during this request: the portal, the actor, the view."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa
from flask import current_app, g, request

from portal.clock import Clock
from portal.identity import Actor, HostAdapter

if TYPE_CHECKING:
    from pathlib import Path

    from portal.mail.service import Mailbox


class View(StrEnum):
    """The two equal faces of every page."""

    STANDARD = "standard"
    PICTO = "picto"


@dataclass(frozen=True, kw_only=True)
class State:
    """What one mounted portal holds; lives in ``app.extensions``, never on the extension."""

    engine: sa.Engine
    adapter: HostAdapter
    clock: Clock
    folder: "Path"
    url_prefix: str
    templates: Any
    mail: "Mailbox | None" = None
    layout: str = ""


VIEW_COOKIE = "huisraad_view"
_VIEWS = {str(view): view for view in View}


def portal() -> State:
    """The portal mounted in the current app."""
    return cast(State, current_app.extensions["portal"])


def offers(endpoint: str) -> bool:
    """Whether there is such a page here: a host may leave out a feature, or have more."""
    return endpoint in current_app.view_functions


def current_actor() -> Actor:
    """Who this is, read from the database once a request."""
    try:
        return cast(Actor, g.portal_actor)
    except AttributeError:
        from portal.residents.service.identification import identify

        actor = g.portal_actor = identify()
        return actor


def current_view() -> View:
    """The person's own view; before that the browser's; a tablet starts with pictures."""
    actor = current_actor()
    chosen: Any = actor.view or request.cookies.get(VIEW_COOKIE, "")
    if chosen in _VIEWS:
        return _VIEWS[chosen]
    with_pictures = actor.device_id or actor.screen_house or actor.switched_off
    return View.PICTO if with_pictures else View.STANDARD


def current_skin() -> str:
    """The skin of people in the pictograms of this page's council; "" without a council."""
    council = getattr(g.get("portal_page"), "council", None)
    return council.skin if council else ""
