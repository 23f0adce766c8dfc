"""Which sets there are, which goes first, how often each is used."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask import g

from portal.ballots.models import Ballot, Option
from portal.councils.models import Council, House, Organisation
from portal.database import rows, session
from portal.easytext.models import EasyLine, HouseWord
from portal.symbolsets.models import SetState, SymbolChoice, SymbolSet

HOLDERS: Sequence[type[Any]] = (EasyLine, HouseWord, Ballot, Option, House, Council)
"""What may carry a pictogram, in its column ``symbol``."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """The keys of the sets that can be chosen from, and of the one that is proposed first."""

    every: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


def offer() -> Offer:
    """What the organisation offers now, in one statement."""
    found = rows(_OFFER)
    first = tuple(key for key, is_first in found if is_first)
    return Offer(every=(*first, *(key for key, is_first in found if not is_first)), first=first)


_OFFER = (
    sa.select(SymbolSet.key, SymbolChoice.organisation_id.is_not(None))
    .outerjoin(SymbolChoice, SymbolChoice.first_id == SymbolSet.id)
    .where(SymbolSet.state == SetState.READY)
    .order_by(SymbolSet.id)
)
_ADAPTS = sa.select(SymbolChoice.adapts).limit(1)


def adapts() -> bool:
    """Whether pages name the meaning of pictograms; asked once a request."""
    if "portal_adapts" not in g:
        g.portal_adapts = any(one.adapts for one in rows(_ADAPTS))
    found: bool = g.portal_adapts
    return found


def choice() -> SymbolChoice:
    """What the organisation chose, or the row that would hold it."""
    found = session.scalar(sa.select(SymbolChoice).limit(1))
    if found is None:
        organisation_id = session.scalars(sa.select(Organisation.id).limit(1)).one()
        found = SymbolChoice(organisation_id=organisation_id, adapts=False)
    return found


def every() -> Sequence[SymbolSet]:
    """All sets, newest first."""
    return session.scalars(sa.select(SymbolSet).order_by(SymbolSet.id.desc())).all()


def uses(found: SymbolSet) -> int:
    """How many lines, words, votes and places carry a picture of the set: one statement."""
    counts = [
        sa.select(sa.func.count()).where(of_set(table, found.key)).scalar_subquery()
        for table in HOLDERS
    ]
    return sum(session.execute(sa.select(*counts)).one())


def of_set(table: type[Any], key: str) -> sa.ColumnElement[bool]:
    """Whether a row carries a picture of the set of this key."""
    carried: sa.ColumnElement[bool] = table.symbol.startswith(f"{key}:", autoescape=True)
    return carried
