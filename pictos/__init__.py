"""Easy Dutch sentences to pictograms, without any web framework or database.

What this package offers is loaded when it is first asked for, so that importing it is cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pictos.plain import Hint, hints
    from pictos.readability import Measures, measure
    from pictos.sentence import (
        Candidate,
        Picto,
        Sentence,
        Suggestion,
        candidates,
        search,
        suggest,
    )
    from pictos.speech import spoken
    from pictos.symbols import Symbol
    from pictos.words import split_sentences

__all__ = [
    "Candidate",
    "Hint",
    "Measures",
    "Picto",
    "Sentence",
    "Suggestion",
    "Symbol",
    "candidates",
    "hints",
    "measure",
    "search",
    "split_sentences",
    "spoken",
    "suggest",
]

_HOMES = {
    "Hint": "plain",
    "hints": "plain",
    "Measures": "readability",
    "measure": "readability",
    "spoken": "speech",
    "Symbol": "symbols",
    "split_sentences": "words",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'sentence')}"), name)
    globals()[name] = value
    return value
