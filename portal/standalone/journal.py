"""The log: a line a request and a stack a mistake, and nothing about anybody.

What people type, their names and addresses, tokens and even the ids in an address stay out: a
line names the endpoint. Of a mistake the log holds its kind and where it happened, since the
sentence that goes with it may quote what was typed. Of what other parts log it holds where they
did, and their sentence only without what was filled in, numbers excepted.
"""

import json
import logging
import re
import sqlite3
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TextIO

from flask import Flask, request
from jinja2 import UndefinedError

from portal.numbers import ENVIRON, new_number, number
from portal.standalone.connections import METHODS

requests = logging.getLogger("huisraad.requests")
mistakes = logging.getLogger("huisraad.mistakes")

OURS = ("portal", "huisraad")
NAMES_CODE_ONLY = (AttributeError, ImportError, NameError, UndefinedError)
"""Mistakes whose sentence holds names of the program and no values."""
UNITS = ("ms", "bytes")
_WELL_FORMED = re.compile(r"[0-9A-Za-z-]{1,64}")
_SHORT = 12


class Journal:
    """Around an application: gives each request its number, and writes its line afterwards.

    ``behind_proxy`` believes the ``X-Request-ID`` that comes in, when it is well-formed.
    """

    def __init__(self, app: Flask, *, behind_proxy: bool) -> None:
        self._answer: Any = app.wsgi_app
        self._behind_proxy = behind_proxy

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        began = time.perf_counter()
        given = environ.get("HTTP_X_REQUEST_ID", "") if self._behind_proxy else ""
        given = given if _WELL_FORMED.fullmatch(given) else ""
        short = environ[ENVIRON] = given if 0 < len(given) <= _SHORT else new_number()
        sent: dict[str, Any] = {"endpoint": None, "status": 500, "bytes": None}

        def starting(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            sent["status"] = int(status[:3])
            if asked := environ.get("werkzeug.request"):
                sent["endpoint"] = asked.endpoint
            kept = []
            for name, value in headers:
                if name == "Content-Length" and not _tells(sent["endpoint"]):
                    sent["bytes"] = int(value)
                if name != "X-Request-ID":
                    kept.append((name, value))
            return start(status, [*kept, ("X-Request-ID", given or short)], *more)

        try:
            return self._answer(environ, starting)  # type: ignore[no-any-return]
        finally:
            if requests.isEnabledFor(logging.INFO):
                method = environ["REQUEST_METHOD"]
                entry = {
                    "id": short,
                    "method": method if method in METHODS else "OTHER",
                    "endpoint": sent["endpoint"],
                    "status": sent["status"],
                    "ms": round((time.perf_counter() - began) * 1000, 1),
                    "bytes": sent["bytes"],
                }
                if given and given != short:
                    entry["proxy_id"] = given
                requests.info("request", extra={"entry": entry})


def _tells(endpoint: str | None) -> bool:
    """Whether the size of an answer tells what is in it: what somebody is about to choose, or
    has read aloud."""
    return (endpoint or "").startswith(("portal.ballots.", "portal.speech."))


class QuietFlask(Flask):
    """Flask, whose mistakes are written without what was sent."""

    def log_exception(self, exc_info: Any) -> None:
        """Write a mistake with the number that stands on the page."""
        error = exc_info[1] if isinstance(exc_info, tuple) else exc_info
        entry = {"id": number(), "endpoint": request.endpoint, **told(error)}
        mistakes.error("mistake", extra={"entry": entry})


def told(error: BaseException | None) -> dict[str, Any]:
    """The kind of an error, where it happened, and what led to it; no values."""
    if error is None:
        return {}
    entry: dict[str, Any] = {"error": type(error).__qualname__}
    if isinstance(error, NAMES_CODE_ONLY):
        entry["message"] = str(error)
    if isinstance(error, sqlite3.Error):
        entry["message"] = getattr(error, "sqlite_errorname", "")
    if isinstance(error, OSError) and error.strerror:
        entry["message"] = error.strerror
    entry["stack"] = [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        entry["because"] = told(before)
    return entry


class _Line(logging.Formatter):
    def __init__(self, plain: bool) -> None:
        super().__init__()
        self._plain = plain

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        entry = {"time": at, "level": record.levelname.lower(), "event": record.name}
        entry |= getattr(record, "entry", None) or _foreign(record)
        return "\n  ".join(_lines(entry)) if self._plain else json.dumps(entry)


def _lines(entry: dict[str, Any]) -> list[str]:
    words = [
        f"{value} {name}" if name in UNITS else str(value)
        for name, value in entry.items()
        if name not in ("stack", "because") and value is not None
    ]
    because = ["because of", *_lines(entry["because"])] if "because" in entry else []
    return [" ".join(words), *entry.get("stack", []), *because]


def _foreign(record: logging.LogRecord) -> dict[str, Any]:
    entry: dict[str, Any] = {"where": f"{record.module}:{record.lineno}"}
    if record.name.startswith(OURS):
        values = record.args if isinstance(record.args, tuple) else ()
        numbers = tuple(v if isinstance(v, int | float) else "..." for v in values)
        entry["message"] = record.msg % numbers if numbers else str(record.msg)
    if record.exc_info:
        entry |= told(record.exc_info[1])
    return entry


def write(style: str = "", out: TextIO | None = None) -> None:
    """Write the log of this process to stderr, as "json" or "plain"; to a terminal plainly."""
    out = out or sys.stderr
    style = style or ("plain" if out.isatty() else "json")
    handler = logging.StreamHandler(out)
    handler.setFormatter(_Line(plain=style == "plain"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    requests.setLevel(logging.INFO)
