"""Encounters of a council: written down, changed, thrown away, made a topic.

The trail tells that somebody wrote, never what. No index, export or kept year reads this table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.concepts import concept
from portal.councils.models import Council
from portal.database import session
from portal.encounters.models import Encounter, Partner
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.topics import service as topics
from portal.topics.models import Topic

A_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is filled in of an encounter."""

    happened_on: date
    kind: Partner
    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A page of encounters, the newest first; ``older`` is where the next page goes on."""

    encounters: Sequence[Encounter]
    older: int | None


def of_council(council_id: int, kind: Partner | None = None, before: int | None = None) -> Shown:
    """A page of the encounters of a council, of one kind or of all; from before one of them when
    it is named."""
    query = sa.select(Encounter).where(Encounter.council_id == council_id)
    if kind is not None:
        query = query.where(Encounter.kind == kind)
    last = session.get(Encounter, before) if before is not None else None
    if last is not None and last.council_id == council_id:
        place = sa.tuple_(Encounter.happened_on, Encounter.id)
        query = query.where(place < sa.tuple_(sa.literal(last.happened_on), sa.literal(last.id)))
    newest = query.order_by(Encounter.happened_on.desc(), Encounter.id.desc())
    found = session.scalars(newest.limit(A_PAGE + 1)).all()
    older = found[A_PAGE - 1].id if len(found) > A_PAGE else None
    return Shown(encounters=found[:A_PAGE], older=older)


def kinds(council_id: int) -> Sequence[Partner]:
    """The kinds of partners of whom something was written down."""
    query = sa.select(Encounter.kind).where(Encounter.council_id == council_id).distinct()
    there = set(session.scalars(query))
    return [one for one in Partner if one in there]


def write(actor: Actor, council: Council, words: Words) -> Encounter:
    """Write an encounter down. Raises `RefusedError` for a day to come."""
    _check_day(words)
    made = Encounter(
        council_id=council.id,
        council=council,
        writer_id=actor.person_id,
        written_at=clock.now(),
        **vars(words),
    )
    session.add(made)
    session.flush()
    _record(actor, made, "encounter:written")
    return made


def values(encounter: Encounter) -> Mapping[str, Any]:
    """What a form of it begins with."""
    names = ("happened_on", "kind", "name", "text", "version")
    return {name: getattr(encounter, name) for name in names}


def change(actor: Actor, encounter: Encounter, words: Words, version: int) -> None:
    """Write it anew. Raises `ConflictError`, and `RefusedError` for a day to come."""
    check_version(encounter, version, ("name", "text"))
    _check_day(words)
    for name, value in vars(words).items():
        setattr(encounter, name, value)
    encounter.writer_id, encounter.written_at = actor.person_id or 0, clock.now()
    session.flush()
    _record(actor, encounter, "encounter:changed")


def remove(actor: Actor, encounter: Encounter) -> None:
    """Throw it away; what was made of it stays."""
    _record(actor, encounter, "encounter:removed")
    session.delete(encounter)
    session.flush()


def make_topic(actor: Actor, encounter: Encounter) -> Topic:
    """Begin a topic with it, once: the second time it is the topic that is there."""
    session.refresh(encounter, with_for_update=True)
    if encounter.topic is not None:
        return encounter.topic
    symbol = concept(f"partner.{encounter.kind}").symbol
    encounter.topic = topics.begin_with(actor, encounter.council_id, encounter.text, symbol)
    session.flush()
    _record(actor, encounter, "encounter:topic")
    return encounter.topic


def find(encounter_id: int) -> Encounter:
    """The encounter of this id with its writer and topic. Raises `NoResultFound`."""
    query = sa.select(Encounter).options(
        joinedload(Encounter.writer), joinedload(Encounter.topic), joinedload(Encounter.council)
    )
    return session.scalars(query.where(Encounter.id == encounter_id)).one()


def _check_day(words: Words) -> None:
    if words.happened_on > clock.local(clock.now()).date():
        raise RefusedError(_("Choose a day that has been."), field="happened_on")


def _record(actor: Actor, encounter: Encounter, what: str) -> None:
    detail = f"Encounter {encounter.id}"
    audit.record(actor, what, council_id=encounter.council_id, detail=detail)
