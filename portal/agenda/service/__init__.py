"""The agenda: what is shown of it, and what is done with it. Other features need this alone."""

from portal.agenda.service.changing import (
    MOST_ITEMS,
    ItemText,
    add_item,
    begin_with,
    carry_item,
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
    whole,
)
from portal.agenda.service.templates import (
    OWN,
    keep_template,
    own_sources,
    remove_template,
    rename_template,
    templates_of,
)

__all__ = [
    "BREAK",
    "MOST_ITEMS",
    "OWN",
    "ItemText",
    "Neighbours",
    "Point",
    "add_item",
    "begin_with",
    "carry_item",
    "carry_over",
    "change_item",
    "keep_template",
    "numbers",
    "order",
    "outline",
    "own_sources",
    "purge",
    "remove_item",
    "remove_template",
    "removed_item",
    "rename_template",
    "restore_item",
    "steps",
    "templates_of",
    "topic_of",
    "whole",
]
