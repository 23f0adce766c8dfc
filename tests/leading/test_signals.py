"""Cards and hands: counted without names, seen, in turn, and gone without a trace."""

import pytest
import sqlalchemy as sa

from portal.leading import service as leading
from portal.leading.models import Sign, Signal

pytestmark = pytest.mark.engines


@pytest.fixture
def sitting(opened):
    return opened()


def table(sitting):
    return leading.table_of(sitting.meeting_id)


def test_cards_are_counted_without_names(sitting, actor):
    for name in ("Roos", "Mo", "Roos"):
        leading.give(actor(name), sitting, Sign.STOP)
    (card,) = table(sitting).cards
    assert (card.sign, card.count, card.people) == (Sign.STOP, 2, ())


def test_who_wants_shows_the_name(sitting, actor):
    leading.give(actor("Roos"), sitting, Sign.SLOWER)
    leading.give(actor("Roos"), sitting, Sign.SLOWER, named=True)
    (card,) = table(sitting).cards
    assert [one.call_name for one in card.people] == ["Roos"]


def test_what_was_seen_is_off_the_table_and_its_holder_knows(sitting, actor):
    roos = actor("Roos")
    leading.give(roos, sitting, Sign.STOP)
    leading.acknowledge(sitting, Sign.STOP)
    assert table(sitting).cards == []
    assert leading.table_of(sitting.meeting_id, roos.person_id).own[Sign.STOP].seen
    leading.give(roos, sitting, Sign.STOP)
    assert [one.count for one in table(sitting).cards] == [1]


def test_hands_get_their_turn_in_the_order_in_which_they_went_up(sitting, actor, clock):
    for name in ("Mo", "Roos", "Mo"):
        leading.give(actor(name), sitting, Sign.SPEAK)
        clock.forward(seconds=5)
    hands = table(sitting).hands
    assert [one.person.call_name for one in hands] == ["Mo", "Roos"]
    leading.give_turn(sitting, hands[0].id)
    assert table(sitting).speaker.call_name == "Mo"
    leading.give_turn(sitting, hands[1].id)
    assert [(one.person.call_name, one.speaks) for one in table(sitting).hands] == [("Roos", True)]
    leading.end_turn(sitting, hands[1].id)
    assert table(sitting).hands == []


def test_cards_go_with_the_item_and_hands_stay(session, sitting, actor):
    leading.give(actor("Roos"), sitting, Sign.STOP)
    leading.give(actor("Mo"), sitting, Sign.SPEAK)
    leading.move(actor("Anneke"), sitting, sitting.version, "next")
    assert session.scalars(sa.select(Signal.sign)).all() == [Sign.SPEAK]


def test_one_puts_down_only_ones_own_card(sitting, actor):
    leading.give(actor("Roos"), sitting, Sign.BREAK)
    leading.take_back(actor("Mo"), sitting, Sign.BREAK)
    assert len(table(sitting).cards) == 1
    leading.take_back(actor("Roos"), sitting, Sign.BREAK)
    assert table(sitting).cards == []
