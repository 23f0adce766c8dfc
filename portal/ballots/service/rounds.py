"""What follows a vote that decided nothing: another round, or the lot; and an election's term."""

from collections.abc import Collection, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit
from portal.ballots.models import Ballot, BallotKind, Option, Rule
from portal.ballots.service import rules
from portal.ballots.service.choices import is_closed
from portal.ballots.service.counting import result_of
from portal.ballots.service.deciding import Verdict
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES, Actor, Role
from portal.meetings.models import AgendaItem
from portal.memberships import service as memberships
from portal.memberships.service import Term
from portal.people.models import Membership

OPEN_ENDED = frozenset({Verdict.TALK, Verdict.AGAIN, Verdict.NOTHING, Verdict.VOID, Verdict.HIDDEN})
"""After these the council can vote once more."""


def rounds_of(ballot: Ballot) -> Sequence[Ballot]:
    """Every round of the vote, the first one first; with the item and its meeting."""
    around = joinedload(Ballot.item).joinedload(AgendaItem.meeting)
    query = sa.select(Ballot).options(around).where(Ballot.item_id == ballot.item_id)
    return session.scalars(query.order_by(Ballot.round)).all()


def vote_again(ballot: Ballot, actor: Actor, *, by_rule: bool = False) -> Ballot:
    """Make the next round ready: between the two highest in an election, else the same question.

    ``by_rule`` ends the search for agreement: yes or no, by the council's own rule. Asked twice
    it is one round. Raises `RefusedError` while this one is open or decided.
    """
    session.refresh(ballot, with_for_update=True)
    rounds = rounds_of(ballot)
    if rounds[-1].id != ballot.id:
        return rounds[-1]
    outcome = result_of(ballot).outcome
    if not is_closed(ballot) or outcome.verdict not in OPEN_ENDED:
        raise RefusedError(_("This vote is decided."))
    options = _of_next(ballot, {one.option_id for one in outcome.between})
    following = Ballot(
        item_id=ballot.item_id,
        council_id=ballot.council_id,
        round=ballot.round + 1,
        question=ballot.question,
        symbol=ballot.symbol,
        kind=ballot.kind,
        secret=ballot.secret,
        subject=ballot.subject,
        rule=_ordinary(ballot) if by_rule else ballot.rule,
        share=ballot.share,
        tie=ballot.tie,
        seats=ballot.seats,
        office=ballot.office,
        options=[
            Option(position=n, label=one.label, symbol=one.symbol, person_id=one.person_id)
            for n, one in enumerate(options, 1)
        ],
    )
    session.add(following)
    session.flush()
    detail = f"Ballot {following.id}"
    audit.record(actor, "ballot:again", council_id=ballot.council_id, detail=detail)
    return following


def _of_next(ballot: Ballot, between: Collection[int | None]) -> Sequence[Option]:
    if ballot.kind != BallotKind.CHOICE or len(between) < 2:
        return ballot.options
    return [one for one in ballot.options if one.id in between]


def _ordinary(ballot: Ballot) -> str:
    rule = rules.rules_of(ballot.council_id).ordinary
    return rule if rule != Rule.CONSENSUS else Rule.SIMPLE


def draw(ballot: Ballot, actor: Actor, option_id: int) -> None:
    """Write down whom the lot chose among those who are equal; who is drawn stays drawn.

    Raises `RefusedError` when no lot is to be drawn, or for somebody else.
    """
    session.refresh(ballot, with_for_update=True)
    outcome = result_of(ballot).outcome
    drawn = next((one for one in ballot.options if one.id == option_id), None)
    if drawn is not None and drawn.drawn:
        return
    equal = {one.option_id for one in outcome.between}
    if outcome.verdict is not Verdict.LOT or drawn is None or option_id not in equal:
        raise RefusedError(_("Here is no lot to draw."))
    drawn.drawn = True
    detail = f"Ballot {ballot.id} person {drawn.person_id}"
    audit.record(actor, "ballot:lot", council_id=ballot.council_id, detail=detail)
    session.flush()


def appoint(ballot: Ballot, actor: Actor, option_id: int) -> Membership:
    """Propose the term of somebody who was elected; an officer confirms it with the others.

    Raises `RefusedError` for who was not elected here, or has the office already.
    """
    result = result_of(ballot)
    elected = {c.option_id for c in result.winners if result.outcome.verdict is Verdict.CHOSEN}
    option = next((one for one in ballot.options if one.id == option_id), None)
    if option is None or option.person is None or option_id not in elected or not ballot.office:
        raise RefusedError(_("Only who was elected here gets the office."))
    now = session.scalar(
        sa.select(Membership)
        .where(
            Membership.person_id == option.person_id,
            Membership.council_id == ballot.council_id,
            Membership.role.in_(MEMBER_ROLES),
        )
        .order_by(Membership.since.desc())
        .limit(1)
    )
    council = ballot.item.meeting.council
    home = council.house_id is not None and option.person.house_id == council.house_id
    term = Term(
        role=Role(ballot.office),
        since=memberships.today(),
        client=now.client if now else home,
        represents=now.represents if now else "",
    )
    return memberships.add(actor, council, option.person, term, confirmed=False)
