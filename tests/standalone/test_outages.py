"""The database or the disk goes away while people work: a page, nothing typed lost, and back."""

import io
import re

import pytest
import sqlalchemy as sa

from portal import database, photos
from portal.identity import Proof
from portal.outages import Outage, outage_of
from tests.people.test_photos import picture
from tests.standalone.outages import busy, damaged, full, gone, read_only

WISH = "Ik wil vaker pannenkoeken eten. " * 20


def say(client, page):
    """Send a wish, as it is typed."""
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    act = re.search(r'name="act" value="([^"]+)"', page)[1]
    fields = {"csrf_token": token, "act": act, "subject": "food", "text": WISH, "shown": "1"}
    return client.post("/councils/1/wishes/new", data=fields)


def wishes(app):
    with app.app_context():
        database.begin(writes=False)
        return database.session.scalar(sa.text("SELECT count(*) FROM portal_wish"))


@pytest.mark.engines
@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("outage", [gone, read_only, full, busy, damaged])
def test_what_was_typed_in_an_outage_is_sent_again_afterwards(
    app, client_as, tmp_path, outage, view
):
    client = client_as("Roos", view=view)
    page = client.get("/councils/1/wishes/new").text
    before = wishes(app)
    back = outage(app, tmp_path)
    for _ in range(40 if outage is full else 1):
        reply = say(client, page)
        if reply.status_code == 503:
            break
        page = client.get("/councils/1/wishes/new").text
        before += 1
    assert reply.status_code == 503
    assert reply.headers["Retry-After"]
    assert f'data-view="{view}"' in reply.text
    assert reply.headers["X-Request-ID"] in reply.text
    assert WISH.strip() in reply.text
    back()
    assert wishes(app) == before
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', main(reply.text)))
    again = client.post("/councils/1/wishes/new", data=sent)
    assert again.status_code == 303, again.text
    assert wishes(app) == before + 1


def main(page):
    """The part of a page that is its own."""
    return re.search(r"<main.*</main>", page, re.DOTALL)[0]


@pytest.mark.engines
@pytest.mark.parametrize(
    ("outage", "status"), [(gone, 503), (damaged, 503), (read_only, 200), (full, 200), (busy, 200)]
)
def test_what_can_be_read_is_still_read(app, client_as, tmp_path, outage, status):
    client = client_as("Roos")
    back = outage(app, tmp_path)
    assert client.get("/wishes").status_code == status
    back()
    assert client.get("/wishes").status_code == 200


@pytest.mark.engines
@pytest.mark.parametrize(
    ("outage", "words"),
    [
        (gone, "De database is weg."),
        (read_only, "De database kan gelezen worden, maar niet geschreven."),
        (busy, "De database zit op slot"),
        (damaged, "beschadigd"),
    ],
)
def test_who_watches_is_told_what_is_wrong(app, tmp_path, outage, words):
    client = app.test_client()
    assert client.get("/healthz").json["status"] == "ok"
    back = outage(app, tmp_path)
    reply = client.get("/healthz")
    assert reply.status_code == 503
    assert words in reply.json["reason"]
    assert client.head("/healthz").status_code == 503
    back()
    assert client.get("/healthz").status_code == 200


def test_pictures_and_styles_need_no_database(app, client_as, tmp_path):
    client = client_as("Roos", proof=Proof.CARD)
    page = client.get("/wishes").text
    gone(app, tmp_path)
    for address in re.findall(r'"(/(?:bundles|pictograms|static)/[^"]+)"', page):
        with client.get(address, buffered=True) as reply:
            assert reply.status_code == 200, address


@pytest.mark.skipif("config.option.engine == 'postgresql'", reason="there is no file")
def test_no_database_is_made_in_the_place_of_one_that_is_gone(app, client_as, tmp_path):
    client = client_as("Roos")
    client.get("/meetings")
    (tmp_path / "huisraad.db").rename(tmp_path / "away")
    assert client.get("/meetings").status_code == 503
    assert not (tmp_path / "huisraad.db").exists()


def test_a_full_disk_takes_no_photo_and_says_so(app, client_as, tmp_path, monkeypatch):
    client = client_as("Sanne")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "full.part").symlink_to("/dev/full")
    monkeypatch.setattr(photos.secrets, "token_hex", lambda _: "full")
    fields = {"photo": (io.BytesIO(picture()), "a.jpg"), "consent": "y", "consent_of": "self"}
    reply = client.send("/people/2/photo/new", fields)
    assert reply.status_code == 503, reply.text
    assert not (tmp_path / "photos" / "full.jpg").exists()


def test_a_mistake_of_the_program_is_no_outage():
    assert outage_of(FileNotFoundError(2, "no such file")) is None
    assert outage_of(ValueError()) is None
    assert outage_of(OSError(28, "no space")) is Outage.FULL
