"""What is asked to set up a portal: three steps, the password last."""

from wtforms import RadioField
from wtforms.validators import DataRequired, InputRequired

from portal.concepts import CONCEPTS
from portal.forms import PortalForm, Text, offered
from portal.i18n import lazy_gettext as _
from portal.standalone.accounts.forms import Email, NewPassword


class OrganisationForm(PortalForm):
    """Whose portal it is."""

    organisation = Text(
        _("What is your organisation called?"),
        [DataRequired(_("Type the name of the organisation."))],
        description=_("The care provider that the council belongs to."),
        render_kw={"autocomplete": "organization"},
    )


class CouncilForm(PortalForm):
    """The first council, and its house if it has one."""

    council = Text(
        _("What is the first council called?"), [DataRequired(_("Give the council a name."))]
    )
    house = Text(
        _("Of which house is the council?"),
        description=_("Leave this empty when the council is of all houses."),
    )


class AdministratorForm(PortalForm):
    """Who manages the portal from here on."""

    name = Text(
        _("What is your name?"),
        [DataRequired(_("Type your name."))],
        render_kw={"autocomplete": "name"},
    )
    email = Email(
        _("What is your e-mail address?"),
        description=_("You sign in with it. No mail is sent."),
        render_kw={"autocomplete": "username", "type": "email", "inputmode": "email"},
    )
    password = NewPassword()
    supports = RadioField(
        _("Do you support this council?"),
        [InputRequired(_("Choose one."))],
        choices=offered((one, CONCEPTS[one].label) for one in ("yes", "no")),
        description=_("Who supports makes the agenda and helps. Somebody else can do so later."),
    )
