"""Versions of the participation regulation, and what of it the program works with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import sqlalchemy as sa

from portal import audit, clock
from portal.councils.models import Council, Organisation
from portal.database import rows, session
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.papers import service as papers
from portal.regulation.models import HouseRules, Regulation, RegulationFace

Dated = TypeVar("Dated", Regulation, HouseRules)

USUAL_WEEKS: Mapping[str, int] = {"advice_weeks": 6, "consent_weeks": 6, "decision_weeks": 4}
"""What is customary where a regulation says something: no law, and never filled in by itself."""


class Point(StrEnum):
    """What a regulation must hold (art. 3 lid 2, 3, 6 and 7)."""

    NUMBER = "number"
    APPOINTMENT = "appointment"
    WHO = "who"
    TERM = "term"
    EARLY = "early"
    POWERS = "powers"
    CLEAR = "clear"


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """The weeks that the regulation in force has, each with its article of the regulation; all
    None where nothing was agreed."""

    advice_weeks: int | None = None
    advice_article: str = ""
    consent_weeks: int | None = None
    consent_article: str = ""
    decision_weeks: int | None = None
    decision_article: str = ""
    regulation_id: int | None = None


_AGREED = tuple(Agreed.__annotations__)[:-1]


def today() -> date:
    """The day by the organisation's own clock; a regulation is in force from a day on."""
    return clock.local(clock.now()).date()


def organisation_id() -> int:
    """The organisation whose regulation this is: there is one."""
    return session.scalars(sa.select(Organisation.id).limit(1)).one()


def _in_force(organisation_id: int, *columns: Any) -> sa.Select[Any]:
    query = sa.select(*columns).where(
        Regulation.organisation_id == organisation_id, Regulation.since <= today()
    )
    return query.order_by(Regulation.since.desc()).limit(1)


def agreed(organisation_id: int) -> Agreed:
    """The weeks of the version that is in force today. One statement."""
    columns = (*(getattr(Regulation, name) for name in _AGREED), Regulation.id)
    for row in rows(_in_force(organisation_id, *columns)):
        return Agreed(**dict(zip((*_AGREED, "regulation_id"), row, strict=True)))
    return Agreed()


def holding(versions: Sequence[Dated]) -> Dated | None:
    """Of versions, the newest first, the one that holds today."""
    return next((one for one in versions if one.since <= today()), None)


def in_force(organisation_id: int) -> Regulation | None:
    """The version that is in force today."""
    return session.scalars(_in_force(organisation_id, Regulation)).first()


def versions(organisation_id: int) -> Sequence[Regulation]:
    """Every version, the newest first."""
    query = sa.select(Regulation).where(Regulation.organisation_id == organisation_id)
    return session.scalars(query.order_by(Regulation.since.desc())).all()


def add(actor: Actor, organisation_id: int, since: date, summary: str) -> Regulation:
    """File a version. Its settings begin empty: what the one before it said is not assumed.

    Raises `RefusedError` when there is one of that day.
    """
    _check_day(organisation_id, since)
    regulation = Regulation(
        organisation_id=organisation_id,
        since=since,
        summary=summary,
        points={},
        added_by_id=actor.person_id or 0,
        added_at=clock.now(),
    )
    session.add(regulation)
    session.flush()
    audit.record(actor, "regulation:added", detail=f"regulation {regulation.id}")
    return regulation


def change(actor: Actor, regulation: Regulation, values: Mapping[str, Any], version: int) -> None:
    """Change what stands in a version.

    Raises `ConflictError` when somebody saved first, and `RefusedError` for what cannot be.
    """
    check_version(regulation, version, tuple(values))
    if (since := values.get("since")) and since != regulation.since:
        _check_day(regulation.organisation_id, since)
    least, most = values.get("members_least"), values.get("members_most")
    if least and most and most < least:
        raise RefusedError(_("The most is less than the least."), field="members_most")
    for name, value in values.items():
        setattr(regulation, name, value)
    session.flush()
    audit.record(actor, "regulation:changed", detail=f"regulation {regulation.id}")


def _check_day(organisation_id: int, since: date) -> None:
    there = sa.select(Regulation.id).where(
        Regulation.organisation_id == organisation_id, Regulation.since == since
    )
    if session.scalar(there) is not None:
        raise RefusedError(_("There is a version from this day already."), field="since")


def put_file(regulation: Regulation, key: str, media_type: str) -> None:
    """Give the version its document; a former one goes once that is kept."""
    if regulation.file_key:
        papers.discard_after_commit(regulation.file_key)
    regulation.file_key, regulation.media_type = key, media_type
    session.flush()


def set_point(
    actor: Actor, regulation: Regulation, point: Point, article: str | None, version: int
) -> None:
    """Say in which article a point stands, or with None that it is not arranged yet."""
    points = {name: one for name, one in regulation.points.items() if name != point}
    if article is not None:
        points[point] = article
    change(actor, regulation, {"points": points}, version)


def face_of(regulation: Regulation, council: Council) -> RegulationFace | None:
    """The version as this council tells it, if it does."""
    return session.scalar(
        sa.select(RegulationFace).where(
            RegulationFace.regulation_id == regulation.id,
            RegulationFace.council_id == council.id,
        )
    )


def ensure_face(regulation: Regulation, council: Council) -> RegulationFace:
    """The same, made when there is none."""
    if found := face_of(regulation, council):
        return found
    face = RegulationFace(regulation=regulation, council_id=council.id)
    session.add(face)
    session.flush()
    return face
