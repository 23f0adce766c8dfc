"""The acts of the editor. What is changed waits to be checked; only a person checks."""

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

import pictos
from portal import clock
from portal.database import session
from portal.easytext.models import EasyLine, EasyStatus, EasyText, LineStatus
from portal.easytext.service.owning import ensure_for, ensure_for_answer
from portal.easytext.service.proposing import Memory, Picture, memory_of, proposal, remember
from portal.easytext.service.reading import (
    LONGEST,
    MOST_LINES,
    Owner,
    source_hash,
    standard_text,
    status_of,
)
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem
from portal.wishes.models import Wish


def begin_answer(wish: Wish) -> EasyText:
    """The easy text of the answer to a wish; a new one has a line proposed for each sentence."""
    easy = ensure_for_answer(wish)
    if not easy.lines:
        propose(easy, wish.reply, memory_of(easy.council_id))
    return easy


def want(item: AgendaItem) -> EasyText:
    """Note that somebody asked for an easy text; the first who asks sets the moment."""
    easy = ensure_for(item)
    if easy.wanted_at is None and status_of(easy, standard_text(item)) != EasyStatus.CHECKED:
        easy.wanted_at = clock.now()
        session.flush()
    return easy


def propose(easy: EasyText, text: str, memory: Memory) -> int:
    """Propose a line a sentence after the lines that are there; tells how many did not fit."""
    sentences = [_shortened(sentence) for sentence in pictos.split_sentences(text)]
    room = MOST_LINES - len(easy.lines)
    for sentence in sentences[:room]:
        easy.lines.append(_line(sentence, "", proposal(sentence, memory)))
    _arrange(easy)
    _touch(easy)
    return max(0, len(sentences) - room)


def carry_over(old: AgendaItem, new: AgendaItem) -> EasyText | None:
    """Give a carried-over item the lines of the item before it, each to be checked again."""
    if old.easy_text is None or new.is_break:
        return None
    easy = ensure_for(new)
    if not easy.lines:
        kept = [line for line in old.easy_text.lines if line.status != LineStatus.REJECTED]
        easy.lines = [_line(line.text, line.spoken, Picture.of(line)) for line in kept]
        _arrange(easy)
    return easy


def line_of(easy: EasyText, line_id: int) -> EasyLine:
    """The line of this easy text. Raises `RefusedError` when somebody took it away."""
    for line in easy.lines:
        if line.id == line_id:
            return line
    raise RefusedError(_("This line is gone. Somebody took it away."))


def save_line(
    line: EasyLine, *, text: str, spoken: str, picture: Picture, memory: Memory, version: int
) -> None:
    """Save a line as it was typed. What changed has to be checked again.

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
    if not picked and (line.text, line.spoken) == (text, spoken):
        return
    line.text, line.spoken = text, spoken
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
    easy = line.easy_text
    others = [one for one in easy.lines if one is not line and one.status == LineStatus.CHECKED]
    _set_status(line, LineStatus.CHECKED, actor)
    if not others:
        easy.source_hash = source_hash(text)
    _settle(easy, text)


def reject_line(line: EasyLine, text: str) -> None:
    """Refuse a line: it is kept for the record, and no resident sees it."""
    _set_status(line, LineStatus.REJECTED)
    _settle(line.easy_text, text)


def confirm(easy: EasyText, actor: Actor, text: str, version: int) -> None:
    """Say of an outdated easy text that it holds for the standard text as it is now."""
    _check_version(easy, version)
    for line in easy.lines:
        if line.status == LineStatus.CHECKED:
            _set_status(line, LineStatus.CHECKED, actor)
    easy.source_hash = source_hash(text)
    _settle(easy, text)


def same_as_before(easy: EasyText, owner: Owner) -> list[EasyLine]:
    """The waiting lines that were checked, word for word, on the item this was carried from."""
    waiting = [line for line in easy.lines if line.status == LineStatus.PROPOSED]
    if not waiting or owner.item is None or owner.item.carried_from_id is None:
        return []
    before = session.scalars(
        sa.select(EasyLine)
        .join(AgendaItem, AgendaItem.easy_text_id == EasyLine.easy_text_id)
        .where(AgendaItem.id == owner.item.carried_from_id, EasyLine.status == LineStatus.CHECKED)
    )
    known = {_content(line) for line in before}
    return [line for line in waiting if _content(line) in known]


def check_same(easy: EasyText, owner: Owner, actor: Actor) -> int:
    """Approve in one act every line that did not change since it was last checked."""
    same = same_as_before(easy, owner)
    for line in same:
        check_line(line, actor, owner.text)
    return len(same)


def set_tested_by(easy: EasyText, who: str) -> None:
    """Keep which readers tried this text."""
    easy.tested_by = who
    session.flush()


def _content(line: EasyLine) -> tuple[str, str, str, int | None]:
    return line.text, line.spoken, line.symbol, line.photo_of_id


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
    _touch(easy)


def _touch(easy: EasyText) -> None:
    """Count a new version of the whole text, since its lines have none of their own."""
    flag_modified(easy, "tested_by")
    session.flush()


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
