"""What is asked around a meeting that is held."""

from typing import ClassVar

from wtforms import BooleanField, IntegerField, RadioField
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional

from portal.agenda.models import PURPOSES
from portal.agenda.service import ItemText
from portal.forms import LongText, PortalForm, Text, Version, offered
from portal.i18n import lazy_gettext as _
from portal.leading.models import QuorumRule
from portal.leading.service import MOST_SCRIPT
from portal.meetings.models import Purpose


class EarlyForm(PortalForm):
    """That one wants to open long before the time."""

    early = BooleanField(_("It is not time yet. We begin now."))


class AddNowForm(PortalForm):
    """An item that comes up in the meeting itself."""

    heeded: ClassVar[tuple[str, ...]] = ("title",)
    title = Text(_("What is it about?"), [DataRequired(_("Say what it is about."))], most=160)
    purpose = RadioField(
        _("What do we do?"),
        choices=offered([(one, words[0]) for one, words in PURPOSES.items()]),
        default=Purpose.TALK,
        render_kw={"symbols": {one: words[2] for one, words in PURPOSES.items()}},
    )
    minutes = IntegerField(
        _("How many minutes?"),
        [InputRequired(_("Give a number of minutes.")),
         NumberRange(1, 240, _("Give a number from 1 to 240."))],
        default=5,
    )  # fmt: skip

    @property
    def item(self) -> ItemText:
        """What was filled in."""
        return ItemText(
            title=self.title.data or "", purpose=self.purpose.data, minutes=self.minutes.data or 5
        )


class ScriptForm(PortalForm):
    """The council's own words for the chair."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)
    text = LongText(
        _("What can you say?"),
        most=MOST_SCRIPT,
        description=_("One short sentence a line. Leave it empty for the usual words."),
    )


class RulesForm(PortalForm):
    """What the council agreed about its meetings."""

    quorum = RadioField(
        _("When may we decide?"),
        [InputRequired(_("Choose one."))],
        choices=offered(
            [
                (QuorumRule.MORE_THAN_HALF, _("more than half of the members are here")),
                (QuorumRule.HALF, _("half of the members are here")),
                (QuorumRule.TWO_THIRDS, _("two thirds of the members are here")),
                (QuorumRule.NUMBER, _("a number of members is here")),
            ]
        ),
        description=_("This stands in the rules of your council."),
    )
    number = IntegerField(
        _("Which number?"),
        [Optional(), NumberRange(1, 200, _("Give a number from 1 to 200."))],
        description=_("Only for a number of members."),
    )
    break_after = IntegerField(
        _("After how many minutes do we propose a break?"),
        [InputRequired(_("Give a number of minutes.")),
         NumberRange(0, 240, _("Give a number from 0 to 240."))],
        description=_("0 is never."),
    )  # fmt: skip
    version = Version()

    def validate(self, extra_validators: object = None) -> bool:
        """A number is needed when the number decides."""
        fine = super().validate(extra_validators)  # type: ignore[arg-type]
        if fine and self.quorum.data == QuorumRule.NUMBER and not self.number.data:
            self.number.errors = [str(_("Give a number from 1 to 200."))]
            return False
        return fine
