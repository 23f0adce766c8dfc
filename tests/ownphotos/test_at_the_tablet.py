"""Three times nine photos: what is right is told to nobody, and after five wrong tries one asks
for help."""

import re

import pytest
import sqlalchemy as sa

from portal import database
from portal.audit import AuditEvent
from portal.ownphotos import service as own_photos
from portal.ownphotos.models import OwnPhoto, OwnPhotoAmong, OwnPhotoAsk, OwnPhotoCheck
from tests.ownphotos.making import right_number

pytestmark = pytest.mark.engines


def test_without_it_a_face_is_enough(tablet):
    assert tablet.tap("Roos").location == "/card"
    assert tablet.get("/faces/own").location == "/faces"


def test_three_right_ones_open_what_a_face_opens(on, tablet, asked):
    assert tablet.tap("Roos").location == "/faces/own"
    assert tablet.who() == "nobody"
    asked.well(2)
    assert tablet.who() == "nobody"
    assert asked.point(asked.right()).location == "/card"
    assert tablet.who() == "Roos face"


def test_who_was_there_before_is_gone_as_soon_as_the_face_is_tapped(on, tablet):
    tablet.tap("Joyce")
    assert tablet.who() == "Joyce face"
    tablet.tap("Roos")
    assert tablet.who() == "nobody"


@pytest.mark.parametrize("wrong", [1, 2, 3])
def test_what_is_wrong_is_told_after_the_third_only(on, tablet, asked, wrong):
    tablet.tap("Roos")
    for number in (1, 2, 3):
        page = tablet.get("/faces/own").text
        assert "Het was niet goed" not in page
        right = asked.right()
        assert asked.point(right % 9 + 1 if number == wrong else right).location == "/faces/own"
    assert "Het was niet goed" in tablet.get("/faces/own").text
    assert tablet.who() == "nobody"


@pytest.mark.parametrize("number", ["0", "-1", "10", "99999999999999999999", "x"])
def test_a_photo_that_is_not_there_is_wrong(on, tablet, asked, number):
    tablet.tap("Roos")
    assert asked.point(number).status_code == 303
    asked.well(2)
    assert tablet.who() == "nobody"


def test_an_answer_counts_in_its_own_round_only(on, tablet, asked, within):
    tablet.tap("Roos")
    old = re.search(r'name="mark" value="(\w+)"', tablet.get("/faces/own").text)[1]
    asked.well()
    for _each in range(3):
        asked.point(1, mark=old)
    with within():
        assert database.session.scalars(sa.select(OwnPhotoAsk)).one().round == 2


def test_after_five_wrong_tries_one_asks_for_help_until_a_supporter_opens_it(
    on, tablet, asked, within, clock, client_as, ids
):
    tablet.tap("Roos")
    for _each in range(5):
        asked.badly()
    assert "Vraag hulp" in tablet.get("/faces/own").text
    clock.forward(days=30)
    tablet.tap("Roos")
    page = tablet.get("/faces/own").text
    assert "Vraag hulp" in page
    assert re.search(r"Vraag \w+ om hulp", page), re.sub(r"<[^>]+>", " ", page)
    with within():
        closed = sa.select(AuditEvent).where(AuditEvent.what == "own photos:closed")
        assert database.session.scalars(closed).one().refused
        ask = database.session.scalars(sa.select(OwnPhotoAsk)).one()
        assert ask.round == 1
    turn = f"/people/{ids['Roos']}/own-photos/turn"
    sanne = client_as("Sanne")
    shown = sanne.get(f"/people/{ids['Roos']}/own-photos").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', shown)[1]
    assert sanne.post(turn, data={"csrf_token": token, "how": "again"}).status_code == 303
    asked.well(3)
    assert tablet.who() == "Roos face"


def test_what_was_right_begins_the_count_anew(on, tablet, asked, within):
    tablet.tap("Roos")
    for _each in range(4):
        asked.badly()
    asked.well(3)
    assert tablet.who() == "Roos face"
    with within():
        assert database.session.scalars(sa.select(OwnPhotoCheck.wrong)).one() == 0


