"""What is asked for an import: the file."""

from portal.forms import PortalForm, Upload
from portal.i18n import lazy_gettext as _


class FileForm(PortalForm):
    """The file with houses, councils and people; with photos it is a zip."""

    file = Upload(
        _("Which file?"),
        description=_("Excel (.xlsx), CSV, or a zip of those with photos. At most 250 MB."),
        render_kw={"accept": ".xlsx,.csv,.zip"},
    )
