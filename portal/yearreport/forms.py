"""What is asked for a year report."""

from typing import ClassVar

from wtforms.validators import DataRequired, InputRequired

from portal.forms import Day, LongText, PortalForm, Text, Version
from portal.i18n import lazy_gettext as _


class ForewordForm(PortalForm):
    """What the council says in front."""

    heeded: ClassVar[tuple[str, ...]] = ("foreword",)
    foreword = LongText(
        _("What do you want to say of this year?"),
        [DataRequired(_("Write something down."))],
        most=4000,
        description=_("For example: what went well, what was hard, and what comes next."),
    )
    version = Version()


class AdoptForm(PortalForm):
    """When the council adopted it."""

    on = Day(_("On which day did the council adopt it?"), [InputRequired(_("Fill in the day."))])
    version = Version()


class CorrectForm(PortalForm):
    """Why there is a new version."""

    heeded: ClassVar[tuple[str, ...]] = ("reason",)
    reason = Text(_("What was wrong?"), [DataRequired(_("Say what was wrong."))], most=400)


class FeedbackForm(PortalForm):
    """What the house is told of a request, in four parts."""

    heeded: ClassVar[tuple[str, ...]] = ("asked", "said", "decided", "changes")
    asked = LongText(_("What was asked?"), most=1000, description=_("In short sentences."))
    said = LongText(_("What did we say?"), most=1000)
    decided = LongText(_("What did they decide?"), most=1000)
    changes = LongText(_("What changes for residents?"), most=1000)
    version = Version()


class TellForm(PortalForm):
    """Which version the house is told."""

    version = Version()
