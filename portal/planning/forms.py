"""What is asked for a year plan, a subject of it, and a school holiday."""

from collections.abc import Sequence
from typing import Any, ClassVar

from wtforms import IntegerField, RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional

from portal.forms import Day, LongText, PortalForm, Text, Version, offered
from portal.i18n import day, gettext
from portal.i18n import lazy_gettext as _
from portal.meetings.models import Meeting
from portal.planning.service import COPY, EMPTY, PICTURES, READY, Words, month_name

OWN_PICTURE = "own:talk-first"


class BeginForm(PortalForm):
    """What a year plan begins with."""

    source = RadioField(
        _("What do we begin with?"),
        [InputRequired(_("Choose one."))],
        render_kw={
            "symbols": {READY: "own:plan", COPY: "own:earlier", EMPTY: "own:empty"},
        },
    )

    def offer(self, year: int, *, last: bool) -> None:
        """The ready-made year, last year's plan when there is one, or nothing."""
        again = [(COPY, gettext("The plan of %(year)s", year=year - 1))] if last else []
        ready = [(READY, gettext("A year that is ready to change"))]
        self.source.choices = offered([*again, *ready, (EMPTY, gettext("An empty year"))])
        self.source.data = self.source.data or (COPY if last else READY)


class Whole(IntegerField):
    """A number, in words that help when it is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        if valuelist and not valuelist[0].strip():
            self.data = None
            return
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(gettext("Fill in a number from 1 to 31.")) from None


class EntryForm(PortalForm):
    """A subject: what, in which month; the rest is right as it is for most."""

    heeded: ClassVar[tuple[str, ...]] = ("title", "text")
    seldom = ("day", "symbol", "law")

    title = Text(
        _("What do we talk about?"), [DataRequired(_("Give the subject a name."))], most=160
    )
    month = SelectField(_("In which month?"), [InputRequired(_("Choose one."))], coerce=int)
    text = LongText(_("What is it about?"), most=2000)
    day = Whole(
        _("On which day of the month?"),
        [Optional(), NumberRange(1, 31, _("Fill in a number from 1 to 31."))],
        description=_("Left empty it is somewhere in that month."),
    )
    law = Text(
        _("On which right does it rest?"),
        description=_("An article of the law, such as Wmcz 2018 art. 7. Left empty for a custom."),
    )
    symbol = RadioField(_("Which picture?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.month.choices = offered((one, month_name(one)) for one in range(1, 13))
        pictures = {OWN_PICTURE: gettext("Something to talk about"), **PICTURES}
        if (mine := self.symbol.object_data) and mine not in pictures:
            pictures[mine] = gettext("The picture that it has")
        self.symbol.choices = offered(pictures.items())
        self.symbol.render_kw = {"symbols": {one: one for one in pictures}}
        self.symbol.data = self.symbol.data or OWN_PICTURE

    @property
    def words(self) -> Words:
        """What was filled in."""
        return Words(
            title=self.title.data or "",
            month=self.month.data,
            day=self.day.data,
            text=self.text.data or "",
            law=self.law.data or "",
            symbol=self.symbol.data or "",
        )


class EditEntryForm(EntryForm):
    """The same for a subject that exists."""

    version = Version()


class PutOnForm(PortalForm):
    """On which agenda a subject comes."""

    meeting = SelectField(_("On which agenda?"), [DataRequired(_("Choose a meeting."))], coerce=int)

    def offer(self, meetings: Sequence[Meeting]) -> None:
        """The meetings to choose from."""
        self.meeting.choices = offered(
            (one.id, f"{day(one.starts_at)}: {one.title}") for one in meetings
        )


class HolidayForm(PortalForm):
    """A school holiday of the region."""

    together = (("first", "last"),)

    name = Text(_("Which holiday is it?"), [DataRequired(_("Give the holiday a name."))], most=60)
    first = Day(_("First day"), [InputRequired(_("Choose a day."))])
    last = Day(_("Last day"), [InputRequired(_("Choose a day."))])
