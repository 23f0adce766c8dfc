"""What is asked for a letter."""

from collections.abc import Sequence
from typing import ClassVar

from wtforms import IntegerField, SelectField
from wtforms.validators import DataRequired, InputRequired
from wtforms.widgets import HiddenInput

from portal.concepts import CONCEPTS
from portal.fields import offer_pictured
from portal.forms import Day, LongText, PortalForm, Text, Version
from portal.i18n import lazy_gettext as _
from portal.letters.models import LetterKind


class BeginForm(PortalForm):
    """What the letter is for, and whom; ``asked`` is the request it is about, or 0."""

    kind = SelectField(_("What is the letter for?"), [DataRequired(_("Choose one."))])
    recipient = Text(_("For whom?"), [DataRequired(_("Fill in for whom."))], most=120)
    asked = IntegerField(widget=HiddenInput())

    def offer(self, kinds: Sequence[LetterKind]) -> None:
        """Let somebody choose from these."""
        words = [(one, CONCEPTS[f"letter.{one}"]) for one in kinds]
        offer_pictured(self.kind, [(one, str(of.label), of.symbol) for one, of in words])


class LetterForm(PortalForm):
    """The words of a letter."""

    heeded: ClassVar[tuple[str, ...]] = ("title", "text")
    title = Text(_("What is it about?"), [DataRequired(_("Give it a name."))], most=160)
    recipient = Text(_("For whom?"), [DataRequired(_("Fill in for whom."))], most=120)
    text = LongText(
        _("What do you want to write?"),
        [DataRequired(_("Write the letter."))],
        most=8000,
        description=_("Greeting and name come by themselves."),
    )
    version = Version()
    together = (("title", "recipient"),)


class AdoptForm(PortalForm):
    """On which day the council voted for it."""

    on = Day(_("On which day did the council vote for it?"), [InputRequired(_("Fill in the day."))])
    version = Version()


class StepForm(PortalForm):
    """What is asked before it is signed: nothing but that nobody changed it meanwhile."""

    version = Version()


class TemplateForm(PortalForm):
    """The words with which letters of a kind begin; ``own`` is the version of the council's own
    that was shown, 0 when these are ours."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)
    text = LongText(
        _("With which words does it begin?"),
        most=8000,
        description=_("Words in square brackets are filled in. Leave it empty to use ours."),
    )
    own = IntegerField(widget=HiddenInput())
