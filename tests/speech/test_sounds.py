"""The address of a sound: of this sentence, for this reader, telling nothing; made once, and kept
for a while."""

import errno
import os
import re
import tarfile
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import request

from portal import files
from portal.cleaning import printable
from portal.identity import Proof
from portal.residents.service import PERSON_COOKIE
from portal.speech import service as speech
from portal.speech.service import sounds
from portal.speech.service.sealing import MOST_TEXT, Said, sentences
from portal.speech.service.voices import Voice
from portal.standalone.backup import make
from tests.speech.conftest import SOUND

READ = re.compile(r'data-say="([^"]*)"[^>]*? data-sound="([^"]*)"')


def spoken(page: Any) -> dict[str, list[str]]:
    """What is read aloud on a page, with the addresses of its sounds."""
    return {unescape(text): at.split() for text, at in READ.findall(page.text)}


@pytest.fixture
def folder(app: Any) -> Path:
    return Path(app.extensions["portal"].folder, "speech")


@pytest.fixture
def heard(given: Callable[..., None], speaker: Voice) -> None:
    given(speaker)


@pytest.fixture
def roos(heard: None, session: Any, client_as: Any) -> Any:
    session.rollback()
    return client_as("Roos", view="picto", proof=Proof.CARD)


def one_of(page: Any) -> tuple[str, str]:
    """A text of the page and the address of its first sentence."""
    text, addresses = next(iter(spoken(page).items()))
    return text, addresses[0]


def test_what_is_read_aloud_sounds_and_its_address_tells_nothing(
    roos: Any, said: Callable[[], list[str]]
) -> None:
    page = roos.get("/wishes/new", follow_redirects=True)
    assert spoken(page)
    for text, addresses in spoken(page).items():
        assert len(addresses) == len(list(sentences(text)))
        assert not [word for word in text.split() if len(word) > 3 and word in str(addresses)]
    text, address = one_of(page)
    sound = roos.get(address)
    assert (sound.status_code, sound.mimetype) == (200, "audio/wav")
    assert sound.data[44:] == SOUND[44:]
    assert sound.headers["Cache-Control"] == "no-store"
    assert "sandbox" in sound.headers["Content-Security-Policy"]
    assert said() == [text]
    assert roos.get(address, headers={"Range": "bytes=0-3"}).data == b"RIFF"


def test_only_who_was_shown_a_sentence_hears_it(roos: Any, client_as: Any) -> None:
    _text, address = one_of(roos.get("/wishes/new", follow_redirects=True))
    assert roos.get(address).status_code == 200
    for other in (None, "Sanne", "Gerrit"):
        assert client_as(other).get(address).status_code == 404
    elsewhere = client_as("Roos", view="picto")
    assert elsewhere.get(address).status_code == 404  # hers, of another device


def test_what_a_tablet_shows_to_nobody_is_for_who_sits_at_it(roos: Any, app: Any) -> None:
    person = roos.get_cookie(PERSON_COOKIE).value
    roos.delete_cookie(PERSON_COOKIE)
    _text, address = one_of(roos.get("/faces"))
    assert roos.get(address).status_code == 200
    roos.set_cookie(PERSON_COOKIE, person)
    assert roos.get(address).status_code == 200
    assert app.test_client().get(address).status_code == 404


@pytest.mark.parametrize("wrong", ["x", "abc", "A" * 40, "a" * 3000, "%00", "é", "=" * 9, "_-_-"])
def test_nobody_makes_an_address(roos: Any, said: Callable[[], list[str]], wrong: str) -> None:
    assert roos.get(f"/speech/{wrong}").status_code == 404
    _text, address = one_of(roos.get("/wishes/new", follow_redirects=True))
    last = "A" if address[-2] != "A" else "B"
    assert roos.get(address[:-2] + last + address[-1]).status_code == 404
    assert said() == []


def test_another_portal_seals_with_another_key(app: Any) -> None:
    with app.test_request_context("/"):
        (before,) = speech.addresses("Hallo.").split()
        app.secret_key = "another key that is long enough"
        assert speech.opened(before.rpartition("/")[2]) is None


def test_without_a_voice_a_page_promises_none(
    given: Callable[..., None], session: Any, client_as: Any, app: Any
) -> None:
    given(None)
    session.rollback()
    page = client_as("Roos", view="picto").get("/wishes/new", follow_redirects=True)
    assert "data-say" in page.text
    assert "data-sound" not in page.text
    assert "Deze tablet heeft geen Nederlandse stem." in page.text


def test_a_voice_that_fails_is_told_as_a_sound_that_is_not_there(
    given: Callable[..., None], program: Callable[[str], Voice], roos: Any, folder: Path
) -> None:
    given(program("exit 1"))
    _text, address = one_of(roos.get("/wishes/new", follow_redirects=True))
    assert roos.get(address).status_code == 404
    given(None)
    assert roos.get(address).status_code == 404
    assert not folder.exists()


def test_a_sentence_is_made_once_and_another_voice_makes_it_anew(
    app: Any,
    given: Callable[..., None],
    speaker: Voice,
    said: Callable[[], list[str]],
    folder: Path,
) -> None:
    given(speaker)
    with app.app_context():
        first = speech.sound_of(Said("Hallo."))
        assert speech.sound_of(Said("Hallo.")) == first
        assert len(said()) == 1
        (kept,) = folder.iterdir()
        assert kept.read_bytes() == first
        assert kept.stat().st_mode & 0o077 == 0
        given(Voice(speaker.name, speaker.command, "2"))
        assert speech.sound_of(Said("Hallo.")) == first
    assert len(said()) == len(list(folder.iterdir())) == 2


