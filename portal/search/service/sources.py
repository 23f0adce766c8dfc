"""What can be found: of each kind of row its words, its council, its moment, who may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from portal.access.permissions import Permission
from portal.archive.models import ArchivedPaper
from portal.ballots.models import Ballot
from portal.decisions.models import Action, Decision
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.meetings.models import AgendaItem, Meeting, Paper
from portal.minutes.models import Minutes, MinutesState, Section
from portal.papers.models import Preview
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


def _columns(row: Any, council: Any, at: Any, title: Any, *texts: Any, easy: Any = None) -> Any:
    """The columns of `Source.read`; a text is each of ``texts`` on a line of its own."""
    text: Any = sa.literal("")
    for one in texts:
        text = text + sa.func.coalesce(one, "") + "\n"
    return (
        row.id.label("id"),
        council.label("council_id"),
        at.label("at"),
        title.label("title"),
        text.label("text"),
        (sa.null() if easy is None else easy).label("easy"),
    )


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
    Source(
        kind="meeting",
        model=Meeting,
        seen=Permission.MEETING_VIEW,
        endpoint="portal.meetings.show",
        key="meeting_id",
        read=sa.select(
            *_columns(Meeting, Meeting.council_id, Meeting.starts_at, Meeting.title, Meeting.place)
        ),
    ),
    Source(
        kind="item",
        model=AgendaItem,
        seen=Permission.ITEM_VIEW,
        endpoint="portal.meetings.item",
        key="item_id",
        read=sa.select(
            *_columns(
                AgendaItem,
                Meeting.council_id,
                Meeting.starts_at,
                AgendaItem.title,
                AgendaItem.text,
                easy=AgendaItem.easy_text_id,
            )
        )
        .join(AgendaItem.meeting)
        .where(AgendaItem.removed_at.is_(None), AgendaItem.is_break.is_(False)),
        parts={EasyText: (AgendaItem.easy_text_id, AgendaItem.id)},
    ),
    Source(
        kind="paper",
        model=Paper,
        seen=Permission.PAPER_VIEW,
        endpoint="portal.papers.show",
        key="paper_id",
        read=sa.select(
            *_columns(
                Paper,
                Meeting.council_id,
                Meeting.starts_at,
                Paper.title,
                Preview.text,
                easy=Paper.easy_text_id,
            )
        )
        .join(Paper.item)
        .join(AgendaItem.meeting)
        .outerjoin(Preview, Preview.file_key == Paper.file_key)
        .where(AgendaItem.removed_at.is_(None)),
        parts={
            Preview: (Paper.file_key, Paper.id),
            EasyText: (Paper.easy_text_id, Paper.id),
        },
    ),
    Source(
        kind="archived",
        model=ArchivedPaper,
        seen=Permission.ARCHIVE_VIEW,
        endpoint="portal.papers.old",
        key="paper_id",
        read=sa.select(
            *_columns(
                ArchivedPaper,
                ArchivedPaper.council_id,
                ArchivedPaper.day,
                ArchivedPaper.title,
                Preview.text,
            )
        )
        .outerjoin(Preview, Preview.file_key == ArchivedPaper.file_key)
        .where(ArchivedPaper.kept_at.is_not(None)),
        parts={Preview: (ArchivedPaper.file_key, ArchivedPaper.id)},
    ),
    Source(
        kind="ballot",
        model=Ballot,
        seen=Permission.BALLOT_VIEW,
        endpoint="portal.ballots.show",
        key="ballot_id",
        read=sa.select(*_columns(Ballot, Ballot.council_id, Meeting.starts_at, Ballot.question))
        .join(Ballot.item)
        .join(AgendaItem.meeting),
    ),
    Source(
        kind="wish",
        model=Wish,
        seen=Permission.WISH_VIEW,
        endpoint="portal.wishes.show",
        key="wish_id",
        read=sa.select(
            *_columns(
                Wish,
                Wish.council_id,
                Wish.made_at,
                sa.func.substr(Wish.text, 1, 300),
                Wish.text,
                Wish.reply,
                easy=Wish.reply_easy_id,
            )
        ),
        parts={EasyText: (Wish.reply_easy_id, Wish.id)},
    ),
    Source(
        kind="minutes",
        model=Minutes,
        seen=Permission.MINUTES_FIND,
        endpoint="portal.minutes.show",
        key="minutes_id",
        read=sa.select(
            *_columns(Minutes, Minutes.council_id, Meeting.starts_at, Meeting.title, _SAID, _EASY)
        )
        .join(Minutes.meeting)
        .where(Minutes.state != MinutesState.CONCEPT),
        # What was said is only written before they are presented, which changes the row itself.
        parts={EasyText: (Section.easy_text_id, Section.minutes_id)},
    ),
    Source(
        kind="decision",
        model=Decision,
        seen=Permission.DECISION_VIEW,
        endpoint="portal.decisions.show",
        key="decision_id",
        read=sa.select(
            *_columns(
                Decision,
                Decision.council_id,
                Decision.decided_at,
                sa.func.substr(Decision.text, 1, 300),
                Decision.text,
                Decision.reason,
                easy=Decision.easy_text_id,
            )
        ),
        parts={EasyText: (Decision.easy_text_id, Decision.id)},
    ),
    Source(
        kind="action",
        model=Action,
        seen=Permission.ACTION_VIEW,
        endpoint="portal.decisions.action",
        key="action_id",
        read=sa.select(
            *_columns(
                Action,
                Action.council_id,
                Action.made_at,
                Action.what,
                Action.reason,
                easy=Action.easy_text_id,
            )
        ),
        parts={EasyText: (Action.easy_text_id, Action.id)},
    ),
    Source(
        kind="topic",
        model=Topic,
        seen=Permission.TOPIC_VIEW,
        endpoint="portal.topics.show",
        key="topic_id",
        read=sa.select(
            *_columns(Topic, Topic.council_id, Topic.made_at, Topic.title, Topic.text, Topic.reply)
        ),
    ),
)
KINDS = {source.kind: source for source in SOURCES}
NOTED = frozenset(part for source in SOURCES for part in (source.model, *source.parts))
"""The rows whose changes are noted, to be put in the index."""
