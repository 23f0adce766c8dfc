"""Archives from outside: looked at before anything in them is unpacked.

An archive is bounded by what its directory says, and Python reads no more of a part than that;
so that holds for one that lies as well.
"""

import struct
import zipfile
import zlib
from typing import IO

from pictos.sets.packs import Fault, PackError, check_directory
from portal.errors import RefusedError
from portal.i18n import gettext as _

MOST_PARTS = 5_000
MOST_DIRECTORY = 4 * 1024 * 1024
MOST_TABLE_MIB = 100
MIB = 1024 * 1024
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
"""What reading from a broken archive may raise."""

_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def opened(file: IO[bytes], *, most_mib: int) -> zipfile.ZipFile:
    """The archive, of ``most_mib`` MiB at the most when unpacked. Raises `RefusedError`."""
    try:
        check_directory(file, MOST_PARTS, MOST_DIRECTORY)
        archive = zipfile.ZipFile(file)
        names = [part.filename for part in archive.infolist()]
    except PackError as error:
        raise (too_large() if error.fault is Fault.TOO_MANY else damaged()) from error
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
