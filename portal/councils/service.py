"""Councils: the tree, making and changing them, and a council's own words for its roles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from portal import audit, emblems
from portal.audit import AuditEvent
from portal.councils.models import (
    CHILD_KINDS,
    Council,
    CouncilKind,
    CouncilState,
    House,
    Organisation,
)
from portal.database import rows, session
from portal.engines import in_order, in_order_key, lower
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext
from portal.identity import Actor, Role
from portal.people.models import Person

ROLE_WORDS: Mapping[Role, Any] = {
    Role.MEMBER: lazy_gettext("member"),
    Role.CHAIR: lazy_gettext("chair"),
    Role.SECRETARY: lazy_gettext("secretary"),
    Role.TREASURER: lazy_gettext("treasurer"),
    Role.SUPPORTER: lazy_gettext("supporter"),
    Role.MANAGER: lazy_gettext("manager"),
    Role.SUPERVISOR: lazy_gettext("supervisor"),
}
TRAIL_LENGTH = 30


@dataclass(frozen=True)
class Branch:
    """A council with its place in the tree: ``depth`` 0 stands on its own."""

    council: Council
    depth: int


@dataclass(frozen=True, kw_only=True)
class Design:
    """What can be said of a council; the administrator says all of it. Without a ``skin``,
    ``notice_days`` or ``reminder_days`` it keeps its own."""

    name: str
    accent: str
    role_names: Mapping[str, str]
    kind: CouncilKind
    state: CouncilState
    parent_id: int | None = None
    house_id: int | None = None
    shares_rights: bool = False
    skin: str | None = None
    notice_days: int | None = None
    reminder_days: int | None = None


def role_word(council: Council, role: str) -> str:
    """The council's own word for a role, else the usual one."""
    return council.role_names.get(role) or str(ROLE_WORDS[Role(role)])


def found(condition: sa.ColumnElement[bool]) -> list[Council]:
    """The councils that the condition lets through, by name, each with its house."""
    query = sa.select(Council).options(joinedload(Council.house)).where(condition)
    return list(session.scalars(query.order_by(in_order(Council.name))))


def by_id(council_ids: Iterable[int]) -> list[Council]:
    """These councils, by name: one statement, or none."""
    wanted = sorted(council_ids)
    return found(Council.id.in_(wanted)) if wanted else []


def ids(condition: sa.ColumnElement[bool]) -> frozenset[int]:
    """The ids of the councils that the condition lets through."""
    return frozenset(session.scalars(sa.select(Council.id).where(condition)))


def tree(councils: Iterable[Council]) -> list[Branch]:
    """The councils as a tree, dissolved ones last; a child of an unseen parent stands alone."""
    rows = sorted(councils, key=lambda c: (c.state == CouncilState.DISSOLVED, in_order_key(c.name)))
    known = {council.id for council in rows}

    def below(parent_id: int | None, depth: int) -> Iterator[Branch]:
        for council in rows:
            above = council.parent_id if council.parent_id in known else None
            if above == parent_id:
                yield Branch(council, depth)
                yield from below(council.id, depth + 1)

    return list(below(None, 0))


def possible_parents(council: Council | None = None) -> list[Council]:
    """The councils that a deelraad or working group can be part of."""
    own_id = council.id if council else 0
    return found(
        sa.and_(
            Council.parent_id.is_(None),
            Council.id != own_id,
            Council.state != CouncilState.DISSOLVED,
        )
    )


def make_council(actor: Actor, design: Design) -> Council:
    """Make a council. Raises `RefusedError` beside the field that is not possible."""
    _check(design)
    organisation_id = session.scalars(sa.select(Organisation.id).limit(1)).one()
    council = Council(organisation_id=organisation_id)
    _apply(council, design)
    emblems.give(council)
    session.add(council)
    session.flush()
    audit.record(actor, "council:made", council_id=council.id)
    return council


