"""The voice is a program beside us: it may hang, be killed, fail or be gone, and we go on."""

import io
import os
import select
import subprocess
import sys
import threading
import time
import wave
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from portal.speech.service import child, voices
from portal.speech.service.voices import Voice, speak
from tests.speech.conftest import SOUND

Program = Callable[[str], Voice]


def length(sound: bytes | None) -> float:
    """How many seconds it sounds, as a player reads it."""
    assert sound
    with wave.open(io.BytesIO(sound)) as read:
        assert (read.getnchannels(), read.getsampwidth()) == (1, 2)
        return read.getnframes() / read.getframerate()


def test_the_voice_of_this_machine_says_a_sentence_in_dutch(voice: Voice) -> None:
    short, long = (length(speak(voice, text)) for text in ("Ja.", "Wij praten over het eten."))
    assert 0.3 < short < long < 6


@pytest.mark.parametrize(
    "text",
    [
        "-v en --help",
        "--stdout /etc/passwd",
        "$(reboot) `id` ; rm -rf / | cat",
        "één café, € 5, “ja” 🙂",
        "<speak>&lt;</speak> [[x]]",
        "a" * 400,
    ],
)
def test_words_are_only_ever_words(voice: Voice, text: str) -> None:
    assert length(speak(voice, text)) > 0.3


def test_the_library_of_the_package_is_never_in_our_own_process(voice: Voice) -> None:
    pytest.importorskip("espeakng_loader")
    ours = subprocess.run(
        [sys.executable, "-c", "import portal.standalone, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "portal.speech.service.child" in ours.stdout.split()
    assert not {"espeakng_loader"} & set(ours.stdout.split())
    said = subprocess.run(
        [sys.executable, "-I", child.__file__], input=b"Ja.", capture_output=True, check=True
    )
    assert length(said.stdout) > 0.3
    assert not said.stderr


def test_the_true_length_is_written_in_the_sound(program: Program, speaker: Voice) -> None:
    assert (
        speak(speaker, "x")
        == (SOUND[:4] + (236).to_bytes(4, "little") + SOUND[8:40] + (200).to_bytes(4, "little"))
        + SOUND[44:]
    )


@pytest.mark.parametrize(
    "script",
    [
        "exit 1",
        "true",
        "kill -9 $$",
        "echo this is no sound",
        "exec 0<&-; exec 1>&-; exit 0",
    ],
)
def test_a_voice_that_fails_is_no_voice(program: Program, script: str) -> None:
    assert speak(program(script), "Hallo.") is None


def test_what_a_voice_said_before_it_failed_does_not_count(
    program: Program, speaker: Voice, tmp_path: Any
) -> None:
    assert speak(program(f'cat > /dev/null; cat "{tmp_path}/sound"'), "Hallo.")
    assert speak(program(f'cat > /dev/null; cat "{tmp_path}/sound"; exit 3'), "Hallo.") is None


def test_a_voice_that_does_not_listen_to_the_end_is_heard_all_the_same(
    program: Program, speaker: Voice, tmp_path: Any
) -> None:
    assert speak(program(f'exec 0<&-; cat "{tmp_path}/sound"'), "x" * 500_000)


def test_a_program_that_went_away_is_no_voice(program: Program, tmp_path: Any) -> None:
    gone = program("true")
    (tmp_path / "voice").unlink()
    assert speak(gone, "Hallo.") is None


@pytest.mark.parametrize(
    "script", ["exec sleep 600", "sleep 600 & wait", "yes", "exec 1>&-; sleep 600"]
)
def test_a_voice_that_does_not_end_is_ended_with_all_it_began(
    program: Program, script: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voices, "SECONDS", 0.5)
    began = time.monotonic()
    assert speak(program(f'echo $$ > "{tmp_path}/id"\n{script}'), "Hallo.") is None
    assert time.monotonic() - began < 10
    group = (tmp_path / "id").read_text().strip()
    while _alive(group):  # they are told to end, and do so in their own time
        assert time.monotonic() - began < 20


def _alive(group: str) -> list[str]:
    """What still runs of a group of processes, as the kernel tells."""
    told = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            told.append(path.read_text().rpartition(")")[2].split())
    return [state for state, _parent, its, *_ in told if its == group and state not in "ZX"]


def test_no_more_than_two_speak_at_once_and_who_waits_too_long_goes_on(
    program: Program, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voices, "PATIENCE", 0.2)
    began, on = (_pipe(tmp_path / name) for name in ("began", "on"))
    slow = program(f'echo > "{tmp_path}/began"; read _ < "{tmp_path}/on"')
    running = [threading.Thread(target=speak, args=(slow, "x")) for _ in range(2)]
    for one in running:
        one.start()
        assert os.read(began, 1) == b"\n"
    assert speak(slow, "x") is None
    assert not select.select([began], [], [], 0)[0]
    os.write(on, b"\n\n")
    for one in running:
        one.join()


def _pipe(path: Path) -> int:
    os.mkfifo(path)
    return os.open(path, os.O_RDWR)


def test_the_voice_lets_others_go_first(program: Program, tmp_path: Any) -> None:
    speak(program(f'cat > /dev/null; nice > "{tmp_path}/nice"'), "x")
    assert int((tmp_path / "nice").read_text()) == min(os.getpriority(os.PRIO_PROCESS, 0) + 10, 19)


def test_the_program_of_the_machine_goes_before_the_package(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / voices.PROGRAM
    own.write_text("#!/bin/sh\n")
    own.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    find = voices.find.__wrapped__
    assert find().command[0] == str(own)
    own.unlink()
    monkeypatch.setattr(voices, "PACKAGE", "nowhere_to_be_found")
    assert find() is None
