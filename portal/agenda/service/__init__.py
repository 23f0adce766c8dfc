"""The agenda: what is shown of it, and what is done with it. Other features need this alone."""

from portal.agenda.service.changing import (
    MOST_ITEMS,
    ItemText,
    add_item,
    begin_with,
    carry_over,
    change_item,
    order,
    remove_item,
    removed_item,
    restore_item,
)
from portal.agenda.service.purging import purge
from portal.agenda.service.reading import (
    BREAK,
    Neighbours,
    Point,
    numbers,
    outline,
    steps,
    topic_of,
)

__all__ = [
    "BREAK",
    "MOST_ITEMS",
    "ItemText",
    "Neighbours",
    "Point",
    "add_item",
    "begin_with",
    "carry_over",
    "change_item",
    "numbers",
    "order",
    "outline",
    "purge",
    "remove_item",
    "removed_item",
    "restore_item",
    "steps",
    "topic_of",
]
