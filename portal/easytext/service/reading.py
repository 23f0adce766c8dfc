"""A text and its easy face: in what state it is, what a resident may see, what still waits."""

import hashlib
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, aliased, joinedload, selectinload
from sqlalchemy.orm.interfaces import LoaderOption

import pictos
from portal.database import rows, session
from portal.easytext.models import EasyLine, EasyStatus, EasyText, LineStatus
from portal.identity import Portrait
from portal.meetings.models import AgendaItem
from portal.people.models import Person

MOST_LINES = 30
"""Longer is no easy text any more."""
LONGEST = 400
"""The most characters of a line; one sentence of ten words has about sixty."""


class ShownLine(NamedTuple):
    """One sentence as it may be seen: ``rendering.Line(**line._asdict())`` draws it.

    ``voice`` tells of a line that somebody read aloud: its id, and that of the recording.
    """

    text: str
    symbol: str = ""
    photo_of: Person | Portrait | None = None
    alt: str = ""
    spoken: str = ""
    voice: tuple[int, int] | None = None
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a resident sees of a text. Of an item the first line is the title.

    ``checked`` is false for the standard text and for an outdated easy text: both carry the
    sign "not yet checked".
    """

    lines: tuple[ShownLine, ...]
    checked: bool
    status: EasyStatus


class Progress(NamedTuple):
    """How far an easy text is: the hash it was checked against, and its lines by their state."""

    source_hash: str
    lines: int
    proposed: int
    checked: int

    @property
    def done(self) -> int:
        """How many lines somebody has looked at."""
        return self.lines - self.proposed

    def status(self, text: str) -> EasyStatus:
        """The state of the easy text beside the standard text as it is now."""
        if not self.lines:
            return EasyStatus.MISSING
        if self.proposed:
            return EasyStatus.PROPOSED
        if not self.checked:
            return EasyStatus.REJECTED
        same = self.source_hash == source_hash(text)
        return EasyStatus.CHECKED if same else EasyStatus.OUTDATED


def standard_text(item: Any) -> str:
    """The standard text of an agenda item: its title, then its text."""
    return f"{item.title}\n{item.text}".strip()


def source_hash(text: str) -> str:
    """What an easy text remembers of the standard text; blanks and line ends do not count."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def is_for_another(easy: EasyText, text: str) -> bool:
    """Whether the lines were made for, or checked against, another standard text than this."""
    return bool(easy.lines) and easy.source_hash not in ("", source_hash(text))


def progress_of(easy: EasyText | None) -> Progress:
    """How far an easy text is that may not be there yet."""
    if easy is None:
        return Progress("", 0, 0, 0)
    states = [line.status for line in easy.lines]
    proposed, checked = (states.count(one) for one in (LineStatus.PROPOSED, LineStatus.CHECKED))
    return Progress(easy.source_hash, len(states), proposed, checked)


def status_of(easy: EasyText | None, text: str) -> EasyStatus:
    """The state of an easy text beside the standard text as it is now."""
    return progress_of(easy).status(text)


def shown_lines(easy: EasyText | None, text: str) -> Shown:
    """What a resident may see: the checked lines of a text that was checked as a whole.

    While a line waits, half a text could say the opposite of the whole; so then, as without
    any easy text, it is the standard text, a sentence a line, without pictograms.
    """
    status = status_of(easy, text)
    if easy is not None and status in (EasyStatus.CHECKED, EasyStatus.OUTDATED):
        lines = tuple(shown_line(x) for x in easy.lines if x.status == LineStatus.CHECKED)
    else:
        lines = tuple(ShownLine(sentence) for sentence in pictos.split_sentences(text))
    return Shown(lines=lines, checked=status is EasyStatus.CHECKED, status=status)


def shown_line(line: EasyLine) -> ShownLine:
    """The line as it is drawn, whatever its state."""
    alt = line.photo_of.call_name if line.photo_of else line.symbol_label
    voice, words = voice_of(line), tuple((word, symbol) for word, symbol in line.words)
    return ShownLine(line.text, line.symbol, line.photo_of, alt, line.spoken, voice, words)


def voice_of(line: Any) -> tuple[int, int] | None:
    """The voice that reads this line as it is now: the line's id, and the recording's."""
    if line.recording_id is None or line.recorded_hash != source_hash(line.text):
        return None
    return line.id, line.recording_id


def topics_of_meeting(meeting_id: int) -> dict[int, ShownLine]:
    """The first checked line of each item's easy text, by the text's id: one statement."""
    topics = {}
    for line in rows(_TOPICS, meeting=meeting_id):
        person = line[-4:]
        photo_of = Portrait(*person) if person[0] else None
        alt = photo_of.call_name if photo_of else line.symbol_label
        topics[line.easy_text_id] = ShownLine(
            line.text, line.symbol, photo_of, alt, line.spoken, voice_of(line)
        )
    return topics


_other = aliased(EasyLine)
_TOPICS = (
    sa.select(
        EasyLine.id,
        EasyLine.easy_text_id,
        EasyLine.text,
        EasyLine.spoken,
        EasyLine.symbol,
        EasyLine.symbol_label,
        EasyLine.recording_id,
        EasyLine.recorded_hash,
        Person.id.label("person_id"),
        Person.name,
        Person.call_name,
        Person.photo_key,
    )
    .join(AgendaItem, AgendaItem.easy_text_id == EasyLine.easy_text_id)
    .outerjoin(EasyLine.photo_of)
    .where(
        AgendaItem.meeting_id == sa.bindparam("meeting"),
        EasyLine.position
        == sa.select(sa.func.min(_other.position))
        .where(_other.easy_text_id == EasyLine.easy_text_id, _other.status == LineStatus.CHECKED)
        .scalar_subquery(),
    )
)


def left_out(easy: EasyText, text: str) -> int:
    """How many sentences of a long standard text found no place among the lines."""
    full = len(easy.lines) >= MOST_LINES
    return max(0, len(pictos.split_sentences(text)) - MOST_LINES) if full else 0


def find(easy_text_id: int) -> EasyText | None:
    """The easy text with its lines, their photos and checkers, in two statements."""
    return session.scalar(
        sa.select(EasyText)
        .options(
            selectinload(EasyText.lines).options(
                joinedload(EasyLine.photo_of), joinedload(EasyLine.checked_by)
            )
        )
        .where(EasyText.id == easy_text_id)
        .execution_options(populate_existing=True)
    )


def loading(easy: InstrumentedAttribute[Any]) -> LoaderOption:
    """The loader option for a list of owners: one more statement for all their lines.

    ``easy`` is the owner's relationship: ``loading(AgendaItem.easy_text)``.
    """
    return joinedload(easy).selectinload(EasyText.lines).joinedload(EasyLine.photo_of)
