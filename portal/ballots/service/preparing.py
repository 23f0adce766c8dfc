"""Make a ballot ready, open it, close it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.ballots.models import (
    MOST_CANDIDATES,
    MOST_OPTIONS,
    Ballot,
    BallotKind,
    BallotState,
    Option,
    Rule,
    Subject,
)
from portal.ballots.service import rules
from portal.ballots.service.choices import is_open
from portal.ballots.service.voters import count_entitled, why_not
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
    """The ballot on an agenda item, if there is one: its last round."""
    last = (
        sa.select(Ballot)
        .options(joinedload(Ballot.options))
        .where(Ballot.item_id == item.id)
        .order_by(Ballot.round.desc())
        .limit(1)
    )
    return session.scalars(last).unique().one_or_none()


@dataclass(frozen=True, kw_only=True)
class Thing:
    """Something that can be chosen: a word and a picture, or a person."""

    label: str
    symbol: str = ""
    person_id: int | None = None


def prepare_ballot(
    item: AgendaItem,
    *,
    question: str,
    symbol: str,
    kind: BallotKind,
    secret: bool,
    options: Sequence[tuple[str, str] | Thing] = (),
    subject: Subject = Subject.ORDINARY,
    rule: Rule | None = None,
    seats: int = 1,
    office: str = "",
    version: int = 0,
) -> Ballot:
    """Make the ballot of an item, or change it while nobody can vote yet.

    ``options`` are what can be chosen, only for a choice: up to four, or twelve people. Without
    a ``rule`` the council's agreement for the ``subject`` holds. Raises `RefusedError` when it was
    opened already or has fewer than two options, `ConflictError` when somebody saved first.
    """
    things = [
        one if isinstance(one, Thing) else Thing(label=one[0], symbol=one[1]) for one in options
    ]
    agreed = rules.rules_of(item.meeting.council_id)
    chosen = rule or Rule(getattr(agreed, subject))
    if kind is BallotKind.CHOICE:
        _check_things(things, people=bool(things and things[0].person_id))
        if rule is Rule.CONSENSUS:
            raise RefusedError(
                _("Agreeing together goes with one plan. Choose another rule."), field="rule"
            )
        chosen = Rule.SIMPLE if chosen is Rule.CONSENSUS else chosen
    if seats > max(len(things) - 1, 1):
        raise RefusedError(_("There must be more candidates than places."), field="seats")
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
    ballot.subject, ballot.rule = subject, chosen
    ballot.share, ballot.tie = agreed.share, agreed.tie
    ballot.seats, ballot.office = seats, office
    if kind is BallotKind.CHOICE:
        ballot.options = [
            Option(position=n, label=one.label[:60], symbol=one.symbol, person_id=one.person_id)
            for n, one in enumerate(things, 1)
        ]
    session.flush()
    return ballot


def _check_things(things: Sequence[Thing], *, people: bool) -> None:
    if people and not 2 <= len(things) <= MOST_CANDIDATES:
        raise RefusedError(
            _("Choose 2 to 12 candidates. With one candidate you ask yes or no."),
            field="candidates",
        )
    if not people and not 2 <= len(things) <= MOST_OPTIONS:
        raise RefusedError(_("Give two, three or four things to choose from."), field="option_1")
    if not people and len({one.label.casefold() for one in things}) < len(things):
        raise RefusedError(_("Two options have the same word."), field="option_1")


def open_ballot(ballot: Ballot, actor: Actor, *, minutes: int) -> None:
    """Let the members vote for so many minutes. Raises `RefusedError` when that cannot be yet."""
    if ballot.state != BallotState.PREPARED:
        raise RefusedError(_("The vote was opened already."))
    if ballot.item.meeting.state not in PUBLISHED_STATES:
        raise RefusedError(_("First invite everybody to the meeting."))
    easy = ballot.item.easy_text
    if easytext.status_of(easy, easytext.standard_text(ballot.item)) != EasyStatus.CHECKED:
        raise RefusedError(_("First check the easy text of this item."))
    if reason := why_not(ballot):
        raise RefusedError(reason)
    ballot.state = BallotState.OPEN
    ballot.opened_by_id = actor.person_id
    ballot.opened_at = clock.now()
    ballot.closes_at = clock.now() + timedelta(minutes=minutes)
    jobs.enqueue("ballot", {"ballot": ballot.id}, key=str(ballot.id), run_at=ballot.closes_at)
    audit.record(actor, "ballot:open", council_id=ballot.council_id, detail=f"Ballot {ballot.id}")
    session.flush()


def close_ballot(ballot: Ballot, actor: Actor) -> None:
    """Close an open ballot now; closing a closed one changes nothing.

    Raises `RefusedError` while the meeting has too few members to decide: it waits, or the vote
    ends without a result.
    """
    if not is_open(ballot):
        return
    if reason := why_not(ballot):
        raise RefusedError(f"{reason} " + _("Wait, or stop the vote without a result."))
    ballot.closes_at = clock.now()
    audit.record(actor, "ballot:close", council_id=ballot.council_id, detail=f"Ballot {ballot.id}")
    _closed(ballot)


def stop_ballot(ballot: Ballot, actor: Actor) -> None:
    """End an open ballot without a result; what was voted is kept and shown to nobody."""
    if not is_open(ballot):
        return
    ballot.closes_at, ballot.void = clock.now(), True
    audit.record(actor, "ballot:stop", council_id=ballot.council_id, detail=f"Ballot {ballot.id}")
    _closed(ballot)


@jobs.handler("ballot", label=_l("Say that a vote is over"))
def tell(task: jobs.Task) -> None:
    """Once it has closed by its clock, write that down and tell the host."""
    ballot = session.get(Ballot, task.payload["ballot"])
    if ballot is not None and ballot.state == BallotState.OPEN and not is_open(ballot):
        _closed(ballot)


def _closed(ballot: Ballot) -> None:
    ballot.state = BallotState.CLOSED
    ballot.entitled = count_entitled(ballot)
    session.flush()
    send_after_commit(ballot_closed, ballot_id=ballot.id)
