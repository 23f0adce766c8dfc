"""How much a request may bring: forms are small, and a view that takes files says so."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.routing import RequestRedirect

FORM = 512 * 1024
"""Bytes of a form without files: some ten long texts."""
FIELDS = 1000
MEGABYTE = 1024 * 1024

_View = TypeVar("_View", bound=Callable[..., Any])


def takes(megabytes: int) -> Callable[[_View], _View]:
    """Let a view take so much; stands under ``@requires``."""

    def mark(view: _View) -> _View:
        view.most_bytes = megabytes * MEGABYTE  # type: ignore[attr-defined]
        return view

    return mark


def most_bytes(app: Flask, method: str, path: str) -> int:
    """How large a body may be for this method and path: for a server, before it receives it."""
    try:
        endpoint, _ = app.url_map.bind("").match(path, method)
    except (HTTPException, RequestRedirect):
        return FORM
    return _most_bytes(app, endpoint)


def _most_bytes(app: Flask, endpoint: str | None) -> int:
    return getattr(app.view_functions.get(endpoint or ""), "most_bytes", FORM)


def hold() -> None:
    """Hold this request to its limits. Raises `RequestEntityTooLarge`, also once it is read."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    request.max_content_length = _most_bytes(current_app, request.endpoint)
    request.max_form_memory_size = FORM
    request.max_form_parts = FIELDS
    if (
        request.mimetype == "application/x-www-form-urlencoded"
        and request.get_data().count(b"&") >= FIELDS
    ):
        raise RequestEntityTooLarge
