"""Wishes: said, seen, planned or not now with a reason; and what does not belong here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import asking, audit, clock, recordings
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.consents import service as consents
from portal.consents.models import Recording
from portal.context import offers
from portal.councils.models import Council
from portal.database import session
from portal.easytext.models import EasyLine
from portal.engines import in_order
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext
from portal.identity import MEMBER_ROLES, Actor
from portal.jobs import service as jobs
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.people.models import Membership, Person
from portal.wishes.models import Wish, WishState, WishSubject

MOST_TEXT, MOST_LISTED = 1000, 5
UNSENT = timedelta(days=1)
ANSWERS = (WishState.SEEN, WishState.PLANNED, WishState.NOT_NOW, WishState.DONE)

_BELONGS = sa.or_(
    sa.exists().where(Wish.recording_id == Recording.id),
    sa.exists().where(EasyLine.recording_id == Recording.id),
)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the council does with a wish. ``item`` is where it talks about it, if known."""

    state: WishState
    reply: str
    item: AgendaItem | None = None


def speaks_for_self(actor: Actor, council: Council) -> bool:
    """Whether the actor makes wishes of one's own here, instead of for somebody named."""
    if council.id in actor.councils_as(MEMBER_ROLES):
        return True
    return council.house_id is not None and council.house_id in actor.houses


def may_speak_for(council: Council) -> list[Person]:
    """For whom somebody can write down a wish: members and who lives in the house."""
    members = sa.select(Membership.person_id).where(
        Membership.council_id == council.id,
        Membership.role.in_(sorted(MEMBER_ROLES)),
        Membership.confirmed_at.is_not(None),
        sa.or_(
            Membership.until.is_(None),
            Membership.until >= clock.local(clock.now()).date(),
        ),
    )
    lives = sa.and_(Person.house_id.is_not(None), Person.house_id == council.house_id)
    query = (
        sa.select(Person)
        .where(sa.or_(Person.id.in_(members), lives), Person.left_at.is_(None))
        .order_by(in_order(Person.call_name), in_order(Person.name), Person.id)
    )
    return list(session.scalars(query))


def make_wish(
    actor: Actor,
    council: Council,
    *,
    subject: WishSubject,
    text: str,
    person_id: int | None = None,
    recording: Recording | None = None,
) -> Wish:
    """Keep a wish: the actor's own, which can be spoken, or for a named person, with who wrote
    it down.

    Raises `RefusedError` when it is not said whose wish it is.
    """
    own = speaks_for_self(actor, council)
    whose = actor.person_id if own else person_id
    if not own and whose not in {person.id for person in may_speak_for(council)}:
        raise RefusedError(_("Choose whose wish this is."), field="person")
    wish = Wish(
        council_id=council.id,
        person_id=whose,
        written_by_id=actor.person_id,
        helper_id=actor.helper_id,
        subject=subject,
        text=text,
        recording=recording if own else None,
        made_at=clock.now(),
    )
    session.add(wish)
    session.flush()
    audit.record(actor, "wish:made", council_id=council.id, detail=f"wish {wish.id}")
    return wish


def is_sent(recording: Recording) -> bool:
    """Whether a wish was sent with this recording, or it is the voice of an easy text."""
    sent = sa.select(Recording.id).where(Recording.id == recording.id, _BELONGS)
    return session.scalar(sent) is not None


def withdraw(actor: Actor, wish: Wish) -> None:
    """Take a wish back that nobody has answered yet: it is gone, as if never said."""
    audit.record(actor, "wish:withdrawn", council_id=wish.council_id, detail=f"wish {wish.id}")
    recording = wish.recording
    session.delete(wish)
    session.flush()
    if recording:
        consents.remove_recording(recording)


@jobs.every("wishes.unsent", label=lazy_gettext("Throw away voices that were not sent"), hours=6)
def throw_away_unsent(_task: jobs.Task | None = None) -> None:
    """Throw away, after a day, what was spoken for a wish that was never sent, or for a line of an
    easy text that is gone."""
    unsent = sa.and_(Recording.made_at < clock.now() - UNSENT, ~_BELONGS)
    for recording in session.scalars(sa.select(Recording).where(unsent)):
        consents.remove_recording(recording)
    known = frozenset(session.scalars(sa.select(Recording.file_key)))
    recordings.forget_others(known, clock.now() - UNSENT)


def answer(actor: Actor, wish: Wish, given: Answer, version: int) -> None:
    """Say what happens with the wish. Raises `RefusedError`, or `ConflictError`."""
    check_version(wish, version, ("state", "reply"))
    if wish.topic_id:
        raise RefusedError(_("The council is busy with this wish. Answer there."))
    if given.state is WishState.NOT_NOW and not given.reply:
        raise RefusedError(_("Say why not now. One sentence is enough."), field="reply")
    if given.item is not None and given.item.meeting.council_id != wish.council_id:
        raise RefusedError(_("Choose an agenda item from the list."), field="item")
    wish.state = given.state
    wish.reply = given.reply
    wish.item = given.item if given.state is WishState.PLANNED else None
    wish.answered_by_id = actor.person_id
    wish.answered_at = clock.now()
    session.flush()
    audit.record(actor, "wish:answered", council_id=wish.council_id, detail=f"wish {wish.id}")


def let_name(actor: Actor, wish: Wish, *, yes: bool) -> None:
    """Say whether another council may know whose wish this was."""
    wish.names_me = yes
    session.flush()
    audit.record(actor, "wish:named", council_id=wish.council_id, detail=f"wish {wish.id}")


def own(person_id: int | None, before: int | None = None) -> Sequence[Wish]:
    """What somebody said, newest first: one more than `MOST_LISTED`, or those before a wish."""
    mine = sa.select(Wish).where(Wish.person_id == person_id)
    if before:
        mine = mine.where(Wish.id < before)
    return session.scalars(mine.order_by(Wish.id.desc()).limit(MOST_LISTED + 1)).all()


def coming_items(council_id: int) -> list[AgendaItem]:
    """The items of meetings to come, where a wish can be talked about."""
    query = (
        sa.select(AgendaItem)
        .join(AgendaItem.meeting)
        .options(joinedload(AgendaItem.meeting))
        .where(
            Meeting.council_id == council_id,
            Meeting.ends_at > clock.now(),
            Meeting.state != MeetingState.CANCELLED,
            AgendaItem.is_break.is_(False),
            AgendaItem.removed_at.is_(None),
        )
        .order_by(Meeting.starts_at, AgendaItem.position)
    )
    return list(session.scalars(query))


def asks(actor: Actor) -> Iterator[Asking]:
    """``wishes``: how many nobody has looked at yet, for who can answer them."""
    if offers("portal.wishes.index") and policy.anywhere(actor, Permission.WISH_ANSWER):
        count = sa.func.count(Wish.id)
        mine = policy.where(actor, Permission.WISH_ANSWER)
        new = asking.about("wishes", sa.func.max(Wish.id), number=count)
        yield new.where(mine, Wish.state == WishState.NEW).having(count > 0)
