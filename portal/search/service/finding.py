"""Finding: every word of the question, the newest first, titles before the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal import clock
from portal.access import policy
from portal.councils.models import Council
from portal.database import among, session
from portal.identity import Actor, Role
from portal.search.models import SearchText, SearchWord
from portal.search.service.analysis import asked as words_asked
from portal.search.service.sources import KINDS, SOURCES

MOST = 20
"""What is found, a page."""
LAST_PAGE = 50
_IN_TITLE, _ANYWHERE = 0, 1


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody looks for; ``council_id``, ``kind`` and ``year`` narrow it."""

    words: str
    council_id: int | None = None
    kind: str = ""
    year: int | None = None


class Hit(NamedTuple):
    """Something found, as it stands in the index; ``subject_id`` is the row of its ``kind``."""

    kind: str
    subject_id: int
    council_id: int
    council: str
    at: datetime
    title: str
    text: str


def find(actor: Actor, asked: Asked, page: int = 1) -> tuple[Sequence[Hit], bool]:
    """What this actor may see of it, a page at a time, and whether there is more.

    First what has every word in its title, then what has them anywhere. At most four
    statements, whatever there is.
    """
    terms = words_asked(asked.words)
    councils = _reach(actor)
    if asked.council_id is not None:
        councils &= {asked.council_id}
    if not terms or not councils or (asked.kind and asked.kind not in KINDS):
        return (), False
    begin = (min(max(page, 1), LAST_PAGE) - 1) * MOST
    wanted = begin + MOST + 1
    found: list[int] = []
    for place in (_IN_TITLE, _ANYWHERE):
        if len(found) < wanted:
            query = _matching(actor, asked, terms, councils, place).limit(wanted - len(found))
            found += [row.text_id for row in session.execute(query)]
    shown = found[begin : begin + MOST]
    return _hits(shown), len(found) > begin + MOST


def _reach(actor: Actor) -> frozenset[int]:
    """The councils of which the actor may see anything at all; the policy decides what."""
    return actor.councils_as(frozenset(Role)) | actor.house_councils


def _matching(
    actor: Actor,
    asked: Asked,
    terms: Sequence[frozenset[str]],
    councils: frozenset[int],
    place: int,
) -> sa.Select[int, int]:
    first = aliased(SearchWord)
    query = (
        sa.select(first.seconds, first.text_id)
        .distinct()
        .join(SearchText, SearchText.id == first.text_id)
        .where(
            among(first.word, terms[0]),
            first.place == place,
            among(first.council_id, councils),
            *(_has(first, term, place) for term in terms[1:]),
            _seen(actor, asked.kind),
        )
        .order_by(first.seconds.desc(), first.text_id.desc())
    )
    if place == _ANYWHERE:
        query = query.where(sa.not_(sa.and_(*(_has(first, term, _IN_TITLE) for term in terms))))
    if asked.year is not None:
        begin, end = clock.year(min(max(asked.year, 2), 9998))  # what a calendar knows
        query = query.where(
            first.seconds >= int(begin.timestamp()), first.seconds < int(end.timestamp())
        )
    return query


def _has(first: Any, term: frozenset[str], place: int) -> sa.ColumnElement[bool]:
    """Whether the same text has this word too."""
    other = aliased(SearchWord)
    return (
        sa.exists()
        .where(
            among(other.word, term),
            other.place == place,
            other.seconds == first.seconds,
            other.text_id == first.text_id,
        )
        .correlate(first)
    )


def _seen(actor: Actor, kind: str) -> sa.ColumnElement[bool]:
    """Whether the row behind the text may be seen: the policy's own expression, by kind."""
    return sa.or_(
        sa.false(),
        *(
            sa.and_(
                SearchText.kind == source.kind,
                sa.exists().where(
                    source.model.id == SearchText.subject_id, policy.where(actor, source.seen)
                ),
            )
            for source in SOURCES
            if (not kind or source.kind == kind) and policy.anywhere(actor, source.seen)
        ),
    )


def _hits(ids: Sequence[int]) -> Sequence[Hit]:
    if not ids:
        return ()
    rows = session.execute(
        sa.select(
            SearchText.id,
            SearchText.kind,
            SearchText.subject_id,
            SearchText.council_id,
            Council.name,
            SearchText.at,
            SearchText.title,
            SearchText.text,
        )
        .join(Council, Council.id == SearchText.council_id)
        .where(SearchText.id.in_(ids))
    )
    by_id = {row[0]: Hit(*row[1:]) for row in rows}
    return [by_id[id_] for id_ in ids]
