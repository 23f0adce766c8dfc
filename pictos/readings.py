"""What people read in the pictograms without their words: the log, and its figures."""

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from pictos.lexicon import concept, concept_ids

VERDICTS = ("right", "near", "wrong", "fatal", "unread")


@dataclass(frozen=True, slots=True)
class Reading:
    """One picture in one round: what it was to say, what the reader said, and how near that is.

    `concept` is "-" for a picture computed from a value. "unread" stands for a picture that was
    drawn or chosen anew after the round before, and that nobody has read yet.
    """

    round: int
    concept: str
    symbol: str
    guess: str
    verdict: str


def readings() -> list[Reading]:
    """Return the log in its order, the oldest round first."""
    log = files("pictos") / "data" / "symbols" / "readings.tsv"
    rows = csv.DictReader(log.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return [
        Reading(int(row["round"]), row["concept"], row["symbol"], row["guess"], row["verdict"])
        for row in rows
    ]


def misleading() -> list[Reading]:
    """Return the last reading of each picture in use, where that was wrong or fatal."""
    last = {(reading.concept, reading.symbol): reading for reading in readings()}
    used = {(name, str(concept(name).symbol)) for name in concept_ids()}
    return [
        reading
        for key, reading in last.items()
        if key in used and reading.verdict in {"wrong", "fatal"}
    ]


def figures() -> list[str]:
    """Return a row of a table for each round and set: how many were read, and how."""
    log = readings()
    lines = []
    for number in sorted({reading.round for reading in log}):
        part = [reading for reading in log if reading.round == number]
        theirs = [reading for reading in part if reading.symbol.startswith("openmoji:")]
        ours = [reading for reading in part if reading not in theirs]
        for name, chosen in (("all", part), ("our own", ours), ("OpenMoji", theirs)):
            lines.extend(_figure(number, name, chosen))
    return lines


def main() -> int:
    """Print the figures, and what still misleads."""
    for line in figures():
        sys.stdout.write(line + "\n")
    for reading in misleading():
        sys.stdout.write(f"{reading.concept} ({reading.symbol}) was read as {reading.guess}\n")
    return 0


def _figure(number: int, name: str, chosen: Iterable[Reading]) -> list[str]:
    count = Counter(reading.verdict for reading in chosen)
    read = count.total() - count["unread"]
    if not read:
        return []
    right, near = count["right"] / read, (count["right"] + count["near"]) / read
    return [
        f"| {number} | {name} | {read} | {right:.1%} | {near:.1%}"
        f" | {count['wrong']} | {count['fatal']} |"
    ]
