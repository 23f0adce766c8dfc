"""Making an agenda: the order of its items."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from portal.rendering import Page


@dataclass(frozen=True, kw_only=True)
class Step:
    """An item in the list that is put in order; ``first`` and ``last`` cannot go further."""

    id: int
    number: int | None
    title: str
    minutes: int
    href: str
    first: bool
    last: bool


@dataclass(frozen=True, kw_only=True)
class OrderPage(Page):
    """The items in order, each with a way up and down; they can be dragged as well."""

    template: ClassVar[str] = "agenda/order"

    order_form: Any
    rows: Sequence[Step] = ()
