"""A council with a year behind it: requests on their way, by the people who move them."""

from typing import Any

import pytest

from tests.dossiers.conftest import actor, council, filed, on, regulation

__all__ = ["actor", "council", "filed", "on", "regulation"]


@pytest.fixture
def kept(app: Any) -> Any:
    """What the database holds, read past the app."""

    def read(statement: Any) -> list[Any]:
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(statement).all())

    return read
