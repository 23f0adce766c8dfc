"""Archives from outside: looked at before anything in them is unpacked.

An archive is bounded by what its directory says, and Python reads no more of a part than that;
so that holds for one that lies as well.
"""

import struct
import zipfile
import zlib
from typing import IO

from portal.errors import RefusedError
from portal.i18n import gettext as _

MOST_PARTS = 5_000
MOST_DIRECTORY = 4 * 1024 * 1024
MOST_TABLE_MIB = 100
MIB = 1024 * 1024
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
"""What reading from a broken archive may raise."""

_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def opened(file: IO[bytes], *, most_mib: int) -> zipfile.ZipFile:
    """The archive, of ``most_mib`` MiB at the most when unpacked. Raises `RefusedError`."""
    try:
        _check_directory(file)
        archive = zipfile.ZipFile(file)
        names = [part.filename for part in archive.infolist()]
    except (*BROKEN, struct.error) as error:
        raise damaged() from error
    if len(names) > MOST_PARTS or len(set(names)) < len(names):
        raise damaged()
    for part in archive.infolist():
        if part.flag_bits & 1:
            raise RefusedError(_("This file has a password. Take that off first."), field="file")
        if part.compress_type not in _PLAIN:
            raise damaged()
    if sum(part.file_size for part in archive.infolist()) > most_mib * MIB:
        raise too_large()
    return archive


def damaged() -> RefusedError:
    """The sentence for a file that cannot be opened."""
    return RefusedError(_("We cannot open this file. Is it damaged?"), field="file")


def too_large() -> RefusedError:
    """The sentence for a file that unpacks to too much."""
    return RefusedError(_("This file is too large. Split it into parts."), field="file")


def _check_directory(file: IO[bytes]) -> None:
    """Refuse a directory that would fill the memory when it is read: before it is read."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_600))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or _END_64 in tail[max(0, at - 20) : at]:
        raise zipfile.BadZipFile("no plain end of an archive")
    parts, directory = struct.unpack("<HL", tail[at + 10 : at + 16])
    if parts > MOST_PARTS or directory > MOST_DIRECTORY:
        raise too_large()
    file.seek(0)
