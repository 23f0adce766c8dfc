"""The rows of the table about the means of a council, its free places and its duties."""

from collections.abc import Mapping
from typing import Any

from portal.access.conditions import (
    CANDIDATE,
    MEMBER,
    OFFICER,
    PROVIDER,
    SUPPORTER,
    TREASURER,
    VACANT,
)
from portal.access.permissions import Permission
from portal.access.rules import Rule
from portal.cashbook.models import CashEntry
from portal.councils.models import Council
from portal.dossiers.models import Dossier
from portal.facilities.models import Facility
from portal.vacancies.models import Vacancy

OF_MEANS: Mapping[Permission, Rule] = {
    Permission.FACILITY_LIST: Rule(Council, (MEMBER, SUPPORTER)),
    Permission.FACILITY_DRAFT: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.FACILITY_VIEW: Rule(Facility, (MEMBER, SUPPORTER)),
    Permission.FACILITY_EDIT: Rule(Facility, (OFFICER, SUPPORTER)),
    Permission.FACILITY_CONFIRM: Rule(Facility, (OFFICER,)),
    Permission.YEARLY_VIEW: Rule(Council, (MEMBER, SUPPORTER)),
    Permission.YEARLY_RECORD: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.NOMINATION_DECIDE: Rule(Dossier, (OFFICER,)),
    Permission.CASHBOOK_VIEW: Rule(Council, (MEMBER, SUPPORTER)),
    Permission.CASHBOOK_TOTALS: Rule(Council, (MEMBER, SUPPORTER, PROVIDER)),
    Permission.CASHBOOK_DRAFT: Rule(Council, (OFFICER, TREASURER, SUPPORTER)),
    Permission.CASHBOOK_CHECK: Rule(Council, (MEMBER, SUPPORTER)),
    Permission.CASHBOOK_KEEP: Rule(Council, (OFFICER, TREASURER)),
    Permission.CASH_ENTRY_VIEW: Rule(CashEntry, (MEMBER, SUPPORTER)),
    Permission.CASH_ENTRY_DROP: Rule(CashEntry, (OFFICER, TREASURER, SUPPORTER)),
    Permission.CASH_ENTRY_KEEP: Rule(CashEntry, (OFFICER, TREASURER)),
    Permission.VACANCY_VIEW: Rule(Vacancy, (MEMBER, SUPPORTER, VACANT)),
    Permission.VACANCY_DRAFT: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.VACANCY_EDIT: Rule(Vacancy, (OFFICER, SUPPORTER)),
    Permission.VACANCY_PUBLISH: Rule(Vacancy, (OFFICER,)),
    Permission.VACANCY_WANT: Rule(Vacancy, (CANDIDATE,)),
}
SEEN: Mapping[type[Any], Permission] = {
    Facility: Permission.FACILITY_VIEW,
    CashEntry: Permission.CASH_ENTRY_VIEW,
    Vacancy: Permission.VACANCY_VIEW,
}
