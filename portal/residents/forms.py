"""What is asked on and about a tablet."""

from typing import Any

from wtforms import BooleanField, PasswordField, RadioField
from wtforms.validators import DataRequired, InputRequired, Length

from portal.forms import CardCode, PortalForm, Text, offered
from portal.i18n import lazy_gettext as _
from portal.i18n import ngettext
from portal.residents.models import IDLE_MINUTES, CameraSide, Device, DeviceKind


class DeviceForm(PortalForm):
    """The name by which the house knows a tablet or a screen."""

    name = Text(
        _("What is it called?"),
        [DataRequired()],
        most=60,
        description=_("For example: living room."),
    )


class NewDeviceForm(DeviceForm):
    """A tablet or a screen, and its name."""

    kind = RadioField(
        _("What is it?"),
        choices=offered(
            [
                (DeviceKind.TABLET, _("a tablet, to use")),
                (DeviceKind.SCREEN, _("a screen in the hall, to look at")),
            ]
        ),
        filters=[lambda kind: kind or DeviceKind.TABLET],
        render_kw={
            "symbols": {DeviceKind.TABLET: "own:tablet", DeviceKind.SCREEN: "openmoji:1F4FA"}
        },
    )


class TabletForm(DeviceForm):
    """How a tablet of the house is set."""

    idle_minutes = RadioField(
        _("Without a touch it goes back to the faces. After how long?"),
        [InputRequired(_("Choose one."))],
        coerce=int,
        description=_(
            "Listening counts as a touch. During a meeting it waits three times as long."
        ),
    )
    camera = RadioField(
        _("Where is its camera?"),
        [InputRequired(_("Choose one."))],
        choices=offered(
            [
                (CameraSide.ABOVE, _("above the picture")),
                (CameraSide.LEFT, _("at the left")),
                (CameraSide.RIGHT, _("at the right")),
                (CameraSide.BELOW, _("below the picture")),
            ]
        ),
        description=_("An arrow shows there where to hold the card."),
        render_kw={
            "symbols": {
                CameraSide.ABOVE: "openmoji:2B06",
                CameraSide.LEFT: "openmoji:2B05",
                CameraSide.RIGHT: "openmoji:27A1",
                CameraSide.BELOW: "openmoji:2B07",
            }
        },
    )
    locked = BooleanField(
        _("Lock this tablet"),
        description=_("Faces only: no accounts, no other language, no links to other sites."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.idle_minutes.choices = offered(
            (minutes, ngettext("%(num)s minute", "%(num)s minutes", minutes))
            for minutes in IDLE_MINUTES
        )


def form_of(device: Device) -> type[DeviceForm]:
    """What there is to set: a screen has a name only."""
    return TabletForm if device.kind == DeviceKind.TABLET else DeviceForm


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
