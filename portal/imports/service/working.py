"""What the workers do with an import: look through it, and bring it in."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

from flask import current_app

from portal import audit, clock, database
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext
from portal.identity import Actor, Proof
from portal.imports.models import ImportRun, ImportState
from portal.imports.service import reading
from portal.imports.service.folders import Folder
from portal.imports.service.photos import Photo, put_aside
from portal.imports.service.reading import folded
from portal.imports.service.results import Result, counts, same_deeds
from portal.imports.service.running import (
    StoppedError,
    do_rows,
    drop_photos,
    look_up,
    place_photos,
    store_photos,
)
from portal.jobs import service as jobs
from portal.people.models import Person
from portal.residents import service as residents

AT_ONCE = 2
"""Photos that are decoded together."""
READ, APPLY = "imports.read", "imports.apply"


@jobs.outside(READ, label=lazy_gettext("look through a file with people"))
def _read(task: jobs.Task) -> Callable[[], None] | None:
    """Read the file if that was not done yet, then do all of it and take it back."""
    run = session.get(ImportRun, task.payload["run"])
    if run is None or run.state != ImportState.READING:
        return None
    folder = Folder(run.folder_key)
    try:
        if folder.upload.exists():
            _keep_rows(folder)
        rows, _notes, photos = folder.rows()
        database.begin(writes=True)
        results, _work = do_rows(_actor(run), rows, photos, folder.answers(), folder)
    except StoppedError:
        return lambda: end(_again(run), ImportState.STOPPED)
    except RefusedError as error:
        message = error.message
        return lambda: end(_again(run), ImportState.REFUSED, message)
    finally:
        database.end()
    folder.keep_results(results)
    return lambda: _show(_again(run), results)


@jobs.outside(APPLY, label=lazy_gettext("bring in a file with people"))
def _apply(task: jobs.Task) -> Callable[[], None] | None:
    """Store the photos, then do the rows together with saying that they are done."""
    run = session.get(ImportRun, task.payload["run"])
    if run is None or run.state != ImportState.APPLYING:
        return None
    folder = Folder(run.folder_key)
    if folder.should_stop():
        return lambda: end(_again(run), ImportState.STOPPED)
    seen = folder.results()
    _rows, _notes, photos = folder.rows()
    try:
        keys = store_photos(seen, photos, folder)
    except StoppedError:
        return lambda: end(_again(run), ImportState.STOPPED)
    except RefusedError as error:
        message = error.message
        return lambda: end(_again(run), ImportState.REFUSED, message)

    def finish() -> None:
        try:
            done = _done(_again(run), seen, keys)
        except BaseException:
            drop_photos(keys)
            raise
        if not done:
            drop_photos(keys)

    return finish


class _ChangedError(Exception):
    """It would not be what was shown."""

    def __init__(self, results: list[Result]) -> None:
        super().__init__("changed")
        self.results = results


def _done(run: ImportRun, seen: Sequence[Result], keys: dict[str, str]) -> bool:
    """Do it all, if it is what was shown; else show what it would be now."""
    folder = Folder(run.folder_key)
    rows, _notes, photos = folder.rows()
    try:
        with session.begin_nested():
            results, work = do_rows(_actor(run), rows, photos, folder.answers(), folder)
            if not same_deeds(seen, results):
                raise _ChangedError(results)
    except StoppedError:
        end(run, ImportState.STOPPED)
        return False
    except RefusedError as error:
        end(run, ImportState.REFUSED, error.message)
        return False
    except _ChangedError as changed:
        folder.keep_results(changed.results)
        _show(run, changed.results)
        run.message = _("Something has changed meanwhile. Please look once more.")
        return False
    place_photos(work, keys)
    run.counts = counts(results)
    end(run, ImportState.DONE)
    audit.record(work.actor, "import:done", detail=f"import {run.id}")
    return True


def _keep_rows(folder: Folder) -> None:
    """Read the upload, and put the photos aside that its rows name."""
    with reading.opened(folder.upload) as source:
        named = {row.cells["photo"] for row in source.rows if row.cells.get("photo")}
        photos: dict[str, Photo] = {}
        app = current_app._get_current_object()  # type: ignore[attr-defined]

        def aside(name: str) -> tuple[str, Photo]:
            with app.app_context():  # the words of what is wrong
                return folded(name), put_aside(source, name, folder.path)

        # Decoding lets go of the interpreter, so two at a time take half as long.
        with ThreadPoolExecutor(AT_ONCE) as pool:
            done: Any = pool.map(aside, sorted(named))
            with closing(done):  # the rest is forgotten when somebody asks to stop
                for count, (name, photo) in enumerate(done):
                    look_up(folder, count, len(named))
                    photos[name] = photo
        folder.keep_rows(source.rows, source.notes, photos)


def _actor(run: ImportRun) -> Actor:
    """Who brought the file, with the rights of this moment. Raises `RefusedError`."""
    person = session.get_one(Person, run.made_by_id)
    actor = residents.actor_of(person, proof=Proof.ACCOUNT)
    if not actor.administers:
        raise RefusedError(_("Only an administrator brings in a file."))
    return actor


def _again(run: ImportRun) -> ImportRun:
    """The same import in the transaction of this moment."""
    return session.get_one(ImportRun, run.id)


def _show(run: ImportRun, results: Sequence[Result]) -> None:
    run.state, run.counts = ImportState.READY, counts(results)


def end(run: ImportRun, state: ImportState, message: str = "") -> None:
    """Let the import be over; what it kept goes with it."""
    run.state, run.message, run.ended_at = state, message[:200], clock.now()
    Folder(run.folder_key).remove_after_commit()
