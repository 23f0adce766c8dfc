"""What is asked for a decision and for an action."""

from collections.abc import Sequence
from typing import Any, ClassVar

from wtforms import DateField, HiddenField, IntegerField, SelectMultipleField
from wtforms.validators import DataRequired, InputRequired, Optional
from wtforms.widgets import HiddenInput

from portal.decisions.service import MOST_REASON, MOST_TEXT, MOST_WHAT, ActionText
from portal.fields import offer_people
from portal.forms import LongText, PortalForm, Text, Version
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.people.models import Person


class Id(IntegerField):
    """The id of a row that travels along; anything else is none."""

    widget = HiddenInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        sent = valuelist[0] if valuelist else ""
        self.data = int(sent) if sent.isdecimal() and len(sent) < 10 else None


class From(PortalForm):
    """Where something is made: at an agenda item, from a vote or decision; and where one goes
    on to afterwards."""

    item = Id()
    ballot = Id()
    decision = Id()
    next = HiddenField()


class DecisionForm(From):
    """What was decided; ``decision`` is the one that it replaces."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)
    text = LongText(
        _("What did the council decide?"),
        [InputRequired(_("Write down what was decided."))],
        most=MOST_TEXT,
        description=_("Short and whole, so that it is clear next year too."),
    )


class EditDecisionForm(PortalForm):
    """The words of a draft."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)

    text = LongText(
        _("What did the council decide?"),
        [InputRequired(_("Write down what was decided."))],
        most=MOST_TEXT,
    )
    version = Version()


class ReasonForm(PortalForm):
    """Why something does not hold or go on any more."""

    heeded: ClassVar[tuple[str, ...]] = ("reason",)
    reason = Text(
        _("Why?"), [DataRequired(_("Say why. One sentence is enough."))], most=MOST_REASON
    )


class DueDay(DateField):
    """A day, in words that help when it is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(gettext("Fill in a day, like 18-02-2027.")) from None
        if self.data and not 2000 < self.data.year < 2200:
            self.data = None
            raise ValueError(gettext("Fill in a day, like 18-02-2027."))


class ActionForm(From):
    """Who does what, and before when; ``decision`` is the one it follows from."""

    heeded: ClassVar[tuple[str, ...]] = ("what",)
    what = Text(
        _("What is going to be done?"),
        [InputRequired(_("Write down what is going to be done."))],
        most=MOST_WHAT,
    )
    people = SelectMultipleField(
        _("Who does it?"), [InputRequired(_("Choose who does it."))], coerce=int
    )
    due_on = DueDay(
        _("Before which day?"),
        [Optional()],
        description=_("Leave this empty: then it is for the next meeting."),
    )

    def offer(self, people: Sequence[Person]) -> None:
        """The people who can be asked, each by name."""
        offer_people(self.people, ((one, one.name) for one in people))

    @property
    def action(self) -> ActionText:
        """What was filled in."""
        chosen: Any = self.people.data or ()
        return ActionText(what=self.what.data or "", people=chosen, due_on=self.due_on.data)


class EditActionForm(ActionForm):
    """The same for an action that exists."""

    version = Version()
