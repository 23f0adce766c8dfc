"""What it costs grows with what is in the file, and not faster."""

import threading
import tracemalloc
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from portal.context import portal
from portal.imports.models import ImportState
from portal.imports.service import working
from portal.imports.service.folders import Folder
from portal.imports.service.running import StoppedError
from tests.imports.making import organisation, with_photos, workbook


def statements(do: Callable[[], Any]) -> int:
    """How many statements the database is asked meanwhile."""
    seen: list[str] = []

    def count(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    engine = portal().engine
    sa.event.listen(engine, "before_cursor_execute", count)
    do()
    sa.event.remove(engine, "before_cursor_execute", count)
    return len(seen)


def people(houses: int, count: int) -> bytes:
    tables = organisation(houses, count)
    tables["Mensen"] = [row[:4] for row in tables["Mensen"]]
    return workbook(tables)


def test_a_row_costs_the_same_in_a_large_file(look: Any) -> None:
    look(people(2, 4))
    few, many = (statements(lambda n=n: look(people(2, n))) for n in (40, 120))
    each = (many - few) / 160  # eighty people and their terms more
    assert each < 12
    assert statements(lambda: look(people(2, 120))) <= many + 5


def test_rows_that_change_nothing_are_no_work(bring: Any, look: Any) -> None:
    bring(people(2, 60))
    again = statements(lambda: look(people(2, 60)))
    more = statements(lambda: look(people(2, 20)))
    assert (again - more) / 80 < 3  # the savepoint of each row


def test_photos_do_not_pile_up_in_the_memory(bring: Any) -> None:
    data = with_photos(2, 24, 900)
    tracemalloc.start()
    run = bring(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert run.state == ImportState.DONE
    assert most < 40 * 2**20


def test_stopping_leaves_the_rest_of_the_photos_alone(look: Any, monkeypatch: Any) -> None:
    taken, stopped = [], threading.Event()
    aside = working.put_aside

    def stopping(folder: Folder, done: int, total: int) -> None:
        if done == 1:
            stopped.set()
            raise StoppedError

    def gated(source: Any, name: str, folder: Any) -> Any:
        taken.append(name)
        if len(taken) > 3:
            stopped.wait(10)
        return aside(source, name, folder)

    monkeypatch.setattr(working, "look_up", stopping)
    monkeypatch.setattr(working, "put_aside", gated)
    run = look(with_photos(1, 40, 100))
    assert run.state == ImportState.STOPPED
    assert len(taken) < 40
