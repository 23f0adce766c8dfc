"""What is asked of an invited member."""

from wtforms import RadioField
from wtforms.validators import InputRequired

from portal.forms import PortalForm, offered
from portal.i18n import lazy_gettext as _
from portal.meetings.models import Coming
from portal.people.models import Channel

FITS = "fits"
CHANNELS = {
    FITS: (_("by mail, or else a letter"), "own:invitation"),
    Channel.SCREEN: (_("only on the screen"), "own:tablet"),
    Channel.MAIL: (_("by mail"), "openmoji:1F4E7"),
    Channel.PAPER: (_("a letter on paper"), "openmoji:1F5A8"),
    Channel.SUPPORTER: (_("the supporter tells it"), "own:supporter"),
}
"""How somebody is invited; the first is what fits when nobody chose."""


class AnswerForm(PortalForm):
    """I come, I do not come, I do not know yet."""

    coming = RadioField(
        _("Do you come?"),
        [InputRequired(_("Choose one."))],
        choices=offered(
            [
                (Coming.YES, _("I come")),
                (Coming.NO, _("I do not come")),
                (Coming.UNSURE, _("I do not know yet")),
            ]
        ),
        render_kw={
            "symbols": {
                Coming.YES: "own:come",
                Coming.NO: "own:not-come",
                Coming.UNSURE: "own:dont-know",
            }
        },
    )


class ChannelForm(PortalForm):
    """How somebody wants to hear of a meeting."""

    channel = RadioField(
        _("How do you want to be invited?"),
        choices=offered((value, words) for value, (words, _symbol) in CHANNELS.items()),
        description=_("It always stands on the start page as well."),
        default=FITS,
        render_kw={"symbols": {value: symbol for value, (_words, symbol) in CHANNELS.items()}},
    )
