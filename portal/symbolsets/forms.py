"""What is asked of who brings a set of pictograms."""

from typing import Any

from wtforms import BooleanField
from wtforms.validators import DataRequired

from portal.forms import PortalForm, Text, Upload
from portal.i18n import lazy_gettext as _
from portal.symbolsets import service as symbolsets


class _Asked:
    """Says that the field is not for who likes; whether it can be left out shows in the file."""

    field_flags = {"required": True}  # noqa: RUF012 - WTForms reads it as such

    def __call__(self, form: Any, field: Any) -> None:
        """Nothing is known yet."""


_LEFT_TO_US = {"required": False}  # the browser does not know either


class SetForm(PortalForm):
    """A file with pictograms, what it is called, and whose it is. Of ARASAAC that is known."""

    file = Upload(
        _("Which file?"),
        description=_("A zip with pictures and their words, or a board (OBF, OBZ). Up to 250 MB."),
        render_kw={"accept": ".zip,.obf,.obz"},
    )
    name = Text(
        _("What is the set called?"),
        [DataRequired(_("Give the set a name."))],
        most=symbolsets.MOST_NAME,
    )
    author = Text(
        _("Who made the pictograms?"),
        [_Asked()],
        most=symbolsets.MOST_AUTHOR,
        description=_("Not needed for ARASAAC: we know."),
        render_kw=_LEFT_TO_US,
    )
    licence = Text(
        _("On what terms may you use them?"),
        [_Asked()],
        most=symbolsets.MOST_LICENCE,
        description=_("For example: CC BY-NC 2.0. Not needed for ARASAAC."),
        render_kw=_LEFT_TO_US,
    )
    allowed = BooleanField(
        _("We may use these pictograms."),
        [DataRequired(_("Only bring pictograms that you may use."))],
    )
