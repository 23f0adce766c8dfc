"""A wish that is spoken: asked first, kept whole, heard by the council alone, gone at once."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal import database, recordings
from portal.consents.models import Consent, Recording
from portal.identity import Proof
from portal.wishes import service as wishes
from portal.wishes.models import Wish
from tests.looking import named, rows

MAKE = "/councils/1/wishes/new"
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + b"\x00" * 300
OGG = b"OggS\x00\x02" + b"\x00" * 22 + b"OpusHead" + b"\x00" * 300
MP4 = b"\x00\x00\x00\x18ftypM4A " + b"\x00" * 300


def say(client: Any, voice: bytes = WEBM, yes: str = "1", **fields: str) -> Any:
    spoken = {"voice": (io.BytesIO(voice), "voice"), "voice_yes": yes}
    return client.send(MAKE, {"subject": "food", "shown": "1", **spoken, **fields})


def files(app: Any) -> list[Path]:
    folder = Path(app.extensions["portal"].folder, "recordings")
    return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def roos(session: Any, client_as: Any) -> Any:
    session.rollback()
    return client_as("Roos", view="picto", proof=Proof.CARD)


@pytest.mark.parametrize(
    ("voice", "kind"), [(WEBM, "audio/webm"), (OGG, "audio/ogg"), (MP4, "audio/mp4")]
)
def test_a_voice_is_kept_whole_and_sent_as_a_sound_alone(
    app: Any, roos: Any, voice: bytes, kind: str
) -> None:
    address = say(roos, voice).location
    (kept,) = files(app)
    assert kept.read_bytes() == voice
    assert kept.stat().st_mode & 0o077 == 0
    heard = roos.get(f"{address}/voice")
    assert (heard.data, heard.mimetype) == (voice, kind)
    assert heard.headers["Cache-Control"] == "no-store"
    assert heard.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in heard.headers["Content-Security-Policy"]
    assert roos.get(f"{address}/voice", headers={"Range": "bytes=0-3"}).status_code == 206


@pytest.mark.parametrize(
    "wrong",
    [b"", b"<html><script>", b"RIFF....WAVEfmt ", b"\x1a\x45\xdf\xa3 matroska", WEBM * 90],
)
def test_what_is_no_voice_is_refused_beside_the_field(
    app: Any, session: Any, roos: Any, wrong: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recordings, "MOST_BYTES", 1000)
    assert say(roos, wrong).status_code == 422
    assert not files(app)
    assert not rows(session, Wish)
    assert not rows(session, Consent)


def test_nobody_is_recorded_without_a_yes_which_is_asked_once(
    app: Any, session: Any, roos: Any
) -> None:
    assert 'data-do="yes"' in roos.get(MAKE).text
    assert say(roos, yes="").status_code == 422
    assert not files(app)
    assert say(roos).status_code == 303
    (yes,) = rows(session, Consent)
    assert (yes.kind, yes.answer, yes.said_as) == ("recording", "yes", "self")
    assert 'data-do="yes"' not in roos.get(MAKE).text
    assert say(roos, yes="").status_code == 303


def test_a_yes_taken_back_removes_every_recording_at_once(
    app: Any, session: Any, roos: Any
) -> None:
    address, _other = say(roos).location, say(roos).location
    person = named(session, "Roos")
    session.rollback()
    assert len(files(app)) == 2
    assert roos.send(f"/people/{person.id}/recording/remove").status_code == 303
    assert not files(app)
    assert not rows(session, Recording)
    assert [one.recording_id for one in rows(session, Wish)] == [None, None]
    assert roos.get(f"{address}/voice").status_code == 404
    assert f"{address}/voice" not in roos.get(address).text


@pytest.mark.engines
def test_the_database_keeps_no_voice_without_a_yes(session: Any) -> None:
    roos = named(session, "Roos")
    database.begin(writes=True)
    row = f"INSERT INTO portal_recording VALUES (1, {roos.id}, 'k', 'audio/ogg', '2027-02-08', '', NULL, 1)"  # noqa: S608, E501
    with pytest.raises(IntegrityError):
        database.session.execute(sa.text(row))
    database.session.rollback()


def test_in_pictures_a_voice_is_heard_back_before_it_is_sent(
    app: Any, session: Any, roos: Any, client_as: Any
) -> None:
    shown = say(roos, shown="")
    assert shown.status_code == 200
    (recording,) = rows(session, Recording)
    own = f"{MAKE.removesuffix('new')}voice/{recording.id}"
    assert own in shown.text
    assert roos.get(own).data == WEBM
    assert client_as("Sanne").get(own).status_code == 404
    kept = {"recording": str(recording.id)}
    changed = roos.send(MAKE, {"subject": "food", "change": "1", **kept})
    assert f'name="recording" value="{recording.id}"' in changed.text
    assert roos.send(MAKE, {"subject": "food", "shown": "1", **kept}).status_code == 303
    (wish,) = rows(session, Wish)
    assert wish.recording_id == recording.id
    assert roos.get(own).status_code == 404  # it is the wish's now


def test_nobody_sends_the_voice_of_another(session: Any, roos: Any, client_as: Any) -> None:
    say(roos, shown="")
    (recording,) = rows(session, Recording)
    stolen = {"subject": "food", "shown": "1", "recording": str(recording.id)}
    assert client_as("Hans").send(MAKE, stolen).status_code == 303
    (wish,) = rows(session, Wish)
    assert wish.recording_id is None


def test_a_voice_that_was_not_sent_is_gone_after_a_day(
    app: Any, session: Any, roos: Any, clock: Any
) -> None:
    say(roos, shown="")
    say(roos)
    clock.forward(hours=25)
    with app.app_context():
        database.begin(writes=True)
        wishes.throw_away_unsent()
        database.session.commit()
        database.end()
    assert len(files(app)) == len(rows(session, Recording)) == 1
    assert rows(session, Wish)[0].recording_id == rows(session, Recording)[0].id


def test_who_takes_a_wish_back_takes_the_voice_back(app: Any, session: Any, roos: Any) -> None:
    address = say(roos).location
    assert roos.send(f"{address}/withdraw").status_code == 303
    assert not files(app)
    assert not rows(session, Recording)


def test_the_council_hears_it_and_others_do_not(roos: Any, client_as: Any) -> None:
    address = say(roos).location
    for name in ("Anneke", "Sanne", "Hans"):
        assert client_as(name).get(f"{address}/voice").status_code == 200
    for name in ("Gerrit", "Bas", "Bea"):
        assert client_as(name).get(f"{address}/voice").status_code in (303, 403, 404)
    for page in (address, "/wishes"):
        assert f'src="{address}/voice"' in client_as("Sanne").get(page).text
        assert f'href="{address}/voice"' in client_as("Anneke", view="picto").get(page).text


def test_who_listens_writes_the_words_beside_it(session: Any, roos: Any, client_as: Any) -> None:
    address, sanne = say(roos).location, client_as("Sanne")
    assert roos.send(f"{address}/words", {"words": "x", "version": "1"}).status_code == 403
    form = {"words": "Vaker pannenkoeken.", "version": "1"}
    assert sanne.send(f"{address}/words", form).status_code == 303
    page = roos.get(address).text
    assert "Vaker pannenkoeken." in page
    assert "Sanne" in page
    late = sanne.send(f"{address}/words", {"words": "Patat.", "version": "1"})
    assert late.status_code == 409
    assert "Vaker pannenkoeken." in late.text
    assert "Patat." in late.text
    assert rows(session, Wish)[0].text == ""  # the words are not Roos's own


def test_where_it_is_stands_on_a_rail(roos: Any, client_as: Any) -> None:
    address, sanne = say(roos).location, client_as("Sanne")
    rail = re.findall(r'class="line (\w+)"', sanne.get(address).text)
    assert rail == ["done", "coming", "coming"]
    version = {"version": "1", "item": "0"}
    sanne.send(f"{address}/answer", {"state": "not_now", "reply": "Te duur.", **version})
    rail = re.findall(r'class="line (\w+)"', sanne.get(address).text)
    assert rail == ["done", "refused"]


def test_the_microphone_is_for_our_own_pages_alone(roos: Any) -> None:
    allowed = roos.get(MAKE).headers["Permissions-Policy"]
    assert "microphone=(self)" in allowed
