"""A request of each kind, from when it comes to each end that it can have."""

from datetime import date
from typing import Any

import pytest

from portal.dossiers import service as dossiers
from portal.dossiers.models import Outcome, Station
from portal.errors import RefusedError


def answered(story: Any, on: Any, answer: str = "") -> None:
    """Adopted and sent on 15 March; a refusal after a talk."""
    if answer == "refuses":
        talk = {"said": "Zij willen plan B.", "impossible": ""}
        story.does("Sanne", dossiers.talk, on=on(2027, 3, 10), **talk)
    day = on(2027, 3, 15)
    words = {"advice": "Wij kiezen plan A, want dat is rustiger.", "answer": answer}
    story.does("Anneke", dossiers.adopt, on=day, **words)
    story.does("Anneke", dossiers.send)


def test_a_refusal_that_the_provider_passes_over_can_be_made_void_until_30_april(
    filed: Any, on: Any
) -> None:
    on(2027, 2, 1)
    story = filed("8.1.h")
    assert story.days == {"consent": date(2027, 3, 15)}
    story.does("Sanne", dossiers.ask, question="Hoe lang duurt het?", waits=False)
    on(2027, 2, 18)
    story.does("Sanne", dossiers.discuss, on=date(2027, 2, 18), said="Wij vinden A fijner.")
    answered(story, on, "refuses")
    assert story.days == {}
    told = on(2027, 3, 31)
    going_on = {"outcome": Outcome.NOT, "reasons": "Plan B is goedkoper."}
    story.does("Petra", dossiers.decide, on=told, **going_on)
    assert story.days == {"nullity": date(2027, 4, 30)}
    on(2027, 4, 29)
    story.does("Anneke", dossiers.invoke_nullity)
    assert story.request.nullity_on == date(2027, 4, 29)
    assert story.days == {}
    story.does("Anneke", dossiers.report, how="Met pictogrammen aan de muur.")
    story.does("Anneke", dossiers.close, why="")
    assert story.request.station == Station.CLOSED


def test_after_the_last_day_nullity_is_refused_with_the_day(filed: Any, on: Any) -> None:
    on(2027, 2, 1)
    story = filed("8.1.h")
    answered(story, on, "refuses")
    going_on = {"outcome": Outcome.NOT, "reasons": "Plan B is goedkoper."}
    story.does("Petra", dossiers.decide, on=on(2027, 3, 31), **going_on)
    on(2027, 5, 1)
    with pytest.raises(RefusedError, match="30 april 2027"):
        story.does("Anneke", dossiers.invoke_nullity)


def test_a_decision_that_nobody_asked_about_can_be_void_from_when_it_is_noticed(
    filed: Any, on: Any
) -> None:
    on(2027, 2, 1)
    story = filed("8.1.d")
    seen = on(2027, 2, 28)
    story.does("Sanne", dossiers.notice, on=seen, seen="De nieuwe regels hangen er al.")
    assert story.days == {"nullity": date(2027, 3, 28)}


@pytest.mark.parametrize("permitted", [True, False])
def test_the_committee_rules_and_three_months_to_appeal_begin(
    filed: Any, on: Any, permitted: bool
) -> None:
    on(2027, 2, 1)
    story = filed("8.1.h")
    answered(story, on, "refuses")
    story.does("Sanne", dossiers.ask_permission, on=on(2027, 4, 2))
    ruled = on(2027, 11, 30)
    story.does("Sanne", dossiers.rule, on=ruled, text="Uitspraak.", permitted=permitted)
    assert story.days == {"appeal": date(2028, 2, 29)}
    going_on = {"outcome": Outcome.NOT, "reasons": "De commissie zei het."}
    story.does("Petra", dossiers.decide, on=on(2027, 12, 1), **going_on)
    assert ("nullity" in story.days) is not permitted


def test_a_plan_that_is_taken_back_ends_there(filed: Any, on: Any) -> None:
    on(2027, 2, 1)
    story = filed("8.1.h")
    answered(story, on, "refuses")
    off = {"outcome": Outcome.WITHDRAWN, "reasons": ""}
    story.does("Petra", dossiers.decide, on=on(2027, 3, 20), **off)
    assert story.days == {}


def test_with_consent_it_goes_on(filed: Any, on: Any) -> None:
    on(2027, 2, 1)
    story = filed("8.1.h")
    answered(story, on, "consents")
    assert story.days == {"decision": date(2027, 4, 12)}
    taken = {"outcome": Outcome.TAKEN_OVER, "reasons": ""}
    story.does("Petra", dossiers.decide, on=on(2027, 3, 20), **taken)
    assert story.request.station == Station.DECIDED
    assert story.days == {}


@pytest.mark.parametrize("outcome", [Outcome.TAKEN_OVER, Outcome.PARTLY, Outcome.NOT])
def test_advice_is_taken_over_partly_or_not(filed: Any, on: Any, outcome: Outcome) -> None:
    on(2027, 2, 1)
    story = filed("7.1.h")
    assert story.days == {"advice": date(2027, 3, 15)}
    answered(story, on)
    day = on(2027, 4, 1)
    decided = {"outcome": outcome, "reasons": "Er is geen geld."}
    if outcome != Outcome.TAKEN_OVER:
        with pytest.raises(RefusedError, match=r"art\. 7 lid 5"):
            story.does("Petra", dossiers.decide, on=day, **decided)
        story.does("Anneke", dossiers.talk, on=day, said="Gesproken.", impossible="")
    story.does("Petra", dossiers.decide, on=day, **decided)
    assert story.request.outcome == outcome


def test_own_advice_goes_out_without_a_term_and_on_the_list_to_the_committee(
    filed: Any, on: Any, actor: Any, council: Any, regulation: Any
) -> None:
    from tests.dossiers.conftest import Story, hear

    on(2027, 2, 1)
    anneke = actor("Anneke")
    dossier = dossiers.begin_dossier(anneke, council, "Vaker warm eten")
    hear(dossier, anneke)
    asked = dossiers.Asked(subject="9", listed="8.1.f", title="Vaker warm eten")
    request = dossiers.register(anneke, dossier, asked, None)
    story = Story(request, actor)
    assert story.days == {}
    words = {"advice": "Twee keer per week warm.", "answer": ""}
    story.does("Anneke", dossiers.adopt, on=date(2027, 2, 1), **words)
    story.does("Anneke", dossiers.send)
    story.does("Anneke", dossiers.talk, on=None, said="", impossible="Zij kwamen niet.")
    no = {"outcome": Outcome.NOT, "reasons": "Te duur."}
    story.does("Petra", dossiers.decide, on=on(2027, 2, 20), **no)
    story.does("Sanne", dossiers.ask_permission, on=on(2027, 2, 21))
    assert story.request.station == Station.SUBSTITUTE
