"""What is asked for a photo of somebody's own thing."""

from wtforms import BooleanField
from wtforms.validators import DataRequired

from portal.forms import PortalForm, Text, Upload
from portal.i18n import lazy_gettext as _


class ThingForm(PortalForm):
    """The photo, what it is, and that the person wants it."""

    photo = Upload(
        _("Photo"),
        _("Choose a photo."),
        description=_("A JPEG, PNG or WebP of at most 10 MB. It is cut to a square."),
        render_kw={"accept": "image/jpeg,image/png,image/webp"},
    )
    word = Text(
        _("What is it?"),
        [DataRequired(_("Write what it is."))],
        most=30,
        description=_("One word, such as: mug. It is read aloud to who does not see the photo."),
        render_kw={"autocomplete": "off"},
    )
    agreed = BooleanField(
        _("We chose it together, and others may see it"),
        [DataRequired(_("Ask this first, and tick it then."))],
        description=_("Other residents see this photo among their own. It can always be removed."),
    )
