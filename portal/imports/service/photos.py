"""The photos that came along: cleaned and put aside until the rows are done."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from portal import photos
from portal.context import portal
from portal.errors import RefusedError
from portal.imports.service import archives
from portal.imports.service.reading import Source


@dataclass(frozen=True, kw_only=True)
class Photo:
    """A photo put aside: its file and the prints by which it is known again; or what is wrong."""

    file: str = ""
    prints: tuple[str, ...] = ()
    fault: str = ""


def put_aside(source: Source, name: str, folder: Path) -> Photo:
    """Clean the photo of this name and put it in the folder.

    One that the portal gave out itself is known again, since cleaning it once more would
    change it.
    """
    try:
        with source.photo(name) as stream:
            before = _print(stream.getvalue())
            cleaned = photos.cleaned(stream)
    except RefusedError as error:
        return Photo(fault=f"{name[:60]}: {error.message}")
    after = _print(cleaned)
    (folder / f"{after}.jpg").write_bytes(cleaned)
    return Photo(file=f"{after}.jpg", prints=(before, after))


def taken_up(photo: Photo, folder: Path) -> bytes:
    """A photo that was put aside, as it was. Raises `RefusedError` after a power cut between."""
    data = (folder / photo.file).read_bytes()
    if _print(data) not in photo.prints:
        raise archives.damaged()
    return data


def print_of(key: str) -> str:
    """The print of a photo that the portal keeps; "" when it is not there."""
    path = portal().folder / "photos" / f"{key}.jpg"
    return _print(path.read_bytes()) if path.is_file() else ""


def _print(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
