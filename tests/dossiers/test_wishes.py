"""What each party wants stands in a dossier, and two who write it down at once both see it."""

from typing import Any

import pytest

from portal.dossiers import service as dossiers
from portal.errors import ConflictError


def test_what_each_party_wants_is_kept_and_an_empty_one_goes(
    session: Any, council: Any, actor: Any
) -> None:
    sanne = actor("Sanne")
    dossier = dossiers.begin_dossier(sanne, council, "Verbouwing")
    said = {"manager": "Plan B.", "residents": "Een rustige hoek.", "staff": ""}
    dossiers.set_wishes(sanne, dossier, said, dossier.version)
    known = dossiers.wishes(dossier)
    assert list(known.items()) == [("residents", "Een rustige hoek."), ("manager", "Plan B.")]
    dossiers.set_wishes(sanne, dossier, {"manager": "Plan B."}, dossier.version)
    assert dossiers.wishes(dossier) == {"manager": "Plan B."}


def test_who_saves_second_is_told(session: Any, council: Any, actor: Any) -> None:
    sanne = actor("Sanne")
    dossier = dossiers.begin_dossier(sanne, council, "Verbouwing")
    seen = dossier.version
    dossiers.set_wishes(sanne, dossier, {"manager": "Plan B."}, seen)
    with pytest.raises(ConflictError):
        dossiers.set_wishes(sanne, dossier, {"manager": "Plan A."}, seen)
    assert dossiers.wishes(dossier) == {"manager": "Plan B."}
