"""THE table: who may do what.

Each row names a permission and the conditions that give it; `portal.access.policy` asks it. Views
are no roles: what a representative has, a client member has.
"""

from collections.abc import Mapping
from typing import Any

from portal.access.conditions import (
    ADOPTED,
    ASKED,
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
    RESIDENT,
    SHARED,
    SHARED_DECISION,
    SHARED_MINUTES,
    SHARED_SHEET,
    SUPPORTER,
    TOLD,
    UNSEEN_WISH,
    WITHOUT_OFFICER,
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
from portal.access.permissions import Permission
from portal.access.rules import Rule
from portal.access.rules_of_choosing import OF_CHOOSING
from portal.access.rules_of_choosing import SEEN as SEEN_OF_CHOOSING
from portal.access.rules_of_means import OF_MEANS
from portal.access.rules_of_means import SEEN as SEEN_OF_MEANS
from portal.access.rules_of_requests import OF_REQUESTS
from portal.access.rules_of_support import OF_SUPPORT
from portal.access.rules_of_support import SEEN as SEEN_OF_SUPPORT
from portal.access.rules_of_supporters import OF_SUPPORTERS
from portal.agenda.models import AgendaTemplate
from portal.archive.models import ArchivedPaper
from portal.ballots.models import Ballot
from portal.councils.models import Council, House
from portal.datepolls.models import DatePoll
from portal.decisions.models import Action, Decision
from portal.disputes.models import Dispute
from portal.dossiers.models import Dossier, Request
from portal.easytext.models import EasyText
from portal.handedon.models import HandedOn
from portal.imports.models import ImportRun
from portal.letters.models import Letter
from portal.meetings.models import AgendaItem, Meeting, Paper
from portal.minutes.models import Minutes
from portal.news.models import News
from portal.notes.models import Note
from portal.papers.models import Enclosure
from portal.people.models import Membership, Person
from portal.planning.models import PlanEntry, SchoolHoliday, YearPlan
from portal.preparation.models import PreparationSheet
from portal.regulation.models import HouseRules, Regulation
from portal.series.models import Series
from portal.symbolsets.models import SymbolSet
from portal.topics.models import Topic
from portal.wishes.models import Wish
from portal.yearreport.models import Feedback, YearReport

POLICY: Mapping[Permission, Rule] = {
    Permission.COUNCIL_VIEW: Rule(Council, (MEMBER, SUPPORTER, GUEST, RESIDENT, ADMINISTRATOR)),
    Permission.COUNCIL_MAKE: Rule(Council, (ADMINISTRATOR,)),
    Permission.COUNCIL_EDIT: Rule(Council, (OFFICER, ADMINISTRATOR)),
    Permission.HOUSE_VIEW: Rule(House, (OWN_HOUSE, HOUSE_SUPPORTED, ADMINISTRATOR)),
    Permission.HOUSE_MAKE: Rule(House, (ADMINISTRATOR,)),
    Permission.HOUSE_EDIT: Rule(House, (HOUSE_SUPPORTED, ADMINISTRATOR)),
    Permission.DOOR_VIEW: Rule(House, (OWN_HOUSE, HOUSE_SUPPORTED, ADMINISTRATOR, HOUSE_TABLET)),
    Permission.NOTES_VIEW: Rule(Council, (MEMBER, SUPPORTER)),
    Permission.NOTE_EDIT: Rule(Note, (MEMBER, SUPPORTER)),
    Permission.PERSON_LIST: Rule(Council, (MEMBER, SUPPORTER, GUEST, RESIDENT, ADMINISTRATOR)),
    Permission.PERSON_VIEW: Rule(Person, (NEIGHBOUR, REPRESENTATIVE, SUPPORTED, ADMINISTRATOR)),
    Permission.PERSON_MAKE: Rule(Council, (SUPPORTER, ADMINISTRATOR)),
    Permission.PHOTO_VIEW: Rule(
        Person, (NEIGHBOUR, REPRESENTATIVE, SUPPORTED, ADMINISTRATOR, ON_TABLET)
    ),
    Permission.PHOTO_EDIT: Rule(Person, (SELF, REPRESENTATIVE, SUPPORTED, ADMINISTRATOR)),
    Permission.PERSON_EDIT: Rule(Person, (SUPPORTED, ADMINISTRATOR)),
    Permission.CHANNEL_EDIT: Rule(Person, (SELF, REPRESENTATIVE, SUPPORTED, ADMINISTRATOR)),
    Permission.CALENDAR_USE: Rule(Person, (SELF,)),
    Permission.OWN_VIEW: Rule(Person, (SELF, VIEW_HELPER)),
    Permission.OWN_VIEW_SHARE: Rule(Person, (SELF,)),
    Permission.MEMBERSHIP_PROPOSE: Rule(Council, (SUPPORTER, OFFICER, ADMINISTRATOR)),
    Permission.MEMBERSHIP_EDIT: Rule(Membership, (OFFICER, ADMINISTRATOR)),
    Permission.MEETING_VIEW: Rule(Meeting, (MEMBER, SUPPORTER, HOUSE_PUBLISHED, SHARED)),
    Permission.MEETING_MAKE: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.MEETING_EDIT: Rule(Meeting, (OFFICER, SUPPORTER)),
    Permission.MEETING_FIX: Rule(Meeting, (OFFICER,)),
    Permission.MEETING_OPEN: Rule(Meeting, (OFFICER, LEADER, WITHOUT_OFFICER)),
    Permission.MEETING_LEAD: Rule(Meeting, (OFFICER, LEADER, SUPPORTER)),
    Permission.MEETING_FOLLOW: Rule(Meeting, (MEMBER, SUPPORTER, HOUSE_PUBLISHED, SHARED)),
    Permission.ATTENDANCE_ANSWER: Rule(Meeting, (INVITED_MEMBER, INVITED_SUPPORTER, SHARED)),
    Permission.REPORT_MAKE: Rule(Meeting, (DELEGATE,)),
    Permission.ATTENDANCE_VIEW: Rule(Meeting, (MEMBER, SUPPORTER)),
    Permission.SERIES_EDIT: Rule(Series, (OFFICER, SUPPORTER)),
    Permission.TEMPLATE_EDIT: Rule(AgendaTemplate, (OFFICER, SUPPORTER)),
    Permission.PLAN_VIEW: Rule(YearPlan, (MEMBER, SUPPORTER, TOLD)),
    Permission.PLAN_MAKE: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.PLAN_EDIT: Rule(YearPlan, (OFFICER, SUPPORTER)),
    Permission.PLAN_TELL: Rule(YearPlan, (OFFICER,)),
    Permission.ENTRY_VIEW: Rule(PlanEntry, (MEMBER, SUPPORTER, TOLD)),
    Permission.ENTRY_EDIT: Rule(PlanEntry, (OFFICER, SUPPORTER)),
    Permission.DATES_ASK: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.DATES_VIEW: Rule(DatePoll, (MEMBER, SUPPORTER, ASKED)),
    Permission.DATES_EDIT: Rule(DatePoll, (OFFICER, SUPPORTER)),
    Permission.DATES_ANSWER: Rule(DatePoll, (ASKED,)),
    Permission.HOLIDAYS: Rule(SchoolHoliday, (ADMINISTRATOR,)),
    Permission.REGULATION_VIEW: Rule(Council, (MEMBER, SUPPORTER, GUEST, RESIDENT, ADMINISTRATOR)),
    Permission.REGULATION_EDIT: Rule(Regulation, (ADMINISTRATOR,)),
    Permission.REGULATION_EASY: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.POWERS_EDIT: Rule(Council, (ADMINISTRATOR, CENTRAL_OFFICER)),
    Permission.RULES_VIEW: Rule(Council, (MEMBER, SUPPORTER, GUEST, RESIDENT, ADMINISTRATOR)),
    Permission.RULES_EDIT: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.RULES_REMOVE: Rule(HouseRules, (OFFICER,)),
    Permission.REPRESENTATIVE_CHOOSE: Rule(Council, (OFFICER,)),
    Permission.ITEM_VIEW: Rule(AgendaItem, (MEMBER, SUPPORTER, HOUSE_PUBLISHED, SHARED)),
    Permission.ITEM_EDIT: Rule(AgendaItem, (OFFICER, SUPPORTER)),
    Permission.ITEM_SHARE: Rule(AgendaItem, (OFFICER,)),
    Permission.PAPER_VIEW: Rule(Paper, (MEMBER, SUPPORTER, HOUSE_PUBLISHED, SHARED)),
    Permission.PAPER_EDIT: Rule(Paper, (OFFICER, SUPPORTER)),
    Permission.EASY_EDIT: Rule(EasyText, (OFFICER, SUPPORTER)),
    Permission.EASY_WANT: Rule(AgendaItem, (MEMBER, SUPPORTER, HOUSE_PUBLISHED)),
    Permission.HOUSE_WORD_EDIT: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.BALLOT_VIEW: Rule(Ballot, (MEMBER, SUPPORTER)),
    Permission.BALLOT_PREPARE: Rule(AgendaItem, (OFFICER, SUPPORTER)),
    Permission.BALLOT_OPEN: Rule(Ballot, (OFFICER,)),
    Permission.VOTE: Rule(Ballot, (MEMBER,)),
    Permission.NEWS_VIEW: Rule(News, (MEMBER, SUPPORTER, ON_THESE_DAYS)),
    Permission.NEWS_MAKE: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.NEWS_EDIT: Rule(News, (OFFICER, SUPPORTER)),
    Permission.DECISION_VIEW: Rule(Decision, (MEMBER, SUPPORTER, TOLD, SHARED_DECISION)),
    Permission.DECISION_DRAFT: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.DECISION_EDIT: Rule(Decision, (OFFICER, SUPPORTER)),
    Permission.DECISION_RECORD: Rule(Decision, (OFFICER,)),
    Permission.ACTION_VIEW: Rule(Action, (MEMBER, SUPPORTER, OWN_ACTION, TOLD)),
    Permission.ACTION_MAKE: Rule(Council, (OFFICER, SUPPORTER)),
    Permission.ACTION_EDIT: Rule(Action, (OFFICER, SUPPORTER)),
    Permission.ACTION_DO: Rule(Action, (OWN_ACTION, OFFICER, SUPPORTER)),
    Permission.ACTION_TELL: Rule(Action, (OFFICER,)),
    Permission.MINUTES_VIEW: Rule(
        Minutes, (MEMBER, SUPPORTER, NOTE_TAKER, ADOPTED, SHARED_MINUTES)
    ),
    Permission.MINUTES_FIND: Rule(Minutes, (MEMBER, SUPPORTER, ADOPTED)),
    Permission.MINUTES_BEGIN: Rule(Meeting, (MEMBER, SUPPORTER)),
    Permission.MINUTES_TAKER: Rule(Meeting, (OFFICER, SUPPORTER)),
    Permission.MINUTES_WRITE: Rule(Minutes, (MEMBER, SUPPORTER, NOTE_TAKER)),
    Permission.MINUTES_EASY: Rule(Minutes, (OFFICER, SUPPORTER)),
    Permission.MINUTES_ADOPT: Rule(Minutes, (OFFICER,)),
    Permission.WISH_MAKE: Rule(Council, (MEMBER, SUPPORTER, PROVEN_RESIDENT)),
    Permission.WISH_VIEW: Rule(Wish, (MEMBER, SUPPORTER, OWN_WISH)),
    Permission.WISH_WITHDRAW: Rule(Wish, (UNSEEN_WISH,)),
    Permission.WISH_ANSWER: Rule(Wish, (OFFICER, SUPPORTER)),
    Permission.WISH_NAME: Rule(Wish, (OWN_WISH,)),
    Permission.WISH_HAND_ON: Rule(Wish, (OFFICER, SUPPORTER)),
    Permission.HANDED_ON_VIEW: Rule(HandedOn, (OWN_HANDED_ON,)),
    Permission.TOPIC_VIEW: Rule(Topic, (MEMBER, SUPPORTER)),
    Permission.TOPIC_EDIT: Rule(Topic, (OFFICER, SUPPORTER)),
    Permission.TOPIC_PASS: Rule(Topic, (OFFICER,)),
    **OF_REQUESTS,
    **OF_CHOOSING,
    Permission.SHEET_LIST: Rule(Meeting, (MEMBER, SUPPORTER)),
    Permission.SHEET_WRITE: Rule(AgendaItem, (MEMBER,)),
    Permission.SHEET_VIEW: Rule(PreparationSheet, (OWN_SHEET, SHARED_SHEET)),
    Permission.SHEET_SHARE: Rule(PreparationSheet, (OWN_SHEET,)),
    **OF_SUPPORTERS,
    **OF_SUPPORT,
    Permission.MESSAGE_PRINT: Rule(Council, (OFFICER, SUPPORTER, ADMINISTRATOR)),
    Permission.HELP_ANSWER: Rule(House, (HOUSE_STAFF, HOUSE_SUPPORTED)),
    Permission.TABLET_MANAGE: Rule(House, (HOUSE_SUPPORTED, ADMINISTRATOR)),
    Permission.CARD_MANAGE: Rule(Person, (SUPPORTED,)),
    Permission.ARCHIVE_LIST: Rule(Council, (MEMBER, SUPPORTER)),
    Permission.ARCHIVE_VIEW: Rule(ArchivedPaper, (MEMBER, SUPPORTER)),
    Permission.ARCHIVE_FILL: Rule(Council, (OFFICER, SUPPORTER, ADMINISTRATOR)),
    Permission.ARCHIVE_REMOVE: Rule(ArchivedPaper, (OFFICER, SUPPORTER)),
    Permission.YEAR_KEEP: Rule(Council, (MEMBER, SUPPORTER, GUEST, PROVEN_RESIDENT)),
    Permission.IMPORT: Rule(ImportRun, (ADMINISTRATOR,)),
    Permission.SYMBOLS: Rule(SymbolSet, (ADMINISTRATOR,)),
    **OF_MEANS,
    Permission.AUDIT_VIEW: Rule(Council, (OFFICER,)),
    Permission.ADMINISTER: Rule(Council, (ADMINISTRATOR,)),
}

SEEN: Mapping[type[Any], Permission] = {
    Council: Permission.COUNCIL_VIEW,
    Meeting: Permission.MEETING_VIEW,
    AgendaItem: Permission.ITEM_VIEW,
    Paper: Permission.PAPER_VIEW,
    ArchivedPaper: Permission.ARCHIVE_VIEW,
    YearPlan: Permission.PLAN_VIEW,
    PlanEntry: Permission.ENTRY_VIEW,
    DatePoll: Permission.DATES_VIEW,
    Ballot: Permission.BALLOT_VIEW,
    News: Permission.NEWS_VIEW,
    Decision: Permission.DECISION_VIEW,
    Action: Permission.ACTION_VIEW,
    Minutes: Permission.MINUTES_VIEW,
    Wish: Permission.WISH_VIEW,
    HandedOn: Permission.HANDED_ON_VIEW,
    Topic: Permission.TOPIC_VIEW,
    Dossier: Permission.DOSSIER_VIEW,
    Request: Permission.REQUEST_VIEW,
    Letter: Permission.LETTER_VIEW,
    Enclosure: Permission.ENCLOSURE_VIEW,
    Dispute: Permission.DISPUTE_VIEW,
    YearReport: Permission.YEAR_REPORT_VIEW,
    Feedback: Permission.FEEDBACK_VIEW,
    PreparationSheet: Permission.SHEET_VIEW,
    **SEEN_OF_MEANS,
    **SEEN_OF_CHOOSING,
    **SEEN_OF_SUPPORT,
    Person: Permission.PERSON_VIEW,
    House: Permission.HOUSE_VIEW,
}
"""Who may see a row: to them a refusal is told (403); to others it does not exist (404)."""
