"""What is asked when something yearly happened."""

from typing import ClassVar

from wtforms.validators import InputRequired

from portal.forms import Day, LongText, PortalForm
from portal.i18n import lazy_gettext as _
from portal.yearly.service import today


class HappenedForm(PortalForm):
    """On which day, and what was told."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)
    on = Day(_("On which day was it?"), [InputRequired(_("Choose a day."))], default=today)
    text = LongText(
        _("What was told, in a few words?"),
        most=1000,
        description=_("For example: where the paper with it lies."),
    )
