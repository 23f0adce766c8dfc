"""Who is what to which council, from when until when."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.councils.models import Council, CouncilKind
from portal.database import session
from portal.engines import in_order, in_order_key
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import GUEST_ROLES, MEMBER_ROLES, Actor, Role
from portal.people.models import Membership, Person
from portal.signals import member_confirmed, send_after_commit

ROLE_ORDER = tuple(Role)


@dataclass(frozen=True, kw_only=True)
class Term:
    """What is asked to be: a role, for whom the person speaks, and between which days."""

    role: Role
    since: date
    until: date | None = None
    client: bool = False
    represents: str = ""


@dataclass(frozen=True, kw_only=True)
class Roster:
    """Who belongs to a council now, and what is proposed or still to begin."""

    members: tuple[Membership, ...]
    supporters: tuple[Membership, ...]
    guests: tuple[Membership, ...]
    waiting: tuple[Membership, ...]

    @property
    def everybody(self) -> tuple[Membership, ...]:
        """All of them, members first."""
        return (*self.members, *self.supporters, *self.guests, *self.waiting)

    def without_waiting(self) -> "Roster":
        """The same, for who need not know what is only proposed."""
        return replace(self, waiting=())


def today() -> date:
    """The day by the organisation's own clock; terms begin and end with days."""
    return clock.local(clock.now()).date()


def roster(council: Council) -> Roster:
    """Who is in the council today, in the order of the roles, in one statement."""
    query = (
        sa.select(Membership)
        .join(Membership.person)
        .options(joinedload(Membership.person))
        .where(
            Membership.council_id == council.id,
            sa.or_(Membership.until.is_(None), Membership.until >= today()),
            Person.left_at.is_(None),
        )
        .order_by(in_order(Person.call_name), Membership.since)
    )
    rows = sorted(session.scalars(query), key=lambda m: ROLE_ORDER.index(Role(m.role)))
    now = [m for m in rows if m.confirmed_at and m.since <= today()]
    # An officer is a member: the office stands first, and once is enough.
    first = {m.person_id: m for m in reversed(_of(now, MEMBER_ROLES - {Role.MEMBER}))}
    members = [
        m for m in _of(now, MEMBER_ROLES) if m.role != Role.MEMBER or m.person_id not in first
    ]
    officers = sorted(members, key=lambda m: (_rank(m), in_order_key(m.person.call_name)))
    return Roster(
        members=tuple(officers),
        supporters=tuple(_of(now, frozenset({Role.SUPPORTER}))),
        guests=tuple(_of(now, GUEST_ROLES)),
        waiting=tuple(m for m in rows if m not in now),
    )


def _rank(membership: Membership) -> int:
    order = (Role.CHAIR, Role.SECRETARY, Role.TREASURER, Role.MEMBER)
    return order.index(Role(membership.role))


def _of(rows: Iterable[Membership], roles: frozenset[Role]) -> list[Membership]:
    return [m for m in rows if m.role in roles]


def of_person(person: Person) -> list[Membership]:
    """Everything the person is and was to councils, newest first, each with its council."""
    query = (
        sa.select(Membership)
        .options(joinedload(Membership.council))
        .where(Membership.person_id == person.id)
        .order_by(Membership.since.desc(), Membership.id.desc())
    )
    return list(session.scalars(query))


def add(
    actor: Actor, council: Council, person: Person, term: Term, *, confirmed: bool
) -> Membership:
    """Give a person a role, or propose it: without confirmation it gives no rights.

    Raises `RefusedError` beside the field for a term that ends before it begins, that
    overlaps an equal one, or that would make one person member and supporter of one council
    (domain rule: a supporter never votes, so cannot be a member of what is supported).
    """
    _check_days(term.since, term.until)
    if term.role in MEMBER_ROLES and not term.client and not term.represents:
        raise RefusedError(
            _("Is this a client? If not, write for whom this member speaks."), field="represents"
        )
    _check_clash(council, person, term)
    membership = Membership(
        person=person,
        council=council,
        role=term.role,
        client=term.client and term.role in MEMBER_ROLES,
        represents=term.represents if term.role in MEMBER_ROLES and not term.client else "",
        since=term.since,
        until=term.until,
        confirmed_at=clock.now() if confirmed else None,
    )
    session.add(membership)
    session.flush()
    what = "membership:added" if confirmed else "membership:proposed"
    audit.record(actor, what, council_id=council.id, detail=f"person {person.id} {term.role}")
    if confirmed:
        _tell(membership)
    return membership


