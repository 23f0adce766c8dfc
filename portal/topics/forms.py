"""What is asked before something happens with a topic."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from wtforms import BooleanField, RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired

from portal import clock
from portal.concepts import CONCEPTS
from portal.councils.models import Council
from portal.fields import offer_pictured
from portal.forms import LongText, PortalForm, Text, Version, offered
from portal.i18n import day, gettext
from portal.i18n import lazy_gettext as _
from portal.meetings.models import Meeting
from portal.topics.models import CLOSED, Topic, TopicState

_CLOSED = sorted(CLOSED)


class EditTopicForm(PortalForm):
    """The words of a topic."""

    heeded: ClassVar[tuple[str, ...]] = ("title", "text")
    title = Text(_("What do we call it?"), [DataRequired(_("Give it a name."))], most=160)
    text = LongText(
        _("What is it about?"),
        most=2000,
        description=_("This goes along to the agenda. A wish keeps its own words."),
    )
    version = Version()


class PlanForm(PortalForm):
    """On which agenda; ``common`` is only asked of what seems to be about one person."""

    meeting = SelectField(_("On which agenda?"), [DataRequired(_("Choose a meeting."))], coerce=int)
    common = BooleanField(_("It is about all of us"))
    version = Version()

    def offer(self, meetings: Sequence[Meeting]) -> None:
        """The meetings to choose from."""
        self.meeting.choices = offered(
            (one.id, f"{day(one.starts_at)}: {one.title}") for one in meetings
        )


class ParkForm(PortalForm):
    """Until when it waits, and why."""

    heeded: ClassVar[tuple[str, ...]] = ("why",)
    until = RadioField(_("Until when does it wait?"), [InputRequired(_("Choose one."))])
    why = LongText(_("Why?"), most=1000, description=_("You may leave this empty."))
    version = Version()

    def offer(self, meetings: Sequence[Meeting]) -> None:
        """A meeting after the next one, or some months from now."""
        today = clock.local(clock.now()).date()
        days = {clock.local(one.starts_at).date(): one.title for one in meetings[1:3]}
        choices = {
            when.isoformat(): gettext("the meeting of %(day)s", day=day(when)) for when in days
        }
        for words, weeks in (
            (gettext("a month"), 4),
            (gettext("three months"), 13),
            (gettext("half a year"), 26),
        ):
            choices[(today + timedelta(weeks=weeks)).isoformat()] = words
        self.until.choices = offered(choices.items())
        symbols = {value: f"leaf:{value}" for value in choices}
        self.until.render_kw = {"symbols": symbols}

    @property
    def day(self) -> date:
        """The day that was chosen."""
        return date.fromisoformat(self.until.data)


class CloseForm(PortalForm):
    """Done, or not now; with words for whose it is."""

    heeded: ClassVar[tuple[str, ...]] = ("reply",)
    state = RadioField(
        _("What is the answer?"),
        [InputRequired(_("Choose one."))],
        choices=offered((state, CONCEPTS[f"topic.{state}"].label) for state in _CLOSED),
        render_kw={"symbols": {state: CONCEPTS[f"topic.{state}"].symbol for state in _CLOSED}},
    )
    reply = LongText(
        _("What was done? Or why not now?"),
        most=1000,
        description=_("Short sentences. Who put it forward reads this."),
    )
    version = Version()

    @property
    def done(self) -> bool:
        """Whether it is done."""
        return bool(self.state.data == TopicState.DONE)


class MergeForm(PortalForm):
    """With which other topic it belongs."""

    into = SelectField(
        _("What does it belong with?"), [DataRequired(_("Choose a topic."))], coerce=int
    )
    version = Version()

    def offer(self, topics: Sequence[Topic]) -> None:
        """The topics to choose from."""
        found = ((one.id, one.title, one.symbol or CONCEPTS["topic"].symbol) for one in topics)
        offer_pictured(self.into, [(0, gettext("choose"), ""), *found])


class PassForm(PortalForm):
    """To which council, and what it gets to read."""

    council = SelectField(
        _("To which council?"), [DataRequired(_("Choose a council."))], coerce=int
    )
    text = LongText(
        _("What do we tell them?"),
        most=2000,
        description=_("They read this and the name of the topic. No names of who said it."),
    )
    common = BooleanField(_("It is about all of us"))
    version = Version()

    def offer(self, councils: Sequence[Council]) -> None:
        """The councils to choose from, with their own pictures."""
        offer_pictured(self.council, ((one.id, one.name, one.symbol) for one in councils))
