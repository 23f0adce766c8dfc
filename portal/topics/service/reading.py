"""On which list each wish and topic stands, and what happened to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import asking, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.context import offers
from portal.database import session
from portal.identity import Actor
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.topics.models import CLOSED, Step, Topic, TopicState, TopicStep
from portal.wishes.models import Wish, WishState

MOST_OFFERED = 100


class Place(StrEnum):
    """The lists. Whatever is on none of the first three is inside another topic."""

    NOW = "now"
    LATER = "later"
    CLOSED = "closed"
    INSIDE = "inside"


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """What the reader sees on each list; of what is closed, a year at a time."""

    now: Sequence[Wish | Topic]
    later: Sequence[Wish | Topic]
    closed: Sequence[Wish | Topic]
    year: int
    earlier: int | None
    following: int | None


def place_of(topic: Topic) -> Place:
    """The one list a topic stands on. What was planned or parked comes back when it is time."""
    if topic.state == TopicState.MERGED:
        return Place.INSIDE
    if topic.state in CLOSED:
        return Place.CLOSED
    if topic.state == TopicState.PARKED and topic.until is not None:
        return Place.NOW if topic.until <= clock.local(clock.now()).date() else Place.LATER
    if topic.state == TopicState.PLANNED:
        return Place.LATER if _is_coming(topic.item) else Place.NOW
    return Place.LATER if topic.state == TopicState.PASSED else Place.NOW


def place_of_wish(wish: Wish) -> Place:
    """The one list a wish without a topic stands on."""
    if wish.state == WishState.NEW:
        return Place.NOW
    if wish.state == WishState.PLANNED:
        return Place.LATER if wish.topic_id or _is_coming(wish.item) else Place.NOW
    return Place.CLOSED


def asks(actor: Actor) -> Iterator[Asking]:
    """``topics``: how many there are about which this person can decide something now."""
    if offers("portal.wishes.index") and policy.anywhere(actor, Permission.TOPIC_EDIT):
        today = clock.local(clock.now()).date()
        due = sa.and_(Topic.state == TopicState.PARKED, Topic.until <= today)
        count = sa.func.count(Topic.id)
        yield (
            asking.about("topics", sa.func.max(Topic.id), number=count)
            .where(
                policy.where(actor, Permission.TOPIC_EDIT),
                sa.or_(Topic.state == TopicState.OPEN, due),
            )
            .having(count > 0)
        )


def _is_coming(item: AgendaItem | None) -> bool:
    return (
        item is not None
        and item.removed_at is None
        and item.meeting.state != MeetingState.CANCELLED
        and item.meeting.ends_at > clock.now()
    )


def shelf(
    topics: sa.ColumnElement[bool], wishes: sa.ColumnElement[bool], year: int | None = None
) -> Shelf:
    """What these conditions let through, list by list: three statements, whatever there is."""
    this_year = clock.local(clock.now()).year
    closed_topic = Topic.state.in_(CLOSED)
    answered = Wish.state.in_((WishState.SEEN, WishState.NOT_NOW, WishState.DONE))
    first = session.execute(
        sa.select(
            sa.select(sa.func.min(Topic.decided_at)).where(topics, closed_topic).scalar_subquery(),
            sa.select(sa.func.min(Wish.answered_at)).where(wishes, answered).scalar_subquery(),
        )
    ).one()
    oldest = min([this_year, *(clock.local(moment).year for moment in first if moment)])
    shown = min(max(year or this_year, oldest), this_year)
    begin, end = clock.year(shown)
    found: list[Wish | Topic] = [
        *session.scalars(
            sa.select(Topic)
            .options(joinedload(Topic.council), _meeting(Topic))
            .where(
                topics,
                Topic.state != TopicState.MERGED,
                sa.or_(~closed_topic, Topic.decided_at.between(begin, end)),
            )
        ),
        *session.scalars(
            sa.select(Wish)
            .options(joinedload(Wish.person), joinedload(Wish.council), _meeting(Wish))
            .where(wishes, sa.or_(~answered, Wish.answered_at.between(begin, end)))
        ),
    ]
    found.sort(key=_moment, reverse=True)
    lists: dict[Place, list[Wish | Topic]] = {place: [] for place in Place}
    for one in found:
        lists[place_of(one) if isinstance(one, Topic) else place_of_wish(one)].append(one)
    return Shelf(
        now=lists[Place.NOW],
        later=lists[Place.LATER],
        closed=lists[Place.CLOSED],
        year=shown,
        earlier=shown - 1 if shown > oldest else None,
        following=shown + 1 if shown < this_year else None,
    )


def _meeting(owner: type[Wish] | type[Topic]) -> sa.sql.base.ExecutableOption:
    return joinedload(owner.item).joinedload(AgendaItem.meeting)


def _moment(one: Wish | Topic) -> datetime:
    return one.decided_at if isinstance(one, Topic) else one.answered_at or one.made_at


def find(topic_id: int) -> Topic:
    """The topic of this id, with its meeting. Raises `NoResultFound`."""
    query = sa.select(Topic).options(_meeting(Topic)).where(Topic.id == topic_id)
    return session.scalars(query).one()


def family(topic: Topic) -> tuple[list[Topic], list[Wish]]:
    """The topics that were put together in this one, and the wishes it comes from."""
    inside = list(session.scalars(sa.select(Topic).where(Topic.into_id == topic.id)))
    ids = [topic.id, *(one.id for one in inside)]
    query = (
        sa.select(Wish)
        .options(joinedload(Wish.person), joinedload(Wish.written_by), joinedload(Wish.helper))
        .where(Wish.topic_id.in_(ids))
        .order_by(Wish.made_at, Wish.id)
    )
    return inside, list(session.scalars(query))


def trail(topic: Topic) -> list[TopicStep]:
    """What happened, the oldest first; from when it went inside another one, also to that."""
    query = (
        sa.select(TopicStep)
        .options(
            joinedload(TopicStep.person),
            joinedload(TopicStep.helper),
            joinedload(TopicStep.council),
            joinedload(TopicStep.item).joinedload(AgendaItem.meeting),
        )
        .where(TopicStep.topic_id.in_([topic.id, topic.into_id or 0]))
        .order_by(TopicStep.id)
    )
    steps = list(session.scalars(query))
    merged = [one.id for one in steps if one.topic_id == topic.id and one.what == Step.MERGED]
    since = merged[-1] if merged else 0
    return [
        one
        for one in steps
        if one.topic_id == topic.id or (one.id > since and one.what != Step.JOINED)
    ]


def coming_meetings(council_id: int) -> list[Meeting]:
    """Where a topic can be put on the agenda, the next meeting first."""
    query = sa.select(Meeting).where(
        Meeting.council_id == council_id,
        Meeting.starts_at > clock.now(),
        Meeting.state != MeetingState.CANCELLED,
    )
    return list(session.scalars(query.order_by(Meeting.starts_at, Meeting.id).limit(12)))


def mergeable(council_id: int, but: int = 0) -> list[Topic]:
    """The topics of the council that another one can go into, the newest first."""
    query = sa.select(Topic).where(
        Topic.council_id == council_id,
        Topic.id != but,
        Topic.state.not_in({TopicState.MERGED, *CLOSED}),
    )
    return list(session.scalars(query.order_by(Topic.decided_at.desc()).limit(MOST_OFFERED)))


def named_by(topic: Topic) -> list[str]:
    """Who of the council that passed this on said that their name may be known."""
    if topic.source_id is None:
        return []
    theirs = sa.select(Topic.id).where(
        sa.or_(Topic.id == topic.source_id, Topic.into_id == topic.source_id)
    )
    query = (
        sa.select(Wish)
        .options(joinedload(Wish.person))
        .where(Wish.topic_id.in_(theirs), Wish.names_me)
        .order_by(Wish.id)
    )
    return [wish.person.call_name for wish in session.scalars(query)]
