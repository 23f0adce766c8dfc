"""The rows of the table about choosing together what goes first, and about
encounters."""

from collections.abc import Mapping
from typing import Any

from portal.access.conditions import MEMBER, OFFICER, SUPPORTER
from portal.access.permissions import Permission
from portal.access.rules import Rule
from portal.councils.models import Council
from portal.encounters.models import Encounter
from portal.priorities.models import PriorityRound

OF_CHOOSING: Mapping[Permission, Rule] = {
    Permission.PRIORITY_OPEN: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.PRIORITY_VIEW: Rule(PriorityRound, (MEMBER, SUPPORTER)),
    Permission.PRIORITY_ANSWER: Rule(PriorityRound, (MEMBER,)),
    Permission.PRIORITY_CLOSE: Rule(PriorityRound, (OFFICER,)),
    Permission.PRIORITY_PLAN: Rule(PriorityRound, (OFFICER,)),
    Permission.ENCOUNTER_EDIT: Rule(Encounter, (MEMBER, SUPPORTER)),
    Permission.ENCOUNTER_TOPIC: Rule(Encounter, (OFFICER, SUPPORTER)),
}
SEEN: Mapping[type[Any], Permission] = {
    PriorityRound: Permission.PRIORITY_VIEW,
    Encounter: Permission.ENCOUNTER_EDIT,
}
