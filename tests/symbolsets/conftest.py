"""A set brought by the administrator, and the workers who fill it."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.identity import Actor, Proof
from portal.jobs import service as jobs
from portal.people.models import Person
from portal.residents import service as residents


@pytest.fixture
def actor(session: Any, person: Callable[[str], Person]) -> Actor:
    """Bea, who administers."""
    return residents.actor_of(person("Bea"), proof=Proof.ACCOUNT)


@pytest.fixture
def work(app: Any) -> Callable[[], int]:
    """Let the workers have their turn."""

    def turn() -> int:
        with app.app_context():
            return jobs.work()

    return turn
