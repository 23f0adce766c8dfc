"""What the workers do with a set that was brought: a stretch of it a job."""

import secrets
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from pictos.sets.filling import About, fill
from pictos.sets.packs import Fault, Pack, PackError
from pictos.sets.symbol import Licence
from portal import database
from portal.database import session
from portal.files import keep_names
from portal.i18n import lazy_gettext as _
from portal.jobs import service as jobs
from portal.symbolsets.models import SetState, SymbolSet
from portal.symbolsets.service import faults, files

FILL = "symbols.fill"
STRETCH = 10
"""Batches a job: some thousand pictures, well within its lease on a slow computer."""


def enqueue(found: SymbolSet) -> None:
    """Ask for the next stretch."""
    session.flush()
    jobs.enqueue(FILL, {"set": found.id}, key=f"{found.id}:{secrets.token_urlsafe(8)}")


def about(found: SymbolSet) -> About:
    """The set as the shelf knows it."""
    return About(found.key, found.name, Licence(found.author, found.licence, found.licence_url))


@jobs.outside(FILL, label=_("bring in a set of pictograms"))
def _fill(task: jobs.Task) -> Callable[[], None] | None:
    """Do a stretch, unless somebody stopped or removed the set meanwhile."""
    found = session.get(SymbolSet, task.payload["set"])
    if found is None or found.state != SetState.FILLING:
        return None
    database.end()
    try:
        whole = _stretch(found)
    except PackError as error:
        message = faults.sentence(error, found.key)
        files.remove(found.key)
        return lambda: _refused(found.id, message)
    return lambda: _went(found.id, found.key, whole=whole)


def _stretch(found: SymbolSet) -> bool:
    """Fill on from where it is; tells whether the set is whole. Raises `PackError`."""
    shelf = files.shelf()
    if shelf.holds(found.key):  # killed between the last picture and saying so
        return True
    brought = files.brought(found.key)
    if not brought.exists():
        raise PackError(Fault.DAMAGED)
    with Pack(brought) as pack:
        batches = 0
        for progress in fill(shelf, about(found), pack):
            if progress.done <= found.done:
                continue
            if not _told(found.id, progress.done, progress.of):
                return False
            batches += 1
            if batches >= STRETCH and progress.done < progress.of:
                return False
    keep_names(shelf.folder)
    return True


def _told(set_id: int, done: int, total: int) -> bool:
    """Say how far it is, in a write of its own; false when it is to stop."""
    with database.writing() as own:
        filling = (SymbolSet.id == set_id, SymbolSet.state == SetState.FILLING)
        told: Any = own.execute(sa.update(SymbolSet).where(*filling).values(done=done, total=total))
        return bool(told.rowcount)


def _went(set_id: int, key: str, *, whole: bool) -> None:
    found = session.get(SymbolSet, set_id)
    if found is None:
        files.after_commit(files.remove, key)
    elif found.state == SetState.FILLING and whole:
        ready(found)
    elif found.state == SetState.FILLING:
        enqueue(found)


def ready(found: SymbolSet) -> None:
    """Let the set be used."""
    found.state = SetState.READY
    found.done = found.total = files.shelf().count(found.key)
    files.after_commit(files.let_go, found.key)


def _refused(set_id: int, message: str) -> None:
    if found := session.get(SymbolSet, set_id):
        found.state, found.message = SetState.REFUSED, message[:300]
