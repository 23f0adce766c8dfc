"""What is asked for a meeting."""

from datetime import date, datetime, time
from typing import Any

from wtforms import DateField, RadioField, TimeField, ValidationError
from wtforms.validators import InputRequired

from portal import clock
from portal.agenda.models import TEMPLATES
from portal.errors import RefusedError
from portal.forms import PortalForm, Text, Version, offered
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.meetings.service import EMPTY, FROM_LAST, When


class Day(DateField):
    """A day, in words that help when it is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(gettext("Fill in a day, like 18-02-2027.")) from None
        if self.data and not 1900 < self.data.year < 2200:
            self.data = None
            raise ValueError(gettext("Choose a day within three years."))


class Hour(TimeField):
    """A time of the day, in words that help when it is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(gettext("Fill in a time, like 14:00.")) from None


class MeetingForm(PortalForm):
    """Title, day, time and place."""

    together = (("date", "begins", "ends"),)

    title = Text(_("What kind of meeting is it?"), [InputRequired(_("Give the meeting a name."))])
    date = Day(_("On which day?"), [InputRequired(_("Choose a day."))])
    begins = Hour(_("What time does it begin?"), [InputRequired(_("Choose a time."))])
    ends = Hour(_("What time does it end?"), [InputRequired(_("Choose a time."))])
    place = Text(_("Where is it?"))

    def validate_title(self, field: Any) -> None:
        """Blanks and invisible marks are no name."""
        if not field.data:
            raise ValidationError(gettext("Give the meeting a name."))

    @property
    def when(self) -> When:
        """What was filled in. Raises `RefusedError` for a moment that cannot be computed."""
        day, begins, ends = self.date.data, self.begins.data, self.ends.data
        if day is None or begins is None or ends is None:
            raise RefusedError(gettext("Choose a day."), field="date")
        return When(
            title=self.title.data or "",
            starts_at=_moment(day, begins),
            ends_at=_moment(day, ends),
            place=self.place.data or "",
        )


class MakeMeetingForm(MeetingForm):
    """The same, and what the agenda begins with."""

    source = RadioField(_("What do we begin with?"), [InputRequired(_("Choose one."))])

    def __init__(self, *args: Any, last: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        again = [(FROM_LAST, gettext("The agenda of %(meeting)s", meeting=last))] if last else []
        ready = [(name, template.label) for name, template in TEMPLATES.items()]
        names = [*again, *ready, (EMPTY, gettext("An empty agenda"))]
        self.source.choices = offered(names)
        if self.source.data is None:
            self.source.data = FROM_LAST if last else "ten"


class EditMeetingForm(MeetingForm):
    """The same for a meeting that exists."""

    version = Version()


def filled(when: When) -> dict[str, Any]:
    """The form's fields for a meeting."""
    start, end = clock.local(when.starts_at), clock.local(when.ends_at)
    return {
        "title": when.title,
        "date": start.date(),
        "begins": start.time(),
        "ends": end.time(),
        "place": when.place,
    }


def _moment(day: date, at: time) -> datetime:
    return clock.from_local(datetime.combine(day, at))
