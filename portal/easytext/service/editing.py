"""The acts of the editor. What is changed waits to be checked; only a person checks."""

from collections.abc import Collection

from sqlalchemy.orm.attributes import flag_modified

import pictos
from portal import clock
from portal.database import session
from portal.easytext.models import EasyLine, EasyStatus, EasyText, LineStatus
from portal.easytext.service.owning import Owning, ensure_for, text_of
from portal.easytext.service.proposing import (
    Memory,
    Picture,
    proposal,
    remember,
    word_pictures,
)
from portal.easytext.service.reading import (
    LONGEST,
    MOST_LINES,
    source_hash,
    status_of,
)
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem


def want(row: Owning) -> EasyText:
    """Note that somebody asked for an easy text; the first who asks sets the moment."""
    easy = ensure_for(row)
    if easy.wanted_at is None and status_of(easy, text_of(row)) != EasyStatus.CHECKED:
        easy.wanted_at = clock.now()
        session.flush()
    return easy


def propose(easy: EasyText, text: str, memory: Memory) -> int:
    """Propose a line a sentence after the lines that are there; tells how many did not fit."""
    sentences = [_shortened(sentence) for sentence in pictos.split_sentences(text)]
    room = MOST_LINES - len(easy.lines)
    for sentence in sentences[:room]:
        easy.lines.append(_line(sentence, "", proposal(sentence, memory)))
    easy.source_hash = easy.source_hash or source_hash(text)
    _arrange(easy)
    _touch(easy)
    return max(0, len(sentences) - room)


def propose_again(easy: EasyText, text: str, memory: Memory) -> None:
    """Propose lines for a standard text that changed.

    A line that is word for word a sentence of it stays as it is; the others are kept below, not
    shown, as far as there is room.
    """
    there = {line.text: line for line in reversed(easy.lines)}
    sentences = dict.fromkeys(map(_shortened, pictos.split_sentences(text)))
    lines = [there.get(x) or _line(x, "", proposal(x, memory)) for x in [*sentences][:MOST_LINES]]
    former = [line for line in easy.lines if line not in lines][: MOST_LINES - len(lines)]
    for line in former:
        _set_status(line, LineStatus.REJECTED)
    easy.lines = [line for line in easy.lines if line in lines or line in former]
    session.flush()  # what goes makes place first
    easy.lines = [*lines, *former]
    easy.source_hash = source_hash(text)
    _arrange(easy)
    _touch(easy)


def carry_over(old: AgendaItem, new: AgendaItem) -> EasyText | None:
    """Give a carried-over item the lines of the item before it, each to be checked again.

    It remembers the standard text that those lines were checked against.
    """
    if old.easy_text is None or new.is_break:
        return None
    easy = ensure_for(new)
    if not easy.lines:
        kept = [line for line in old.easy_text.lines if line.status != LineStatus.REJECTED]
        easy.lines = [_line(line.text, line.spoken, Picture.of(line)) for line in kept]
        for before, line in zip(kept, easy.lines, strict=True):
            line.recording_id, line.recorded_hash = before.recording_id, before.recorded_hash
            line.words = before.words
        easy.source_hash = old.easy_text.source_hash
        _arrange(easy)
    return easy


def line_of(easy: EasyText, line_id: int) -> EasyLine:
    """The line of this easy text. Raises `RefusedError` when somebody took it away."""
    for line in easy.lines:
        if line.id == line_id:
            return line
    raise RefusedError(_("This line is gone. Somebody took it away."))


def save_line(
    line: EasyLine,
    *,
    text: str,
    spoken: str,
    picture: Picture,
    memory: Memory,
    version: int,
    words: Collection[str] = (),
) -> None:
    """Save a line as it was typed. What changed has to be checked again.

    ``words`` are those that get a pictogram of their own.

    A picture that was picked is remembered for its word. Raises `ConflictError` when somebody
    saved the easy text since ``version``, `RefusedError` for a line without words.
    """
    easy = line.easy_text
    _check_version(easy, version, line)
    text = " ".join(text.split())
    spoken = " ".join(spoken.split())
    if not text:
        raise RefusedError(_("Write a sentence, or remove the line."), field="text")
    picked = Picture.of(line).value != picture.value
    offered = word_pictures(text, memory) if words else []
    pictured = [[one.label, one.symbol] for one in offered if one.label in words]
    if not picked and (line.text, line.spoken, line.words) == (text, spoken, pictured):
        return
    line.text, line.spoken, line.words = text, spoken, pictured
    if picked:
        line.symbol, line.symbol_label = picture.symbol, picture.label if picture.symbol else ""
        line.photo_of = picture.photo_of
        remember(text, picture, memory)
    _set_status(line, LineStatus.PROPOSED)
    _touch(easy)


