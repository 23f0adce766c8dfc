"""What is asked on the way to a supporter, and of what is agreed on the support."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from wtforms import BooleanField, RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired

from portal.concepts import CONCEPTS
from portal.dossiers.models import Request
from portal.fields import offer_people
from portal.forms import Day, LongText, PortalForm, Text, Version, offered
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.memberships.service import today
from portal.people.models import Person
from portal.support.models import Employer, Share
from portal.support.service.appointing import Candidate


class WishForm(PortalForm):
    """What the council looks for."""

    heeded: ClassVar[tuple[str, ...]] = ("looking",)
    looking = LongText(
        _("Whom do you look for?"),
        [DataRequired(_("Write down whom you look for."))],
        most=2000,
        description=_("For example: somebody who listens, and explains things with pictures."),
    )


class ChangeWishForm(WishForm):
    """The same, to change."""

    version = Version()


class StepForm(PortalForm):
    """On which day it happened."""

    on = Day(_("On which day?"), [InputRequired(_("Choose a day."))], default=today)
    version = Version()

    @property
    def day(self) -> date:
        """What was filled in."""
        return self.on.data or today()


class CandidateForm(StepForm):
    """Who could support the council."""

    heeded: ClassVar[tuple[str, ...]] = ("training", "experience")
    on = None  # type: ignore[assignment]
    name = Text(
        _("Who is it?"),
        [DataRequired(_("Fill in a name."))],
        most=120,
        description=_("Council and organisation both see what stands here."),
    )
    employer = RadioField(
        _("For whom does this person work?"),
        [InputRequired(_("Choose one."))],
        choices=offered((one, CONCEPTS[f"employer.{one}"].label) for one in Employer),
        render_kw={"symbols": {one: CONCEPTS[f"employer.{one}"].symbol for one in Employer}},
    )
    training = LongText(_("What did this person learn for it?"), most=1000)
    experience = LongText(_("What did this person do before?"), most=1000)

    @property
    def candidate(self) -> Candidate:
        """What was filled in."""
        return Candidate(
            name=self.name.data or "",
            employer=self.employer.data or "",
            training=self.training.data or "",
            experience=self.experience.data or "",
        )


class AskForm(PortalForm):
    """The proposal for consent, in writing."""

    heeded: ClassVar[tuple[str, ...]] = ("plan",)
    plan = LongText(
        _("What do you propose?"), [DataRequired(_("Write down what you propose."))], most=4000
    )
    version = Version()


class LinkForm(PortalForm):
    """Which request it is."""

    asked = SelectField(
        _("With which request do they ask our yes?"), [DataRequired(_("Choose a request."))]
    )
    version = Version()

    def offer(self, requests: Sequence[Request]) -> None:
        """Let one of these be chosen."""
        rows = ((one.id, one.title) for one in requests)
        self.asked.choices = offered([("", gettext("choose")), *rows])


class ActivateForm(StepForm):
    """From when, and who that is in the portal."""

    on = Day(_("What is the first day?"), [InputRequired(_("Choose a day."))], default=today)
    person = SelectField(
        _("Who is it in this portal?"),
        coerce=int,
        description=_("This person then sees what the council sees. It can also be done later."),
    )

    def offer(self, people: Iterable[Person]) -> None:
        """Let one of these be chosen, or nobody."""
        rows = ((one.id, one.name) for one in people)
        self.person.choices = offered([(0, gettext("not in this portal yet")), *rows])


class StopForm(StepForm):
    """When it stops, and why."""

    heeded: ClassVar[tuple[str, ...]] = ("why",)
    why = LongText(_("Why does it stop?"), [DataRequired(_("Write down why."))], most=500)


class PartiesForm(PortalForm):
    """Who agree on the support."""

    council_by = SelectField(_("Who agrees for the council?"), [DataRequired(_("Choose one."))])
    provider_name = Text(
        _("Who agrees for the organisation?"), [DataRequired(_("Fill in a name."))], most=120
    )
    provider_function = Text(
        _("What is the work of this person?"),
        [DataRequired(_("Fill in the work of this person."))],
        most=120,
        description=_("For example: manager."),
    )
    supporter = Text(_("Who supports us?"), [DataRequired(_("Fill in a name."))], most=120)
    version = Version()
    together: ClassVar[tuple[tuple[str, ...], ...]] = (("provider_name", "provider_function"),)

    def offer(self, people: Sequence[Person]) -> None:
        """Let one of these agree for the council."""
        offer_people(self.council_by, [(one, one.name) for one in people])


class MeansForm(PortalForm):
    """How much time and money."""

    hours = Text(
        _("How many hours a week?"),
        [DataRequired(_("Fill in the hours."))],
        most=10,
        description=_("In quarters, like 6 or 4,5."),
    )
    budget = Text(
        _("How much money a year?"),
        most=20,
        description=_("In euros, like 500 or 12,50. Leave empty when there is none."),
    )
    version = Version()


class DaysForm(PortalForm):
    """From when, when to look again, until when."""

    begins_on = Day(_("What is the first day?"), [InputRequired(_("Choose a day."))])
    review_on = Day(_("When do you look at it again?"), [InputRequired(_("Choose a day."))])
    ends_on = Day(_("What is the last day, if any?"))
    version = Version()


class WordsForm(PortalForm):
    """What was agreed, in the council's own words."""

    heeded: ClassVar[tuple[str, ...]] = ("text", "independence")
    text = LongText(
        _("What do you agree?"), [DataRequired(_("Write down what you agree."))], most=4000
    )
    independence = LongText(
        _("How is the supporter independent?"),
        [DataRequired(_("Write down how the supporter is independent."))],
        most=2000,
    )
    version = Version()


class TaskForm(PortalForm):
    """Whether a kind of help belongs to it."""

    heeded: ClassVar[tuple[str, ...]] = ("remark",)
    agreed = RadioField(
        _("Does this belong to the support?"),
        [InputRequired(_("Choose yes or no."))],
        choices=offered((("yes", _("yes")), ("no", _("no")))),
        render_kw={"symbols": {"yes": "own:yes", "no": "own:no"}},
    )
    remark = LongText(_("What do you want to say about it?"), most=300)
    version = Version()


class PeriodForm(PortalForm):
    """From which day the list holds."""

    begins_on = Day(
        _("From which day does it hold?"), [InputRequired(_("Choose a day."))], default=today
    )


class ShareForm(PortalForm):
    """How much of a task the supporter does."""

    heeded: ClassVar[tuple[str, ...]] = ("remark",)
    share = RadioField(
        _("Who does this?"),
        [InputRequired(_("Choose one."))],
        choices=offered([(one.value, CONCEPTS[f"share.{one}"].label) for one in Share]),
        render_kw={"symbols": {one.value: CONCEPTS[f"share.{one}"].symbol for one in Share}},
    )
    remark = LongText(_("What do you want to say about it?"), most=300)
    version = Version()


class ApproveForm(PortalForm):
    """On which day the council voted for it."""

    voted_on = Day(
        _("On which day did the council vote for it?"),
        [InputRequired(_("Choose a day."))],
        default=today,
    )
    version = Version()


class AgreeForm(PortalForm):
    """The provider's own yes."""

    agrees = BooleanField(
        _("I agree for the organisation"), [DataRequired(_("Tick it when you agree."))]
    )
    version = Version()


def begun(one: Any) -> dict[str, Any]:
    """What a form of a step begins with: the version that was shown."""
    return {"version": one.version, "on": today()}
