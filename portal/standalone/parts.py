"""What Huisraad is made of and needs beside it: packages, files, a voice; for `doctor`."""

import importlib.metadata
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pictos import symbols
from pictos.symbols import Symbol, UnknownSymbolError
from portal.i18n import gettext as _
from portal.paths import STATIC, TEMPLATES, TRANSLATIONS
from portal.speech import service as speech

SYMBOLS = ("own:meeting", "openmoji:1F3E0")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was looked at; ``advice`` says what to do when it is off."""

    ok: bool
    what: str
    advice: str = ""


def of_program() -> Iterator[Finding]:
    """Whether all packages are there, with what lies beside the code."""
    advice = _("Install Huisraad again.")
    missing = [name for name in _needed() if not _is_there(name)]
    if missing:
        what = _("Packages are missing: %(names)s.", names=", ".join(missing))
        yield Finding(ok=False, what=what, advice=advice)
    lacking = [path.name for path in (TEMPLATES, STATIC) if not path.is_dir()]
    if not list(TRANSLATIONS.glob("nl/*/portal.mo")):
        lacking.append("nl/portal.mo")
    lacking += [name for name in SYMBOLS if not _draws(name)]
    if lacking:
        what = _("Parts of Huisraad are missing: %(names)s.", names=", ".join(lacking))
        yield Finding(ok=False, what=what, advice=advice)
    if not missing and not lacking:
        yield Finding(ok=True, what=_("Pages, words and pictograms are complete."))


def of_voice() -> Finding:
    """Whether this server reads aloud to a device that has no Dutch voice of its own."""
    voice = speech.find()
    if voice is None:
        what = _("There is no voice here: only a tablet with a Dutch voice reads aloud.")
        advice = _("Install espeak-ng, or: pip install espeakng-loader")
        return Finding(ok=True, what=what, advice=advice)
    if speech.speak(voice, "Hallo.") is None:
        what = _("The voice of this server does not work: %(name)s.", name=voice.name)
        return Finding(ok=False, what=what, advice=_("Install it again."))
    return Finding(ok=True, what=_("The voice of this server works: %(name)s.", name=voice.name))


def _needed() -> list[str]:
    try:
        asked = importlib.metadata.requires("huisraad") or []
    except importlib.metadata.PackageNotFoundError:
        return ["huisraad"]
    plain = [one for one in asked if "extra ==" not in one]
    return [found[0] for one in plain if (found := re.match(r"[\w.-]+", one))]


def _is_there(package: str) -> bool:
    try:
        importlib.metadata.distribution(package)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _draws(name: str) -> bool:
    try:
        return bool(symbols.svg(Symbol.parse(name)))
    except (UnknownSymbolError, OSError):
        return False
