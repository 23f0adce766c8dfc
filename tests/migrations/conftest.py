"""A database for a test of a migration: empty, on the engine of the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.database import make_engine
from tests.databases import Databases


@pytest.fixture
def engine(databases: Databases, tmp_path: Path) -> Iterator[sa.Engine]:
    """An empty database; a module that needs rows in it has a fixture of its own."""
    url = databases.new(tmp_path)
    engine = make_engine(url)
    yield engine
    engine.dispose()
    databases.drop(url)
