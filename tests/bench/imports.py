"""Bringing in 40 houses with 800 people and their photos: how long, and how much memory.

`.venv/bin/python -m tests.bench.imports` prints a JSON object a line: looking through, bringing
in, both with and without waiting for other programs, and the most memory (Linux).
"""

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

import sqlalchemy as sa

from portal import database, migrations
from portal.context import portal
from portal.identity import Proof
from portal.imports import service as imports
from portal.imports.models import ImportRun, ImportState
from portal.jobs import service as jobs
from portal.people.models import Person
from portal.residents import service as residents
from portal.standalone import create_app, demo
from portal.standalone.settings import Settings
from tests.imports.making import with_photos


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--houses", type=int, default=40)
    parser.add_argument("--people", type=int, default=800)
    parser.add_argument("--side", type=int, default=1200, help="pixels of each photo's side")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "people.zip"
        # Made in a process of its own, so that its memory is not counted here.
        making = multiprocessing.get_context("spawn").Process(
            target=_make, args=(file, asked.houses, asked.people, asked.side)
        )
        making.start()
        making.join()
        _tell("import.file", file.stat().st_size / 2**20, "MiB")
        _measure(Path(folder), file)


def _make(file: Path, houses: int, people: int, side: int) -> None:
    file.write_bytes(with_photos(houses, people, side))


def _measure(folder: Path, file: Path) -> None:
    app = create_app(
        Settings(
            folder=folder,
            database_url=f"sqlite:///{folder}/huisraad.db",
            secret_key="a key of a measurement that nobody keeps",
        )
    )
    with app.app_context():
        migrations.upgrade(portal().engine)
        database.begin(writes=True)
        demo.fill(meetings=False)
        bea = database.session.scalars(sa.select(Person).where(Person.administers)).one()
        actor = residents.actor_of(bea, proof=Proof.ACCOUNT)
        with file.open("rb") as stream:
            run = imports.begin(actor, imports.store(stream), file.name)
        database.session.commit()
        before, used = _peak(), time.process_time()
        looking = _timed(run, ImportState.READY)
        _tell("import.look", looking, "s")
        database.begin(writes=True)
        imports.apply(database.session.get_one(ImportRun, run.id))
        database.session.commit()
        doing = _timed(run, ImportState.DONE)
        _tell("import.apply", doing, "s")
        _tell("import.whole", looking + doing, "s")
        _tell("import.cpu", time.process_time() - used, "s")
        _tell("import.memory", _peak(), "MiB")
        _tell("import.memory.before", before, "MiB")


def _timed(run: ImportRun, wanted: ImportState) -> float:
    began = time.monotonic()
    jobs.work()
    taken = time.monotonic() - began
    database.begin(writes=False)
    now = database.session.get_one(ImportRun, run.id)
    if now.state != wanted:
        raise SystemExit(f"{now.state}: {now.message} {now.counts}")
    return taken


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _tell(name: str, value: float, unit: str) -> None:
    print(json.dumps({"name": name, "value": round(value, 1), "unit": unit}), flush=True)


if __name__ == "__main__":
    main()
