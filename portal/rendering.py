"""Pages, and the two kits that draw them: a view turns a request into a `Page` and nothing else.

A page is written once, as cards (or in a template of components); the standard kit draws all cards
on one page, the picto kit one a screen. ``<page>.picto.html`` is where a page has another shape.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from flask import Flask, current_app, g, make_response, render_template
from flask.typing import ResponseReturnValue
from jinja2 import Environment, Undefined, defaults, select_autoescape
from jinja2.filters import FILTERS
from jinja2.tests import TESTS
from markupsafe import Markup

from portal import onpaper
from portal.context import View, current_actor, current_view, portal
from portal.i18n import language
from portal.speech.service import with_addresses


@dataclass(frozen=True, kw_only=True)
class Line:
    """One sentence with at most one main picture.

    ``symbol`` is a pictogram's name ("own:meeting"), ``photo_of`` a person whose photo (or
    initials) stands there instead; ``alt`` is the word for the picture; ``spoken`` what is
    read aloud when it differs from the text, and ``voice`` the line and the recording of who read
    it aloud. ``station`` makes a list of lines a rail: "done", "refused" or "coming" is how far it
    is there, "" a word that goes with the station before.
    ``words`` are words of the text with a pictogram of their own, for who wants that.
    """

    text: str
    symbol: str = ""
    photo_of: Any = None
    alt: str = ""
    spoken: str = ""
    words: tuple[tuple[str, str], ...] = ()
    voice: tuple[int, int] | None = None
    station: str = ""

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The whole text in order: a word with its pictogram, and what stands between without."""
        found: list[tuple[str, str]] = []
        rest = self.text
        for word, symbol in self.words:
            if there := re.search(rf"(?<!\w){re.escape(word)}(?!\w)[^\w\s]*", rest):
                found += [(rest[: there.start()].strip(), ""), (there[0], symbol)]
                rest = rest[there.end() :]
        return [one for one in (*found, (rest.strip(), "")) if one[0]]


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
    """A state in words: ``tone`` "", "plain", "sun" or "alarm"; ``mark`` an icon or a picto."""

    text: str
    tone: str = ""
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class Card:
    """One idea: a title, at most three lines, what can be done.

    ``text`` and ``facts`` are for the standard view, which shows them beside the lines;
    the picto view keeps them one tap away. ``sound`` is the address of a voice to listen to.
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
    sound: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a template sees. ``template`` names it; without an own one the cards are drawn.
    ``for_paper`` is a page that is there to be printed, alone on its paper; ``on_wall`` one that
    hangs on the wall, with nothing to touch.

    ``council`` gives the page its colour and its place in the navigation; ``section`` says
    which entry of the navigation is current; ``back`` is where Terug goes; ``symbol`` stands
    with the title in the picto view; ``banner`` is one message above everything; ``besides`` are
    ``actions`` that few need.
    """

    template: ClassVar[str] = "cards"
    for_paper: ClassVar[bool] = False
    on_wall: ClassVar[bool] = False

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
    besides: Sequence[Action] = ()
    empty: Line | None = None
    steps: tuple[int, int] | None = None
    following: str = ""


@dataclass(frozen=True, kw_only=True)
class FormPage(Page):
    """A page with one form. In the picto view each field of ``form`` is a step.

    ``save`` is the concept of its button; ``then`` that of a second one, which saves and goes on.
    """

    template: ClassVar[str] = "form"

    form: Any = None
    save: str = "save"
    then: str = ""
    theirs: Any = None


HOSTED = "hosted-"


@dataclass(frozen=True, kw_only=True)
class Kit:
    """The components of one view, in a layout; ``hosted`` inside that of a host."""

    name: str
    frame: str = "layout"
    hosted: bool = False
    layout: str = field(init=False)
    ui: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "layout", f"portal/kits/{self.name}/{self.frame}.html")
        object.__setattr__(self, "ui", f"portal/kits/{self.name}/ui.html")

    def sheet(self, name: str) -> str:
        """The bundle that is this style sheet; in a host's layout it holds for our part only."""
        return HOSTED + name if self.hosted else name


KITS = {view: Kit(name=view) for view in View}
IN_LAYOUT = Kit(name=View.STANDARD, hosted=True)
ON_WALL = Kit(name=View.PICTO, frame="wall")


