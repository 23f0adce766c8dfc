"""Sounds that were made are kept for a while: a sentence is mostly heard more than once."""

import hmac
import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from flask import current_app

from portal import clock
from portal.context import portal
from portal.files import remove, write_whole
from portal.i18n import lazy_gettext as _
from portal.jobs import service as jobs
from portal.speech.service.sealing import Said, key_for
from portal.speech.service.voices import find, speak

FOLDER = "speech"
"""Where in the data folder; no backup holds it."""
KEPT = timedelta(days=30)
MOST_KEPT = 300 * 1024 * 1024


def sound_of(said: Said) -> bytes | None:
    """The sound of what is said, as a WAV file; none when there is no voice, or it fails.

    What tells somebody's choice is made anew each time and not kept, since the moment at which
    a file was made tells when.
    """
    voice = find()
    if voice is None:
        return None
    path = _path(f"{voice.version}\n{said.text}")
    with suppress(OSError):
        return path.read_bytes()
    sound = speak(voice, said.text)
    if sound and not said.secret:
        aside = path.with_stem(f"{path.stem}-{secrets.token_hex(4)}")
        with suppress(OSError):  # a full disk is no reason to be silent
            write_whole(aside, sound)
            aside.replace(path)
    return sound


@jobs.every("speech.tidy", label=_("Throw away sounds that were made long ago"), days=1)
def tidy(_task: jobs.Task | None = None) -> None:
    """Throw away the sounds that were made long ago, and the oldest when there are too many."""
    folder = portal().folder / FOLDER
    oldest = (clock.now() - KEPT).timestamp()
    room = MOST_KEPT
    files = [(path.stat(), path) for path in (folder.iterdir() if folder.is_dir() else ())]
    for told, path in sorted(files, key=lambda one: one[0].st_mtime, reverse=True):
        room -= told.st_size
        if told.st_mtime < oldest or room < 0:
            remove(path)


def _path(about: str) -> Path:
    """A name that tells nothing of what is said."""
    name = hmac.digest(key_for("sounds", str(current_app.secret_key)), about.encode(), "sha256")
    return portal().folder / FOLDER / f"{name.hex()}.wav"
