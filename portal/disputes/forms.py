"""What is asked for a dispute and each of its steps."""

from typing import ClassVar

from wtforms import RadioField
from wtforms.validators import DataRequired, InputRequired

from portal.concepts import CONCEPTS
from portal.disputes.models import Appeal, Result, Way
from portal.forms import Day, LongText, PortalForm, Text, Version, offered
from portal.i18n import lazy_gettext as _


class DisputeForm(PortalForm):
    """What the council writes to the committee."""

    heeded: ClassVar[tuple[str, ...]] = ("title", "about")
    title = Text(_("What is it about?"), [DataRequired(_("Give it a name."))], most=160)
    about = LongText(
        _("What do you not agree on, and why?"),
        [DataRequired(_("Write down what it is about."))],
        most=8000,
        description=_("The committee asks for this in writing."),
    )
    way = RadioField(
        _("What do you ask of the committee?"),
        [InputRequired(_("Choose one."))],
        choices=offered((one, CONCEPTS[f"dispute.{one}"].label) for one in Way),
        render_kw={"symbols": {one: CONCEPTS[f"dispute.{one}"].symbol for one in Way}},
    )


class EditDisputeForm(DisputeForm):
    """Changing the draft."""

    version = Version()


class SendForm(PortalForm):
    """When the council voted, and when it was sent."""

    voted_on = Day(_("On which day did the council vote for it?"))
    on = Day(_("On which day is it sent?"))
    version = Version()


class HearingForm(PortalForm):
    """When the committee hears both."""

    on = Day(_("On which day does the committee listen?"))
    version = Version()


class ResultForm(PortalForm):
    """How it ended."""

    heeded: ClassVar[tuple[str, ...]] = ("said",)
    result = RadioField(
        _("What came of it?"),
        [InputRequired(_("Choose one."))],
        choices=offered((one, CONCEPTS[f"dispute.{one}"].label) for one in Result),
        render_kw={"symbols": {one: CONCEPTS[f"dispute.{one}"].symbol for one in Result}},
    )
    on = Day(_("On which day?"))
    said = LongText(
        _("What was agreed, or what did the committee say?"),
        [DataRequired(_("Write down what came of it."))],
        most=4000,
    )
    version = Version()


class AppealForm(PortalForm):
    """What the council does after a ruling."""

    appeal = RadioField(
        _("What does the council do?"),
        [InputRequired(_("Choose one."))],
        choices=offered((one, CONCEPTS[f"dispute.{one}"].label) for one in Appeal),
        render_kw={"symbols": {one: CONCEPTS[f"dispute.{one}"].symbol for one in Appeal}},
    )
    on = Day(_("On which day?"))
    version = Version()
