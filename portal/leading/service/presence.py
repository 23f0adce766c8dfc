"""Who is at a meeting, from when until when; and whether enough members are there to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from portal import clock
from portal.attendance import service as attendance
from portal.database import rows, session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.identity import MEMBER_ROLES, Actor, Portrait, Role
from portal.leading.models import LeadingRule, Presence, QuorumRule, Sitting
from portal.leading.service.sitting import (
    end_row,
    note,
    open_rows,
    rule_of,
    running,
    touch,
)
from portal.meetings.models import Coming, Meeting
from portal.people.models import Person

SLIP = timedelta(minutes=1)
"""Who is tapped away within so short a time was tapped by mistake: it leaves no row."""
HERE, AWAY, OUT, IN = "here", "away", "out", "in"


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Somebody who can be at the meeting. ``role`` is none for who is no member and counts for
    nothing; ``out``: does not take part in the present item."""

    person: Portrait
    role: Role | None
    coming: Coming | None = None
    since: datetime | None = None
    out: bool = False

    @property
    def here(self) -> bool:
        """Whether the person is there."""
        return self.since is not None


def roll(meeting: Meeting) -> list[Seat]:
    """Everybody the meeting is for, members first, and who of them is here: two statements."""
    now = rows(_NOW, meeting=meeting.id)
    since = {row.person_id: row.since for row in now if row.item_id is None}
    out = {row.person_id for row in now if row.item_id is not None}
    seats = [
        Seat(
            person=one.person,
            role=one.role if one.role in MEMBER_ROLES else None,
            coming=one.coming,
            since=since.get(one.person.id),
            out=one.person.id in out,
        )
        for one in attendance.who_comes(meeting, frozenset(Role))
    ]
    return sorted(seats, key=lambda one: one.role is None)


_NOW = sa.select(Presence.person_id, Presence.item_id, Presence.since).where(
    Presence.meeting_id == sa.bindparam("meeting"), Presence.until.is_(None)
)


def is_here(meeting_id: int, person_id: int | None) -> bool:
    """Whether this person is at the meeting now."""
    mine = sa.select(Presence.id).where(
        Presence.meeting_id == meeting_id,
        Presence.person_id == (person_id or 0),
        Presence.item_id.is_(None),
        Presence.until.is_(None),
    )
    return session.scalar(mine) is not None


def present(meeting_id: int, at: datetime | None = None) -> list[Person]:
    """Who is (or was at that moment) at the meeting, by call name, whoever counts."""
    moment = at or clock.now()
    there = sa.exists().where(
        Presence.person_id == Person.id,
        Presence.meeting_id == meeting_id,
        Presence.item_id.is_(None),
        Presence.since <= moment,
        sa.or_(Presence.until.is_(None), Presence.until > moment),
    )
    found = session.scalars(sa.select(Person).where(there).order_by(Person.call_name, Person.id))
    return list(found)


def timeline(meeting_id: int) -> Sequence[Any]:
    """Every arrival, departure and item sat out, oldest first: rows of ``Presence`` with the
    person's call name."""
    return session.execute(
        sa.select(Presence, Person.call_name)
        .join(Person, Person.id == Presence.person_id)
        .where(Presence.meeting_id == meeting_id)
        .order_by(Presence.since, Presence.id)
    ).all()


