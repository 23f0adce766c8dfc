"""What is asked for an encounter."""

from datetime import date
from typing import Any, ClassVar

from wtforms import RadioField
from wtforms.validators import DataRequired, InputRequired

from portal.concepts import concept
from portal.encounters.models import Partner
from portal.encounters.service import Words
from portal.fields import offer_pictured
from portal.forms import Day, LongText, PortalForm, Text, Version
from portal.i18n import lazy_gettext as _


class EncounterForm(PortalForm):
    """When, with whom, and what it was about."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)

    happened_on = Day(_("On which day?"), [InputRequired(_("Choose a day."))])
    kind = RadioField(_("Who was it?"), [InputRequired(_("Choose one."))])
    name = Text(_("What is the name?"), [DataRequired(_("Write down a name."))])
    text = LongText(
        _("What was it about?"),
        [DataRequired(_("Write something down."))],
        most=1000,
        description=_("A few words are enough."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about = ((one, concept(f"partner.{one}")) for one in Partner)
        offer_pictured(self.kind, ((one, str(it.label), it.symbol) for one, it in about))

    @property
    def words(self) -> Words:
        """What was filled in."""
        return Words(
            happened_on=self.happened_on.data or date.min,
            kind=Partner(self.kind.data),
            name=self.name.data or "",
            text=self.text.data or "",
        )


class ChangeEncounterForm(EncounterForm):
    """The same, of an encounter that is there."""

    version = Version()
