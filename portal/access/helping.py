"""The answer to who sends what seems to be about one person: who does help."""

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from flask.typing import ResponseReturnValue

from portal import database
from portal.access.rows import COUNCIL_OF
from portal.councils.models import Council, House
from portal.database import session
from portal.errors import PersonalError
from portal.identity import Actor
from portal.personal import personal_page
from portal.rendering import render
from portal.returning import page_path


def answered(
    view: Callable[..., ResponseReturnValue],
    actor: Actor,
    kwargs: Mapping[str, Any],
    typed: Callable[[], list[tuple[str, str]]],
) -> ResponseReturnValue:
    """What the view answers; when it stops for `PersonalError`, who helps instead.

    What the view did is undone, and what was ``typed`` goes along, to be sent on or left.
    """
    try:
        return view(**kwargs)
    except PersonalError:
        session.rollback()
    database.begin(writes=False)
    row = next((one for one in kwargs.values() if type(one) in COUNCIL_OF), None)
    sent = [pair for pair in typed() if pair[0] != "common"]
    return render(personal_page(_house(actor, row), page_path(), sent))


def _house(actor: Actor, row: Any) -> House | None:
    """The house whose people help: the sender's own, else that of the council it is sent to."""
    if actor.houses:
        return session.get(House, min(actor.houses))
    if (column := COUNCIL_OF.get(type(row))) is None:
        return None
    (row_id,) = sa.inspect(row).identity  # what was done with the row is undone, and it is detached
    council = sa.select(column).where(type(row).id == row_id).scalar_subquery()
    at = sa.select(House).join(Council, Council.house_id == House.id).where(Council.id == council)
    return session.scalar(at)
