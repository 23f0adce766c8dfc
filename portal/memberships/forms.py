"""What is asked for a membership and for its end."""

from typing import Any

from wtforms import BooleanField, DateField, SelectField
from wtforms.validators import DataRequired, InputRequired, Optional

from portal.councils.models import Council
from portal.councils.service import ROLE_WORDS, role_word
from portal.forms import PortalForm, Text, offered
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.identity import Role
from portal.memberships.service import Term


class MembershipForm(PortalForm):
    """Who becomes what, and between which days."""

    together = (("since", "until"),)

    person = SelectField(_("Who?"), [DataRequired(_("Choose somebody."))], coerce=int)
    role = SelectField(
        _("What will this person be?"), [InputRequired()], choices=offered(ROLE_WORDS.items())
    )
    client = BooleanField(_("This member is a client"))
    represents = Text(
        _("For whom does this member speak?"),
        description=_("For a representative: the name of the client or clients."),
    )
    since = DateField(_("First day"), [InputRequired(_("Fill in the first day."))])
    until = DateField(
        _("Last day"),
        [Optional()],
        description=_("This day still counts. Leave empty when it is not known."),
    )

    def offer(self, council: Council, people: Any) -> None:
        """Fill in what can be chosen now, in the council's own words."""
        self.person.choices = offered(
            [(0, gettext("choose")), *((one.id, one.name) for one in people)]
        )
        self.role.choices = offered((role, role_word(council, role)) for role in Role)

    def term(self) -> Term:
        """What was filled in."""
        assert self.since.data is not None
        return Term(
            role=Role(self.role.data),
            since=self.since.data,
            until=self.until.data,
            client=bool(self.client.data),
            represents=self.represents.data or "",
        )


class EndForm(PortalForm):
    """The last day of a term, or right away."""

    until = DateField(_("Last day"), [Optional()], description=_("This day still counts."))
    at_once = BooleanField(_("Stop right away, today does not count any more"))
