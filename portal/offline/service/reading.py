"""A year of a council as one reader may see it: a meeting and a paper at a time.

Everything is asked with the reader's rights of that moment. Drafts, of meetings, minutes and
decisions, are not kept; what a member prepares and who voted what is never read here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.archive.models import ArchivedPaper
from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotState
from portal.ballots.service import Result
from portal.councils.models import Council
from portal.database import grouped, session
from portal.decisions import service as deciding
from portal.decisions.models import Action, ActionState, Decision
from portal.decisions.service import Task
from portal.easytext import service as easytext
from portal.easytext.service import Shown
from portal.identity import Actor
from portal.leading import service as leading
from portal.meetings.models import PUBLISHED_STATES, AgendaItem, Meeting, Paper
from portal.minutes import service as minuting
from portal.minutes.models import Minutes, MinutesState
from portal.papers import service as papers
from portal.papers.models import Preview


@dataclass(frozen=True, kw_only=True)
class Year:
    """What there is of a year, by the ids of the meetings and of the old papers."""

    meetings: Sequence[int]
    old: Sequence[int]


@dataclass(frozen=True, kw_only=True)
class KeptPaper:
    """A paper, and what is seen of its file."""

    paper: Paper | ArchivedPaper
    preview: Preview | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Made:
    """What was decided, and who does what."""

    decisions: Sequence[Decision]
    tasks: Sequence[Task]


@dataclass(frozen=True, kw_only=True)
class Item:
    """An agenda item with its easy face, its papers, and the votes on it that are over."""

    item: AgendaItem
    number: int | None
    easy: Shown
    papers: Sequence[KeptPaper]
    votes: Sequence[tuple[Ballot, Result]]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A meeting as the reader sees it; ``there`` is who was, when no minutes tell that."""

    meeting: Meeting
    items: Sequence[Item]
    minutes: Minutes | None
    made: Made
    there: Sequence[str]


def year_of(actor: Actor, council: Council, year: int) -> Year:
    """What this actor may see of the year: two statements."""
    begin, end = clock.year(year)
    meetings = sa.select(Meeting.id).where(
        Meeting.council_id == council.id,
        Meeting.state.in_(PUBLISHED_STATES),
        Meeting.starts_at >= begin,
        Meeting.starts_at < end,
        policy.where(actor, Permission.MEETING_VIEW),
    )
    old = sa.select(ArchivedPaper.id).where(
        ArchivedPaper.council_id == council.id,
        sa.extract("year", ArchivedPaper.day) == year,
        policy.where(actor, Permission.ARCHIVE_VIEW),
    )
    return Year(
        meetings=session.scalars(meetings.order_by(Meeting.starts_at, Meeting.id)).all(),
        old=session.scalars(old.order_by(ArchivedPaper.day, ArchivedPaper.id)).all(),
    )


def kept_meeting(actor: Actor, meeting_id: int) -> Kept | None:
    """The meeting; None when the actor may not see it (any more)."""
    meeting = session.scalar(policy.one_row(actor, Permission.MEETING_VIEW), {"row": meeting_id})
    if meeting is None:
        return None
    read = sa.and_(
        policy.where(actor, Permission.MINUTES_VIEW), Minutes.state != MinutesState.CONCEPT
    )
    minutes = minuting.find_latest(meeting.id, read)
    there: Sequence[str] = ()
    if minutes is None and policy.has(actor, Permission.ATTENDANCE_VIEW, meeting.id):
        known = leading.timeline(meeting.id)
        there = list(dict.fromkeys(name for row, name in known if row.item_id is None))
    return Kept(
        meeting=meeting,
        items=_items(actor, meeting),
        minutes=minutes,
        made=_made(actor, Decision.meeting_id == meeting.id, Action.meeting_id == meeting.id),
        there=there,
    )


