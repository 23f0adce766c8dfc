"""What a model is made of: parts, each with what it rests on."""

from typing import Any, NamedTuple

from portal.law import Ground, Source

CUSTOM = Source(Ground.CUSTOM)


class Part(NamedTuple):
    """A part of a model: what it rests on, its heading, one easy sentence, and its texts.

    What is to be filled in stands between square brackets.
    """

    source: Source
    symbol: str
    heading: Any
    easy: Any
    texts: tuple[Any, ...]


class Model(NamedTuple):
    """A text to begin with; ``about`` says in one easy sentence what it is for."""

    title: Any
    symbol: str
    about: Any
    parts: tuple[Part, ...]
