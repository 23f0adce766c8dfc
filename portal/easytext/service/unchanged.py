"""What did not change since last time is approved in one act: of a text, of a whole agenda."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased, selectinload

from portal.database import rows, session
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.easytext.service.editing import approve
from portal.easytext.service.owning import Owner
from portal.easytext.service.reading import source_hash
from portal.identity import Actor
from portal.meetings.models import AgendaItem

_before, _then = aliased(AgendaItem), aliased(EasyLine)
_SAME = (
    sa.select(EasyLine.id, EasyLine.easy_text_id)
    .join(AgendaItem, AgendaItem.easy_text_id == EasyLine.easy_text_id)
    .join(_before, _before.id == AgendaItem.carried_from_id)
    .where(
        EasyLine.status == LineStatus.PROPOSED,
        sa.exists().where(
            _then.easy_text_id == _before.easy_text_id,
            _then.status == LineStatus.CHECKED,
            _then.text == EasyLine.text,
            _then.spoken == EasyLine.spoken,
            _then.symbol == EasyLine.symbol,
            _then.photo_of_id.is_not_distinct_from(EasyLine.photo_of_id),
        ),
    )
)
"""The waiting lines that were checked, word for word, on the item this one was carried from."""
_OF_TEXT = _SAME.where(EasyLine.easy_text_id == sa.bindparam("easy"))
_OF_AGENDA = (
    _SAME.add_columns(AgendaItem.title, AgendaItem.text, EasyText.source_hash)
    .join(EasyText, EasyText.id == EasyLine.easy_text_id)
    .where(AgendaItem.meeting_id == sa.bindparam("meeting"), AgendaItem.removed_at.is_(None))
)


def same_as_before(easy: EasyText, owner: Owner) -> list[EasyLine]:
    """The waiting lines that were checked, word for word, on the item this was carried from."""
    waiting = [line for line in easy.lines if line.status == LineStatus.PROPOSED]
    item = owner.row
    if not waiting or not isinstance(item, AgendaItem) or item.carried_from_id is None:
        return []
    same = {row.id for row in rows(_OF_TEXT, easy=easy.id)}
    return [line for line in waiting if line.id in same]


def check_same(easy: EasyText, owner: Owner, actor: Actor) -> int:
    """Approve in one act every line that did not change since it was last checked."""
    if same := same_as_before(easy, owner):
        approve(easy, same, actor, owner.text)
        session.flush()
    return len(same)


def same_on_agenda(meeting_id: int) -> int:
    """How many items have such lines, beside a standard text that did not change either."""
    return len({row.easy_text_id for row in _of_agenda(meeting_id)})


def check_same_on_agenda(meeting_id: int, actor: Actor) -> None:
    """Approve them all in one act; what changed in words, picture or standard text waits."""
    found = _of_agenda(meeting_id)
    texts = {row.easy_text_id: f"{row.title}\n{row.text}" for row in found}
    lines = {row.id for row in found}
    kept = sa.select(EasyText).options(selectinload(EasyText.lines))
    for easy in session.scalars(kept.where(EasyText.id.in_(texts))):
        approve(easy, [one for one in easy.lines if one.id in lines], actor, texts[easy.id])
    session.flush()


def _of_agenda(meeting_id: int) -> Sequence[sa.Row[Any]]:
    found = rows(_OF_AGENDA, meeting=meeting_id)
    return [one for one in found if one.source_hash == source_hash(f"{one.title}\n{one.text}")]
