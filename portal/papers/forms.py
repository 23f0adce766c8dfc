"""What is asked for a paper, and for a newer file of it."""

from portal.forms import PortalForm, Text, Upload, Version
from portal.i18n import lazy_gettext as _

_ACCEPTED = {"accept": ".pdf,image/jpeg,image/png,image/webp"}


class PaperForm(PortalForm):
    """A file, and what it is called; without a name it is called after the file."""

    file = Upload(
        _("Which file?"),
        description=_("A PDF or a picture, at most 10 MB."),
        render_kw=_ACCEPTED,
    )
    title = Text(_("What is it called?"), most=160)


class EnclosureForm(PortalForm):
    """A paper with a dossier or a request: a Word document is kept as well, its words are shown."""

    file = Upload(
        _("Which file?"),
        description=_("A PDF, a Word document or a picture, at most 10 MB."),
        render_kw={"accept": f"{_ACCEPTED['accept']},.docx"},
    )
    title = Text(_("What is it called?"), most=160)


class NewerForm(PortalForm):
    """The newer file of a paper; ``version`` is the number of the one that was shown."""

    file = Upload(
        _("Which file?"),
        description=_("A PDF or a picture, at most 10 MB. The former one stays to be seen."),
        render_kw=_ACCEPTED,
    )
    version = Version()
