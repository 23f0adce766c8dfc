"""Who changed what and when; two versions beside each other; an earlier one put back."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from portal.database import session
from portal.identity import Actor
from portal.minutes.models import Change, Minutes, Section
from portal.minutes.service.differing import differences
from portal.minutes.service.merging import units
from portal.minutes.service.writing import check_open, put

MOST_CHANGES = 50
_WORD = re.compile(r"\n+|[^\S\n]+|\S+")


class Part(NamedTuple):
    """A piece of two texts: "same" in both, "out" of the earlier or "in" the later alone."""

    kind: str
    text: str


def changes_of(minutes: Minutes, before: int | None = None) -> Sequence[Change]:
    """The changes, newest first, with who made them and where; one more than a page shows.

    ``before`` is the id of the last one that was shown.
    """
    query = (
        sa.select(Change)
        .join(Change.section)
        .options(contains_eager(Change.section), joinedload(Change.by))
        .where(Section.minutes_id == minutes.id)
        .order_by(Change.id.desc())
        .limit(MOST_CHANGES + 1)
    )
    return session.scalars(query.where(Change.id < before) if before else query).all()


def find_change(minutes: Minutes, change_id: int) -> Change | None:
    """A change of these minutes, with who made it and where."""
    return session.scalar(
        sa.select(Change)
        .join(Change.section)
        .options(contains_eager(Change.section), joinedload(Change.by))
        .where(Change.id == change_id, Section.minutes_id == minutes.id)
    )


def latest(change: Change, *, before: bool = False) -> Change | None:
    """The newest change of the same section, or with ``before`` the one before this."""
    query = (
        sa.select(Change)
        .options(joinedload(Change.by))
        .where(Change.section_id == change.section_id)
        .order_by(Change.id.desc())
        .limit(1)
    )
    return session.scalar(query.where(Change.id < change.id) if before else query)


def compared(old: str, new: str) -> list[Part]:
    """What went and what came between two texts: word by word in the sentences that differ."""
    return list(_compared(units(old), units(new), within=True))


def paragraphs(parts: Iterable[Part]) -> list[list[Part]]:
    """The parts by paragraph: an empty line ends one, also within a part."""
    found: list[list[Part]] = [[]]
    for part in parts:
        for number, text in enumerate(part.text.split("\n\n")):
            if number:
                found.append([])
            if text:
                found[-1].append(Part(part.kind, text))
    return [one for one in found if one]


def _compared(old: list[str], new: list[str], *, within: bool = False) -> Iterator[Part]:
    place = 0
    for begin, end, start, stop in differences(old, new):
        if place < begin:
            yield Part("same", "".join(old[place:begin]))
        out, come, place = "".join(old[begin:end]), "".join(new[start:stop]), end
        if within and out and come:
            yield from _compared(_WORD.findall(out), _WORD.findall(come))
            continue
        if out:
            yield Part("out", out)
        if come:
            yield Part("in", come)
    if place < len(old):
        yield Part("same", "".join(old[place:]))


def restore(actor: Actor, minutes: Minutes, change: Change) -> None:
    """Put an earlier text back; that is a new change, and the later ones stay in the history.

    Raises `RefusedError` when the minutes are not open.
    """
    check_open(minutes)
    if change.section.text != change.text:
        put(actor, change.section, change.text, restored=True)
        session.flush()
