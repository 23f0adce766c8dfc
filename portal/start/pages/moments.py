"""How a moment is said."""

from datetime import datetime

from portal.i18n import gettext as _
from portal.i18n import written


def when(moment: datetime | None) -> str:
    """A moment as it is said: "donderdag 18 februari, 14.00 uur"; nothing when there is none."""
    if moment is None:
        return ""
    said = written(moment, "EEEE d MMMM, HH.mm")
    return _("%(moment)s o'clock", moment=said)
