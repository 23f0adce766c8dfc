"""What a tablet carries of the wall is what a face alone opens there, and nothing of a person."""

import pytest

from portal.residents.service.identification import WALL_HEADER
from tests.access.test_matrix import rows
from tests.access.world import World, make_world

WALL = {WALL_HEADER: "1"}
OWN_TO_A_TABLET = ("carried.", "residents.")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    world = make_world(tmp_path_factory.mktemp("wall"))
    yield world
    world.app.extensions["portal"].engine.dispose()


def test_the_wall_opens_nothing_that_a_face_does_not(world: World) -> None:
    wrong = []
    for method, endpoint, path, _signs in rows():
        if method != "GET" or endpoint.startswith(OWN_TO_A_TABLET):
            continue
        address = path.format(**world.ids)
        by_wall = world.client("face").get(address, headers=WALL)
        by_face = world.client("face").get(address)
        if by_wall.status_code >= 500 or (by_wall.status_code == 200 != by_face.status_code):
            wrong.append(f"{endpoint}: {by_wall.status_code}, a face {by_face.status_code}")
    assert not wrong, "\n".join(wrong)


def test_what_is_carried_of_the_wall_knows_nobody(world: World) -> None:
    client = world.client("roos")
    carried = client.get("/carried").get_json()
    assert "/faces" in carried["wall"]
    assert any(path.startswith("/meetings/") for path in carried["wall"])
    for path in carried["wall"]:
        page = client.get(path, headers=WALL)
        assert page.status_code == 200, path
        assert 'action="/leave"' not in page.text, path
        asks_a_card = path.startswith("/carried/come/")
        assert asks_a_card or 'name="coming"' not in page.text, path


def test_it_is_asked_for_by_a_tablet_only_and_only_to_read(world: World) -> None:
    ballot = f"/ballots/{world.ids['ballot']}"
    assert world.client("roos").get(ballot).status_code == 200
    assert world.client("roos").get(ballot, headers=WALL).status_code != 200
    assert world.client("visitor").get("/faces", headers=WALL).status_code == 303
    assert world.client("hans").get("/", headers=WALL).status_code == 200, "no tablet: as ever"


def test_what_is_carried_is_there_for_who_is_signed_in(world: World) -> None:
    client = world.client("roos")
    carried = client.get("/carried").get_json()
    assert carried["person"] == world.ids["roos"]
    for path in carried["own"]:
        assert client.get(path).status_code == 200, path
    assert any("/vote?choice=" in path for path in carried["own"])
    face = world.client("face").get("/carried").get_json()
    assert not any("/vote" in path for path in face["own"]), "a face does not vote"
