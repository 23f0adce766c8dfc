"""THE table: who may do what.

Each row names a permission and the conditions that give it; from that follow the check of one
object, the filter of a list, the question whether to show a button, and the page that tells it
in words. Views are no roles: what a representative has, a client member has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from portal.access.conditions import (
    ADMINISTRATOR,
    GUEST,
    HOUSE_PUBLISHED,
    HOUSE_STAFF,
    HOUSE_SUPPORTED,
    INVITED_MEMBER,
    MEMBER,
    NEIGHBOUR,
    OFFICER,
    ON_TABLET,
    OWN_HOUSE,
    OWN_WISH,
    PROVEN_RESIDENT,
    RESIDENT,
    SELF,
    SUPPORTED,
    SUPPORTER,
    UNSEEN_WISH,
    Condition,
    Expression,
)
from portal.access.permissions import Permission
from portal.ballots.models import Ballot
from portal.councils.models import Council, House
from portal.database import session
from portal.easytext.models import EasyText
from portal.i18n import lazy_gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem, Meeting, Paper
from portal.people.models import Membership, Person
from portal.wishes.models import Wish


@dataclass(frozen=True)
class Rule:
    """Who may: any of the conditions, over rows of ``subject``."""

    subject: type[Any]
    anyone_of: tuple[Condition, ...]


POLICY: Mapping[Permission, Rule] = {
    Permission.COUNCIL_VIEW: Rule(Council, (MEMBER, SUPPORTER, GUEST, RESIDENT, ADMINISTRATOR)),
    Permission.COUNCIL_MAKE: Rule(Council, (ADMINISTRATOR,)),
    Permission.COUNCIL_EDIT: Rule(Council, (OFFICER, ADMINISTRATOR)),
    Permission.HOUSE_VIEW: Rule(House, (OWN_HOUSE, HOUSE_SUPPORTED, ADMINISTRATOR)),
    Permission.HOUSE_MAKE: Rule(House, (ADMINISTRATOR,)),
    Permission.HOUSE_EDIT: Rule(House, (HOUSE_SUPPORTED, ADMINISTRATOR)),
    Permission.NOTES_VIEW: Rule(Council, (MEMBER, SUPPORTER)),
    Permission.PERSON_LIST: Rule(Council, (MEMBER, SUPPORTER, GUEST, RESIDENT, ADMINISTRATOR)),
    Permission.PERSON_VIEW: Rule(Person, (NEIGHBOUR, SUPPORTED, ADMINISTRATOR)),
    Permission.PERSON_MAKE: Rule(Council, (SUPPORTER, ADMINISTRATOR)),
    Permission.PHOTO_VIEW: Rule(Person, (NEIGHBOUR, SUPPORTED, ADMINISTRATOR, ON_TABLET)),
    Permission.PHOTO_EDIT: Rule(Person, (SELF, SUPPORTED, ADMINISTRATOR)),
    Permission.PERSON_EDIT: Rule(Person, (SUPPORTED, ADMINISTRATOR)),
    Permission.MEMBERSHIP_PROPOSE: Rule(Council, (SUPPORTER, OFFICER, ADMINISTRATOR)),
    Permission.MEMBERSHIP_EDIT: Rule(Membership, (OFFICER, ADMINISTRATOR)),
    Permission.MEETING_VIEW: Rule(Meeting, (MEMBER, SUPPORTER, HOUSE_PUBLISHED)),
    Permission.MEETING_MAKE: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.MEETING_EDIT: Rule(Meeting, (OFFICER, SUPPORTER)),
    Permission.MEETING_FIX: Rule(Meeting, (OFFICER,)),
    Permission.ATTENDANCE_ANSWER: Rule(Meeting, (INVITED_MEMBER,)),
    Permission.ATTENDANCE_VIEW: Rule(Meeting, (MEMBER, SUPPORTER)),
    Permission.ITEM_VIEW: Rule(AgendaItem, (MEMBER, SUPPORTER, HOUSE_PUBLISHED)),
    Permission.ITEM_EDIT: Rule(AgendaItem, (OFFICER, SUPPORTER)),
    Permission.PAPER_VIEW: Rule(Paper, (MEMBER, SUPPORTER, HOUSE_PUBLISHED)),
    Permission.EASY_EDIT: Rule(EasyText, (OFFICER, SUPPORTER)),
    Permission.EASY_WANT: Rule(AgendaItem, (MEMBER, SUPPORTER, HOUSE_PUBLISHED)),
    Permission.HOUSE_WORD_EDIT: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.BALLOT_VIEW: Rule(Ballot, (MEMBER, SUPPORTER)),
    Permission.BALLOT_PREPARE: Rule(AgendaItem, (OFFICER, SUPPORTER)),
    Permission.BALLOT_OPEN: Rule(Ballot, (OFFICER,)),
    Permission.VOTE: Rule(Ballot, (MEMBER,)),
    Permission.WISH_MAKE: Rule(Council, (MEMBER, SUPPORTER, PROVEN_RESIDENT)),
    Permission.WISH_VIEW: Rule(Wish, (MEMBER, SUPPORTER, OWN_WISH)),
    Permission.WISH_WITHDRAW: Rule(Wish, (UNSEEN_WISH,)),
    Permission.WISH_ANSWER: Rule(Wish, (OFFICER, SUPPORTER)),
    Permission.HELP_ANSWER: Rule(House, (HOUSE_STAFF, HOUSE_SUPPORTED)),
    Permission.TABLET_MANAGE: Rule(House, (HOUSE_SUPPORTED, ADMINISTRATOR)),
    Permission.CARD_MANAGE: Rule(Person, (SUPPORTED,)),
    Permission.AUDIT_VIEW: Rule(Council, (OFFICER,)),
    Permission.ADMINISTER: Rule(Council, (ADMINISTRATOR,)),
}

SEEN: Mapping[type[Any], Permission] = {
    Council: Permission.COUNCIL_VIEW,
    Meeting: Permission.MEETING_VIEW,
    AgendaItem: Permission.ITEM_VIEW,
    Paper: Permission.PAPER_VIEW,
    Ballot: Permission.BALLOT_VIEW,
    Wish: Permission.WISH_VIEW,
    Person: Permission.PERSON_VIEW,
    House: Permission.HOUSE_VIEW,
}
"""Who may see a row: to them a refusal is told (403); to others it does not exist (404)."""


def where(actor: Actor, permission: Permission) -> Expression:
    """The rows of the permission's subject that the actor has it for, as an expression."""
    rule = POLICY[permission]
    can_hold = [one for one in rule.anyone_of if one.anywhere(actor)]
    return sa.or_(sa.false(), *(one.expression(actor, rule.subject) for one in can_hold))


