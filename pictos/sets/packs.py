"""A folder or a zip with pictures, looked at before anything in it is read."""

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import IO, Self

MIB = 1024 * 1024
MOST_FILES = 50_000
MOST_BYTES = 2_000 * MIB
MOST_DIRECTORY = 16 * MIB
MOST_IN_ONE = 64 * MIB

_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError)
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"


class Fault(StrEnum):
    """Why a set is refused."""

    DAMAGED = "damaged"
    PASSWORD = "password"  # noqa: S105 - a kind of fault
    OUTSIDE = "outside"
    TWICE = "twice"
    TOO_LARGE = "too-large"
    TOO_MANY = "too-many"
    UNSAFE = "unsafe"
    NO_PICTURE = "no-picture"
    NO_LABELS = "no-labels"
    EMPTY = "empty"


class PackError(ValueError):
    """A set is refused; says in which file, and why."""

    def __init__(self, fault: Fault, file: str = "") -> None:
        super().__init__(f"{fault}: {file[:200]}" if file else str(fault))
        self.fault = fault
        self.file = file[:200]


class Pack:
    """The files of a folder, a zip or one file, by their path in it.

    What a zip claims is checked before it is unpacked, and Python reads no more of a part than
    it claims; so that holds for one that lies as well.
    """

    def __init__(self, path: Path) -> None:
        """Open it; raises `PackError`."""
        self.path = path
        self._zip: zipfile.ZipFile | None = None
        self._sizes: dict[str, int] = {}
        if path.is_dir():
            self._sizes = dict(_in_folder(path))
        elif _is_zip(path):
            self._zip = _opened(path)
            self._sizes = {one.filename: one.file_size for one in _parts(self._zip)}
        else:
            self._sizes = {path.name: path.stat().st_size}
        if len(self._sizes) > MOST_FILES:
            raise PackError(Fault.TOO_MANY)
        if sum(self._sizes.values()) > MOST_BYTES:
            raise PackError(Fault.TOO_LARGE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._zip:
            self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The paths, in their order."""
        return tuple(sorted(self._sizes))

    @property
    def mark(self) -> str:
        """What tells it from another pack, or from itself once a file in it was changed."""
        paths = (
            [self.path, *map(self.path.joinpath, self.names)] if self.path.is_dir() else [self.path]
        )
        times = [path.stat().st_mtime_ns for path in paths]
        return repr((str(self.path.resolve()), self._sizes, times))

    def named(self, *endings: str) -> Iterator[str]:
        """The paths that end so, whatever their case."""
        return (name for name in self.names if name.lower().endswith(endings))

    def stream(self, name: str) -> IO[bytes]:
        """A file to read from; raises `PackError`."""
        if name not in self._sizes:
            raise PackError(Fault.NO_PICTURE, name)
        try:
            if self._zip:
                return self._zip.open(name)
            return (self.path / name if self.path.is_dir() else self.path).open("rb")
        except (*_BROKEN, OSError) as error:
            raise PackError(Fault.DAMAGED, name) from error

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of a file; raises `PackError`."""
        try:
            with self.stream(name) as file:
                return file.read(size)
        except (*_BROKEN, OSError) as error:
            raise PackError(Fault.DAMAGED, name) from error

    def read(self, name: str, most: int = MOST_IN_ONE) -> bytes:
        """A whole file of ``most`` bytes at the most; raises `PackError`."""
        if self._sizes.get(name, 0) > most:
            raise PackError(Fault.TOO_LARGE, name)
        try:
            with self.stream(name) as file:
                data = file.read(most + 1)
        except (*_BROKEN, OSError) as error:
            raise PackError(Fault.DAMAGED, name) from error
        if len(data) > most:
            raise PackError(Fault.TOO_LARGE, name)
        return data


def _in_folder(folder: Path) -> Iterator[tuple[str, int]]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(place, name)
            inside = path.relative_to(folder).as_posix()
            if path.is_symlink():
                raise PackError(Fault.OUTSIDE, inside)
            if not name.startswith("."):
                yield inside, path.stat().st_size


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", _END)


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        with path.open("rb") as file:
            check_directory(file, MOST_FILES, MOST_DIRECTORY)
        return zipfile.ZipFile(path)
    except _BROKEN as error:
        if isinstance(error, PackError):
            raise
        raise PackError(Fault.DAMAGED) from error


def check_directory(file: IO[bytes], most_files: int, most_bytes: int) -> None:
    """Refuse a zip whose directory would fill the memory, before that is read.

    Raises `PackError`; afterwards the file stands at its begin.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_600))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0:
        raise PackError(Fault.DAMAGED)
    parts, directory = struct.unpack("<HL", tail[at + 10 : at + 16])
    if _END_64 in tail[max(0, at - 20) : at] or parts > most_files or directory > most_bytes:
        raise PackError(Fault.TOO_MANY)
    file.seek(0)


def _parts(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    seen: set[str] = set()
    for part in archive.infolist():
        name = part.filename
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or "".join(path.parts[:1]).endswith(":"):
            raise PackError(Fault.OUTSIDE, name)
        if part.is_dir() or not path.parts or path.name.startswith(".") or "__MACOSX" in path.parts:
            continue
        if part.flag_bits & 1:
            raise PackError(Fault.PASSWORD, name)
        if part.compress_type not in _PLAIN:
            raise PackError(Fault.DAMAGED, name)
        if name in seen:
            raise PackError(Fault.TWICE, name)
        seen.add(name)
        yield part
