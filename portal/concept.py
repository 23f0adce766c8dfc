"""A word with its pictures."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Concept:
    """``icon`` is an ink mark for the standard view's buttons, ``symbol`` the pictogram."""

    label: Any
    symbol: str
    icon: str = ""
