"""A letter on paper: as PDF and as Word."""

from portal.easytext import service as easytext
from portal.i18n import gettext as _
from portal.i18n import written
from portal.letters.models import Letter
from portal.printing.service import Block, Document, Lines, Sheet, Text, line_of


def printed(letter: Letter, *, large: bool) -> Document:
    """The letter with its greeting, its number and who signed it; ``large`` takes the easy
    sentences, where these were checked."""
    council = letter.council
    shown = easytext.shown_lines(letter.easy_text, letter.text)
    words: Block = Text(text=letter.text)
    if large and shown.checked:
        words = Lines(lines=[line_of(one, council.skin) for one in shown.lines])
    title = letter.title
    sheet = Sheet(
        title=title,
        under=[one for one in _head(letter) if one],
        blocks=[
            Text(text=_("Dear %(name)s,", name=letter.recipient)),
            words,
            Text(text=_end(letter)),
        ],
    )
    called = f"{letter.called} {title}".strip()
    return Document.of(council, f"{called}, {council.name}", [sheet], large=large)


def _head(letter: Letter) -> list[str]:
    day = written(letter.sent_on, "d MMMM y") if letter.sent_on else _("draft, not sent")
    return [
        letter.council.name,
        day,
        _("Our number: %(number)s", number=letter.called) if letter.called else "",
        _("To: %(name)s", name=letter.recipient),
    ]


def _end(letter: Letter) -> str:
    signed = f"{letter.signed_by.name}, {letter.signed_as}" if letter.signed_by else ""
    lines = [_("With kind regards,"), letter.council.name, signed]
    return "\n\n".join(one for one in lines if one)
