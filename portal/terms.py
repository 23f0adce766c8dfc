"""How a membership is shown, wherever it is: its term in words, what it waits for, its buttons."""

from typing import Any

from flask import url_for

from portal.councils.models import Council
from portal.councils.service import role_word
from portal.i18n import gettext as _
from portal.i18n import written
from portal.people.models import Membership
from portal.rendering import Action, Chip


def term_of(council: Council, membership: Membership) -> str:
    """The role, for whom, and until when: in one line."""
    parts = [role_word(council, membership.role)]
    if membership.represents:
        parts.append(_("speaks for %(name)s", name=membership.represents))
    if membership.until:
        parts.append(_("until %(day)s", day=written(membership.until, "d MMMM y")))
    return ", ".join(parts)


def waiting_chip(membership: Membership) -> Chip:
    """What a membership waits for: a yes of the council, or its first day."""
    if membership.confirmed_at is None:
        return Chip(text=_("proposed"), tone="sun", mark="clock")
    begins = _("from %(day)s", day=written(membership.since, "d MMMM y"))
    return Chip(text=begins, tone="plain", mark="calendar")


def confirm_actions(membership: Membership) -> list[Action]:
    """The buttons of an officer at a proposal."""
    at: dict[str, Any] = {"membership_id": membership.id}
    if membership.confirmed_at is not None:
        return []
    return [
        Action(
            concept="membership.confirm",
            href=url_for("portal.memberships.confirm", **at),
            post=True,
            tone="main",
        ),
        Action(concept="remove", href=url_for("portal.memberships.stop", **at), post=True),
    ]


def own_house_warning() -> str:
    """What is said of a supporter who also works in the house (domain rule: warn, never ban)."""
    return _("The supporter also works in this house. That makes it hard to be independent.")
