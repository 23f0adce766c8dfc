"""Which pictogram carries a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from pictos.clauses import BESIDE, Part, preposition
from pictos.denial import denial
from pictos.words import Token, word_set

# The thing talked about, then what happens to it, then how it is; who and when come last.
WEIGHTS = {"n": 6.0, "v": 4.0, "a": 3.5, "p": 2.5, "g": 2.2, "q": 1.5, "t": 1.2, "d": 1.0}
WEAK = {"f": 0.5, "name": 0.6, "value": 1.1}
LIGHT_VERB = 1.6
SURE_VERB = 0.7
ATTRIBUTE = 1.4
CONSEQUENCE = 1.0
WEIGHTY = 3.0
STRONG = 0.55
WHEREABOUTS = 3.4
# They only say that somebody or something moves; what or who does is the news.
LIGHT_VERBS = word_set(
    """komen gaan meekomen meegaan willen mogen moeten kunnen zullen hoeven vinden maken doen geven
    krijgen hebben blijven lukken zetten brengen beginnen starten openen eindigen weten ophalen
    meenemen wegrijden langskomen"""
)
# They name what kind of thing it is; what it is about follows: "het plan voor de tuin".
CARRIERS = word_set(
    """aantal aanpassing advies begin bespreking besluit deel einde evaluatie
    groep helft idee inbreng info informatie keuze kopie lijst mededeling meerderheid melding
    mening minderheid nieuws onderwerp overzicht paar plaats plaatje plan plek post presentatie
    probleem punt reactie reden regel rest resultaat soort stand stuk start tekst uitkomst uitleg
    opening sluiting
    uitnodiging uitslag vaststelling verandering verbetering verdeling verhaal verslag vervolg
    verzoek voorbereiding voorstel vraag wens wijziging zin"""
)
# What is so does not work or is not there: its picture alone would say the opposite.
TURNING = word_set("afgelast afgesloten afwezig dicht gesloten verboden")
PREDICATE = 6.2
CARRIER = 3.1
MEASURE = 2.2
COMPARED = 1.0
INTRODUCTION = 0.9
TOLD = 6.5
_COMING = frozenset({"komen", "langskomen"})
ASIDE = 0.55
_REASONS = word_set("want omdat waardoor zodat terwijl doordat")
_OPENING_CLAUSES = word_set("wat dat die als hoe wie waar waarom wanneer of om en maar")
_PLACING = word_set("in bij naar")
_SEEKING = word_set(
    "kijk kijken keken kijkt keek luister luistert luisteren luisterde vraag vragen"
)
_BEFORE_NOUNS = word_set("het dit een geen mijn jouw uw ons")


@dataclass(frozen=True, slots=True)
class Reading:
    """What emphasis found, as indexes of parts.

    Which the sentence denies, which one carries it, if any does, and all of them from the most to
    the least telling.
    """

    denied: frozenset[int]
    main: int | None
    order: tuple[int, ...]


def read(tokens: Sequence[Token], parts: Sequence[Part]) -> Reading:
    """Weigh the parts of a sentence.

    What a question offers to choose from does not carry it: one option would stand for all. When
    no part is strong, none does.
    """
    no = denial(tokens, parts)
    out = no.out | _options(tokens, parts)
    denies = any(part.kind == "x" for part in parts)
    weights = [
        TOLD if index in no.told else _weight(index, tokens, parts) for index in range(len(parts))
    ]
    main = None
    for index, part in enumerate(parts):
        weight, most = weights[index], STRONG if main is None else weights[main]
        if index in out or part.kind == "x" or (denies and weight < WEIGHTY):
            continue
        light = part.lemma in LIGHT_VERBS and index not in no.told
        if light and any(other.kind == "n" for other in parts):
            continue
        if weight > most or (weight == most and _completes(index, main, tokens, parts)):
            main = index
    order = sorted(range(len(parts)), key=lambda index: (index != main, -weights[index]))
    return Reading(no.denied | (no.off & {main}), main, tuple(order))


def _completes(
    index: int, best: int | None, tokens: Sequence[Token], parts: Sequence[Part]
) -> bool:
    """Tell whether a verb says what the one before only begins: "helpt koken"."""
    if best is None or parts[index].kind != "v" or parts[best].kind != "v":
        return False
    between = tokens[parts[best].places[0] + 1 : parts[index].places[0]]
    return not any(token.lower in _OPENING_CLAUSES or not token.is_word for token in between)


def _weight(index: int, tokens: Sequence[Token], parts: Sequence[Part]) -> float:
    part = parts[index]
    weight = WEIGHTS.get(part.kind) or WEAK.get(part.kind, 0.0)
    if part.kind == "v":
        weight = _of_verb(part, tokens)
    elif part.kind == "a":
        weight = _of_state(index, parts)
    elif part.kind in "npg":
        weight = _of_thing(index, tokens, parts)
    before = [token.text for token in tokens[: part.places[0]]]
    if _is_introduction(index, tokens, parts) or before.count("(") > before.count(")"):
        return min(weight, INTRODUCTION)
    led = [token.lower for token in tokens[1 : part.places[0]]]
    if "dus" in led:
        weight += CONSEQUENCE
    elif not _REASONS.isdisjoint(led):
        weight *= ASIDE
    return weight


def _of_verb(part: Part, tokens: Sequence[Token]) -> float:
    first = part.places[0]
    if part.lemma in LIGHT_VERBS:
        return LIGHT_VERB
    if len(part.places) == 1 and first and tokens[first - 1].lower in _BEFORE_NOUNS:
        return WEIGHTS["n"]  # "het eten", "een verhuizing"
    return LIGHT_VERB if part.confidence < SURE_VERB else WEIGHTS["v"]


def _of_state(index: int, parts: Sequence[Part]) -> float:
    part = parts[index]
    if len(part.places) == 1 and _describes_next(index, parts):
        return ATTRIBUTE
    if part.places[0] == 0 and any(other.kind in "nva" for other in parts[1:]):
        return ATTRIBUTE  # "gelukkig is zij weer beter"
    return PREDICATE if part.lemma in TURNING else WEIGHTS["a"]


def _of_thing(index: int, tokens: Sequence[Token], parts: Sequence[Part]) -> float:
    part = parts[index]
    first, weight = part.places[0], WEIGHTS[part.kind]
    following = parts[index + 1 : index + 2]
    if part.kind == "p" and _titles_a_name(index, parts):
        return WEAK["name"]
    if part.kind == "n" and part.confidence < SURE_VERB:
        weight -= 1.0
    led_by = preposition(tokens, first)
    if part.kind in "pg" and not led_by and any(token.lower == "er" for token in tokens[:2]):
        return WEIGHTS["n"]  # "er komt een nieuwe manager"
    if part.kind == "p" and not led_by and any(other.lemma in _COMING for other in parts):
        return WHEREABOUTS + 0.1  # "donderdag komt de tandarts langs"
    owned = index > 0 and parts[index - 1].kind in ("n", "p", "name") and led_by == "van"
    if owned or _is_place(tokens, first) or led_by in BESIDE:
        weight = min(weight, WHEREABOUTS)
    if part.lemma in CARRIERS and any(other.kind == "n" for other in parts[index + 1 :]):
        weight = min(weight, CARRIER)
    if following and following[0].kind == "n" and following[0].places[0] == part.places[-1] + 1:
        weight = min(weight, MEASURE)  # "een kom soep"
    if first and tokens[first - 1].lower == "dan" and index:
        weight = min(weight, COMPARED)
    return weight


def _is_introduction(index: int, tokens: Sequence[Token], parts: Sequence[Part]) -> bool:
    """Tell whether a colon or a cry follows, and then what it is about: "Toetje: vla"."""
    if tokens[-1].text == "?" or any(part.kind == "v" for part in parts[: index + 1]):
        return False
    taken = {place for part in parts for place in part.places}
    for place in range(parts[index].places[-1] + 1, len(tokens) - 1):
        if tokens[place].text in {":", "!"} and place not in taken:
            return any(part.places[0] > place and part.kind in "nvap" for part in parts)
    return False


def _is_place(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether only a place is named: "in de tuin", but not "kijken naar een film"."""
    for step in range(place - 1, max(-1, place - 4), -1):
        if tokens[step].lower in _PLACING:
            return tokens[step].lower != "naar" or not any(
                token.lower in _SEEKING for token in tokens
            )
        if not tokens[step].is_word:
            break
    return False


