"""The contexts in which a reading of a word holds.

A condition in the lexicon is a row of terms, all of which must hold; `!` denies a term.

- `any:x,y`: one of these lemmas elsewhere in the sentence (`#` is a number).
- `about:c,d`: a word for one of these concepts, or for one below it, elsewhere in the sentence.
- `prev:x`, `next:x`: beside it (`.` is a mark or the end, `#` a number); `prevs:x y`: before it.
- `as:x`: written so.
- `det`: an article or the like stands before it, or before its adjectives, so it is a noun;
  `det:x,y`: one of these does.
- `subj`: a pronoun stands beside it as its subject, so it is a verb.
- `pred`: it is said of something ("is licht", "heel licht"), so it is an adjective.
- `final`, `sfirst`, `qfirst`: last before a mark, first, first of a question.
- `nextkind:p`: a word of that class within two.
"""

from collections.abc import Callable
from functools import cache

from pictos.lexicon import Entry, concept, lexicon
from pictos.words import Token, word_set

MARKS = frozenset(".,;:!?…()")
DETERMINERS = word_set(
    """de het een 'n mijn m'n jouw je uw zijn z'n haar hun ons onze dit dat deze die elk elke ieder
    iedere geen welk welke"""
)
ARTICLES = word_set("de een 'n mijn jouw onze elke iedere deze geen")
_BEFORE_VERBS = word_set("ik jij u hij ze zij wie iedereen niemand iemand")
_AFTER_VERBS = word_set("ik jij je u hij")
_PLURAL = word_set("we wij jullie")
_COPULAS = word_set(
    "is ben bent zijn was waren wordt word worden werd werden lijkt blijft blijven bleef"
)
_DEGREES = word_set("heel erg te zo zeer best nogal vrij behoorlijk ontzettend veel iets even")
_PREPOSITIONS = word_set("aan bij door in met na naar om op over tegen uit van voor")
_ADJECTIVES_BEFORE = 2


class Context:
    """A sentence as conditions see it: its tokens, the lemmas of each, and all its words."""

    def __init__(self, tokens: tuple[Token, ...], forms: list[tuple[str, ...]]) -> None:
        """Take the tokens, and for each the lemmas it may belong to."""
        self.tokens = tokens
        self.forms = forms
        self.words = {form for options in forms for form in options}
        self.words.update([token.lower for token in tokens])
        if any(token.text[0].isdigit() for token in tokens):
            self.words.add("#")

    def at(self, place: int) -> tuple[str, ...]:
        """Return what a term may call the token at this place."""
        if not 0 <= place < len(self.tokens):
            return (".",)
        token = self.tokens[place]
        if token.text in MARKS:
            return (".",)
        if token.text[0].isdigit():
            return ("#",)
        return (token.lower, *self.forms[place])

    def lower(self, place: int) -> str:
        """Return the token at this place in lower case, or nothing outside the sentence."""
        return self.tokens[place].lower if 0 <= place < len(self.tokens) else ""


_Places = tuple[int, ...]
_Test = Callable[[frozenset[str], Context, _Places], bool]


def holds(entry: Entry, context: Context, places: _Places) -> bool:
    """Tell whether every term of the entry's condition holds for the tokens at these places."""
    for name, words in entry.condition:
        if name[0] == "!":
            if TERMS[name[1:]](words, context, places):
                return False
        elif not TERMS[name](words, context, places):
            return False
    return True


@cache
def _about_words(names: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(_words_below().get(name, ()) for name in names))


@cache
def _words_below() -> dict[str, set[str]]:
    """Return for each concept the lemmas that lead for sure to it or to one below it."""
    below: dict[str, set[str]] = {}
    for lemma, entries in lexicon().words.items():
        for entry in entries:
            name: str | None = None if entry.condition else entry.concept
            while name is not None and lemma not in below.setdefault(name, set()):
                below[name].add(lemma)
                name = concept(name).above
    return below


def _any(words: frozenset[str], context: Context, places: _Places) -> bool:
    found = words & context.words
    if not found:
        return False
    own = {name for place in places for name in context.at(place)}
    return not found <= own or any(
        not words.isdisjoint(context.at(place))
        for place in range(len(context.tokens))
        if place not in places
    )


