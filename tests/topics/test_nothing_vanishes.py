"""Whatever is done in whatever order: each wish and topic stands on one list, and has its trail."""

import random
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.access import policy
from portal.access.permissions import Permission
from portal.errors import ConflictError, RefusedError
from portal.meetings.models import MeetingState
from portal.topics import service as topics
from portal.topics.models import Topic, TopicState, TopicStep
from portal.wishes import service as wishes
from portal.wishes.models import Wish, WishState

ACTS = (
    *("take", "plan", "park", "not_now", "done", "merge", "split", "reopen", "pass_on"),
    *("answer_there", "answer_wish", "time_passes", "cancel", "take_off"),
)


class Life:
    """One council and the central one, in which anything is done to anything."""

    def __init__(self, session: Any, clock: Any, chance: random.Random, **made: Any) -> None:
        self.session, self.clock, self.chance = session, clock, chance
        self.__dict__.update(made)

    def any_of(self, table: Any, *conditions: Any) -> Any:
        found = self.session.scalars(sa.select(table).where(*conditions).order_by(table.id)).all()
        return self.chance.choice(found) if found else None

    def topic(self) -> Topic:
        found: Topic = self.any_of(Topic, Topic.council_id == self.council.id)
        return found

    def take(self) -> None:
        wish = self.any_of(Wish, Wish.topic_id.is_(None))
        wish = wish or self.wish("Joyce", f"Wens {self.chance.random()}")
        topics.take(self.sanne, wish, "Ons huis", "own:living-room")

    def plan(self) -> None:
        one, coming = self.topic(), topics.coming_meetings(self.council.id)
        topics.plan(self.sanne, one, coming[0], one.version)

    def park(self) -> None:
        one, day = self.topic(), self.clock().date() + timedelta(days=30)
        topics.park(self.sanne, one, day, "", one.version)

    def not_now(self) -> None:
        self.close(self.anneke, self.topic(), done=False)

    def done(self) -> None:
        self.close(self.anneke, self.topic(), done=True)

    def merge(self) -> None:
        one = self.topic()
        topics.merge(self.sanne, one, self.topic(), one.version)

    def split(self) -> None:
        topics.split(self.sanne, self.topic())

    def reopen(self) -> None:
        one = self.topic()
        topics.reopen(self.sanne, one, one.version)

    def pass_on(self) -> None:
        one = self.topic()
        topics.pass_on(self.anneke, one, self.central, one.text, one.version)

    def answer_there(self) -> None:
        if there := self.any_of(Topic, Topic.council_id == self.central.id):
            self.close(self.ria, there, done=False)

    def answer_wish(self) -> None:
        wish = self.any_of(Wish, Wish.topic_id.is_(None)) or self.wish("Theo")
        given = wishes.Answer(state=self.chance.choice(wishes.ANSWERS), reply="Ja.")
        wishes.answer(self.sanne, wish, given, wish.version)

    def time_passes(self) -> None:
        self.clock.forward(days=self.chance.choice((1, 40, 200)))
        self.meeting(10)

    def cancel(self) -> None:
        if item := self.topic().item:
            item.meeting.state = MeetingState.CANCELLED

    def take_off(self) -> None:
        item = self.topic().item
        if item and item.removed_at is None:
            item.removed_at, item.position = self.clock(), -item.id - 100

    def close(self, actor: Any, topic: Topic, *, done: bool) -> None:
        topics.close(actor, topic, done=done, reply="Omdat.", version=topic.version)


def on_lists(actor: Any, council_id: int) -> list[tuple[str, int]]:
    """Everything on the lists of this council, year after year, as the actor sees them."""
    found: list[tuple[str, int]] = []
    year: int | None = None
    while True:
        shelf = topics.shelf(
            policy.where(actor, Permission.TOPIC_VIEW) & (Topic.council_id == council_id),
            policy.where(actor, Permission.WISH_VIEW)
            & (Wish.council_id == council_id)
            & Wish.topic_id.is_(None),
            year,
        )
        open_ones = () if found else (*shelf.now, *shelf.later)
        found += [(type(one).__name__, one.id) for one in (*open_ones, *shelf.closed)]
        year = shelf.earlier
        if year is None:
            return found


@pytest.mark.parametrize("seed", range(4))
def test_each_wish_and_topic_is_on_one_list_and_seen_by_whose_it_is(
    session: Any, clock: Any, council: Any, central: Any, actor: Any, meeting: Any, wish: Any,
    seed: int,
) -> None:  # fmt: skip
    meeting(10)
    sanne, anneke = actor("Sanne"), actor("Anneke")
    chance = random.Random(seed)  # noqa: S311 - no secret
    life = Life(
        session, clock, chance, council=council, central=central, sanne=sanne,
        anneke=anneke, ria=actor("Ria"), meeting=meeting, wish=wish,
    )  # fmt: skip
    life.take()
    done = 0
    for _turn in range(40):
        act = life.chance.choice(ACTS)
        try:
            getattr(life, act)()
            done += 1
        except (RefusedError, ConflictError):
            pass
        session.flush()
    assert done > 15  # it was a life, not a row of refusals
    session.expire_all()
    for who, where in ((sanne, council), (life.ria, central)):
        there = session.scalars(sa.select(Topic).where(Topic.council_id == where.id)).all()
        expected = [("Topic", one.id) for one in there if one.state != TopicState.MERGED]
        alone = sa.select(Wish.id).where(Wish.council_id == where.id, Wish.topic_id.is_(None))
        expected += [("Wish", id_) for id_ in session.scalars(alone)]
        shown = on_lists(who, where.id)
        assert sorted(shown) == sorted(expected)
        for one in there:
            if one.state == TopicState.MERGED:  # one tap away: on the page of what it is part of
                into = session.get_one(Topic, one.into_id)
                assert into.state != TopicState.MERGED
                assert one in topics.family(into)[0]
            assert session.scalars(
                sa.select(TopicStep.id).where(TopicStep.topic_id == one.id)
            ).first()
    for one in session.scalars(sa.select(Wish)):
        author = actor(one.person.call_name)
        assert policy.has(author, Permission.WISH_VIEW, one.id)
        if one.topic_id:
            assert topics.told(topics.trail(topics.find(one.topic_id)), inside=False)
            assert one.state != WishState.NEW
