"""Private preparation: written, shown to its writer alone, shared with one supporter, taken back.

Nothing here is written to the trail of the council: whether somebody prepares is nobody's business.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal import clock
from portal.attendance import service as attendance
from portal.concepts import concept
from portal.database import session
from portal.easytext.models import EasyText, LineStatus
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor, Role
from portal.meetings.models import AgendaItem, Meeting
from portal.people.models import Person
from portal.preparation.models import Opinion, PreparationSheet
from portal.topics.service import sentences

MOST_PICTURES = 6


@dataclass(frozen=True, kw_only=True)
class Written:
    """What stands on a sheet. ``pictures`` are pairs of a pictogram's name and its words."""

    opinion: Opinion = Opinion.NONE
    thought: str = ""
    question: str = ""
    pictures: Sequence[tuple[str, str]] = ()


def told(sheet: PreparationSheet) -> list[tuple[str, str]]:
    """What stands on a sheet, a sentence a line, each with its pictogram."""
    lines = []
    if sheet.opinion:
        about = concept(f"opinion.{sheet.opinion}")
        lines.append((str(about.label), about.symbol))
    lines += [(words, symbol) for symbol, words in sheet.pictures]
    lines += [(part, "own:say") for part in sentences(sheet.thought)]
    return lines + [(part, "own:question") for part in sentences(sheet.question)]


def mine(actor: Actor, item_id: int) -> PreparationSheet | None:
    """The actor's own sheet for this item; nothing for who only showed a face."""
    if not actor.proven:
        return None
    query = sa.select(PreparationSheet).options(
        joinedload(PreparationSheet.helper), joinedload(PreparationSheet.shared_with)
    )
    own = PreparationSheet.person_id == actor.person_id
    return session.scalar(query.where(own, PreparationSheet.item_id == item_id))


def with_item(sheet_id: int) -> PreparationSheet:
    """The sheet with all that is shown of it. Raises `NoResultFound`."""
    return session.scalars(
        sa.select(PreparationSheet)
        .options(
            joinedload(PreparationSheet.person),
            joinedload(PreparationSheet.helper),
            joinedload(PreparationSheet.shared_with),
            joinedload(PreparationSheet.item).joinedload(AgendaItem.meeting),
        )
        .where(PreparationSheet.id == sheet_id)
    ).one()


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """What can be prepared, in order."""
    query = sa.select(AgendaItem).where(
        AgendaItem.meeting_id == meeting.id,
        AgendaItem.removed_at.is_(None),
        AgendaItem.is_break.is_(False),
    )
    return list(session.scalars(query.order_by(AgendaItem.position)))


def of_meeting(meeting: Meeting, visible: sa.ColumnElement[bool]) -> list[PreparationSheet]:
    """The sheets for a meeting that the condition lets through, in the order of the agenda."""
    query = (
        sa.select(PreparationSheet)
        .join(PreparationSheet.item)
        .options(
            joinedload(PreparationSheet.person),
            joinedload(PreparationSheet.helper),
            joinedload(PreparationSheet.item),
        )
        .where(visible, AgendaItem.meeting_id == meeting.id)
        .order_by(AgendaItem.position, PreparationSheet.person_id)
    )
    return list(session.scalars(query))


def pictures_of(item: AgendaItem) -> dict[str, str]:
    """The pictures to choose from: those of the item's checked easy lines, with their words."""
    query = sa.select(EasyText).options(selectinload(EasyText.lines))
    easy = session.scalar(query.where(EasyText.id == (item.easy_text_id or 0)))
    lines = easy.lines if easy else ()
    checked = [line for line in lines if line.symbol and line.status == LineStatus.CHECKED]
    return dict(list({line.symbol: line.text for line in checked}.items())[:MOST_PICTURES])


def supporters(council_id: int) -> list[Person]:
    """With whom a member can share a sheet."""
    return list(attendance.people_of(council_id, {Role.SUPPORTER}))


def write(actor: Actor, item: AgendaItem, words: Written, version: int) -> PreparationSheet:
    """Keep what the actor wrote for this item; whoever it is shared with reads the new words.

    Raises `RefusedError` when nothing was said, `ConflictError`.
    """
    if words == Written():
        raise RefusedError(_("Choose a picture, or write something."))
    sheet = mine(actor, item.id)
    if sheet is None:
        sheet = PreparationSheet(person_id=actor.person_id, item_id=item.id)
        session.add(sheet)
    else:
        check_version(sheet, version, ("thought", "question"))
    sheet.opinion, sheet.thought, sheet.question = words.opinion, words.thought, words.question
    sheet.pictures = [list(pair) for pair in words.pictures]
    sheet.helper_id, sheet.changed_at = actor.helper_id, clock.now()
    session.flush()
    return sheet


def share(sheet: PreparationSheet, council_id: int, person_id: int) -> None:
    """Let this supporter of the council read it. Raises `RefusedError` for anybody else."""
    if person_id not in {one.id for one in supporters(council_id)}:
        raise RefusedError(_("Choose your supporter."))
    sheet.shared_with_id = person_id
    session.flush()


def keep_alone(sheet: PreparationSheet) -> None:
    """Take the sharing back: from now on nobody else reads it."""
    sheet.shared_with_id = None
    session.flush()


def throw_away(sheet: PreparationSheet) -> None:
    """Forget the sheet."""
    session.delete(sheet)
    session.flush()
