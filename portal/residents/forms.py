"""What is asked on and about a tablet."""

from wtforms import PasswordField
from wtforms.validators import DataRequired, Length

from portal.forms import CardCode, PortalForm, Text
from portal.i18n import lazy_gettext as _


class TabletForm(PortalForm):
    """The name by which the house knows a tablet."""

    name = Text(
        _("Name of the tablet"),
        [DataRequired()],
        most=60,
        description=_("For example: living room."),
    )


class EnrolForm(PortalForm):
    """Nothing to fill in: this browser becomes a tablet, or it does not."""


class CodeForm(PortalForm):
    """The code of a tablet, typed over from the supporter's screen."""

    code = Text(
        _("Code"),
        [DataRequired()],
        most=40,
        render_kw={"autocomplete": "off", "autocapitalize": "characters"},
    )


class CardForm(PortalForm):
    """The card of who tapped a face."""

    token = CardCode()


class TogetherForm(PortalForm):
    """The begeleider or supporter who sits beside a resident."""

    email = Text(
        _("E-mail address of the helper"),
        [DataRequired()],
        most=200,
        render_kw={"autocomplete": "off", "type": "email"},
    )
    password = PasswordField(
        _("Password of the helper"),
        [DataRequired(), Length(max=200)],
        render_kw={"autocomplete": "off"},
    )
