"""What is asked to set up a portal: three steps, the password last."""

from wtforms import PasswordField, RadioField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp

from portal.concepts import CONCEPTS
from portal.forms import PortalForm, Text, offered
from portal.i18n import lazy_gettext as _
from portal.standalone.beginning import SHORTEST_PASSWORD


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
    email = Text(
        _("What is your e-mail address?"),
        [
            DataRequired(_("Type your e-mail address.")),
            Regexp(r"[^@\s]+@[^@\s]+$", message=_("Look at your e-mail address again.")),
        ],
        most=200,
        description=_("You sign in with it. No mail is sent."),
        render_kw={"autocomplete": "username", "type": "email", "inputmode": "email"},
    )
    password = PasswordField(
        _("Think of a password"),
        [
            DataRequired(_("Type a password.")),
            Length(
                min=SHORTEST_PASSWORD,
                max=200,
                message=_("Take a password of 12 to 200 characters."),
            ),
        ],
        description=_("At least 12 characters. Four words in a row are good."),
        render_kw={"autocomplete": "new-password"},
    )
    supports = RadioField(
        _("Do you support this council?"),
        [InputRequired(_("Choose one."))],
        choices=offered((one, CONCEPTS[one].label) for one in ("yes", "no")),
        description=_("Who supports makes the agenda and helps. Somebody else can do so later."),
    )
