"""The Dutch lexicon: which word stands for which concept, and how each concept is drawn.

Tab-separated files in `data/` hold it. `concepts.tsv` names each concept, what people see
under the pictogram, its English labels, its symbol (`-` when it is deliberately not drawn) and what
that picture is known or feared to be taken for (`-` when nothing). In `lexicon/`, `words.tsv` leads
a word to a concept, `expressions.tsv` several words together, and `homographs.tsv` words that mean
now this, now that: each reading with the context that proves it, if it needs one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from pictos.symbols import Symbol, UnknownSymbolError

UNDRAWN = "-"
FILES = ("lexicon/words.tsv", "lexicon/expressions.tsv", "lexicon/homographs.tsv")
REFLEXIVES = frozenset({"zich", "me", "mij", "je", "jezelf", "mezelf", "ons", "u", "zichzelf"})
# The preposition a verb asks for, which may stand apart from it: "hou je van voetbal".
GOVERNED = frozenset({"van", "naar", "voor", "over", "op", "bij"})
# Only parts that can stand apart from their verb; "be", "ver" and the like never do.
PARTICLES = (
    "aan", "achter", "af", "bij", "binnen", "deel", "dicht", "door", "goed", "in", "kapot",
    "klaar", "kwijt", "langs", "les", "los", "mee", "mis", "na", "neer", "om", "omhoog", "op",
    "open", "over", "plaats", "rond", "samen", "schoon", "stil", "tegen", "terug", "thuis", "toe",
    "uit", "vast", "verder", "vol", "voor", "voorbij", "vrij", "weer", "weg",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Concept:
    """An idea with its Dutch label, its English labels (specific to general) and its symbol.

    `misread` says, in English, what people may take the picture for; empty when nothing is known.
    """

    id: str
    label: str
    labels: tuple[str, ...]
    symbol: Symbol | None
    misread: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a word: its concept, word class, confidence and required context.

    Classes: n noun, p person, t time, g general noun, v verb, a adjective or state, q question
    word, f function word, d degree, x negation.
    """

    lemma: str
    concept: str
    kind: str
    confidence: float
    condition: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """Several words that mean one thing; `verb` is the place of a verb that may stand apart."""

    words: tuple[str, ...]
    verb: int | None
    entry: Entry

    @property
    def fixed(self) -> tuple[str, ...]:
        """The words that stay together, which is all of them unless there is a verb."""
        if self.verb is None:
            return self.words
        return self.words[: self.verb] + self.words[self.verb + 1 :]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, ordered for look-up by lemma, by first word and by separable verb."""

    words: Mapping[str, tuple[Entry, ...]]
    expressions: Mapping[str, tuple[Expression, ...]]
    separable: Mapping[str, Mapping[str, str]]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read from its file on first use."""
    words: dict[str, list[Entry]] = {}
    expressions: dict[str, list[Expression]] = {}
    separable: dict[str, dict[str, str]] = {}
    for lemma, concept, kind, confidence, condition in chain.from_iterable(map(_rows, FILES)):
        key = lemma.lower()
        entry = Entry(key, concept, kind, float(confidence), _condition(condition))
        parts = tuple(part for part in key.split() if part != "...")
        if len(parts) == 1:
            words.setdefault(key, []).append(entry)
            _note_separable(key, entry.kind, separable)
            continue
        expression = Expression(parts, _verb_place(parts, kind), entry)
        for first in {expression.words[0], expression.fixed[0]}:
            for form in REFLEXIVES if first == "zich" else {first}:
                expressions.setdefault(form, []).append(expression)
    for found in expressions.values():
        found.sort(key=lambda expression: -len(expression.words))
    return Lexicon(
        {key: tuple(found) for key, found in words.items()},
        {key: tuple(found) for key, found in expressions.items()},
        separable,
    )


@cache
def concept(name: str) -> Concept:
    """Return the concept of that id; raise `KeyError` when there is none."""
    label, english, symbol, misread = _concept_rows()[name]
    labels = tuple(english.split(";"))
    return Concept(name, label, labels, _symbol(symbol), misread.removeprefix(UNDRAWN))


def concept_ids() -> tuple[str, ...]:
    """Return the ids of all concepts."""
    return tuple(_concept_rows())


@cache
def first_names() -> frozenset[str]:
    """Return common Dutch first names, in lower case."""
    text = (files("pictos") / "data" / "first_names.txt").read_text(encoding="utf-8")
    return frozenset(text.lower().split())


@cache
def _concept_rows() -> dict[str, list[str]]:
    return {name: rest for name, *rest in _rows("concepts.tsv")}


def _symbol(text: str) -> Symbol | None:
    if text == UNDRAWN:
        return None
    try:
        return Symbol.parse(text)
    except UnknownSymbolError:  # a lost drawing costs its pictogram, never the sentence
        return None


def _rows(name: str) -> list[list[str]]:
    text = (files("pictos") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line]


def _condition(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    found = []
    for term in text.split():
        name, _, values = term.partition(":")
        words = frozenset(value.replace("_", " ") for value in values.split(",") if value)
        found.append((name, words))
    return tuple(found)


def _verb_place(parts: tuple[str, ...], kind: str) -> int | None:
    if kind not in "vx":
        return None
    if parts[-1].endswith(("en", "gaan", "doen", "zijn", "staan", "zien")):
        return len(parts) - 1
    if parts[1] == "hebben":
        return 1
    governs = len(parts) == 2 and parts[0].endswith("en") and parts[1] in GOVERNED
    return 0 if governs else None


def _note_separable(key: str, kind: str, separable: dict[str, dict[str, str]]) -> None:
    if kind != "v" or not key.endswith("n"):
        return
    for particle in PARTICLES:
        rest = key.removeprefix(particle)
        if rest != key and len(rest) >= 4 and any(vowel in rest[:-2] for vowel in "aeiou"):
            separable.setdefault(rest, {})[particle] = key
