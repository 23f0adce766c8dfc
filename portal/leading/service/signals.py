"""Cards that are held up, and who wants to say something, in turn."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal import clock
from portal.database import rows, session
from portal.identity import Actor, Portrait
from portal.leading.models import Sign, Signal, Sitting
from portal.leading.service.sitting import running, touch
from portal.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A kind of card: how many hold it up unseen, and who of them showed a name."""

    sign: Sign
    count: int
    people: Sequence[Portrait] = ()


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Somebody who wants to say something; ``speaks`` when it is their turn now."""

    id: int
    person: Portrait
    speaks: bool


@dataclass(frozen=True, kw_only=True)
class Own:
    """One's own card: whether it was seen, and whether it shows the name."""

    seen: bool
    named: bool


@dataclass(frozen=True, kw_only=True)
class Table:
    """What lies on the table: cards, hands in the order in which they went up, and one's own."""

    cards: list[Raised] = field(default_factory=list)
    hands: list[Hand] = field(default_factory=list)
    own: dict[Sign, Own] = field(default_factory=dict)

    @property
    def speaker(self) -> Portrait | None:
        """Whose turn it is."""
        return next((one.person for one in self.hands if one.speaks), None)


def table_of(meeting_id: int, me: int | None = None) -> Table:
    """The cards and hands of this moment, and which are of ``me``: one statement."""
    found = rows(_UP, meeting=meeting_id)
    hands, cards = [], []
    for row in found:
        if row.sign == Sign.SPEAK:
            hands.append(Hand(id=row.id, person=_face(row), speaks=row.seen_at is not None))
    for sign in Sign:
        up = [row for row in found if row.sign == sign and row.seen_at is None]
        if up and sign is not Sign.SPEAK:
            named = tuple(_face(row) for row in up if row.named)
            cards.append(Raised(sign=sign, count=len(up), people=named))
    own = {
        Sign(row.sign): Own(seen=row.seen_at is not None, named=row.named)
        for row in found
        if row.person_id == me
    }
    return Table(cards=cards, hands=hands, own=own)


def _face(row: sa.Row[tuple[object, ...]]) -> Portrait:
    return Portrait(row.person_id, row.name, row.call_name, row.photo_key)


_UP = (
    sa.select(
        Signal.id,
        Signal.sign,
        Signal.named,
        Signal.seen_at,
        Person.id.label("person_id"),
        Person.name,
        Person.call_name,
        Person.photo_key,
    )
    .join(Person, Person.id == Signal.person_id)
    .where(Signal.meeting_id == sa.bindparam("meeting"))
    .order_by(Signal.given_at, Signal.id)
)


def _mine(meeting_id: int, person_id: int | None, sign: Sign) -> Signal | None:
    return session.scalar(
        sa.select(Signal).where(
            Signal.meeting_id == meeting_id,
            Signal.person_id == (person_id or 0),
            Signal.sign == sign,
        )
    )


def give(actor: Actor, sitting: Sitting, sign: Sign, *, named: bool = False) -> None:
    """Hold up a card; one that was seen is held up anew, a hand keeps its place in the row.

    Raises `RefusedError` when the meeting does not run.
    """
    running(sitting)
    up = _mine(sitting.meeting_id, actor.person_id, sign)
    if up is None:
        made = Signal(
            meeting_id=sitting.meeting_id,
            person_id=actor.person_id or 0,
            sign=sign,
            named=named or sign is Sign.SPEAK,
            given_at=clock.now(),
        )
        try:
            with session.begin_nested():
                session.add(made)
        except IntegrityError:
            return
    elif sign is not Sign.SPEAK:
        up.given_at = clock.now() if up.seen_at else up.given_at
        up.named, up.seen_at = named, None
    session.flush()
    touch(sitting.meeting_id)


def take_back(actor: Actor, sitting: Sitting, sign: Sign) -> None:
    """Put one's own card down."""
    up = _mine(sitting.meeting_id, actor.person_id, sign)
    if up is not None:
        session.delete(up)
        session.flush()
        touch(sitting.meeting_id)


def acknowledge(sitting: Sitting, sign: Sign) -> None:
    """Say "seen" to every card of this kind."""
    unseen = sa.update(Signal).where(
        Signal.meeting_id == sitting.meeting_id, Signal.sign == sign, Signal.seen_at.is_(None)
    )
    session.execute(unseen.values(seen_at=clock.now()))
    touch(sitting.meeting_id)


def give_turn(sitting: Sitting, signal_id: int) -> None:
    """Let this person speak; who spoke before is done."""
    hands = sa.and_(Signal.meeting_id == sitting.meeting_id, Signal.sign == Sign.SPEAK)
    session.execute(
        sa.delete(Signal).where(hands, Signal.seen_at.is_not(None), Signal.id != signal_id)
    )
    session.execute(
        sa.update(Signal)
        .where(hands, Signal.id == signal_id, Signal.seen_at.is_(None))
        .values(seen_at=clock.now())
    )
    touch(sitting.meeting_id)


def end_turn(sitting: Sitting, signal_id: int) -> None:
    """Take a hand off the row: it was their turn, or they do not want to any more."""
    session.execute(
        sa.delete(Signal).where(
            Signal.meeting_id == sitting.meeting_id,
            Signal.sign == Sign.SPEAK,
            Signal.id == signal_id,
        )
    )
    touch(sitting.meeting_id)
