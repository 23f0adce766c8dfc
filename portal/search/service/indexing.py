"""Keeping the index: what changes is found by its new words with the same commit.

Rows that came in by thousands, and those of before the index was there, are put in beside the
server; what is gone is taken out there as well, and nobody finds it meanwhile.
"""

import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal import clock
from portal.database import PortalSession, UtcDateTime, grouped, session
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.i18n import lazy_gettext as _
from portal.jobs import service as jobs
from portal.papers.models import Preview
from portal.search.models import SearchText, SearchWord
from portal.search.service.analysis import index_of
from portal.search.service.sources import NOTED, SOURCES, Source

REST = "search.rest"
BATCH = 300
"""Texts that a job puts in the index: a second or two, in which nobody else writes."""
_NOTED = "portal_search"
_TEXT: Any = SearchText.__table__
_WORD: Any = SearchWord.__table__


@sa.event.listens_for(PortalSession, "after_flush")
def _note(flushed: Session, _context: Any) -> None:
    """Remember what this transaction writes of what can be found: keys of rows by their table."""
    noted = flushed.info.setdefault(_NOTED, defaultdict(set))
    for row in (*flushed.new, *flushed.dirty, *flushed.deleted):
        if isinstance(row, EasyLine):
            noted[EasyText].add(row.easy_text_id)
        elif isinstance(row, Preview):
            noted[Preview].add(row.file_key)
        elif type(row) in NOTED:
            noted[type(row)].add(row.id)


@sa.event.listens_for(PortalSession, "before_commit")
def _index_noted(ending: Session) -> None:
    if ending.in_nested_transaction():
        return
    ending.flush()
    noted: Mapping[type[Any], set[Any]] = ending.info.pop(_NOTED, {})
    for source in SOURCES:
        ids = set(noted.get(source.model, ()))
        for part, (column, own_id) in source.parts.items():
            if keys := noted.get(part):
                mine = sa.select(own_id).where(column.in_(sorted(keys)))
                ids.update(ending.scalars(mine))
        if ids:
            index(source, ids, ending)


@sa.event.listens_for(PortalSession, "after_rollback")
def _forget(undone: Session) -> None:
    undone.info.pop(_NOTED, None)


def index(source: Source, ids: Collection[int], own: Session | None = None) -> None:
    """Let these rows be found by what they say now; those that are gone no more."""
    own = own or session
    wanted = source.read.where(source.model.id.in_(sorted(ids))).order_by(source.model.id)
    rows = own.execute(wanted).all()
    easy = _easy_lines(own, {row.easy for row in rows if row.easy})
    mine = sa.and_(_TEXT.c.kind == source.kind, _TEXT.c.subject_id.in_(sorted(ids)))
    standing = {row.subject_id: row for row in own.execute(sa.select(_TEXT).where(mine))}
    for row in rows:
        text = "\n".join((row.text.strip(), *easy.get(row.easy, ()))).strip()
        values = {
            "council_id": row.council_id,
            "at": _moment(row.at),
            "title": row.title[:300],
            "text": text,
        }
        before = standing.pop(row.id, None)
        if before is None:
            added = {"kind": source.kind, "subject_id": row.id, **values}
            text_id = own.execute(sa.insert(_TEXT).values(added).returning(_TEXT.c.id)).scalar_one()
        elif all(getattr(before, name) == value for name, value in values.items()):
            continue
        else:
            text_id = before.id
            own.execute(sa.update(_TEXT).where(_TEXT.c.id == text_id).values(values))
        _write_words(own, text_id, values)
    if standing:
        gone = [row.id for row in standing.values()]
        own.execute(sa.delete(_TEXT).where(_TEXT.c.id.in_(gone)))


def _write_words(own: Session, text_id: int, values: dict[str, Any]) -> None:
    in_title = index_of(values["title"], title=True)
    places = [(word, 0) for word in in_title]
    places += [(word, 1) for word in in_title | index_of(values["text"])]
    seconds, council_id = int(values["at"].timestamp()), values["council_id"]
    own.execute(sa.delete(_WORD).where(_WORD.c.text_id == text_id))
    if places:
        own.execute(
            sa.insert(_WORD),
            [
                {
                    "word": word,
                    "place": place,
                    "seconds": seconds,
                    "text_id": text_id,
                    "council_id": council_id,
                }
                for word, place in sorted(places)
            ],
        )


def _easy_lines(own: Session, ids: Iterable[int]) -> dict[int, Sequence[str]]:
    """The lines that somebody checked: what is proposed is found by nobody."""
    lines = (
        sa.select(EasyLine.easy_text_id, EasyLine.text)
        .where(EasyLine.easy_text_id.in_(sorted(ids)), EasyLine.status == LineStatus.CHECKED)
        .order_by(EasyLine.easy_text_id, EasyLine.position)
    )
    found = grouped(own.execute(lines), "easy_text_id")
    return {easy_id: [row.text for row in rows] for easy_id, rows in found.items()}


def _moment(at: datetime | date) -> datetime:
    if isinstance(at, datetime):
        return at.astimezone(UTC)
    return clock.from_local(datetime.combine(at, time(12)))


@jobs.every("search.tidy", label=_("Look whether everything can be found"), days=1)
def tidy(_task: jobs.Task | None = None) -> None:
    """Put in the index what is not there or moved in time; take out what is gone; in stretches."""
    left = BATCH
    for source in SOURCES:
        there = source.read.with_only_columns(source.read.selected_columns.id)
        gone = sa.and_(_TEXT.c.kind == source.kind, _TEXT.c.subject_id.not_in(there))
        session.execute(sa.delete(_TEXT).where(gone))
        behind = [row.id for row in session.execute(_behind(source).limit(left))] if left else []
        if behind:
            index(source, behind)
            left -= len(behind)
    if not left:
        jobs.enqueue(REST, {}, key=secrets.token_urlsafe(8))


jobs.handler(REST, label=_("Let everything be found"))(tidy)


def _behind(source: Source) -> sa.Select[Any]:
    now = source.read.subquery()
    differs = [_TEXT.c.id.is_(None), _TEXT.c.council_id != now.c.council_id]
    if isinstance(now.c.at.type, UtcDateTime):
        differs.append(_TEXT.c.at != now.c.at)
    mine = sa.and_(_TEXT.c.kind == source.kind, _TEXT.c.subject_id == now.c.id)
    return sa.select(now.c.id).outerjoin(_TEXT, mine).where(sa.or_(*differs)).order_by(now.c.id)
