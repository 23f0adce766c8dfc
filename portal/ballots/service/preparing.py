"""Make a ballot ready, open it, close it."""

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from portal import audit, clock
from portal.ballots.models import Ballot, BallotKind, BallotState, Option
from portal.ballots.service.choices import is_open
from portal.database import session
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext as _l
from portal.identity import Actor
from portal.jobs import service as jobs
from portal.meetings.models import PUBLISHED_STATES, AgendaItem
from portal.signals import ballot_closed, send_after_commit


def find_for_item(item: AgendaItem) -> Ballot | None:
    """The ballot on an agenda item, if there is one."""
    return session.scalar(
        sa.select(Ballot).options(selectinload(Ballot.options)).where(Ballot.item_id == item.id)
    )


def prepare_ballot(
    item: AgendaItem,
    *,
    question: str,
    symbol: str,
    kind: BallotKind,
    secret: bool,
    options: Sequence[tuple[str, str]],
    version: int = 0,
) -> Ballot:
    """Make the ballot of an item, or change it while nobody can vote yet.

    ``options`` are up to four (word, symbol); only for a choice. Raises `RefusedError` when it
    was opened already or has fewer than two options, `ConflictError` when somebody saved first.
    """
    if kind is BallotKind.CHOICE and not 2 <= len(options) <= 4:
        raise RefusedError(_("Give two, three or four things to choose from."), field="option_1")
    if len({label.casefold() for label, _symbol in options}) < len(options):
        raise RefusedError(_("Two options have the same word."), field="option_1")
    ballot = find_for_item(item)
    if ballot is None:
        ballot = Ballot(item_id=item.id, council_id=item.meeting.council_id, kind=kind)
        session.add(ballot)
    else:
        if ballot.state != BallotState.PREPARED:
            raise RefusedError(_("The vote was opened already. It cannot change any more."))
        check_version(ballot, version, ("question",))
        ballot.options.clear()
        session.flush()
    ballot.question, ballot.symbol = question, symbol
    ballot.kind, ballot.secret = kind, secret
    if kind is BallotKind.CHOICE:
        ballot.options = [
            Option(position=n, label=label, symbol=picture)
            for n, (label, picture) in enumerate(options, 1)
        ]
    session.flush()
    return ballot


def open_ballot(ballot: Ballot, actor: Actor, *, minutes: int) -> None:
    """Let the members vote for so many minutes. Raises `RefusedError` when that cannot be yet."""
    if ballot.state != BallotState.PREPARED:
        raise RefusedError(_("The vote was opened already."))
    if ballot.item.meeting.state not in PUBLISHED_STATES:
        raise RefusedError(_("First invite everybody to the meeting."))
    easy = ballot.item.easy_text
    if easytext.status_of(easy, easytext.standard_text(ballot.item)) != EasyStatus.CHECKED:
        raise RefusedError(_("First check the easy text of this item."))
    ballot.state = BallotState.OPEN
    ballot.opened_by_id = actor.person_id
    ballot.opened_at = clock.now()
    ballot.closes_at = clock.now() + timedelta(minutes=minutes)
    jobs.enqueue("ballot", {"ballot": ballot.id}, key=str(ballot.id), run_at=ballot.closes_at)
    audit.record(actor, "ballot:open", council_id=ballot.council_id, detail=f"Ballot {ballot.id}")
    session.flush()


def close_ballot(ballot: Ballot, actor: Actor) -> None:
    """Close an open ballot now; closing a closed one changes nothing."""
    if not is_open(ballot):
        return
    ballot.closes_at = clock.now()
    audit.record(actor, "ballot:close", council_id=ballot.council_id, detail=f"Ballot {ballot.id}")
    _closed(ballot)


@jobs.handler("ballot", label=_l("Say that a vote is over"))
def tell(task: jobs.Task) -> None:
    """Once it has closed by its clock, write that down and tell the host."""
    ballot = session.get(Ballot, task.payload["ballot"])
    if ballot is not None and ballot.state == BallotState.OPEN and not is_open(ballot):
        _closed(ballot)


def _closed(ballot: Ballot) -> None:
    ballot.state = BallotState.CLOSED
    session.flush()
    send_after_commit(ballot_closed, ballot_id=ballot.id)
