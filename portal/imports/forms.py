"""What is asked for an import: the file."""

from typing import Any

from wtforms import FileField, ValidationError

from portal.forms import PortalForm
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _


class FileForm(PortalForm):
    """The file with houses, councils and people; with photos it is a zip."""

    file = FileField(
        _("Which file?"),
        description=_("Excel (.xlsx), CSV, or a zip of those with photos. At most 250 MB."),
        render_kw={"accept": ".xlsx,.csv,.zip"},
    )

    def validate_file(self, field: Any) -> None:
        """A field without a file comes as text or without a name."""
        if not getattr(field.data, "filename", ""):
            raise ValidationError(gettext("Choose a file."))