def add_line(
    easy: EasyText,
    *,
    text: str,
    memory: Memory,
    spoken: str = "",
    place: int | None = None,
    picture: Picture | None = None,
) -> EasyLine:
    """Add a line at the end, or at ``place`` counted from nought, with the engine's picture.

    Raises `RefusedError` when there are too many lines, or no words.
    """
    text = " ".join(text.split())
    if not text:
        raise RefusedError(_("Write a sentence."), field="text")
    if len(easy.lines) >= MOST_LINES:
        raise RefusedError(
            _("An easy text has at most %(most)s lines. Keep what matters most.", most=MOST_LINES),
            field="text",
        )
    place = len(easy.lines) if place is None else max(0, min(place, len(easy.lines)))
    line = _line(text, spoken, picture or proposal(text, memory))
    easy.lines.insert(place, line)
    _arrange(easy)
    _touch(easy)
    return line


def remove_line(line: EasyLine) -> int:
    """Take a line away; tells its place, so that it can be put back there."""
    easy = line.easy_text
    place = easy.lines.index(line)
    easy.lines.remove(line)
    _arrange(easy)
    _touch(easy)
    return place


def split_line(line: EasyLine, memory: Memory) -> None:
    """Make a line of each sentence in this one; every part has to be checked."""
    easy = line.easy_text
    first, *rest = pictos.split_sentences(line.text) or [line.text]
    room = MOST_LINES - len(easy.lines)
    if not rest or room < 1:
        return
    line.text = first
    _set_status(line, LineStatus.PROPOSED)
    place = easy.lines.index(line) + 1
    easy.lines[place:place] = [_line(one, "", proposal(one, memory)) for one in rest[:room]]
    _arrange(easy)
    _touch(easy)


def move_line(line: EasyLine, by: int) -> None:
    """Move a line up (-1) or down (1); at the end it stays where it is."""
    easy = line.easy_text
    place = easy.lines.index(line)
    other = max(0, min(place + by, len(easy.lines) - 1))
    if other != place:
        easy.lines.insert(other, easy.lines.pop(place))
        _arrange(easy)
        _touch(easy)


def check_line(line: EasyLine, actor: Actor, text: str) -> None:
    """Approve a line beside the standard ``text`` as it is now."""
    approve(line.easy_text, [line], actor, text)
    session.flush()


def approve(easy: EasyText, lines: Collection[EasyLine], actor: Actor, text: str) -> None:
    """Approve these lines beside the standard ``text``; whoever calls it flushes."""
    vouched = any(x.status == LineStatus.CHECKED for x in easy.lines if x not in lines)
    for line in lines:
        _set_status(line, LineStatus.CHECKED, actor)
    if not vouched:
        easy.source_hash = source_hash(text)
    _settle(easy, text)


def reject_line(line: EasyLine, text: str) -> None:
    """Refuse a line: it is kept for the record, and no resident sees it."""
    _set_status(line, LineStatus.REJECTED)
    _settle(line.easy_text, text)
    session.flush()


def confirm(easy: EasyText, actor: Actor, text: str, version: int) -> None:
    """Say of an outdated easy text that it holds for the standard text as it is now."""
    _check_version(easy, version)
    for line in easy.lines:
        if line.status == LineStatus.CHECKED:
            _set_status(line, LineStatus.CHECKED, actor)
    easy.source_hash = source_hash(text)
    _settle(easy, text)
    session.flush()


def set_tested_by(easy: EasyText, who: str) -> None:
    """Keep which readers tried this text."""
    easy.tested_by = who
    session.flush()


def _check_version(easy: EasyText, version: int, line: EasyLine | None = None) -> None:
    if easy.version != version:
        theirs = {"text": line.text, "spoken": line.spoken} if line else {}
        raise ConflictError({k: v for k, v in theirs.items() if v}, easy.version)


def _set_status(line: EasyLine, status: LineStatus, actor: Actor | None = None) -> None:
    line.status = status
    line.checked_by_id = actor.person_id if actor else None
    line.checked_at = clock.now() if actor else None


def _settle(easy: EasyText, text: str) -> None:
    """A text that is wholly checked is wanted no longer."""
    if status_of(easy, text) is EasyStatus.CHECKED:
        easy.wanted_at = None
    _count(easy)


def _touch(easy: EasyText) -> None:
    _count(easy)
    session.flush()


def _count(easy: EasyText) -> None:
    """Count a new version of the whole text, since its lines have none of their own."""
    flag_modified(easy, "tested_by")


def _line(text: str, spoken: str, picture: Picture) -> EasyLine:
    return EasyLine(
        text=text,
        spoken=spoken,
        symbol=picture.symbol,
        symbol_label=picture.label if picture.symbol else "",
        photo_of=picture.photo_of,
        status=LineStatus.PROPOSED,
    )


def _arrange(easy: EasyText) -> None:
    """Number the lines in their order; by way of negative places, for no two may share one."""
    moved = [(n, line) for n, line in enumerate(easy.lines, 1) if line.position != n]
    if all(line.position is None for _n, line in moved):
        for n, line in moved:
            line.position = n
        session.flush()
        return
    for sign in (-1, 1):
        for n, line in moved:
            line.position = sign * n
        session.flush()


def _shortened(sentence: str) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    return sentence[: LONGEST - 1].rsplit(" ", 1)[0][: LONGEST - 1] + "…"
