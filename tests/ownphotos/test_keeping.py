"""Who keeps the photos of somebody's things, when it can be turned on, and when all is gone."""

import io
import re

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal import database, retention
from portal.audit import AuditEvent
from portal.ownphotos import service as own_photos
from portal.ownphotos.models import OwnPhoto, OwnPhotoAmong, OwnPhotoAsk, OwnPhotoCheck
from tests.ownphotos.making import others_than, things_of
from tests.people.test_people import send
from tests.people.test_photos import picture

pytestmark = pytest.mark.engines


@pytest.fixture
def bring(client_as, ids):
    sanne = client_as("Sanne")

    def brought(at=1, name="Roos", **fields):
        data = {"photo": (io.BytesIO(picture()), "x.jpg"), "word": "mok", "agreed": "y"} | fields
        where = f"/people/{ids[name]}/own-photos/{at}"
        return send(sanne, where, **{k: v for k, v in data.items() if v})

    return brought


@pytest.fixture
def turn(client_as, ids):
    sanne = client_as("Sanne")

    def turned(how, name="Roos"):
        page = sanne.get(f"/people/{ids[name]}/own-photos").text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
        where = f"/people/{ids[name]}/own-photos/turn"
        return sanne.post(where, data={"csrf_token": token, "how": how})

    return turned


def files(app):
    return {path.stem for path in (app.extensions["portal"].folder / "photos").glob("*.jpg")}


def counted(within, table):
    with within():
        return database.session.scalar(sa.select(sa.func.count()).select_from(table))


def test_a_photo_is_small_and_without_what_was_hidden_in_it(bring, app, within):
    before = files(app)
    assert bring().status_code == 303
    (key,) = files(app) - before
    with within():
        kept = database.session.scalars(sa.select(OwnPhoto)).one()
        assert (kept.photo_key, kept.word, kept.place) == (key, "mok", 1)


@pytest.mark.parametrize("missing", ["photo", "word", "agreed"])
def test_without_a_word_or_a_yes_nothing_is_kept(bring, app, within, missing):
    before = files(app)
    assert bring(**{missing: ""}).status_code == 422
    assert files(app) == before
    assert counted(within, OwnPhoto) == 0


def test_another_photo_comes_instead_and_the_file_before_is_gone(bring, app, within):
    bring()
    before = files(app)
    bring(word="beker")
    with within():
        assert database.session.scalars(sa.select(OwnPhoto.word)).all() == ["beker"]
    assert len(files(app)) == len(before)
    assert files(app) != before


def test_a_fourth_has_no_place(client_as, ids):
    assert client_as("Sanne").get(f"/people/{ids['Roos']}/own-photos/4").status_code == 404


def test_it_is_not_turned_on_before_there_are_enough_photos(bring, turn, within, client_as, ids):
    page = f"/people/{ids['Roos']}/own-photos"
    with within() as people:
        things_of(others_than(people["Roos"])[1:], people["Sanne"])
    bring(1)
    shown = client_as("Sanne").get(page).text
    assert "Er zijn nog 2 eigen foto&#39;s nodig" in shown
    assert "Er zijn nog 3 foto&#39;s van anderen nodig" in shown
    turn("on")
    assert counted(within, OwnPhotoCheck) == 0
    bring(2)
    bring(3)
    turn("on")
    assert counted(within, OwnPhotoCheck) == 0
    with within() as people:
        things_of(others_than(people["Roos"])[:1], people["Sanne"])
    turn("on")
    turn("on")
    assert counted(within, OwnPhotoCheck) == 1
    turn("sideways")
    assert counted(within, OwnPhotoCheck) == 1


def test_the_trail_keeps_who_turned_it_on_and_off(on, turn, within, ids):
    turn("off")
    assert counted(within, OwnPhotoCheck) == 0
    with within():
        told = sa.select(AuditEvent.what, AuditEvent.person_id)
        found = database.session.execute(told.where(AuditEvent.what.startswith("own photos:")))
        assert [tuple(one) for one in found] == [
            ("own photos:on", ids["Sanne"]),
            ("own photos:off", ids["Sanne"]),
        ]


def test_taking_one_away_turns_it_off_and_it_is_gone_everywhere(
    on, app, tablet, within, client_as, ids
):
    tablet.tap("Roos")  # now eight others stand with it
    sanne = client_as("Sanne")
    page = sanne.get(f"/people/{ids['Roos']}/own-photos").text
    key = re.search(r"/own-photos/\d+/(\w+)\.jpg", page)[1]
    assert sanne.get(f"/own-photos/{ids['Roos']}/{key}.jpg").status_code == 200
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    sanne.post(f"/people/{ids['Roos']}/own-photos/1/remove", data={"csrf_token": token})
    assert key not in files(app)
    assert sanne.get(f"/own-photos/{ids['Roos']}/{key}.jpg").status_code == 404
    assert counted(within, OwnPhotoCheck) == 0


def test_who_leaves_is_seen_no_more_at_once_and_forgotten_the_next_day(on, tablet, app, within):
    tablet.tap("Roos")
    with within() as people:
        people["Roos"].house_id = None
    assert tablet.get("/faces/own").location == "/faces"
    before = files(app)
    with within() as people:
        mine = {one.photo_key for one in own_photos.photos_of(people["Roos"].id).values()}
        retention.purge(None)
    assert before - files(app) == mine
    assert counted(within, OwnPhotoCheck) == 0
    assert counted(within, OwnPhotoAmong) == 0


def test_a_photo_of_who_left_is_replaced_by_another_in_the_same_round(on, tablet, within, clock):
    with within() as people:
        roos, sanne = people["Roos"], people["Sanne"]
        known = {*others_than(roos)}
        spare = [one for one in people.values() if one.house_id and one not in {roos, *known}]
        things_of(spare[:1], sanne)
        gone = next(iter(known)).id
    tablet.tap("Roos")
    with within() as people:
        database.session.get(type(people["Roos"]), gone).left_at = clock()
    tablet.tap("Roos")
    with within():
        ask = database.session.scalars(sa.select(OwnPhotoAsk)).one()
        for number in (1, 2, 3):
            ask.round = number
            nine = own_photos.shown(ask)
            assert len(nine) == 9
            assert gone not in {one.person_id for one in nine}


@pytest.mark.parametrize("wrong", [{"place": 0}, {"place": 4}, {"word": ""}, {"photo_key": None}])
def test_what_a_photo_cannot_be_is_refused(on, within, wrong):
    one = sa.select(sa.func.min(OwnPhoto.id)).scalar_subquery()
    with pytest.raises(IntegrityError), within():
        database.session.execute(sa.update(OwnPhoto).where(OwnPhoto.id == one).values(wrong))


def test_there_are_never_six_wrong_tries(on, within):
    with pytest.raises(IntegrityError), within():
        database.session.execute(sa.update(OwnPhotoCheck).values(wrong=6))