def councils(actor: Actor, permission: Permission) -> frozenset[int]:
    """The councils in which the actor has the permission, whatever the row (for buttons)."""
    return frozenset().union(*(one.councils(actor) for one in POLICY[permission].anyone_of))


def anywhere(actor: Actor, permission: Permission) -> bool:
    """Whether the actor can have the permission for anything at all: asked of lists."""
    rule = POLICY.get(permission)
    return rule is None or any(one.anywhere(actor) for one in rule.anyone_of)


def may(actor: Actor, permission: Permission, council_id: int) -> bool:
    """Whether the actor has the permission in the council: decides what is offered."""
    if council_id in councils(actor, permission):
        return True
    return ADMINISTRATOR in POLICY[permission].anyone_of and actor.administers and actor.proven


def has(actor: Actor, permission: Permission, row_id: int) -> bool:
    """Whether the actor has the permission for this very row: one statement."""
    table = POLICY[permission].subject
    query = sa.select(table.id).where(table.id == row_id, where(actor, permission))
    return session.scalar(query) is not None


WORDS: Mapping[Permission, Any] = {
    Permission.COUNCIL_VIEW: _("see who is in the council"),
    Permission.COUNCIL_MAKE: _("make a council"),
    Permission.COUNCIL_EDIT: _("change the council"),
    Permission.HOUSE_VIEW: _("see the house"),
    Permission.HOUSE_MAKE: _("make a house"),
    Permission.HOUSE_EDIT: _("change the house and its support workers"),
    Permission.NOTES_VIEW: _("see notes and drafts of the council"),
    Permission.PERSON_LIST: _("see the people of the council"),
    Permission.PERSON_VIEW: _("see a person"),
    Permission.PERSON_MAKE: _("add a person"),
    Permission.PERSON_EDIT: _("change a person and who helps"),
    Permission.PHOTO_VIEW: _("see a photo"),
    Permission.PHOTO_EDIT: _("place or remove a photo"),
    Permission.MEMBERSHIP_PROPOSE: _("propose a member"),
    Permission.MEMBERSHIP_EDIT: _("confirm a member or end a term"),
    Permission.MEETING_VIEW: _("see a meeting"),
    Permission.MEETING_MAKE: _("make a meeting"),
    Permission.MEETING_EDIT: _("make and order the agenda"),
    Permission.MEETING_FIX: _("fix the agenda and invite"),
    Permission.ATTENDANCE_ANSWER: _("say whether you come"),
    Permission.ATTENDANCE_VIEW: _("see who comes"),
    Permission.ITEM_VIEW: _("see an agenda item"),
    Permission.ITEM_EDIT: _("change an agenda item"),
    Permission.PAPER_VIEW: _("see a paper"),
    Permission.EASY_EDIT: _("make and check an easy text"),
    Permission.EASY_WANT: _("ask for an easy text"),
    Permission.HOUSE_WORD_EDIT: _("change the words of the house"),
    Permission.BALLOT_VIEW: _("see a vote and its result"),
    Permission.BALLOT_PREPARE: _("prepare a vote"),
    Permission.BALLOT_OPEN: _("open and close a vote"),
    Permission.VOTE: _("vote"),
    Permission.WISH_MAKE: _("send a wish"),
    Permission.WISH_VIEW: _("see a wish"),
    Permission.WISH_WITHDRAW: _("take back a wish"),
    Permission.WISH_ANSWER: _("answer a wish"),
    Permission.HELP_ANSWER: _("answer a call for help"),
    Permission.TABLET_MANAGE: _("add or remove a tablet"),
    Permission.CARD_MANAGE: _("make or revoke a card"),
    Permission.AUDIT_VIEW: _("see the trail of the council"),
    Permission.ADMINISTER: _("manage the portal"),
}


