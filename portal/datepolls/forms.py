"""What is asked for a question after a date."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired, Optional

from portal import clock
from portal.councils.models import Council
from portal.datepolls.service import MOST, Question
from portal.errors import RefusedError
from portal.fields import offer_people
from portal.forms import Day, Hour, PortalForm, Text, offered
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.meetings.models import MeetingKind
from portal.meetings.service import KINDS, When, kinds_of
from portal.people.models import Person

LASTS = (30, 45, 60, 90, 120, 180)
ASKED_FIRST = 3


def _day(number: int) -> Day:
    needed = InputRequired(_("Choose a day.")) if number < ASKED_FIRST else Optional()
    return Day(_("Moment %(n)s: on which day?", n=number), [needed])


def _time(number: int) -> Hour:
    needed = InputRequired(_("Choose a time.")) if number < ASKED_FIRST else Optional()
    return Hour(_("At what time?"), [needed])


class AskForm(PortalForm):
    """Two to eight moments; the first three are asked of everybody."""

    day1, time1 = _day(1), _time(1)
    day2, time2 = _day(2), _time(2)
    day3, time3 = _day(3), _time(3)
    day4, time4 = _day(4), _time(4)
    day5, time5 = _day(5), _time(5)
    day6, time6 = _day(6), _time(6)
    day7, time7 = _day(7), _time(7)
    day8, time8 = _day(8), _time(8)
    minutes = SelectField(
        _("How long does it last?"),
        [InputRequired(_("Choose one."))],
        coerce=int,
        choices=offered((one, _("%(num)s minutes", num=one)) for one in LASTS),
    )
    closes_on = Day(_("Until when can people answer?"), [InputRequired(_("Choose a day."))])
    place = Text(_("Where is it?"))
    kind = RadioField(_("Who meet?"))
    title = Text(_("Its own name"), description=_("Left empty it is called after its kind."))

    together = (
        *((f"day{n}", f"time{n}") for n in range(1, ASKED_FIRST + 1)),
        ("minutes", "closes_on", "place"),
    )
    seldom = (
        *(name for n in range(ASKED_FIRST + 1, MOST + 1) for name in (f"day{n}", f"time{n}")),
        "kind",
        "title",
    )

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = kinds_of(council)
        self.kind.choices = offered((one, KINDS[one][1]) for one in kinds)
        self.kind.render_kw = {"symbols": {one: about[2] for one, about in KINDS.items()}}
        self.kind.data = self.kind.data or kinds[0]

    @property
    def question(self) -> Question:
        """What was filled in. Raises `RefusedError` for half a moment."""
        return Question(
            title=self.title.data or "",
            place=self.place.data or "",
            kind=MeetingKind(self.kind.data),
            closes_on=self.closes_on.data or date.min,
            moments=tuple(self._moments()),
        )

    def _moments(self) -> Iterable[tuple[datetime, datetime]]:
        for number in range(1, MOST + 1):
            on: date | None = self[f"day{number}"].data
            at: time | None = self[f"time{number}"].data
            if on is None:
                continue
            if at is None:
                raise RefusedError(gettext("Choose a time."), field=f"time{number}")
            begins = clock.from_local(datetime.combine(on, at))
            yield begins, begins + timedelta(minutes=self.minutes.data)


def usual(when: When, closes_on: date) -> dict[str, Any]:
    """What each moment begins with: the time, length and place of the council's usual meeting."""
    begins = clock.local(when.starts_at).time()
    lasts = (when.ends_at - when.starts_at) // timedelta(minutes=1)
    return {
        **{f"time{number}": begins for number in range(1, MOST + 1)},
        "minutes": min(LASTS, key=lambda one: abs(one - lasts)),
        "place": when.place,
        "closes_on": closes_on,
    }


class ChooseForm(PortalForm):
    """Which moment it becomes."""

    moment = RadioField(_("Which moment?"), [InputRequired(_("Choose one."))], coerce=int)


class WhoseForm(PortalForm):
    """For whom somebody types in what was said on paper or aloud."""

    person = RadioField(
        _("Whose answer is it?"), [InputRequired(_("Choose somebody."))], coerce=int
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self.person, ((one, one.name) for one in people))