def _titles_a_name(index: int, parts: Sequence[Part]) -> bool:
    after = parts[index + 1 : index + 2]
    return any(
        part.kind == "name" and part.places[0] == parts[index].places[-1] + 1 for part in after
    )


def _describes_next(index: int, parts: Sequence[Part]) -> bool:
    after = parts[index].places[-1] + 1
    return any(part.places[0] == after and part.kind in "npgta" for part in parts[index + 1 :])


def _options(tokens: Sequence[Token], parts: Sequence[Part]) -> frozenset[int]:
    """Return the indexes of what a question lets people choose from."""
    if not tokens or tokens[-1].text != "?":
        return frozenset()
    words = [token.lower for token in tokens]
    if ":" in words:
        colon = words.index(":")
        return frozenset(i for i, part in enumerate(parts) if part.places[0] > colon)
    if "of" not in words[1:]:
        return frozenset()
    either = words.index("of", 1)
    options = {i for i, part in enumerate(parts) if part.places[0] > either}
    if words[either + 1 : either + 2] == ["niet"]:
        options.update(i for i, part in enumerate(parts) if part.kind == "v")
    last = either - 1
    for index in range(len(parts) - 1, -1, -1):
        if parts[index].places[-1] > last:
            continue
        if parts[index].places[-1] < last - 1:
            break
        options.add(index)
        last = parts[index].places[0] - 1
        if last < 0 or words[last] != ",":
            break
        last -= 1
    return frozenset(options)
