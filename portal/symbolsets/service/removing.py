"""Taking a set away: what carries its pictures goes on without one."""

from typing import Any

import sqlalchemy as sa

from portal import clock, emblems
from portal.ballots.models import Ballot, Option
from portal.councils.models import Council, House
from portal.database import session
from portal.easytext.models import EasyLine, EasyText, HouseWord
from portal.meetings.models import AgendaItem, Meeting
from portal.symbolsets.service.reading import of_set


def let_go_of(key: str) -> None:
    """Take the pictures of this set off all that carries them.

    A line keeps its words and its check: a resident can go on reading it. For meetings to come
    its easy text goes to the supporter's list, as if somebody had asked for it.
    """
    _put_on_the_list(key)
    bare: dict[Any, dict[str, str]] = {
        EasyLine: {"symbol": "", "symbol_label": ""},
        Ballot: {"symbol": ""},
        Option: {"symbol": ""},
    }
    for table, values in bare.items():
        _write(sa.update(table).where(of_set(table, key)).values(values))
    _write(sa.delete(HouseWord).where(of_set(HouseWord, key)))
    houses = session.scalars(sa.select(House).where(of_set(House, key))).all()
    councils = session.scalars(sa.select(Council).where(of_set(Council, key))).all()
    places: list[House | Council] = [*houses, *councils]
    for place in places:  # a council takes the picture of its house, if it can
        emblems.give(place)
        session.flush()


def _put_on_the_list(key: str) -> None:
    lines = sa.select(EasyLine.easy_text_id).where(of_set(EasyLine, key))
    coming = (
        sa.select(AgendaItem.easy_text_id)
        .join(AgendaItem.meeting)
        .where(Meeting.ends_at >= clock.now(), AgendaItem.easy_text_id.in_(lines))
    )
    _write(
        sa.update(EasyText)
        .where(EasyText.id.in_(coming), EasyText.wanted_at.is_(None))
        .values(wanted_at=clock.now(), version=EasyText.version + 1)
    )


def _write(statement: Any) -> None:
    session.execute(statement, execution_options={"synchronize_session": "fetch"})
