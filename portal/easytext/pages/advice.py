"""Advice on easy language: what could be simpler in a line, how easy the whole text reads."""

from collections.abc import Iterable
from dataclasses import dataclass

from pictos import Hint, measure
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.i18n import gettext as _
from portal.i18n import ngettext

MOST_HINTS = 3


@dataclass(frozen=True, kw_only=True)
class Advice:
    """One hint in a sentence; ``better`` goes on its button, ``do`` is what that sends."""

    text: str
    better: str = ""
    do: str = ""


def advice_of(hints: Iterable[Hint]) -> list[Advice]:
    """The hints as sentences, the first few; each advises, none blocks."""
    found: dict[str, Advice] = {}
    for hint in hints:
        text = _advice_text(hint)
        if hint.fits and hint.better:
            advice = Advice(text=text, better=hint.better, do=f"better:{hint.text}")
        elif hint.kind == "new-line":
            advice = Advice(text=text, better=_("a line of each"), do="split")
        else:
            advice = Advice(text=text)
        if text:
            found.setdefault(text, advice)
    return list(found.values())[:MOST_HINTS]


def _advice_text(hint: Hint) -> str:
    word = hint.text if len(hint.text) <= 40 else hint.text[:39] + "…"
    texts = {
        "long-sentence": _("This sentence is long. At most ten words is best."),
        "new-line": _("There is more than one sentence here."),
        "two-points": _("“%(word)s” joins two things. Make two lines of it.", word=word),
        "passive": _("Who does it? Say that: “%(word)s”.", word=word),
        "double-negation": _("Twice “not” is hard. Say what can be done."),
        "long-word": _("“%(word)s” is a long word.", word=word),
        "hard-word": _("“%(word)s” is hard.", word=word),
        "explain": _("Explain “%(word)s”: %(words)s.", word=word, words=hint.better),
        "figure": _("“%(word)s” is a figure of speech.", word=word),
        "rare-word": _("Does everybody know the word “%(word)s”?", word=word),
        "number-in-words": _("“%(word)s” reads easier as a figure.", word=word),
        "capitals": _("“%(word)s” in capitals is hard to read.", word=word),
        "abbreviation": _("“%(word)s” is an abbreviation.", word=word),
        "english": _("“%(word)s” is English.", word=word),
        "roman-numeral": _("“%(word)s” reads easier as a figure.", word=word),
        "percentage": _("Say how many people: “%(word)s” is hard.", word=word),
    }
    text = texts.get(hint.kind, "")
    if hint.kind in ("hard-word", "figure", "english") and not hint.fits:
        return text + " " + _("Rather say: %(words)s.", words=hint.better)
    return text


def with_better(text: str, act: str) -> str:
    """The text with the easier words of the hint whose button was pressed, if it was one."""
    word = act.removeprefix("better:")
    found = (x for x in easytext.hints(text) if act != word and x.text == word and x.fits)
    hint = next(found, None)
    if hint is None:
        return text
    better = hint.better or ""
    if hint.start == 0 and text[:1].isupper():
        better = better[:1].upper() + better[1:]
    return (text[: hint.start] + better + text[hint.end :])[: easytext.LONGEST]


def ease_of(easy: EasyText, line: EasyLine | None = None, typed: str = "") -> str:
    """How easy the lines read that are shown, with ``line`` as it is ``typed`` now."""
    shown = (one for one in easy.lines if one.status != LineStatus.REJECTED)
    figures = measure("\n".join(typed if one is line else one.text for one in shown))
    if figures is None:
        return ""
    score = min(100, max(0, round(figures.flesch_douma)))
    length = ngettext(
        "On average %(num)s word a sentence.",
        "On average %(num)s words a sentence.",
        round(figures.words_a_sentence),
    )
    words = {
        "zeer gemakkelijk": _("very easy"),
        "gemakkelijk": _("easy"),
        "tamelijk gemakkelijk": _("fairly easy"),
        "normaal": _("not easy yet"),
        "tamelijk moeilijk": _("fairly hard"),
        "moeilijk": _("hard"),
        "zeer moeilijk": _("very hard"),
    }
    reads = _("Reading ease %(score)s: %(words)s.", score=score, words=words[figures.ease])
    return f"{length} {reads}"