def kept_paper(actor: Actor, paper_id: int) -> KeptPaper | None:
    """An old paper; None when the actor may not see it (any more)."""
    paper = session.scalar(policy.one_row(actor, Permission.ARCHIVE_VIEW), {"row": paper_id})
    if paper is None or paper.day is None:
        return None
    moment = clock.from_local(datetime.combine(paper.day, datetime.min.time()))
    return KeptPaper(paper=paper, preview=papers.of_file(paper.file_key), at=moment)


def made_in(actor: Actor, council: Council, year: int) -> Made:
    """What the council decided and agreed in the year."""
    begin, end = clock.year(year)
    decided = sa.and_(
        Decision.council_id == council.id, Decision.decided_at >= begin, Decision.decided_at < end
    )
    agreed = sa.and_(Action.council_id == council.id, Action.made_at >= begin, Action.made_at < end)
    return _made(actor, decided, agreed)


def _made(actor: Actor, decided: sa.ColumnElement[bool], agreed: sa.ColumnElement[bool]) -> Made:
    decisions = session.scalars(
        sa.select(Decision)
        .options(joinedload(Decision.later), easytext.loading(Decision.easy_text))
        .where(
            decided,
            Decision.recorded_at.is_not(None),
            policy.where(actor, Permission.DECISION_VIEW),
        )
        .order_by(Decision.decided_at, Decision.number, Decision.id)
    )
    mine = sa.and_(
        agreed, Action.state != ActionState.DROPPED, policy.where(actor, Permission.ACTION_VIEW)
    )
    return Made(decisions=decisions.unique().all(), tasks=deciding.tasks_of(mine, most=None))


def _items(actor: Actor, meeting: Meeting) -> list[Item]:
    items = session.scalars(
        sa.select(AgendaItem)
        .options(easytext.loading(AgendaItem.easy_text))
        .where(AgendaItem.meeting_id == meeting.id, policy.where(actor, Permission.ITEM_VIEW))
        .order_by(AgendaItem.position)
    ).unique()
    added, votes = _papers(actor, meeting), _votes(actor, meeting)
    found, number = list[Item](), 0
    for item in items:
        number += not item.is_break
        found.append(
            Item(
                item=item,
                number=None if item.is_break else number,
                easy=easytext.shown_lines(item.easy_text, easytext.standard_text(item)),
                papers=added.get(item.id, ()),
                votes=votes.get(item.id, ()),
            )
        )
    return found


def _papers(actor: Actor, meeting: Meeting) -> dict[int, list[KeptPaper]]:
    found = session.execute(
        sa.select(Paper, Preview)
        .join(Paper.item)
        .outerjoin(Preview, Preview.file_key == Paper.file_key)
        .where(AgendaItem.meeting_id == meeting.id, policy.where(actor, Permission.PAPER_VIEW))
        .order_by(Paper.id)
    )
    kept: dict[int, list[KeptPaper]] = {}
    for paper, preview in found:
        one = KeptPaper(paper=paper, preview=preview, at=paper.added_at)
        kept.setdefault(paper.item_id, []).append(one)
    return kept


def _votes(actor: Actor, meeting: Meeting) -> dict[int, list[tuple[Ballot, Result]]]:
    """The votes that are over, each with its result: never who voted what."""
    over = session.scalars(
        sa.select(Ballot)
        .options(joinedload(Ballot.options))
        .join(Ballot.item)
        .where(
            AgendaItem.meeting_id == meeting.id,
            AgendaItem.removed_at.is_(None),
            sa.or_(
                Ballot.state == BallotState.CLOSED,
                sa.and_(Ballot.state == BallotState.OPEN, Ballot.closes_at <= clock.now()),
            ),
            policy.where(actor, Permission.BALLOT_VIEW),
        )
        .order_by(Ballot.id)
    )
    held = over.unique().all()
    results = ballots.results_of(held) if held else {}
    by_item: dict[int, list[Any]] = grouped(held, "item_id")
    return {item: [(one, results[one.id]) for one in of] for item, of in by_item.items()}
