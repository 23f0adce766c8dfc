"""The Dutch lexicon: which word stands for which concept, and how each concept is drawn.

Tab-separated files in `data/` hold it; `-` means none. `concepts.tsv` names each concept, what
people see under the pictogram, its English labels, its word class, the concept above it (an apple
is a fruit), its symbols (the first is used; none when it is deliberately not drawn), its number in
the Blissymbolics vocabulary and what the picture is known or feared to be taken for. In `lexicon/`,
`words.tsv` leads a word to a concept, `expressions.tsv` several words together, and
`homographs.tsv` words that mean now this, now that: each reading with the context that proves it,
if it needs one.

A word without a picture of its own leads straight to the concept above it, with confidence 0.6,
only where that picture still says it: a plum is drawn as fruit, a director never as a person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from pictos.symbols import Symbol, UnknownSymbolError

NONE = "-"
FILES = ("lexicon/words.tsv", "lexicon/expressions.tsv", "lexicon/homographs.tsv")
REFLEXIVES = frozenset({"zich", "me", "mij", "je", "jezelf", "mezelf", "ons", "u", "zichzelf"})
# The preposition a verb asks for, which may stand apart from it: "hou je van voetbal".
GOVERNED = frozenset({"van", "naar", "voor", "over", "op", "bij", "met", "aan", "tot"})
INFINITIVES = ("en", "gaan", "staan", "slaan", "doen", "zijn", "zien")
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

    `word_class` is that of `Entry.kind`; `above` is the id of the wider concept, `bci` the number
    in the Blissymbolics vocabulary (BCI-AV). `misread` says, in English, what people may take the
    picture for; empty when nothing is known.
    """

    id: str
    label: str
    labels: tuple[str, ...]
    symbol: Symbol | None
    misread: str = ""
    word_class: str = "n"
    above: str | None = None
    bci: int | None = None


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
    """Several words that mean one thing.

    `verb` is one that may stand apart from the `fixed` words, and `split` its particle and what
    remains, which may stand apart too. By its `anchor`, the longest fixed word, it is found.
    """

    words: tuple[str, ...]
    fixed: tuple[str, ...]
    anchor: str
    verb: str | None
    split: tuple[str, str] | None
    entry: Entry


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, ordered for look-up by lemma, by anchor and by separable verb."""

    words: Mapping[str, tuple[Entry, ...]]
    expressions: Mapping[str, tuple[Expression, ...]]
    separable: Mapping[str, Mapping[str, str]]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read from its file on first use."""
    return ordered(
        Entry(lemma.lower(), concept, kind, float(confidence), _condition(condition))
        for lemma, concept, kind, confidence, condition in chain.from_iterable(map(_rows, FILES))
    )


def ordered(entries: Iterable[Entry]) -> Lexicon:
    """Return the entries as a lexicon to match with."""
    words: dict[str, list[Entry]] = {}
    expressions: dict[str, list[Expression]] = {}
    separable: dict[str, dict[str, str]] = {}
    for entry in entries:
        parts = tuple(part for part in entry.lemma.split() if part != "...")
        if len(parts) == 1:
            words.setdefault(entry.lemma, []).append(entry)
            _note_separable(entry.lemma, entry.kind, separable)
            continue
        expression = _expression(parts, entry)
        for form in REFLEXIVES if expression.anchor == "zich" else {expression.anchor}:
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
    label, english, kind, above, symbols, bci, misread = _concept_rows()[name]
    return Concept(
        name,
        label,
        tuple(english.split(";")),
        _symbol(symbols.partition(";")[0]),
        "" if misread == NONE else misread,
        kind,
        None if above == NONE else above,
        None if bci == NONE else int(bci),
    )


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
    if text == NONE:
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


def _expression(parts: tuple[str, ...], entry: Entry) -> Expression:
    place = _verb_place(parts, entry.kind)
    if place is None:
        return Expression(parts, parts, max(parts, key=len), None, None, entry)
    fixed, verb = parts[:place] + parts[place + 1 :], parts[place]
    particles = sorted((each for each in PARTICLES if _splits(verb, each)), key=len)
    split = (particles[-1], verb.removeprefix(particles[-1])) if particles else None
    anchor = max((part for part in fixed if part != "zich"), key=len, default="zich")
    return Expression(parts, fixed, anchor, verb, split, entry)


def _verb_place(parts: tuple[str, ...], kind: str) -> int | None:
    if kind not in "vx":
        return None
    if parts[-1].endswith(INFINITIVES):
        return len(parts) - 1
    if parts[1] == "hebben":
        return 1
    governs = parts[-2].endswith(INFINITIVES) and parts[-1] in GOVERNED
    return len(parts) - 2 if governs else None


def _splits(verb: str, particle: str) -> bool:
    rest = verb.removeprefix(particle)
    return rest != verb and len(rest) >= 4 and any(vowel in rest[:-2] for vowel in "aeiou")


def _note_separable(key: str, kind: str, separable: dict[str, dict[str, str]]) -> None:
    if kind != "v" or not key.endswith("n"):
        return
    for particle in PARTICLES:
        if _splits(key, particle):
            separable.setdefault(key.removeprefix(particle), {})[particle] = key
