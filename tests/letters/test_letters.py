"""Letters: begun with what is known, adopted by the council, signed once, and never changed."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from portal.dossiers import service as dossiers
from portal.dossiers.models import Answer, Outcome, Station, What
from portal.errors import ConflictError, RefusedError
from portal.letters import service as letters
from portal.letters.models import Letter, LetterKind
from portal.mail.models import Message

SAYS = "Plan A is rustiger."


def address(letter: Letter) -> str:
    return f"https://raad.example/letters/{letter.id}"


def adopt(actor: Any, letter: Letter, day: date) -> None:
    letters.adopt(actor("Anneke"), letter, day, letter.version)


def send(actor: Any, letter: Letter) -> None:
    letters.send(actor("Anneke"), letter, letter.version, address)


def test_what_is_known_stands_in_it_and_the_rest_is_asked(filed: Any, on: Any, begun: Any) -> None:
    on(2027, 2, 1)
    letter = begun(filed("7.1.h").request, LetterKind.ADVICE)
    assert "Op 1 februari 2027 vroeg u ons advies" in letter.text
    assert "art. 7 lid 1 onder h" in letter.text
    assert "9 van de 11 wil plan A." in letter.text
    assert letters.open_places(letter.text) == ["[wat de raad vindt, en waarom]"]


def test_a_receipt_says_by_when_we_answer_and_needs_no_vote(
    filed: Any, on: Any, begun: Any, actor: Any, session: Any
) -> None:
    on(2027, 2, 1)
    story = filed("7.1.h")
    letter = begun(story.request, LetterKind.RECEIPT)
    assert "uiterlijk op 15 maart 2027" in letter.text
    send(actor, letter)
    assert letter.called == "2027-1"
    assert letter.signed_as == "voorzitter"
    message = session.scalars(sa.select(Message).where(Message.topic == f"letter:{letter.id}"))
    (mailed,) = message.all()
    assert mailed.person.call_name == "Petra"
    assert mailed.link == address(letter)
    assert story.request.station == Station.RECEIVED


@pytest.mark.parametrize(
    ("subject", "kind", "answer"),
    [
        ("7.1.h", LetterKind.ADVICE, None),
        ("8.1.h", LetterKind.CONSENT, Answer.CONSENTS),
        ("8.1.h", LetterKind.REFUSAL, Answer.REFUSES),
    ],
)
def test_the_letter_that_the_council_adopts_is_its_answer(
    filed: Any, on: Any, begun: Any, actor: Any, subject: str, kind: LetterKind, answer: Any
) -> None:
    on(2027, 2, 1)
    story = filed(subject)
    day = on(2027, 3, 1)
    talk = {"said": "Zij willen B.", "impossible": ""}
    story.does("Sanne", dossiers.talk, on=day, **talk)
    letter = begun(story.request, kind, SAYS)
    with pytest.raises(RefusedError):
        send(actor, letter)
    adopt(actor, letter, day)
    assert story.request.station == Station.ADOPTED
    assert (story.request.answer, story.request.advice) == (answer, letter.text)
    send(actor, letter)
    assert story.request.station == Station.SENT
    assert (story.request.sent_on, letter.sent_on) == (day, day)


def test_a_refusal_is_not_adopted_before_a_talk(
    filed: Any, on: Any, begun: Any, actor: Any
) -> None:
    day = on(2027, 2, 1)
    letter = begun(filed("8.1.h").request, LetterKind.REFUSAL, SAYS)
    with pytest.raises(RefusedError, match=r"art\. 8 lid 4"):
        adopt(actor, letter, day)


def test_what_is_still_open_is_neither_adopted_nor_sent(
    filed: Any, on: Any, begun: Any, actor: Any
) -> None:
    day = on(2027, 2, 1)
    story = filed("7.1.h")
    with pytest.raises(RefusedError, match="waarom"):
        adopt(actor, begun(story.request, LetterKind.ADVICE), day)
    with pytest.raises(RefusedError, match="willen weten"):
        send(actor, begun(story.request, LetterKind.QUESTION))


def test_what_was_adopted_is_changed_only_after_talking_once_more(
    filed: Any, on: Any, begun: Any, actor: Any
) -> None:
    day = on(2027, 2, 1)
    story = filed("7.1.h")
    letter = begun(story.request, LetterKind.ADVICE, SAYS)
    adopt(actor, letter, day)
    with pytest.raises(RefusedError):
        letters.edit(actor("Sanne"), letter, "A", "B", "C", letter.version)
    letters.reopen(actor("Anneke"), letter, letter.version)
    assert story.request.station == Station.RECEIVED
    letters.edit(actor("Sanne"), letter, "A", "B", "C", letter.version)
    assert letters.versions(letter)[0].text == "C"
    assert len(letters.versions(letter)) == 3


def test_other_words_that_were_adopted_since_are_not_what_the_letter_says(
    filed: Any, on: Any, begun: Any, actor: Any
) -> None:
    day = on(2027, 2, 1)
    story = filed("7.1.h")
    letter = begun(story.request, LetterKind.ADVICE, SAYS)
    adopt(actor, letter, day)
    story.does("Anneke", dossiers.unadopt)
    story.does("Anneke", dossiers.adopt, on=day, advice="Toch plan B.", answer="")
    with pytest.raises(RefusedError):
        send(actor, letter)


def test_without_a_letter_what_was_adopted_goes_in_one_with_the_usual_words(
    filed: Any, on: Any, actor: Any, session: Any
) -> None:
    on(2027, 2, 1)
    story = filed("8.1.h")
    day = on(2027, 3, 1)
    story.does("Anneke", dossiers.adopt, on=day, advice=SAYS, answer="consents")
    story.does("Anneke", letters.answer, address=address)
    letter = session.scalars(sa.select(Letter)).one()
    assert letter.kind == LetterKind.CONSENT
    assert SAYS in letter.text
    assert "Wij stemmen in." in letter.text
    assert letter.called == "2027-1"
    assert story.request.station == Station.SENT


def test_nullity_is_a_letter_and_comes_in_time_or_not_at_all(
    filed: Any, on: Any, actor: Any, session: Any
) -> None:
    on(2027, 2, 1)
    story = filed("8.1.h")
    day = on(2027, 3, 31)
    story.does("Anneke", dossiers.notice, on=day, seen="De keuken is weg.")
    on(2027, 5, 1)
    with pytest.raises(RefusedError, match="30 april 2027"):
        story.does("Anneke", letters.nullify, address=address)
    session.expire_all()
    on(2027, 4, 30)
    story.does("Anneke", letters.nullify, address=address)
    letter = session.scalars(sa.select(Letter).where(Letter.sent_on.is_not(None))).one()
    assert "sinds 31 maart 2027" in letter.text
    assert story.request.station == Station.NULLIFIED
    assert story.request.outcome == Outcome.NOT


def test_numbers_follow_each_other_within_a_year(
    filed: Any, on: Any, begun: Any, actor: Any
) -> None:
    on(2027, 12, 30)
    story = filed("7.1.h")
    first, second, third = (begun(story.request, LetterKind.RECEIPT, "x") for _ in range(3))
    send(actor, first)
    send(actor, second)
    on(2028, 1, 1)
    send(actor, third)
    assert [first.called, second.called, third.called] == ["2027-1", "2027-2", "2028-1"]


def test_a_letter_is_sent_once(filed: Any, on: Any, begun: Any, actor: Any) -> None:
    on(2027, 2, 1)
    letter = begun(filed("7.1.h").request, LetterKind.RECEIPT)
    version = letter.version
    letters.send(actor("Anneke"), letter, version, address)
    with pytest.raises(ConflictError):
        letters.send(actor("Hans"), letter, version, address)
    with pytest.raises(RefusedError):
        letters.send(actor("Hans"), letter, letter.version, address)


def test_a_question_by_letter_stands_in_the_trail_of_the_request(
    filed: Any, on: Any, begun: Any, actor: Any
) -> None:
    on(2027, 2, 1)
    story = filed("7.1.h")
    letter = begun(story.request, LetterKind.QUESTION, "Hoe lang duurt het?")
    send(actor, letter)
    said = dossiers.trail(story.request, inside=True)[-1]
    assert (said.what, said.text) == (What.ASKED, f"Brief 2027-1: {letter.title}")


@pytest.mark.engines
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE portal_letter SET text = 'Iets anders.'",
        "UPDATE portal_letter SET sent_on = NULL",
        "DELETE FROM portal_letter",
    ],
)
def test_what_was_sent_stays_also_for_who_goes_round_the_program(
    filed: Any, on: Any, begun: Any, actor: Any, session: Any, change: str
) -> None:
    on(2027, 2, 1)
    letter = begun(filed("7.1.h").request, LetterKind.RECEIPT)
    send(actor, letter)
    session.execute(sa.text("DELETE FROM portal_letter_version"))
    with pytest.raises(DBAPIError, match="never changed"):
        session.execute(sa.text(change))


def test_a_council_begins_with_its_own_words_until_it_takes_them_away(
    filed: Any, on: Any, begun: Any, actor: Any, council: Any
) -> None:
    on(2027, 2, 1)
    request = filed("7.1.h").request
    own = "Over [onderwerp]: dank je."
    anneke = actor("Anneke")
    letters.keep_template(anneke, council, LetterKind.RECEIPT, own, 0)
    assert begun(request, LetterKind.RECEIPT).text == f"Over {request.title}: dank je."
    with pytest.raises(ConflictError):
        letters.keep_template(anneke, council, LetterKind.RECEIPT, "Iets.", 0)
    letters.keep_template(anneke, council, LetterKind.RECEIPT, "", 1)
    assert "ontvingen wij" in begun(request, LetterKind.RECEIPT).text


def test_a_kind_that_does_not_fit_the_request_is_refused(filed: Any, on: Any, begun: Any) -> None:
    on(2027, 2, 1)
    with pytest.raises(RefusedError):
        begun(filed("7.1.h").request, LetterKind.NULLITY)
