"""What is over stands among what was closed, also without a decision that was told."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from portal.dossiers import service as dossiers
from portal.dossiers.models import Outcome


def test_what_was_given_back_or_only_noticed_does_not_get_lost(
    filed: Any, on: Any, council: Any
) -> None:
    on(2027, 2, 1)
    back, seen = filed("7.1.h"), filed("8.1.d")
    back.does("Anneke", dossiers.return_, "Het plan van de kosten.")
    back.does("Anneke", dossiers.close, why="Zij vroegen het niet opnieuw.")
    seen.does("Sanne", dossiers.notice, on=date(2027, 2, 1), seen="Het hangt er al.")
    seen.does("Anneke", dossiers.close, why="Zij haalden het weg.")
    assert set(dossiers.ended(sa.true(), 2027)) == {back.request, seen.request}
    assert dossiers.ended(sa.true(), 2026) == []
    (tally,) = dossiers.tallies(sa.true(), [council], 2027)
    assert tally.outcomes[Outcome.NOT] == 1


def test_the_trail_of_own_advice_does_not_say_that_it_was_asked(
    client_as: Any, session: Any, actor: Any, council: Any, on: Any
) -> None:
    on(2027, 2, 1)
    anneke = actor("Anneke")
    dossier = dossiers.begin_dossier(anneke, council, "Vaker warm eten")
    asked = dossiers.Asked(subject="9", title="Vaker warm eten")
    place = f"/requests/{dossiers.register(anneke, dossier, asked, None).id}"
    session.commit()
    shown = client_as("Hans").get(place).text
    assert "Wij zeggen het zelf: 1 februari 2027" in shown
    assert "De aanvraag kwam binnen" not in shown
