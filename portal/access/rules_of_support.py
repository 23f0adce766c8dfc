"""Who may what with the support of a council: the way to a supporter, and what was agreed on it."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from portal.access.conditions import MEMBER, OFFICER, PROVIDER, SUPPORTER, Condition
from portal.access.permissions import Permission
from portal.access.rules import Rule
from portal.councils.models import Council
from portal.i18n import lazy_gettext as _
from portal.identity import Actor
from portal.support.models import Appointment, SupportAgreement, SupportPeriod


def _told(actor: Actor, subject: type[Any]) -> sa.ColumnElement[bool]:
    day = Appointment.profiled_on if subject is Appointment else SupportAgreement.shown_on
    told: sa.ColumnElement[bool] = day.is_not(None)
    return told


TOLD_PROVIDER = Condition(_("the manager, once the council tells it"), PROVIDER.councils, _told)

OF_SUPPORT: Mapping[Permission, Rule] = {
    Permission.SUPPORT_LIST: Rule(Council, (MEMBER, SUPPORTER, PROVIDER)),
    Permission.APPOINTMENT_VIEW: Rule(Appointment, (MEMBER, SUPPORTER, TOLD_PROVIDER)),
    Permission.APPOINTMENT_MAKE: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.APPOINTMENT_EDIT: Rule(Appointment, (OFFICER, SUPPORTER)),
    Permission.APPOINTMENT_PROPOSE: Rule(Appointment, (OFFICER, TOLD_PROVIDER)),
    Permission.APPOINTMENT_ASK: Rule(Appointment, (TOLD_PROVIDER,)),
    Permission.APPOINTMENT_RECORD: Rule(Appointment, (OFFICER,)),
    Permission.SUPPORT_VIEW: Rule(SupportAgreement, (MEMBER, SUPPORTER, TOLD_PROVIDER)),
    Permission.SUPPORT_DRAFT: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.SUPPORT_EDIT: Rule(SupportAgreement, (OFFICER, SUPPORTER)),
    Permission.SUPPORT_RECORD: Rule(SupportAgreement, (OFFICER,)),
    Permission.SUPPORT_AGREE: Rule(SupportAgreement, (TOLD_PROVIDER,)),
    Permission.PERIOD_VIEW: Rule(SupportPeriod, (MEMBER, SUPPORTER)),
    Permission.PERIOD_EDIT: Rule(SupportPeriod, (OFFICER, SUPPORTER)),
}
"""Rows of the policy: the supporter drafts what is looked for, and records nothing."""
SEEN: Mapping[type[Any], Permission] = {
    Appointment: Permission.APPOINTMENT_VIEW,
    SupportAgreement: Permission.SUPPORT_VIEW,
    SupportPeriod: Permission.PERIOD_VIEW,
}
