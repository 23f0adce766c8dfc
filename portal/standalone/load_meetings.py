"""Meetings of a council under load: their agendas, answers and votes, and the wishes."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from portal import clock
from portal.ballots.models import Answer, Ballot, BallotKind, BallotState, Vote, VoteChange
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.meetings.models import AgendaItem, Attendance, Coming, Meeting, MeetingState, Purpose
from portal.standalone.bulk import Rows
from portal.standalone.demo_agenda import POINTS, Point
from portal.standalone.load_records import Held, Records
from portal.wishes.models import Wish, WishState, WishSubject


@dataclass(frozen=True, kw_only=True)
class Body:
    """One council while it is filled, by the ids of its people."""

    id: int
    chair: int
    supporter: int
    members: tuple[int, ...]
    names: tuple[str, ...]


def meeting(
    rows: Rows,
    records: Records,
    body: Body,
    start: datetime,
    items: int,
    chance: random.Random,
) -> None:
    invited = start - timedelta(days=14)
    meeting = rows.add(
        Meeting,
        council_id=body.id,
        title="Vergadering",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        place="Huiskamer",
        state=MeetingState.INVITED,
        made_by_id=body.supporter,
        fixed_by_id=body.chair,
        fixed_at=invited,
        invited_at=invited,
    )
    decisions, talked = [], []
    for position, point in enumerate(_agenda(items, chance), 1):
        easy = _easy_text(rows, body, point, invited) if point.easy else None
        item = rows.add(
            AgendaItem,
            meeting_id=meeting,
            position=position,
            title=point.title,
            text=point.text,
            purpose=point.purpose,
            minutes=point.minutes,
            is_break=not point.owner,
            owner_id=chance.choice(body.members) if point.owner else None,
            easy_text_id=easy,
        )
        if point.owner:
            talked.append((item, point.title))
        if point.purpose is Purpose.DECIDE:
            decisions.append((item, point))
    for member in body.members:
        rows.add(
            Attendance,
            meeting_id=meeting,
            person_id=member,
            coming=chance.choice(tuple(Coming)),
            answered_at=invited + timedelta(days=1),
        )
    records.papers([item for item, _title in talked], body.supporter, invited)
    if start > clock.now():
        return
    decided = None
    if decisions:
        item, point = decisions[0]
        decided = (item, _ballot(rows, body, item, point, start, chance), point.title)
    records.of(
        Held(
            council=body.id,
            chair=body.chair,
            secretary=body.members[1],
            people=tuple(zip(body.members, body.names, strict=True)),
            meeting=meeting,
            start=start,
            items=talked,
            decided=decided,
        )
    )


def _agenda(items: int, chance: random.Random) -> Iterator[Point]:
    """So many points between the fixed first and last one, as often as it takes."""
    middle: Sequence[Point] = POINTS[1:-1]
    yield POINTS[0]
    for n in range(items - 2):
        if n % len(middle) == 0:
            order = chance.sample(middle, len(middle))
        yield order[n % len(middle)]
    if items > 1:
        yield POINTS[-1]


def _easy_text(rows: Rows, body: Body, point: Point, checked: datetime) -> int:
    easy = rows.add(EasyText, council_id=body.id, source_hash=_source_hash(point.title, point.text))
    for position, (text, symbol) in enumerate(point.easy, 1):
        rows.add(
            EasyLine,
            easy_text_id=easy,
            position=position,
            text=text,
            symbol=symbol,
            status=LineStatus.CHECKED,
            checked_by_id=body.supporter,
            checked_at=checked,
        )
    return easy


@cache
def _source_hash(title: str, text: str) -> str:
    return easytext.source_hash(easytext.standard_text(AgendaItem(title=title, text=text)))


def _ballot(
    rows: Rows, body: Body, item: int, point: Point, start: datetime, chance: random.Random
) -> int:
    ballot = rows.add(
        Ballot,
        item_id=item,
        council_id=body.id,
        question=f"{point.title}: zijn wij het eens?",
        kind=BallotKind.YES_NO,
        state=BallotState.CLOSED,
        opened_by_id=body.chair,
        opened_at=start,
        closes_at=start + timedelta(hours=1),
        entitled=len(body.members),
    )
    for member in body.members:
        answer = chance.choice((Answer.YES, Answer.YES, Answer.NO, Answer.DONT_KNOW))
        at = start + timedelta(minutes=20)
        vote = rows.add(
            Vote, ballot_id=ballot, person_id=member, answer=answer, option_id=None, voted_at=at
        )
        rows.add(VoteChange, vote_id=vote, answer=answer, option_id=None, voted_at=at)
    return ballot


def wish(
    rows: Rows, records: Records, body: Body, made: datetime, chance: random.Random, place: int
) -> None:
    """A wish; half of them become topics, and beside each lies an old paper in the archive."""
    who = chance.choice(body.members)
    made = min(made, clock.now())
    topic = records.topic(body.id, body.supporter, "Naar buiten", made) if place % 2 else None
    records.archived(body.id, body.supporter, place, made)
    rows.add(
        Wish,
        council_id=body.id,
        person_id=who,
        written_by_id=who,
        subject=chance.choice(tuple(WishSubject)),
        text="Ik wil vaker naar buiten.",
        made_at=made,
        state=WishState.SEEN,
        topic_id=topic,
        answered_by_id=body.supporter,
        answered_at=made,
    )