def test_two_at_once_never_read_half_a_sound(
    app: Any, given: Callable[..., None], speaker: Voice, folder: Path
) -> None:
    given(speaker)
    unfinished: list[set[str]] = []
    real = files.os.fsync

    def look(line: int) -> None:
        unfinished.append({one.name for one in folder.iterdir()})
        real(line)

    with app.app_context(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(files.os, "fsync", look)
        speech.sound_of(Said("Hallo."))
    (kept,) = folder.iterdir()
    assert unfinished
    assert not any(kept.name in names for names in unfinished)


def test_what_somebody_chooses_leaves_no_file_and_no_pattern(
    app: Any,
    given: Callable[..., None],
    speaker: Voice,
    said: Callable[[], list[str]],
    folder: Path,
) -> None:
    given(speaker)
    with app.test_request_context("/"):
        request.url_rule = next(
            one for one in app.url_map.iter_rules() if one.endpoint == "portal.ballots.by_code"
        )
        first, again, other = (speech.addresses(x) for x in ("Ja.", "Ja.", "Ik weet het niet."))
        assert len({first, again, other}) == 3
        assert len(first) == len(again) == len(other)
        opened = [speech.opened(one.rpartition("/")[2]) for one in (first, again, other)]
        assert opened == [Said("Ja.", True), Said("Ja.", True), Said("Ik weet het niet.", True)]
        assert opened[0]
        assert speech.sound_of(opened[0]) == speech.sound_of(opened[0])
    assert said() == ["Ja.", "Ja."]
    assert not folder.exists()


def test_a_full_disk_is_no_reason_to_be_silent(
    app: Any, given: Callable[..., None], speaker: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(speaker)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(sounds, "write_whole", full)
    with app.app_context():
        assert speech.sound_of(Said("Hallo."))


def test_sounds_go_after_a_month_and_the_oldest_when_there_are_too_many(
    app: Any,
    given: Callable[..., None],
    speaker: Voice,
    folder: Path,
    clock: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given(speaker)
    with app.app_context():
        for number in range(4):
            speech.sound_of(Said(f"Zin {number}."))
            (made,) = [one for one in folder.iterdir() if not one.stem.isdecimal()]
            at = clock().timestamp() - number * 20 * 24 * 3600
            os.utime(made.rename(folder / f"{number}.wav"), (at, at))
        sounds.tidy()
        assert sorted(one.stem for one in folder.iterdir()) == ["0", "1"]
        monkeypatch.setattr(sounds, "MOST_KEPT", 300)
        sounds.tidy()
    assert [one.stem for one in folder.iterdir()] == ["0"]


def test_no_backup_holds_what_was_read_aloud(app: Any, heard: None, tmp_path: Path) -> None:
    state = app.extensions["portal"]
    with app.app_context():
        speech.sound_of(Said("Hallo."))
        state.folder.joinpath("photos").mkdir(exist_ok=True)
        state.folder.joinpath("photos", "a.wav").touch()
    target = tmp_path.parent / f"{tmp_path.name}.tar"
    if state.engine.dialect.name == "sqlite":
        make(state.folder, str(state.engine.url), target)
        with tarfile.open(target) as tar:
            sounding = [name for name in tar.getnames() if name.endswith(".wav")]
        assert sounding == ["photos/a.wav"]


@pytest.mark.parametrize(
    "text",
    [
        "woord " * 2000,
        "x" * 10_000,
        "Een zin. " * 900,
        "\x00\x01\x1b[31m tekst \u202e\ud800 en meer",
        "-v en",
        "  \n\t ",
        "🙂" * 1000,
    ],
)
def test_any_text_is_cut_into_what_can_be_said_at_once(app: Any, heard: None, text: str) -> None:
    parts = list(sentences(text))
    assert all(0 < len(part) <= MOST_TEXT for part in parts)
    assert " ".join(parts).replace(" ", "") == "".join(printable(text).split())
    with app.test_request_context("/"):
        opened = [speech.opened(one.rpartition("/")[2]) for one in speech.addresses(text).split()]
        assert [one.text for one in opened if one] == parts
        for one in opened[:2]:
            assert one
            assert speech.sound_of(one)


def test_an_address_is_not_longer_than_any_server_takes(app: Any, heard: None) -> None:
    with app.test_request_context("/"):
        assert len(speech.addresses("🙂" * MOST_TEXT)) < 4000


def test_a_page_sounds_as_it_reads(app: Any, heard: None) -> None:
    page = '<p data-say="&lt;b&gt; &#34;Ja&#34; &amp; nee.">x</p><p data-say="">y</p>'
    with app.test_request_context("/"):
        (address,) = re.findall(r'data-sound="([^"]*)"', speech.with_addresses(page))
        assert speech.opened(address.rpartition("/")[2]) == Said('<b> "Ja" & nee.')


def test_words_never_stand_in_the_log(
    roos: Any, caplog: pytest.LogCaptureFixture, app: Any
) -> None:
    caplog.set_level(0)
    text, address = one_of(roos.get("/wishes/new", follow_redirects=True))
    roos.get(address)
    told = "".join(record.getMessage() + str(vars(record)) for record in caplog.records)
    assert text not in told
    assert address not in told
