"""From concept to adopted: presented to the council, adopted at a meeting, corrected later."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, selectinload

from portal import audit, clock, complaints
from portal.ballots import service as ballots
from portal.ballots.models import Answer
from portal.database import session
from portal.easytext import service as easytext
from portal.easytext.models import EasyText
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.minutes.models import Minutes, MinutesState, Section
from portal.minutes.service.gathering import frozen
from portal.minutes.service.merging import unsettled
from portal.minutes.service.writing import check_open


def is_personal(minutes: Minutes) -> bool:
    """Whether a section seems to be about one person's care or complaint."""
    return any(complaints.is_personal(text) for text in _texts(minutes))


def adopting_items(minutes: Minutes) -> Sequence[AgendaItem]:
    """The items of later meetings of the council at which the minutes can be adopted."""
    return session.scalars(
        sa.select(AgendaItem)
        .join(AgendaItem.meeting)
        .options(contains_eager(AgendaItem.meeting))
        .where(
            Meeting.council_id == minutes.council_id,
            Meeting.starts_at > minutes.meeting.starts_at,
            Meeting.ends_at > clock.now(),
            Meeting.state != MeetingState.CANCELLED,
            AgendaItem.removed_at.is_(None),
            AgendaItem.is_break.is_(False),
        )
        .order_by(Meeting.starts_at, AgendaItem.position)
    ).all()


def at_item(mine: sa.ColumnElement[bool]) -> Minutes | None:
    """The newest minutes for which ``mine`` holds, such as those adopted at an agenda item."""
    return session.scalar(sa.select(Minutes).where(mine).order_by(Minutes.id.desc()).limit(1))


def present(actor: Actor, minutes: Minutes, version: int, item: AgendaItem | None) -> None:
    """Let the council read the minutes, to be adopted at this item; nobody writes meanwhile.

    Raises `RefusedError` while nothing was written, or two texts wait for a choice; and
    `ConflictError`.
    """
    check_open(minutes)
    check_version(minutes, version, ("state",))
    texts = _texts(minutes)
    if not texts:
        raise RefusedError(_("Nothing is written down yet."))
    if any(unsettled(text) for text in texts):
        raise RefusedError(_("At one item two texts stand below each other. Choose one first."))
    minutes.state = MinutesState.PRESENTED
    minutes.presented_by_id, minutes.presented_at = actor.person_id, clock.now()
    minutes.item_id = item.id if item else None
    session.flush()
    _note(actor, "minutes:present", minutes)


def reopen(actor: Actor, minutes: Minutes) -> None:
    """Write on in presented minutes: they are a concept again."""
    if minutes.state == MinutesState.PRESENTED:
        minutes.state = MinutesState.CONCEPT
        minutes.presented_by_id = minutes.presented_at = None
        session.flush()
        _note(actor, "minutes:reopen", minutes)


def why_not_adopt(minutes: Minutes) -> str:
    """Why the minutes cannot be adopted now, in a sentence; empty when they can."""
    if minutes.state != MinutesState.PRESENTED:
        return _("First let the council read the minutes.")
    if minutes.item is None:
        return _("First put the minutes on the agenda of a meeting.")
    if minutes.item.meeting.starts_at > clock.now():
        return _("The council adopts the minutes at that meeting, not before.")
    ballot = ballots.find_for_item(minutes.item)
    if ballot is not None and not ballots.is_prepared(ballot):
        if not ballots.is_closed(ballot):
            return _("The vote on this item is still open.")
        result = ballots.result_of(ballot)
        if result.shown and [one.answer for one in result.winners] != [Answer.YES]:
            return _("The council did not say yes in the vote on this item.")
    return ""


def adopt(actor: Actor, minutes: Minutes, version: int) -> None:
    """Record that the council adopted the minutes: from now on nothing in them changes.

    Raises `RefusedError` and `ConflictError`.
    """
    check_version(minutes, version, ("state",))
    if reason := why_not_adopt(minutes):
        raise RefusedError(reason)
    minutes.content = frozen(minutes)
    minutes.state = MinutesState.ADOPTED
    minutes.adopted_by_id, minutes.adopted_at = actor.person_id, clock.now()
    session.flush()
    _note(actor, "minutes:adopt", minutes)


def correct(actor: Actor, minutes: Minutes, reason: str) -> Minutes:
    """Begin a correction of adopted minutes: a new version, to be adopted itself.

    Raises `RefusedError` when these are not the newest adopted ones.
    """
    newer = sa.select(Minutes.id).where(
        Minutes.meeting_id == minutes.meeting_id, Minutes.number > minutes.number
    )
    if minutes.state != MinutesState.ADOPTED or session.scalar(newer) is not None:
        raise RefusedError(_("There is a newer version of these minutes."))
    if not reason:
        raise RefusedError(_("Say what was wrong."), field="reason")
    again = Minutes(
        council_id=minutes.council_id,
        meeting_id=minutes.meeting_id,
        number=minutes.number + 1,
        reason=reason,
        taker_id=minutes.taker_id,
        made_by_id=actor.person_id,
        made_at=clock.now(),
    )
    session.add(again)
    session.flush()
    for one in session.scalars(
        sa.select(Section)
        .options(selectinload(Section.easy_text).selectinload(EasyText.lines))
        .where(Section.minutes_id == minutes.id)
    ).all():
        session.add(
            Section(
                minutes_id=again.id,
                item_id=one.item_id,
                title=one.title,
                text=one.text,
                easy_text=easytext.copied(one.easy_text) if one.easy_text else None,
            )
        )
    session.flush()
    _note(actor, "minutes:correct", again)
    return again


def _texts(minutes: Minutes) -> list[str]:
    query = sa.select(Section.text).where(Section.minutes_id == minutes.id, Section.text != "")
    return list(session.scalars(query))


def _note(actor: Actor, what: str, minutes: Minutes) -> None:
    audit.record(actor, what, council_id=minutes.council_id, detail=f"Minutes {minutes.id}")
