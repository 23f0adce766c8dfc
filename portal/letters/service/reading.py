"""Which letters there are: at a dossier, at a request, in the archive of a council."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal.database import session
from portal.dossiers.models import Dossier, Request
from portal.easytext.models import EasyLine, EasyText
from portal.letters.models import Letter

MOST = 100


def find(letter_id: int) -> Letter:
    """The letter with all that its page shows; who asks may see it."""
    lines = selectinload(EasyText.lines)
    query = (
        sa.select(Letter)
        .options(
            joinedload(Letter.dossier),
            joinedload(Letter.request),
            joinedload(Letter.signed_by),
            joinedload(Letter.easy_text).options(lines, lines.joinedload(EasyLine.photo_of)),
        )
        .where(Letter.id == letter_id)
    )
    return session.scalars(query).one()


def at(place: Dossier | Request, condition: sa.ColumnElement[bool]) -> Sequence[Letter]:
    """The letters at a dossier or a request that the condition lets through, the last first."""
    column = Letter.dossier_id if isinstance(place, Dossier) else Letter.request_id
    return _last_first(condition, column == place.id)


def drafts(council_id: int) -> Sequence[Letter]:
    """What the council still writes."""
    return _last_first(Letter.council_id == council_id, Letter.sent_on.is_(None))


def sent(council_id: int, year: int) -> Sequence[Letter]:
    """What it sent in a year, the last first."""
    return _last_first(Letter.council_id == council_id, Letter.year == year)


def _last_first(*conditions: sa.ColumnElement[bool]) -> Sequence[Letter]:
    query = sa.select(Letter).where(*conditions).order_by(Letter.id.desc())
    return session.scalars(query.limit(MOST)).all()
