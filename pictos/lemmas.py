"""From a word as written to the lemmas it can be a form of."""

from collections.abc import Iterator
from functools import lru_cache

from pictos.lexicon import PARTICLES, lexicon
from pictos.noise import marked, respelt
from pictos.words import word_set

# Forms that the lemmatizer leads astray, or that belong to two lemmas.
_EXCEPTIONS = """
    arm arm, arme arm, armen arm, at eten, aten eten, bel bellen/bel, ben zijn, bent zijn,
    besloot besluiten, besloten besluiten, best best, beste beste/goed, beter beter, bewogen
    bewegen, bezoeken bezoeken, bij bij, braken braken/breken, brandt branden, dronken
    dronken/drinken, druk druk/drukken, duurde duren, duurt duren, eens eens, eerder eerder,
    eerst eerst, eerste eerste, eén één, gave gave, gaven geven, gebeurd gebeuren/gebeurd,
    gebeurt gebeuren, gekomen komen, gelden gelden, geldt gelden, genoot genieten, geroken
    ruiken, gesneden snijden, gestemd stemmen, gestreken strijken, getreden treden, gevonden
    vinden, gevroren vriezen, geweten weten/geweten, gewogen wegen, gezwegen zwijgen, haalt
    halen, haar haar, had hebben, hadden hebben, heb hebben, hebt hebben, heeft hebben, heet
    heten/heet, hoor horen, hoort horen, hun hun, is zijn, kan kunnen, kies kiezen/kies, kom
    komen/kom, komt komen, kon kunnen, kost kosten, kostte kosten, kozen kiezen, kus kus,
    kussen kussen, laatste laatste, lagen liggen, las lezen, later later, lazen lezen, leden
    lid, liever liever, lk ik, mat mat/meten, meegekomen meekomen, meer meer, meeste meeste,
    mijn mijn, minder minder, mist missen/mist, miste missen, misten missen, mocht mogen,
    mochten mogen, moest moeten, moesten moeten, net net, opgeruimd opruimen, ouders ouders,
    pas pas/passen, past passen, plant plant/planten, raad raad/raden, reden reden/rijden,
    reed rijden, regent regenen, rij rij/rijden, rook rook/roken/ruiken, rust rust/rusten,
    spin spin, spreekt spreken, staat staat/staan, stal stal/stelen, stalen stelen, stem
    stem/stemmen, stemde stemmen, stemden stemmen, stemt stemmen, stonden staan, trap trap,
    val val/vallen, vast vast, voer voer/varen, volgende volgende, vond vinden, vonden
    vinden, vorige vorige, vroeg vroeg/vragen, waren zijn, was was/zijn, wens wens, werkt
    werken, wij wij, wijst wijzen, wilde willen, wilden willen, wit wit, witte wit, wou
    willen, zegt zeggen, zei zeggen, zeiden zeggen, zij zij, zijn zijn, éen één
"""
EXCEPTIONS = {
    form: tuple(lemmas.split("/"))
    for form, lemmas in (row.split() for row in _EXCEPTIONS.split(","))
}
# Small words that happen to look like a form of something else.
BARE = word_set(
    """over laten naast later weten achter onder buiten boven beneden voordat omdat want maar dan
    toen toch ook nog wel eens niet geen deze dit die dat een het der des dus als elke ieder
    door tussen tijdens sinds vanwege wegens volgens behalve uit van met per via tot zoals zodat
    zulke zeker haast daar hier er hem hen hun haar ons onze jouw mijn zijn zo heel erg even
    alleen graag samen iets ander andere welk welke veel"""
)
_VOWELS = "aeiou"
SHORTEST_STEM = 3


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[str, ...]:
    """Return the lemmas a lower-case word may belong to, the likeliest first.

    The word itself always comes first. Lemmas made by our own rules are given only when the
    lexicon holds them; so an unknown word yields itself and what the lemmatizer makes of it.
    """
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    words = lexicon().words
    found = dict.fromkeys((word, lemma(word)))
    if word not in BARE and not any(form in words for form in found):
        found.update(
            dict.fromkeys(
                form for form in _rules(word) if len(form) >= SHORTEST_STEM and form in words
            )
        )
        found.update(dict.fromkeys(_joined(word)))
        if not any(form in words for form in found) and not is_known(word):
            found.update(dict.fromkeys(_repaired(word)))
    return tuple(found)


