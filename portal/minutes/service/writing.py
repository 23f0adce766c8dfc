"""Writing down what was said: by several at once, saved while they type."""

from datetime import timedelta
from typing import NamedTuple

import sqlalchemy as sa

from portal import audit, clock
from portal.database import rows, session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem
from portal.minutes.models import Change, Minutes, MinutesState, Section, Writing
from portal.minutes.service.merging import Names, merge
from portal.minutes.service.merging import settle as settled
from portal.people.models import Person

MOST_TEXT = 20_000
"""Characters of what was said at one item; an hour of talk has about half of it."""
ONE_CHANGE = timedelta(minutes=5)
"""What one person saves within this time is one change in the history."""
HERE = timedelta(seconds=45)
"""How long after a sign of life somebody counts as writing."""


class Place(NamedTuple):
    """A section as it is now, and who else writes in it at this moment."""

    text: str
    writers: tuple[str, ...]


def save(actor: Actor, minutes: Minutes, item: AgendaItem, *, base: str, text: str) -> Section:
    """Keep what the writer made of ``base``, together with what others saved meanwhile.

    Raises `RefusedError` when the minutes are not open, or the text is too long.
    """
    check_open(minutes)
    _check_item(minutes, item)
    section = section_of(minutes, item.id)
    here = Writing(
        minutes_id=minutes.id, person_id=actor.person_id, item_id=item.id, at=clock.now()
    )
    session.merge(here)
    if section is None:
        section = Section(minutes_id=minutes.id, item_id=item.id, title=item.title, text="")
        if text:
            session.add(section)
    merged = (
        text if base == section.text else merge(base, text, section.text, _names(section, actor))
    )
    if len(merged) > MOST_TEXT:
        raise RefusedError(
            _("This is too long. At most %(count)s letters fit.", count=MOST_TEXT), field="text"
        )
    if merged != section.text:
        section.title = item.title
        put(actor, section, merged)
    session.flush()
    return section


def settle(actor: Actor, minutes: Minutes, item: AgendaItem, keep: str) -> Section | None:
    """Settle the first place where two texts stand: keep "one", "other" or "both"."""
    check_open(minutes)
    section = section_of(minutes, item.id)
    if section is not None:
        put(actor, section, settled(section.text, keep))
        session.flush()
    return section


def put(actor: Actor, section: Section, text: str, *, restored: bool = False) -> None:
    """Let the section hold this text, and keep who did so and when."""
    now = clock.now()
    section.text = text
    session.flush()
    last = session.scalar(
        sa.select(Change).where(Change.section_id == section.id).order_by(Change.id.desc()).limit(1)
    )
    same = last is not None and last.by_id == actor.person_id and not (last.restored or restored)
    if last is not None and same and now - last.began_at < ONE_CHANGE:
        last.text, last.at = text, now
        return
    session.add(
        Change(
            section_id=section.id,
            text=text,
            by_id=actor.person_id,
            began_at=now,
            at=now,
            restored=restored,
        )
    )
    minutes = session.get_one(Minutes, section.minutes_id)
    detail = f"Minutes {minutes.id}, section {section.id}"
    audit.record(actor, "minutes:write", council_id=minutes.council_id, detail=detail)


def section_of(minutes: Minutes, item_id: int) -> Section | None:
    """What was written down at an item, if anything was."""
    return session.scalar(
        sa.select(Section).where(Section.minutes_id == minutes.id, Section.item_id == item_id)
    )


def writers_of(minutes: Minutes, actor: Actor) -> dict[int, list[str]]:
    """Who else writes at this moment, by the item: one statement."""
    writers: dict[int, list[str]] = {}
    for item_id, name in rows(
        _WRITERS, minutes=minutes.id, me=actor.person_id, since=clock.now() - HERE
    ):
        writers.setdefault(item_id, []).append(name)
    return writers


def now_of(minutes: Minutes, actor: Actor) -> dict[int, Place]:
    """Each section as it is now, by its item, with who else writes there: two statements."""
    writers = writers_of(minutes, actor)
    texts = dict(rows(_TEXTS, minutes=minutes.id))
    return {
        item_id: Place(texts.get(item_id, ""), tuple(writers.get(item_id, ())))
        for item_id in texts.keys() | writers.keys()
        if item_id is not None
    }


_TEXTS = sa.select(Section.item_id, Section.text).where(
    Section.minutes_id == sa.bindparam("minutes")
)
_WRITERS = (
    sa.select(Writing.item_id, Person.call_name)
    .join(Person, Person.id == Writing.person_id)
    .where(
        Writing.minutes_id == sa.bindparam("minutes"),
        Writing.person_id != sa.bindparam("me"),
        Writing.at > sa.bindparam("since", type_=Writing.__table__.c.at.type),
    )
    .order_by(Writing.at, Writing.person_id)
)


def check_open(minutes: Minutes) -> None:
    """Raise `RefusedError` when nobody may write in these minutes (now)."""
    if minutes.state == MinutesState.PRESENTED:
        raise RefusedError(_("The council is reading this. Choose “Write on” first."))
    if minutes.state == MinutesState.ADOPTED:
        raise RefusedError(_("These minutes are adopted. Make a correction instead."))


def _check_item(minutes: Minutes, item: AgendaItem) -> None:
    if item.meeting_id != minutes.meeting_id or item.is_break:
        raise RefusedError(_("This item is not of this meeting."))


def _names(section: Section, actor: Actor) -> Names:
    """What stands above two texts for one place."""
    other = session.scalar(
        sa.select(Person.call_name)
        .join(Change, Change.by_id == Person.id)
        .where(Change.section_id == section.id, Change.by_id != actor.person_id)
        .order_by(Change.id.desc())
        .limit(1)
    )
    return Names(
        theirs=_("%(name)s wrote:", name=other or actor.name),
        mine=_("%(name)s wrote:", name=actor.name),
        end=_("Choose one text, and take these lines away"),
    )
