"""Portal: mount the council's house on any Flask application."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask

import portal.retention  # noqa: F401 - what is thrown away, and when
from pictos.symbols import add_shelf
from portal import database, navigation, outages
from portal.blueprint import NAMES, OPTIONAL, make_blueprint
from portal.clock import Clock, system_clock
from portal.context import State
from portal.database import make_engine
from portal.identity import HostAdapter
from portal.mail.service import Mailbox
from portal.rendering import Templates
from portal.symbolsets import service as symbolsets


class MountError(RuntimeError):
    """The portal cannot be mounted so; the message says what to do."""


class UndeclaredPermissionError(RuntimeError):
    """A view without ``@requires``: the portal refuses to start."""


class Portal:
    """The extension. Holds no app: one object may be mounted on several.

    ``adapter`` tells who is signed in; ``database_url`` where the portal's own tables are;
    ``folder`` where photos and papers are kept; ``clock`` gives the time (for tests);
    ``parts`` are blueprints of the host's own that live inside the portal, under its guard;
    ``mail`` is the mail server, without which messages go out on paper; ``layout`` a template
    of the host's around the standard view; ``without`` names features to leave out, of `OPTIONAL`.
    """

    def __init__(
        self,
        *,
        adapter: HostAdapter,
        database_url: str,
        folder: Path | str,
        clock: Clock = system_clock,
        parts: Sequence[Blueprint] = (),
        mail: Mailbox | None = None,
        layout: str = "",
        without: Collection[str] = (),
    ) -> None:
        if unknown := set(without) - set(OPTIONAL):
            known = ", ".join(OPTIONAL)
            raise MountError(f"No feature is called {', '.join(sorted(unknown))}: {known}.")
        self._adapter = adapter
        self._url = database_url
        self._folder = Path(folder)
        self._clock = clock
        self._parts = parts
        self._mail = mail
        self._layout = layout
        self._without = frozenset(without)

    def init_app(self, app: Flask, *, url_prefix: str = "") -> None:
        """Mount on the app under the prefix.

        Raises `MountError` and, for a part of the host's, `UndeclaredPermissionError`.
        """
        if "portal" in app.extensions:
            raise MountError("A portal is mounted on this application already; mount one.")
        if not app.secret_key:
            raise MountError(
                "The portal signs its cookies: set app.secret_key before you mount it."
            )
        app.extensions["portal"] = State(
            engine=make_engine(self._url),
            adapter=self._adapter,
            clock=self._clock,
            folder=self._folder,
            url_prefix=url_prefix,
            templates=Templates(NAMES),
            mail=self._mail,
            layout=self._layout,
        )
        outages.watch(app.extensions["portal"].engine)
        add_shelf(self._folder / symbolsets.FOLDER)
        app.register_blueprint(
            make_blueprint(self._parts, self._without), url_prefix=url_prefix or None
        )
        app.teardown_appcontext(_close)
        _check_permissions(app.view_functions)

    @staticmethod
    def navigation() -> list[navigation.Place]:
        """Where the present user can go in the portal, for the host's own menu.

        On any page of the host's; empty for who is not known in the portal.
        """
        return navigation.places()


def _close(error: BaseException | None) -> None:
    database.end()


def _check_permissions(views: dict[str, Callable[..., Any]]) -> None:
    for endpoint, view in views.items():
        ours = endpoint.startswith("portal.") and endpoint != "portal.static"
        if ours and not hasattr(view, "permission"):
            raise UndeclaredPermissionError(endpoint)
