"""From a word as written to the lemmas it can be a form of."""

from collections.abc import Iterator
from functools import lru_cache

from pictos.lexicon import PARTICLES, lexicon
from pictos.words import word_set

# Forms that the lemmatizer leads astray, or that belong to two lemmas.
EXCEPTIONS: dict[str, tuple[str, ...]] = {
    "leden": ("lid",),
    "mist": ("missen", "mist"),
    "miste": ("missen",),
    "misten": ("missen",),
    "kussen": ("kussen",),
    "kus": ("kus",),
    "heb": ("hebben",),
    "heeft": ("hebben",),
    "hebt": ("hebben",),
    "had": ("hebben",),
    "hadden": ("hebben",),
    "ben": ("zijn",),
    "bent": ("zijn",),
    "is": ("zijn",),
    "waren": ("zijn",),
    "was": ("was", "zijn"),
    "bij": ("bij",),
    "stemt": ("stemmen",),
    "stemde": ("stemmen",),
    "stemden": ("stemmen",),
    "gestemd": ("stemmen",),
    "kost": ("kosten",),
    "kostte": ("kosten",),
    "past": ("passen",),
    "beste": ("beste", "goed"),
    "ouders": ("ouders",),
    "besloten": ("besluiten",),
    "besloot": ("besluiten",),
    "bezoeken": ("bezoeken",),
    "vond": ("vinden",),
    "vonden": ("vinden",),
    "gevonden": ("vinden",),
    "duurt": ("duren",),
    "duurde": ("duren",),
    "gebeurd": ("gebeuren", "gebeurd"),
    "gebeurt": ("gebeuren",),
    "moest": ("moeten",),
    "moesten": ("moeten",),
    "mocht": ("mogen",),
    "mochten": ("mogen",),
    "kon": ("kunnen",),
    "wou": ("willen",),
    "wilde": ("willen",),
    "wilden": ("willen",),
    "werkt": ("werken",),
    "brandt": ("branden",),
    "regent": ("regenen",),
    "plant": ("plant", "planten"),
    "hoor": ("horen",),
    "hoort": ("horen",),
    "heet": ("heten", "heet"),
    "haalt": ("halen",),
    "las": ("lezen",),
    "lazen": ("lezen",),
    "zegt": ("zeggen",),
    "zei": ("zeggen",),
    "zeiden": ("zeggen",),
    "liever": ("liever",),
    "eerste": ("eerste",),
    "eerst": ("eerst",),
    "laatste": ("laatste",),
    "meeste": ("meeste",),
    "meer": ("meer",),
    "minder": ("minder",),
    "eerder": ("eerder",),
    "later": ("later",),
    "beter": ("beter",),
    "volgende": ("volgende",),
    "vorige": ("vorige",),
    "wens": ("wens",),
    "gelden": ("gelden",),
    "geldt": ("gelden",),
    "kies": ("kiezen", "kies"),
    "eens": ("eens",),
    "vast": ("vast",),
    "hun": ("hun",),
    "haar": ("haar",),
    "mijn": ("mijn",),
    "zijn": ("zijn",),
    "net": ("net",),
    "wit": ("wit",),
    "witte": ("wit",),
    "gekomen": ("komen",),
    "meegekomen": ("meekomen",),
    "spreekt": ("spreken",),
    "bel": ("bellen", "bel"),
    "trap": ("trap",),
    "spin": ("spin",),
    "kan": ("kunnen",),
    "kom": ("komen", "kom"),
    "komt": ("komen",),
    "wij": ("wij",),
    "zij": ("zij",),
    "arm": ("arm",),
    "arme": ("arm",),
    "armen": ("arm",),
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
    return tuple(found)


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """Return the dictionary form of a lower-case word, or the word when there is none."""
    import simplemma

    return simplemma.lemmatize(word, lang="nl").replace("_", "").lower() if word else word


def is_known(word: str) -> bool:
    """Tell whether the lemmatizer's dictionary holds this word."""
    import simplemma

    return bool(simplemma.is_known(word, lang="nl"))


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
            base = word.removesuffix(ending) + instead
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
