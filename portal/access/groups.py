"""The groups of people as a reader knows them, for the page that tells who may what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.access.conditions import (
    ADOPTED,
    ASKED,
    CANDIDATE,
    CENTRAL_OFFICER,
    DELEGATE,
    GUEST,
    HOUSE_PUBLISHED,
    INVITED_MEMBER,
    INVITED_SUPPORTER,
    LEADER,
    MEMBER,
    NOTE_TAKER,
    OFFICER,
    ON_THESE_DAYS,
    OWN_ACTION,
    OWN_HANDED_ON,
    OWN_SHEET,
    OWN_WISH,
    PROVEN_RESIDENT,
    PROVIDER,
    RESIDENT,
    SENT_LETTER,
    SHARED,
    SHARED_DECISION,
    SHARED_ENCLOSURE,
    SHARED_MINUTES,
    SHARED_REPORT,
    SHARED_REQUEST,
    SHARED_SHEET,
    SUPPORTER,
    TOLD,
    TREASURER,
    UNSEEN_WISH,
    VACANT,
    WITHOUT_OFFICER,
    Condition,
)
from portal.access.nearness import (
    ADMINISTRATOR,
    HOUSE_STAFF,
    HOUSE_SUPPORTED,
    HOUSE_TABLET,
    NEIGHBOUR,
    ON_TABLET,
    OWN_HOUSE,
    REPRESENTATIVE,
    SELF,
    SUPPORTED,
    VIEW_HELPER,
)
from portal.access.rules_of_support import TOLD_PROVIDER
from portal.access.rules_of_supporters import ANY_MEMBER, ANY_SUPPORTER, OWN_TIP, OWN_TRAINING
from portal.i18n import lazy_gettext as _


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
        reasons=frozenset(
            {
                LEADER,
                OWN_ACTION,
                ASKED,
                MEMBER,
                TREASURER,
                ANY_MEMBER,
                DELEGATE,
                INVITED_MEMBER,
                NEIGHBOUR,
                REPRESENTATIVE,
                SELF,
                OWN_SHEET,
                OWN_HANDED_ON,
                OWN_WISH,
                UNSEEN_WISH,
            }
        ),
    ),
    "officers": Group(
        name=_("Chair and secretary"),
        symbol="own:chairperson",
        reasons=frozenset({OFFICER, CENTRAL_OFFICER}),
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
                OWN_ACTION,
                TOLD,
                ON_THESE_DAYS,
                VACANT,
                CANDIDATE,
                ADOPTED,
                NEIGHBOUR,
                ON_TABLET,
                HOUSE_TABLET,
                SELF,
                OWN_HANDED_ON,
                OWN_WISH,
                UNSEEN_WISH,
            }
        ),
    ),
    "supporter": Group(
        name=_("Supporter"),
        symbol="own:supporter",
        reasons=frozenset(
            {
                OWN_ACTION,
                ASKED,
                SUPPORTER,
                ANY_SUPPORTER,
                OWN_TIP,
                OWN_TRAINING,
                INVITED_SUPPORTER,
                WITHOUT_OFFICER,
                SHARED_SHEET,
                SUPPORTED,
                VIEW_HELPER,
                HOUSE_SUPPORTED,
                NEIGHBOUR,
            }
        ),
    ),
    "staff": Group(
        name=_("Support worker of the house"),
        symbol="own:care",
        reasons=frozenset(
            {
                OWN_ACTION,
                TOLD,
                ON_THESE_DAYS,
                VACANT,
                CANDIDATE,
                ADOPTED,
                HOUSE_STAFF,
                VIEW_HELPER,
                RESIDENT,
                PROVEN_RESIDENT,
                HOUSE_PUBLISHED,
                OWN_HOUSE,
                NEIGHBOUR,
            }
        ),
    ),
    "guests": Group(
        name=_("Guests, like the manager"),
        symbol="own:come",
        reasons=frozenset(
            {
                OWN_ACTION,
                ASKED,
                NOTE_TAKER,
                SHARED_DECISION,
                PROVIDER,
                TOLD_PROVIDER,
                SENT_LETTER,
                SHARED_REQUEST,
                SHARED_ENCLOSURE,
                SHARED_MINUTES,
                SHARED_REPORT,
                GUEST,
                NEIGHBOUR,
                SHARED,
            }
        ),
    ),
    "administrator": Group(
        name=_("Administrator"), symbol="own:rule", reasons=frozenset({ADMINISTRATOR})
    ),
}
