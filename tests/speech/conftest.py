"""Voices of every kind: the one of this machine, and programs that do what a program can do."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.speech.service import sealing, sounds, voices
from portal.speech.service.voices import Voice


@pytest.fixture
def voice() -> Voice:
    """The voice of this machine."""
    found = voices.find()
    if found is None:
        pytest.skip("no espeak-ng here, and no espeakng-loader")
    return found


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], Voice]:
    """``program("exit 1")``: a voice that is this shell script."""

    def make(script: str) -> Voice:
        path = tmp_path / "voice"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return Voice(str(path), (str(path),), "1")

    return make


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[Voice | None], None]:
    """``given(voice)``: this is the voice of this machine, or there is none."""

    def give(voice: Voice | None) -> None:
        for module in (sealing, sounds, voices):
            monkeypatch.setattr(module, "find", lambda: voice)

    return give


SOUND = b"RIFF\xff\xff\xff\x7fWAVEfmt " + b"\0" * 20 + b"data\xff\xff\xff\x7f" + b"\1\2" * 100
"""What a program gives that does not know yet how long it will speak."""


@pytest.fixture
def speaker(program: Callable[[str], Voice], tmp_path: Path) -> Voice:
    """A voice that gives the same sound for anything, and writes down what it was to say."""
    (tmp_path / "sound").write_bytes(SOUND)
    return program(f'cat >> "{tmp_path}/said"; echo >> "{tmp_path}/said"; cat "{tmp_path}/sound"')


@pytest.fixture
def said(tmp_path: Path) -> Callable[[], list[str]]:
    """What `speaker` was to say, in order."""
    written = tmp_path / "said"
    return lambda: written.read_text().splitlines() if written.exists() else []
