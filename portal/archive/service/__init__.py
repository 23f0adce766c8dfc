"""The archive: what there is of a year, and old papers that are brought in and kept."""

from portal.archive.service.bringing import (
    Found,
    NotKeptError,
    bring,
    discard,
    keep,
    named,
    remove,
    store,
    waiting,
)
from portal.archive.service.reading import Entry, Shelf, shelf

__all__ = [
    "Entry",
    "Found",
    "NotKeptError",
    "Shelf",
    "bring",
    "discard",
    "keep",
    "named",
    "remove",
    "shelf",
    "store",
    "waiting",
]