def noun_forms(word: str) -> Iterator[str]:
    """Yield what a noun may be a form of: itself, its lemma, a singular, a diminutive undone."""
    yield word
    yield lemma(word)
    yield from _plurals(word)
    yield from _diminutives(word)


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """Return the dictionary form of a lower-case word, or the word when there is none."""
    import simplemma

    return simplemma.lemmatize(word, lang="nl").replace("_", "").lower() if word else word


def is_known(word: str) -> bool:
    """Tell whether the lemmatizer's dictionary holds this word."""
    import simplemma

    return bool(word) and bool(simplemma.is_known(word, lang="nl"))


def _repaired(word: str) -> Iterator[str]:
    """Yield the lemma of the lexicon that an unknown word is a slip of: cliënt for clienten."""
    words = lexicon().words
    for other in marked(word):
        if found := [form for form in (other, lemma(other), *_rules(other)) if form in words]:
            yield found[0]
            return
    for other in respelt(word):
        if other in words or (is_known(other) and lemma(other) in words):
            yield other if other in words else lemma(other)
            return


def _joined(word: str) -> Iterator[str]:
    """Yield separable verbs of the lexicon whose parts are written together in this form."""
    separable = lexicon().separable
    for particle in PARTICLES:
        rest = word.removeprefix(particle)
        if rest == word or len(rest) < 3:
            continue
        rest = rest.removeprefix("te") if rest.startswith("te") and len(rest) > 6 else rest
        for form in (rest, lemma(rest), *_verbs(rest), *EXCEPTIONS.get(rest, ())):
            if particle in separable.get(form, {}):
                yield separable[form][particle]


def _rules(word: str) -> Iterator[str]:
    if len(word) < 4:
        return
    yield from _diminutives(word)
    yield from _plurals(word)
    yield from _adjectives(word)
    yield from _verbs(word)


def _diminutives(word: str) -> Iterator[str]:
    word = word.removesuffix("s") if word.endswith("jes") else word
    if not word.endswith("je"):
        return
    for ending, instead in (("kje", "g"), ("etje", ""), ("pje", ""), ("tje", ""), ("je", "")):
        if word.endswith(ending):
            base = word.removesuffix(ending).rstrip("'") + instead
            yield base
            if len(base) > 2 and base[-1] == base[-2]:
                yield base[:-1]
            if base[-1:] in _VOWELS and base[-2:-1] == base[-1:]:
                yield base[:-1]


def _plurals(word: str) -> Iterator[str]:
    if word.endswith("'s"):
        yield word[:-2]
    elif word.endswith("s"):
        yield word[:-1]
    if word.endswith(("en", "ën")):
        yield from _stems(word[:-2])


def _adjectives(word: str) -> Iterator[str]:
    for ending in ("ere", "ste", "er", "st", "e"):
        if word.endswith(ending):
            yield from _stems(word.removesuffix(ending))


def _stems(stem: str) -> Iterator[str]:
    """Yield a stem as it is spelt at the end of a word: bus for buss, boom for bom."""
    hard = {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])
    yield stem
    yield stem[:-1] + hard
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]
    if len(stem) > 1 and stem[-2] in _VOWELS and stem[-3:-2] not in _VOWELS:
        yield stem[:-2] + stem[-2] * 2 + hard


def _verbs(word: str) -> Iterator[str]:
    bases = {word}
    for ending in ("den", "ten", "de", "te", "t", "d"):
        if word.endswith(ending):
            bases.add(word.removesuffix(ending))
    if word.startswith("ge"):
        bases |= {base.removeprefix("ge") for base in bases}
    for base in sorted(bases):
        if len(base) > 1:
            yield from _infinitives(base)


def _infinitives(stem: str) -> Iterator[str]:
    soft = {"f": "v", "s": "z"}.get(stem[-1], stem[-1])
    yield stem
    for last in dict.fromkeys((stem[-1], soft)):
        yield stem[:-1] + last + "en"
        if len(stem) > 2 and stem[-2] == stem[-3] and stem[-2] in _VOWELS:
            yield stem[:-2] + last + "en"
    if stem[-1] not in _VOWELS:
        yield stem + stem[-1] + "en"
