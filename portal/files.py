"""Files in the data folder: whole or not there, also after a power cut; and given to keep."""

import os
from io import BytesIO
from pathlib import Path

from flask import Response, send_file

SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file for its owner only: aside, brought to the disk, then given its name."""
    make_folder(path.parent)
    aside = path.with_suffix(".part")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(path)
    keep_names(path.parent)


def remove(path: Path) -> None:
    """Remove a file, so that no power cut brings it back; it may be gone already."""
    if path.exists():
        path.unlink(missing_ok=True)
        keep_names(path.parent)


def make_folder(path: Path) -> None:
    """Make a folder for its owner only, with those it lies in, unless it is there."""
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)
        keep_names(path.parent)


def keep_names(folder: Path) -> None:
    """Bring to the disk which files are in the folder: their content is not enough (fsync(2))."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def given_to_keep(file: Path | BytesIO, media_type: str, name: str) -> Response:
    """A file as an answer: to be kept under the name, never opened inside the portal."""
    response = send_file(
        file,
        mimetype=media_type,
        as_attachment=True,
        download_name=name,
        conditional=False,
        max_age=0,
    )
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "no-store"
    return response
