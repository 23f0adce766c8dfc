"""One picture that a set brings, before it is drawn."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from zlib import crc32

MOST_LABEL = 60
MOST_WORDS = 24
MOST_CODE = 24


@dataclass(frozen=True, slots=True)
class Licence:
    """Who made a picture and on what terms it may be used; empty is what the set says."""

    author: str = ""
    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """A picture with the words it stands for, the first of which people see under it.

    `source` is the file it comes from, `read` gives that file's bytes.
    """

    code: str
    words: tuple[str, ...]
    source: str
    read: Callable[[], bytes]
    licence: Licence = Licence()


def plain_code(text: str) -> str:
    """A code from an id or a file name: lower-case letters, digits and dashes, 24 at the most.

    With its set and a badge it fits where a symbol is kept. The end of a longer one is a sum of
    it, so that two that begin alike stay two.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    code = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(code) <= MOST_CODE:
        return code
    return f"{code[: MOST_CODE - 9].strip('-')}-{crc32(code.encode()):08x}"


def plain_words(words: list[object]) -> tuple[str, ...]:
    """Words as people write them: one line each, no blanks round them, no word twice."""
    kept: dict[str, None] = {}
    for word in words:
        if text := plain_line(word, MOST_LABEL):
            kept.setdefault(text)
    return tuple(kept)[:MOST_WORDS]


def plain_line(value: object, most: int) -> str:
    """One line of text as it can be kept; empty for what is none."""
    text = " ".join(unicodedata.normalize("NFC", str(value or "")).split())
    return text[:most] if text.isprintable() else ""


def words_of_file(name: str) -> str:
    """The words that a file name tells: "blije_hond-2.png" is "blije hond"."""
    stem = name.rpartition("/")[2].rpartition(".")[0] or name
    return " ".join(re.sub(r"[_\-.]+|\d+$", " ", re.sub(r"\d+$", "", stem)).split())
