"""A photo of the front door: cleaned like every photo, seen by who may see the house."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from portal.councils.models import House
from portal.identity import Proof
from tests.looking import named, row


def picture(kind: str = "JPEG") -> io.BytesIO:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "SECRET-CAMERA"
    Image.new("RGB", (900, 600), "teal").save(out, kind, exif=exif)
    return io.BytesIO(out.getvalue())


def asked(client: Any, path: str) -> tuple[int, bytes]:
    with client.get(path) as answer:
        return answer.status_code, answer.data


@pytest.fixture
def linde(session: Any) -> House:
    house: House = row(session, House, House.name == "De Linde")
    return house


@pytest.fixture
def placed(session: Any, client_as: Any, linde: House) -> str:
    """The address of De Linde's front door."""
    sent = {"photo": (picture(), "voordeur.jpg")}
    answer = client_as("Sanne").send(f"/houses/{linde.id}/photo", sent)
    assert answer.status_code == 303
    return f"/doors/{linde.id}/{row(session, House, House.id == linde.id).photo_key}.jpg"


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_front_door_stands_where_the_house_is_shown(
    client_as: Any, linde: House, placed: str, view: str
) -> None:
    sanne = client_as("Sanne", view)
    for page in ("/houses", f"/houses/{linde.id}", "/tablets"):
        assert placed in sanne.get(page).text, page
    _status, data = asked(sanne, placed)
    shown = Image.open(io.BytesIO(data))
    assert (shown.format, shown.size) == ("JPEG", (600, 600))
    assert b"SECRET-CAMERA" not in data


def test_the_tablet_of_the_house_shows_it_above_the_faces(client_as: Any, placed: str) -> None:
    tablet = client_as("Roos", "picto", proof=Proof.FACE)
    tablet.delete_cookie("huisraad_person")
    assert placed in tablet.get("/faces").text
    assert asked(tablet, placed)[0] == 200


@pytest.mark.parametrize(("name", "status"), [("Roos", 200), ("Bas", 200), ("Gerrit", 404),
                                              ("Petra", 404)])  # fmt: skip
def test_only_who_may_see_the_house_sees_its_door(
    client_as: Any, placed: str, name: str, status: int
) -> None:
    assert asked(client_as(name), placed)[0] == status


def test_who_may_not_see_the_door_sees_the_symbol(
    session: Any, client_as: Any, placed: str
) -> None:
    roos = f"/people/{named(session, 'Roos').id}"
    assert placed in client_as("Sanne").get(roos).text
    seen_by_petra = client_as("Petra").get(roos).text
    assert "/doors/" not in seen_by_petra
    assert "1F333" in seen_by_petra


def test_a_removed_photo_is_gone_at_once(
    app: Any, session: Any, tmp_path: Path, client_as: Any, linde: House, placed: str
) -> None:
    sanne = client_as("Sanne")
    kept = next(tmp_path.rglob(Path(placed).name))
    assert sanne.send(f"/houses/{linde.id}/photo/remove").status_code == 303
    assert sanne.get(placed).status_code == 404
    assert not kept.exists()
    assert "1F333" in sanne.get(f"/houses/{linde.id}").text


def test_what_is_no_photo_is_refused_in_one_sentence(client_as: Any, linde: House) -> None:
    address = f"/houses/{linde.id}/photo"
    answer = client_as("Sanne").send(address, {"photo": (io.BytesIO(b"<svg/>"), "deur.svg")})
    assert answer.status_code == 422
    assert "JPEG" in answer.text
