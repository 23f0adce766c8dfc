"""What is asked for a paper."""

from typing import Any

from wtforms import FileField, ValidationError

from portal.forms import PortalForm, Text
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _


class PaperForm(PortalForm):
    """A file, and what it is called; without a name it is called after the file."""

    file = FileField(
        _("Which file?"),
        description=_("A PDF or a picture, at most 10 MB."),
        render_kw={"accept": ".pdf,image/jpeg,image/png,image/webp"},
    )
    title = Text(_("What is it called?"), most=160)

    def validate_file(self, field: Any) -> None:
        """A field without a file comes as text or without a name."""
        if not getattr(field.data, "filename", ""):
            raise ValidationError(gettext("Choose a file."))
