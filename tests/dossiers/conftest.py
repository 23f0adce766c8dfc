"""A council whose regulation says six weeks, and the people who move requests."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.dossiers import service as dossiers
from portal.dossiers.models import Dossier, Request
from portal.dossiers.service import About, Asked
from portal.identity import Actor, Proof
from portal.regulation.models import Regulation
from portal.residents.service import actor_of
from tests.conftest import TestClock


@pytest.fixture
def council(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def regulation(session: Any, council: Council, person: Any, clock: TestClock) -> Regulation:
    """Six weeks for both, by articles of its own; a decision is asked after in four."""
    session.execute(sa.delete(Regulation))
    made = Regulation(
        organisation_id=council.organisation_id,
        since=date(2020, 1, 1),
        points={},
        added_by_id=person("Bea").id,
        added_at=clock(),
        advice_weeks=6,
        advice_article="artikel 12",
        consent_weeks=6,
        consent_article="artikel 13",
        decision_weeks=4,
        decision_article="artikel 14",
    )
    session.add(made)
    session.flush()
    return made


@pytest.fixture
def actor(session: Any, person: Any) -> Callable[[str], Actor]:
    return lambda name: actor_of(person(name), proof=Proof.ACCOUNT)


@pytest.fixture
def on(clock: TestClock) -> Callable[..., date]:
    """Let it be noon of a day."""

    def turn(year: int, month: int, day: int) -> date:
        clock.set(datetime(year, month, day, 11, tzinfo=UTC))
        return date(year, month, day)

    return turn


class Story:
    """One request on its way: each step by who takes it, always with the version of now."""

    def __init__(self, request: Request, actor: Callable[[str], Actor]) -> None:
        self.request, self.actor = request, actor

    def does(self, who: str, step: Callable[..., Any], *words: Any, **more: Any) -> None:
        step(self.actor(who), self.request, *words, version=self.request.version, **more)

    @property
    def days(self) -> dict[str, date]:
        """The last days that run now, by term."""
        return {str(one.term): one.day for one in dossiers.runs(self.request)}


@pytest.fixture
def filed(
    regulation: Regulation, council: Council, actor: Any, session: Any
) -> Callable[..., Story]:
    """The manager asks something today, and the council wrote down how residents were heard."""

    def file(subject: str, *, heard: bool = True) -> Story:
        asked = Asked(subject=subject, title="Verbouwing huiskamer en keuken", plan="Plan B.")
        request = dossiers.file(actor("Petra"), council, asked)
        if heard:
            hear(request.dossier, actor("Anneke"))
        return Story(request, actor)

    return file


def hear(dossier: Dossier, who: Actor) -> None:
    about = About(title=dossier.title, heard="Gevraagd in de huiskamer: 9 van de 11 wil plan A.")
    dossiers.edit(who, dossier, about, dossier.version)
