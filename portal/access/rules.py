"""A row of the table of rights: a permission, and the conditions that give it."""

from dataclasses import dataclass
from typing import Any

from portal.access.conditions import Condition


@dataclass(frozen=True)
class Rule:
    """Who may: any of the conditions, over rows of ``subject``."""

    subject: type[Any]
    anyone_of: tuple[Condition, ...]
