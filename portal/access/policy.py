"""What follows from THE table (`portal.access.table`): the check of one object, the filter of a
list, the question whether to show a button.
"""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from portal.access.nearness import ADMINISTRATOR
from portal.access.permissions import Permission
from portal.access.rows import Expression
from portal.access.table import POLICY
from portal.database import session
from portal.identity import Actor


@lru_cache(maxsize=2048)
def where(actor: Actor, permission: Permission) -> Expression:
    """The rows of its subject that the actor has it for; kept, as it follows from who that is."""
    rule = POLICY[permission]
    can_hold = [one for one in rule.anyone_of if one.anywhere(actor)]
    return sa.or_(sa.false(), *(one.expression(actor, rule.subject) for one in can_hold))


@lru_cache(maxsize=2048)
def councils(actor: Actor, permission: Permission) -> frozenset[int]:
    """The councils in which the actor has the permission, whatever the row (for buttons)."""
    return frozenset().union(*(one.councils(actor) for one in POLICY[permission].anyone_of))


def anywhere(actor: Actor, permission: Permission) -> bool:
    """Whether the actor can have the permission for anything at all: asked of lists."""
    rule = POLICY.get(permission)
    return rule is None or any(one.anywhere(actor) for one in rule.anyone_of)


def may(actor: Actor, permission: Permission, council_id: int) -> bool:
    """Whether the actor has the permission in the council: decides what is offered."""
    manages = ADMINISTRATOR in POLICY[permission].anyone_of and actor.administers and actor.proven
    return council_id in councils(actor, permission) or manages


@lru_cache(maxsize=2048)
def one_row(actor: Actor, permission: Permission) -> sa.Select[Any]:
    """The statement that finds the row whose id is bound as ``row``, when the actor may."""
    table = POLICY[permission].subject
    return sa.select(table).where(table.id == sa.bindparam("row"), where(actor, permission))


def held(actor: Actor, permissions: Collection[Permission], row_id: int) -> frozenset[Permission]:
    """Which of these permissions, of one kind of row, the actor has for this row: one query."""
    asked = sorted(permissions)
    table = POLICY[asked[0]].subject
    columns = (where(actor, one).label(f"held_{place}") for place, one in enumerate(asked))
    found = session.execute(sa.select(*columns).select_from(table).where(table.id == row_id)).one()
    return frozenset(one for one, may in zip(asked, found, strict=True) if may)


def has(actor: Actor, permission: Permission, row_id: int) -> bool:
    """Whether the actor has the permission for this very row: one statement."""
    table = POLICY[permission].subject
    found = sa.select(table.id).where(table.id == row_id, where(actor, permission))
    return session.scalar(found) is not None
