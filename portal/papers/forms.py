"""What is asked for a paper."""

from portal.forms import PortalForm, Text, Upload
from portal.i18n import lazy_gettext as _


class PaperForm(PortalForm):
    """A file, and what it is called; without a name it is called after the file."""

    file = Upload(
        _("Which file?"),
        description=_("A PDF or a picture, at most 10 MB."),
        render_kw={"accept": ".pdf,image/jpeg,image/png,image/webp"},
    )
    title = Text(_("What is it called?"), most=160)
