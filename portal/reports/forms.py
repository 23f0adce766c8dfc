"""What a delegate is asked."""

from typing import Any, ClassVar

from wtforms import ValidationError
from wtforms.validators import InputRequired

from portal.forms import LongText, PortalForm
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _


class ReportForm(PortalForm):
    """What happened, in a few sentences."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)
    text = LongText(
        _("What did you do there, and what was agreed?"),
        [InputRequired(_("Tell something."))],
        most=4000,
        description=_("A few sentences are enough. It comes on the agenda of the council."),
    )

    def validate_text(self, field: Any) -> None:
        """Blanks and invisible marks tell nothing."""
        if not field.data:
            raise ValidationError(gettext("Tell something."))
