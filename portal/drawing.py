"""What both kits draw in the same way, in Python: a page holds a hundred of these."""

from collections.abc import Hashable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from flask import current_app, g
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from pictos.adapting import bci_of
from portal.cleaning import printable
from portal.context import View, current_actor, current_skin, current_view
from portal.i18n import language
from portal.looks import USUAL, OwnView
from portal.pictures import photo_url, picto_url, root, used_symbols
from portal.rendering import Chip, templates
from portal.symbolsets import service as symbolsets

_NOTHING = Markup()
OF_ME = ("own:i", "own:mine")
"""The pictograms that stand for the reader."""


@lru_cache(maxsize=256)
def icon(name: str, more: str = "") -> Markup:
    """An ink mark of ``kits/icons.html``, which never changes; ``more`` is another class."""
    drawn: Any = templates().engine(current_app).get_template("portal/kits/icons.html").module
    mark: Markup = drawn.icon(name, more)
    return mark


def picto(symbol: str, size: int = 64, alt: str = "", lazy: bool = False) -> Markup:
    """A pictogram by name; nothing for one that cannot be drawn. A list draws it often."""
    if alt:
        return _picto(symbol, size, alt, lazy)
    try:
        page: dict[tuple[str, int, bool], Markup] = g.portal_pictos
    except AttributeError:
        page = g.portal_pictos = {}
    known = page.get((symbol, size, lazy))
    if known is None:
        known = page[symbol, size, lazy] = _picto(symbol, size, alt, lazy)
    return known


def _picto(symbol: str, size: int, alt: str, lazy: bool) -> Markup:
    address = picto_url(symbol) if symbol else ""
    if not address:
        return _NOTHING
    more = ' loading="lazy"' if lazy else ""
    if _adapts() and (number := bci_of(symbol)):
        more += f' adapt-symbol="{number}"'
    return _image("picto", address, size, alt, more)


def _adapts() -> bool:
    """Whether this page names what its pictograms mean, for programs that draw their own."""
    return current_view() is View.PICTO and symbolsets.adapts()


def face(person: Any, size: int = 40, alt: str = "") -> Markup:
    """A person's photo or initials; nothing for nobody."""
    return _image("face", photo_url(person), size, alt) if person else _NOTHING


@lru_cache(maxsize=1024, typed=True)
def _image(kind: str, address: str, size: int, alt: str, more: str = "") -> Markup:
    said, at = escape(alt), escape(address)
    return Markup(  # noqa: S704 - each part is escaped, or ours
        f'<img class="{kind}" src="{at}" width="{size}" height="{size}" alt="{said}"{more}>'
    )


def picture(thing: Any, size: int = 64) -> Markup:
    """A photo where there is one to show, else the pictogram."""
    alt = getattr(thing, "alt", "") or ""
    if person := getattr(thing, "photo_of", None):
        return face(person, size, alt)
    return picto(getattr(thing, "symbol", ""), size, alt)


def look() -> OwnView:
    """How this page is drawn: as the reader wants it, or as somebody whom the reader helps.

    A switch is the reader's own; and only pictures are left out or added in the picto view.
    """
    own = current_actor().own_view
    shown: OwnView | None = getattr(g.get("portal_page"), "drawn_as", None)
    if shown is not None:
        return replace(shown, scan=own.scan, pace=own.pace)
    return own if current_view() is View.PICTO else replace(own, pictos=USUAL.pictos)


def looks_like() -> Markup:
    """The settings of the page, on its outermost element: for the styles and scripts."""
    return _attributes(look())


@lru_cache(maxsize=256)
def _attributes(shown: OwnView) -> Markup:
    return Markup().join(Markup(' {}="{}"').format(*one) for one in shown.attributes.items())


def own(thing: Any, size: int) -> Markup:
    """The picture of a tile or button, which for "I" can be the reader's own photo."""
    actor = current_actor()
    if getattr(thing, "symbol", "") in OF_ME and actor.own_view.me == "photo" and actor.photo_key:
        return face(actor, size)
    return picture(thing, size)


def hidden(form: Any) -> Markup:
    """The hidden fields, without ids: several forms on a page carry a field of the same name."""
    return _NOTHING.join(unseen(one.name, printable(one._value())) for one in form.hidden)


def unseen(name: str, value: str) -> Markup:
    """One hidden field."""
    said = escape(value)
    return Markup(f'<input type="hidden" name="{escape(name)}" value="{said}">')  # noqa: S704


@lru_cache(maxsize=1024)
def chip(one: Chip) -> Markup:
    """A state in words."""
    mark = icon(one.mark) if one.mark else ""
    return Markup(f'<span class="chip {escape(one.tone)}">{mark}{escape(one.text)}</span>')  # noqa: S704


def kept(component: Macro, *values: Hashable) -> Markup:
    """What a component draws of these values, drawn once for a language and a look, then kept.

    For what is large and asks nothing but its values: many read the same agenda.
    """
    markup, symbols = _drawn(component, language(), root(), _ways(), values)
    used_symbols().update(symbols)
    return markup


def _ways() -> tuple[Hashable, ...]:
    """What makes the same values look otherwise."""
    actor = current_actor()
    me = photo_url(actor) if actor.own_view.me == "photo" else ""
    return current_skin(), _adapts(), look().pictos, me


@lru_cache(maxsize=512)
def _drawn(
    component: Macro,
    reading: str,
    beginning: str,
    ways: tuple[Hashable, ...],
    values: tuple[Hashable, ...],
) -> tuple[Markup, frozenset[str]]:
    others, g.portal_symbols, g.portal_pictos = used_symbols(), set(), {}
    try:
        markup = Markup(component(*values))  # noqa: S704 - a component escapes what it draws
        return markup, frozenset(used_symbols())
    finally:
        g.portal_symbols, g.portal_pictos = others, {}
