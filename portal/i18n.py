"""The portal's own message domain, so that it reads well inside any host."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_time
from flask import g
from flask_babel import Domain, get_locale

from portal import clock
from portal.paths import TRANSLATIONS


class _Words(Domain):  # type: ignore[misc]
    """A domain that finds its catalogue once a request: a page asks for some 200 words."""

    def get_translations(self) -> Any:
        """The words of the reader's language, also while another one is forced."""
        # Kept beside the locale that Flask-Babel keeps; without that, looked for each time.
        context: Any = getattr(g, "_flask_babel", None) if g else None
        locale = getattr(context, "babel_locale", None)
        if locale is None:
            return super().get_translations()
        kept: tuple[Any, Any] = getattr(context, "portal_words", (None, None))
        if kept[0] is not locale:
            kept = context.portal_words = (locale, super().get_translations())
        return kept[1]


domain = _Words(translation_directories=[str(TRANSLATIONS)], domain="portal")
gettext: Callable[..., str] = domain.gettext
ngettext: Callable[..., str] = domain.ngettext
_ = gettext
lazy_gettext = domain.lazy_gettext


def day(moment: date) -> str:
    """The day in full, on the organisation's own calendar: "donderdag 18 februari 2027"."""
    here = clock.local(moment) if isinstance(moment, datetime) else moment
    locale = get_locale() or "nl"
    pattern = "EEEE d MMMM y" if str(locale).startswith("nl") else "EEEE, d MMMM y"
    return format_date(here, pattern, locale=locale)


def hour(moment: datetime) -> str:
    """The time on the organisation's own clock: "14.00 uur"."""
    time = format_time(clock.local(moment), "H.mm", locale="nl")
    return gettext("%(time)s hours", time=time)
