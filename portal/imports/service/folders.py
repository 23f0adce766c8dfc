"""Where an import lies until it is done: the file, then its rows and photos, then the results.

What was uploaded goes as soon as it is read, and the rest when the import ends.
"""

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from portal.context import portal
from portal.database import session
from portal.files import write_whole
from portal.imports.service.photos import Photo
from portal.imports.service.reading import Row
from portal.imports.service.results import Result


class Folder:
    """The folder of one import."""

    def __init__(self, key: str) -> None:
        self.path = portal().folder / "imports" / key

    @property
    def upload(self) -> Path:
        """The file as it came."""
        return self.path / "upload"

    def take(self, stream: IO[bytes]) -> None:
        """Keep what is uploaded."""
        self.path.mkdir(mode=0o700, parents=True)
        with self.upload.open("wb") as file:
            shutil.copyfileobj(stream, file, 1024 * 1024)

    def keep_rows(self, rows: Iterable[Row], notes: list[str], photos: Mapping[str, Photo]) -> None:
        """Keep what was read, and drop the file it was read from."""
        whole = {
            "rows": [asdict(row) for row in rows],
            "notes": notes,
            "photos": {name: asdict(photo) for name, photo in photos.items()},
        }
        self._write("rows", whole)
        self.upload.unlink(missing_ok=True)

    def rows(self) -> tuple[list[Row], list[str], dict[str, Photo]]:
        """What was read: the rows, notes for the reader, and photos by name."""
        whole = self._read("rows", {"rows": [], "notes": [], "photos": {}})
        photos = {
            name: Photo(**(one | {"prints": tuple(one["prints"])}))
            for name, one in whole["photos"].items()
        }
        return [Row(**one) for one in whole["rows"]], whole["notes"], photos

    def keep_results(self, results: Iterable[Result]) -> None:
        """Keep what was found to happen."""
        self._write("results", [asdict(one) for one in results])

    def results(self) -> list[Result]:
        """What was found to happen, row by row."""
        return [Result(**one) for one in self._read("results", [])]

    def answer(self, key: str, answer: str) -> None:
        """Keep who a row is about."""
        self._write("answers", self.answers() | {key: answer})

    def answers(self) -> dict[str, str]:
        """Who rows are about, as somebody said, by the key of the row."""
        return dict(self._read("answers", {}))

    def report(self, done: int, total: int) -> None:
        """Say how far the work is."""
        if self.path.is_dir():
            (self.path / "progress").write_text(f"{done} {total}")

    def progress(self) -> tuple[int, int]:
        """How far the work is, of how much."""
        try:
            done, total = (self.path / "progress").read_text().split()
        except (OSError, ValueError):
            return 0, 0
        return int(done), int(total)

    def ask_to_stop(self) -> None:
        """Tell the work to stop; it looks now and then."""
        if self.path.is_dir():
            (self.path / "stop").touch()

    def should_stop(self) -> bool:
        """Whether somebody asked to stop, or took the folder away."""
        return not self.path.is_dir() or (self.path / "stop").exists()

    def remove(self) -> None:
        """Drop all of it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def remove_after_commit(self) -> None:
        """Drop all of it once this transaction, which needs it no more, is done."""
        opened: Any = session
        listen = sa.event.listen
        listen(opened._get_current_object(), "after_commit", lambda _done: self.remove(), once=True)

    def _write(self, name: str, content: Any) -> None:
        write_whole(self.path / f"{name}.json", json.dumps(content).encode())

    def _read(self, name: str, otherwise: Any) -> Any:
        path = self.path / f"{name}.json"
        return json.loads(path.read_bytes()) if path.is_file() else otherwise
