"""The contexts in which a reading of a word holds.

A condition in the lexicon is a row of terms, all of which must hold: `any:x,y` (one of these
lemmas in the sentence), `prev:x` and `next:x` (beside it; `.` stands for a mark or the end),
`prevs:x y` (the two words before it), `final` (nothing but a mark follows), `qfirst` (first
word of a question), `sfirst` (first word), `nextkind:p` (a word of that class within two),
`without:x` (none of these lemmas in the sentence).
"""

from collections.abc import Callable

from pictos.lexicon import Entry, lexicon
from pictos.words import Token

MARKS = frozenset(".,;:!?…()")

_Forms = list[tuple[str, ...]]
_Test = Callable[[frozenset[str], tuple[Token, ...], _Forms, tuple[int, ...]], bool]


def holds(entry: Entry, tokens: tuple[Token, ...], forms: _Forms, places: tuple[int, ...]) -> bool:
    """Tell whether every term of the entry's condition holds for the tokens at these places."""
    return all(_TESTS[name](words, tokens, forms, places) for name, words in entry.condition)


def _at(place: int, tokens: tuple[Token, ...], forms: _Forms) -> frozenset[str]:
    if not 0 <= place < len(tokens) or tokens[place].text in MARKS:
        return frozenset(".")
    return frozenset((tokens[place].lower, *forms[place]))


def _any(
    words: frozenset[str], tokens: tuple[Token, ...], forms: _Forms, places: tuple[int, ...]
) -> bool:
    return any(
        not words.isdisjoint((token.lower, *forms[place]))
        for place, token in enumerate(tokens)
        if place not in places
    )


def _without(
    words: frozenset[str], tokens: tuple[Token, ...], forms: _Forms, places: tuple[int, ...]
) -> bool:
    return not _any(words, tokens, forms, places)


def _prev(
    words: frozenset[str], tokens: tuple[Token, ...], forms: _Forms, places: tuple[int, ...]
) -> bool:
    return not words.isdisjoint(_at(places[0] - 1, tokens, forms))


def _prevs(
    words: frozenset[str], tokens: tuple[Token, ...], forms: _Forms, places: tuple[int, ...]
) -> bool:
    before = " ".join(token.lower for token in tokens[max(0, places[0] - 2) : places[0]])
    return any(before.endswith(word) for word in words)


def _next(
    words: frozenset[str], tokens: tuple[Token, ...], forms: _Forms, places: tuple[int, ...]
) -> bool:
    return not words.isdisjoint(_at(places[-1] + 1, tokens, forms))


def _final(
    words: frozenset[str], tokens: tuple[Token, ...], forms: _Forms, places: tuple[int, ...]
) -> bool:
    return places[-1] + 1 >= len(tokens) or tokens[places[-1] + 1].text in MARKS


def _sfirst(
    words: frozenset[str], tokens: tuple[Token, ...], forms: _Forms, places: tuple[int, ...]
) -> bool:
    return places[0] == 0


def _qfirst(
    words: frozenset[str], tokens: tuple[Token, ...], forms: _Forms, places: tuple[int, ...]
) -> bool:
    return places[0] == 0 and tokens[-1].text == "?"


def _nextkind(
    words: frozenset[str], tokens: tuple[Token, ...], forms: _Forms, places: tuple[int, ...]
) -> bool:
    after = forms[places[-1] + 1 : places[-1] + 3]
    table = lexicon().words
    return any(
        entry.kind in words and not entry.condition
        for options in after
        for form in options
        for entry in table.get(form, ())
    )


_TESTS: dict[str, _Test] = {
    "any": _any,
    "without": _without,
    "prev": _prev,
    "prevs": _prevs,
    "next": _next,
    "final": _final,
    "sfirst": _sfirst,
    "qfirst": _qfirst,
    "nextkind": _nextkind,
}
NAMES = frozenset(_TESTS)
