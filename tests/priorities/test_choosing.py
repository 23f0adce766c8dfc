"""What goes first? Opened, answered by members alone, and told without who said what."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal import asking
from portal.errors import RefusedError
from portal.planning import service as planning
from portal.planning.models import PlanEntry
from portal.priorities import service as priorities
from portal.priorities.models import PriorityAnswer, PriorityChoice, PriorityRound, Weight
from portal.topics import service as topics
from portal.topics.models import Topic, TopicState

pytestmark = pytest.mark.engines


def test_a_round_has_two_to_eight_topics_of_this_council(
    make_topics: Any, actor: Any, council: Any, clock: Any, session: Any
) -> None:
    made = [one.id for one in make_topics(9)]
    day = clock().date()
    for some in (made[:1], made, [made[0], made[0]], [made[0], 99_999]):
        with pytest.raises(RefusedError) as error:
            priorities.open_round(actor("Sanne"), council, some, day)
        assert error.value.field == "topics"
    with pytest.raises(RefusedError) as error:
        priorities.open_round(actor("Sanne"), council, made[:2], day - timedelta(days=1))
    assert error.value.field == "closes_on"
    assert session.scalar(sa.select(sa.func.count(PriorityRound.id))) == 0
    asked = priorities.open_round(actor("Sanne"), council, made[:8], day)
    assert [one.topic_id for one in asked.choices] == made[:8]


def test_what_is_closed_or_elsewhere_is_no_choice(
    make_topics: Any, actor: Any, council: Any, clock: Any
) -> None:
    done, elsewhere, first, second = make_topics(4)
    topics.close(actor("Hans"), done, done=True, reply="Klaar.", version=done.version)
    elsewhere.state = TopicState.PASSED
    offered = {one.id for one in priorities.eligible(council.id)}
    assert {first.id, second.id} <= offered
    assert not {done.id, elsewhere.id} & offered


def test_the_database_keeps_one_answer_of_a_member_on_a_topic(
    opened: Any, actor: Any, session: Any, person: Any, clock: Any
) -> None:
    asked = opened(2)
    choice = asked.choices[0].id
    priorities.answer(actor("Roos"), asked, choice, Weight.NOT_NOW)
    priorities.answer(actor("Roos"), asked, choice, Weight.IMPORTANT)
    [kept] = session.scalars(sa.select(PriorityAnswer))
    assert kept.weight == Weight.IMPORTANT
    again = {"choice_id": choice, "person_id": person("Roos").id, "answered_at": clock()}
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(sa.insert(PriorityAnswer).values(weight=Weight.A_BIT, **again))
    twice = {"round_id": asked.id, "topic_id": asked.choices[0].topic_id, "position": 5}
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(sa.insert(PriorityChoice).values(**twice))


def test_it_may_be_changed_until_it_is_closed(opened: Any, actor: Any, clock: Any) -> None:
    asked = opened(2, days=3)
    choice = asked.choices[0].id
    clock.forward(days=3)
    priorities.answer(actor("Roos"), asked, choice, Weight.A_BIT)
    clock.forward(days=1)
    with pytest.raises(RefusedError):
        priorities.answer(actor("Roos"), asked, choice, Weight.IMPORTANT)
    early = opened(2, days=3)
    priorities.close(actor("Hans"), early)
    with pytest.raises(RefusedError):
        priorities.answer(actor("Roos"), early, early.choices[0].id, Weight.IMPORTANT)
    with pytest.raises(RefusedError):
        priorities.answer(actor("Roos"), opened(2), choice, Weight.IMPORTANT)


SAID = {"Roos": "ibn", "Mo": "ibi", "Kees": "bin", "Hans": "n--"}


@pytest.fixture
def answered(opened: Any, actor: Any) -> Any:
    """Three topics: the first and second are as important, of the third few spoke at all."""
    meaning = {"i": Weight.IMPORTANT, "b": Weight.A_BIT, "n": Weight.NOT_NOW}

    def make(said: dict[str, str] = SAID) -> PriorityRound:
        asked: PriorityRound = opened(3)
        for name, words in said.items():
            for choice, word in zip(asked.choices, words, strict=True):
                if word in meaning:
                    priorities.answer(actor(name), asked, choice.id, meaning[word])
        return asked

    return make


def test_the_order_is_told_after_closing_and_not_before(answered: Any, actor: Any) -> None:
    asked = answered()
    assert priorities.outcome(asked) == []
    priorities.close(actor("Anneke"), asked)
    found = priorities.outcome(asked)
    first, second, third = (one.topic for one in asked.choices)
    assert [one.topic for one in found] == [first, second, third]
    assert [one.place for one in found] == [1, 2, 3]
    assert found[0].counts == {Weight.IMPORTANT: 2, Weight.A_BIT: 1, Weight.NOT_NOW: 1}
    assert priorities.how_many(asked) == 4


def test_what_is_as_important_shares_a_place(answered: Any, actor: Any) -> None:
    asked = answered({"Roos": "ibi", "Mo": "bib", "Kees": "nnb"})
    priorities.close(actor("Anneke"), asked)
    assert [one.place for one in priorities.outcome(asked)] == [1, 2, 2]


def test_two_who_spoke_of_a_topic_are_not_counted(answered: Any, actor: Any) -> None:
    asked = answered({"Roos": "iii", "Mo": "bbi", "Kees": "n-i"})
    priorities.close(actor("Anneke"), asked)
    counted = {one.topic.id: bool(one.counts) for one in priorities.outcome(asked)}
    first, second, third = (one.topic_id for one in asked.choices)
    assert counted == {first: True, second: False, third: True}


def test_it_waits_for_a_member_who_did_not_say_it_of_each_topic(
    opened: Any, actor: Any, clock: Any
) -> None:
    asked = opened(2, days=2)

    def waits(name: str) -> list[int]:
        there = asking.asked(priorities.asks(actor(name))).get("priorities", ())
        return [one.id for one in there]

    assert waits("Roos") == [asked.id]
    assert waits("Sanne") == waits("Petra") == []
    for choice in asked.choices:
        priorities.answer(actor("Roos"), asked, choice.id, Weight.A_BIT)
    assert waits("Roos") == []
    assert waits("Mo") == [asked.id]
    clock.forward(days=3)
    assert waits("Mo") == []


def test_the_order_goes_in_the_year_plan_once(
    answered: Any, actor: Any, council: Any, session: Any
) -> None:
    asked = answered({"Roos": "nib", "Mo": "nib", "Kees": "nib"})
    ids = [one.topic_id for one in asked.choices]
    hans = actor("Hans")
    plan = planning.find(council.id, 2027) or planning.begin(hans, council, 2027, "empty")
    with pytest.raises(RefusedError):
        priorities.put_in_plan(hans, asked, ids, 2027, 3)
    priorities.close(hans, asked)
    with pytest.raises(RefusedError) as error:
        priorities.put_in_plan(hans, asked, ids, 2027, 1)
    assert error.value.field == "month"
    priorities.put_in_plan(hans, asked, ids[1:], 2027, 3)
    names = sa.select(PlanEntry.title).where(PlanEntry.plan_id == plan.id).order_by(PlanEntry.id)
    titles = [session.get_one(Topic, one).title for one in ids[1:]]
    assert session.scalars(names).all()[-2:] == titles
    with pytest.raises(RefusedError):
        priorities.put_in_plan(hans, asked, ids[:1], 2027, 3)


def test_what_is_about_one_person_does_not_go_where_the_house_reads(
    answered: Any, actor: Any, council: Any, session: Any
) -> None:
    asked = answered()
    hans = actor("Hans")
    planning.find(council.id, 2027) or planning.begin(hans, council, 2027, "empty")
    priorities.close(hans, asked)
    topic = asked.choices[0].topic
    topic.text = "Mijn begeleider heeft mij geslagen."
    session.flush()
    with pytest.raises(RefusedError) as error:
        priorities.put_in_plan(hans, asked, [topic.id], 2027, 3)
    assert topic.title in error.value.message
    assert asked.planned_at is None
