"""Dossiers: begun, told what they mean for residents, and closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from portal import audit, clock
from portal.councils.models import Council
from portal.database import session
from portal.dossiers.models import Dossier, Party, Request, Station, Wish
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor

FIELDS = ("title", "text", "means", "heard", "unheard")


@dataclass(frozen=True, kw_only=True)
class About:
    """What is written down of a dossier."""

    title: str
    text: str = ""
    symbol: str = ""
    tags: str = ""
    early: str = ""
    means: str = ""
    heard: str = ""
    unheard: str = ""


def begin_dossier(
    actor: Actor, council: Council, title: str, *, symbol: str = "", topic_id: int | None = None
) -> Dossier:
    """A new dossier of the council, perhaps on a topic of its."""
    dossier = Dossier(
        council_id=council.id,
        topic_id=topic_id,
        title=title,
        symbol=symbol,
        made_at=clock.now(),
        made_by_id=actor.person_id,
    )
    session.add(dossier)
    session.flush()
    audit.record(actor, "dossier:made", council_id=council.id, detail=f"dossier {dossier.id}")
    return dossier


def of_topic(topic_id: int) -> Sequence[Dossier]:
    """The dossiers that were made of a topic, the first first."""
    query = sa.select(Dossier).where(Dossier.topic_id == topic_id).order_by(Dossier.id)
    return session.scalars(query).all()


def edit(actor: Actor, dossier: Dossier, about: About, version: int) -> None:
    """Change what is written down. Raises `ConflictError`, `RefusedError`."""
    check_version(dossier, version, FIELDS)
    if about.heard and about.unheard:
        raise RefusedError(
            _("Choose one: how they were heard, or why they were not."), field="unheard"
        )
    for name, value in vars(about).items():
        setattr(dossier, name, value)
    session.flush()
    audit.record(
        actor, "dossier:edit", council_id=dossier.council_id, detail=f"dossier {dossier.id}"
    )


def wishes(dossier: Dossier) -> dict[str, str]:
    """What each party wants, as far as it is known, in the order of the parties."""
    found = session.execute(sa.select(Wish.party, Wish.text).where(Wish.dossier_id == dossier.id))
    known = {party: text for party, text in found}
    return {party: known[party] for party in Party if party in known}


def set_wishes(actor: Actor, dossier: Dossier, said: Mapping[str, str], version: int) -> None:
    """Write down what each party wants; an empty one goes. Raises `ConflictError`."""
    session.refresh(dossier, with_for_update=True)
    check_version(dossier, version, ("title",))
    session.execute(sa.delete(Wish).where(Wish.dossier_id == dossier.id))
    session.add_all(
        Wish(dossier_id=dossier.id, party=party, text=text) for party, text in said.items() if text
    )
    dossier.version += 1
    session.flush()
    audit.record(
        actor, "dossier:wishes", council_id=dossier.council_id, detail=f"dossier {dossier.id}"
    )


def close(actor: Actor, dossier: Dossier, version: int) -> None:
    """Nothing runs any more. Raises `RefusedError` while a request does, `ConflictError`."""
    session.refresh(dossier, with_for_update=True)
    check_version(dossier, version, ("title",))
    running = sa.select(Request.id).where(
        Request.dossier_id == dossier.id, Request.station != Station.CLOSED
    )
    if session.scalar(running.limit(1)):
        raise RefusedError(_("A request in this dossier still runs. Close that first."))
    dossier.closed_at = clock.now()
    session.flush()
    audit.record(
        actor, "dossier:closed", council_id=dossier.council_id, detail=f"dossier {dossier.id}"
    )


def reopen(actor: Actor, dossier: Dossier) -> None:
    """Go on with a dossier that was closed."""
    dossier.closed_at = None
    session.flush()
    audit.record(
        actor, "dossier:reopened", council_id=dossier.council_id, detail=f"dossier {dossier.id}"
    )
