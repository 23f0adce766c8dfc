"""What is over stands among what was closed, also without a decision that was told."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from portal.dossiers import service as dossiers
from portal.dossiers.models import Outcome
from portal.errors import RefusedError
from tests.dossiers.conftest import Story, hear
from tests.dossiers.test_stories import answered


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
    asking = client_as("Hans").get(f"{place}/ask").text
    assert "Wat wil je weten?" in asking
    assert "staat stil" not in asking, "no term runs"
    shown = client_as("Hans").get(place).text
    assert "Wij zeggen het zelf: 1 februari 2027" in shown
    assert "De aanvraag kwam binnen" not in shown


@pytest.mark.parametrize("outcome", [Outcome.TAKEN_OVER, Outcome.WITHDRAWN])
def test_the_committee_is_not_asked_about_own_advice_that_was_not_refused(
    client_as: Any, session: Any, actor: Any, council: Any, on: Any, outcome: Outcome
) -> None:
    on(2027, 2, 1)
    anneke = actor("Anneke")
    dossier = dossiers.begin_dossier(anneke, council, "Vaker warm eten")
    hear(dossier, anneke)
    asked = dossiers.Asked(subject="9", listed="8.1.f", title="Vaker warm eten")
    story = Story(dossiers.register(anneke, dossier, asked, None), actor)
    story.does("Anneke", dossiers.adopt, on=date(2027, 2, 1), advice="Warm.", answer="")
    story.does("Anneke", dossiers.send)
    assert not dossiers.is_for_committee(story.request), "they did not answer yet"
    story.does("Petra", dossiers.decide, on=on(2027, 2, 20), outcome=outcome, reasons="Zo.")
    with pytest.raises(RefusedError, match=r"art\. 8 lid 6"):
        story.does("Sanne", dossiers.ask_permission, on=on(2027, 2, 21))
    session.commit()
    shown = client_as("Sanne").get(f"/requests/{story.request.id}").text
    assert "/permission" not in shown


def test_the_committee_is_not_asked_about_a_plan_that_is_off(filed: Any, on: Any) -> None:
    on(2027, 2, 1)
    story = filed("8.1.h")
    answered(story, on, "refuses")
    assert dossiers.is_for_committee(story.request)
    off = {"outcome": Outcome.WITHDRAWN, "reasons": "Het plan gaat niet door."}
    story.does("Petra", dossiers.decide, on=on(2027, 4, 1), **off)
    assert not dossiers.is_for_committee(story.request)
    with pytest.raises(RefusedError, match=r"art\. 8 lid 6"):
        story.does("Sanne", dossiers.ask_permission, on=on(2027, 4, 2))
