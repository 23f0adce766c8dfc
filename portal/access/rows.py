"""What can hold of a row, whoever asks: whose it is, whether it was published or shared."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from portal import clock
from portal.agenda.models import AgendaTemplate
from portal.archive.models import ArchivedPaper
from portal.ballots.models import Ballot, BallotState
from portal.cashbook.models import CashEntry
from portal.councils.models import Council, CouncilKind
from portal.database import UtcDateTime, among
from portal.datepolls.models import DatePoll
from portal.decisions.models import Action, Decision
from portal.disputes.models import Dispute
from portal.dossiers.models import Dossier, Request
from portal.easytext.models import EasyText
from portal.encounters.models import Encounter
from portal.facilities.models import Facility
from portal.handedon.models import HandedOn
from portal.identity import OFFICER_ROLES
from portal.leading.models import Sitting
from portal.letters.models import Letter
from portal.meetings.models import (
    PUBLISHED_STATES,
    AgendaItem,
    Meeting,
    MeetingKind,
    MeetingState,
    Paper,
)
from portal.minutes.models import Minutes, MinutesState
from portal.news.models import News
from portal.notes.models import Note
from portal.papers.models import Enclosure
from portal.people.models import Membership
from portal.planning.models import PlanEntry, YearPlan
from portal.preparation.models import PreparationSheet
from portal.priorities.models import PriorityRound
from portal.regulation.models import HouseRules
from portal.series.models import Series
from portal.support.models import Appointment, SupportAgreement, SupportPeriod
from portal.topics.models import Topic
from portal.vacancies.models import Vacancy
from portal.wishes.models import Wish
from portal.yearreport.models import Feedback, YearReport

Expression = sa.ColumnElement[bool]
Column = InstrumentedAttribute[Any] | sa.ScalarSelect[Any] | sa.Case[Any]

_MEETING_OF_ITEM = sa.select(Meeting.council_id).where(
    Meeting.id == AgendaItem.meeting_id, AgendaItem.removed_at.is_(None)
)
_MEETING_OF_PAPER = (
    sa.select(Meeting.council_id)
    .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
    .where(AgendaItem.id == Paper.item_id, AgendaItem.removed_at.is_(None))
)
_MEETING_OF_SHEET = (
    sa.select(Meeting.council_id)
    .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
    .where(AgendaItem.id == PreparationSheet.item_id)
)

_PLAN_OF_ENTRY = sa.select(YearPlan.council_id).where(YearPlan.id == PlanEntry.plan_id)

COUNCIL_OF: Mapping[type[Any], Column] = {
    Council: Council.id,
    Meeting: Meeting.council_id,
    AgendaTemplate: AgendaTemplate.council_id,
    Series: Series.council_id,
    YearPlan: YearPlan.council_id,
    PlanEntry: _PLAN_OF_ENTRY.correlate(PlanEntry).scalar_subquery(),
    DatePoll: DatePoll.council_id,
    Minutes: Minutes.council_id,
    AgendaItem: _MEETING_OF_ITEM.correlate(AgendaItem).scalar_subquery(),
    Paper: _MEETING_OF_PAPER.correlate(Paper).scalar_subquery(),
    Ballot: Ballot.council_id,
    News: News.council_id,
    Note: Note.council_id,
    Decision: Decision.council_id,
    Action: Action.council_id,
    EasyText: EasyText.council_id,
    Wish: Wish.council_id,
    HandedOn: HandedOn.council_id,
    Topic: Topic.council_id,
    Dossier: Dossier.council_id,
    Request: Request.council_id,
    Letter: Letter.council_id,
    YearReport: YearReport.council_id,
    Feedback: Feedback.council_id,
    Enclosure: Enclosure.council_id,
    Dispute: Dispute.council_id,
    PriorityRound: PriorityRound.council_id,
    Encounter: Encounter.council_id,
    Appointment: Appointment.council_id,
    SupportAgreement: SupportAgreement.council_id,
    SupportPeriod: SupportPeriod.council_id,
    PreparationSheet: _MEETING_OF_SHEET.correlate(PreparationSheet).scalar_subquery(),
    Membership: Membership.council_id,
    HouseRules: HouseRules.council_id,
    Facility: Facility.council_id,
    CashEntry: CashEntry.council_id,
    Vacancy: Vacancy.council_id,
    ArchivedPaper: sa.case((ArchivedPaper.kept_at.is_not(None), ArchivedPaper.council_id)),
}


def _in_meeting(holds: Expression, of_item: Expression) -> dict[type[Any], Expression]:
    """What holds of a meeting, over meetings, their items and the papers of these."""
    return {
        Meeting: holds,
        AgendaItem: sa.and_(sa.exists().where(Meeting.id == AgendaItem.meeting_id, holds), of_item),
        Paper: sa.exists().where(
            Meeting.id == AgendaItem.meeting_id, AgendaItem.id == Paper.item_id, holds, of_item
        ),
    }


_published = sa.and_(Meeting.state.in_(PUBLISHED_STATES), Meeting.invited_at.is_not(None))
PUBLISHED: Mapping[type[Any], Expression] = {
    **_in_meeting(_published, sa.true()),
    Ballot: sa.and_(
        Ballot.state != BallotState.PREPARED,
        sa.exists().where(
            Meeting.id == AgendaItem.meeting_id, AgendaItem.id == Ballot.item_id, _published
        ),
    ),
}


FOR_THE_HOUSE: Mapping[type[Any], Expression] = _in_meeting(
    sa.and_(_published, Meeting.kind != MeetingKind.PREPARATION), sa.true()
)
SHARED_ROWS: Mapping[type[Any], Expression] = _in_meeting(
    sa.and_(_published, Meeting.kind == MeetingKind.WITH_PROVIDER),
    AgendaItem.shared_at.is_not(None),
)
"""What the provider's guests see: meetings with them, and the items that are shared."""


