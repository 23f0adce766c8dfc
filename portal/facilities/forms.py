"""What is asked of what was agreed, and of what was used."""

from typing import Any, ClassVar

from wtforms import SelectField
from wtforms.validators import DataRequired, InputRequired

from portal.facilities.models import Facility, FacilityKind, Measure
from portal.facilities.service import Agreement, Used, today, users
from portal.fields import offer_people, offer_pictured
from portal.forms import Day, LongText, PortalForm, Text, Version
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _

KINDS: dict[FacilityKind, tuple[Any, str]] = {
    FacilityKind.SUPPORT: (_("Hours of support"), "own:supporter"),
    FacilityKind.TRAINING: (_("Money for training"), "openmoji:1F393"),
    FacilityKind.HEARING: (_("To hear the people we speak for"), "own:hear"),
    FacilityKind.ROOM: (_("A room and things"), "own:room"),
    FacilityKind.YEARLY: (_("Money that we spend freely"), "own:budget"),
}
"""Each kind in easy words, with its picture."""


class AgreeForm(PortalForm):
    """What was agreed of a kind, and where."""

    heeded: ClassVar[tuple[str, ...]] = ("words",)
    kind = SelectField(_("What is it for?"), [DataRequired(_("Choose what it is for."))])
    amount = Text(
        _("How much was agreed?"),
        most=20,
        description=_("Hours in quarters, like 12,5. Money in euros, like 100 or 12,50."),
    )
    words = LongText(
        _("Or in words"), most=300, description=_("For example: a room twice a month.")
    )
    source = Text(
        _("Where does that stand?"),
        [DataRequired(_("Say where it was agreed."))],
        most=120,
        description=_("For example: article 20 of the regulation, or the agreement on support."),
    )
    together: ClassVar[tuple[tuple[str, ...], ...]] = (("amount", "words"),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kind" in self:
            kinds = ((kind, str(words), symbol) for kind, (words, symbol) in KINDS.items())
            offer_pictured(self.kind, [("", gettext("choose"), ""), *kinds])

    @property
    def agreed(self) -> Agreement:
        """What was filled in."""
        return Agreement(
            amount=self.amount.data or "",
            words=self.words.data or "",
            source=self.source.data or "",
        )


class ChangeAgreedForm(AgreeForm):
    """The same of a line that is there: its kind stays."""

    kind = None  # type: ignore[assignment]
    version = Version()


class UseForm(PortalForm):
    """What was used, when, what for and by whom."""

    heeded: ClassVar[tuple[str, ...]] = ("what",)
    what = Text(
        _("What was it used for?"), [DataRequired(_("Write down what it was for."))], most=200
    )
    amount = Text(
        _("How much was used?"),
        most=20,
        description=_("Hours in quarters, like 12,5. Money in euros, like 100 or 12,50."),
    )
    on = Day(_("On which day?"), [InputRequired(_("Choose a day."))], default=today)
    person = SelectField(_("Who used it?"), [DataRequired(_("Choose who used it."))])
    permission = Text(
        _("Who allowed more than was agreed?"),
        most=200,
        description=_("Only when the yearly amount is passed (art. 6 lid 4)."),
    )

    def __init__(self, facility: Facility, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self.person, [(one, one.name) for one in users(facility)])
        if facility.measure == Measure.WORDS:
            del self.amount
        if facility.kind != FacilityKind.YEARLY:
            del self.permission

    @property
    def used(self) -> Used:
        """What was filled in."""
        return Used(
            on=self.on.data or today(),
            what=self.what.data or "",
            person_id=int(self.person.data or 0),
            amount=self.amount.data or "" if "amount" in self else "",
            permission=self.permission.data or "" if "permission" in self else "",
        )
