"""What cannot be is refused with a sentence that says why, and the trail keeps who tried."""

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.audit import AuditEvent
from portal.dossiers import service as dossiers
from portal.dossiers.models import Due, Request, Station
from portal.errors import ConflictError, RefusedError
from portal.regulation.models import Regulation


@pytest.fixture
def story(filed: Any, on: Any) -> Any:
    on(2027, 2, 1)
    return filed("8.1.h")


def test_refusing_comes_after_a_talk_or_a_reason_why_not(story: Any) -> None:
    words = {"on": date(2027, 2, 1), "advice": "Nee, want A is rustiger.", "answer": "refuses"}
    with pytest.raises(RefusedError, match=r"art\. 8 lid 4"):
        story.does("Anneke", dossiers.adopt, **words)
    assert story.request.station == Station.RECEIVED
    story.does("Anneke", dossiers.talk, on=None, said="", impossible="Zij kwamen niet.")
    story.does("Anneke", dossiers.adopt, **words)


def test_an_answer_says_how_residents_were_heard(filed: Any, on: Any) -> None:
    on(2027, 2, 1)
    story = filed("7.1.h", heard=False)
    words = {"on": date(2027, 2, 1), "advice": "Doen.", "answer": ""}
    with pytest.raises(RefusedError, match="hoe de bewoners zijn gehoord"):
        story.does("Anneke", dossiers.adopt, **words)


def test_a_proposal_for_consent_is_in_writing(
    session: Any, regulation: Regulation, council: Any, actor: Any
) -> None:
    anneke = actor("Anneke")
    dossier = dossiers.begin_dossier(anneke, council, "Verbouwing")
    asked = dossiers.Asked(subject="8.1.h", title="Kamer", in_writing=False)
    with pytest.raises(RefusedError, match=r"art\. 8 lid 3"):
        dossiers.register(anneke, dossier, asked, date(2027, 2, 1))


@pytest.mark.parametrize("step", ["decide", "send", "nullity", "rule", "report"])
def test_a_step_before_its_time_is_refused(story: Any, step: str) -> None:
    day = date(2027, 2, 1)
    steps: dict[str, Any] = {
        "decide": lambda: story.does(
            "Petra", dossiers.decide, on=day, outcome="taken_over", reasons=""
        ),
        "send": lambda: story.does("Anneke", dossiers.send),
        "nullity": lambda: story.does("Anneke", dossiers.invoke_nullity),
        "rule": lambda: story.does("Sanne", dossiers.rule, on=day, text="", permitted=True),
        "report": lambda: story.does("Anneke", dossiers.report, how="Verteld."),
    }
    with pytest.raises(RefusedError):
        steps[step]()
    assert story.request.station == Station.RECEIVED


def test_days_keep_their_order(story: Any, on: Any) -> None:
    on(2027, 2, 10)
    talk = {"said": "", "impossible": ""}
    with pytest.raises(RefusedError):
        story.does("Sanne", dossiers.talk, on=date(2027, 1, 31), **talk)
    with pytest.raises(RefusedError):
        story.does("Sanne", dossiers.talk, on=date(2027, 2, 11), **talk)
    story.does("Sanne", dossiers.talk, on=date(2027, 2, 10), **talk)


def test_two_who_move_it_at_once_make_one_step(story: Any) -> None:
    seen = story.request.version
    story.does("Sanne", dossiers.ask, question="Hoe lang?", waits=True)
    with pytest.raises(ConflictError):
        dossiers.ask(story.actor("Anneke"), story.request, "Hoe lang?", seen, waits=True)
    assert len(story.request.pauses) == 1


def test_the_term_stands_still_while_papers_are_missing(story: Any, on: Any) -> None:
    on(2027, 2, 8)
    story.does("Sanne", dossiers.ask, question="Waar is plan A?", waits=True)
    assert story.days == {}
    story.does("Petra", dossiers.answer_came, on=on(2027, 2, 18), answer="Hier is het.")
    assert story.days == {"consent": date(2027, 3, 25)}


def test_what_is_given_back_begins_anew_when_it_comes_again(story: Any, on: Any) -> None:
    story.does("Anneke", dossiers.return_, missing="De tekening.")
    assert story.days == {}
    story.does("Sanne", dossiers.receive, on=on(2027, 3, 1))
    assert story.days == {"consent": date(2027, 4, 12)}


def test_without_weeks_in_the_regulation_there_is_no_last_day_but_one_can_be_agreed(
    filed: Any, regulation: Regulation, on: Any
) -> None:
    regulation.advice_weeks = None
    on(2027, 2, 1)
    story = filed("7.1.h")
    assert story.days == {}
    story.does("Anneke", dossiers.agree, on=date(2027, 3, 30))
    assert story.days == {"advice": date(2027, 3, 30)}


def test_a_change_of_the_regulation_moves_no_term_that_runs(story: Any, regulation: Any) -> None:
    regulation.consent_weeks = 2
    story.does("Sanne", dossiers.discuss, on=date(2027, 2, 1), said="")
    assert story.days == {"consent": date(2027, 3, 15)}


def test_what_runs_stands_in_the_database_as_the_engine_says(story: Any, session: Any) -> None:
    def written() -> dict[str, date]:
        return {one.term: one.day for one in session.scalars(sa.select(Due))}

    assert written() == story.days
    story.does("Sanne", dossiers.ask, question="Waar is plan A?", waits=True)
    assert written() == {}


def test_the_trail_keeps_who_moved_it(story: Any, session: Any, person: Any) -> None:
    story.does("Sanne", dossiers.discuss, on=date(2027, 2, 1), said="Gepraat.")
    last = session.scalars(sa.select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert (last.what, last.person_id) == ("request:discussed", person("Sanne").id)


WRONG = {
    "refused without a talk": {"answer": "refuses", "talked_on": None, "no_talk": ""},
    "sent without words": {"sent_on": date(2027, 2, 2), "advice": ""},
    "sent before it came": {"sent_on": date(2027, 1, 2), "advice": "Ja."},
    "an unknown subject": {"subject": "8.1.j"},
    "consent on a subject of advice": {"subject": "7.1.a"},
    "consent that is not in writing": {"in_writing": False},
    "a ruling without its day": {"permitted": True},
    "an unknown station": {"station": "elsewhere"},
}


@pytest.mark.parametrize("what", WRONG)
def test_the_database_itself_keeps_to_the_gates(story: Any, session: Any, what: str) -> None:
    change = sa.update(Request).where(Request.id == story.request.id).values(**WRONG[what])
    with pytest.raises(sa.exc.IntegrityError):
        session.execute(change)


def test_a_month_in_summer_time_ends_on_its_day(filed: Any, on: Any) -> None:
    """The clock goes forward on 28 March 2027; days are days."""
    on(2027, 2, 28)
    story = filed("8.1.h")
    story.does("Sanne", dossiers.notice, on=on(2027, 2, 28), seen="Het staat er al.")
    assert story.days == {"nullity": date(2027, 3, 28)}
    assert story.days["nullity"] - date(2027, 2, 28) == timedelta(days=28)
