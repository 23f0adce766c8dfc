"""Files in the data folder: whole or not there, also after a power cut; and given to keep."""

import os
from pathlib import Path

from flask import Response, send_file

SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file for its owner only: aside, brought to the disk, then given its name."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def given_to_keep(path: Path, media_type: str, name: str) -> Response:
    """Somebody's file as an answer: to be kept under the name, never opened inside the portal."""
    response = send_file(
        path,
        mimetype=media_type,
        as_attachment=True,
        download_name=name,
        conditional=False,
        max_age=0,
    )
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "no-store"
    return response
