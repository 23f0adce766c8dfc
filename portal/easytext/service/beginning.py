"""Where an easy text comes from: proposed from the standard text, or the same as another's."""

from portal.easytext.models import EasyLine, EasyText
from portal.easytext.service.editing import propose
from portal.easytext.service.owning import Owning, ensure_for, text_of
from portal.easytext.service.proposing import memory_of


def begin(row: Owning) -> EasyText:
    """The easy text of a row; a new one has a line proposed for each sentence of its text."""
    easy = ensure_for(row)
    if not easy.lines:
        propose(easy, text_of(row), memory_of(easy.council_id))
    return easy


def copied(easy: EasyText) -> EasyText:
    """Another easy text with the same lines, checked where these are: for the same words."""
    kept = ("position", "text", "spoken", "symbol", "symbol_label", "photo_of_id", "status")
    names = (*kept, "words", "checked_by_id", "checked_at", "recording_id", "recorded_hash")
    lines = [EasyLine(**{name: getattr(line, name) for name in names}) for line in easy.lines]
    return EasyText(council_id=easy.council_id, source_hash=easy.source_hash, lines=lines)
