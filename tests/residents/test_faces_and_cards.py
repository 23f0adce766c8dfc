"""A resident at the tablet: face, card, somebody beside, leaving."""

import re
import threading

import pytest
import sqlalchemy as sa

from portal import database
from portal.cookies import FORMS_COOKIE
from portal.identity import Proof
from portal.residents import service as residents
from portal.residents.models import Card, SignIn
from portal.tries import FailedTry

pytestmark = pytest.mark.engines

PASSWORD = "huisraad-demo"


def test_the_tablet_shows_who_lives_in_the_house_and_nobody_else(tablet):
    page = tablet.get("/faces").get_data(as_text=True)
    assert "Roos" in page
    assert "Gerrit" not in page
    assert "Sanne" not in re.search(r'id="faces".*?</ul>', page, re.DOTALL)[0]


def test_a_visitor_sees_no_faces(client_as):
    answer = client_as(None).get("/faces")
    assert answer.status_code == 303
    assert "/sign-in" in answer.location


def test_a_face_opens_as_a_face_only(tablet):
    assert tablet.tap("Roos").location == "/card"
    assert tablet.who() == "Roos face"


def test_a_neighbour_has_no_face_here(tablet):
    assert tablet.tap("Gerrit").status_code == 404
    assert tablet.who() == "nobody"


@pytest.mark.parametrize("face", ["-1", "0", "99999999999999999999", "1.0", "x"])
def test_a_face_that_does_not_exist_is_not_found(tablet, face):
    assert tablet.post(f"/faces/{face}").status_code == 404


def test_the_own_card_opens_the_rest(tablet, card_of):
    token = card_of("Roos")
    tablet.tap("Roos")
    assert tablet.hold(token).status_code == 303
    assert tablet.who() == "Roos card"


def test_a_reader_may_type_small_letters_and_spaces(tablet, card_of):
    token = card_of("Roos")
    tablet.tap("Roos")
    tablet.hold(f" {token.lower()} ")
    assert tablet.who() == "Roos card"


def test_the_card_of_a_housemate_opens_nothing(tablet, card_of):
    token = card_of("Kees")
    tablet.tap("Roos")
    answer = tablet.hold(token)
    assert answer.status_code == 422
    assert tablet.who() == "Roos face"


def test_a_new_card_makes_the_old_one_worthless_and_ends_what_it_opened(tablet, card_of):
    old = card_of("Roos")
    tablet.tap("Roos")
    tablet.hold(old)
    card_of("Roos")
    assert tablet.who() == "nobody"
    tablet.tap("Roos")
    assert tablet.hold(old).status_code == 422


def test_a_card_without_a_face_is_asked_for_the_face(tablet, card_of):
    assert tablet.post("/card", token=card_of("Roos")).location == "/faces"


def test_the_token_has_128_bits_and_is_stored_hashed_only(session, person):
    token = residents.make_card(
        residents.actor_of(person("Sanne"), proof=Proof.ACCOUNT), person("Roos")
    )
    assert len(token) == 26  # 5 bits a letter
    stored = session.scalars(sa.select(Card)).one()
    assert token not in vars(stored).values()
    assert stored.token_hash == residents.hashed(token)


def test_wrong_cards_bring_a_growing_wait_and_the_right_one_waits_too(tablet, card_of, clock):
    token = card_of("Roos")
    tablet.tap("Roos")
    assert [tablet.hold("WRONG").status_code for _ in range(6)] == [422] * 5 + [429]
    assert tablet.hold(token).status_code == 429
    clock.forward(seconds=31)
    assert tablet.hold("WRONG").status_code == 422
    clock.forward(seconds=31)
    assert tablet.hold(token).status_code == 429
    clock.forward(seconds=30)
    assert tablet.hold(token).status_code == 303


def test_a_wait_on_one_tablet_locks_no_other_tablet_and_no_other_person(
    tablet, new_tablet, card_of
):
    roos, kees = card_of("Roos"), card_of("Kees")
    tablet.tap("Roos")
    for _ in range(6):
        tablet.hold("WRONG")
    tablet.tap("Kees")
    assert tablet.hold(kees).status_code == 303
    other = new_tablet()
    other.tap("Roos")
    assert other.hold(roos).status_code == 303


def test_the_supporter_lifts_a_wait(tablet, client_as, card_of):
    token = card_of("Roos")
    tablet.tap("Roos")
    for _ in range(6):
        tablet.hold("WRONG")
    sanne = client_as("Sanne")
    page = sanne.get("/houses/1/cards").get_data(as_text=True)
    lift = re.search(r'action="(/cards/\d+/lift)"', page)[1]
    csrf = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
    assert sanne.post(lift, data={"csrf_token": csrf}).status_code == 303
    assert tablet.hold(token).status_code == 303


def test_right_cards_leave_no_failed_try(app, tablet, card_of):
    token = card_of("Roos")
    tablet.tap("Roos")
    tablet.hold(token)
    with app.app_context():
        database.begin(writes=False)
        assert database.session.scalar(sa.select(sa.func.count(FailedTry.id))) == 0


def test_somebody_of_the_house_beside_opens_the_rest_and_is_shown(tablet):
    tablet.tap("Roos")
    beside = {"email": "begeleider@huisraad.example", "password": PASSWORD}
    answer = tablet.post("/card/together?next=/wishes", page="/card/together", **beside)
    assert answer.status_code == 303
    assert tablet.who() == "Roos helped"
    assert "Bas" in re.search(r"<header.*?</header>", tablet.get("/card").text, re.DOTALL)[0]