_SYNTAX: dict[str, Any] = {
    "block_start_string": defaults.BLOCK_START_STRING,
    "block_end_string": defaults.BLOCK_END_STRING,
    "variable_start_string": defaults.VARIABLE_START_STRING,
    "variable_end_string": defaults.VARIABLE_END_STRING,
    "comment_start_string": defaults.COMMENT_START_STRING,
    "comment_end_string": defaults.COMMENT_END_STRING,
    "line_statement_prefix": None,
    "line_comment_prefix": None,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": Undefined,
    "finalize": None,
    "autoescape": select_autoescape(),
    "bytecode_cache": None,
}


class Templates:
    """The portal's own view of the host's template engine.

    It finds what the host finds (so a host overrides a template by its name, and lends its
    layout), knows the host's names and ``names`` besides, and gives the host none of them. The
    names need no request, so a kit's components are made once and not once a page. Of the host's
    settings it takes none that would change what a template of the portal means.
    """

    def __init__(self, names: Mapping[str, Any]) -> None:
        self.names = dict(names)
        self._engine: Environment | None = None
        self._known: frozenset[str] = frozenset()

    def engine(self, app: Flask) -> Environment:
        """The engine, made at the first page, when the host has named all its own."""
        if self._engine is None:
            engine = app.jinja_env.overlay(**_SYNTAX)
            engine.filters = {**app.jinja_env.filters, **FILTERS}
            engine.tests = {**app.jinja_env.tests, **TESTS}
            engine.globals = {**app.jinja_env.globals, **self.names}
            self.names["parts"] = engine.get_template("portal/kits/parts.html").module
            engine.globals["parts"] = self.names["parts"]
            self._known = frozenset(engine.list_templates())
            self._engine = engine
        return self._engine

    def name_of(self, page: type[Page], view: View) -> str:
        """The template of the page in the view: by explicit name, never by a clever loader."""
        plain = f"portal/pages/{page.template}.html"
        own = f"portal/pages/{page.template}.picto.html"
        return own if view is View.PICTO and own in self._known else plain


def templates() -> Templates:
    """The templates of the portal mounted in the current app."""
    mounted: Templates = current_app.extensions["portal"].templates
    return mounted


def draw(template: str, page: Page, *, hosted: bool = False) -> str:
    """The page in this template (or the name of a part), in the reader's own view."""
    view = current_view()
    own = IN_LAYOUT if hosted and view is View.STANDARD else KITS[view]
    kit = ON_WALL if page.on_wall else own
    g.portal_page, g.portal_pictos = page, {}
    engine = templates().engine(current_app)
    html = render_template(
        engine.get_template(template),
        **templates().names,  # again, since a host's context processors come before globals
        page=page,
        kit=kit,
        ui=engine.get_template(kit.ui).module,
        view=view,
        actor=current_actor(),
        language=language(),
    )
    return html if page.on_wall or page.for_paper else with_addresses(html)


class LayoutError(RuntimeError):
    """A host's layout has no place for our pages."""


def in_layout(title: str, head: Markup, content: Markup) -> Markup:
    """A page of ours in the host's layout, drawn by the host's own engine.

    Raises `LayoutError` when the layout leaves the content out.
    """
    g.portal_in_layout = True
    layout = portal().layout
    part = HostedPart(layout=layout, title=title, head=head, content=content)
    html = render_template("portal/kits/standard/hosted.html", huisraad=part)
    if content not in html:
        raise LayoutError(f"The layout {layout} has no block that is called content.")
    return Markup(html)  # noqa: S704 - the host's engine and ours escaped what they drew


@dataclass(frozen=True, kw_only=True)
class HostedPart:
    """What ``hosted.html`` puts in the blocks of a host's layout."""

    layout: str
    title: str
    head: Markup
    content: Markup


def render(page: Page, status: int = 200) -> ResponseReturnValue:
    """The page in the reader's own view, or as the paper that is asked for; kept by no cache.
    Without a host's layout: what goes on paper, and what went wrong, as it may be the layout."""
    if paper := onpaper.asked_for(page, status):
        return paper
    templates().engine(current_app)
    hosted = bool(portal().layout) and status < 500 and not page.for_paper
    html = draw(templates().name_of(type(page), current_view()), page, hosted=hosted)
    response = make_response(html, status)
    response.headers["Cache-Control"] = "no-store"
    return response
