"""Papers with a dossier or a request: added, shared with the provider, taken away."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.database import session
from portal.dossiers.models import Dossier, Request, Station
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor, Role
from portal.papers.models import Enclosure
from portal.papers.service import previews
from portal.papers.service.changing import discard_after_commit

MOST_ENCLOSURES = 50


def enclose(
    actor: Actor, place: Dossier | Request, title: str, key: str, media_type: str
) -> Enclosure:
    """Put a stored file with a dossier or a request; who asks may.

    Of the provider it is when a manager of the council brings it. Raises `RefusedError` when it is
    closed or full.
    """
    request = place if isinstance(place, Request) else None
    closed = request.station == Station.CLOSED if request else bool(_dossier(place).closed_at)
    if closed:
        raise RefusedError(_("This is closed. Nothing is added to it any more."))
    count = session.scalar(sa.select(sa.func.count(Enclosure.id)).where(_of(place)))
    if (count or 0) >= MOST_ENCLOSURES:
        raise RefusedError(_("There are %(count)s papers at most.", count=MOST_ENCLOSURES))
    managed = actor.councils_as(frozenset({Role.MANAGER}))
    paper = Enclosure(
        council_id=place.council_id,
        dossier_id=request.dossier_id if request else place.id,
        request_id=request.id if request else None,
        title=title,
        file_key=key,
        media_type=media_type,
        from_provider=request is not None and place.council_id in managed,
        added_by_id=actor.person_id,
        added_at=clock.now(),
    )
    session.add(paper)
    previews.ask(key, media_type)
    session.flush()
    _record(actor, "enclosure:add", paper)
    return paper


def _dossier(place: Dossier | Request) -> Dossier:
    return place.dossier if isinstance(place, Request) else place


def _of(place: Dossier | Request) -> sa.ColumnElement[bool]:
    if isinstance(place, Request):
        return Enclosure.request_id == place.id
    return sa.and_(Enclosure.dossier_id == place.id, Enclosure.request_id.is_(None))


def enclosed(place: Dossier | Request, seen: sa.ColumnElement[bool]) -> Sequence[Enclosure]:
    """The papers there that ``seen`` lets through, the first first."""
    query = sa.select(Enclosure).options(joinedload(Enclosure.added_by)).where(_of(place), seen)
    return session.scalars(query.order_by(Enclosure.id)).all()


def share(actor: Actor, paper: Enclosure) -> None:
    """Let the provider see a paper of the council's own with a request. Raises `RefusedError`."""
    if paper.request_id is None or paper.from_provider:
        raise RefusedError(_("Only a paper of our own with a request can be shared."))
    if paper.shared_at is None:
        paper.shared_at = clock.now()
        session.flush()
        _record(actor, "enclosure:share", paper)


def unshare(actor: Actor, paper: Enclosure) -> None:
    """Let the provider see it no longer."""
    if paper.shared_at is not None:
        paper.shared_at = None
        session.flush()
        _record(actor, "enclosure:unshare", paper)


def remove_enclosure(actor: Actor, paper: Enclosure) -> None:
    """Take a paper of the council's own away with its file. Raises `RefusedError`: what the
    provider sent stays."""
    if paper.from_provider:
        raise RefusedError(_("The provider sent this. It stays."))
    _record(actor, "enclosure:remove", paper)
    discard_after_commit(paper.file_key)
    session.delete(paper)
    session.flush()


def _record(actor: Actor, what: str, paper: Enclosure) -> None:
    audit.record(actor, what, council_id=paper.council_id, detail=f"Enclosure {paper.id}")