def test_the_card_works_instead_also_when_it_is_closed(on, tablet, asked, card_of):
    card = card_of("Roos")
    tablet.tap("Roos")
    assert 'href="/card"' in tablet.get("/faces/own").text
    for _each in range(5):
        asked.badly()
    assert 'href="/card"' in tablet.get("/faces/own").text
    assert 'href="/faces/own"' in tablet.get("/card").text
    tablet.hold(card_of("Joyce"))
    assert tablet.who() == "nobody"
    tablet.hold(card)
    assert tablet.who() == "Roos card"


def test_the_same_others_stand_in_a_round_each_time_and_in_no_other_round(
    on, tablet, asked, within
):
    seen = []
    for _try in range(3):
        tablet.tap("Roos")
        rounds = []
        for _each in range(3):
            with within():
                ask = database.session.scalars(sa.select(OwnPhotoAsk)).one()
                rounds.append([one.id for one in own_photos.shown(ask)])
            asked.point(1)
        seen.append(rounds)
    assert [set(one) for one in seen[0]] == [set(one) for one in seen[1]]
    assert [set(one) for one in seen[0]] == [set(one) for one in seen[2]]
    assert seen[0] != seen[1]
    assert len({photo for one in seen[0] for photo in one}) == 27


def test_nothing_in_the_page_or_the_pictures_tells_which_is_right(on, tablet, within):
    tablet.tap("Roos")
    page = tablet.get("/faces/own").text
    with within():
        known = database.session.scalars(sa.select(OwnPhoto)).all()
        number = right_number(database.session.scalars(sa.select(OwnPhotoAsk)).one())
        assert not any(one.photo_key in page for one in known)
    buttons = re.findall(r"<button[^>]*name=\"number\".*?</button>", page, re.S)
    assert len(buttons) == 9
    words = [re.sub(r"\d+|data-(say|sound)=\"[^\"]*\"|>\w+</span>", "", one) for one in buttons]
    assert len(set(words)) == 1  # but for the numbers and words
    assert "Foto 1:" in buttons[0]
    sources = re.findall(r'src="(/faces/own/[^"]+)"', page)
    answers = [tablet.get(one) for one in sources]
    assert {one.status_code for one in answers} == {200}
    assert len({one.data for one in answers}) == 9
    for one in answers:
        assert not {"Last-Modified", "ETag"} & set(one.headers.keys())
        assert one.headers["Cache-Control"] == "private, no-store"
    assert 1 <= number <= 9


def test_the_pictures_are_there_for_that_tablet_and_that_round_only(
    on, tablet, new_tablet, asked, client_as
):
    tablet.tap("Roos")
    picture = re.search(r'src="(/faces/own/[^"]+)"', tablet.get("/faces/own").text)[1]
    assert new_tablet().get(picture).status_code == 404
    assert client_as("Sanne").get(picture).status_code == 404
    asked.well()
    assert tablet.get(picture).status_code == 404


def test_the_question_is_over_after_ten_minutes(on, tablet, asked, clock):
    tablet.tap("Roos")
    clock.forward(minutes=11)
    assert asked.point(1).location == "/faces"
    assert tablet.get("/card").location == "/faces"


def test_when_photos_of_others_went_a_face_is_enough_again(on, tablet, within):
    with within() as people:
        gone = database.session.scalars(
            sa.select(OwnPhoto).where(OwnPhoto.person_id != people["Roos"].id)
        ).first()
        database.session.execute(sa.delete(OwnPhotoAmong).where(OwnPhotoAmong.other_id == gone.id))
        database.session.delete(gone)
    tablet.tap("Roos")
    assert tablet.who() == "Roos face"


def test_two_tablets_share_the_five_tries(on, tablet, new_tablet, asked, within):
    tablet.tap("Roos")
    asked.well(2)
    with within():
        database.session.execute(sa.update(OwnPhotoCheck).values(wrong=5))
    right = asked.right()
    asked.point(right)
    assert tablet.who() == "nobody"
