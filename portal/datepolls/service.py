"""When can you come? Asked, answered, and one moment chosen."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal import arriving, asking, audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.attendance import service as attendance
from portal.councils.models import Council
from portal.database import session
from portal.datepolls.models import ASKS, DateAnswer, DateMoment, DatePoll, Suits
from portal.engines import in_order
from portal.errors import RefusedError
from portal.i18n import day, hour
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.mail import service as mail
from portal.meetings import service as meetings
from portal.meetings.models import Meeting, MeetingKind
from portal.meetings.service import FITTING, When
from portal.people.models import Membership, Person
from portal.planning import service as planning

FEWEST, MOST = 2, 8
"""Moments in one question."""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """A moment with who said what; ``waiting`` has not answered."""

    moment: DateMoment
    answers: Sequence[DateAnswer] = ()
    waiting: Sequence[Person] = ()

    def who(self, suits: Suits) -> list[DateAnswer]:
        """Who answered this."""
        return [one for one in self.answers if one.suits == suits]

    def of(self, person_id: int | None) -> DateAnswer | None:
        """What this person answered."""
        return next((one for one in self.answers if one.person_id == person_id), None)

    @property
    def weight(self) -> tuple[int, int]:
        """The more come the better; then the fewer who would rather not."""
        rather = len(self.who(Suits.RATHER_NOT))
        return len(self.who(Suits.YES)) + rather, -rather


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is filled in of a question after a date."""

    title: str
    place: str
    kind: MeetingKind
    closes_on: date
    moments: Collection[tuple[datetime, datetime]] = field(default_factory=tuple)


def ask(actor: Actor, council: Council, question: Question, link: str = "") -> DatePoll:
    """Ask everybody whom such a meeting would invite, each by the channel of that person.

    Raises `RefusedError` for too few or many moments, or one that cannot be.
    """
    moments = dict(sorted(question.moments))
    if not FEWEST <= len(moments) <= MOST:
        message = _("Propose two to eight different moments.")
        raise RefusedError(message, field="day1")
    if min(moments) <= clock.now():
        raise RefusedError(_("Choose moments that are still to come."), field="day1")
    if any(ends <= begins for begins, ends in moments.items()):
        raise RefusedError(_("The end comes after the beginning."), field="minutes")
    today = clock.local(clock.now()).date()
    if not today <= question.closes_on <= clock.local(max(moments)).date():
        message = _("Choose a day between today and the last moment.")
        raise RefusedError(message, field="closes_on")
    poll = DatePoll(
        council_id=council.id,
        council=council,
        title=question.title,
        place=question.place,
        kind=question.kind,
        closes_on=question.closes_on,
        made_at=clock.now(),
        made_by_id=actor.person_id,
        moments=[DateMoment(starts_at=begins, ends_at=ends) for begins, ends in moments.items()],
    )
    session.add(poll)
    session.flush()
    _tell(poll, _invitation(poll), link, but=actor.person_id)
    audit.record(actor, "dates:ask", council_id=council.id, detail=f"DatePoll {poll.id}")
    return poll


def _invitation(poll: DatePoll) -> list[tuple[str, str]]:
    lines = [(_("When can you come to %(meeting)s?", meeting=name_of(poll)), "own:when")]
    lines += [(moment_words(one.starts_at), leaf(one.starts_at)) for one in poll.moments]
    return [*lines, (_("Say so before %(day)s.", day=day(poll.closes_on)), "own:deadline")]


def name_of(poll: DatePoll) -> str:
    """What the meeting will be called."""
    return poll.title or str(meetings.KINDS[MeetingKind(poll.kind)][0])


def moment_words(moment: datetime) -> str:
    """A moment as it is said: "donderdag 18 maart 2027, 14.00 uur"."""
    return f"{day(moment)}, {hour(moment)}"


def leaf(moment: datetime) -> str:
    """Its calendar leaf."""
    return f"leaf:{clock.local(moment):%Y-%m-%d}"


def _tell(
    poll: DatePoll, lines: Sequence[tuple[str, str]], link: str, but: int | None = None
) -> None:
    """Let everybody who is asked know; by mail, on paper, or by who tells it."""
    chosen = "chosen" if poll.chosen_at else "asked"
    until = poll.chosen_at or max(one.starts_at for one in poll.moments)
    draft = mail.Draft(subject=lines[0][0], lines=lines, link=link, until=until)
    for person in asked(poll):
        if person.id != but:
            mail.post(f"dates:{poll.id}:{chosen}", poll.council_id, person, draft)


def asked(poll: DatePoll) -> Sequence[Person]:
    """Whom the question is put to, by name: one statement."""
    there = (
        sa.select(Membership.person_id)
        .join(DatePoll, DatePoll.id == poll.id)
        .where(ASKS, attendance.current())
    )
    return session.scalars(
        sa.select(Person)
        .where(Person.id.in_(there), Person.left_at.is_(None))
        .order_by(in_order(Person.call_name), Person.id)
    ).all()


def is_open(poll: DatePoll) -> bool:
    """Whether one can still answer."""
    today = clock.local(clock.now()).date()
    return not poll.stopped_at and not poll.chosen_at and today <= poll.closes_on


