"""The table of rights in words, for the page that tells who may what, and for documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.access.groups import GROUPS
from portal.access.permissions import Permission
from portal.access.table import POLICY
from portal.i18n import lazy_gettext as _

WORDS: Mapping[Permission, Any] = {
    Permission.COUNCIL_VIEW: _("see who is in the council"),
    Permission.COUNCIL_MAKE: _("make a council"),
    Permission.COUNCIL_EDIT: _("change the council"),
    Permission.HOUSE_VIEW: _("see the house"),
    Permission.HOUSE_MAKE: _("make a house"),
    Permission.HOUSE_EDIT: _("change the house and its support workers"),
    Permission.DOOR_VIEW: _("see the photo of the front door"),
    Permission.NOTES_VIEW: _("see notes and drafts of the council"),
    Permission.NOTE_EDIT: _("read, change or remove a note of the council"),
    Permission.PERSON_LIST: _("see the people of the council"),
    Permission.PERSON_VIEW: _("see a person"),
    Permission.PERSON_MAKE: _("add a person"),
    Permission.PERSON_EDIT: _("change a person and who helps"),
    Permission.PHOTO_VIEW: _("see a photo"),
    Permission.PHOTO_EDIT: _("place or remove a photo, allow recording"),
    Permission.CHANNEL_EDIT: _("say how a person wants to be invited"),
    Permission.CALENDAR_USE: _("have a calendar address of one's own"),
    Permission.OWN_VIEW: _("set how a person sees, hears and touches"),
    Permission.OWN_VIEW_SHARE: _("choose who helps to set that"),
    Permission.MEMBERSHIP_PROPOSE: _("propose a member"),
    Permission.MEMBERSHIP_EDIT: _("confirm a member or end a term"),
    Permission.MEETING_VIEW: _("see a meeting"),
    Permission.MEETING_MAKE: _("make a meeting"),
    Permission.MEETING_EDIT: _("make and order the agenda"),
    Permission.MEETING_FIX: _("fix the agenda and invite"),
    Permission.MEETING_OPEN: _("open and close a meeting"),
    Permission.MEETING_LEAD: _("go through the items of a meeting, write down who is there"),
    Permission.MEETING_FOLLOW: _("follow a meeting and hold up a card"),
    Permission.ATTENDANCE_ANSWER: _("say whether you come"),
    Permission.REPORT_MAKE: _("report back from a working group or committee"),
    Permission.ATTENDANCE_VIEW: _("see who comes"),
    Permission.SERIES_EDIT: _("change a series of meetings"),
    Permission.TEMPLATE_EDIT: _("rename or remove a template of an agenda"),
    Permission.PLAN_VIEW: _("see the year plan"),
    Permission.PLAN_MAKE: _("make a year plan"),
    Permission.PLAN_EDIT: _("add to the year plan"),
    Permission.PLAN_TELL: _("show the year plan to the house"),
    Permission.ENTRY_VIEW: _("see a subject of the year plan"),
    Permission.ENTRY_EDIT: _("change a subject of the year plan"),
    Permission.DATES_ASK: _("ask when people can come"),
    Permission.DATES_VIEW: _("see who can come when"),
    Permission.DATES_EDIT: _("choose a date that was asked about"),
    Permission.DATES_ANSWER: _("say when one can come"),
    Permission.HOLIDAYS: _("keep the school holidays"),
    Permission.REGULATION_VIEW: _("see the participation regulation"),
    Permission.REGULATION_EDIT: _("file the participation regulation and its settings"),
    Permission.REGULATION_EASY: _("make an easy text of the regulation"),
    Permission.POWERS_EDIT: _("say which council treats which subject"),
    Permission.RULES_VIEW: _("see the house rules of the council"),
    Permission.RULES_EDIT: _("file the house rules of the council, make their easy text"),
    Permission.RULES_REMOVE: _("take a version of the house rules away"),
    Permission.REPRESENTATIVE_CHOOSE: _("write down who represents the council"),
    Permission.ITEM_VIEW: _("see an agenda item"),
    Permission.ITEM_EDIT: _("change an agenda item"),
    Permission.ITEM_SHARE: _("share an item with the guests"),
    Permission.PAPER_VIEW: _("see a paper"),
    Permission.PAPER_EDIT: _("give a paper a newer file or an easy summary"),
    Permission.EASY_EDIT: _("make and check an easy text"),
    Permission.EASY_WANT: _("ask for an easy text"),
    Permission.HOUSE_WORD_EDIT: _("change the words of the house"),
    Permission.BALLOT_VIEW: _("see a vote and its result"),
    Permission.BALLOT_PREPARE: _("prepare a vote"),
    Permission.BALLOT_OPEN: _("open and close a vote"),
    Permission.VOTE: _("vote"),
    Permission.NEWS_VIEW: _("see news"),
    Permission.NEWS_MAKE: _("write news"),
    Permission.NEWS_EDIT: _("change news, take it away"),
    Permission.DECISION_VIEW: _("see a decision"),
    Permission.DECISION_DRAFT: _("write a decision down"),
    Permission.DECISION_EDIT: _("change a decision that is not recorded yet"),
    Permission.DECISION_RECORD: _("record, tell, withdraw a decision"),
    Permission.ACTION_VIEW: _("see who does what"),
    Permission.ACTION_MAKE: _("write down who does what"),
    Permission.ACTION_EDIT: _("change who does what"),
    Permission.ACTION_DO: _("say that it is done"),
    Permission.ACTION_TELL: _("tell the house what is done"),
    Permission.MINUTES_VIEW: _("see minutes"),
    Permission.MINUTES_FIND: _("find minutes by a word in them"),
    Permission.MINUTES_BEGIN: _("begin the minutes of a meeting"),
    Permission.MINUTES_TAKER: _("choose who takes the minutes"),
    Permission.MINUTES_WRITE: _("write minutes and present them"),
    Permission.MINUTES_EASY: _("make the easy text of minutes"),
    Permission.MINUTES_ADOPT: _("record that minutes are adopted"),
    Permission.WISH_MAKE: _("send a wish"),
    Permission.WISH_VIEW: _("see a wish"),
    Permission.WISH_WITHDRAW: _("take back a wish"),
    Permission.WISH_ANSWER: _("answer a wish"),
    Permission.WISH_NAME: _("let another council know whose wish it is"),
    Permission.TOPIC_VIEW: _("see a topic"),
    Permission.TOPIC_EDIT: _("decide what happens with a topic"),
    Permission.TOPIC_PASS: _("pass a topic on to another council"),
    Permission.DOSSIER_VIEW: _("see a dossier"),
    Permission.DOSSIER_MAKE: _("make a dossier"),
    Permission.DOSSIER_EDIT: _("write in a dossier"),
    Permission.REQUEST_FILE: _("ask the council for advice or consent"),
    Permission.REQUEST_VIEW: _("see a request and how far it is"),
    Permission.REQUEST_TREAT: _("write down what happens with a request"),
    Permission.REQUEST_DECIDE: _("record, sign and send what the council says"),
    Permission.REQUEST_OUTCOME: _("write down what the provider decided"),
    Permission.LETTER_MAKE: _("begin a letter of the council"),
    Permission.LETTER_VIEW: _("read a letter of the council"),
    Permission.LETTER_WRITE: _("write in a letter of the council"),
    Permission.LETTER_SIGN: _("sign and send a letter of the council"),
    Permission.LETTER_TEMPLATE: _("choose the words with which letters begin"),
    Permission.YEAR_REPORT_MAKE: _("begin the year report"),
    Permission.YEAR_REPORT_VIEW: _("see a year report"),
    Permission.YEAR_REPORT_WRITE: _("write in a year report"),
    Permission.YEAR_REPORT_ADOPT: _("record that a year report is adopted, correct it"),
    Permission.FEEDBACK_MAKE: _("begin to tell the house what came of a request"),
    Permission.FEEDBACK_VIEW: _("see what the house is told of a request"),
    Permission.FEEDBACK_WRITE: _("write what the house is told of a request"),
    Permission.FEEDBACK_EASY: _("make the easy text of what the house is told"),
    Permission.FEEDBACK_TELL: _("tell the house what came of a request"),
    Permission.REQUEST_ENCLOSE: _("add a paper to a request"),
    Permission.ENCLOSURE_VIEW: _("see a paper of a dossier or a request"),
    Permission.ENCLOSURE_SHARE: _("share a paper of a request with the provider"),
    Permission.ENCLOSURE_REMOVE: _("remove a paper of a dossier or a request"),
    Permission.DISPUTE_VIEW: _("see a dispute of the council"),
    Permission.DISPUTE_EDIT: _("draft a dispute and write down how it goes"),
    Permission.DISPUTE_SEND: _("send a dispute to the committee"),
    Permission.SHEET_LIST: _("prepare for a meeting"),
    Permission.SHEET_WRITE: _("write a sheet of one's own for an item"),
    Permission.SHEET_VIEW: _("see such a sheet"),
    Permission.SHEET_SHARE: _("share such a sheet, and take that back"),
    Permission.ROOM_VIEW: _("see the supporters' room, fill its calendar and write tips"),
    Permission.TIP_VIEW: _("see a tip in the supporters' room, take it away"),
    Permission.TIP_EDIT: _("change a tip"),
    Permission.TRAINING_VIEW: _("see and change a log of one's own of what one learned"),
    Permission.CONTACT_VIEW: _("see who helps from outside, and when"),
    Permission.CONTACT_EDIT: _("say who helps from outside, and when"),
    Permission.HANDOVER_WRITE: _("write what a new supporter should know"),
    Permission.CHECKLIST_TICK: _("tick off what a new supporter or a new council begins with"),
    Permission.MESSAGE_PRINT: _("print letters for who gets no mail, tell who is told"),
    Permission.HELP_ANSWER: _("answer a call for help"),
    Permission.TABLET_MANAGE: _("add or remove a tablet"),
    Permission.CARD_MANAGE: _("make or revoke a card"),
    Permission.ARCHIVE_LIST: _("see the archive of the council"),
    Permission.ARCHIVE_VIEW: _("see an old paper"),
    Permission.ARCHIVE_FILL: _("add old papers"),
    Permission.ARCHIVE_REMOVE: _("remove an old paper"),
    Permission.YEAR_KEEP: _("keep a copy of a year, of what one may see"),
    Permission.IMPORT: _("bring in and take out many people at once"),
    Permission.SYMBOLS: _("bring in pictograms and choose which go first"),
    Permission.FACILITY_LIST: _("see what was agreed on hours and money"),
    Permission.FACILITY_DRAFT: _("write down what was agreed on hours and money"),
    Permission.FACILITY_VIEW: _("see what was used of hours and money"),
    Permission.FACILITY_EDIT: _("change what was agreed, write down what was used"),
    Permission.FACILITY_CONFIRM: _("confirm what was agreed on hours and money"),
    Permission.VACANCY_VIEW: _("see that a place in the council is free"),
    Permission.VACANCY_DRAFT: _("draw up that a place is free"),
    Permission.VACANCY_EDIT: _("change what is told of a free place, see who wants it"),
    Permission.VACANCY_PUBLISH: _("tell the house that a place is free, or is not any more"),
    Permission.VACANCY_WANT: _("say that one wants a free place"),
    Permission.YEARLY_VIEW: _("see what there is each year, and by when"),
    Permission.YEARLY_RECORD: _("write down what happened of what there is each year"),
    Permission.NOMINATION_DECIDE: _("record and send whom the council nominates"),
    Permission.AUDIT_VIEW: _("see the trail of the council"),
    Permission.ADMINISTER: _("manage the portal"),
}


@dataclass(frozen=True, kw_only=True)
class PolicyRow:
    """One row of the table in words; ``groups`` names who can have the permission."""

    permission: Permission
    what: str
    who: tuple[str, ...]
    groups: frozenset[str]


def table() -> tuple[PolicyRow, ...]:
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


def markdown() -> str:
    """The table as Markdown, for the documentation of an organisation."""
    rows = "\n".join(f"| {row.what} | {', '.join(row.who)} |" for row in table())
    return f"| {_('What')} | {_('Who')} |\n|---|---|\n{rows}\n"
