"""Addresses of the portal's own: where a person goes back to, and those of many rows."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from portal.cleaning import printable

READING = ("GET", "HEAD")


def own_path(address: str | None, method: str = "GET") -> str:
    """The address when it leads to a page of the portal, else the start page.

    An address decides nothing by itself: it must be a path, without a host, a scheme, a
    backslash or a control character (also when written as %..), that one of the portal's own
    views answers.
    """
    start = url_for("portal.start.show")
    if not address or len(address) > 400 or not _is_path(address):
        return start
    path = urlsplit(address).path
    root = request.script_root
    if not path.startswith(root + "/"):
        return start
    try:
        adapter = current_app.create_url_adapter(request)
        assert adapter is not None
        endpoint, _ = adapter.match(path.removeprefix(root), method=method)
    except (HTTPException, RequestRedirect):
        return start
    ours = endpoint.startswith("portal.") and endpoint not in ("portal.missing", "portal.static")
    return address if ours else start


def here() -> str:
    """The address of this page, to come back to it afterwards; of what was sent, its path."""
    asked = request.query_string.decode(errors="replace") if request.method in READING else ""
    return f"{page_path()}?{printable(asked)}" if asked else page_path()


def page_path() -> str:
    """The path of this page, with whatever the application itself is mounted under."""
    return str(printable(request.script_root + request.path))


def addresses(endpoint: str, key: str) -> Callable[[int], str]:
    """The address of a view by the id of its row: asked once, however many the rows."""
    values: dict[str, Any] = {key: _ROW}
    before, after = url_for(endpoint, **values).split(str(_ROW))
    return lambda row_id: f"{before}{row_id}{after}"


_ROW = 2_147_483_646  # an id that no row has


def _is_path(address: str) -> bool:
    plain = unquote(address)
    strange = any(c == "\\" or ord(c) < 0x20 or ord(c) == 0x7F for c in address + plain)
    if strange or not address.startswith("/") or address.startswith("//"):
        return False
    return not plain.startswith("//")
