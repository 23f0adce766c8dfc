"""What is asked of people and who helps them."""

from typing import Any

from wtforms import RadioField, SelectField
from wtforms.validators import DataRequired

from portal.councils.service import ROLE_WORDS
from portal.forms import PortalForm, Text, Version, offered
from portal.i18n import lazy_gettext as _
from portal.identity import MEMBER_ROLES
from portal.people.models import Person
from portal.people.service import Portrait

VIEWS = [("standard", _("with text")), ("picto", _("with pictures"))]


class PersonForm(PortalForm):
    """A person: the name in full, and the name in daily life."""

    together = (("name", "call_name"),)
    seldom = ("employer", "represents")

    name = Text(_("First and last name"), [DataRequired(_("Fill in the name."))])
    call_name = Text(
        _("Called"),
        [DataRequired(_("Fill in how this person is called."))],
        most=40,
        description=_("The name on the tablet. Somebody with the same name? Add an initial."),
    )
    house = SelectField(_("Lives in which house?"), coerce=int, default=0)
    view = RadioField(_("How does this person read?"), choices=offered(VIEWS), default="standard")
    employer = Text(
        _("Works for"), description=_("For a supporter or support worker: everybody can see it.")
    )
    version: Any = Version()

    def portrait(self) -> Portrait:
        """What was filled in."""
        return Portrait(
            name=self.name.data or "",
            call_name=self.call_name.data or "",
            view=self.view.data,
            house_id=self.house.data or None,
            employer=self.employer.data or "",
        )

    @classmethod
    def filled(cls, person: Person) -> dict[str, Any]:
        """The present values of a person, by field."""
        return {
            "name": person.name,
            "call_name": person.call_name,
            "house": person.house_id or 0,
            "view": person.view,
            "employer": person.employer,
            "version": person.version,
        }


class NewPersonForm(PersonForm):
    """A new person, who may become a member of the council in the same act."""

    role = SelectField(
        _("What will this person be in the council?"),
        choices=offered(
            [
                ("", _("nothing, lives in the house")),
                *((role, word) for role, word in ROLE_WORDS.items() if role in MEMBER_ROLES),
            ]
        ),
        default="",
    )
    represents = Text(
        _("For whom does this member speak?"),
        description=_("For a representative only. Leave empty for a client."),
    )
    version = None


class HelperForm(PortalForm):
    """Who comes when this person asks for help."""

    helper = SelectField(_("Who helps?"), [DataRequired(_("Choose somebody."))], coerce=int)
