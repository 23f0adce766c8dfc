"""One line of an easy text as it is shown: in the list, open, advised on, on the tablet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from flask import url_for

from pictos import split_sentences
from pictos.lemmas import lemma
from pictos.words import tokenize
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.easytext.pages.advice import Advice, advice_of
from portal.easytext.service import Memory, Owner, Picture
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.people.models import Person
from portal.rendering import Chip, Line

LINES_A_SCREEN = 3


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line in the list."""

    id: int
    number: int
    line: Line
    chip: Chip
    href: str
    open: bool
    rejected: bool


class RecordedVoice(NamedTuple):
    """Where the voice of a line is heard, and whether it still says what the line says."""

    href: str
    holds: bool


@dataclass(frozen=True, kw_only=True)
class OpenLine:
    """The line that is being worked on; ``pictured`` are words that can have a pictogram, and
    whether they do."""

    id: int
    number: int
    count: int
    chip: Chip
    checked: str
    words: str
    advice: Sequence[Advice]
    candidates: Sequence[Picture]
    chosen: str
    asked: str = ""
    results: Sequence[Picture] = ()
    people: Sequence[Person] = ()
    pictured: Sequence[tuple[Picture, bool]] = ()
    voice: RecordedVoice | None = None


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The screen of the tablet with the open line on it: the ``on``-th."""

    lines: Sequence[Line]
    on: int
    number: int
    count: int


def count_words(text: str) -> str:
    """How many words, said in words."""
    count = sum(token.is_word or token.text[0].isdigit() for token in tokenize(text))
    return ngettext("%(num)s word", "%(num)s words", count)


def state_chip(status: str) -> Chip:
    """The state of a line."""
    return {
        LineStatus.CHECKED: Chip(text=_("checked"), mark="check"),
        LineStatus.REJECTED: Chip(text=_("not shown"), tone="plain", mark="cross"),
    }.get(LineStatus(status), Chip(text=_("proposal"), tone="sun"))


def line_of(line: EasyLine) -> Line:
    """The line as the kits draw it."""
    return Line(**easytext.shown_line(line)._asdict())


def rows_of(easy: EasyText, open_id: int | None) -> list[Row]:
    """The lines as a list; each row opens its line."""
    return [
        Row(
            id=line.id,
            number=number,
            line=line_of(line),
            chip=state_chip(line.status),
            href=editor_href(easy, line.id),
            open=line.id == open_id,
            rejected=line.status == LineStatus.REJECTED,
        )
        for number, line in enumerate(easy.lines, 1)
    ]


def editor_href(easy: EasyText, line_id: int | None = None, **more: str) -> str:
    """The address of the editor with a line open."""
    anchor = "open" if line_id else None
    values: dict[str, Any] = {"easy_text_id": easy.id, "line": line_id, **more}
    return url_for("portal.easytext.edit", _anchor=anchor, **values)


def preview_of(easy: EasyText, open_id: int | None, instead: Line | None = None) -> Preview:
    """The tablet's screen with the open line; ``instead`` is that line as it is typed now."""
    shown = [x for x in easy.lines if x.status != LineStatus.REJECTED or x.id == open_id]
    lines = [instead if instead and x.id == open_id else line_of(x) for x in shown]
    place = next((n for n, x in enumerate(shown) if x.id == open_id), 0)
    first = place - place % LINES_A_SCREEN
    return Preview(
        lines=lines[first : first + LINES_A_SCREEN],
        on=place - first + 1 if open_id else 0,
        number=first // LINES_A_SCREEN + 1,
        count=max(1, -(-len(lines) // LINES_A_SCREEN)),
    )


def source_of(owner: Owner, line: str) -> list[tuple[str, bool]]:
    """The sentences of the standard text, and which of them the line seems to come from."""
    sentences = split_sentences(owner.text)
    wanted = _content_words(line)
    scores = [len(wanted & _content_words(sentence)) for sentence in sentences]
    best = max(scores, default=0)
    here = scores.index(best) if best else -1
    return [(sentence, number == here) for number, sentence in enumerate(sentences)]


def _content_words(text: str) -> set[str]:
    words = [token.lower for token in tokenize(text) if len(token.text) > 3 or token.text.isdigit()]
    return {*words, *(lemma(word) for word in words)}


def open_line(
    easy: EasyText,
    line: EasyLine,
    memory: Memory,
    text: str,
    picture: Picture,
    asked: str = "",
) -> OpenLine:
    """The line with ``text`` and ``picture`` as they are typed now, and what to choose from."""
    when = line.checked_by.name if line.checked_by else ""
    return OpenLine(
        id=line.id,
        number=easy.lines.index(line) + 1,
        count=len(easy.lines),
        chip=state_chip(line.status),
        checked=_("Checked by %(name)s.", name=when) if when else "",
        words=count_words(text),
        advice=advice_of(easytext.hints(text, memory.names)),
        candidates=easytext.candidates(text, memory, picture),
        chosen=picture.value,
        asked=asked,
        results=easytext.search(asked, sets=memory.sets.every) if asked else (),
        people=memory.people,
        pictured=[
            (one, [one.label, one.symbol] in line.words)
            for one in easytext.word_pictures(text, memory)
        ],
        voice=_voice_of(line),
    )


def _voice_of(line: EasyLine) -> RecordedVoice | None:
    if line.recording_id is None:
        return None
    href = url_for("portal.easytext.hear", line_id=line.id, recording_id=line.recording_id)
    return RecordedVoice(href, easytext.voice_of(line) is not None)


def line_as_typed(text: str, picture: Picture) -> Line:
    """The line as the tablet would show it, before it is saved."""
    return Line(text=text, symbol=picture.symbol, photo_of=picture.photo_of, alt=picture.label)
