"""Imports as they stand when somebody opens their page."""

import io
import secrets
from typing import Any

from portal import clock
from portal.database import session
from portal.identity import Actor
from portal.imports.models import ImportRun, ImportState
from portal.imports.service import reading
from portal.imports.service.folders import Folder
from portal.imports.service.results import Outcome, counts
from portal.imports.service.running import do_rows
from portal.imports.service.working import READ
from portal.jobs import service as jobs
from portal.people.models import Person
from tests.imports.making import csv_of

ROWS = [
    ["Naam", "Huis", "Werkt voor", "Schoenmaat"],
    ["Ada Vos", "De Linde", "", "38"],
    ["Bep Vos", "Het Kasteel", "", ""],
    ["Roos Visser", "De Eik", "", ""],
    ["Sanne de Wit", "geen", "Bakkerij De Korenaar", ""],
    ["Mo Amrani", "De Linde", "", ""],
]
"""New, wrong, asked, changed and the same."""


def _run(person_id: int, **more: Any) -> ImportRun:
    return ImportRun(
        made_by_id=person_id,
        made_at=clock.now(),
        file_name="mensen.csv",
        folder_key=secrets.token_hex(16),
        **more,
    )


def done_import(person: Person) -> ImportRun:
    """One that was done."""
    return _run(person.id, state=ImportState.DONE, counts={Outcome.NEW: 3}, ended_at=clock.now())


def reading_import(actor: Actor) -> ImportRun:
    """One that is being looked through."""
    assert actor.person_id
    run = _run(actor.person_id, state=ImportState.READING)
    folder = Folder(run.folder_key)
    folder.take(io.BytesIO(csv_of(ROWS)))
    folder.report(120, 800)
    session.add(run)
    session.flush()
    jobs.enqueue(READ, {"run": run.id}, key=f"{run.id}:")
    return run


def stuck_import(actor: Actor) -> ImportRun:
    """One that nobody looks through any more."""
    assert actor.person_id
    run = _run(actor.person_id, state=ImportState.READING)
    session.add(run)
    session.flush()
    return run


def waiting_import(actor: Actor) -> ImportRun:
    """One that waits for a look, with a row of each outcome; nothing is changed."""
    assert actor.person_id
    run = _run(actor.person_id, state=ImportState.READY)
    folder = Folder(run.folder_key)
    folder.take(io.BytesIO(csv_of(ROWS)))
    with reading.opened(folder.upload) as source:
        folder.keep_rows(source.rows, source.notes, {})
    with session.begin_nested() as seen:
        results, _work = do_rows(actor, source.rows, {}, {}, folder)
        seen.rollback()
    folder.keep_results(results)
    run.counts = counts(results)
    session.add(run)
    session.flush()
    return run
