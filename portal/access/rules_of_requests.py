"""The rows of the table about dossiers, requests, and what is told of them; see `table`."""

from collections.abc import Mapping

from portal.access.conditions import (
    ADOPTED,
    MEMBER,
    OFFICER,
    PROVIDER,
    SENT_LETTER,
    SHARED_ENCLOSURE,
    SHARED_REPORT,
    SHARED_REQUEST,
    SUPPORTER,
    TOLD,
)
from portal.access.permissions import Permission
from portal.access.rules import Rule
from portal.councils.models import Council
from portal.disputes.models import Dispute
from portal.dossiers.models import Dossier, Request
from portal.letters.models import Letter
from portal.papers.models import Enclosure
from portal.yearreport.models import Feedback, YearReport

OF_REQUESTS: Mapping[Permission, Rule] = {
    Permission.DOSSIER_VIEW: Rule(Dossier, (MEMBER, SUPPORTER)),
    Permission.DOSSIER_MAKE: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.DOSSIER_EDIT: Rule(Dossier, (OFFICER, SUPPORTER)),
    Permission.REQUEST_FILE: Rule(Council, (PROVIDER,)),
    Permission.REQUEST_VIEW: Rule(Request, (MEMBER, SUPPORTER, SHARED_REQUEST)),
    Permission.REQUEST_TREAT: Rule(Request, (OFFICER, SUPPORTER)),
    Permission.REQUEST_DECIDE: Rule(Request, (OFFICER,)),
    Permission.REQUEST_OUTCOME: Rule(Request, (OFFICER, SUPPORTER, SHARED_REQUEST)),
    Permission.LETTER_MAKE: Rule(Dossier, (MEMBER, SUPPORTER)),
    Permission.LETTER_VIEW: Rule(Letter, (MEMBER, SUPPORTER, SENT_LETTER)),
    Permission.LETTER_WRITE: Rule(Letter, (MEMBER, SUPPORTER)),
    Permission.LETTER_SIGN: Rule(Letter, (OFFICER,)),
    Permission.LETTER_TEMPLATE: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.REQUEST_ENCLOSE: Rule(Request, (OFFICER, SUPPORTER, SHARED_REQUEST)),
    Permission.ENCLOSURE_VIEW: Rule(Enclosure, (MEMBER, SUPPORTER, SHARED_ENCLOSURE)),
    Permission.ENCLOSURE_SHARE: Rule(Enclosure, (OFFICER,)),
    Permission.ENCLOSURE_REMOVE: Rule(Enclosure, (OFFICER, SUPPORTER)),
    Permission.DISPUTE_VIEW: Rule(Dispute, (MEMBER, SUPPORTER)),
    Permission.DISPUTE_EDIT: Rule(Dispute, (OFFICER, SUPPORTER)),
    Permission.DISPUTE_SEND: Rule(Dispute, (OFFICER,)),
    Permission.YEAR_REPORT_MAKE: Rule(Council, (MEMBER, SUPPORTER)),
    Permission.YEAR_REPORT_VIEW: Rule(YearReport, (MEMBER, SUPPORTER, ADOPTED, SHARED_REPORT)),
    Permission.YEAR_REPORT_WRITE: Rule(YearReport, (MEMBER, SUPPORTER)),
    Permission.YEAR_REPORT_ADOPT: Rule(YearReport, (OFFICER,)),
    Permission.FEEDBACK_MAKE: Rule(Request, (MEMBER, SUPPORTER)),
    Permission.FEEDBACK_VIEW: Rule(Feedback, (MEMBER, SUPPORTER, TOLD)),
    Permission.FEEDBACK_WRITE: Rule(Feedback, (MEMBER, SUPPORTER)),
    Permission.FEEDBACK_EASY: Rule(Feedback, (OFFICER, SUPPORTER)),
    Permission.FEEDBACK_TELL: Rule(Feedback, (OFFICER,)),
}
