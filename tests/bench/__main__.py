"""Run with `make bench`, or `python -m tests.bench [name...]` for a few."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import (
    following,
    installing,
    keeping,
    lists,
    many,
    pages,
    papers,
    searching,
    tablet,
    words,
)

BENCHES: dict[str, Callable[[Path], None]] = {
    "page": pages.measure,
    "lists": lists.measure,
    "overview": many.measure,
    "pictos": words.measure,
    "pdf": papers.measure,
    "search": searching.measure,
    "follow": following.measure,
    "tablet": tablet.measure,
    "keep": keeping.measure,
    "install": installing.measure,
}


def main(names: list[str]) -> None:
    for name, measure in BENCHES.items():
        if not names or any(wanted.startswith(name) for wanted in names):
            with tempfile.TemporaryDirectory() as folder:
                measure(Path(folder))


main(sys.argv[1:])
