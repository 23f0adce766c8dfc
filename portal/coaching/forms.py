"""What is asked of supporters, and of the administrator about help from outside."""

from datetime import date, datetime, time
from typing import Any, ClassVar

from wtforms import RadioField, SelectMultipleField
from wtforms.validators import DataRequired, InputRequired, ValidationError

from portal import clock
from portal.coaching.models import Gathering
from portal.coaching.service import Learned, Planned, Reach, learning
from portal.forms import Day, Hour, LongText, PortalForm, Text, Version, offered
from portal.i18n import gettext, language, written
from portal.i18n import lazy_gettext as _

KINDS: dict[Gathering, tuple[Any, str]] = {
    Gathering.COURSE: (_("A course"), "openmoji:1F393"),
    Gathering.NETWORK: (_("A network meeting"), "own:collaborate"),
    Gathering.CONSULTATION: (_("Peer consultation"), "own:talk-first"),
    Gathering.OTHER: (_("Something else"), "openmoji:1F4C5"),
}
"""What supporters come together for, in words and with a picture."""
DAYS = dict(
    enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), 1)
)
WORKING_DAYS, WEEKEND = range(1, 6), range(6, 8)
A_MONDAY = date(2024, 1, 1)
MOST_HOURS = 200


class Hours(Text):
    """A number of hours with a comma, kept in minutes; nothing else is a number."""

    def process_data(self, value: Any) -> None:
        """Show minutes as hours."""
        super().process_data(None if value is None else hours(value))

    @property
    def minutes(self) -> int | None:
        """What was filled in, in minutes; nothing when it is no number of hours."""
        try:
            found = round(float((self.data or "").replace(",", ".")) * 60)
        except (ValueError, OverflowError):
            return None
        return found if 0 < found <= MOST_HOURS * 60 else None

    def pre_validate(self, form: Any) -> None:
        """Raises `ValidationError` for what is no number of hours."""
        if self.data and self.minutes is None:
            raise ValidationError(gettext("Fill in how many hours, like 1,5."))


def hours(minutes: int) -> str:
    """So many minutes in hours, as it is written here: "1,5"."""
    words = f"{minutes / 60:.2f}".rstrip("0").rstrip(".")
    return words.replace(".", ",") if language() == "nl" else words


class LearnedForm(PortalForm):
    """What was done to learn, when, for how long, and what came of it."""

    together: ClassVar[tuple[tuple[str, ...], ...]] = (("held_on", "minutes"),)

    what = Text(_("What did you do?"), [DataRequired(_("Write down what you did."))], most=160)
    held_on = Day(_("On which day?"), [InputRequired(_("Choose a day."))], default=learning.today)
    minutes = Hours(
        _("How many hours?"),
        [DataRequired(_("Fill in how many hours, like 1,5."))],
        most=10,
        render_kw={"inputmode": "decimal"},
    )
    learned = LongText(
        _("What did you learn?"), most=4000, description=_("You may leave this empty.")
    )

    def written(self) -> Learned:
        """What was filled in."""
        return Learned(
            held_on=self.held_on.data or learning.today(),
            what=self.what.data or "",
            minutes=self.minutes.minutes or 0,
            learned=self.learned.data or "",
        )


class ChangeLearnedForm(LearnedForm):
    """The same, of what is in the log."""

    version = Version()


class EventForm(PortalForm):
    """Something for supporters: what, when and where."""

    heeded: ClassVar[tuple[str, ...]] = ("title", "place")
    together: ClassVar[tuple[tuple[str, ...], ...]] = (("day", "time"), ("place", "link"))

    kind = RadioField(
        _("What is it?"),
        [InputRequired(_("Choose one."))],
        choices=offered((one, words) for one, (words, _symbol) in KINDS.items()),
        render_kw={"symbols": {one: symbol for one, (_words, symbol) in KINDS.items()}},
    )
    title = Text(_("What is it called?"), [DataRequired(_("Give it a name."))], most=160)
    day = Day(_("On which day?"), [InputRequired(_("Choose a day."))])
    time = Hour(_("At what time?"), [InputRequired(_("Choose a time."))])
    place = Text(_("Where is it?"), most=160)
    link = Text(
        _("Can people take part on a screen? Paste the link."),
        most=500,
        render_kw={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"},
    )

    def written(self) -> Planned:
        """What was filled in."""
        on, at = self.day.data or date.max, self.time.data or time()
        return Planned(
            kind=Gathering(self.kind.data),
            title=self.title.data or "",
            begins_at=clock.from_local(datetime.combine(on, at)),
            place=self.place.data or "",
            link=self.link.data or "",
        )


class ChangeEventForm(EventForm):
    """The same, of what is in the calendar."""

    version = Version()


class TipForm(PortalForm):
    """A tip for other supporters."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)
    text = LongText(
        _("What is your tip?"),
        [DataRequired(_("Write your tip down."))],
        most=400,
        description=_("Short, and nothing about a client."),
    )


class ChangeTipForm(TipForm):
    """The same, of a tip that is there."""

    version = Version()


class HandoverForm(PortalForm):
    """What else a new supporter should know."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)
    text = LongText(
        _("What else should a new supporter know?"),
        most=6000,
        description=_("For example: what works well here. Nothing about one person."),
    )
    version = Version()


class ContactForm(PortalForm):
    """Who helps from outside, and when."""

    together: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("name", "phone"),
        ("opens", "closes"),
    )
    seldom: ClassVar[tuple[str, ...]] = ("weekend",)

    name = Text(_("Who helps?"), [DataRequired(_("Give it a name."))])
    phone = Text(
        _("Which telephone number?"),
        [DataRequired(_("Fill in a telephone number."))],
        most=40,
        render_kw={"inputmode": "tel"},
    )
    about = Text(_("With what?"), most=200, description=_("For example: questions about the law."))
    days = SelectMultipleField(_("On which days?"), coerce=int)
    weekend = SelectMultipleField(_("In the weekend too?"), coerce=int)
    opens = Hour(_("From what time?"), [InputRequired(_("Choose a time."))], default=time(9))
    closes = Hour(_("Till what time?"), [InputRequired(_("Choose a time."))], default=time(17))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, numbers in ((self.days, WORKING_DAYS), (self.weekend, WEEKEND)):
            field.choices = offered((number, weekday(number)) for number in numbers)
            field.render_kw = {"symbols": {str(one): f"weekday:{DAYS[one]}" for one in numbers}}

    def written(self) -> Reach:
        """What was filled in."""
        return Reach(
            name=self.name.data or "",
            about=self.about.data or "",
            phone=self.phone.data or "",
            days=[*(self.days.data or ()), *(self.weekend.data or ())],
            opens=self.opens.data or time(),
            closes=self.closes.data or time(),
        )


class ChangeContactForm(ContactForm):
    """The same, of who helps already."""

    version = Version()


def weekday(number: int) -> str:
    """The day of the week in words, Monday being 1."""
    return written(A_MONDAY.replace(day=number), "EEEE")
