"""A file brought in by the administrator, looked through and done, as the workers do it."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal import database
from portal.identity import Actor, Proof
from portal.imports import service as imports
from portal.imports.models import ImportRun
from portal.imports.service import reading
from portal.jobs import service as jobs
from portal.people.models import Person
from portal.residents import service as residents


@pytest.fixture
def actor(session: Any, person: Callable[[str], Person]) -> Actor:
    """Bea, who administers."""
    return residents.actor_of(person("Bea"), proof=Proof.ACCOUNT)


def worked(run: ImportRun) -> ImportRun:
    """The import after the workers have had their turn, in a writing transaction."""
    database.session.commit()
    jobs.work()
    database.begin(writes=True)
    return database.session.get_one(ImportRun, run.id)


@pytest.fixture
def look(session: Any, actor: Actor) -> Callable[..., ImportRun]:
    """Bring a file and have it looked through."""

    def bring(data: bytes, name: str = "mensen.xlsx") -> ImportRun:
        return worked(imports.begin(actor, imports.store(io.BytesIO(data)), name))

    return bring


@pytest.fixture
def bring(look: Callable[..., ImportRun]) -> Callable[..., ImportRun]:
    """Bring a file in altogether."""

    def whole(data: bytes, name: str = "mensen.xlsx") -> ImportRun:
        run = look(data, name)
        imports.apply(run)
        return worked(run)

    return whole


@pytest.fixture
def read(tmp_path: Path, session: Any) -> Callable[[bytes], reading.Source]:
    def read(data: bytes) -> reading.Source:
        path = tmp_path / "upload"
        path.write_bytes(data)
        with reading.opened(path) as source:
            return source

    return read
