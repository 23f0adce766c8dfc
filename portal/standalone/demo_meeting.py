"""The invented meetings of Raad De Linde: the last one, and the next with ten items."""

from datetime import datetime, timedelta

from portal import clock
from portal.ballots.models import Ballot, BallotKind, BallotState, Option, Vote, VoteChange
from portal.councils.models import Council
from portal.database import session
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.meetings.models import AgendaItem, Attendance, Coming, Meeting, MeetingState
from portal.people.models import Person
from portal.standalone import demo_deciding
from portal.standalone.demo_agenda import POINTS, WITH_EACH_WORD, Point
from portal.wishes.models import Wish, WishState, WishSubject


def fill(council: Council, people: dict[str, Person]) -> None:
    """The last meeting with its decision, the next one with ten items, and two wishes."""
    start = _next_thursday()
    sanne = people["Sanne"]
    last = _meeting(council, people, start - timedelta(weeks=4), POINTS[:5], MeetingState.INVITED)
    _pancakes(last.items[4], council, people)
    coming = _meeting(council, people, start, POINTS, MeetingState.INVITED)
    for name, answer in (
        ("Anneke", Coming.YES),
        ("Kees", Coming.YES),
        ("Hans", Coming.YES),
        ("Mo", Coming.YES),
        ("Fatima", Coming.NO),
    ):
        session.add(
            Attendance(
                meeting_id=coming.id,
                person_id=people[name].id,
                coming=answer,
                answered_at=clock.now(),
            )
        )
    outing = Ballot(
        item_id=coming.items[6].id,
        council_id=council.id,
        question="Waar gaan wij heen?",
        symbol="openmoji:1F68C",
        kind=BallotKind.CHOICE,
        state=BallotState.OPEN,
        opened_by_id=people["Anneke"].id,
        opened_at=clock.now(),
        closes_at=start,
        options=[
            Option(position=1, label="Strand", symbol="openmoji:1F3D6"),
            Option(position=2, label="Dierentuin", symbol="openmoji:1F992"),
            Option(position=3, label="Pretpark", symbol="openmoji:1F3A1"),
        ],
    )
    session.add(outing)
    session.add_all(
        [
            Wish(
                council_id=council.id,
                person_id=people["Roos"].id,
                written_by_id=people["Roos"].id,
                text="Ik wil graag vaker naar buiten.",
                subject=WishSubject.FUN,
                made_at=clock.now(),
                state=WishState.SEEN,
                answered_by_id=sanne.id,
                answered_at=clock.now(),
            ),
            Wish(
                council_id=council.id,
                person_id=people["Theo"].id,
                written_by_id=sanne.id,
                text="Theo wil graag een tafel in de tuin.",
                subject=WishSubject.HOME,
                made_at=clock.now(),
            ),
        ]
    )
    session.flush()
    demo_deciding.fill(last, coming, people)


def _next_thursday() -> datetime:
    today = clock.local(clock.now())
    ahead = (3 - today.weekday()) % 7
    day = today + timedelta(days=ahead + (7 if ahead < 3 else 0))
    return clock.from_local(day.replace(hour=14, minute=0, second=0, microsecond=0, tzinfo=None))


def _meeting(
    council: Council,
    people: dict[str, Person],
    start: datetime,
    points: tuple[Point, ...],
    state: MeetingState,
) -> Meeting:
    anneke, sanne = people["Anneke"], people["Sanne"]
    meeting = Meeting(
        council=council,
        title="Vergadering",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        place="Huiskamer",
        state=state,
        made_by_id=sanne.id,
        fixed_by_id=anneke.id,
        fixed_at=clock.now(),
        invited_at=clock.now(),
    )
    for position, point in enumerate(points, 1):
        item = AgendaItem(
            position=position,
            title=point.title,
            text=point.text,
            purpose=point.purpose,
            minutes=point.minutes,
            is_break=not point.owner,
            owner_id=people[point.owner].id if point.owner else None,
        )
        meeting.items.append(item)
        if point.easy:
            item.easy_text = _easy(council, point, sanne)
    session.add(meeting)
    session.flush()
    for item in meeting.items:
        if item.easy_text:
            standard = easytext.standard_text(item)
            item.easy_text.source_hash = easytext.source_hash(standard)
    session.flush()
    return meeting


def _easy(council: Council, point: Point, checker: Person) -> EasyText:
    return EasyText(
        council_id=council.id,
        lines=[
            EasyLine(
                position=position,
                text=text,
                symbol=symbol,
                words=WITH_EACH_WORD.get(text, []),
                status=LineStatus.CHECKED if point.checked else LineStatus.PROPOSED,
                checked_by_id=checker.id if point.checked else None,
                checked_at=clock.now() if point.checked else None,
            )
            for position, (text, symbol) in enumerate(point.easy, 1)
        ],
    )


def _pancakes(item: AgendaItem, council: Council, people: dict[str, Person]) -> None:
    ballot = Ballot(
        item_id=item.id,
        council_id=council.id,
        question="Willen wij 1 keer per week pannenkoeken?",
        symbol="openmoji:1F95E",
        kind=BallotKind.YES_NO,
        state=BallotState.CLOSED,
        opened_by_id=people["Anneke"].id,
        opened_at=item.meeting.starts_at,
        closes_at=item.meeting.ends_at,
    )
    session.add(ballot)
    session.flush()
    for name, answer in (
        ("Anneke", "yes"),
        ("Roos", "yes"),
        ("Kees", "yes"),
        ("Mo", "yes"),
        ("Hans", "yes"),
        ("Fatima", "yes"),
        ("Willem", "dont_know"),
    ):
        vote = Vote(
            ballot_id=ballot.id,
            person_id=people[name].id,
            answer=answer,
            voted_at=item.meeting.starts_at,
        )
        session.add(vote)
        session.flush()
        session.add(VoteChange(vote_id=vote.id, answer=answer, voted_at=vote.voted_at))
