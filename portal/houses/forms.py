"""What is asked for a house and for who works there."""

from wtforms import SelectField
from wtforms.validators import DataRequired

from portal.forms import PortalForm, Text, Upload, Version
from portal.i18n import lazy_gettext as _


class NewHouseForm(PortalForm):
    """A house, and who helps there with what concerns one person."""

    name = Text(_("Name of the house"), [DataRequired(_("Give the house a name."))])
    confidant = Text(
        _("Confidant of clients (name and telephone)"),
        most=160,
        description=_("For what concerns one person. The council does not treat complaints."),
    )
    complaints_officer = Text(_("Complaints officer (name and telephone)"), most=160)


class HouseForm(NewHouseForm):
    """A house that is there."""

    version = Version()


class DoorForm(PortalForm):
    """A photo by which the house is known."""

    photo = Upload(
        _("A photo of the front door"),
        _("Choose a photo."),
        description=_("No people and no name on it. At most 10 MB; it is cut to a square."),
        render_kw={"accept": "image/jpeg,image/png,image/webp"},
    )


class StaffForm(PortalForm):
    """Who works in the house, and on whose door to knock."""

    person = SelectField(_("Who works here?"), [DataRequired(_("Choose somebody."))], coerce=int)
    place = Text(_("Where is this person?"), most=60, description=_("For example: office."))
