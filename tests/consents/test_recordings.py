"""Being recorded is agreed to, refused and taken back as a photo is."""

import re
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal import database
from portal.consents import service as consents
from portal.consents.models import Answer, Consent, ConsentKind, Guards, SaidAs
from portal.identity import Proof
from tests.consents.test_consents import bring
from tests.looking import named, rows
from tests.people.test_people import send
from tests.people.test_photos import picture


def tap(client: Any, person_id: int, button: str) -> Any:
    """Tap the button of the page whose form holds this text."""
    page = client.get(f"/people/{person_id}/recording").text
    forms = re.findall(r'<form method="post" action="([^"]+)">(.*?)</form>', page, re.S)
    (action, inside), *_more = [form for form in forms if button in form[0] + form[1]]
    return client.post(action, data=dict(re.findall(r'name="([^"]+)" value="([^"]*)"', inside)))


YES, NO, GONE = 'value="yes"', 'value="no"', "/recording/remove"


def said(session: Any) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.answer, one.said_as, one.name) for one in rows(session, Consent)]


def may(session: Any, call_name: str) -> bool:
    found = consents.may_record(named(session, call_name))
    session.rollback()
    return found


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_resident_says_yes_and_takes_it_back_with_one_tap(
    session: Any, client_as: Any, view: str
) -> None:
    roos, own = named(session, "Roos"), client_as("Roos", view, Proof.HELPED, helper="Sanne")
    screens = (own.get(f"/people/{roos.id}?card={number}").text for number in (1, 2))
    assert f"/people/{roos.id}/recording" in "".join(screens)
    assert not may(session, "Roos")
    assert tap(own, roos.id, YES).status_code == 303
    assert may(session, "Roos")
    assert not may(session, "Joyce")
    shown = own.get(f"/people/{roos.id}/recording?card=2").text
    assert "samen met Sanne" in shown
    assert tap(own, roos.id, GONE).status_code == 303
    assert not may(session, "Roos")
    assert tap(own, roos.id, YES).status_code == 303
    assert may(session, "Roos")
    assert [one[1] for one in said(session)] == [Answer.YES, Answer.BACK, Answer.YES]


def test_a_no_stays_a_no_until_the_person_says_yes(session: Any, client_as: Any) -> None:
    roos, own = named(session, "Roos"), client_as("Roos", "picto", Proof.CARD)
    tap(own, roos.id, NO)
    assert not may(session, "Roos")
    assert said(session) == [(ConsentKind.RECORDING, Answer.NO, SaidAs.SELF, "Roos Visser")]
    assert "Geen geluid of film van Roos" in own.get(f"/people/{roos.id}/recording").text
    tap(own, roos.id, YES)
    assert may(session, "Roos")


def test_an_old_no_takes_a_yes_back(session: Any, client_as: Any) -> None:
    roos, own = named(session, "Roos"), client_as("Roos", "standard", Proof.CARD)
    own.send(f"/people/{roos.id}/recording/answer", {"answer": "yes"})
    own.send(f"/people/{roos.id}/recording/answer", {"answer": "yes"})
    own.send(f"/people/{roos.id}/recording/answer", {"answer": "no"})
    assert not may(session, "Roos")
    assert [one[1] for one in said(session)] == [Answer.YES, Answer.BACK]


def test_a_supporter_writes_down_who_said_yes_and_does_not_say_it(
    session: Any, client_as: Any
) -> None:
    roos, sanne = named(session, "Roos"), client_as("Sanne")
    at = f"/people/{roos.id}/recording"
    answered = sanne.send(f"{at}/answer", {"answer": "yes"})
    assert answered.location == f"{at}/yes"
    assert not said(session)
    assert send(sanne, f"{at}/yes", consent_of=" ").status_code == 422
    assert send(sanne, f"{at}/yes", consent_of="de mentor van Roos").status_code == 303
    yes = (ConsentKind.RECORDING, Answer.YES, SaidAs.RECORDER, "de mentor van Roos")
    assert said(session) == [yes]
    assert "opgeschreven door Sanne" in sanne.get(at).text
    tap(sanne, roos.id, GONE)
    assert not may(session, "Roos")


def test_a_representative_answers_and_a_stranger_does_not(session: Any, client_as: Any) -> None:
    joyce, roos, hans = named(session, "Joyce"), named(session, "Roos"), client_as("Hans")
    assert hans.get(f"/people/{roos.id}/recording").status_code == 403
    tap(hans, joyce.id, YES)
    as_ = SaidAs.REPRESENTATIVE
    assert said(session) == [(ConsentKind.RECORDING, Answer.YES, as_, "Hans Dekker")]


def test_a_photo_and_a_recording_are_agreed_to_apart(session: Any, client_as: Any) -> None:
    roos, own = named(session, "Roos"), client_as("Roos", "standard", Proof.CARD)
    bring(client_as("Sanne"), roos.id, picture(), consent_of="Roos")
    assert not may(session, "Roos")
    tap(own, roos.id, YES)
    own.send(f"/people/{roos.id}/photo/remove")
    assert named(session, "Roos").photo_key is None
    assert may(session, "Roos")


@pytest.mark.engines
def test_the_database_holds_a_table_of_recordings_to_it(session: Any) -> None:
    roos = named(session, "Roos")
    database.begin(writes=True)
    run = database.session.execute
    run(sa.text("CREATE TABLE tried (person_id INTEGER NOT NULL, file_key TEXT)"))
    guards = Guards(
        kind=ConsentKind.RECORDING,
        table="tried",
        whose="person_id",
        key="file_key",
        first="tried_consent",
        back="tried_back",
    )
    for statement in guards.statements(database.session.get_bind().dialect.name):
        run(sa.text(statement))
    record = f"INSERT INTO tried VALUES ({roos.id}, 'x')"  # noqa: S608

    def refused(statement: str) -> bool:
        try:
            with database.session.begin_nested():
                run(sa.text(statement))
        except IntegrityError:
            return True
        return False

    def say(kind: str, answer: str) -> str:
        values = f"{roos.id}, '{kind}', '{answer}', 'self', 'Roos', '2027-02-08'"
        into = "INSERT INTO portal_consent (person_id, kind, answer, said_as, name, at)"
        return f"{into} VALUES ({values})"

    assert refused(record)
    assert not refused(say("photo", "yes"))
    assert refused(record)
    assert not refused(say("recording", "yes"))
    assert not refused(record)
    assert refused(say("recording", "back"))
    assert not refused("UPDATE tried SET file_key = NULL")
    assert not refused(say("recording", "back"))
    assert refused("UPDATE tried SET file_key = 'y'")
