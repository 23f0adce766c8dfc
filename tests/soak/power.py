"""The power goes: what was never brought to the disk is not there any more, or in part.

`lasting.c` keeps, while a server runs, what each file and folder was when it was last brought to
the disk. After a cut a folder has the names of then, or those of now; a file has what it held
then, or any of the blocks that were written since. That is the least that POSIX and a disk which
writes whole blocks promise; a file system may promise more.
"""

import ctypes
import os
import random
import shutil
import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("lasting.c")
BLOCK = 512
WHOLE, BY_LINK = -100, 0x100
"""AT_FDCWD and AT_SYMLINK_NOFOLLOW of Linux."""


class NoCompilerError(RuntimeError):
    """The power cannot be cut on this machine."""


class Power:
    """The power of a machine that has the folder as its disk; ``aside`` is for what we keep."""

    def __init__(self, folder: Path, aside: Path, chance: random.Random) -> None:
        self.folder, self._chance = folder.resolve(), chance
        self._library, self._image, self._after = (
            aside / name for name in ("lasting.so", "lasting", "after")
        )
        self._image.mkdir()
        self.taken = 0
        compiler = shutil.which(os.environ.get("CC", "cc"))
        if compiler is None:
            raise NoCompilerError("--power needs a C compiler: install gcc, or set CC.")
        flags = ["-shared", "-fPIC", "-O2", "-Wall", "-Wextra"]
        subprocess.run([compiler, *flags, SOURCE, "-o", self._library, "-ldl"], check=True)
        self._key_of = ctypes.CDLL(str(self._library)).lasting_key

    @property
    def environment(self) -> dict[str, str]:
        """What a server is started with."""
        return {
            "LD_PRELOAD": str(self._library),
            "LASTING_OF": str(self.folder),
            "LASTING_IN": str(self._image),
        }

    def cut(self) -> None:
        """Leave of the folder what a power cut leaves; no server may run."""
        now = {self._key(path): path for path in (self.folder, *self.folder.rglob("*"))}
        self._leave(self._key(self.folder), self._after, now)
        shutil.rmtree(self.folder)
        self._after.rename(self.folder)
        for kept in self._image.iterdir():
            kept.unlink()

    def _key(self, path: Path) -> str:
        key = ctypes.create_string_buffer(64)
        failed = self._key_of(WHOLE, os.fsencode(path), BY_LINK, key, ctypes.c_size_t(64))
        if failed:
            raise RuntimeError(f"{path}: this file system does not tell when a file was made")
        return key.value.decode()

    def _leave(self, key: str, to: Path, now: dict[str, Path]) -> None:
        to.mkdir(mode=0o700)
        for kind, child, name in self._names(key, now):
            if kind == "d":
                self._leave(child, to / name, now)
                continue
            kept = self._image / child
            then = kept.read_bytes() if kept.exists() else b""
            since = now[child].read_bytes() if child in now else then
            left = self._left(then, since)
            self.taken += left != since
            (to / name).write_bytes(left)
            (to / name).chmod(0o600)

    def _names(self, key: str, now: dict[str, Path]) -> list[tuple[str, str, str]]:
        """Kind, key and name of what is in a folder: as it was brought to the disk, or as it is."""
        kept = self._image / key
        listed = kept.read_text().splitlines() if kept.exists() else []
        found = [(kind, child, name) for kind, child, name in (one.split(" ", 2) for one in listed)]
        if key not in now or self._chance.random() < 0.5:
            return found
        inside = sorted(now[key].iterdir())
        return [("d" if one.is_dir() else "f", self._key(one), one.name) for one in inside]

    def _left(self, then: bytes, since: bytes) -> bytes:
        """The file as it was, or with some of the blocks that were written since."""
        if then == since or self._chance.random() < 0.5:
            return then
        length = len(self._chance.choice((then, since)))
        blocks = (
            self._chance.choice((then, since))[at : at + BLOCK].ljust(BLOCK, b"\0")
            for at in range(0, length, BLOCK)
        )
        return b"".join(blocks)[:length]
