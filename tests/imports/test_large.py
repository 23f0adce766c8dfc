"""What it costs grows with what is in the file, and not faster."""

import tracemalloc
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from portal.context import portal
from portal.imports.models import ImportState
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
