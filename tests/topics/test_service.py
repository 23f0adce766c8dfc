"""What is done with a topic, what is refused, and what whose it is reads."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.errors import ConflictError, RefusedError
from portal.meetings.models import AgendaItem, MeetingState
from portal.topics import service as topics
from portal.topics.models import TopicState
from portal.topics.service import Place, place_of
from portal.wishes.models import WishState
from tests.topics.conftest import told

pytestmark = pytest.mark.engines


def test_a_wish_becomes_a_topic_once_with_its_own_words(wish: Any, actor: Any) -> None:
    said = wish("Roos", "Wij willen een schommel. In de tuin. Dat is fijn.")
    topic = topics.take(actor("Sanne"), said, "Ons huis", "own:living-room")
    assert (topic.title, topic.text) == ("Wij willen een schommel", said.text)
    assert said.state == WishState.PLANNED
    with pytest.raises(RefusedError):
        topics.take(actor("Hans"), said, "Ons huis", "own:living-room")


def test_a_wish_of_a_picture_alone_is_called_after_the_picture(wish: Any, actor: Any) -> None:
    assert topics.take(actor("Sanne"), wish("Roos"), "Ons huis", "own:x").title == "Ons huis"


def test_a_long_text_gets_a_title_that_ends_at_a_word(wish: Any, actor: Any) -> None:
    title = topics.take(actor("Sanne"), wish("Roos", "woord " * 60), "Ons huis", "x").title
    assert title.endswith("woord...")
    assert len(title) <= 84


def test_planned_it_is_an_item_and_comes_back_after_the_meeting(
    topic: Any, meeting: Any, actor: Any, clock: Any
) -> None:
    one = topic()
    item = topics.plan(actor("Sanne"), one, meeting(10), one.version)
    assert (item.title, item.text) == (one.title, one.text)
    assert place_of(one) is Place.LATER
    with pytest.raises(RefusedError):
        topics.plan(actor("Hans"), one, meeting(20), one.version)
    clock.forward(days=11)
    assert place_of(one) is Place.NOW


@pytest.mark.parametrize("lost", ["removed", "cancelled"])
def test_what_falls_off_an_agenda_comes_back(
    session: Any, topic: Any, meeting: Any, actor: Any, clock: Any, lost: str
) -> None:
    one = topic()
    item = topics.plan(actor("Sanne"), one, meeting(10), one.version)
    if lost == "removed":
        item.removed_at, item.position = clock(), -5
    else:
        item.meeting.state = MeetingState.CANCELLED
    session.flush()
    assert place_of(one) is Place.NOW


def test_the_second_time_the_easy_text_comes_along_to_be_checked(
    session: Any, topic: Any, meeting: Any, actor: Any, clock: Any, council: Any
) -> None:
    one = topic()
    first = topics.plan(actor("Sanne"), one, meeting(10), one.version)
    line = EasyLine(position=1, text="Een schommel.", symbol="own:yes", status=LineStatus.CHECKED)
    line.checked_at, line.checked_by_id = clock(), actor("Sanne").person_id
    first.easy_text = EasyText(council_id=council.id, lines=[line])
    session.flush()
    clock.forward(days=11)
    again = topics.plan(actor("Sanne"), one, meeting(10), one.version)
    assert again.carried_from_id == first.id
    assert again.easy_text
    copied = again.easy_text.lines[0]
    assert (copied.text, copied.status) == ("Een schommel.", LineStatus.PROPOSED)


def test_parked_it_waits_and_then_asks(topic: Any, actor: Any, clock: Any) -> None:
    one = topic()
    today = clock().date()
    with pytest.raises(RefusedError):
        topics.park(actor("Sanne"), one, today, "", one.version)
    topics.park(actor("Sanne"), one, today + timedelta(days=7), "Eerst de tuin.", one.version)
    assert place_of(one) is Place.LATER
    assert "Eerst de tuin." in told(one, inside=False)
    clock.forward(days=7)
    assert place_of(one) is Place.NOW


@pytest.mark.parametrize("done", [True, False])
def test_an_answer_needs_words_and_reaches_all_whose_it_is(
    session: Any, topic: Any, actor: Any, done: bool
) -> None:
    one, other = topic("Roos"), topic("Joyce", "Ook een schommel.")
    topics.merge(actor("Sanne"), other, one, other.version)
    with pytest.raises(RefusedError):
        topics.close(actor("Sanne"), one, done=done, reply="", version=one.version)
    topics.close(actor("Sanne"), one, done=done, reply="Daarom.", version=one.version)
    for wish in topics.family(one)[1]:
        assert (wish.state, wish.reply) == ("done" if done else "not_now", "Daarom.")
    assert "Daarom." in told(topics.find(other.id), inside=False)


def test_put_together_and_taken_apart_again(topic: Any, actor: Any, clock: Any) -> None:
    one, other, third = topic("Roos"), topic("Joyce"), topic("Theo")
    sanne = actor("Sanne")
    topics.merge(sanne, other, one, other.version)
    topics.merge(sanne, one, third, one.version)
    assert {each.into_id for each in (one, other)} == {third.id}
    with pytest.raises(RefusedError):
        topics.park(sanne, other, clock().date() + timedelta(days=3), "", other.version)
    with pytest.raises(RefusedError):
        topics.merge(sanne, third, third, third.version)
    topics.split(sanne, other)
    assert (other.state, other.into_id) == (TopicState.OPEN, None)
    assert one.into_id == third.id


def test_who_decides_about_an_older_version_is_told(topic: Any, actor: Any) -> None:
    one = topic()
    seen = one.version
    topics.edit(actor("Hans"), one, "Een schommel", "Voor iedereen.", seen)
    with pytest.raises(ConflictError):
        topics.close(actor("Sanne"), one, done=True, reply="Ja.", version=seen)


def test_what_is_about_one_person_is_asked_again_before_others_see_it(
    session: Any, topic: Any, meeting: Any, actor: Any
) -> None:
    one = topic("Joyce", "Mijn medicijnen zijn weg.")
    with pytest.raises(RefusedError) as refused:
        topics.plan(actor("Sanne"), one, meeting(10), one.version)
    assert refused.value.field == "common"
    assert not session.scalars(sa.select(AgendaItem)).all()
    topics.plan(actor("Sanne"), one, meeting(20), one.version, common=True)


def test_only_the_council_reads_the_date_of_a_draft(topic: Any, meeting: Any, actor: Any) -> None:
    one, draft = topic(), meeting(10)
    topics.plan(actor("Sanne"), one, draft, one.version)
    assert "18 februari" in told(topics.find(one.id))
    assert "18 februari" not in told(topics.find(one.id), inside=False)
