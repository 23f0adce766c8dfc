"""What is asked for a free place."""

from typing import ClassVar

from wtforms.validators import DataRequired, InputRequired

from portal.forms import Day, LongText, PortalForm, Text, Version
from portal.i18n import lazy_gettext as _
from portal.vacancies.service import USUAL, VacancyText, today


class VacancyForm(PortalForm):
    """Which place is free, what one does there, and until when one can say so."""

    heeded: ClassVar[tuple[str, ...]] = ("what", "does", "time", "how")
    what = Text(
        _("Whom do we look for?"),
        [DataRequired(_("Say whom you look for."))],
        description=_("For example: a new member for our council."),
    )
    does = LongText(
        _("What do you do then?"),
        [DataRequired(_("Say what a member does."))],
        most=600,
        description=_("In short sentences: everybody of the house reads it."),
    )
    time = Text(
        _("How much time does it take?"),
        most=200,
        description=_("For example: one afternoon a month."),
    )
    how = Text(
        _("How else can you say that you want it?"),
        most=200,
        description=_("For example: tell the supporter."),
    )
    until = Day(
        _("Up to and with which day?"),
        [InputRequired(_("Choose a day."))],
        default=lambda: today() + USUAL,
    )
    together: ClassVar[tuple[tuple[str, ...], ...]] = (("time", "how"),)

    def written(self) -> VacancyText:
        """What was filled in."""
        return VacancyText(
            what=self.what.data or "",
            does=self.does.data or "",
            time=self.time.data or "",
            how=self.how.data or "",
            until=self.until.data or today(),
        )


class ChangeVacancyForm(VacancyForm):
    """The same, of one that is there."""

    version = Version()