def set_presence(actor: Actor, sitting: Sitting, person_id: int, state: str) -> None:
    """Write down that somebody is here, goes away, sits out this item or takes part again.

    Told twice it is once. When who leads goes away, nobody leads until somebody takes over.
    Raises `RefusedError` for who does not belong to the council.
    """
    running(sitting)
    if all(one.id != person_id for one in attendance.invited(sitting.meeting)):
        raise RefusedError(_("Choose somebody of this council."))
    now = clock.now()
    mine = [row for row in open_rows(sitting.meeting_id) if row.person_id == person_id]
    there = next((row for row in mine if row.item_id is None), None)
    absent = next((row for row in mine if row.item_id is not None), None)
    if state == HERE and there is None:
        _begin(actor, sitting, person_id, None)
    elif state == AWAY and there is not None:
        for row in mine:
            _end(row, now)
        if sitting.leader_id == person_id:
            sitting.leader_id = None
            note(actor, "leading:leader-left", sitting, f"Person {person_id}")
    elif state == OUT and there is not None and absent is None and sitting.item_id:
        _begin(actor, sitting, person_id, sitting.item_id)
        note(actor, "leading:sits-out", sitting, f"AgendaItem {sitting.item_id}")
    elif state == IN and absent is not None:
        _end(absent, now)
    session.flush()
    touch(sitting.meeting_id)


def _begin(actor: Actor, sitting: Sitting, person_id: int, item_id: int | None) -> None:
    """A new row, or the last one goes on when it was ended by mistake."""
    now = clock.now()
    last = session.scalar(
        sa.select(Presence)
        .where(
            Presence.meeting_id == sitting.meeting_id,
            Presence.person_id == person_id,
            Presence.item_id == item_id if item_id else Presence.item_id.is_(None),
            Presence.until > now - SLIP,
        )
        .order_by(Presence.until.desc())
        .limit(1)
    )
    if last is not None:
        last.until = None
        return
    session.add(
        Presence(
            meeting_id=sitting.meeting_id,
            person_id=person_id,
            item_id=item_id,
            since=now,
            noted_by_id=actor.person_id,
        )
    )


def _end(row: Presence, now: datetime) -> None:
    end_row(row, row.since if now - row.since < SLIP else now)


@dataclass(frozen=True, kw_only=True)
class Quorum:
    """Whether the members who are here may decide.

    Who sits out an item counts neither among the members nor among who is here, as in the
    councils of Dutch municipalities (Gemeentewet art. 29).
    """

    members: int
    here: int
    needed: int
    out: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        """Whether enough are here."""
        return self.members > 0 and self.here >= self.needed

    @property
    def count(self) -> str:
        """How many are here, in words."""
        if not self.members:
            return _("This council has no members yet.")
        return ngettext(
            "%(num)s of the %(all)s members is here.",
            "%(num)s of the %(all)s members are here.",
            self.here,
            all=self.members,
        )

    @property
    def verdict(self) -> str:
        """What that means, in words."""
        return _("We may decide.") if self.met else _("We may not decide now.")

    @property
    def sentence(self) -> str:
        """Both: "8 of 9 members are here. We may decide." """
        return f"{self.count} {self.verdict}"

    @property
    def lacking(self) -> str:
        """What would be enough, when it is not."""
        if self.met or not self.members:
            return ""
        lack = self.needed - self.here
        more = ngettext("%(num)s more member is needed.", "%(num)s more members are needed.", lack)
        return " ".join((more, _("We may talk.")))


def needed(rule: LeadingRule, members: int) -> int:
    """How many members must be here, of so many."""
    match rule.quorum:
        case QuorumRule.HALF:
            return -(-members // 2)
        case QuorumRule.TWO_THIRDS:
            return -(-2 * members // 3)
        case QuorumRule.NUMBER:
            return rule.number or 1
    return members // 2 + 1


def quorum_of(
    meeting: Meeting, seats: Sequence[Seat] | None = None, rule: LeadingRule | None = None
) -> Quorum:
    """The quorum at this moment; ``seats`` and ``rule`` when they were asked for already."""
    voting = [one for one in (roll(meeting) if seats is None else seats) if one.role]
    out = [one for one in voting if one.here and one.out]
    members = len(voting) - len(out)
    return Quorum(
        members=members,
        here=sum(one.here and not one.out for one in voting),
        needed=needed(rule or rule_of(meeting.council_id), members),
        out=tuple(one.person.call_name for one in out),
    )
