"""Which letters can be printed, and what stands there for those that cannot.

Latin letters are those of the pages. The typesetter brings more (Greek, Cyrillic, Hebrew, Arabic
among them). An emoji becomes its own vector drawing. Anything else, such as Chinese, is a
question mark: a paper never shows an empty box.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from pictos.symbols import Symbol, UnknownSymbolError
from portal.cleaning import printable

UNKNOWN = "?"
LONGEST_WORD = 24
"""Letters after which a word may be broken off, when nothing else is there to break at."""
_BREAK = "\u200b"
_SELECTOR = "\ufe0f"
_LONGEST_EMOJI = 12

Part = str | Symbol


def parts(text: str, known: Callable[[str], bool]) -> list[Part]:
    """The text as strings and emoji; ``known`` tells whether a letter can be set."""
    found: list[Part] = []
    held = ""
    letters, at = printable(text), 0
    while at < len(letters):
        letter, length = letters[at], 1
        if letter == _SELECTOR:
            pass
        elif is_plain(letter):
            held += letter
        elif emoji := _emoji(letters[at : at + _LONGEST_EMOJI]):
            symbol, length = emoji
            found += [held, symbol] if held else [symbol]
            held = ""
        else:
            held += letter if known(letter) else UNKNOWN
        at += length
    if held:
        found.append(held)
    return [_breakable(part) if isinstance(part, str) else part for part in found]


def is_plain(letter: str) -> bool:
    """Whether the letters of the pages have it for certain: what Dutch is written in."""
    return letter in "\t\n\r€‘’“”–…•" or " " <= letter <= "~" or "\xa0" <= letter <= "\u017e"


def strange(texts: Iterable[str]) -> str:
    """The letters of these texts that are not plain, each once."""
    wanted = {one for text in texts for one in printable(text) if not is_plain(one)}
    return "".join(sorted(wanted - {_SELECTOR}))


@lru_cache(maxsize=1024)
def _drawn(code: str) -> Symbol | None:
    try:
        return Symbol("openmoji", code)
    except UnknownSymbolError:
        return None


def _emoji(text: str) -> tuple[Symbol, int] | None:
    """The longest emoji with which the text begins, and how many letters it takes."""
    for length in range(min(_LONGEST_EMOJI, len(text)), 0, -1):
        letters = text[:length]
        if length > 1 and is_plain(letters[-1]):
            continue
        for spelled in (letters, letters.replace(_SELECTOR, "")):
            if symbol := _drawn("-".join(f"{ord(one):04X}" for one in spelled)):
                return symbol, length
    return None


def _breakable(text: str) -> str:
    return " ".join(
        _BREAK.join(word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD))
        if len(word) > 2 * LONGEST_WORD
        else word
        for word in text.split(" ")
    )