def change_council(actor: Actor, council: Council, design: Design, version: int) -> None:
    """Change a council. Raises `RefusedError`, or `ConflictError` when somebody was first."""
    check_version(council, version, ("name",))
    _check(design, council)
    before = council.state
    _apply(council, design)
    session.flush()
    audit.record(actor, "council:changed", council_id=council.id)
    if design.state != before:
        audit.record(actor, f"council:{design.state}", council_id=council.id)


def rename_council(
    actor: Actor,
    council: Council,
    *,
    name: str,
    accent: str,
    role_names: Mapping[str, str],
    skin: str,
    version: int,
    notice_days: int | None = None,
    reminder_days: int | None = None,
) -> None:
    """Change what a council decides about itself: its name, its colour, its words, its people
    in pictograms."""
    design = Design(
        name=name,
        accent=accent,
        role_names=role_names,
        kind=CouncilKind(council.kind),
        state=CouncilState(council.state),
        parent_id=council.parent_id,
        house_id=council.house_id,
        shares_rights=council.shares_rights,
        skin=skin,
        notice_days=notice_days,
        reminder_days=reminder_days,
    )
    change_council(actor, council, design, version)


def trail(council: Council, before: int | None = None) -> Sequence[Any]:
    """The council's events, newest first: ``id``, ``at``, ``what``, ``refused``, and the names of
    ``who`` did it and who was ``beside``; one more than `TRAIL_LENGTH`."""
    who, helper = aliased(Person), aliased(Person)
    query = (
        sa.select(
            AuditEvent.id,
            AuditEvent.at,
            AuditEvent.what,
            AuditEvent.refused,
            who.name.label("who"),
            helper.name.label("beside"),
        )
        .outerjoin(who, who.id == AuditEvent.person_id)
        .outerjoin(helper, helper.id == AuditEvent.helper_id)
        .where(AuditEvent.council_id == council.id)
        .order_by(AuditEvent.id.desc())
        .limit(TRAIL_LENGTH + 1)
    )
    if before:
        query = query.where(AuditEvent.id < before)
    return rows(query)


def _check(design: Design, council: Council | None = None) -> None:
    own_id = council.id if council else 0
    same = lower(Council.name) == design.name.lower()
    if session.scalar(sa.select(Council.id).where(same, Council.id != own_id)):
        raise RefusedError(_("There is a council with this name already."), field="name")
    if design.house_id is not None and session.get(House, design.house_id) is None:
        raise RefusedError(_("Choose a house from the list."), field="house")
    _check_place(design, own_id)


def _check_place(design: Design, own_id: int) -> None:
    part = design.kind in CHILD_KINDS
    if part and design.parent_id is None:
        raise RefusedError(_("Choose the council that this is a part of."), field="parent")
    if not part and design.parent_id is not None:
        raise RefusedError(_("This kind of council stands on its own."), field="parent")
    if part:
        parent = session.get(Council, design.parent_id)
        if parent is None or parent.parent_id is not None or parent.id == own_id:
            raise RefusedError(_("Choose the council that this is a part of."), field="parent")
        if own_id and session.scalar(sa.select(Council.id).where(Council.parent_id == own_id)):
            raise RefusedError(
                _("This council has parts of its own, so it cannot be a part."), field="kind"
            )


def _apply(council: Council, design: Design) -> None:
    council.name = design.name
    council.accent = design.accent
    if design.skin:
        council.skin = design.skin
    if design.notice_days is not None:
        council.notice_days = design.notice_days
    if design.reminder_days is not None:
        council.reminder_days = design.reminder_days
    council.kind = design.kind
    council.state = design.state
    council.parent_id = design.parent_id
    council.house_id = design.house_id
    council.shares_rights = design.shares_rights and design.kind == CouncilKind.SUBCOUNCIL
    words = {role: word for role, word in design.role_names.items() if word}
    if council.role_names != words:
        council.role_names = words
