"""A request that came, with what the tests of dossiers know of it, and letters about it."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.letters import service as letters
from portal.letters.models import Letter, LetterKind
from tests.dossiers.conftest import actor, council, filed, on, regulation

__all__ = ["actor", "council", "filed", "on", "regulation"]


@pytest.fixture
def begun(actor: Any) -> Callable[..., Letter]:
    """A letter that Sanne began about a request; with ``says`` all that is open is written."""

    def begin(request: Any, kind: LetterKind, says: str = "") -> Letter:
        letter = letters.begin(actor("Sanne"), request.dossier, request, kind, "Petra de Wit")
        if says:
            text = letter.text
            for place in letters.open_places(text):
                text = text.replace(place, says)
            letters.edit(
                actor("Sanne"), letter, letter.title, letter.recipient, text, letter.version
            )
        return letter

    return begin
