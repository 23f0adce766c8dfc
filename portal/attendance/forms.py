"""What is asked of an invited member."""

from wtforms import RadioField
from wtforms.validators import InputRequired

from portal.forms import PortalForm, offered
from portal.i18n import lazy_gettext as _
from portal.meetings.models import Coming


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
