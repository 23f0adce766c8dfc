"""Sets of pictograms: brought, filled by the workers, put first, taken away."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

import sqlalchemy as sa

from pictos.sets.filling import Progress, fill, licence_of, new_key
from pictos.sets.packs import Pack, PackError
from pictos.sets.symbol import Licence
from portal import audit, clock, database
from portal.database import session
from portal.errors import RefusedError
from portal.files import keep_names, make_folder
from portal.identity import Actor
from portal.jobs import service as jobs
from portal.jobs.models import Job, JobState
from portal.symbolsets.models import SetState, SymbolSet
from portal.symbolsets.service import files
from portal.symbolsets.service.faults import address_of, is_for_free_use_only, sentence
from portal.symbolsets.service.files import FOLDER
from portal.symbolsets.service.filling import FILL, about, enqueue, ready
from portal.symbolsets.service.reading import Offer, adapts, choice, every, offer, uses
from portal.symbolsets.service.removing import let_go_of


class PresentError(ValueError):
    """This very set is there already."""


class UnknownMakerError(ValueError):
    """Nobody says who made the pictograms, and on what terms they may be used."""


MOST_NAME, MOST_AUTHOR, MOST_LICENCE = 60, 120, 60


def store(stream: IO[bytes], name: str) -> tuple[str, Licence]:
    """Keep what is brought: its key, and what is known of whose it is.

    Slow: before the writing begins. Raises `RefusedError` for what is no set at first sight;
    then nothing is kept.
    """
    key = new_key(name)
    try:
        files.take(key, stream)
        with Pack(files.brought(key)) as pack:
            return key, licence_of(pack)
    except PackError as error:
        discard(key)
        raise RefusedError(sentence(error, key), field="file") from error
    except BaseException:
        discard(key)
        raise


def discard(key: str) -> None:
    """Drop what was brought for nothing."""
    files.remove(key)


def begin(actor: Actor, key: str, name: str, whose: Licence) -> SymbolSet:
    """Have a set that was brought filled by the workers."""
    found = _new(key, name, whose)
    found.made_by_id = actor.person_id
    audit.record(actor, "symbols:begun", detail=f"set {key}")
    enqueue(found)
    return found


def bring_now(
    path: Path, name: str, whose: Licence, tell: Callable[[Progress], None]
) -> tuple[str, Licence]:
    """Fill a set from a folder or file of this computer, here and now: its key and whose it is.

    Broken off, the same again goes on where it was. `add` lets it be used. Raises `PackError`,
    `PresentError`, and `UnknownMakerError` when nobody says whose it is.
    """
    shelf = files.shelf()
    make_folder(shelf.folder)
    with Pack(path) as pack:
        known = licence_of(pack)
        whose = known if known.name else whose
        if not (whose.author and whose.name):
            raise UnknownMakerError
        key = new_key(name, of=f"{name} {whose} {pack.mark}")
        if session.scalar(sa.select(SymbolSet.id).where(SymbolSet.key == key)):
            raise PresentError
        database.end()  # the filling takes minutes
        if not shelf.holds(key):  # broken off between the last picture and `add`
            for progress in fill(shelf, about(_named(key, name, whose)), pack):
                tell(progress)
    keep_names(shelf.folder)
    return key, whose


def add(key: str, name: str, whose: Licence) -> SymbolSet:
    """Let a set be used that stands on the shelf."""
    found = _new(key, name, whose)
    ready(found)
    session.flush()
    return found


def _new(key: str, name: str, whose: Licence) -> SymbolSet:
    found = _named(key, name, whose)
    found.made_at = clock.now()
    session.add(found)
    session.flush()
    return found


def _named(key: str, name: str, whose: Licence) -> SymbolSet:
    return SymbolSet(
        key=key,
        name=name[:MOST_NAME],
        author=whose.author[:MOST_AUTHOR],
        licence=whose.name[:MOST_LICENCE],
        licence_url=whose.url or address_of(whose.name),
    )


def trouble(found: SymbolSet) -> str:
    """Why nobody fills the set now; "" while somebody does."""
    return jobs.trouble(_job(found)) if found.state == SetState.FILLING else ""


def halt(actor: Actor, found: SymbolSet) -> None:
    """Stop half way; what is in stays, for `go_on`."""
    if found.state == SetState.FILLING:
        found.state = SetState.STOPPED
        audit.record(actor, "symbols:stopped", detail=f"set {found.key}")
        session.flush()


def go_on(actor: Actor, found: SymbolSet) -> None:
    """Fill on from where it was stopped, or stands still."""
    job = _job(found)
    if found.state == SetState.STOPPED:
        found.state = SetState.FILLING
        if job is None or job.state != JobState.WAITING:  # else it has not heard of the stop yet
            enqueue(found)
    elif trouble(found) and job is not None and job.state in (JobState.WAITING, JobState.DEAD):
        with suppress(RefusedError):  # somebody has begun meanwhile
            jobs.again(actor, job)
    elif trouble(found):
        enqueue(found)


def _job(found: SymbolSet) -> Job | None:
    return jobs.latest(FILL, f"{found.id}:")


def put_first(actor: Actor, found: SymbolSet | None) -> None:
    """Propose the pictures of this set before ours; of none: ours first again."""
    chosen = choice()
    if found is None or found.state == SetState.READY:
        chosen.first = found
        session.add(chosen)
        audit.record(actor, "symbols:first", detail=f"set {found.key}" if found else "own")
        session.flush()


def set_adapts(actor: Actor, on: bool) -> None:
    """Let pages name the meaning of pictograms, or not."""
    chosen = choice()
    chosen.adapts = on
    session.add(chosen)
    audit.record(actor, "symbols:adapts", detail="on" if on else "off")
    session.flush()


def remove(actor: Actor, found: SymbolSet) -> None:
    """Take a set away, and its pictures off all that carries them."""
    let_go_of(found.key)
    chosen = choice()
    if chosen.first is found:
        chosen.first = None
        session.flush()
    audit.record(actor, "symbols:removed", detail=f"set {found.key}")
    files.after_commit(files.remove, found.key)
    session.delete(found)
    session.flush()


__all__ = [
    "FOLDER",
    "MOST_AUTHOR",
    "MOST_LICENCE",
    "MOST_NAME",
    "Offer",
    "PresentError",
    "UnknownMakerError",
    "adapts",
    "add",
    "begin",
    "bring_now",
    "choice",
    "discard",
    "every",
    "go_on",
    "halt",
    "is_for_free_use_only",
    "offer",
    "put_first",
    "remove",
    "sentence",
    "set_adapts",
    "store",
    "trouble",
    "uses",
]
