"""Pages, and the two kits that draw them.

A view turns a request into a `Page` and nothing else. A page is written once, as cards (or in
a template that speaks in components only); the standard kit draws all cards on one page, the
picto kit one card a screen. ``<page>.picto.html`` exists only where a page has another shape.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from flask import current_app, make_response, render_template
from flask.typing import ResponseReturnValue

from portal.context import View, current_view


@dataclass(frozen=True, kw_only=True)
class Line:
    """One sentence with at most one main picture.

    ``symbol`` is a pictogram's name ("own:meeting"), ``photo_of`` a person whose photo (or
    initials) stands there instead; ``alt`` is the word for the picture; ``spoken`` what is
    read aloud when it differs from the text.
    """

    text: str
    symbol: str = ""
    photo_of: Any = None
    alt: str = ""
    spoken: str = ""


@dataclass(frozen=True, kw_only=True)
class Action:
    """Something that can be done: a link, or with ``post`` a button that sends ``fields``.

    Word and picture come from the same line of `portal.concepts`, so they cannot disagree;
    ``label`` replaces the word where a page needs its own. ``tone`` is "", "main", "quiet"
    or "alarm"; ``confirm`` a question that is asked in the page first.
    """

    concept: str
    href: str
    label: str = ""
    post: bool = False
    fields: Sequence[tuple[str, str]] = ()
    tone: str = ""
    confirm: str = ""
    pressed: bool = False
    symbol: str = ""
    photo_of: Any = None


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A state in words. ``tone`` is "", "plain", "sun" or "alarm"; ``mark`` an icon's name."""

    text: str
    tone: str = ""
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class Card:
    """One idea: a title, at most three lines, what can be done.

    ``text`` and ``facts`` are for the standard view, which shows them beside the lines;
    the picto view keeps them one tap away.
    """

    title: str
    href: str = ""
    symbol: str = ""
    photo_of: Any = None
    lines: Sequence[Line] = ()
    text: str = ""
    facts: Sequence[tuple[str, str]] = ()
    chips: Sequence[Chip] = ()
    actions: Sequence[Action] = ()
    lead: bool = False
    rows: Sequence["Card"] = ()


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a template sees. ``template`` names it; without an own one the cards are drawn.

    ``council`` gives the page its colour and its place in the navigation; ``section`` says
    which entry of the navigation is current; ``back`` is where Terug goes; ``symbol`` stands
    with the title in the picto view; ``banner`` is one message above everything.
    """

    template: ClassVar[str] = "cards"

    title: str
    symbol: str = ""
    council: Any = None
    section: str = ""
    back: str = ""
    crumbs: Sequence[tuple[str, str]] = ()
    lede: str = ""
    banner: Chip | None = None
    cards: Sequence[Card] = ()
    actions: Sequence[Action] = ()
    empty: Line | None = None
    steps: tuple[int, int] | None = None
    following: str = ""


@dataclass(frozen=True, kw_only=True)
class FormPage(Page):
    """A page with one form. In the picto view each field of ``form`` is a step."""

    template: ClassVar[str] = "form"

    form: Any = None
    save: str = "save"
    theirs: Any = None


@dataclass(frozen=True, kw_only=True)
class Kit:
    """The components of one view."""

    name: str
    layout: str = field(init=False)
    ui: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "layout", f"portal/kits/{self.name}/layout.html")
        object.__setattr__(self, "ui", f"portal/kits/{self.name}/ui.html")


KITS = {view: Kit(name=view) for view in View}


def template_of(page: type[Page], view: View) -> str:
    """The template of the page in the view: by explicit name, never by a clever loader."""
    plain = f"portal/pages/{page.template}.html"
    if view is View.PICTO:
        own = f"portal/pages/{page.template}.picto.html"
        if own in _templates():
            return own
    return plain


def _templates() -> frozenset[str]:
    cache = current_app.extensions.setdefault("portal_templates", {})
    if not cache:
        cache["names"] = frozenset(current_app.jinja_env.list_templates())
    names: frozenset[str] = cache["names"]
    return names


def render(page: Page, status: int = 200) -> ResponseReturnValue:
    """The page in the reader's own view; never kept by any cache."""
    view = current_view()
    html = render_template(template_of(type(page), view), page=page, kit=KITS[view], view=view)
    response = make_response(html, status)
    response.headers["Cache-Control"] = "no-store"
    return response
