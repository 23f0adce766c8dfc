"""A file being done: each row in turn, seen first and then done, by one and the same way."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy.exc import IntegrityError

from portal import photos as kept_photos
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.imports.service.folders import Folder
from portal.imports.service.known import Known, Work
from portal.imports.service.persons import AskError, certain, do_person
from portal.imports.service.photos import Photo, taken_up
from portal.imports.service.places import do_council, do_house
from portal.imports.service.reading import Row
from portal.imports.service.results import HELD_UP, Outcome, Result
from portal.imports.service.rows import Cells, do_term
from portal.imports.service.sheets import COUNCILS, HOUSES, PEOPLE, SHEETS, TERMS

DO: Mapping[str, Callable[[Work, Result], None]] = {
    HOUSES.key: do_house,
    COUNCILS.key: do_council,
    PEOPLE.key: do_person,
    TERMS.key: do_term,
}
ORDER = {sheet.key: place for place, sheet in enumerate(SHEETS)}
LOOK_EVERY = 20


class StoppedError(Exception):
    """Somebody asked to stop: nothing of this is kept."""


def do_rows(
    actor: Actor,
    rows: Sequence[Row],
    photos: Mapping[str, Photo],
    answers: Mapping[str, str],
    folder: Folder,
) -> tuple[list[Result], Work]:
    """Do every row in the caller's transaction, and tell what became of each.

    The caller rolls back what was only to be seen, or when a row is wrong. Photos are not
    placed yet: `place_photos` does so. Raises `StoppedError`.
    """
    results = [
        Result(sheet=row.sheet, number=row.number, cells=row.cells, faults=list(row.faults))
        for row in sorted(rows, key=_order)
    ]
    known = Known()
    claimed = {
        person.id
        for result in results
        if result.sheet == PEOPLE.key and (person := certain(Cells(result), known))
    }
    pictures = {Cells(one).value("picture", "") for one in results if one.cells.get("picture")}
    work = Work(
        actor=actor,
        known=known,
        photos=photos,
        answers=answers,
        claimed=claimed,
        pictures=pictures,
    )
    for count, result in enumerate(results):
        look_up(folder, count, len(results))
        _do(work, result)
    return results, work


def look_up(folder: Folder, done: int, total: int) -> None:
    """Say now and then how far the work is. Raises `StoppedError` when somebody asked to stop."""
    if done % LOOK_EVERY:
        return
    if folder.should_stop():
        raise StoppedError
    folder.report(done, total)


def place_photos(work: Work, keys: Mapping[str, str]) -> None:
    """Show the photos that came along; ``keys`` are those of the stored files by row."""
    for result, place in work.placing:
        place(keys[result.key])


def store_photos(
    results: Sequence[Result], photos: Mapping[str, Photo], folder: Folder
) -> dict[str, str]:
    """Store the photos that will be placed, each person's own; slow, so before the writing.

    Raises `StoppedError`; then none is stored.
    """
    keys: dict[str, str] = {}
    try:
        for count, result in enumerate(results):
            if result.photo and (photo := photos.get(result.photo)):
                look_up(folder, count, len(results))
                keys[result.key] = kept_photos.store(taken_up(photo, folder.path))
    except BaseException:
        drop_photos(keys)
        raise
    return keys


def drop_photos(keys: Mapping[str, str]) -> None:
    """Remove photos that were stored for nothing."""
    for key in keys.values():
        kept_photos.remove(key)


def _order(row: Row) -> tuple[int, bool, int]:
    """Sheet after sheet, councils before their parts, rows as they stand."""
    part = bool(row.sheet == COUNCILS.key and row.cells.get("parent"))
    return ORDER[row.sheet], part, row.number


def _do(work: Work, result: Result) -> None:
    result.name = result.cells.get("name", "")
    if result.faults:
        result.outcome = Outcome.WRONG
        return
    try:
        with session.begin_nested():
            DO[result.sheet](work, result)
    except AskError as ask:
        result.outcome, result.candidates = Outcome.ASK, ask.candidates
    except RefusedError as error:
        _refuse(result, error.message)
    except IntegrityError:
        _refuse(result, _("This does not go together with what there is."))
    if result.outcome in HELD_UP:
        work.undone(result)


def _refuse(result: Result, message: str) -> None:
    result.outcome, result.changes, result.photo = Outcome.WRONG, [], ""
    result.faults.append(message)
