"""A language that nobody speaks: each message of the catalogue in accents only, and longer.

What is still in plain letters on a page is what people wrote, or words that are in no catalogue.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from portal import i18n
from portal.forms import PortalForm
from portal.paths import TRANSLATIONS
from portal.planning.service.away import Away, away, public
from tests.client import tree

CODE = "el"
"""Days and months come from Unicode, not from a catalogue: here in letters of their own too."""
KEPT = re.compile(r"(%\(\w+\)[sd]|%%)")
PLAIN = "abcdefghijklmnopqrstuvwxyz"
GROWN = "áà ƀ ĉ đ éè ƒ ĝ ĥ íì ĵ ķ ĺ ḿ ñ óò þ ɋ ŕ ŝ ť úù ṽ ŵ ẋ ý ž"
ACCENTS = dict(zip(PLAIN, GROWN.split(), strict=True))
LETTERS = str.maketrans(ACCENTS | {k.upper(): v.upper() for k, v in ACCENTS.items()})
"""A vowel becomes two: words grow by some 40 %, as they may in another language."""

SAID = ["alt", "title", "aria-label", "placeholder", "label", "data-say", "data-steps"]
SAID += ["data-stop", "data-sorry", "data-moved", "data-lost"]
"""Attributes that a person sees or hears, some of them through a script."""


def pseudo(message: str) -> str:
    """The message in accents, with its values where they were."""
    parts = KEPT.split(message)
    return "".join(part if n % 2 else part.translate(LETTERS) for n, part in enumerate(parts))


@contextmanager
def spoken(folder: Path) -> Iterator[None]:
    """The portal speaks it while the block runs, to whoever has its cookie."""
    with (TRANSLATIONS / "nl/LC_MESSAGES/portal.po").open("rb") as file:
        asked = read_po(file)
    catalogue = Catalog(locale=CODE)
    for one in filter(lambda message: message.id, asked):
        words = one.id if isinstance(one.id, tuple) else (one.id,)
        said = tuple(map(pseudo, words))
        catalogue.add(one.id, said if isinstance(one.id, tuple) else said[0], context=one.context)
    place = folder / CODE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "portal.mo").open("wb") as file:
        write_mo(file, catalogue)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(i18n, "TRANSLATIONS", folder)
        patch.setitem(i18n.LANGUAGES, CODE, pseudo("Pseudo"))
        patch.setattr(PortalForm.Meta, "get_translations", lambda *asked: _OfForms())
        patch.setitem(away.__globals__, "public", _holidays)
        i18n._catalogue.cache_clear()
        yield
    i18n._catalogue.cache_clear()


def _holidays(year: int, _language: str) -> tuple[Away, ...]:
    """The public holidays, whose names come from a library with a catalogue of its own."""
    return tuple(one._replace(name=pseudo(one.name)) for one in public(year, "en"))


class _OfForms:
    """The messages of WTForms, which brings a catalogue of its own."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return pseudo(one if count == 1 else many)


def words_of(html: str) -> Iterator[str]:
    """What is seen or heard of a page, text by text; what was looked for stands in its text."""
    for element in tree(html).iter():
        if not isinstance(element.tag, str) or element.tag == "mark":
            continue
        found = [element.get(name) for name in SAID]
        if element.tag not in ("script", "style", "textarea"):
            marked = [
                "".join(one.itertext()) + (one.tail or "") for one in element.iterfind("mark")
            ]
            found.append("".join([element.text or "", *marked]))
        if element.tag == "input" and element.get("type") in ("submit", "button"):
            found.append(element.get("value"))
        for text in (*found, element.tail):
            if words := " ".join((text or "").split()):
                yield words
