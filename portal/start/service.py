"""What the start page gathers from the features: what is next, what asks something, what was
decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from portal.access import policy
from portal.access.permissions import Permission
from portal.attendance import service as attendance
from portal.ballots import service as ballots
from portal.ballots.models import Ballot
from portal.consents import service as consents
from portal.context import offers
from portal.councils.models import Council
from portal.database import session
from portal.easytext import service as easytext
from portal.identity import Actor, Proof, Role
from portal.mail import service as mail
from portal.meetings import service as meetings
from portal.meetings.models import Meeting
from portal.people.models import Person
from portal.residents import service as residents
from portal.residents.models import Device
from portal.wishes import service as wishes

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A closed ballot with its count."""

    ballot: Ballot
    result: ballots.Result


@dataclass(frozen=True, kw_only=True)
class Home:
    """Everything on the start page of one person; ``council`` when there is only one."""

    council: Council | None = None
    next_meeting: Any = None
    open_ballots: Sequence[Ballot] = ()
    calls: Sequence[Any] = ()
    photos: Sequence[Person] = ()
    work: Sequence[Any] = ()
    unanswered: Sequence[Any] = ()
    new_wishes: int = 0
    to_print: Sequence[tuple[int, str, int]] = ()
    first_steps: Sequence[tuple[str, int]] = ()
    decided: Sequence[Decided] = ()


def home(actor: Actor) -> Home:
    """The start page of this person: a fixed number of statements, whatever there is."""
    supported = actor.councils_as(frozenset({Role.SUPPORTER})) if actor.proven else frozenset()
    votes = policy.councils(actor, Permission.VOTE)
    answers = offers("portal.wishes.index") and policy.councils(actor, Permission.WISH_ANSWER)
    known = actor.councils_as(frozenset(Role)) | actor.house_councils
    return Home(
        council=session.get(Council, next(iter(known))) if len(known) == 1 else None,
        next_meeting=meetings.next_meeting(actor),
        open_ballots=[b for b in ballots.list_open(votes) if not ballots.has_voted(b, actor)],
        calls=residents.open_calls(actor),
        photos=consents.to_answer(actor) if actor.proven else (),
        work=(
            [*easytext.worklist(supported), *easytext.unchecked_answers(supported)]
            if supported
            else ()
        ),
        unanswered=attendance.unanswered(supported) if supported else (),
        new_wishes=wishes.count_new(policy.where(actor, Permission.WISH_ANSWER)) if answers else 0,
        to_print=mail.count_on_paper(policy.councils(actor, Permission.MESSAGE_PRINT)),
        first_steps=first_steps() if actor.administers and actor.proven else (),
        decided=decided(actor, 1, limit=3)[0],
    )


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


def decided(actor: Actor, number: int, limit: int = PAGE_SIZE) -> tuple[list[Decided], bool]:
    """One page of what the person's councils decided, and whether there is another page."""
    seen = actor.councils_as(frozenset(Role)) if actor.proof is not Proof.FACE else frozenset()
    found = ballots.list_closed(
        seen | actor.house_councils, limit=limit + 1, offset=(number - 1) * limit
    )
    results = ballots.results_of(found[:limit])
    return [Decided(ballot=b, result=results[b.id]) for b in found[:limit]], len(found) > limit