@pytest.mark.parametrize("who", ["manager", "buur", "bewoner", "secretaris"])
def test_nobody_from_outside_and_no_housemate_can_vouch(tablet, who):
    tablet.tap("Roos")
    beside = {"email": f"{who}@huisraad.example", "password": PASSWORD}
    answer = tablet.post("/card/together", page="/card/together", **beside)
    assert answer.status_code == 422
    assert PASSWORD not in answer.text
    assert tablet.who() == "Roos face"


def test_done_ends_it_and_a_kept_cookie_is_dead(tablet, card_of):
    token = card_of("Roos")
    tablet.tap("Roos")
    tablet.hold(token)
    kept = tablet.client.get_cookie(residents.PERSON_COOKIE).value
    answer = tablet.post("/leave")
    assert answer.location == "/faces"
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    tablet.client.set_cookie(residents.PERSON_COOKIE, kept)
    assert tablet.who() == "nobody"


def test_a_second_person_ends_the_first_and_cannot_send_what_the_first_typed(
    app, tablet, card_of, client_as
):
    roos, kees = card_of("Roos"), card_of("Kees")
    tablet.tap("Roos")
    tablet.hold(roos)
    form = tablet.get("/card").text
    fields = dict(re.findall(r'<input[^>]*name="(csrf_token|act)"[^>]*value="([^"]+)"', form))
    tablet.tap("Kees")
    tablet.hold(kees)
    answer = tablet.client.post(
        "/help/call", data={**fields, "page": "/", "text": "Roos typed this"}
    )
    assert answer.status_code == 403
    assert "Roos typed this" not in answer.text
    with app.app_context():
        database.begin(writes=False)
        live = database.session.scalars(sa.select(SignIn).where(SignIn.ended_at.is_(None)))
        devices = [one.device_id for one in live if one.device_id]
        assert len(devices) == len(set(devices))


def test_after_ten_quiet_minutes_the_tablet_knows_nobody(tablet, card_of, clock):
    token = card_of("Roos")
    tablet.tap("Roos")
    tablet.hold(token)
    for _ in range(3):
        clock.forward(minutes=9)
        assert tablet.who() == "Roos card"
    clock.forward(minutes=12)
    assert tablet.who() == "nobody"


def test_a_forged_or_copied_stamp_keeps_nobody_awake(tablet, card_of, clock):
    token = card_of("Roos")
    tablet.tap("Roos")
    tablet.hold(token)
    old = tablet.client.get_cookie(residents.SEEN_COOKIE).value
    clock.forward(minutes=12)
    for stamp in (old, f"{tablet.ids['Roos']}.{int(clock.moment.timestamp())}.x", "", "1.1"):
        tablet.client.set_cookie(residents.SEEN_COOKIE, stamp)
        assert tablet.who() == "nobody"


def test_a_revoked_tablet_says_so_at_its_next_request(app, tablet, client_as):
    tablet.tap("Roos")
    sanne = client_as("Sanne")
    page = sanne.get("/tablets").text
    csrf = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
    for revoke in re.findall(r'action="(/houses/\d+/tablets/\d+/revoke)"', page):
        sanne.post(revoke, data={"csrf_token": csrf})
    assert tablet.who() == "nobody"
    assert tablet.get("/faces").location == "/tablet"
    assert tablet.post("/leave", page="/tablet?new=1").location == "/tablet"
    told = tablet.get("/tablet").text
    assert 'data-view="picto"' in told
    assert "Deze tablet is uitgezet." in told
    assert "Vraag het je begeleider." in told
    assert "Deze tablet is uitgezet." not in client_as(None, "picto").get("/tablet").text
    assert 'name="code"' in tablet.get("/tablet?new=1").text


def test_every_cookie_is_closed_to_scripts_and_other_sites(tablet, card_of):
    card_of("Roos")
    tablet.tap("Roos")
    answer = tablet.client.get("/faces", base_url="https://localhost")
    csrf = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', answer.text)[1]
    tapped = tablet.client.post(
        f"/faces/{tablet.ids['Roos']}", data={"csrf_token": csrf}, base_url="https://localhost"
    )
    for cookie in answer.headers.getlist("Set-Cookie") + tapped.headers.getlist("Set-Cookie"):
        assert {"HttpOnly", "SameSite=Lax", "Secure", "Path=/"} <= set(cookie.split("; "))
        assert "Domain" not in cookie


def test_twenty_wrong_cards_at_the_same_moment_all_count(app, tablet, card_of):
    tablet.tap("Roos")
    csrf = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', tablet.get("/card").text)[1]
    cookies = [
        (name, tablet.client.get_cookie(name).value)
        for name in (residents.DEVICE_COOKIE, residents.PERSON_COOKIE, FORMS_COOKIE)
    ]
    start, answers = threading.Barrier(20), []

    def try_card() -> None:
        client = app.test_client()
        for name, value in cookies:
            client.set_cookie(name, value)
        start.wait()
        answers.append(
            client.post("/card", data={"csrf_token": csrf, "token": "WRONG"}).status_code
        )

    threads = [threading.Thread(target=try_card) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [422] * 5 + [429] * 15


def test_a_page_that_looks_again_by_itself_keeps_nobody_signed_in(tablet, clock):
    tablet.tap("Roos")
    for _minute in range(12):
        clock.forward(minutes=1)
        tablet.get("/card?again=1")
    assert tablet.who() == "nobody"
