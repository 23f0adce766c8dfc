"""Pictograms for a text against the lemmas of the same text."""

import random
from collections.abc import Callable
from pathlib import Path

import simplemma

import pictos
from portal.standalone.demo_meeting import POINTS
from tests.bench.measuring import ROUNDS, Way, milliseconds, say

TIMES = 20
SENTENCES = [
    *(point.text for point in POINTS if point.text),
    *(line for point in POINTS for line, _ in point.easy),
]


def measure(folder: Path) -> None:
    """Known words in new sentences, since whole sentences may be remembered; then the same."""
    chance = random.Random(1)  # noqa: S311 - the same text each run
    texts = [_shuffled(chance) for _ in range((ROUNDS + 1) * TIMES)]
    same = " ".join(SENTENCES)
    cost = milliseconds(
        {
            "ours": _each(texts, pictos.suggest),
            "theirs": _each(texts, lambda text: simplemma.text_lemmatizer(text, lang="nl")),
            "again": Way(lambda: pictos.suggest(same)),
        },
        times=TIMES,
    )
    theirs = ("simplemma.text_lemmatizer, warm, same text", cost["theirs"])
    say("pictos.suggest", cost["ours"], *theirs)
    say("pictos.suggest.again", cost["again"], *theirs)


def _shuffled(chance: random.Random) -> str:
    """The sentences with their words in another order."""
    mixed = []
    for sentence in SENTENCES:
        words = sentence.rstrip(".?").split()
        mixed.append(" ".join(chance.sample(words, len(words))).capitalize() + ".")
    return " ".join(mixed)


def _each(texts: list[str], work: Callable[[str], object]) -> Way:
    waiting = iter(texts)
    return Way(lambda: work(next(waiting)))
