"""What tests of practising need: to see that nothing at all was written."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient


def kept_in_session(client: FlaskClient) -> dict[str, Any]:
    """What the browser of this client carries in its session."""
    with client.session_transaction() as session:
        return dict(session)


@pytest.fixture
def everything(app: Flask) -> Callable[[], dict[str, list[str]]]:
    """All rows of all tables, to compare."""

    def read() -> dict[str, list[str]]:
        tables = sa.MetaData()
        with app.extensions["portal"].engine.connect() as connection:
            tables.reflect(connection)
            return {
                table.name: sorted(map(repr, connection.execute(table.select())))
                for table in tables.sorted_tables
            }

    return read
