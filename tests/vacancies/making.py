"""A free place that stands."""

from datetime import timedelta

from portal import clock
from portal.councils.models import Council
from portal.people.models import Person
from portal.vacancies.models import Vacancy


def free_place(council: Council, drafter: Person, publisher: Person) -> Vacancy:
    """A place that is free for four weeks."""
    now = clock.now()
    return Vacancy(
        council_id=council.id,
        what="Wij zoeken een nieuw lid.",
        does="Je praat mee over het huis. Je stemt.",
        time="Een middag in de maand.",
        how="Zeg het tegen Sanne.",
        until=clock.local(now).date() + timedelta(days=28),
        drafted_by_id=drafter.id,
        drafted_at=now,
        published_by_id=publisher.id,
        published_at=now,
    )
