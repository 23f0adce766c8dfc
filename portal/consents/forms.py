"""What is asked for a photo, and who said yes to it."""

from wtforms import HiddenField
from wtforms.validators import DataRequired

from portal.forms import PortalForm, Text, Upload
from portal.i18n import lazy_gettext as _


class PhotoForm(PortalForm):
    """A photo; and who said yes, from who writes that down for another."""

    photo = Upload(
        _("Photo"),
        _("Choose a photo."),
        description=_("A JPEG, PNG or WebP of at most 10 MB. It is cut to a square."),
        render_kw={"accept": "image/jpeg,image/png,image/webp"},
    )
    consent_of = Text(
        _("Who said yes already?"),
        description=_("Leave this empty to ask it in pictures. Nobody sees the photo before."),
    )


class RecordForm(PortalForm):
    """Who said yes, where it was said or written elsewhere; ``photo`` is the one it is about."""

    consent_of = Text(
        _("Who said yes?"),
        [DataRequired(_("Write who said yes."))],
        description=_("The person, or who decides together with the person."),
    )
    photo = HiddenField()
