"""How a WTForms field is asked: what the kits need to know of it to draw it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wtforms import BooleanField, FileField, RadioField, SelectFieldBase, SelectMultipleField

from portal.concepts import CONCEPTS
from portal.forms import Voice, offered

MOST_CHOICES = 5


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One choice of a field; ``type`` is the input's type."""

    id: str
    type: str
    value: str
    label: str
    checked: bool
    symbol: str
    photo_of: Any = None


def kind_of(field: Any) -> str:
    """ "choices" (all in sight), "tick", "voice", "file", "select" or "text"."""
    if isinstance(field, Voice):
        return "voice"
    if isinstance(field, RadioField | SelectMultipleField):
        return "choices"
    if isinstance(field, SelectFieldBase):
        return "select"
    if isinstance(field, BooleanField):
        return "tick"
    return "file" if isinstance(field, FileField) else "text"


def in_sight(field: Any) -> bool:
    """Whether the picto view lays all choices out, a choice of few being one tap."""
    kind = kind_of(field)
    return kind == "choices" or (kind == "select" and len(choices_of(field)) <= MOST_CHOICES)


def choices_of(field: Any) -> list[Choice]:
    """The choices with their pictograms: from ``symbols`` (of the field, or in its
    ``render_kw``), else the concept's.

    Without the empty line that asks to choose: it is no choice.
    """
    symbols = getattr(field, "symbols", None) or (field.render_kw or {}).get("symbols", {})
    faces = getattr(field, "faces", {})
    kind = "checkbox" if isinstance(field, SelectMultipleField) else "radio"
    return [
        Choice(
            id=f"{field.id}-{number}",
            type=kind,
            value=str(value),
            label=str(label),
            checked=bool(selected),
            symbol=symbols.get(value) or _symbol(str(value)),
            photo_of=faces.get(str(value)),
        )
        for number, (value, label, selected, _) in enumerate(field.iter_choices())
        if str(value)
    ]


def offer_people(field: Any, labels: Iterable[tuple[Any, str]]) -> None:
    """Let somebody choose people, each with a label; the picto view shows their faces."""
    people = list(labels)
    field.choices = offered((person.id, label) for person, label in people)
    field.faces = {str(person.id): person for person, _ in people}


def first_id(field: Any) -> str:
    """The id that a link to the field goes to."""
    return f"{field.id}-0" if kind_of(field) == "choices" else str(field.id)


def message_of(field: Any) -> str:
    """The first error, as one text."""
    return str(next(iter(field.errors), ""))


def has_file(form: Any) -> bool:
    """Whether the form sends a file."""
    return any(isinstance(field, FileField) for field in form)


def _symbol(value: str) -> str:
    known = CONCEPTS.get(value)
    return known.symbol if known else ""
