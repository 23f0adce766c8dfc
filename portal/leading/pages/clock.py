"""The time that is left, as a disc that shrinks and in words; it steps once a minute."""

from dataclasses import dataclass
from math import cos, pi, sin

from portal import clock
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.leading.models import Sitting

BREAK_MINUTES = 10
"""How long a break is that does not stand on the agenda."""
_MIDDLE, _RADIUS, _MOST_TICKS = 60, 46, 20


@dataclass(frozen=True, kw_only=True)
class Disc:
    """``left`` seconds of ``planned`` minutes; below zero the time is up. It never alarms."""

    left: int
    planned: int

    @property
    def minutes(self) -> int:
        """Whole minutes that are left, the one that runs included."""
        return max(0, -(-self.left // 60))

    @property
    def words(self) -> str:
        """What is left, in words."""
        if not self.minutes:
            return _("The time is up.")
        return ngettext("%(num)s minute left", "%(num)s minutes left", self.minutes)

    @property
    def over(self) -> str:
        """How much longer it took than planned, for who leads."""
        longer = -self.left // 60
        if longer < 1:
            return ""
        return ngettext(
            "%(num)s minute longer than planned", "%(num)s minutes longer than planned", longer
        )

    @property
    def path(self) -> str:
        """The part of the disc that is left, as the path of an SVG; empty when nothing is."""
        share = min(1.0, self.minutes / self.planned) if self.planned else 0.0
        if share <= 0:
            return ""
        top = _MIDDLE - _RADIUS
        if share >= 1:
            low = _MIDDLE + _RADIUS
            arc = f"A{_RADIUS} {_RADIUS} 0 1 1"
            return f"M{_MIDDLE} {top}{arc} {_MIDDLE} {low}{arc} {_MIDDLE} {top}z"
        angle = 2 * pi * share
        x, y = _MIDDLE + _RADIUS * sin(angle), _MIDDLE - _RADIUS * cos(angle)
        large = int(share > 0.5)
        return f"M60 60V{top}A{_RADIUS} {_RADIUS} 0 {large} 1 {x:.1f} {y:.1f}z"

    @property
    def ticks(self) -> list[float]:
        """The angles of the marks at the edge: a minute each, at most twenty."""
        count = self.planned if 0 < self.planned <= _MOST_TICKS else 12
        return [round(360 * number / count, 1) for number in range(count)]


def disc_of(sitting: Sitting, minutes: int, seconds: int) -> Disc:
    """The disc of the present item (or break): of so many minutes, after so many seconds.

    Moments are compared in UTC, so that a clock that is set forward changes nothing.
    """
    now = clock.now()
    if sitting.break_since is not None:
        gone = int((now - sitting.break_since).total_seconds())
        return Disc(left=BREAK_MINUTES * 60 - gone, planned=BREAK_MINUTES)
    gone = seconds + int((now - sitting.item_since).total_seconds())
    return Disc(left=minutes * 60 - gone, planned=minutes)
