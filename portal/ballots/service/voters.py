"""Who may vote in a council, who of them is there, and whether that is enough."""

from collections.abc import Sequence

import sqlalchemy as sa

from portal import clock
from portal.ballots.models import Ballot
from portal.councils.models import Council, CouncilKind
from portal.database import session
from portal.engines import in_order
from portal.identity import MEMBER_ROLES
from portal.leading import service as leading
from portal.leading.models import Presence
from portal.meetings.models import Meeting
from portal.people.models import Membership, Person


def is_member(council_id: int) -> sa.ColumnElement[bool]:
    """The people who are members today; with those of a part whose members vote in the whole."""
    today = clock.local(clock.now()).date()
    parts = sa.select(Council.id).where(
        Council.parent_id == council_id,
        Council.kind == CouncilKind.SUBCOUNCIL,
        Council.shares_rights.is_(True),
    )
    theirs = sa.select(Membership.person_id).where(
        sa.or_(Membership.council_id == council_id, Membership.council_id.in_(parts)),
        Membership.role.in_(MEMBER_ROLES),
        Membership.confirmed_at.is_not(None),
        Membership.since <= today,
        sa.or_(Membership.until.is_(None), Membership.until >= today),
    )
    return sa.and_(Person.id.in_(theirs), Person.left_at.is_(None))


def members_of(council_id: int) -> Sequence[Person]:
    """The members of today, by name."""
    query = sa.select(Person).where(is_member(council_id))
    return session.scalars(query.order_by(in_order(Person.call_name), Person.id)).all()


def candidates_of(council: Council) -> Sequence[Person]:
    """Who can be chosen: the members, and who lives in the house of the council; by name."""
    ids = [one.id for one in members_of(council.id)]
    home = [Person.house_id == council.house_id] if council.house_id else []
    return session.scalars(
        sa.select(Person)
        .where(sa.or_(Person.id.in_(ids), *home), Person.left_at.is_(None))
        .order_by(in_order(Person.call_name), Person.id)
    ).all()


def count_entitled(ballot: Ballot) -> int:
    """How many may vote now: the members who are there while the meeting runs, else all."""
    if runs(ballot.item.meeting):
        return leading.quorum_of(ballot.item.meeting).here
    return len(members_of(ballot.council_id))


def runs(meeting: Meeting) -> bool:
    """Whether the meeting is held at this moment."""
    sitting = leading.sitting_of(meeting.id)
    return sitting is not None and sitting.closed_at is None


def why_not(ballot: Ballot) -> str:
    """Why the meeting cannot decide now, as a sentence; empty when it can, or is not held now.

    A vote that lasts longer than the meeting asks nothing of who is there.
    """
    meeting = ballot.item.meeting
    if not runs(meeting):
        return ""
    quorum = leading.quorum_of(meeting)
    return "" if quorum.met else quorum.sentence


def sits_out(ballot: Ballot, person_id: int) -> bool:
    """Whether the person does not take part in the item that the meeting is at now."""
    return (
        session.scalar(
            sa.select(Presence.id).where(
                Presence.item_id == ballot.item_id,
                Presence.person_id == person_id,
                Presence.until.is_(None),
            )
        )
        is not None
    )
