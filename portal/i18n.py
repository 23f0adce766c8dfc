"""The portal's own words and dates, in the reader's language, inside any host.

The language is what the reader chose here, else what the host's Flask-Babel says, else (in a
host without it) what the browser asks for; Dutch when nobody says anything.
"""

from datetime import date, datetime
from functools import lru_cache
from gettext import NullTranslations
from typing import Any

from babel.dates import format_date, format_datetime
from babel.support import Translations
from flask import current_app, g, has_app_context, has_request_context, request
from flask_babel import get_locale
from flask_babel.speaklater import LazyString

from portal import clock
from portal.paths import TRANSLATIONS

LANGUAGES = {"nl": "Nederlands", "en": "English"}
LANGUAGE_COOKIE = "huisraad_language"


def language() -> str:
    """The reader's language, one of `LANGUAGES`."""
    if "portal_language" not in g:
        g.portal_language = _asked()
    found: str = g.portal_language
    return found


def _asked() -> str:
    chosen = request.cookies.get(LANGUAGE_COOKIE, "") if has_request_context() else ""
    if chosen in LANGUAGES:
        return chosen
    if "babel" in current_app.extensions:
        return next((one for one in LANGUAGES if str(get_locale()).startswith(one)), "en")
    asked = request.accept_languages.best_match(LANGUAGES) if has_request_context() else None
    return asked or "nl"


@lru_cache
def _catalogue(language: str) -> NullTranslations:
    return Translations.load(str(TRANSLATIONS), [language], "portal")


def _words() -> Any:
    try:
        return g.portal_words
    except AttributeError:
        words = g.portal_words = _catalogue(language())
        return words
    except RuntimeError:  # nobody reads: outside an application the words are the msgids
        return _catalogue("")


def gettext(message: str, **variables: Any) -> str:
    """The message in the reader's language, its ``%(name)s`` filled in."""
    found: str = _words().gettext(message)
    return found % variables if variables else found


def ngettext(one: str, many: str, num: int, **variables: Any) -> str:
    """The message for so many, which it may name as ``%(num)s``."""
    found: str = _words().ngettext(one, many, num)
    return found % {"num": num, **variables}


def lazy_gettext(message: str, **variables: Any) -> Any:
    """The message in the language of whoever reads it later."""
    return LazyString(gettext, message, **variables)


_ = gettext


def aloud(text: Any) -> Any:
    """The text as a Dutch voice is to say it ("€ 5,-" is "vijf euro"), for who reads Dutch."""
    from pictos.speech import spoken

    return spoken(str(text)) if text and language() == "nl" else text


def _locale() -> str:
    return language() if has_app_context() else "nl"


def written(moment: date, pattern: str) -> str:
    """A day, or a moment on the organisation's own clock, in this pattern of Unicode's CLDR."""
    here = clock.local(moment) if isinstance(moment, datetime) else moment
    return _written(here, pattern, _locale())


@lru_cache(maxsize=4096)
def _written(here: date, pattern: str, language: str) -> str:
    write: Any = format_datetime if isinstance(here, datetime) else format_date
    words: str = write(here, pattern, locale=language)
    return words


def day(moment: date) -> str:
    """The day in full, on the organisation's own calendar: "donderdag 18 februari 2027"."""
    here = clock.local(moment).date() if isinstance(moment, datetime) else moment
    reading = _locale()
    return _written(here, "EEEE d MMMM y" if reading == "nl" else "EEEE, d MMMM y", reading)


def hour(moment: datetime) -> str:
    """The time on the organisation's own clock: "14.00 uur"."""
    here = clock.local(moment)
    return gettext("%(time)s hours", time=f"{here.hour}.{here.minute:02}")