_ADOPTED = Minutes.state == MinutesState.ADOPTED
ADOPTED_FOR_THE_HOUSE: Mapping[type[Any], Expression] = {
    Minutes: sa.and_(
        _ADOPTED,
        sa.exists().where(
            Meeting.id == Minutes.meeting_id, Meeting.kind != MeetingKind.PREPARATION
        ),
    ),
    YearReport: YearReport.adopted_at.is_not(None),
}
ADOPTED_SHARED: Expression = sa.and_(
    _ADOPTED,
    sa.exists().where(AgendaItem.meeting_id == Minutes.meeting_id, SHARED_ROWS[AgendaItem]),
)
"""Adopted minutes of a meeting of which an item is shared with the provider's guests."""


def taken_by(person_id: int) -> Expression:
    """The minutes that this person takes, while they are not adopted."""
    return sa.and_(Minutes.taker_id == person_id, ~_ADOPTED)


def _today() -> date:
    return clock.local(clock.now()).date()


_THIS_DAY = sa.bindparam("today", unique=True, type_=sa.Date, callable_=_today)
HELD = sa.and_(
    Membership.confirmed_at.is_not(None),
    Membership.since <= _THIS_DAY,
    sa.or_(Membership.until.is_(None), Membership.until >= _THIS_DAY),
)
"""Whether a membership holds today."""


NEWS_NOW = sa.and_(News.since <= _THIS_DAY, News.until >= _THIS_DAY, News.ended_at.is_(None))
"""News that stands today."""
VACANT_NOW = sa.and_(
    Vacancy.published_at.is_not(None), Vacancy.filled_at.is_(None), Vacancy.until >= _THIS_DAY
)
"""Places that are free today."""


def led_by(person_id: int) -> Expression:
    """The meetings that are held now and that this person leads."""
    return sa.exists().where(
        Sitting.meeting_id == Meeting.id,
        Sitting.closed_at.is_(None),
        Sitting.leader_id == person_id,
    )


NO_OFFICER: Expression = ~sa.exists().where(
    Membership.council_id == Meeting.council_id, among(Membership.role, OFFICER_ROLES), HELD
)
"""Meetings of a council that has no chair and no secretary at this moment."""


def works_for(councils: Collection[int]) -> Expression:
    """Meetings that are over, of a working group or committee of one of the councils."""
    body = sa.exists().where(
        Council.id == Meeting.council_id,
        Council.kind.in_((CouncilKind.WORKING_GROUP, CouncilKind.COMMITTEE)),
        among(Council.parent_id, councils),
    )
    now = sa.bindparam("now", unique=True, type_=UtcDateTime, callable_=clock.now)
    return sa.and_(Meeting.state == MeetingState.INVITED, Meeting.ends_at <= now, body)
