"""A decision is written down, recorded by an officer, told, replaced or withdrawn."""

from datetime import datetime

import sqlalchemy as sa

from portal import audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.ballots import service as ballots
from portal.ballots.models import Ballot
from portal.councils.models import Council
from portal.database import session
from portal.decisions.models import Decision
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem

MOST_TEXT = 1000
MOST_REASON = 300


def make_decision(
    actor: Actor,
    council: Council,
    text: str,
    *,
    item: AgendaItem | None = None,
    ballot: Ballot | None = None,
    replaces: Decision | None = None,
) -> Decision:
    """Write a decision down: an officer records it by doing so, of the supporter it is a draft.

    ``replaces`` is the earlier decision that no longer holds once this one is recorded. Raises
    `RefusedError`.
    """
    item = item or (ballot.item if ballot else None)
    _check_source(council, item, ballot, replaces)
    decision = Decision(
        council_id=council.id,
        meeting_id=item.meeting_id if item else None,
        item_id=item.id if item else None,
        ballot_id=ballot.id if ballot else None,
        replaces_id=replaces.id if replaces else None,
        text=text,
        decided_at=_decided_at(item, ballot),
        made_by_id=actor.person_id,
        made_at=clock.now(),
    )
    session.add(decision)
    session.flush()
    _note(actor, "decision:made", decision)
    if policy.may(actor, Permission.DECISION_RECORD, council.id):
        record(actor, decision, decision.version)
    return decision


def change_decision(actor: Actor, decision: Decision, text: str, version: int) -> None:
    """Change the words of a draft. Raises `ConflictError`, `RefusedError` once it is recorded."""
    check_version(decision, version, ("text",))
    if decision.recorded_at:
        raise RefusedError(_("A decision does not change any more. A new one can replace it."))
    decision.text = text
    session.flush()
    _note(actor, "decision:changed", decision)


def record(actor: Actor, decision: Decision, version: int) -> None:
    """Record a draft as it was read: it gets the next number of its year, for ever.

    Nobody else writes meanwhile (`portal.database`), so the number is free; the table holds it
    to that. Raises `ConflictError` when somebody changed the words.
    """
    if decision.recorded_at:
        return
    check_version(decision, version, ("text",))
    year = clock.local(decision.decided_at).year
    last = sa.select(sa.func.max(Decision.number)).where(
        Decision.council_id == decision.council_id, Decision.year == year
    )
    decision.year, decision.number = year, (session.scalar(last) or 0) + 1
    decision.recorded_by_id, decision.recorded_at = actor.person_id, clock.now()
    session.flush()
    _note(actor, "decision:recorded", decision)


def discard(actor: Actor, decision: Decision) -> None:
    """Throw a draft away. Raises `RefusedError` for what is recorded: that stays."""
    if decision.recorded_at:
        raise RefusedError(_("A recorded decision stays. It can be withdrawn."))
    _note(actor, "decision:discarded", decision)
    easy = decision.easy_text
    session.delete(decision)
    session.flush()
    if easy is not None:
        session.delete(easy)
        session.flush()


def withdraw(actor: Actor, decision: Decision, reason: str) -> None:
    """Say that a decision does not hold any more, and why; it stays to be read."""
    replaced = decision.later is not None and decision.later.recorded_at
    if not decision.recorded_at or decision.withdrawn_at or replaced:
        raise RefusedError(_("This decision does not hold any more."))
    decision.withdrawn_by_id, decision.withdrawn_at = actor.person_id, clock.now()
    decision.reason = reason
    session.flush()
    _note(actor, "decision:withdrawn", decision)


def tell(actor: Actor, decision: Decision) -> None:
    """Tell the house. Raises `RefusedError` for a draft."""
    if not decision.recorded_at:
        raise RefusedError(_("First record the decision."))
    if decision.told_at is None:
        decision.told_by_id, decision.told_at = actor.person_id, clock.now()
        session.flush()
        _note(actor, "decision:told", decision)


def take_back(actor: Actor, decision: Decision) -> None:
    """Do not tell the house any more."""
    decision.told_by_id = decision.told_at = None
    session.flush()
    _note(actor, "decision:untold", decision)


def _check_source(
    council: Council, item: AgendaItem | None, ballot: Ballot | None, replaces: Decision | None
) -> None:
    if item is not None and item.meeting.council_id != council.id:
        raise RefusedError(_("Choose an agenda item from the list."))
    if ballot is not None:
        if ballot.council_id != council.id or not ballots.is_closed(ballot):
            raise RefusedError(_("The vote is not over yet."))
        if session.scalar(sa.select(Decision.id).where(Decision.ballot_id == ballot.id)):
            raise RefusedError(_("What was voted is written down already."))
    if replaces is not None:
        again = sa.select(Decision.id).where(Decision.replaces_id == replaces.id)
        if replaces.council_id != council.id or not replaces.recorded_at:
            raise RefusedError(_("Only a recorded decision can be replaced."))
        if replaces.withdrawn_at:
            raise RefusedError(_("This decision does not hold any more."))
        if session.scalar(again):
            raise RefusedError(_("There is a new decision about this already."))


def _decided_at(item: AgendaItem | None, ballot: Ballot | None) -> datetime:
    now = clock.now()
    if ballot is not None and ballot.closes_at:
        return min(ballot.closes_at, now)
    return min(item.meeting.starts_at, now) if item else now


def _note(actor: Actor, what: str, decision: Decision) -> None:
    audit.record(actor, what, council_id=decision.council_id, detail=f"Decision {decision.id}")