@dataclass(frozen=True, kw_only=True)
class Group:
    """People as the reader knows them, with the conditions that can make them allowed."""

    name: Any
    symbol: str
    reasons: frozenset[Condition]


GROUPS: Mapping[str, Group] = {
    "members": Group(
        name=_("Members"),
        symbol="own:we",
        reasons=frozenset({MEMBER, INVITED_MEMBER, NEIGHBOUR, SELF, OWN_WISH, UNSEEN_WISH}),
    ),
    "officers": Group(
        name=_("Chair and secretary"), symbol="own:chairperson", reasons=frozenset({OFFICER})
    ),
    "residents": Group(
        name=_("Who lives in the house"),
        symbol="own:resident",
        reasons=frozenset(
            {
                RESIDENT,
                PROVEN_RESIDENT,
                HOUSE_PUBLISHED,
                OWN_HOUSE,
                NEIGHBOUR,
                ON_TABLET,
                SELF,
                OWN_WISH,
                UNSEEN_WISH,
            }
        ),
    ),
    "supporter": Group(
        name=_("Supporter"),
        symbol="own:supporter",
        reasons=frozenset({SUPPORTER, SUPPORTED, HOUSE_SUPPORTED, NEIGHBOUR}),
    ),
    "staff": Group(
        name=_("Support worker of the house"),
        symbol="own:care",
        reasons=frozenset(
            {HOUSE_STAFF, RESIDENT, PROVEN_RESIDENT, HOUSE_PUBLISHED, OWN_HOUSE, NEIGHBOUR}
        ),
    ),
    "guests": Group(
        name=_("Guests, like the manager"),
        symbol="own:come",
        reasons=frozenset({GUEST, NEIGHBOUR}),
    ),
    "administrator": Group(
        name=_("Administrator"), symbol="own:rule", reasons=frozenset({ADMINISTRATOR})
    ),
}


@dataclass(frozen=True, kw_only=True)
class PolicyRow:
    """One row of the table in words; ``groups`` names who can have the permission."""

    permission: Permission
    what: str
    who: tuple[str, ...]
    groups: frozenset[str]


def policy_table() -> tuple[PolicyRow, ...]:
    """The table in the reader's words, in its own order; made from `POLICY` and nothing else."""
    return tuple(
        PolicyRow(
            permission=permission,
            what=str(WORDS.get(permission, permission)),
            who=tuple(str(one.name) for one in rule.anyone_of),
            groups=frozenset(
                name for name, group in GROUPS.items() if group.reasons & set(rule.anyone_of)
            ),
        )
        for permission, rule in POLICY.items()
    )


def policy_markdown() -> str:
    """The table as Markdown, for the documentation of an organisation."""
    rows = "\n".join(f"| {row.what} | {', '.join(row.who)} |" for row in policy_table())
    return f"| {_('What')} | {_('Who')} |\n|---|---|\n{rows}\n"
