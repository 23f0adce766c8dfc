"""THE table: who may do what.

Each row names a permission and the conditions that give it; from that follow the check of one
object, the filter of a list, the question whether to show a button, and the page that tells it
in words. Views are no roles: what a representative has, a client member has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from portal.access.conditions import (
    ADMINISTRATOR,
    GUEST,
    HOUSE_PUBLISHED,
    HOUSE_STAFF,
    HOUSE_SUPPORTED,
    HOUSE_TABLET,
    INVITED_MEMBER,
    MEMBER,
    NEIGHBOUR,
    OFFICER,
    ON_TABLET,
    OWN_HOUSE,
    OWN_WISH,
    PROVEN_RESIDENT,
    REPRESENTATIVE,
    RESIDENT,
    SELF,
    SUPPORTED,
    SUPPORTER,
    UNSEEN_WISH,
    Condition,
    Expression,
)
from portal.access.permissions import Permission
from portal.archive.models import ArchivedPaper
from portal.ballots.models import Ballot
from portal.councils.models import Council, House
from portal.database import session
from portal.easytext.models import EasyText
from portal.identity import Actor
from portal.imports.models import ImportRun
from portal.meetings.models import AgendaItem, Meeting, Paper
from portal.people.models import Membership, Person
from portal.symbolsets.models import SymbolSet
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
    Permission.DOOR_VIEW: Rule(House, (OWN_HOUSE, HOUSE_SUPPORTED, ADMINISTRATOR, HOUSE_TABLET)),
    Permission.NOTES_VIEW: Rule(Council, (MEMBER, SUPPORTER)),
    Permission.PERSON_LIST: Rule(Council, (MEMBER, SUPPORTER, GUEST, RESIDENT, ADMINISTRATOR)),
    Permission.PERSON_VIEW: Rule(Person, (NEIGHBOUR, REPRESENTATIVE, SUPPORTED, ADMINISTRATOR)),
    Permission.PERSON_MAKE: Rule(Council, (SUPPORTER, ADMINISTRATOR)),
    Permission.PHOTO_VIEW: Rule(
        Person, (NEIGHBOUR, REPRESENTATIVE, SUPPORTED, ADMINISTRATOR, ON_TABLET)
    ),
    Permission.PHOTO_EDIT: Rule(Person, (SELF, REPRESENTATIVE, SUPPORTED, ADMINISTRATOR)),
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
    Permission.MESSAGE_PRINT: Rule(Council, (OFFICER, SUPPORTER, ADMINISTRATOR)),
    Permission.HELP_ANSWER: Rule(House, (HOUSE_STAFF, HOUSE_SUPPORTED)),
    Permission.TABLET_MANAGE: Rule(House, (HOUSE_SUPPORTED, ADMINISTRATOR)),
    Permission.CARD_MANAGE: Rule(Person, (SUPPORTED,)),
    Permission.ARCHIVE_LIST: Rule(Council, (MEMBER, SUPPORTER)),
    Permission.ARCHIVE_VIEW: Rule(ArchivedPaper, (MEMBER, SUPPORTER)),
    Permission.ARCHIVE_FILL: Rule(Council, (OFFICER, SUPPORTER, ADMINISTRATOR)),
    Permission.ARCHIVE_REMOVE: Rule(ArchivedPaper, (OFFICER, SUPPORTER)),
    Permission.IMPORT: Rule(ImportRun, (ADMINISTRATOR,)),
    Permission.SYMBOLS: Rule(SymbolSet, (ADMINISTRATOR,)),
    Permission.AUDIT_VIEW: Rule(Council, (OFFICER,)),
    Permission.ADMINISTER: Rule(Council, (ADMINISTRATOR,)),
}

SEEN: Mapping[type[Any], Permission] = {
    Council: Permission.COUNCIL_VIEW,
    Meeting: Permission.MEETING_VIEW,
    AgendaItem: Permission.ITEM_VIEW,
    Paper: Permission.PAPER_VIEW,
    ArchivedPaper: Permission.ARCHIVE_VIEW,
    Ballot: Permission.BALLOT_VIEW,
    Wish: Permission.WISH_VIEW,
    Person: Permission.PERSON_VIEW,
    House: Permission.HOUSE_VIEW,
}
"""Who may see a row: to them a refusal is told (403); to others it does not exist (404)."""


@lru_cache(maxsize=2048)
def where(actor: Actor, permission: Permission) -> Expression:
    """The rows of the permission's subject that the actor has it for, as an expression.

    Kept: it follows from who somebody is (with all rights of this moment), and from nothing else.
    """
    rule = POLICY[permission]
    can_hold = [one for one in rule.anyone_of if one.anywhere(actor)]
    return sa.or_(sa.false(), *(one.expression(actor, rule.subject) for one in can_hold))


@lru_cache(maxsize=2048)
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


@lru_cache(maxsize=2048)
def one_row(actor: Actor, permission: Permission) -> sa.Select[Any]:
    """The statement that finds the row whose id is bound as ``row``, when the actor may."""
    table = POLICY[permission].subject
    return sa.select(table).where(table.id == sa.bindparam("row"), where(actor, permission))


def has(actor: Actor, permission: Permission, row_id: int) -> bool:
    """Whether the actor has the permission for this very row: one statement."""
    table = POLICY[permission].subject
    query = sa.select(table.id).where(table.id == row_id, where(actor, permission))
    return session.scalar(query) is not None