def tallies(poll: DatePoll) -> list[Tally]:
    """The moments with all answers: two statements."""
    people = asked(poll)
    found = session.scalars(
        sa.select(DateAnswer)
        .join(DateAnswer.moment)
        .join(Person, Person.id == DateAnswer.person_id)
        .options(joinedload(DateAnswer.person), joinedload(DateAnswer.helper))
        .where(DateMoment.poll_id == poll.id)
        .order_by(in_order(Person.call_name))
    ).all()
    result = []
    for moment in poll.moments:
        answers = [one for one in found if one.moment_id == moment.id]
        there = {one.person_id for one in answers}
        waiting = [one for one in people if one.id not in there]
        result.append(Tally(moment=moment, answers=answers, waiting=waiting))
    return result


def answer(
    actor: Actor, poll: DatePoll, moment_id: int, suits: Suits, person_id: int | None = None
) -> None:
    """Say whether a moment suits; with ``person_id`` what that person said on paper or aloud.

    What somebody answered alone is never overwritten by another. Raises `RefusedError` and
    `OvertakenError`.
    """
    if not is_open(poll):
        raise RefusedError(_("One cannot answer any more."))
    whose = person_id or actor.person_id
    known = {one.id for one in poll.moments}
    if moment_id not in known or whose not in {one.id for one in asked(poll)}:
        raise RefusedError(_("Choose a moment from the list."))
    typed_by = actor.person_id if whose != actor.person_id else None
    found = session.scalar(
        sa.select(DateAnswer).where(
            DateAnswer.moment_id == moment_id, DateAnswer.person_id == whose
        )
    )
    if found is not None and typed_by and found.written_by_id is None:
        raise RefusedError(_("This person has answered already."))
    if found is None:
        found = DateAnswer(moment_id=moment_id, person_id=whose)
        session.add(found)
    arriving.check_overtaken(found.answered_at)
    found.suits, found.answered_at = suits, arriving.made_at()
    found.helper_id, found.written_by_id = actor.helper_id, typed_by
    session.flush()
    detail = f"DatePoll {poll.id}"
    audit.record(actor, "dates:answer", council_id=poll.council_id, detail=detail)


def choose(actor: Actor, poll: DatePoll, moment_id: int, link: str = "") -> Meeting:
    """Make the meeting of this moment, a draft, and tell who was asked.

    Raises `RefusedError` when one was chosen already, or no such meeting can be.
    """
    moment = next((one for one in poll.moments if one.id == moment_id), None)
    if poll.chosen_at or poll.stopped_at:
        raise RefusedError(_("A moment was chosen already."))
    if moment is None:
        raise RefusedError(_("Choose a moment from the list."), field="moment")
    when = When(
        title=poll.title,
        starts_at=moment.starts_at,
        ends_at=moment.ends_at,
        place=poll.place,
        kind=MeetingKind(poll.kind),
    )
    if meetings.is_soon(poll.council, when):
        when = meetings.agreed(when)
    meeting = meetings.make_meeting(actor, poll.council, when, FITTING)
    planning.bring(actor, meeting)
    poll.meeting, poll.chosen_at = meeting, moment.starts_at
    session.flush()
    words = _("%(meeting)s is on %(moment)s.", meeting=name_of(poll), moment=_on(poll))
    later = _("You still get the invitation."), "own:invitation"
    _tell(poll, [(words, leaf(moment.starts_at)), later], link, but=actor.person_id)
    audit.record(actor, "dates:choose", council_id=poll.council_id, detail=f"DatePoll {poll.id}")
    return meeting


def _on(poll: DatePoll) -> str:
    return moment_words(poll.chosen_at) if poll.chosen_at else ""


def stop(actor: Actor, poll: DatePoll) -> None:
    """Stop asking without choosing."""
    if not poll.chosen_at:
        poll.stopped_at = poll.stopped_at or clock.now()
        session.flush()
        audit.record(actor, "dates:stop", council_id=poll.council_id, detail=f"DatePoll {poll.id}")


def of_council(seen: sa.ColumnElement[bool], council_id: int) -> Sequence[DatePoll]:
    """The questions of a council for which ``seen`` holds, the newest first."""
    return session.scalars(
        sa.select(DatePoll)
        .options(selectinload(DatePoll.moments))
        .where(DatePoll.council_id == council_id, seen)
        .order_by(DatePoll.made_at.desc(), DatePoll.id.desc())
        .limit(20)
    ).all()


def asks(actor: Actor) -> Iterator[Asking]:
    """``dates``: a question (its title, and the kind of meeting) of which this person did not
    answer each moment yet."""
    if actor.proven and policy.anywhere(actor, Permission.DATES_ANSWER):
        mine = sa.exists().where(
            DateAnswer.moment_id == DateMoment.id, DateAnswer.person_id == actor.person_id
        )
        left = sa.exists().where(DateMoment.poll_id == DatePoll.id, ~mine)
        yield asking.about("dates", DatePoll.id, title=DatePoll.title, text=DatePoll.kind).where(
            policy.where(actor, Permission.DATES_ANSWER),
            DatePoll.stopped_at.is_(None),
            DatePoll.chosen_at.is_(None),
            DatePoll.closes_on >= clock.local(clock.now()).date(),
            left,
        )
