"""Pictograms for a text against the lemmas of the same text."""

import random
import subprocess
import sys
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
    a_second = [len(SENTENCES) / cost[name] * 1000 for name in ("ours", "theirs")]
    say("pictos.suggest.sentences", a_second[0], theirs[0], a_second[1], "a second of CPU")
    say("pictos.suggest.first", _first("pictos.suggest"), *_first_of_theirs())


def _first_of_theirs() -> tuple[str, float]:
    name = "simplemma.text_lemmatizer"
    return f"{name}, in a process of its own", _first(name, lang="nl")


def _first(function: str, **options: str) -> float:
    """CPU milliseconds from the start of a process to its first answer, the best of three."""
    module, _, name = function.rpartition(".")
    code = (
        f"import time, {module}\n{module}.{name}({SENTENCES[0]!r}, **{options})\n"
        "print(time.process_time() * 1000)"
    )
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, capture_output=True, check=True) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


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
