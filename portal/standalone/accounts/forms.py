"""What is asked to sign in, and to make an account and its password."""

from typing import Any

from wtforms import HiddenField, PasswordField
from wtforms.validators import DataRequired, Length, Regexp

from portal.forms import PortalForm, Text
from portal.i18n import lazy_gettext as _
from portal.standalone.accounts.service import SHORTEST_PASSWORD

_EMAIL = {"autocomplete": "username", "type": "email", "inputmode": "email"}


class SignInForm(PortalForm):
    """E-mail and password, and where one was going."""

    email = Text(
        _("E-mail address"),
        [DataRequired(_("Type your e-mail address."))],
        most=200,
        render_kw=_EMAIL,
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


class Email(Text):
    """An e-mail address to sign in with."""

    def __init__(self, label: Any, **more: Any) -> None:
        super().__init__(
            label,
            [
                DataRequired(_("Type the e-mail address.")),
                Regexp(r"[^@\s]+@[^@\s]+$", message=_("Look at the e-mail address again.")),
            ],
            most=200,
            **more,
        )


class NewPassword(PasswordField):
    """A password that somebody makes."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
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
            **more,
        )


class AccountForm(PortalForm):
    """Where somebody signs in with."""

    email = Email(
        _("With which e-mail address?"),
        description=_("An address that only this person reads."),
        render_kw={"autocomplete": "off", "type": "email", "inputmode": "email"},
    )


class PasswordForm(PortalForm):
    """The password that somebody makes for the own account."""

    password = NewPassword()
