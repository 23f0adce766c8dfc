"""Portal: mount the council's house on any Flask application."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask

from portal import database
from portal.blueprint import make_blueprint
from portal.clock import Clock, system_clock
from portal.context import State
from portal.database import make_engine
from portal.identity import HostAdapter


class UndeclaredPermissionError(RuntimeError):
    """A view without ``@requires``: the portal refuses to start."""


class Portal:
    """The extension. Holds no app: one object may be mounted on several.

    ``adapter`` tells who is signed in; ``database_url`` where the portal's own tables are;
    ``folder`` where photos and papers are kept; ``clock`` gives the time (for tests);
    ``parts`` are blueprints of the host's own that live inside the portal, under its guard.
    """

    def __init__(
        self,
        *,
        adapter: HostAdapter,
        database_url: str,
        folder: Path,
        clock: Clock = system_clock,
        parts: Sequence[Blueprint] = (),
    ) -> None:
        self._adapter = adapter
        self._url = database_url
        self._folder = folder
        self._clock = clock
        self._parts = parts

    def init_app(self, app: Flask, *, url_prefix: str = "") -> None:
        """Mount on the app under the prefix. Raises `UndeclaredPermissionError`."""
        app.extensions["portal"] = State(
            engine=make_engine(self._url),
            adapter=self._adapter,
            clock=self._clock,
            folder=self._folder,
            url_prefix=url_prefix,
        )
        app.register_blueprint(make_blueprint(self._parts), url_prefix=url_prefix or None)
        app.teardown_appcontext(_close)
        _check_permissions(app.view_functions)


def _close(error: BaseException | None) -> None:
    database.end()


def _check_permissions(views: dict[str, Callable[..., Any]]) -> None:
    for endpoint, view in views.items():
        ours = endpoint.startswith("portal.") and endpoint != "portal.static"
        if ours and not hasattr(view, "permission"):
            raise UndeclaredPermissionError(endpoint)
