"""What is asked for a nomination."""

from collections.abc import Sequence
from typing import Any, ClassVar

from wtforms import RadioField
from wtforms.validators import DataRequired, InputRequired

from portal.fields import offer_pictured
from portal.forms import Day, LongText, PortalForm, Text, Version
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.nominations.models import Candidate, NominationState
from portal.nominations.service import today


class SeatForm(PortalForm):
    """Which seat is free, and since when."""

    heeded: ClassVar[tuple[str, ...]] = ("seat",)
    seat = Text(
        _("Which seat is free?"),
        [DataRequired(_("Say which seat it is."))],
        most=160,
        description=_("For example: the seat on nomination of the council."),
    )
    since = Day(_("Since when is it free?"), [InputRequired(_("Choose a day."))], default=today)
    version = Version()


class NewSeatForm(SeatForm):
    """The same, where nothing was written down yet."""

    version = None  # type: ignore[assignment]


class CandidateForm(PortalForm):
    """Somebody whom the council considers."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)
    name = Text(_("Who is it?"), [DataRequired(_("Fill in a name."))], most=120)
    text = LongText(_("Why could it be this person?"), most=1000)


class NominateForm(PortalForm):
    """Whom the council nominates, and why."""

    heeded: ClassVar[tuple[str, ...]] = ("why",)
    candidate = RadioField(_("Whom does the council nominate?"), validators=[DataRequired()])
    why = LongText(_("Why this person?"), [DataRequired(_("Write down why."))], most=2000)
    version = Version()

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """Let one of these be chosen."""
        people = ((one.id, one.name, "own:person") for one in candidates)
        offer_pictured(self.candidate, people)


class AnsweredForm(PortalForm):
    """What came of it."""

    heeded: ClassVar[tuple[str, ...]] = ("reasons",)
    outcome = RadioField(
        _("Was the person appointed?"), validators=[DataRequired(_("Choose yes or no."))]
    )
    on = Day(_("On which day was that?"), [InputRequired(_("Choose a day."))], default=today)
    reasons = LongText(_("Which reasons were given?"), most=2000)
    version = Version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_pictured(
            self.outcome,
            [
                (NominationState.APPOINTED, gettext("Yes, appointed"), "own:yes"),
                (NominationState.REFUSED, gettext("No, refused"), "own:no"),
            ],
        )
