"""Free places: drafted, published by chair or secretary, wanted by somebody, over by themselves."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import asking, audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.access.rows import VACANT_NOW
from portal.asking import Asking
from portal.councils.models import Council
from portal.database import session
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.vacancies.models import Vacancy, VacancyInterest

USUAL = timedelta(days=28)
LONGEST = timedelta(days=366)


class VacancyText(NamedTuple):
    """What a writer fills in."""

    what: str
    does: str
    time: str
    how: str
    until: date


def today() -> date:
    """The day by the organisation's own clock."""
    return clock.local(clock.now()).date()


def stands(vacancy: Vacancy) -> bool:
    """Whether the house sees it today."""
    return bool(vacancy.published_at) and not vacancy.filled_at and vacancy.until >= today()


def asks(actor: Actor) -> Iterator[Asking]:
    """``vacancy``: the free places of today, told with the news; it asks nothing.

    ``wanted``: how many people want one, for who draws it up.
    """
    if policy.anywhere(actor, Permission.VACANCY_VIEW):
        mine = policy.where(actor, Permission.VACANCY_VIEW)
        yield asking.about("vacancy", Vacancy.id, text=Vacancy.what).where(mine, VACANT_NOW)
    if policy.anywhere(actor, Permission.VACANCY_EDIT):
        many = (
            sa.select(sa.func.count())
            .where(VacancyInterest.vacancy_id == Vacancy.id)
            .correlate(Vacancy)
            .scalar_subquery()
        )
        edits = policy.where(actor, Permission.VACANCY_EDIT)
        wanted = asking.about("wanted", Vacancy.id, title=Vacancy.what, number=many)
        yield wanted.where(edits, VACANT_NOW, many > 0)


def now_in(mine: sa.ColumnElement[bool], most: int = 10) -> Sequence[Vacancy]:
    """The free places of today that ``mine`` lets through, the first to end first."""
    found = sa.select(Vacancy).options(joinedload(Vacancy.council)).where(mine, VACANT_NOW)
    return session.scalars(found.order_by(Vacancy.until, Vacancy.id).limit(most)).all()


def of_council(mine: sa.ColumnElement[bool], council: Council, most: int = 50) -> Sequence[Vacancy]:
    """The free places of a council that ``mine`` lets through, the newest first."""
    found = sa.select(Vacancy).where(mine, Vacancy.council_id == council.id)
    return session.scalars(found.order_by(Vacancy.id.desc()).limit(most)).all()


def draft(actor: Actor, council: Council, text: VacancyText) -> Vacancy:
    """Draft a vacancy. Raises `RefusedError` for a last day that cannot be."""
    _check(text)
    vacancy = Vacancy(
        council=council,
        drafted_by_id=actor.person_id,
        drafted_at=clock.now(),
        **text._asdict(),
    )
    session.add(vacancy)
    session.flush()
    _record(actor, vacancy, "vacancy:drafted")
    return vacancy


def change(actor: Actor, vacancy: Vacancy, text: VacancyText, version: int) -> None:
    """Change a draft. Raises `ConflictError`, and `RefusedError` once it is published."""
    check_version(vacancy, version, VacancyText._fields)
    if vacancy.published_at:
        raise RefusedError(_("The house reads it already. Take it back first."))
    _check(text)
    for name, value in text._asdict().items():
        setattr(vacancy, name, value)
    session.flush()
    _record(actor, vacancy, "vacancy:changed")


def publish(actor: Actor, vacancy: Vacancy, version: int) -> None:
    """Tell the house. Raises `ConflictError`, `RefusedError` when its last day is over."""
    check_version(vacancy, version, VacancyText._fields)
    if vacancy.published_at:
        raise RefusedError(_("The house reads it already."))
    if vacancy.until < today():
        raise RefusedError(_("Its last day is over. Choose another day first."))
    vacancy.published_at, vacancy.published_by_id = clock.now(), actor.person_id
    session.flush()
    _record(actor, vacancy, "vacancy:published")


def take_back(actor: Actor, vacancy: Vacancy) -> None:
    """Make it a draft again: the house does not see it any more. Who wanted it stays known."""
    vacancy.published_at = vacancy.published_by_id = vacancy.filled_at = None
    session.flush()
    _record(actor, vacancy, "vacancy:taken-back")


def fill(actor: Actor, vacancy: Vacancy) -> None:
    """Somebody was found. Raises `RefusedError` for what does not stand."""
    if not vacancy.published_at or vacancy.filled_at:
        raise RefusedError(_("This place is not free now."))
    vacancy.filled_at = clock.now()
    session.flush()
    _record(actor, vacancy, "vacancy:filled")


def want(actor: Actor, vacancy: Vacancy) -> None:
    """Say that one wants the place, perhaps with help; said twice it is said once.

    A council stands for clients; who works for them cannot be a member (`RefusedError`).
    """
    if actor.staff_of and not actor.houses:
        raise RefusedError(_("This place is for clients and their families."))
    if wants(actor, vacancy):
        return
    session.add(
        VacancyInterest(
            vacancy_id=vacancy.id,
            person_id=actor.person_id,
            helper_id=actor.helper_id,
            said_at=clock.now(),
        )
    )
    session.flush()
    _record(actor, vacancy, "vacancy:wanted")


def want_no_more(actor: Actor, vacancy: Vacancy) -> None:
    """Take that back; nothing of it is kept but that it was said."""
    mine = sa.and_(
        VacancyInterest.vacancy_id == vacancy.id, VacancyInterest.person_id == actor.person_id
    )
    session.execute(sa.delete(VacancyInterest).where(mine))
    _record(actor, vacancy, "vacancy:unwanted")


def wants(actor: Actor, vacancy: Vacancy) -> bool:
    """Whether this person said to want the place."""
    said = sa.select(VacancyInterest.id).where(
        VacancyInterest.vacancy_id == vacancy.id, VacancyInterest.person_id == actor.person_id
    )
    return session.scalar(said) is not None


def interested(vacancy: Vacancy) -> Sequence[VacancyInterest]:
    """Who wants the place, in the order in which they said so."""
    found = (
        sa.select(VacancyInterest)
        .options(joinedload(VacancyInterest.person), joinedload(VacancyInterest.helper))
        .where(VacancyInterest.vacancy_id == vacancy.id)
    )
    return session.scalars(found.order_by(VacancyInterest.id)).all()


def values(vacancy: Vacancy) -> dict[str, Any]:
    """What stands in it, as the form fills it in."""
    return {name: getattr(vacancy, name) for name in (*VacancyText._fields, "version")}


def _check(text: VacancyText) -> None:
    if text.until < today():
        raise RefusedError(_("This day is over."), field="until")
    if text.until - today() > LONGEST:
        raise RefusedError(_("It stands for a year at most."), field="until")


def _record(actor: Actor, vacancy: Vacancy, what: str) -> None:
    audit.record(actor, what, council_id=vacancy.council_id, detail=f"vacancy {vacancy.id}")
