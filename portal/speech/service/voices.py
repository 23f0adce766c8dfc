"""The Dutch voice of this machine: espeak-ng as a program beside us, that may fail in any way."""

import importlib.util
import os
import shutil
import signal
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.speech.service import child

PROGRAM = "espeak-ng"
PACKAGE = "espeakng_loader"
SECONDS = 5.0
"""How long a sentence may take to be made; it takes some 50 ms."""
PATIENCE = 1.0
"""Seconds that a sentence waits for its turn."""
MOST_BYTES = 8 * 1024 * 1024
_TURNS = threading.BoundedSemaphore(2)
_HEAD = 44


@dataclass(frozen=True)
class Voice:
    """A program that takes words in and gives sound out; ``version`` is another with each."""

    name: str
    command: tuple[str, ...]
    version: str


@cache
def find() -> Voice | None:
    """The program of this machine, else that of the package; none where neither is there."""
    if program := shutil.which(PROGRAM):
        words = str(child.WORDS_A_MINUTE)
        way = ("-v", child.VOICE.decode(), "-s", words, "-b", "1", "--stdin", "--stdout")
        return Voice(program, (program, *way), _version(Path(program)))
    with suppress(ModuleNotFoundError):
        package = importlib.util.find_spec(PACKAGE)
        if package and package.origin:
            command = (sys.executable, "-I", child.__file__)
            return Voice(PACKAGE, command, _version(Path(package.origin)))
    return None


def speak(voice: Voice, text: str) -> bytes | None:
    """The text as a WAV file; none when the voice fails, takes too long or is too busy."""
    if not _TURNS.acquire(timeout=PATIENCE):
        return None
    try:
        return _whole(_said(voice.command, text.encode()))
    except OSError:
        return None
    finally:
        _TURNS.release()


def _said(command: tuple[str, ...], text: bytes) -> bytes:
    """What the program gives for the text; nothing when it fails. Raises `OSError`."""
    with subprocess.Popen(  # noqa: S603 - our own words; the text goes in by a pipe
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"LC_ALL": "C.UTF-8"},
        start_new_session=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        late = threading.Timer(SECONDS, _end, (process,))
        late.start()
        try:
            with suppress(ProcessLookupError):
                others = os.getpriority(os.PRIO_PROCESS, 0)
                os.setpriority(os.PRIO_PROCESS, process.pid, min(others + 10, 19))
            with suppress(BrokenPipeError), process.stdin:
                process.stdin.write(text)
            sound = process.stdout.read(MOST_BYTES + 1)
            if len(sound) > MOST_BYTES:
                _end(process)
            return b"" if process.wait() else sound
        finally:
            late.cancel()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the program with all that it started."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _whole(sound: bytes) -> bytes | None:
    """The sound with its true length, which a program that writes to a pipe cannot know."""
    if not (sound.startswith(b"RIFF") and sound[36:40] == b"data" and len(sound) > _HEAD):
        return None
    head = bytearray(sound[:_HEAD])
    struct.pack_into("<I", head, 4, len(sound) - 8)
    struct.pack_into("<I", head, 40, len(sound) - _HEAD)
    return bytes(head) + sound[_HEAD:]


def _version(path: Path) -> str:
    told = path.stat()
    return f"{path} {told.st_size} {told.st_mtime_ns} {child.WORDS_A_MINUTE}"
