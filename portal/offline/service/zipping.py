"""A zip that is sent while it is made: whatever is in it, a few pieces of it are in memory."""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, cast

from portal import clock

PIECE = 256 * 1024
"""Bytes that are read and sent at a time."""
PACKED = (".html", ".css", ".txt", ".svg")
"""What becomes smaller; a PDF and a photo do not, and go in as they are."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A file of the zip: its name, what is in it (or where that lies), and when it is of."""

    name: str
    content: bytes | Path
    at: datetime


class _Outbox:
    """Where the writer of the zip writes. It cannot go back: what is written is sent."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self.size = 0

    def write(self, data: bytes) -> int:
        self._held.append(bytes(data))
        self.size += len(data)
        return len(data)

    def flush(self) -> None: ...

    def taken(self) -> bytes:
        whole, self._held, self.size = b"".join(self._held), [], 0
        return whole


def streamed(parts: Iterable[Part]) -> Iterator[bytes]:
    """The zip of these parts, in pieces; each part is asked for when the one before was sent.

    Above 4 GB or 65,535 files it is a ZIP64. A file that is gone by then is left out.
    """
    out = _Outbox()
    with zipfile.ZipFile(cast(IO[bytes], out), "w") as archive:
        for part in parts:
            if (source := _opened(part.content)) is None:
                continue
            with closing(source), archive.open(_about(part), "w") as target:
                while piece := source.read(PIECE):
                    target.write(piece)
                    if out.size >= PIECE:
                        yield out.taken()
    yield out.taken()


def _opened(content: bytes | Path) -> IO[bytes] | None:
    if isinstance(content, bytes):
        return BytesIO(content)
    try:
        return content.open("rb")
    except OSError:
        return None


def _about(part: Part) -> zipfile.ZipInfo:
    moment = clock.local(part.at)
    year = min(max(moment.year, 1980), 2107)  # what a zip can say
    info = zipfile.ZipInfo(part.name, (year, *moment.timetuple()[1:6]))
    info.external_attr = 0o644 << 16
    packed = part.name.endswith(PACKED)
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    return info
