"""The shelves from which this process draws: what `pictos.symbols` knows of brought sets.

Keys are random and a set on the shelf never changes, so what is found of one may be kept; that
it stands there is looked at each time, since it may be taken away, also by another process.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictos.sets.shelf import Found, Shelf

_shelves: "dict[Path, Shelf]" = {}


def add_shelf(folder: Path) -> None:
    """Draw from the sets in this folder as well, now and later; it need not be there yet."""
    from pictos.sets.shelf import Shelf  # here, since who brings no sets needs no database

    shelf = Shelf(folder)
    _shelves.setdefault(shelf.folder, shelf)


def home_of(key: str) -> "Shelf | None":
    """The shelf on which the set of this key stands."""
    return next((shelf for shelf in _shelves.values() if shelf.holds(key)), None)


def found(key: str, code: str) -> "Found | None":
    """The picture of a set with its word and whose it is; none when it is not there."""
    shelf = home_of(key)
    try:
        return _kept(shelf, key, code) if shelf else None
    except LookupError:
        return None


def svg(key: str, code: str) -> str:
    """The drawing; raises `LookupError` when it is not there."""
    shelf = home_of(key)
    drawn = shelf.svg(key, code) if shelf else None
    if drawn is None:
        raise LookupError(f"{key}:{code}")
    return drawn


def name_of(key: str) -> str:
    """What the set is called."""
    shelf = home_of(key)
    return _name(shelf, key) if shelf else ""


def drawn(keys: Iterable[str], concept: str) -> "tuple[str, Found] | None":
    """The first of these sets that draws the concept, and its picture."""
    for key in keys:
        if (shelf := home_of(key)) and (picture := _drawn(shelf, key, concept)):
            return key, picture
    return None


def search(keys: Iterable[str], words: Iterable[str], limit: int) -> "list[tuple[str, Found]]":
    """The pictures of these sets for the words, the best of each set first."""
    wanted = tuple(words)
    pairs = [(key, shelf) for key in keys if (shelf := home_of(key))]
    return [(key, one) for key, shelf in pairs for one in shelf.search(key, wanted, limit)]


@lru_cache(maxsize=4096)
def _kept(shelf: "Shelf", key: str, code: str) -> "Found":
    picture = shelf.found(key, code)
    if picture is None:  # raised, so that it is not kept: anybody can ask for what is not there
        raise LookupError(code)
    return picture


@lru_cache(maxsize=64)
def _name(shelf: "Shelf", key: str) -> str:
    return shelf.name(key)


@lru_cache(maxsize=4096)
def _drawn(shelf: "Shelf", key: str, concept: str) -> "Found | None":
    return shelf.drawn(key, concept)
