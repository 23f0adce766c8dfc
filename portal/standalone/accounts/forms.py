"""What is asked to sign in."""

from wtforms import HiddenField, PasswordField
from wtforms.validators import DataRequired, Length

from portal.forms import PortalForm, Text
from portal.i18n import lazy_gettext as _


class SignInForm(PortalForm):
    """E-mail and password, and where one was going."""

    email = Text(
        _("E-mail address"),
        [DataRequired(_("Type your e-mail address."))],
        most=200,
        render_kw={"autocomplete": "username", "type": "email", "inputmode": "email"},
    )
    password = PasswordField(
        _("Password"),
        [
            DataRequired(_("Type your password.")),
            Length(max=200, message=_("This password is too long.")),
        ],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()
