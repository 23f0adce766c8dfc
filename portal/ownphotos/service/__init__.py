"""Keeping photos of own things, and asking for them at the tablet."""

from portal.ownphotos.service.asking import (
    Answered,
    answer,
    asked,
    begin,
    is_closed,
    mark,
    shown,
    who_is_asked,
)
from portal.ownphotos.service.keeping import (
    SIDE,
    Lacks,
    check_of,
    forget_who_left,
    lacks,
    let_in,
    photos_of,
    place,
    remove,
    turn_off,
    turn_on,
)

__all__ = [
    "SIDE",
    "Answered",
    "Lacks",
    "answer",
    "asked",
    "begin",
    "check_of",
    "forget_who_left",
    "is_closed",
    "lacks",
    "let_in",
    "mark",
    "photos_of",
    "place",
    "remove",
    "shown",
    "turn_off",
    "turn_on",
    "who_is_asked",
]
