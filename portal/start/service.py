"""What the start page gathers from the features: what is next, what asks something, what was
decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from portal.access import policy
from portal.access.permissions import Permission
from portal.attendance import service as attendance
from portal.ballots import service as ballots
from portal.ballots.models import Ballot
from portal.easytext import service as easytext
from portal.identity import Actor, Proof, Role
from portal.meetings import service as meetings
from portal.residents import service as residents
from portal.wishes import service as wishes

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A closed ballot with its count."""

    ballot: Ballot
    result: ballots.Result


@dataclass(frozen=True, kw_only=True)
class Home:
    """Everything on the start page of one person."""

    next_meeting: Any = None
    open_ballots: Sequence[Ballot] = ()
    calls: Sequence[Any] = ()
    work: Sequence[Any] = ()
    unanswered: Sequence[Any] = ()
    new_wishes: int = 0
    decided: Sequence[Decided] = ()


def home(actor: Actor) -> Home:
    """The start page of this person: a fixed number of statements, whatever there is."""
    supported = actor.councils_as(frozenset({Role.SUPPORTER})) if actor.proven else frozenset()
    votes = policy.councils(actor, Permission.VOTE)
    answers = policy.councils(actor, Permission.WISH_ANSWER)
    return Home(
        next_meeting=meetings.next_meeting(actor),
        open_ballots=[b for b in ballots.list_open(votes) if not ballots.has_voted(b, actor)],
        calls=residents.open_calls(actor),
        work=easytext.worklist(supported) if supported else (),
        unanswered=attendance.unanswered(supported) if supported else (),
        new_wishes=wishes.count_new(policy.where(actor, Permission.WISH_ANSWER)) if answers else 0,
        decided=decided(actor, 1, limit=3)[0],
    )


def decided(actor: Actor, number: int, limit: int = PAGE_SIZE) -> tuple[list[Decided], bool]:
    """One page of what the person's councils decided, and whether there is another page."""
    seen = actor.councils_as(frozenset(Role)) if actor.proof is not Proof.FACE else frozenset()
    found = ballots.list_closed(
        seen | actor.house_councils, limit=limit + 1, offset=(number - 1) * limit
    )
    results = ballots.results_of(found[:limit])
    return [Decided(ballot=b, result=results[b.id]) for b in found[:limit]], len(found) > limit