def _about(names: frozenset[str], context: Context, places: _Places) -> bool:
    return _any(_about_words(names), context, places)


def _prev(words: frozenset[str], context: Context, places: _Places) -> bool:
    return not words.isdisjoint(context.at(places[0] - 1))


def _next(words: frozenset[str], context: Context, places: _Places) -> bool:
    return not words.isdisjoint(context.at(places[-1] + 1))


def _prevs(words: frozenset[str], context: Context, places: _Places) -> bool:
    first = places[0]
    return f"{context.lower(first - 2)} {context.lower(first - 1)}" in words


def _as(words: frozenset[str], context: Context, places: _Places) -> bool:
    return context.tokens[places[0]].lower in words


def _det(words: frozenset[str], context: Context, places: _Places) -> bool:
    wanted = words or DETERMINERS
    return any(_has_determiner(place, wanted, context) for place in places)


def after_article(place: int, context: Context) -> bool:
    """Tell whether an article stands before this place, which makes a noun of the word there."""
    return _has_determiner(place, ARTICLES, context)


def _has_determiner(place: int, wanted: frozenset[str], context: Context) -> bool:
    for before in range(place - 1, max(-1, place - 2 - _ADJECTIVES_BEFORE), -1):
        lower = context.lower(before)
        if lower in wanted:
            return lower != "zijn" or _after_verb(before, context)
        if before < 0 or not _may_describe(before, context):
            return False
    return False


def _after_verb(place: int, context: Context) -> bool:
    """Tell whether a verb or a preposition stands before this place, so "zijn" is no verb."""
    if context.lower(place - 1) in _PREPOSITIONS:
        return True
    table = lexicon().words
    before = {form for forms in context.forms[:place] for form in forms}
    return not before.isdisjoint(_COPULAS) or any(
        entry.kind == "v" and not entry.condition
        for form in before
        for entry in table.get(form, ())
    )


def _may_describe(place: int, context: Context) -> bool:
    table = lexicon().words
    kinds = {entry.kind for form in context.forms[place] for entry in table.get(form, ())}
    if kinds:
        return "a" in kinds
    word = context.lower(place)
    return len(word) > 3 and word.endswith("e") and not word.endswith("je")


def _subj(words: frozenset[str], context: Context, places: _Places) -> bool:
    before, after = context.lower(places[0] - 1), context.lower(places[0] + 1)
    if before in _PLURAL or after in _PLURAL:
        return context.lower(places[0]).endswith("n")
    return before in _BEFORE_VERBS or after in _AFTER_VERBS


def _pred(words: frozenset[str], context: Context, places: _Places) -> bool:
    before = context.lower(places[0] - 1)
    if before in _COPULAS or before in _DEGREES or context.lower(places[-1] + 1) in _COPULAS:
        return True
    return _final(words, context, places) and not _COPULAS.isdisjoint(context.words)


def _final(words: frozenset[str], context: Context, places: _Places) -> bool:
    return context.at(places[-1] + 1) == (".",)


def _sfirst(words: frozenset[str], context: Context, places: _Places) -> bool:
    return places[0] == 0


def _qfirst(words: frozenset[str], context: Context, places: _Places) -> bool:
    return places[0] == 0 and context.tokens[-1].text == "?"


def _nextkind(words: frozenset[str], context: Context, places: _Places) -> bool:
    table = lexicon().words
    return any(
        entry.kind in words and not entry.condition
        for forms in context.forms[places[-1] + 1 : places[-1] + 3]
        for form in forms
        for entry in table.get(form, ())
    )


TERMS: dict[str, _Test] = {
    "any": _any,
    "about": _about,
    "prev": _prev,
    "next": _next,
    "prevs": _prevs,
    "as": _as,
    "det": _det,
    "subj": _subj,
    "pred": _pred,
    "final": _final,
    "sfirst": _sfirst,
    "qfirst": _qfirst,
    "nextkind": _nextkind,
}
NAMES = frozenset(TERMS) | {f"!{name}" for name in TERMS}
