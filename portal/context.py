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


VIEW_COOKIE = "huisraad_view"


def portal() -> State:
    """The portal mounted in the current app."""
    return cast(State, current_app.extensions["portal"])


def current_actor() -> Actor:
    """Who this is, read from the database once a request."""
    if "portal_actor" not in g:
        from portal.residents.service.identification import identify

        g.portal_actor = identify()
    return cast(Actor, g.portal_actor)


def current_view() -> View:
    """The person's own view; before that the browser's; a tablet starts with pictures."""
    actor = current_actor()
    chosen: Any = actor.view or request.cookies.get(VIEW_COOKIE, "")
    if chosen in tuple(View):
        return View(chosen)
    return View.PICTO if actor.device_id else View.STANDARD
