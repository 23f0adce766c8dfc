"""Topics to choose between, and rounds of De Linde."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.identity import Proof
from portal.priorities import service as priorities
from portal.priorities.models import PriorityRound
from portal.residents.service import actor_of
from portal.topics.models import Topic

NAMES = ("De tuin", "Het eten", "De bus", "Het rookhok", "De was", "De lift", "Het feest")


@pytest.fixture
def council(session: Any) -> Any:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def actor(person: Any) -> Any:
    return lambda name: actor_of(person(name), proof=Proof.ACCOUNT)


@pytest.fixture
def make_topics(session: Any, council: Council, clock: Any) -> Any:
    def make(number: int) -> list[Topic]:
        names = [NAMES[n] if n < len(NAMES) else f"Onderwerp {n}" for n in range(number)]
        of = {"council_id": council.id, "made_at": clock(), "decided_at": clock()}
        made = [Topic(title=name, text="Wij praten erover.", **of) for name in names]
        session.add_all(made)
        session.flush()
        return made

    return make


@pytest.fixture
def opened(make_topics: Any, actor: Any, council: Council, clock: Any) -> Any:
    def make(number: int, days: int = 7) -> PriorityRound:
        ids = [one.id for one in make_topics(number)]
        until = (clock() + timedelta(days=days)).date()
        return priorities.open_round(actor("Sanne"), council, ids, until)

    return make
