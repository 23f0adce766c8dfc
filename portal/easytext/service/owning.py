"""Whose easy text it is: made for the row that refers to it."""

from typing import cast

import sqlalchemy as sa

from portal.database import session
from portal.easytext.models import EasyText
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.meetings.models import AgendaItem, Meeting
from portal.wishes.models import Wish


def ensure_for(item: AgendaItem) -> EasyText:
    """The easy text of an agenda item, made when there is none; a break has none."""
    if item.is_break:
        raise RefusedError(_("A break needs no easy text."))
    if item.easy_text is not None:
        return item.easy_text
    council_id = session.scalar(sa.select(Meeting.council_id).where(Meeting.id == item.meeting_id))
    return _made(item, "easy_text", council_id or 0)


def ensure_for_answer(wish: Wish) -> EasyText:
    """The easy text of the answer to a wish, made when there is none."""
    return wish.reply_easy or _made(wish, "reply_easy", wish.council_id)


def _made(owner: AgendaItem | Wish, face: str, council_id: int) -> EasyText:
    """A new easy text under this name of its owner.

    The owner's version stays as it is: an easy text disturbs nobody who is changing the owner.
    """
    easy = EasyText(council_id=council_id)
    session.add(easy)
    session.flush()
    table = cast(sa.Table, owner.__table__)
    session.execute(sa.update(table).where(table.c.id == owner.id).values({f"{face}_id": easy.id}))
    session.refresh(owner, [f"{face}_id", face])
    return easy
