"""How a WTForms field is asked: what the kits need to know of it to draw it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import BooleanField, FileField, RadioField, SelectFieldBase, SelectMultipleField
from wtforms.validators import DataRequired

from portal.concepts import CONCEPTS
from portal.forms import Voice, offered

MOST_CHOICES = 5
MOST_FACES = 8


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

    Without the line that asks to choose, which is empty or what `DataRequired` refuses.
    """
    symbols = getattr(field, "symbols", None) or (field.render_kw or {}).get("symbols", {})
    faces = getattr(field, "faces", {})
    kind = "checkbox" if isinstance(field, SelectMultipleField) else "radio"
    needed = any(isinstance(one, DataRequired) for one in field.validators)
    none = {"", "0"} if needed else {""}
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
        if str(value) not in none
    ]


def most_in_sight(choices: Sequence[Choice]) -> int:
    """How many of the choices the picto view shows at once; the others wait behind "More".

    What is ticked off is a list: all of it is seen.
    """
    if any(one.photo_of for one in choices):
        return MOST_FACES
    return MOST_CHOICES if all(one.type == "radio" for one in choices) else len(choices)


def offer_pictured(field: Any, choices: Iterable[tuple[Any, str, str]]) -> None:
    """Let somebody choose from values, each with its words and its pictogram."""
    some = list(choices)
    field.choices = offered((value, words) for value, words, _ in some)
    field.symbols = {str(value): symbol for value, _, symbol in some}


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
