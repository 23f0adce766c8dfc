"""What is asked for a series of meetings."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any, ClassVar

from wtforms import RadioField, SelectMultipleField
from wtforms.validators import InputRequired

from portal import clock
from portal.councils.models import Council
from portal.forms import Day, Hour, PortalForm, Text, offered
from portal.i18n import gettext, written
from portal.i18n import lazy_gettext as _
from portal.meetings.models import MeetingKind
from portal.meetings.service import EMPTY, FITTING, KINDS, When, kinds_of
from portal.planning.service import Away, near
from portal.series.models import Often
from portal.series.service import Plan, Proposed

OFTEN: Mapping[Often, Any] = {
    Often.WEEKLY: _("Every week"),
    Often.FORTNIGHTLY: _("Every two weeks"),
    Often.FOUR_WEEKLY: _("Every four weeks"),
    Often.MONTHLY_WEEKDAY: _("Every month, such as the third Thursday"),
    Often.MONTHLY_LAST: _("Every month, such as the last Thursday"),
    Often.MONTHLY_DAY: _("Every month, such as the 18th"),
}
_PICTURES = {
    Often.WEEKLY: "own:week",
    Often.FORTNIGHTLY: "own:next-week",
    Often.FOUR_WEEKLY: "own:month",
    Often.MONTHLY_WEEKDAY: "own:schedule",
    Often.MONTHLY_LAST: "own:appointment",
    Often.MONTHLY_DAY: "own:day",
}


class TimesForm(PortalForm):
    """At what time and where the meetings are."""

    together: ClassVar[tuple[tuple[str, ...], ...]] = (("begins", "ends"),)

    begins = Hour(_("What time does it begin?"), [InputRequired(_("Choose a time."))])
    ends = Hour(_("What time does it end?"), [InputRequired(_("Choose a time."))])
    place = Text(_("Where is it?"))


class SeriesForm(TimesForm):
    """How often, from and until when; the rest is right as it is for most."""

    together = (("first", "begins", "ends"), ("until", "place"))
    seldom = ("kind", "source", "link")

    first = Day(_("On which day is the first?"), [InputRequired(_("Choose a day."))])
    often = RadioField(
        _("How often?"),
        [InputRequired(_("Choose one."))],
        choices=offered(OFTEN.items()),
        render_kw={"symbols": _PICTURES},
    )
    until = Day(_("Until which day?"), [InputRequired(_("Choose a day."))])
    kind = RadioField(_("Who meet?"))
    source = RadioField(_("What does each agenda begin with?"))
    link = Text(_("Can people take part on a screen? Paste the link."), most=500)

    field_order = ("first", "begins", "ends", "often", "until", "place", "kind", "source", "link")

    def __init__(
        self,
        *args: Any,
        council: Council,
        own: Iterable[tuple[str, str]] = (),
        away: Sequence[Away] = (),
        **kwargs: Any,
    ) -> None:
        """``own``: the council's own templates of agendas; ``away``: holidays to come."""
        super().__init__(*args, **kwargs)
        kinds = kinds_of(council)
        self.kind.choices = offered((one, KINDS[one][1]) for one in kinds)
        self.kind.render_kw = {"symbols": {one: about[2] for one, about in KINDS.items()}}
        self.kind.data = self.kind.data or kinds[0]
        whole, empty = gettext("A whole agenda that fits"), gettext("An empty agenda")
        self.source.choices = offered([(FITTING, whole), *own, (EMPTY, empty)])
        self.source.data = self.source.data or FITTING
        self.first.description = near(away)

    def __iter__(self) -> Any:
        return (self._fields[name] for name in ("act", "csrf_token", *self.field_order))

    @property
    def asked(self) -> dict[str, str]:
        """The same as words in an address, for the page where the days are chosen."""
        values = {name: self[name].data for name in self.field_order}
        return {
            name: value.strftime("%H:%M") if isinstance(value, time) else str(value)
            for name, value in values.items()
            if value
        }


def plan_of(asked: Mapping[str, str], council: Council) -> tuple[Plan, str] | None:
    """The series that such an address says, and what its agendas begin with; else none."""
    try:
        first, until = (date.fromisoformat(asked[name]) for name in ("first", "until"))
        begins, ends = (time.fromisoformat(asked[name]) for name in ("begins", "ends"))
        kind = MeetingKind(asked.get("kind", kinds_of(council)[0]))
        often = Often(asked["often"])
    except (KeyError, ValueError):
        return None
    if kind not in kinds_of(council) or begins.tzinfo or ends.tzinfo:
        return None
    now = clock.now()
    when = When(
        starts_at=now,
        ends_at=now,
        place=asked.get("place", "")[:120],
        link=asked.get("link", "")[:500],
        kind=kind,
    )
    plan = Plan(often=often, first=first, until=until, begins=begins, ends=ends, when=when)
    return plan, asked.get("source", FITTING)


class DaysForm(PortalForm):
    """On which of the proposed days there is a meeting."""

    days = SelectMultipleField(_("On which days do you meet?"))

    def offer(self, proposed: Sequence[Proposed]) -> None:
        """The days with what falls on them; those that fit are ticked."""
        self.days.choices = offered((one.day.isoformat(), _words(one)) for one in proposed)
        leaves = {one.day.isoformat(): f"leaf:{one.day:%Y-%m-%d}" for one in proposed}
        self.days.render_kw = {"symbols": leaves}
        if self.days.raw_data is None:
            self.days.data = [one.day.isoformat() for one in proposed if one.fits]

    @property
    def chosen(self) -> list[date]:
        """The days that are ticked."""
        return [date.fromisoformat(one) for one in self.days.data or ()]


def _words(one: Proposed) -> str:
    """The day, and why one may want to leave it out."""
    notes = [away.name for away in one.away]
    if one.instead_of:
        day = written(one.instead_of, "d MMMM")
        notes.insert(0, gettext("instead of %(day)s", day=day))
    if one.taken:
        notes.append(gettext("the council meets already"))
    if one.busy:
        names = ", ".join(one.busy)
        notes.append(gettext("elsewhere then: %(names)s", names=names))
    day = written(one.day, "EEEE d MMMM")
    return f"{day}: {'; '.join(notes)}" if notes else day
