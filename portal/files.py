"""Files in the data folder: whole or not there, also after a power cut."""

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file aside, bring it to the disk, then give it its name."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    with aside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
