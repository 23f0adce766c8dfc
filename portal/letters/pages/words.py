"""How a letter is named."""

from flask import url_for

from portal.concepts import CONCEPTS
from portal.letters.models import Letter


def symbol_of(letter: Letter) -> str:
    """The picture of what it is for."""
    return CONCEPTS[f"letter.{letter.kind}"].symbol


def place_of(letter: Letter) -> str:
    """Where it is read."""
    return url_for("portal.letters.show", letter_id=letter.id)
