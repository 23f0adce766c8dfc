"""What is shown around the forms of memberships."""

from typing import Any

from flask import url_for

from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.people.models import Membership
from portal.rendering import FormPage


def add_page(council: Council, form: Any, *, confirms: bool) -> FormPage:
    """The form for a new member; says that a proposal gives no rights yet."""
    return FormPage(
        title=_("Add a member") if confirms else _("Propose a member"),
        symbol="own:proposal",
        council=council,
        section="people",
        back=url_for("portal.councils.show", council_id=council.id),
        crumbs=[(council.name, url_for("portal.councils.show", council_id=council.id))],
        lede="" if confirms else _("The chair or secretary confirms it. Until then it waits."),
        form=form,
    )


def end_page(membership: Membership, form: Any) -> FormPage:
    """The form that ends a term."""
    council = membership.council
    return FormPage(
        title=_("When does %(name)s stop?", name=membership.person.call_name),
        symbol="own:stop",
        council=council,
        section="people",
        back=url_for("portal.people.show", person_id=membership.person_id),
        crumbs=[(council.name, url_for("portal.councils.show", council_id=council.id))],
        form=form,
    )
