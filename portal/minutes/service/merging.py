"""Two people who write in one text: joined sentence by sentence, and nothing thrown away.

The text that a writer began with (``base``) comes along with what the writer made of it, so
that each change is known for what it is, however many others saved meanwhile.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portal.minutes.service.differing import differences

_UNIT = re.compile(r"\n|[ \t]+|[^ \t\n]++(?:(?<![.!?])[ \t]++[^ \t\n]++)*+")
_MARK = "=== {} ==="
_TWO = re.compile(
    r"^=== (?P<first>.+) ===\n(?P<one>(?:(?!=== ).*\n)*?)"
    r"=== (?P<second>.+) ===\n(?P<other>(?:(?!=== ).*\n)*?)"
    r"=== .+ ===(?:\n|\Z)",
    re.MULTILINE,
)


class Names(NamedTuple):
    """What stands above each of two texts that cannot be joined, and below both."""

    theirs: str
    mine: str
    end: str


class Two(NamedTuple):
    """Two texts for one place, each with the words above it."""

    first: str
    one: str
    second: str
    other: str


class _Hunk(NamedTuple):
    """In the place of ``base[begin:end]`` stands ``units``."""

    begin: int
    end: int
    units: list[str]


def merge(base: str, mine: str, theirs: str, names: Names) -> str:
    """What both made of ``base``, in one text.

    What was put in at one place by both stands there twice, theirs first. What both changed in
    different ways stays in both versions, each marked with its name; a change wins from taking
    away. Every sentence of ``mine`` and of ``theirs`` is in the answer, but those of ``base``
    that one of them took away or wrote anew.
    """
    if mine == theirs or base == theirs:
        return mine
    if base == mine:
        return theirs
    old = units(base)
    return _joined(_merged(old, _changes(old, units(mine)), _changes(old, units(theirs)), names))


def units(text: str) -> list[str]:
    """The sentences of a text, and what is between them; together they are the text."""
    return _UNIT.findall(text)


def unsettled(text: str) -> list[Two]:
    """The places where two texts wait for a choice, in order; the innermost alone."""
    return [Two(**found.groupdict()) for found in _TWO.finditer(text)]


def settle(text: str, keep: str) -> str:
    """The text with its first open place settled: ``keep`` is "one", "other" or "both"."""

    def chosen(found: re.Match[str]) -> str:
        one, other = found["one"], found["other"]
        kept = {"one": one, "other": other}.get(keep, one + other)
        return kept if found[0].endswith("\n") else kept.removesuffix("\n")

    return _TWO.sub(chosen, text, count=1)


def _changes(old: list[str], new: list[str]) -> list[_Hunk]:
    return [_Hunk(b, e, new[start:stop]) for b, e, start, stop in differences(old, new)]


def _merged(old: list[str], mine: list[_Hunk], theirs: list[_Hunk], names: Names) -> Iterator[str]:
    place = 0
    for begin, end, my_hunks, their_hunks in _together(mine, theirs):
        yield from old[place:begin]
        place = end
        their, my = (_applied(old, hunks, begin, end) for hunks in (their_hunks, my_hunks))
        if not their_hunks or (my_hunks and _goes_on(their, my)):
            yield from my
        elif not my_hunks:
            yield from their
        elif begin == end:
            yield from _put_in(their, my)
        else:
            yield from _both(their, my, names)
    yield from old[place:]


def _together(
    mine: list[_Hunk], theirs: list[_Hunk]
) -> Iterator[tuple[int, int, list[_Hunk], list[_Hunk]]]:
    """The changes of both in order, those together that are about the same sentences."""
    waiting = sorted([*((h, 0) for h in mine), *((h, 1) for h in theirs)], key=_place)
    while waiting:
        (begin, end, _units), _whose = waiting[0]
        group: tuple[list[_Hunk], list[_Hunk]] = ([], [])
        while waiting and _touches(waiting[0][0], begin, end):
            hunk, whose = waiting.pop(0)
            group[whose].append(hunk)
            end = max(end, hunk.end)
        yield begin, end, *group


def _place(pair: tuple[_Hunk, int]) -> tuple[int, int]:
    return pair[0].begin, pair[0].end


def _touches(hunk: _Hunk, begin: int, end: int) -> bool:
    """Whether a change is about the same sentences, and not just before or behind them."""
    if hunk.begin == begin:
        return hunk.end == end or begin != end
    return hunk.begin < end


def _applied(old: list[str], hunks: list[_Hunk], begin: int, end: int) -> list[str]:
    made, place = list[str](), begin
    for hunk in hunks:
        made += [*old[place : hunk.begin], *hunk.units]
        place = hunk.end
    return made + old[place:end]


def _goes_on(theirs: list[str], mine: list[str]) -> bool:
    """Whether mine is theirs and more: saved by me before, of which the answer got lost."""
    return "".join(mine).startswith("".join(theirs))


def _put_in(theirs: list[str], mine: list[str]) -> list[str]:
    """Both, at the same place; what is no whole sentence yet keeps its line for itself.

    What both begin with stands there once, as an answer to one of them may have got lost.
    """
    same = 0
    while theirs[same : same + 1] == mine[same : same + 1] != []:
        same += 1
    while same and theirs[same - 1].isspace():
        same -= 1
    if same and theirs[same:] and mine[same:]:
        return [*theirs[:same], *_put_in(theirs[same:], mine[same:])]
    if same:
        return theirs
    apart = not theirs[-1].isspace() and not mine[0].isspace()
    between = " " if theirs[-1][-1] in ".!?" else "\n"
    return [*theirs, between, *mine] if apart else [*theirs, *mine]


def _both(theirs: list[str], mine: list[str], names: Names) -> list[str]:
    one, other = "".join(theirs), "".join(mine)
    if not one.strip() or not other.strip():
        return [one if one.strip() else other]
    lines = (
        _MARK.format(names.theirs),
        one.strip("\n"),
        _MARK.format(names.mine),
        other.strip("\n"),
        _MARK.format(names.end),
    )
    return ["\n".join(lines)]


def _joined(parts: Iterable[str]) -> str:
    """The parts after each other; two texts that wait for a choice stand on lines of their own."""
    text, marked = "", False
    for part in parts:
        apart = marked and part != "\n"
        marked = "\n" in part and part != "\n"
        if apart or (marked and text and not text.endswith("\n")):
            text += "\n"
        text += part
    return text
