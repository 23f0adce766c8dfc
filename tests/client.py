"""The client that every test uses: what holds for every page is checked on each response."""

import gzip
import re
import secrets
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import get_ident
from typing import Any, cast
from xml.etree.ElementTree import Element

import html5lib
import sqlalchemy as sa
from flask import Flask, g
from flask.globals import request_ctx
from flask.testing import FlaskClient

SVG = "{http://www.w3.org/2000/svg}svg"
MOST_STATEMENTS = 20
"""A page that asks more of the database asks row by row; so does a step of a zip (see `Asked`)."""
CONTROLS = ("act", "do", "tile", "p-row", "option", "switch")
"""In the picto view these stand for something: a word and a picture (or a mark) each."""


class PortalClient(FlaskClient):
    """A test client that refuses a page that is not sound, whatever the test is about."""

    _session = _found = ""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        # A context of its own, or a test inside one would share ``g`` with the request.
        with self.application.app_context(), _asked(self.application) as statements:
            response = super().open(*args, **({"buffered": True} | kwargs))  # read, and closed
            lost = _unsaved() if response.status_code < 400 else []
        assert not lost, f"changed, and never committed: {lost}"
        if response.request.method == "GET":
            for step in statements.steps.values():
                assert len(step) <= MOST_STATEMENTS, "\n".join(step)
        if response.mimetype == "text/html" and response.data and response.status_code != 303:
            packed = response.headers.get("Content-Encoding") == "gzip"
            check_page((gzip.decompress(response.data) if packed else response.data).decode())
        return response

    def send(self, path: str, data: dict[str, Any] | None = None, act: str = "") -> Any:
        """Post as a person does: with the token of a page of theirs and a key for the act."""
        key = {"act": act or secrets.token_urlsafe(8), "csrf_token": self._token()}
        return self.post(path, data=key | (data or {}))

    def _token(self) -> str:
        """The token of a page; the same as before as long as the session is."""
        session = self.get_cookie("huisraad_session")
        if session is None or session.value != self._session:
            found = re.search(r'name="csrf_token" value="([^"]+)"', self.get("/who-may-what").text)
            assert found, "no page with a token"
            self._found = found[1]
            session = self.get_cookie("huisraad_session")
            self._session = session.value if session else ""
        return self._found


class Asked(list[str]):
    """Statements, and those of each request in ``steps``.

    A year to keep is sent in as many steps as it has meetings and old papers, each a request of
    its own: a meeting at a time is in memory, who asks may have lost a right meanwhile, and no
    transaction is held for a slow reader. So it is the step that has a bound.
    """

    def __init__(self) -> None:
        super().__init__()
        self.steps: dict[Any, list[str]] = {}


@contextmanager
def _asked(app: Flask) -> Iterator[Asked]:
    """The statements that this thread asks the portal's database while the block runs."""
    engine, statements = app.extensions["portal"].engine, Asked()
    here = get_ident()

    def note(_line: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if get_ident() == here:
            statements.append(statement)
            step = request_ctx._get_current_object() if request_ctx else None  # type: ignore[attr-defined]
            statements.steps.setdefault(step, []).append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def _unsaved() -> list[object]:
    """What the request changed in its session, and left there."""
    session = g.get("portal_session")
    if session is None:
        return []
    changed = [row for row in session.dirty if session.is_modified(row)]
    return [*session.new, *session.deleted, *changed]


@lru_cache(maxsize=2)
def tree(html: str) -> Element:
    """The page as a tree, without namespaces; fails on HTML that is not valid."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return cast(Element, parser.parse(html))


def check_page(html: str) -> None:
    """Fail on HTML that is not valid, or that leaves somebody out."""
    root = tree(html)
    faults = [*_page(root), *_names(root), *_forms(root), *_controls(root)]
    assert not faults, "\n".join([*faults, html[:2000]])


def text(element: Element) -> str:
    """What is read, in one line."""
    return " ".join("".join(element.itertext()).split())


def _page(root: Element) -> list[str]:
    faults = []
    if not root.get("lang"):
        faults.append("the page does not say its language")
    headings = root.findall(".//h1")
    title = root.find(".//title")
    if len(headings) != 1:
        faults.append(f"{len(headings)} h1 headings")
    elif title is None or not text(title).startswith(text(headings[0])):
        faults.append("title and h1 do not agree")
    if len(root.findall(".//main")) != 1:
        faults.append("not one main part")
    return faults


def _names(root: Element) -> list[str]:
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    faults = [
        f"id {name!r} is used {count} times" for name, count in Counter(ids).items() if count > 1
    ]
    faults += [
        f"no alt: {image.get('src')}" for image in root.iter("img") if image.get("alt") is None
    ]
    faults += [f"label for nothing: {label.get('for')}" for label in root.iter("label")
               if label.get("for") and label.get("for") not in ids]  # fmt: skip
    faults += [
        f"{name} points at nothing: {value}"
        for element in root.iter()
        for name in ("aria-describedby", "aria-labelledby", "form")
        for value in (element.get(name) or "").split()
        if value not in ids
    ]
    return faults


def _forms(root: Element) -> list[str]:
    faults = []
    for form in root.iter("form"):
        if not form.get("action"):
            faults.append("a form without action")
        named = {field.get("name") for field in form.iter("input")}
        if (form.get("method") or "get").lower() == "post" and not {"csrf_token", "act"} <= named:
            faults.append(f"no csrf_token or act in the form to {form.get('action')}")
    faults += [
        f"a button without type: {text(button)}"
        for button in root.iter("button")
        if not button.get("type")
    ]
    return faults


def _controls(root: Element) -> list[str]:
    if root.get("data-view") != "picto":
        return []
    faults = []
    for element in root.iter():
        if not set((element.get("class") or "").split()).intersection(CONTROLS):
            continue
        pictures = [*element.iter("img"), *element.iter(SVG)]
        bare = "bare" in (element.get("class") or "")  # a choice that has no picture of its own
        if not text(element) or not (pictures or bare):
            faults.append(f"no word or no picture: {element.get('class')} {text(element)!r}")
    return faults
