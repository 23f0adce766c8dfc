"""Letters on their pages: written together, signed by an officer, closed to others until sent."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from portal.audit import AuditEvent
from portal.letters.models import Letter
from tests.printing.test_pages_on_paper import letters_of

Sign = Callable[..., FlaskClient]


@pytest.fixture
def request_(filed: Any, on: Any, session: Any) -> Any:
    on(2027, 2, 1)
    story = filed("7.1.h")
    session.commit()
    return story.request


@pytest.fixture
def place(client_as: Sign, request_: Any) -> str:
    """The page of a letter that Sanne began in the browser."""
    new = f"/dossiers/{request_.dossier_id}/letters/new?asked={request_.id}"
    typed = {"kind": "receipt", "recipient": "Petra"}
    answer = client_as("Sanne").send(new, typed)
    assert answer.status_code == 303
    return str(answer.location).removesuffix("/edit")


@pytest.fixture
def stored(app: Any) -> Callable[[Any], list[Any]]:
    def read(statement: Any) -> list[Any]:
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(statement).all())

    return read


def whole(client: FlaskClient, path: str) -> str:
    """All screens of a page."""
    return "".join(client.get(f"{path}?card={number}").text for number in range(1, 12))


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_from_the_request_to_a_letter_that_the_manager_reads(
    client_as: Sign, request_: Any, place: str, view: str
) -> None:
    roos = client_as("Roos", view=view)
    assert place in whole(roos, f"/requests/{request_.id}")
    assert "ontvingen wij uw aanvraag" in roos.get(place).text
    assert client_as("Petra").get(place).status_code == 404
    anneke = client_as("Anneke", view=view)
    assert f"{place}/send" in whole(anneke, place)
    assert anneke.send(f"{place}/send", {"version": 1}).status_code == 303
    petra = client_as("Petra", view=view)
    assert place in whole(petra, f"/requests/{request_.id}")
    assert "ontvingen wij uw aanvraag" in petra.get(place).text


def test_the_supporter_writes_and_never_signs(client_as: Sign, place: str, stored: Any) -> None:
    sanne = client_as("Sanne")
    assert "/send" not in sanne.get(place).text
    for step in ("adopt", "send", "reopen"):
        assert sanne.send(f"{place}/{step}", {"version": 1}).status_code == 403
    assert len(stored(sa.select(AuditEvent.id).where(AuditEvent.refused))) == 3
    assert stored(sa.select(Letter.sent_on)) == [(None,)]


def test_two_writers_see_what_the_other_wrote(client_as: Sign, place: str) -> None:
    words = {"title": "Verbouwing", "recipient": "Petra", "version": 1}
    assert client_as("Roos").send(f"{place}/edit", words | {"text": "Van Roos."}).status_code == 303
    late = client_as("Hans").send(f"{place}/edit", words | {"text": "Van Hans."})
    assert late.status_code == 409
    assert "Van Roos." in late.text
    assert "Van Hans." in late.text
    page = client_as("Sanne").get(f"{place}/versions").text
    assert "Roos" in page


def test_a_version_shows_what_went_and_what_came(client_as: Sign, place: str, stored: Any) -> None:
    words = {"title": "Verbouwing", "recipient": "Petra", "version": 1, "text": "Iets nieuws."}
    client_as("Roos").send(f"{place}/edit", words)
    from portal.letters.models import LetterVersion

    (last,) = stored(sa.select(sa.func.max(LetterVersion.id)))[0]
    page = client_as("Sanne").get(f"{place}/versions/{last}").text
    assert "Iets nieuws." in page
    assert client_as("Sanne").get(f"{place}/versions/{last + 1}").status_code == 404


def test_on_paper_and_as_word_it_says_the_same(client_as: Sign, place: str) -> None:
    client_as("Anneke").send(f"{place}/send", {"version": 1})
    petra = client_as("Petra")
    paper = letters_of(petra.get(f"{place}/pdf").data)
    kept = re.compile(r"\W")
    whole = docx.Document(BytesIO(petra.get(f"{place}/word").data))
    words = "\n".join(one.text for one in whole.paragraphs)
    for said in ("2027-1", "Beste Petra", "1 februari 2027", "Anneke", "voorzitter"):
        assert kept.sub("", said) in paper
        assert said in words


def test_no_file_stays_on_a_shared_tablet(client_as: Sign, place: str) -> None:
    from portal.identity import Proof

    roos = client_as("Roos", proof=Proof.CARD, view="picto")
    assert f"{place}/pdf" not in roos.get(place).text
    assert roos.get(f"{place}/pdf").status_code == 404
    assert roos.get(f"{place}/word").status_code == 404


def test_a_letter_to_the_committee_is_not_for_the_manager(
    client_as: Sign, request_: Any, stored: Any
) -> None:
    anneke = client_as("Anneke")
    new = f"/dossiers/{request_.dossier_id}/letters/new?asked={request_.id}"
    place = anneke.send(new, {"kind": "committee", "recipient": "De commissie"}).location
    place = place.removesuffix("/edit")
    words = {"title": "Wij vragen hulp", "recipient": "De commissie", "text": "Wij willen hulp."}
    anneke.send(f"{place}/edit", words | {"version": 1})
    assert anneke.send(f"{place}/send", {"version": 2}).status_code == 422
    adopted = {"on": "2027-02-01", "version": 2}
    assert anneke.send(f"{place}/adopt", adopted).status_code == 303
    assert anneke.send(f"{place}/send", {"version": 3}).status_code == 303
    assert client_as("Petra").get(place).status_code == 404
    assert place not in client_as("Petra").get(f"/requests/{request_.id}").text


def test_a_draft_can_be_thrown_away_and_what_was_sent_cannot(
    client_as: Sign, place: str, stored: Any
) -> None:
    client_as("Anneke").send(f"{place}/send", {"version": 1})
    answer = client_as("Roos").send(f"{place}/remove", {"version": 2})
    assert answer.status_code == 422
    assert "blijft zoals hij is" in answer.text


def test_the_archive_has_what_is_written_and_what_was_sent(
    client_as: Sign, place: str, council: Any
) -> None:
    archive = f"/councils/{council.id}/correspondence"
    assert "Hier schrijven we nog aan" in client_as("Roos").get(archive).text
    client_as("Anneke").send(f"{place}/send", {"version": 1})
    page = client_as("Roos").get(archive).text
    assert "2027-1" in page
    assert "Hier schrijven we nog aan" not in page
    assert client_as("Petra").get(archive).status_code in (403, 404)


def test_the_words_to_begin_with_are_the_councils(
    client_as: Sign, council: Any, session: Any
) -> None:
    session.commit()
    at = f"/councils/{council.id}/correspondence/words"
    anneke = client_as("Anneke")
    assert "[onderwerp]" in anneke.get(f"{at}/receipt").text
    assert anneke.send(f"{at}/receipt", {"text": "Dank.", "own": 0}).status_code == 303
    assert "eigen woorden" in anneke.get(at).text
    late = anneke.send(f"{at}/receipt", {"text": "Anders.", "own": 0})
    assert late.status_code == 409
    assert "Anders." in late.text
    assert anneke.get(f"{at}/nothing").status_code == 404
    assert client_as("Roos").get(at).status_code == 403


def test_a_kind_of_nothing_keeps_what_was_typed(client_as: Sign, request_: Any) -> None:
    new = f"/dossiers/{request_.dossier_id}/letters/new?asked={request_.id}"
    answer = client_as("Roos").send(new, {"kind": "poem", "recipient": "Petra de Wit"})
    assert answer.status_code == 422
    assert "Petra de Wit" in answer.text
    assert (
        client_as("Roos")
        .get(f"/dossiers/{request_.dossier_id}/letters/new?asked=99999")
        .status_code
        == 404
    )
