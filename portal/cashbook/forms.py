"""What is asked for the cash book."""

from typing import Any, ClassVar

from wtforms import SelectField
from wtforms.validators import DataRequired, InputRequired

from portal.cashbook.models import Category, Way
from portal.cashbook.service import Typed, today
from portal.fields import offer_pictured
from portal.forms import Day, LongText, PortalForm, Text
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _

WAYS: dict[Way, tuple[Any, str]] = {
    Way.IN: (_("We got it"), "own:receive"),
    Way.OUT: (_("We paid it"), "own:pay"),
}
CATEGORIES: dict[Category, tuple[Any, str]] = {
    Category.PROVIDER: (_("Money of the organisation"), "own:care-provider"),
    Category.TRAINING: (_("Training"), "openmoji:1F393"),
    Category.SUPPORT: (_("Independent support"), "own:supporter"),
    Category.DISPUTE: (_("A dispute before the committee"), "own:committee"),
    Category.RESIDENTS: (_("Contact with residents"), "own:constituency"),
    Category.MEETING: (_("Costs of meetings"), "own:meeting"),
    Category.OTHER: (_("Something else"), "own:different"),
}
"""What money was for, in easy words with a picture."""


class EntryForm(PortalForm):
    """What came in or went out."""

    heeded: ClassVar[tuple[str, ...]] = ("what",)
    way = SelectField(_("Did money come in, or go out?"), [DataRequired(_("Choose one."))])
    amount = Text(
        _("How much is it?"),
        [DataRequired(_("Fill in how much it is."))],
        most=20,
        description=_("In euros, like 100 or 12,50."),
    )
    what = Text(_("What was it for?"), [DataRequired(_("Write down what it was for."))], most=200)
    category = SelectField(_("What kind is it?"), [DataRequired(_("Choose what kind it is."))])
    on = Day(_("On which day?"), [InputRequired(_("Choose a day."))], default=today)
    receipt = Text(
        _("Which number has the receipt?"), most=40, description=_("If the receipts are numbered.")
    )
    together: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("way", "amount"),
        ("what", "category", "on"),
    )
    seldom: ClassVar[tuple[str, ...]] = ("receipt",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", gettext("choose"), "")
        ways = [(one, str(words), symbol) for one, (words, symbol) in WAYS.items()]
        kinds = [(one, str(words), symbol) for one, (words, symbol) in CATEGORIES.items()]
        offer_pictured(self.way, [none, *ways])
        offer_pictured(self.category, [none, *kinds])

    @property
    def typed(self) -> Typed:
        """What was filled in."""
        return Typed(
            on=self.on.data or today(),
            what=self.what.data or "",
            amount=self.amount.data or "",
            way=Way(self.way.data),
            category=Category(self.category.data),
            receipt=self.receipt.data or "",
        )


class CorrectForm(PortalForm):
    """Why an entry is taken back."""

    heeded: ClassVar[tuple[str, ...]] = ("why",)
    why = Text(
        _("What was wrong?"),
        [DataRequired(_("Write down what was wrong."))],
        most=200,
        description=_("Afterwards you can write it down anew, as it should be."),
    )


class SignForm(PortalForm):
    """What a person has to say who looked through the book."""

    heeded: ClassVar[tuple[str, ...]] = ("remark",)
    remark = LongText(_("Do you want to say something about it?"), most=500)


class CheckForm(SignForm):
    """The same of the first, who says up to which day."""

    until = Day(_("Up to which day did you look?"), [InputRequired(_("Choose a day."))])