def confirm(actor: Actor, membership: Membership) -> None:
    """Confirm a proposal: its rights begin at the next request; twice is once."""
    if membership.confirmed_at is None:
        membership.confirmed_at = clock.now()
        session.flush()
        _record(actor, "membership:confirmed", membership)
        _tell(membership)


def set_last_day(actor: Actor, membership: Membership, until: date | None) -> None:
    """Set the last day of a term; that day still counts. Raises `RefusedError`."""
    _check_days(membership.since, until)
    term = Term(role=Role(membership.role), since=membership.since, until=until)
    _check_clash(membership.council, membership.person, term, besides=membership.id)
    membership.until = until
    session.flush()
    _record(actor, "membership:ends", membership)


def stop(actor: Actor, membership: Membership) -> None:
    """End a term at once: from the next request on it gives nothing.

    What was never confirmed, or has not begun before today, is taken away altogether.
    """
    yesterday = today() - timedelta(days=1)
    if membership.confirmed_at is None or membership.since > yesterday:
        _record(actor, "membership:removed", membership)
        session.delete(membership)
    elif membership.until is None or membership.until > yesterday:
        membership.until = yesterday
        _record(actor, "membership:ended", membership)
    session.flush()


def supporters_of(council_ids: list[int]) -> frozenset[int]:
    """Who supports one of the councils today, by id."""
    query = sa.select(Membership.person_id).where(
        Membership.council_id.in_(council_ids),
        Membership.role == Role.SUPPORTER,
        sa.or_(Membership.until.is_(None), Membership.until >= today()),
    )
    return frozenset(session.scalars(query))


def _record(actor: Actor, what: str, membership: Membership) -> None:
    detail = f"person {membership.person_id} {membership.role}"
    audit.record(actor, what, council_id=membership.council_id, detail=detail)


def _tell(membership: Membership) -> None:
    send_after_commit(
        member_confirmed,
        membership_id=membership.id,
        council_id=membership.council_id,
        person_id=membership.person_id,
    )


def _check_days(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise RefusedError(_("The last day lies before the first day."), field="until")


def _check_clash(council: Council, person: Person, term: Term, besides: int = 0) -> None:
    others = session.scalars(
        sa.select(Membership).where(
            Membership.person_id == person.id,
            Membership.council_id.in_(_counting_as_one(council)),
            Membership.id != besides,
            sa.or_(Membership.until.is_(None), Membership.until >= term.since),
            *([Membership.since <= term.until] if term.until else []),
        )
    )
    for other in others:
        if other.council_id == council.id and other.role == term.role:
            raise RefusedError(
                _(
                    "%(name)s has this role already in these days, since %(since)s.",
                    name=person.call_name,
                    since=other.since.strftime("%d-%m-%Y"),
                ),
                field="since",
            )
        if _both_sides(Role(other.role), term.role):
            raise RefusedError(
                _(
                    "%(name)s cannot be member and supporter of one council at the same time. "
                    "A supporter does not vote.",
                    name=person.call_name,
                ),
                field="role",
            )


def _both_sides(one: Role, other: Role) -> bool:
    both = {one, other}
    return Role.SUPPORTER in both and bool(both & MEMBER_ROLES)


def _counting_as_one(council: Council) -> list[int]:
    """The council, and those whose members are its members: deelraden that share rights."""
    shared = sa.and_(Council.kind == CouncilKind.SUBCOUNCIL, Council.shares_rights.is_(True))
    ids = [council.id]
    ids += session.scalars(sa.select(Council.id).where(Council.parent_id == council.id, shared))
    if council.kind == CouncilKind.SUBCOUNCIL and council.shares_rights and council.parent_id:
        ids.append(council.parent_id)
    return ids
