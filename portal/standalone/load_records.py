"""What meetings leave behind in a council under load: papers, decisions, actions, minutes."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from portal import clock
from portal.archive.models import ArchivedPaper
from portal.audit import AuditEvent
from portal.database import session
from portal.decisions.models import Action, ActionPerson, ActionState, Decision
from portal.leading.models import Presence, Sitting
from portal.meetings.models import Paper
from portal.minutes.models import Change, Minutes, MinutesState, Section
from portal.minutes.service import Content, Face
from portal.minutes.service import Section as Kept
from portal.papers import service as papers
from portal.standalone.bulk import Rows
from portal.topics.models import Step, Topic, TopicState, TopicStep

SAID = "Wij hebben hierover gepraat. Iedereen kon iets zeggen."
STILL_OPEN = timedelta(days=60)
"""How long after a meeting an action that was agreed there is still to be done."""
PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]"
PAPER += b"/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
PAPER += b"trailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass(frozen=True, kw_only=True)
class Held:
    """A meeting that was held: its council, who were there and its items by id."""

    council: int
    chair: int
    secretary: int
    people: Sequence[tuple[int, str]]
    meeting: int
    start: datetime
    items: Sequence[tuple[int, str]]
    decided: tuple[int, int, str] | None
    """The item, its ballot, and what it is called."""


class Records:
    """Adds what meetings leave behind; all papers are the same small files."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._files = [papers.keep(PAPER + b"%%%d\n" % number) for number in range(3)]
        self._numbers: dict[tuple[int, int], int] = {}
        self._adopted: list[dict[str, object]] = []

    def papers(self, items: Sequence[int], by: int, at: datetime) -> None:
        """Papers with five of every eight items."""
        for place, item in enumerate(items):
            if place % 8 < 5:
                self._rows.add(
                    Paper,
                    item_id=item,
                    title=f"Stuk {place + 1}",
                    file_key=self._files[place % 3],
                    media_type="application/pdf",
                    added_by_id=by,
                    added_at=at,
                )

    def of(self, held: Held) -> None:
        """What the meeting left behind."""
        end = held.start + timedelta(hours=1)
        self._sitting(held, end)
        decision = self._decision(held, end) if held.decided else None
        self._actions(held, decision, end)
        self._minutes(held, end)
        for what in ("meeting:invite", "leading:open", "leading:close"):
            self._rows.add(
                AuditEvent,
                at=end,
                person_id=held.chair,
                council_id=held.council,
                what=what,
                detail=f"Meeting {held.meeting}",
            )

    def _sitting(self, held: Held, end: datetime) -> None:
        begun = {"opened_at": held.start, "item_since": held.start, "rested_at": held.start}
        led = {"opened_by_id": held.chair, "leader_id": held.chair, "closed_by_id": held.chair}
        self._rows.add(Sitting, meeting_id=held.meeting, closed_at=end, **begun, **led)
        for who, _name in held.people:
            self._rows.add(
                Presence, meeting_id=held.meeting, person_id=who, since=held.start, until=end
            )

    def _decision(self, held: Held, at: datetime) -> int:
        assert held.decided is not None
        item, ballot, title = held.decided
        year = clock.local(at).year
        number = self._numbers[held.council, year] = self._numbers.get((held.council, year), 0) + 1
        told = number % 2 == 0
        return self._rows.add(
            Decision,
            council_id=held.council,
            meeting_id=held.meeting,
            item_id=item,
            ballot_id=ballot,
            text=f"{title}: wij doen het.",
            decided_at=at,
            year=year,
            number=number,
            made_by_id=held.secretary,
            made_at=at,
            recorded_by_id=held.secretary,
            recorded_at=at,
            told_by_id=held.chair if told else None,
            told_at=at if told else None,
        )

    def _actions(self, held: Held, decision: int | None, at: datetime) -> None:
        """Two of each meeting; those of long ago are done."""
        done = at < clock.now() - STILL_OPEN
        for place, (item, title) in enumerate(held.items[1:3]):
            who = held.people[(held.meeting + place) % len(held.people)][0]
            action = self._rows.add(
                Action,
                council_id=held.council,
                meeting_id=held.meeting,
                item_id=item,
                decision_id=decision,
                what=f"Navragen: {title}",
                state=ActionState.DONE if done else ActionState.OPEN,
                made_by_id=held.chair,
                made_at=at,
                ended_by_id=who if done else None,
                ended_at=at + timedelta(days=20) if done else None,
            )
            self._rows.add_pair(ActionPerson, action_id=action, person_id=who)

    def _minutes(self, held: Held, at: datetime) -> None:
        """Minutes with a sentence at each item; adopted by `finish`, as nothing is added then."""
        written = at + timedelta(days=1)
        minutes = self._rows.add(
            Minutes,
            council_id=held.council,
            meeting_id=held.meeting,
            state=MinutesState.PRESENTED,
            taker_id=held.secretary,
            made_by_id=held.secretary,
            made_at=at,
            presented_by_id=held.secretary,
            presented_at=written,
        )
        for item, title in held.items:
            section = self._rows.add(
                Section, minutes_id=minutes, item_id=item, title=title, text=SAID
            )
            self._rows.add(
                Change,
                section_id=section,
                text=SAID,
                by_id=held.secretary,
                began_at=written,
                at=written,
            )
        if at < clock.now() - STILL_OPEN:
            content = Content(
                seen=True,
                members=tuple(Face(*one) for one in held.people),
                absent=(),
                guests=(),
                supporters=(),
                sections=tuple(
                    Kept(item_id=item, number=place, title=title, text=SAID)
                    for place, (item, title) in enumerate(held.items, 1)
                ),
            )
            self._adopted.append(
                {
                    "row": minutes,
                    "adopted_by_id": held.chair,
                    "adopted_at": at + timedelta(days=28),
                    "content": asdict(content),
                }
            )

    def topic(self, council: int, by: int, title: str, at: datetime) -> int:
        """A topic that began with a wish; those of long ago are done."""
        done = at < clock.now() - 3 * STILL_OPEN
        topic = self._rows.add(
            Topic,
            council_id=council,
            title=title,
            made_at=at,
            state=TopicState.DONE if done else TopicState.OPEN,
            decided_at=at,
            reply="Het is gelukt." if done else "",
        )
        for step in (Step.TAKEN, Step.DONE)[: 1 + done]:
            self._rows.add(TopicStep, topic_id=topic, what=step, at=at, person_id=by)
        return topic

    def archived(self, council: int, by: int, number: int, at: datetime) -> None:
        """An old paper in the archive."""
        self._rows.add(
            ArchivedPaper,
            council_id=council,
            title=f"Oud stuk {number}",
            day=at.date(),
            file_key=self._files[number % 3],
            media_type="application/pdf",
            print=f"{council}-{number}",
            added_by_id=by,
            added_at=at,
            kept_at=at,
        )

    def finish(self) -> None:
        """Adopt the minutes, once all rows are sent."""
        table: Any = Minutes.__table__
        columns = ("adopted_by_id", "adopted_at", "content")
        values = {name: sa.bindparam(name, type_=table.c[name].type) for name in columns}
        if self._adopted:
            adopt = sa.update(table).where(table.c.id == sa.bindparam("row"))
            session.execute(adopt.values(state=MinutesState.ADOPTED, **values), self._adopted)
            self._adopted.clear()
