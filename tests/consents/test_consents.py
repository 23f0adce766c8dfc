"""A photo is asked, shown after a yes, and gone everywhere once that is taken back."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest

from portal.consents.models import Answer, AskedPhoto, Consent, SaidAs
from portal.identity import Proof
from portal.people.models import Membership
from tests.looking import named, row, rows
from tests.people.test_people import send
from tests.people.test_photos import picture


def bring(client: Any, person_id: int, data: bytes, name: str = "x.jpg", **fields: Any) -> Any:
    """Send a photo of the person; ``consent_of`` among the fields says who said yes already."""
    address = f"/people/{person_id}/photo/new"
    return send(client, address, photo=(io.BytesIO(data), name), **fields)


def status(client: Any, address: str) -> int:
    """What the address answers, without keeping its file open."""
    with client.get(address) as answered:
        code: int = answered.status_code
    return code


def tap(client: Any, person_id: int, button: str) -> Any:
    """Tap the button of the photo page whose form holds this text."""
    page = client.get(f"/people/{person_id}/photo").text
    forms = re.findall(r'<form method="post" action="([^"]+)">(.*?)</form>', page, re.S)
    (action, inside), *_more = [form for form in forms if button in form[0] + form[1]]
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', inside))
    return client.post(action, data=fields)


def waiting(session: Any, person_id: int) -> Any:
    """The photo that waits, as it stands now."""
    found = rows(session, AskedPhoto, AskedPhoto.person_id == person_id)
    return found[0] if found else None


YES, NO, GONE = 'value="yes"', 'value="no"', "/photo/remove"


def files(folder: Any) -> set[str]:
    return {path.stem for path in (folder / "photos").iterdir()}


def said(session: Any, person_id: int) -> list[tuple[str, str, str]]:
    found = rows(session, Consent, Consent.person_id == person_id)
    return [(one.answer, one.said_as, one.name) for one in found]


def test_a_resident_sees_the_own_photo_and_says_yes(
    session: Any, client_as: Any, tmp_path: Any
) -> None:
    roos = named(session, "Roos")
    sanne, anneke = client_as("Sanne"), client_as("Anneke")
    assert bring(sanne, roos.id, picture(), "../../etc/x.php").status_code == 303
    assert named(session, "Roos").photo_key is None
    (key,) = files(tmp_path)
    address = f"/photos/{roos.id}/{key}.jpg"
    own = client_as("Roos", "picto", Proof.HELPED, helper="Sanne")
    assert "/photo" in own.get("/asks").text
    assert address in own.get(f"/people/{roos.id}/photo").text
    assert [status(one, address) for one in (own, sanne, anneke)] == [200, 200, 404]
    assert tap(own, roos.id, YES).status_code == 303
    assert named(session, "Roos").photo_key == key
    assert status(anneke, address) == 200
    assert address in anneke.get("/people").text
    assert status(client_as("Gerrit"), address) == 404
    (yes,) = rows(session, Consent)
    assert (yes.answer, yes.said_as, yes.name) == (Answer.YES, SaidAs.SELF, "Roos Visser")
    assert (yes.by_id, yes.helper_id) == (roos.id, named(session, "Sanne").id)
    assert "samen met Sanne" in own.get(f"/people/{roos.id}/photo?card=2").text


def test_after_a_no_the_photo_is_gone_and_the_one_before_stays(
    session: Any, client_as: Any, tmp_path: Any
) -> None:
    roos = named(session, "Roos")
    sanne, own = client_as("Sanne"), client_as("Roos", "picto", Proof.CARD)
    bring(sanne, roos.id, picture(), consent_of="Roos")
    before = named(session, "Roos").photo_key
    bring(own, roos.id, picture("PNG"))
    assert len(files(tmp_path)) == 2
    tap(own, roos.id, NO)
    assert files(tmp_path) == {before}
    assert named(session, "Roos").photo_key == before
    assert said(session, roos.id)[1] == (Answer.NO, SaidAs.SELF, "Roos Visser")


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("page", ["", "/photo"])
def test_one_tap_takes_the_photo_away_everywhere(
    session: Any, client_as: Any, tmp_path: Any, view: str, page: str
) -> None:
    roos = named(session, "Roos")
    sanne, face = client_as("Sanne"), client_as("Mo", "picto", Proof.FACE)
    bring(sanne, roos.id, picture(), consent_of="Roos")
    bring(sanne, roos.id, picture("PNG"))
    address = f"/photos/{roos.id}/{named(session, 'Roos').photo_key}.jpg"
    seen = {"/people": sanne, "/faces": face}
    assert all(address in one.get(where).text for where, one in seen.items())
    own = client_as("Roos", view, Proof.CARD)
    shown = own.get(f"/people/{roos.id}{page}?card=2").text
    form = re.search(
        r'<form method="post" action="(/people/\d+/photo/remove)">(.*?)</form>', shown, re.S
    )
    assert form
    assert "<details" not in shown[form.start() - 200 : form.start()]
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form[2]))
    assert own.post(form[1], data=fields).status_code == 303
    assert not files(tmp_path)
    assert waiting(session, roos.id) is None
    assert all(status(one, address) == 404 for one in (own, sanne, face))
    assert not any(address in one.get(where).text for where, one in seen.items())
    after = named(session, "Roos")
    assert (after.photo_key, after.photo_consent_at) == (None, None)
    assert said(session, roos.id)[-1] == (Answer.BACK, SaidAs.SELF, "Roos Visser")
    assert "kaart" in own.get(f"/people/{roos.id}/photo").text


def test_a_supporter_writes_down_who_said_yes(session: Any, client_as: Any, tmp_path: Any) -> None:
    roos, sanne = named(session, "Roos"), client_as("Sanne")
    bring(sanne, roos.id, picture(), consent_of="de mentor van Roos")
    first = named(session, "Roos")
    assert first.photo_consent_of == "de mentor van Roos"
    bring(sanne, roos.id, picture("PNG"))
    assert tap(sanne, roos.id, NO).status_code == 303
    bring(sanne, roos.id, picture("PNG"))
    address = f"/people/{roos.id}/photo/yes"
    assert send(sanne, address, consent_of=" ").status_code == 422
    asked = waiting(session, roos.id).photo_key
    assert send(sanne, address, consent_of="Roos", photo="other").status_code == 303
    assert waiting(session, roos.id)
    assert send(sanne, address, consent_of="Roos", photo=asked).status_code == 303
    assert said(session, roos.id) == [
        (Answer.YES, SaidAs.RECORDER, "de mentor van Roos"),
        (Answer.YES, SaidAs.RECORDER, "Roos"),
    ]
    assert files(tmp_path) == {asked}
    shown = sanne.get(f"/people/{roos.id}/photo").text
    assert "de mentor van Roos zei ja" in shown
    assert "opgeschreven door Sanne" in shown


def test_a_supporter_cannot_say_yes_in_the_place_of_a_resident(
    session: Any, client_as: Any
) -> None:
    roos, sanne = named(session, "Roos"), client_as("Sanne")
    bring(sanne, roos.id, picture())
    page = sanne.get(f"/people/{roos.id}/photo").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    asked = waiting(session, roos.id).photo_key
    forged = {"csrf_token": token[1], "answer": "yes", "photo": asked}
    answered = sanne.post(f"/people/{roos.id}/photo/answer", data=forged)
    assert answered.location.endswith("/photo/yes")
    assert named(session, "Roos").photo_key is None
    assert not rows(session, Consent)


def test_a_yes_is_for_the_photo_that_was_looked_at(session: Any, client_as: Any) -> None:
    roos, sanne = named(session, "Roos"), client_as("Sanne")
    own = client_as("Roos", "picto", Proof.CARD)
    bring(sanne, roos.id, picture())
    page = own.get(f"/people/{roos.id}/photo").text
    form = re.search(r'action="(/people/\d+/photo/answer)">(.*?)</form>', page, re.S)
    assert form
    bring(sanne, roos.id, picture("PNG"))
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form[2]))
    assert fields["answer"] == "yes"
    assert own.post(form[1], data=fields).status_code == 303
    assert named(session, "Roos").photo_key is None
    assert waiting(session, roos.id).photo_key != fields["photo"]


def test_a_representative_answers_for_the_one_of_the_term_only(
    session: Any, client_as: Any, clock: Any
) -> None:
    joyce, roos, hans = (named(session, name) for name in ("Joyce", "Roos", "Hans"))
    own = client_as("Hans")
    assert own.get(f"/people/{roos.id}/photo").status_code == 403
    bring(client_as("Sanne"), joyce.id, picture())
    assert "Joyce" in own.get("/asks").text
    tap(own, joyce.id, YES)
    assert said(session, joyce.id) == [(Answer.YES, SaidAs.REPRESENTATIVE, "Hans Dekker")]
    tap(own, joyce.id, GONE)
    assert said(session, joyce.id)[1] == (Answer.BACK, SaidAs.REPRESENTATIVE, "Hans Dekker")
    term = row(session, Membership, Membership.person_id == hans.id)
    term.until = clock().date()
    session.merge(term)
    following = Membership(
        person_id=hans.id,
        council_id=term.council_id,
        role=term.role,
        represents="Theo Jansen",
        since=term.until + timedelta(days=1),
        confirmed_at=clock(),
    )
    session.add(following)
    session.commit()
    theo = named(session, "Theo")
    pages = [f"/people/{one.id}/photo" for one in (joyce, theo)]
    assert [own.get(page).status_code for page in pages] == [200, 404]
    clock.forward(days=1)
    assert [own.get(page).status_code for page in pages] == [404, 200]


def test_a_namesake_of_another_house_is_not_represented(session: Any, client_as: Any) -> None:
    gerrit = named(session, "Gerrit")
    gerrit.name = "Joyce Mulder"
    session.merge(gerrit)
    session.commit()
    assert client_as("Hans").get(f"/people/{gerrit.id}/photo").status_code == 404


def test_what_is_no_photo_leaves_nothing(session: Any, client_as: Any, tmp_path: Any) -> None:
    roos, sanne = named(session, "Roos"), client_as("Sanne")
    assert bring(sanne, roos.id, b"<svg onload=alert(1)>", "a.jpg").status_code == 422
    assert send(sanne, f"/people/{roos.id}/photo/new", consent_of="R").status_code == 422
    assert not (tmp_path / "photos").exists()
    assert waiting(session, roos.id) is None
