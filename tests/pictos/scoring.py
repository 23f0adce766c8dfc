"""Scores suggestions against sentences that people annotated.

A sentence lists its content: words, the English labels that are right for them, and whether a
pictogram is a must. A suggestion counts for a content word when they share a word of the text.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pictos.sentence import Picto, suggest

# Words that are mostly small words, names or verbs, and the drawing that would be a blunder.
BLUNDERS = {
    "bij": {"bee"},
    "was": {"laundry", "washing", "wash"},
    "haar": {"hair"},
    "net": {"net"},
    "pas": {"pass", "card", "bank card"},
    "kan": {"jug"},
    "mijn": {"coal mine"},
    "wit": {"white"},
    "hoop": {"heap"},
    "over": {"above"},
    "voor": {"in front of"},
    "mist": {"fog", "mist"},
}
DENIALS = {"niet", "niet meer", "geen", "nooit", "niemand", "zonder", "nee"}


@dataclass(slots=True)
class Score:
    """What was found of what was asked, over a number of sentences."""

    sentences: int = 0
    musts: int = 0
    musts_found: int = 0
    wholes: int = 0
    right: int = 0
    wrong: int = 0
    denials: int = 0
    denials_found: int = 0
    mains_right: int = 0
    slips: int = 0
    extra: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the pictograms on annotated words that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the words that must have a pictogram and got a right one."""
        return self.musts_found / max(1, self.musts)

    @property
    def whole(self) -> float:
        """Share of the sentences in which every word that must have a pictogram got a right one."""
        return self.wholes / max(1, self.sentences)

    @property
    def main(self) -> float:
        """Share of the sentences with the right main pictogram, or rightly none."""
        return self.mains_right / max(1, self.sentences)

    def __str__(self) -> str:
        return (
            f"{self.sentences} sentences: precision {self.precision:.1%}, must {self.recall:.1%},"
            f" whole {self.whole:.1%}, main {self.main:.1%},"
            f" negation {self.denials_found} of {self.denials}, slips {self.slips},"
            f" extra {self.extra}; missed: {'; '.join(self.misses) or '-'}"
        )


def score(path: Path) -> Score:
    """Suggest pictograms for each annotated sentence in the file and count what is right."""
    total = Score()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            _count(total, json.loads(line))
    return total


def _count(total: Score, gold: dict[str, Any]) -> None:
    pictos: list[Picto] = []
    main: Picto | None = None
    for sentence in suggest(gold["text"]).sentences:
        if main is None and sentence.main is not None:
            main = sentence.tokens[sentence.main]
        pictos += sentence.tokens
    total.sentences += 1
    total.mains_right += _main_is_right(gold, main)
    total.slips += sum(_is_blunder(gold, picto) for picto in pictos)
    left, missed = list(pictos), len(total.misses)
    for wanted in sorted(gold["content"], key=lambda each: -len(_words(each["w"]))):
        rivals = [picto for picto in left if _overlap(wanted["w"], picto.words)]
        hit = next((picto for picto in rivals if _is_right(wanted, picto)), None)
        total.musts += wanted["must"]
        total.musts_found += wanted["must"] and hit is not None
        if wanted["lemma"] in DENIALS:
            total.denials += 1
            total.denials_found += hit is not None
        if hit is not None:
            total.right += 1
            left.remove(hit)
        elif rivals:
            total.wrong += 1
            left.remove(rivals[0])
        if hit is None and wanted["must"]:
            total.misses.append(f"{gold['id']} {wanted['w']}")
    total.extra += len(left)
    total.wholes += len(total.misses) == missed


def _main_is_right(gold: dict[str, Any], main: Picto | None) -> bool:
    if main is None:
        return not gold["main"]
    return any(
        wanted["w"] in gold["main"]
        and _overlap(wanted["w"], main.words)
        and _is_right(wanted, main)
        for wanted in gold["content"]
    )


def _is_right(wanted: dict[str, Any], picto: Picto) -> bool:
    right = {_plain(label) for label in wanted["ok"]}
    return not right.isdisjoint(_plain(label) for label in picto.labels)


def _is_blunder(gold: dict[str, Any], picto: Picto) -> bool:
    for word in _words(picto.words):
        if not BLUNDERS.get(word, set()).isdisjoint(picto.labels):
            wanted = (each for each in gold["content"] if word in _words(each["w"]))
            return not any(_is_right(each, picto) for each in wanted)
    return False


def _overlap(one: str, other: str) -> bool:
    return not _words(one).isdisjoint(_words(other))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _plain(label: str) -> str:
    return re.sub(r"^(?:to|the|a|an) ", "", label.lower().replace("-", " ").strip())
