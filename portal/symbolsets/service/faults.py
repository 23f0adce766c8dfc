"""Why a set is refused, in a sentence that names the file; and what a licence asks."""

import re
from collections.abc import Mapping
from typing import Any

from pictos.sets.packs import Fault, PackError
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _

WORDS: Mapping[Fault, Any] = {
    Fault.DAMAGED: _("We cannot read %(file)s. Is it damaged?"),
    Fault.PASSWORD: _("There is a password on %(file)s. Take that off first."),
    Fault.OUTSIDE: _("We do not take %(file)s: its place is outside its own folder."),
    Fault.TWICE: _("The name of %(file)s is there twice. Give one of them another name."),
    Fault.TOO_LARGE: _("There is too much in %(file)s. Make it smaller."),
    Fault.TOO_MANY: _("There is too much in %(file)s. Split it into parts."),
    Fault.UNSAFE: _("We do not take %(file)s: there is more in it than a drawing."),
    Fault.NO_PICTURE: _("We find no picture in %(file)s."),
    Fault.NO_LABELS: _("We do not find the names of the files in %(file)s."),
    Fault.EMPTY: _("We find no pictograms with a word in %(file)s."),
}
_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -](\d\.\d)", re.IGNORECASE)


def sentence(error: PackError, key: str = "") -> str:
    """Why it is refused; without the name that a file only has with us, by its ``key``."""
    named = error.file if error.file and not (key and error.file.startswith(key)) else ""
    shown = f"“{named}”" if named else gettext("this file")
    return str(WORDS[error.fault]) % {"file": shown}


def address_of(licence: str) -> str:
    """Where a licence of Creative Commons can be read; empty for another."""
    found = _CREATIVE_COMMONS.fullmatch(licence.strip())
    if found is None:
        return ""
    return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"


def is_for_free_use_only(licence: str) -> bool:
    """Whether nobody may earn money with the pictures."""
    return bool(re.search(r"\bNC\b|non.?commercial|niet.?commercieel", licence, re.IGNORECASE))
