"""What both kits draw in the same way, in Python: a page holds a hundred of these."""

from functools import lru_cache
from typing import Any

from flask import current_app
from markupsafe import Markup

from portal.pictures import photo_url, picto_url

_IMG = Markup(
    '<img class="%s"\n         src="%s"\n         width="%s"\n         height="%s"\n'
    '         alt="%s"%s>'
)
_LAZY = Markup(' loading="lazy"')
_HIDDEN = Markup('<input type="hidden" name="%s" value="%s">')
_NOTHING = Markup()


@lru_cache(maxsize=256)
def icon(name: str, more: str = "") -> Markup:
    """An ink mark of ``kits/icons.html``, which never changes; ``more`` is another class."""
    drawn: Any = current_app.jinja_env.get_template("portal/kits/icons.html").module
    mark: Markup = drawn.icon(name, more)
    return mark


def picto(symbol: str, size: int = 64, alt: str = "", lazy: bool = False) -> Markup:
    """A pictogram by name; nothing for one that cannot be drawn."""
    address = picto_url(symbol) if symbol else ""
    if not address:
        return _NOTHING
    return _IMG % ("picto", address, size, size, alt, _LAZY if lazy else "")


def face(person: Any, size: int = 40, alt: str = "") -> Markup:
    """A person's photo or initials; nothing for nobody."""
    return _IMG % ("face", photo_url(person), size, size, alt, "") if person else _NOTHING


def picture(thing: Any, size: int = 64) -> Markup:
    """A photo where there is one to show, else the pictogram."""
    alt = getattr(thing, "alt", "") or ""
    if person := getattr(thing, "photo_of", None):
        return face(person, size, alt)
    return picto(getattr(thing, "symbol", ""), size, alt)


def hidden(form: Any) -> Markup:
    """The hidden fields, without ids: several forms on a page carry a field of the same name."""
    return _NOTHING.join(_HIDDEN % (one.name, one._value()) for one in form.hidden)
