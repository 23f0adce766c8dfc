"""Imports: a file is taken, looked through, seen by a person, and done whole or not at all."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from pathlib import PurePosixPath
from typing import IO

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.cleaning import clean
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.imports.models import BUSY_STATES, WAITING_STATES, ImportRun, ImportState
from portal.imports.service.folders import Folder
from portal.imports.service.persons import ANOTHER
from portal.imports.service.results import HELD_UP, Outcome, Result
from portal.imports.service.sheets import PEOPLE, SHEETS, sheet_of
from portal.imports.service.working import APPLY, READ, end
from portal.imports.service.writing import EMPTY, FULL, XLSX, with_faults, written
from portal.jobs import service as jobs
from portal.jobs.models import Job, JobState
from portal.people.models import Person

KEPT = timedelta(days=1)
MOST_SHOWN = 20


def store(stream: IO[bytes]) -> str:
    """Keep an uploaded file and return the key of its folder. Slow: before the writing begins."""
    key = secrets.token_hex(16)
    Folder(key).take(stream)
    return key


def discard(key: str) -> None:
    """Drop what was uploaded."""
    Folder(key).remove()


def begin(actor: Actor, key: str, file_name: str) -> ImportRun:
    """Have an uploaded file looked through; imports that nobody finished within a day end."""
    _end_old()
    name = str(clean(PurePosixPath(file_name.replace("\\", "/")).name))[:120]
    run = ImportRun(made_by_id=actor.person_id, made_at=clock.now(), file_name=name, folder_key=key)
    session.add(run)
    session.flush()
    audit.record(actor, "import:begun", detail=f"import {run.id}")
    _enqueue(READ, run)
    return run


def latest() -> Sequence[ImportRun]:
    """The last imports, newest first."""
    query = sa.select(ImportRun).options(joinedload(ImportRun.made_by))
    return session.scalars(query.order_by(ImportRun.id.desc()).limit(MOST_SHOWN)).all()


def results_of(run: ImportRun) -> list[Result]:
    """What becomes of each row, as it was found."""
    return Folder(run.folder_key).results()


def notes_of(run: ImportRun) -> list[str]:
    """What the reader must know of the file as a whole."""
    return Folder(run.folder_key).rows()[1]


def progress_of(run: ImportRun) -> tuple[int, int]:
    """How far the work is, of how much."""
    return Folder(run.folder_key).progress()


def open_questions(run: ImportRun, results: Sequence[Result]) -> list[tuple[Result, list[Person]]]:
    """The rows of which nobody has said yet who they are about, each with whom it may be."""
    answered = Folder(run.folder_key).answers()
    asked = [one for one in results if one.outcome == Outcome.ASK and one.key not in answered]
    wanted = {who for one in asked for who in one.candidates}
    people = {
        one.id: one
        for one in session.scalars(
            sa.select(Person).options(joinedload(Person.house)).where(Person.id.in_(wanted))
        )
    }
    return [(one, [people[who] for who in one.candidates if who in people]) for one in asked]


def answer(run: ImportRun, key: str, said: str) -> None:
    """Keep who a row is about; after the last answer the file is looked through again.

    Raises `RefusedError` when that is not asked (any more).
    """
    asked = {one.key: one for one, _people in open_questions(run, results_of(run))}
    row = asked.get(key)
    if run.state != ImportState.READY or row is None:
        raise RefusedError(_("That is not asked any more."))
    if said != ANOTHER and said not in map(str, row.candidates):
        raise RefusedError(_("Choose one."))
    Folder(run.folder_key).answer(key, said)
    if len(asked) == 1:
        run.state = ImportState.READING
        _enqueue(READ, run)


def apply(run: ImportRun) -> None:
    """Have it done. Raises `RefusedError` while a row is wrong or a question is open."""
    if run.state != ImportState.READY or any(run.counts.get(held) for held in HELD_UP):
        raise RefusedError(_("This cannot be done now. Look at the page once more."))
    run.state, run.message = ImportState.APPLYING, ""
    _enqueue(APPLY, run)


def trouble(run: ImportRun) -> str:
    """Why nobody does what is asked for this import now; "" while somebody does."""
    return jobs.trouble(_job(run)) if run.state in BUSY_STATES else ""


def again(actor: Actor, run: ImportRun) -> None:
    """Have what came to a stop tried again now. Raises `RefusedError` while it is being done."""
    job = _job(run)
    if job is not None and job.state in (JobState.WAITING, JobState.DEAD):
        jobs.again(actor, job)
    elif run.state in BUSY_STATES:
        _enqueue(_work_of(run), run)


def _job(run: ImportRun) -> Job | None:
    return jobs.latest(_work_of(run), f"{run.id}:")


def _work_of(run: ImportRun) -> str:
    return APPLY if run.state == ImportState.APPLYING else READ


def stop(actor: Actor, run: ImportRun) -> None:
    """Drop an import that waits for somebody, or came to a stop. Nothing has been done yet."""
    if run.state == ImportState.READY or trouble(run):
        end(run, ImportState.STOPPED)
        audit.record(actor, "import:stopped", detail=f"import {run.id}")


def ask_to_stop(run: ImportRun) -> None:
    """Let work that is under way end without a trace, without waiting for it here."""
    Folder(run.folder_key).ask_to_stop()


def _end_old() -> None:
    old = sa.select(ImportRun).where(
        ImportRun.state.in_(WAITING_STATES), ImportRun.made_at < clock.now() - KEPT
    )
    for run in session.scalars(old):
        end(run, ImportState.STOPPED)


def _enqueue(name: str, run: ImportRun) -> None:
    session.flush()
    jobs.enqueue(name, {"run": run.id}, key=f"{run.id}:{secrets.token_urlsafe(8)}")


__all__ = [
    "ANOTHER",
    "EMPTY",
    "FULL",
    "PEOPLE",
    "SHEETS",
    "XLSX",
    "Outcome",
    "Result",
    "again",
    "answer",
    "apply",
    "ask_to_stop",
    "begin",
    "discard",
    "latest",
    "notes_of",
    "open_questions",
    "progress_of",
    "results_of",
    "sheet_of",
    "stop",
    "store",
    "trouble",
    "with_faults",
    "written",
]
