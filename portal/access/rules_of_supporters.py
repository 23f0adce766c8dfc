"""Who may what on the side of the supporters: reasons that follow from no single council.

Their room is of everybody who supports a council of the organisation; a training log is of its
writer alone, whatever else somebody is.
"""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.access.conditions import MEMBER, OFFICER, SUPPORTER, Condition, proven_id
from portal.access.nearness import ADMINISTRATOR
from portal.access.permissions import Permission
from portal.access.rules import Rule
from portal.coaching.models import HelpContact, RoomEvent, RoomTip, TrainingEntry
from portal.councils.models import Council
from portal.i18n import lazy_gettext as _
from portal.identity import Actor


def _supports(actor: Actor) -> bool:
    return bool(SUPPORTER.councils(actor))


def _is_member(actor: Actor) -> bool:
    return bool(MEMBER.councils(actor))


ANY_SUPPORTER = Condition(
    _("supporter of any council"),
    rows=lambda actor, _subject: sa.literal(_supports(actor)),
    possible=_supports,
)
ANY_MEMBER = Condition(
    _("members of any council"),
    rows=lambda actor, _subject: sa.literal(_is_member(actor)),
    possible=_is_member,
)
OWN_TIP = Condition(
    _("the supporter who wrote the tip"),
    rows=lambda actor, _subject: sa.and_(
        RoomTip.writer_id == proven_id(actor), sa.literal(_supports(actor))
    ),
    possible=_supports,
)
OWN_TRAINING = Condition(
    _("who wrote the log"),
    rows=lambda actor, _subject: TrainingEntry.person_id == proven_id(actor),
    possible=lambda actor: actor.proven,
)

OF_SUPPORTERS: Mapping[Permission, Rule] = {
    Permission.ROOM_VIEW: Rule(RoomEvent, (ANY_SUPPORTER,)),
    Permission.TIP_VIEW: Rule(RoomTip, (ANY_SUPPORTER,)),
    Permission.TIP_EDIT: Rule(RoomTip, (OWN_TIP,)),
    Permission.TRAINING_VIEW: Rule(TrainingEntry, (OWN_TRAINING,)),
    Permission.CONTACT_VIEW: Rule(HelpContact, (ANY_MEMBER, ANY_SUPPORTER, ADMINISTRATOR)),
    Permission.CONTACT_EDIT: Rule(HelpContact, (ADMINISTRATOR,)),
    Permission.HANDOVER_WRITE: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.CHECKLIST_TICK: Rule(Council, (OFFICER, SUPPORTER)),
}
"""Rows of the policy: over which rows, and who."""
