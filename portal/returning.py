"""Addresses of the portal's own: where a person goes back to, and those of many rows."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from flask import Response, current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.urls import iri_to_uri

from portal.cleaning import printable
from portal.context import current_actor

READING = ("GET", "HEAD")
LOOKS_AGAIN_AFTER = 4
"""Seconds until a page about work that is being done looks again by itself."""
SECRETS = frozenset({"token", "code"})
"""What such an address is given by which it opens something."""
AGAIN = "again=1"
"""Marks that look in its address: it is no sign that somebody is there."""


def own_path(address: str | None, method: str = "GET") -> str:
    """The address when it leads to a page of the portal, else the start page.

    An address decides nothing by itself: it must be a path, without a host, a scheme, a
    backslash or a control character (also when written as %..), that one of the portal's own
    views answers.
    """
    if address and _values(address, method) is not None:
        return address
    return url_for("portal.start.show")


def is_secret(address: str | None) -> bool:
    """Whether the address opens something by itself: then it is never written down."""
    return not SECRETS.isdisjoint(_values(address or "", "GET") or ())


def here() -> str:
    """The address of this page, to come back to it afterwards; of what was sent, its path."""
    asked = request.query_string.decode(errors="replace") if request.method in READING else ""
    kept = "&".join(part for part in printable(asked).split("&") if part != AGAIN)
    return f"{page_path()}?{kept}" if kept else page_path()


def look_again(response: Response) -> Response:
    """Let the page look again by itself, marked as such; on a tablet that is shared it does not."""
    if not current_actor().device_id:
        address = here()
        marked = f"{address}{'&' if '?' in address else '?'}{AGAIN}"
        response.headers["Refresh"] = f"{LOOKS_AGAIN_AFTER}; url={iri_to_uri(marked)}"
    return response


def looked_again() -> bool:
    """Whether the page was asked by itself, and not by somebody who is there."""
    return "again" in request.args


def page_path() -> str:
    """The path of this page, with whatever the application itself is mounted under."""
    return str(printable(request.script_root + request.path))


def addresses(endpoint: str, key: str) -> Callable[[int], str]:
    """The address of a view by the id of its row: asked once, however many the rows."""
    values: dict[str, Any] = {key: _ROW}
    before, after = url_for(endpoint, **values).split(str(_ROW))
    return lambda row_id: f"{before}{row_id}{after}"


_ROW = 2_147_483_646  # an id that no row has


def _values(address: str, method: str) -> Mapping[str, Any] | None:
    """What the portal's own view of the address is given, when there is one."""
    root = request.script_root
    path = urlsplit(address).path if len(address) <= 400 and _is_path(address) else ""
    if not path.startswith(root + "/"):
        return None
    try:
        adapter = current_app.create_url_adapter(request)
        assert adapter is not None
        endpoint, values = adapter.match(path.removeprefix(root), method=method)
    except (HTTPException, RequestRedirect):
        return None
    ours = endpoint.startswith("portal.") and endpoint not in ("portal.missing", "portal.static")
    return values if ours else None


def _is_path(address: str) -> bool:
    plain = unquote(address)
    strange = any(c == "\\" or ord(c) < 0x20 or ord(c) == 0x7F for c in address + plain)
    if strange or not address.startswith("/") or address.startswith("//"):
        return False
    return not plain.startswith("//")
