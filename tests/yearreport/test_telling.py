"""What the house is told of a request: made by the council, told by its officers, to the house."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from portal.audit import AuditEvent
from portal.dossiers.models import Outcome, Request, RequestStep, Station, What
from portal.easytext.models import EasyLine
from portal.identity import Proof
from portal.yearreport.models import Feedback, FeedbackPart, Part
from portal.yearreport.service import telling
from tests.yearreport.making import decided

Sign = Callable[..., FlaskClient]
WORDS = {
    "asked": "De tuin wordt nieuw.",
    "said": "Wij willen een bank.",
    "decided": "Er komt een bank.",
    "changes": "Je kunt buiten zitten.",
}


@pytest.fixture
def request_id(session: Any, regulation: Any, council: Any) -> int:
    made = decided(council, "Nieuwe tuin").id
    session.commit()
    return int(made)


@pytest.fixture
def feedback(client_as: Sign, request_id: int) -> str:
    """Its address, once a member began it and wrote it."""
    roos = client_as("Roos")
    place = roos.send(f"/requests/{request_id}/feedback", {}).location
    answer = roos.send(f"{place}/words", WORDS | {"version": "1"})
    assert (answer.status_code, answer.location) == (303, place)
    return str(place)


def whole(client: FlaskClient, page: str) -> str:
    return "".join(client.get(f"{page}?card={one}").text for one in range(1, 5))


def test_it_is_proposed_from_what_was_asked_sent_and_decided_with_pictures(
    client_as: Sign, request_id: int, kept: Any
) -> None:
    place = client_as("Roos").send(f"/requests/{request_id}/feedback", {}).location
    found = kept(sa.select(FeedbackPart.part, FeedbackPart.text).order_by(FeedbackPart.id))
    words = dict(tuple(row) for row in found)
    assert words["asked"].splitlines()[0] == "Nieuwe tuin."
    assert "Wij willen dit graag." in words["said"]
    assert words["changes"] == "Het wordt mooier."
    assert "Dit is van ons." not in "".join(words.values())
    lines = kept(sa.select(EasyLine.text, EasyLine.status))
    assert ("Het kost geld.", "proposed") in [tuple(line) for line in lines]
    again = client_as("Sanne").send(f"/requests/{request_id}/feedback", {}).location
    assert again == place


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_house_reads_it_once_it_is_told_and_nobody_else_does(
    client_as: Sign, feedback: str, view: str
) -> None:
    house = [("Joyce", Proof.CARD), ("Mo", Proof.FACE), ("Bas", Proof.ACCOUNT)]
    others = ["Petra", "Gerrit", "Bea"]
    for who, proof in house:
        found = client_as(who, view=view, proof=proof).get(feedback)
        assert found.status_code in (303, 404), who
    told = client_as("Anneke").send(f"{feedback}/tell", {"version": "2"})
    assert told.status_code == 303
    for who, proof in house:
        page = whole(client_as(who, view=view, proof=proof), feedback)
        assert all(words in page for words in WORDS.values()), who
    for who in others:
        client = client_as(who, view=view)
        assert client.get(feedback).status_code == 404, who
        assert client.get(f"{feedback}?paper=a4").status_code == 404, who


def test_telling_it_reports_the_request_in_the_same_act(
    client_as: Sign, feedback: str, request_id: int, kept: Any
) -> None:
    station = sa.select(Request.station).where(Request.id == request_id)
    assert kept(station) == [(Station.DECIDED,)]
    assert client_as("Hans").send(f"{feedback}/tell", {"version": "2"}).status_code == 303
    assert kept(station) == [(Station.REPORTED,)]
    lines = sa.select(RequestStep.what).where(RequestStep.request_id == request_id)
    assert [one.what for one in kept(lines)].count(What.REPORTED) == 1
    told = [one.what for one in kept(sa.select(AuditEvent.what))]
    assert {"feedback:told", "request:reported"} <= set(told)
    again = client_as("Hans").send(f"{feedback}/tell", {"version": "3"})
    assert again.status_code == 422
    changed = client_as("Roos").send(f"{feedback}/words", WORDS | {"version": "3"})
    assert changed.status_code == 422


def test_only_chair_or_secretary_tell_what_has_words_and_was_read(
    client_as: Sign, feedback: str, kept: Any
) -> None:
    for who in ("Sanne", "Roos"):
        assert client_as(who).send(f"{feedback}/tell", {"version": "2"}).status_code == 403
    anneke = client_as("Anneke")
    assert anneke.send(f"{feedback}/tell", {"version": "1"}).status_code == 409
    client_as("Roos").send(f"{feedback}/words", WORDS | {"changes": "", "version": "2"})
    assert anneke.send(f"{feedback}/tell", {"version": "3"}).status_code == 422
    assert kept(sa.select(Feedback.told_at)) == [(None,)]


def test_two_who_write_lose_nothing(client_as: Sign, feedback: str) -> None:
    first = WORDS | {"said": "Van Roos.", "version": "2"}
    assert client_as("Roos").send(f"{feedback}/words", first).status_code == 303
    late = client_as("Sanne").send(f"{feedback}/words", WORDS | {"said": "Laat.", "version": "2"})
    assert late.status_code == 409
    assert "Van Roos." in late.text
    assert "Laat." in late.text


def test_nothing_is_told_before_it_was_decided(client_as: Sign, filed: Any, session: Any) -> None:
    open_one = filed("8.1.h").request.id
    session.commit()
    assert client_as("Roos").send(f"/requests/{open_one}/feedback", {}).status_code == 404


def test_the_house_finds_it_on_its_start_page_and_at_its_council(
    client_as: Sign, feedback: str, council: Any, clock: Any
) -> None:
    bas, joyce = client_as("Bas"), client_as("Joyce", view="picto", proof=Proof.CARD)
    assert feedback not in bas.get("/").text
    client_as("Anneke").send(f"{feedback}/tell", {"version": "2"})
    shelf = f"/councils/{council.id}/feedback"
    assert feedback in bas.get("/").text
    assert feedback in joyce.get("/").text
    assert feedback in bas.get(shelf).text
    assert shelf in bas.get(f"/councils/{council.id}").text
    assert feedback not in client_as("Petra").get(shelf).text
    clock.forward(days=15)
    assert feedback not in client_as("Bas").get("/").text
    assert feedback in client_as("Bas").get(shelf).text


def test_it_can_be_printed(client_as: Sign, feedback: str) -> None:
    client_as("Anneke").send(f"{feedback}/tell", {"version": "2"})
    paper = client_as("Bas").get(f"{feedback}?paper=a4")
    assert paper.mimetype == "application/pdf"
    assert paper.data.startswith(b"%PDF")


def test_each_part_has_the_usual_editor_for_officers_and_supporter(
    client_as: Sign, feedback: str
) -> None:
    answer = client_as("Sanne").send(f"{feedback}/easy-text/said", {})
    assert answer.status_code == 303
    assert "Wij willen een bank." in client_as("Sanne").get(answer.location).text
    assert client_as("Sanne").send(f"{feedback}/easy-text/more", {}).status_code == 404
    assert client_as("Roos").send(f"{feedback}/easy-text/said", {}).status_code == 403


@pytest.mark.parametrize(
    ("outcome", "part"), [(Outcome.WITHDRAWN, "changes"), (Outcome.TAKEN_OVER, "decided")]
)
def test_what_was_decided_is_said_in_a_sentence_of_its_own(
    session: Any, regulation: Any, council: Any, outcome: Outcome, part: str
) -> None:
    words = telling.proposed(decided(council, "Nieuwe tuin", outcome))
    assert words[Part(part)].strip()
    assert words[Part.ASKED] != words[Part.DECIDED]
