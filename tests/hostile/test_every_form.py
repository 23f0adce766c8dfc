"""Every form that a person can reach, sent empty, hostile and twice: a clear answer, never a 500.

`PortalClient` looks at each page that comes back: valid HTML, nothing left out, nothing run.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib
import pytest

from portal.identity import Proof

MARK = "__hit"
HOSTILE = (
    f"\"'><script>{MARK}=1</script><img src=x onerror={MARK}=1> {{{{7*7}}}} ${{7*7}} "
    "\u202e\u200b\x00 🥞 e\u0301 '; DROP TABLE portal_person;-- " + "langetekst " * 900
)
NUMBERS = ("-1", "9" * 30, "\uff11", "1.0", "1e3", "")
LEFT_ALONE = ("/sign-out", "/leave", "/view", "/language", "/photo")
MOST_PAGES = 70


@dataclass(frozen=True)
class Form:
    """A form of a page: where it goes and what it holds as it was shown."""

    page: str
    action: str
    fields: tuple[tuple[str, str, str], ...]

    @property
    def shape(self) -> tuple[str, tuple[str, ...]]:
        """What tells it from other forms: its address without numbers, and its fields."""
        return re.sub(r"\d+", "#", self.action), tuple(name for name, _kind, _value in self.fields)


def parse(html: str) -> Element:
    return html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)


def forms_of(page: str, root: Element) -> Iterator[Form]:
    for form in root.iter("form"):
        if form.get("method", "get").lower() != "post":
            continue
        found = []
        for field in form.iter():
            name = field.get("name")
            if not name or field.tag not in ("input", "select", "textarea", "button"):
                continue
            kind = field.get("type", "text") if field.tag == "input" else field.tag
            value = field.text or "" if field.tag == "textarea" else field.get("value", "")
            found.append((name, kind, value))
        yield Form(page, (form.get("action") or page).split("#")[0], tuple(found))


def links_of(root: Element) -> Iterator[str]:
    for link in root.iter("a"):
        href = (link.get("href") or "").split("#")[0]
        if href.startswith("/") and not href.startswith("/papers"):
            yield href


def walk(client) -> list[Form]:
    """Every shape of form on the pages that links lead to."""
    waiting, seen, shapes = deque(["/"]), {"/"}, {}
    while waiting and len(seen) < MOST_PAGES * 4:
        path = waiting.popleft()
        answer = client.get(path)
        assert answer.status_code < 500, path
        if answer.status_code != 200 or answer.mimetype != "text/html":
            continue
        root = parse(answer.text)
        for form in forms_of(path, root):
            shapes.setdefault(form.shape, form)
        for href in links_of(root):
            key = re.sub(r"\d+", "#", href)
            if key not in seen:
                seen.add(key)
                waiting.append(href)
    return list(shapes.values())


def variants(form: Form) -> Iterator[list[tuple[str, str]]]:
    """The form sent empty, hostile, with odd numbers, and with every field twice."""
    kept = [(n, v) for n, _kind, v in form.fields if n in ("csrf_token", "act")]
    rest = [(n, kind, v) for n, kind, v in form.fields if n not in ("csrf_token", "act")]
    token = [pair for pair in kept if pair[0] == "csrf_token"]
    yield token
    yield [*token, *((n, HOSTILE if kind != "hidden" else v) for n, kind, v in rest)]
    yield [*token, *((n, HOSTILE[:60]) for n, _kind, _value in rest)]
    for number in NUMBERS:
        yield [*token, *((n, number) for n, _kind, _value in rest)]
    yield [*token, *((n, v) for n, _kind, v in rest for _twice in range(2))]


@pytest.mark.parametrize(
    ("name", "view", "proof"),
    [
        ("Sanne", "standard", Proof.ACCOUNT),
        ("Anneke", "standard", Proof.ACCOUNT),
        ("Bea", "standard", Proof.ACCOUNT),
        ("Roos", "picto", Proof.CARD),
        ("Joyce", "picto", Proof.FACE),
    ],
)
def test_no_form_breaks(furnished, client_as, name, view, proof):
    client = client_as(name, view, proof)
    forms = [f for f in walk(client) if not f.action.endswith(LEFT_ALONE)]
    assert forms
    for form in forms:
        for data in variants(form):
            try:
                answer = client.post(form.action, data=encoded(data))
            except Exception as error:
                raise AssertionError((form.action, form.page, data)) from error
            assert answer.status_code < 500, (form.action, form.page, data)
            if answer.mimetype == "text/html" and answer.text:
                assert f"<script>{MARK}" not in answer.text
                assert f"<img src=x onerror={MARK}" not in answer.text
    for path in ("/", "/meetings", "/people", "/wishes/mine", "/decisions"):
        assert client.get(path).status_code in (200, 303, 403)


def encoded(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Pairs as the test client takes them, a name with all its values."""
    out: dict[str, list[str]] = {}
    for name, value in pairs:
        out.setdefault(name, []).append(value)
    return out
