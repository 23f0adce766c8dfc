"""What the start page gathers from the features: what is next, what asks something, what was
decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from portal.access import policy
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.agenda.service import Point
from portal.attendance import service as attendance
from portal.ballots import service as ballots
from portal.ballots.models import Ballot
from portal.consents import service as consents
from portal.context import offers
from portal.councils.models import Council
from portal.database import session
from portal.datepolls import service as datepolls
from portal.datepolls.models import DatePoll
from portal.decisions import service as decisions
from portal.decisions.models import Decision
from portal.easytext import service as easytext
from portal.identity import GUEST_ROLES, Actor, Role
from portal.mail import service as mail
from portal.meetings import service as meetings
from portal.meetings.models import Meeting
from portal.people import service as people
from portal.people.models import Person
from portal.reports import service as reports
from portal.residents import service as residents
from portal.residents.models import Device
from portal.topics import service as topics
from portal.wishes import service as wishes


@dataclass(frozen=True, kw_only=True)
class Home:
    """Everything on the start page of one person; ``council`` when there is only one."""

    council: Council | None = None
    next_meeting: Any = None
    helpers: Sequence[Person] = ()
    open_ballots: Sequence[Ballot] = ()
    calls: Sequence[Any] = ()
    photos: Sequence[Person] = ()
    work: Sequence[Any] = ()
    unanswered: Sequence[Any] = ()
    to_fix: Sequence[Meeting] = ()
    new_wishes: int = 0
    topics: int = 0
    by_hand: Sequence[mail.Waiting] = ()
    first_steps: Sequence[tuple[str, int]] = ()
    tasks: Sequence[decisions.Task] = ()
    proposals: Sequence[decisions.Proposal] = ()
    decided: Sequence[Decision] = ()
    reports: Sequence[Meeting] = ()
    dates: Sequence[DatePoll] = ()
    shared: Sequence[Point] = ()


def home(actor: Actor) -> Home:
    """The start page of this person: a fixed number of statements, whatever there is."""
    supported = actor.councils_as(frozenset({Role.SUPPORTER})) if actor.proven else frozenset()
    votes = policy.councils(actor, Permission.VOTE)
    answers = offers("portal.wishes.index") and policy.councils(actor, Permission.WISH_ANSWER)
    fixes = policy.councils(actor, Permission.MEETING_FIX)
    known = actor.councils_as(frozenset(Role)) | actor.house_councils
    next_meeting = meetings.next_meeting(actor)
    return Home(
        council=session.get(Council, next(iter(known))) if len(known) == 1 else None,
        next_meeting=next_meeting,
        helpers=_helpers(actor, next_meeting),
        open_ballots=ballots.list_open(votes, actor.person_id),
        calls=residents.open_calls(actor),
        photos=consents.to_answer(actor) if actor.proven else (),
        work=(
            [
                *easytext.worklist(supported),
                *easytext.unchecked_answers(supported),
                *easytext.unchecked_decisions(supported),
            ]
            if supported
            else ()
        ),
        to_fix=meetings.to_fix(policy.where(actor, Permission.MEETING_FIX)) if fixes else (),
        unanswered=attendance.unanswered(supported) if supported else (),
        topics=topics.count_waiting(policy.where(actor, Permission.TOPIC_EDIT)) if answers else 0,
        new_wishes=wishes.count_new(policy.where(actor, Permission.WISH_ANSWER)) if answers else 0,
        by_hand=mail.by_hand(policy.councils(actor, Permission.MESSAGE_PRINT)),
        first_steps=first_steps() if actor.administers and actor.proven else (),
        tasks=decisions.to_do(actor),
        proposals=decisions.proposals(policy.councils(actor, Permission.DECISION_RECORD)),
        decided=decisions.told_last(policy.where(actor, Permission.DECISION_VIEW)),
        reports=reports.to_write(actor),
        dates=datepolls.to_answer(actor),
        shared=_shared(actor, next_meeting),
    )


def _helpers(actor: Actor, meeting: Meeting | None) -> Sequence[Person]:
    """Who helps this person to the next meeting; nobody is asked for when there is none."""
    mine = people.helps([actor.person_id]) if meeting and actor.person_id else ()
    return [helper for helper, _helped in mine if helper.left_at is None]


def _shared(actor: Actor, meeting: Meeting | None) -> Sequence[Point]:
    """What the council shares with this guest of its next meeting."""
    guest = meeting and meeting.council_id in actor.councils_as(GUEST_ROLES)
    return agenda.outline(meeting) if meeting and guest else ()


def first_steps() -> list[tuple[str, int]]:
    """What is to be done in a new portal, each with the council it is for.

    The people, a tablet where there is a house, the first meeting; nothing after that.
    """
    found = session.execute(
        sa.select(
            Council.id,
            Council.house_id,
            sa.exists(sa.select(Meeting.id)),
            sa.exists(sa.select(Person.id).where(Person.administers.is_(False))),
            sa.exists(sa.select(Device.id)),
        )
        .order_by(Council.id)
        .limit(1)
    ).one_or_none()
    if found is None or found[2]:
        return []
    council, house, _, others, tablet = found
    steps = {"people": not others, "tablet": bool(house) and not tablet, "meeting": True}
    return [(name, council) for name, due in steps.items() if due]
