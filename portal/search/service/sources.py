"""What can be found: of each kind of row its words, its council, its moment, who may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import join, outerjoin

from portal.access.permissions import Permission
from portal.archive.models import ArchivedPaper
from portal.ballots.models import Ballot
from portal.decisions.models import Action, Decision
from portal.dossiers.models import Dossier, Request
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.letters.models import Letter
from portal.meetings.models import AgendaItem, Meeting, Paper
from portal.minutes.models import Minutes, MinutesState, Section
from portal.papers.models import Enclosure, Preview
from portal.topics.models import Topic
from portal.wishes.models import Wish


@dataclass(frozen=True, kw_only=True)
class Source:
    """A kind of row that can be found.

    ``read`` selects its ``id``, ``council_id``, ``at``, ``title`` and ``text``, and as ``easy``
    the id of its easy text, of all rows that belong in the index. ``parts`` are other rows that
    hold some of its words, each with the column by which one refers to them and the column with
    the id of the row itself. ``seen`` is the permission that decides who finds it. ``endpoint``
    shows it, with the id as ``key``.
    """

    kind: str
    model: type[Any]
    seen: Permission
    endpoint: str
    key: str
    read: sa.Select[Any]
    parts: Mapping[type[Any], tuple[Any, Any]] = field(default_factory=dict)


def _source(
    kind: str,
    model: Any,
    seen: Permission,
    endpoint: str,
    *,
    at: Any,
    title: Any,
    texts: Sequence[Any] = (),
    council: Any = None,
    easy: Any = None,
    key: str = "",
    rows: Any = None,
    where: Sequence[Any] = (),
    parts: dict[type[Any], tuple[Any, Any]] | None = None,
) -> Source:
    """A kind of row by its columns; ``texts`` stand in the index each on a line of its own.

    ``rows`` are the tables, the model's alone unless given, and ``where`` says which of them.
    ``council`` is the row's own unless given, ``key`` the kind's. An ``easy`` text is a part.
    """
    text: Any = sa.literal("")
    for one in texts:
        text = text + sa.func.coalesce(one, "") + "\n"
    read = sa.select(
        model.id.label("id"),
        (model.council_id if council is None else council).label("council_id"),
        at.label("at"),
        title.label("title"),
        text.label("text"),
        (sa.null() if easy is None else easy).label("easy"),
    )
    return Source(
        kind=kind,
        model=model,
        seen=seen,
        endpoint=endpoint,
        key=key or f"{kind}_id",
        read=read.select_from(model if rows is None else rows).where(*where),
        parts=(parts or {}) | ({} if easy is None else {EasyText: (easy, model.id)}),
    )


def _begin(text: Any) -> Any:
    """What stands for a title where there is none."""
    return sa.func.substr(text, 1, 300)


def _under(model: Any) -> Any:
    """The rows of what belongs to an agenda item, with its item and its meeting."""
    return join(join(model, AgendaItem, model.item), Meeting, AgendaItem.meeting)


_SAID = (
    sa.select(sa.func.aggregate_strings(Section.title + "\n" + Section.text, "\n"))
    .where(Section.minutes_id == Minutes.id, Section.text != "")
    .correlate(Minutes)
    .scalar_subquery()
)
_EASY = (
    sa.select(sa.func.aggregate_strings(EasyLine.text, "\n"))
    .join(Section, Section.easy_text_id == EasyLine.easy_text_id)
    .where(Section.minutes_id == Minutes.id, EasyLine.status == LineStatus.CHECKED)
    .correlate(Minutes)
    .scalar_subquery()
)
"""What minutes say, item by item, and the lines of it that somebody checked."""

SOURCES: Sequence[Source] = (
    _source(
        "meeting",
        Meeting,
        Permission.MEETING_VIEW,
        "portal.meetings.show",
        at=Meeting.starts_at,
        title=Meeting.title,
        texts=[Meeting.place],
    ),
    _source(
        "item",
        AgendaItem,
        Permission.ITEM_VIEW,
        "portal.meetings.item",
        council=Meeting.council_id,
        at=Meeting.starts_at,
        title=AgendaItem.title,
        texts=[AgendaItem.text],
        easy=AgendaItem.easy_text_id,
        rows=join(AgendaItem, Meeting, AgendaItem.meeting),
        where=[AgendaItem.removed_at.is_(None), AgendaItem.is_break.is_(False)],
    ),
    _source(
        "paper",
        Paper,
        Permission.PAPER_VIEW,
        "portal.papers.show",
        council=Meeting.council_id,
        at=Meeting.starts_at,
        title=Paper.title,
        texts=[Preview.text],
        easy=Paper.easy_text_id,
        rows=outerjoin(_under(Paper), Preview, Preview.file_key == Paper.file_key),
        where=[AgendaItem.removed_at.is_(None)],
        parts={Preview: (Paper.file_key, Paper.id)},
    ),
    _source(
        "archived",
        ArchivedPaper,
        Permission.ARCHIVE_VIEW,
        "portal.papers.old",
        key="paper_id",
        at=ArchivedPaper.day,
        title=ArchivedPaper.title,
        texts=[Preview.text],
        rows=outerjoin(ArchivedPaper, Preview, Preview.file_key == ArchivedPaper.file_key),
        where=[ArchivedPaper.kept_at.is_not(None)],
        parts={Preview: (ArchivedPaper.file_key, ArchivedPaper.id)},
    ),
    _source(
        "enclosure",
        Enclosure,
        Permission.ENCLOSURE_VIEW,
        "portal.papers.enclosed",
        at=Enclosure.added_at,
        title=Enclosure.title,
        texts=[Preview.text],
        rows=outerjoin(Enclosure, Preview, Preview.file_key == Enclosure.file_key),
        parts={Preview: (Enclosure.file_key, Enclosure.id)},
    ),
    _source(
        "ballot",
        Ballot,
        Permission.BALLOT_VIEW,
        "portal.ballots.show",
        at=Meeting.starts_at,
        title=Ballot.question,
        rows=_under(Ballot),
    ),
    _source(
        "wish",
        Wish,
        Permission.WISH_VIEW,
        "portal.wishes.show",
        at=Wish.made_at,
        title=_begin(Wish.text),
        texts=[Wish.text, Wish.reply],
        easy=Wish.reply_easy_id,
    ),
    _source(
        "minutes",
        Minutes,
        Permission.MINUTES_FIND,
        "portal.minutes.show",
        at=Meeting.starts_at,
        title=Meeting.title,
        texts=[_SAID, _EASY],
        rows=join(Minutes, Meeting, Minutes.meeting),
        where=[Minutes.state != MinutesState.CONCEPT],
        # What was said is only written before they are presented, which changes the row itself.
        parts={EasyText: (Section.easy_text_id, Section.minutes_id)},
    ),
    _source(
        "decision",
        Decision,
        Permission.DECISION_VIEW,
        "portal.decisions.show",
        at=Decision.decided_at,
        title=_begin(Decision.text),
        texts=[Decision.text, Decision.reason],
        easy=Decision.easy_text_id,
    ),
    _source(
        "action",
        Action,
        Permission.ACTION_VIEW,
        "portal.decisions.action",
        at=Action.made_at,
        title=Action.what,
        texts=[Action.reason],
        easy=Action.easy_text_id,
    ),
    _source(
        "topic",
        Topic,
        Permission.TOPIC_VIEW,
        "portal.topics.show",
        at=Topic.made_at,
        title=Topic.title,
        texts=[Topic.text, Topic.reply],
    ),
    _source(
        "dossier",
        Dossier,
        Permission.DOSSIER_VIEW,
        "portal.dossiers.show",
        at=Dossier.made_at,
        title=Dossier.title,
        texts=[Dossier.text, Dossier.tags, Dossier.means, Dossier.heard],
    ),
    # What the provider wrote itself: it finds a request too, before the council sent its answer.
    _source(
        "request",
        Request,
        Permission.REQUEST_VIEW,
        "portal.dossiers.show_request",
        key="asked_id",
        at=Dossier.made_at,
        title=Request.title,
        texts=[Request.plan, Request.why, Request.effect],
        rows=join(Request, Dossier, Request.dossier),
    ),
    _source(
        "letter",
        Letter,
        Permission.LETTER_VIEW,
        "portal.letters.show",
        at=Letter.made_at,
        title=Letter.title,
        texts=[Letter.text],
        easy=Letter.easy_text_id,
    ),
)
KINDS = {source.kind: source for source in SOURCES}
NOTED = frozenset(part for source in SOURCES for part in (source.model, *source.parts))
"""The rows whose changes are noted, to be put in the index."""
