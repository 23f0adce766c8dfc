"""The invented minutes: of the last meeting, still written, and of the one before, adopted."""

from datetime import timedelta

import sqlalchemy as sa

from portal import clock
from portal.councils.models import Council
from portal.database import session
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.meetings.models import AgendaItem, Attendance, Coming, Meeting, MeetingState, Purpose
from portal.minutes import service as minuting
from portal.minutes.models import Change, Minutes, MinutesState, Section
from portal.people.models import Person

Lines = tuple[tuple[str, str], ...]

BEFORE: tuple[tuple[str, Purpose, str, Lines], ...] = (
    (
        "Opening",
        Purpose.HEAR,
        "Anneke opent de vergadering om 14.00 uur. Iedereen is er, behalve Fatima.",
        (("Anneke begint de vergadering.", "own:meeting"), ("Fatima is er niet.", "own:not-come")),
    ),
    (
        "De badkamer boven",
        Purpose.TALK,
        "Willem vertelt dat de douche boven vaak koud is. Mo heeft dat ook gemerkt. "
        "Petra heeft de monteur gebeld. Hij komt in januari.",
        (
            ("De douche boven is vaak koud.", "openmoji:1F6BF"),
            ("De monteur komt in januari.", "openmoji:1F527"),
        ),
    ),
    (
        "Wensen van bewoners",
        Purpose.TALK,
        "Roos wil vaker naar buiten. Wij praten er de volgende keer verder over.",
        (("Roos wil vaker naar buiten.", "openmoji:1F333"),),
    ),
)

LAST: dict[int, str] = {
    0: "Anneke opent de vergadering. Iedereen is er.",
    3: "Petra vertelt dat er een nieuwe wasmachine komt. Kees vraagt wanneer. Dat is in maart.",
    4: "Veel bewoners willen vaker pannenkoeken. Wij stemmen erover. Kees vraagt het aan de kok.",
}


def fill(council: Council, people: dict[str, Person]) -> None:
    """Minutes in the making of the last meeting, adopted ones of the meeting before it."""
    last = session.scalars(
        sa.select(Meeting)
        .where(Meeting.council_id == council.id, Meeting.ends_at <= clock.now())
        .order_by(Meeting.starts_at.desc())
    ).first()
    if last is None:
        return
    hans, anneke = people["Hans"], people["Anneke"]
    concept = _minutes(last, hans)
    for place, text in LAST.items():
        _write(concept, last.items[place], text, hans if place else anneke)
    before = _meeting_before(last, people)
    for meeting in (last, before):
        _answers(meeting, people)
    adopted = _minutes(before, hans)
    adopted.state = MinutesState.PRESENTED
    adopted.presented_by_id, adopted.presented_at = hans.id, before.ends_at + timedelta(days=2)
    adopted.item_id = last.items[2].id
    for item, (_title, _purpose, text, easy) in zip(before.items, BEFORE, strict=True):
        section = _write(adopted, item, text, hans)
        section.easy_text = _easy(council, text, easy, people["Sanne"])
    session.flush()
    content = minuting.frozen(adopted)
    adopted.state, adopted.content = MinutesState.ADOPTED, content
    adopted.adopted_by_id, adopted.adopted_at = hans.id, last.starts_at + timedelta(minutes=10)
    session.flush()


def _meeting_before(last: Meeting, people: dict[str, Person]) -> Meeting:
    begins = last.starts_at - timedelta(weeks=2)
    meeting = Meeting(
        council=last.council,
        title=last.title,
        starts_at=begins,
        ends_at=begins + timedelta(hours=1),
        place=last.place,
        state=MeetingState.INVITED,
        made_by_id=people["Sanne"].id,
        fixed_by_id=people["Anneke"].id,
        fixed_at=begins - timedelta(days=9),
        invited_at=begins - timedelta(days=8),
    )
    for place, (title, purpose, _text, _lines) in enumerate(BEFORE, 1):
        meeting.items.append(AgendaItem(position=place, title=title, purpose=purpose))
    session.add(meeting)
    session.flush()
    return meeting


def _answers(meeting: Meeting, people: dict[str, Person]) -> None:
    """Who said to come, when nobody did so yet."""
    if session.scalar(sa.select(Attendance.id).where(Attendance.meeting_id == meeting.id)):
        return
    for name in ("Anneke", "Hans", "Kees", "Mo", "Roos", "Willem", "Fatima"):
        coming = Coming.NO if name == "Fatima" else Coming.YES
        at = meeting.starts_at - timedelta(days=3)
        session.add(
            Attendance(
                meeting_id=meeting.id, person_id=people[name].id, coming=coming, answered_at=at
            )
        )
    session.flush()


def _minutes(meeting: Meeting, taker: Person) -> Minutes:
    minutes = Minutes(
        council_id=meeting.council_id,
        meeting=meeting,
        taker_id=taker.id,
        made_by_id=taker.id,
        made_at=meeting.starts_at,
    )
    session.add(minutes)
    session.flush()
    return minutes


def _write(minutes: Minutes, item: AgendaItem, text: str, writer: Person) -> Section:
    section = Section(minutes_id=minutes.id, item_id=item.id, title=item.title, text=text)
    session.add(section)
    session.flush()
    at = minutes.meeting.starts_at + timedelta(minutes=8 * item.position)
    session.add(Change(section_id=section.id, text=text, by_id=writer.id, began_at=at, at=at))
    return section


def _easy(council: Council, text: str, lines: Lines, checker: Person) -> EasyText:
    return EasyText(
        council_id=council.id,
        source_hash=easytext.source_hash(text),
        lines=[
            EasyLine(
                position=place,
                text=said,
                symbol=symbol,
                status=LineStatus.CHECKED,
                checked_by_id=checker.id,
                checked_at=clock.now(),
            )
            for place, (said, symbol) in enumerate(lines, 1)
        ],
    )
