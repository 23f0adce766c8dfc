"""What is asked before each step of a request."""

from collections.abc import Iterable
from typing import ClassVar

from wtforms import BooleanField, RadioField
from wtforms.validators import DataRequired, InputRequired

from portal.concepts import CONCEPTS
from portal.dossiers.models import Answer, Outcome
from portal.forms import Day, LongText, PortalForm, Text, Version, offered
from portal.i18n import lazy_gettext as _


class StepForm(PortalForm):
    """The base of what is asked before a step."""

    version = Version()


class DayForm(StepForm):
    """On which day."""

    on = Day(_("On which day?"), [InputRequired(_("Fill in the day."))])


class ReturnForm(StepForm):
    """What is missing in a request."""

    heeded: ClassVar[tuple[str, ...]] = ("missing",)
    missing = LongText(
        _("What is missing?"), [DataRequired(_("Write down what is missing."))], most=1000
    )


class AskForm(StepForm):
    """A question to the provider."""

    heeded: ClassVar[tuple[str, ...]] = ("question",)
    question = LongText(
        _("What do you want to know?"), [DataRequired(_("Write down the question."))], most=1000
    )
    waits = BooleanField(_("We cannot go on without it: the term stands still"))


class AnsweredForm(DayForm):
    """What the provider answered."""

    heeded: ClassVar[tuple[str, ...]] = ("said",)
    said = LongText(_("What did they answer?"), most=2000)


class DiscussForm(DayForm):
    """What was said in the council."""

    heeded: ClassVar[tuple[str, ...]] = ("said",)
    said = LongText(_("What was said?"), most=2000, description=_("Only the council reads this."))


class TalkForm(StepForm):
    """A talk with the provider, or why there was none."""

    heeded: ClassVar[tuple[str, ...]] = ("said", "impossible")
    on = Day(_("On which day did you talk?"))
    said = LongText(_("What was said?"), most=2000)
    impossible = Text(
        _("Or: why was a talk not possible?"),
        most=500,
        description=_("For example: we asked twice, and they did not come."),
    )


class AdoptForm(DayForm):
    """What the council adopted."""

    heeded: ClassVar[tuple[str, ...]] = ("advice",)
    advice = LongText(
        _("What does the council say, and why?"),
        [DataRequired(_("Write down what the council says, with its reasons."))],
        most=8000,
    )


class ConsentForm(AdoptForm):
    """Of a proposal for consent also yes or no."""

    answer = RadioField(
        _("Does the council agree?"),
        [InputRequired(_("Choose yes or no."))],
        choices=offered((one, CONCEPTS[one].label) for one in Answer),
        render_kw={"symbols": {one: CONCEPTS[one].symbol for one in Answer}},
    )


class OutcomeForm(DayForm):
    """What the provider decided."""

    heeded: ClassVar[tuple[str, ...]] = ("reasons",)
    outcome = RadioField(
        _("What did they decide?"),
        [InputRequired(_("Choose what was decided."))],
        choices=offered((one, CONCEPTS[one].label) for one in Outcome),
        render_kw={"symbols": {one: CONCEPTS[one].symbol for one in Outcome}},
    )
    reasons = LongText(_("What are their reasons?"), most=4000)

    def only(self, outcomes: Iterable[Outcome]) -> None:
        """Ask of these alone."""
        self.outcome.choices = offered((one, CONCEPTS[one].label) for one in outcomes)


class NoticeForm(DayForm):
    """What was seen of a decision that is carried out."""

    heeded: ClassVar[tuple[str, ...]] = ("seen",)
    seen = LongText(
        _("What did you see?"), [DataRequired(_("Write down what you saw."))], most=2000
    )


class RulingForm(DayForm):
    """What the committee ruled."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)
    permitted = RadioField(
        _("What did the committee say?"),
        [InputRequired(_("Choose one."))],
        choices=offered((("yes", _("It may go on")), ("no", _("It may not go on")))),
        render_kw={"symbols": {"yes": "own:may", "no": "own:may-not"}},
    )
    text = LongText(_("In short"), most=2000)


class ReportForm(StepForm):
    """How people were told."""

    heeded: ClassVar[tuple[str, ...]] = ("how",)
    how = LongText(
        _("How were residents and families told?"),
        [DataRequired(_("Write down how people were told."))],
        most=2000,
        description=_("For example: in the living room, with pictures on the wall."),
    )


class CloseForm(StepForm):
    """Why it is over."""

    heeded: ClassVar[tuple[str, ...]] = ("why",)
    why = LongText(_("Why is it over?"), most=1000)
