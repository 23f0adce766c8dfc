"""Papers: added, given a newer file, taken away with every file they had."""

from collections.abc import Sequence
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.database import session
from portal.errors import ConflictError, RefusedError
from portal.files import remove
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem, Paper
from portal.papers.models import PaperVersion
from portal.papers.service import previews
from portal.papers.service.files import path_of

MOST_PAPERS = 20
MOST_VERSIONS = 30
_FILE = ("number", "file_key", "media_type", "added_by_id", "added_at")


def add_paper(actor: Actor, item: AgendaItem, title: str, key: str, media_type: str) -> Paper:
    """Put a stored file with the item. Raises `RefusedError` when there are too many."""
    count = session.scalar(sa.select(sa.func.count(Paper.id)).where(Paper.item_id == item.id))
    if (count or 0) >= MOST_PAPERS:
        raise RefusedError(_("An item holds at most %(count)s papers.", count=MOST_PAPERS))
    paper = Paper(
        item_id=item.id,
        title=title,
        file_key=key,
        media_type=media_type,
        added_by_id=actor.person_id,
        added_at=clock.now(),
    )
    session.add(paper)
    previews.ask(key, media_type)
    session.flush()
    audit.record(actor, "paper:add", council_id=item.meeting.council_id, detail=f"Paper {paper.id}")
    return paper


def paper_of(item: AgendaItem, paper_id: int) -> Paper | None:
    """The paper, when it belongs to this item."""
    return session.scalar(sa.select(Paper).where(Paper.id == paper_id, Paper.item_id == item.id))


def replace_file(actor: Actor, paper: Paper, key: str, media_type: str, number: int) -> None:
    """Give the paper a newer file; the former one stays as a version.

    ``number`` is the version that was shown. Raises `ConflictError` when it is another by now,
    and `RefusedError` when there are too many.
    """
    session.refresh(paper, with_for_update=True)
    if paper.number != number:
        raise ConflictError({"number": str(paper.number)}, paper.number)
    if paper.number >= MOST_VERSIONS:
        raise RefusedError(_("A paper has at most %(count)s versions.", count=MOST_VERSIONS))
    former = {name: getattr(paper, name) for name in _FILE}
    session.add(PaperVersion(paper_id=paper.id, **former))
    paper.file_key, paper.media_type, paper.number = key, media_type, number + 1
    paper.added_by_id, paper.added_at = actor.person_id or 0, clock.now()
    previews.ask(key, media_type)
    session.flush()
    council_id = paper.item.meeting.council_id
    audit.record(actor, "paper:version", council_id=council_id, detail=f"Paper {paper.id}")


def versions_of(paper: Paper) -> Sequence[PaperVersion]:
    """The files the paper had before, the latest first."""
    query = sa.select(PaperVersion).options(joinedload(PaperVersion.added_by))
    found = query.where(PaperVersion.paper_id == paper.id).order_by(PaperVersion.number.desc())
    return session.scalars(found).all()


def remove_paper(actor: Actor, item: AgendaItem, paper: Paper) -> None:
    """Take a paper away with all its versions, and their files once that is kept."""
    audit.record(
        actor, "paper:remove", council_id=item.meeting.council_id, detail=f"Paper {paper.id}"
    )
    let_go(paper)
    session.delete(paper)
    session.flush()


def let_go(paper: Paper) -> None:
    """Remove the files of a paper that is going, once this transaction is done."""
    for key in (paper.file_key, *(one.file_key for one in versions_of(paper))):
        discard_after_commit(key)


def discard_after_commit(key: str) -> None:
    """Remove the file once nothing refers to it any more: when this transaction is done."""
    path, opened = path_of(key), cast(Any, session)._get_current_object()

    def gone(_done: object) -> None:
        remove(path)
        previews.forget(key)

    sa.event.listen(opened, "after_commit", gone, once=True)
