"""A topic goes from council to council and back; nothing else of it does."""

from typing import Any

import pytest
import sqlalchemy as sa

from portal.access import policy
from portal.access.permissions import Permission
from portal.councils.models import Council
from portal.errors import RefusedError
from portal.topics import service as topics
from portal.topics.models import Topic, TopicState
from portal.wishes import service as wishes
from tests.topics.conftest import told


@pytest.fixture
def passed(topic: Any, actor: Any, council: Any, central: Any) -> Any:
    """A topic of De Linde and its copy with the central council."""
    one = topic("Roos", "De bus rijdt niet. Zegt Roos.")
    text = "De bus rijdt niet op zondag."
    return one, topics.pass_on(actor("Anneke"), one, central, text, one.version)


def test_it_goes_there_and_its_answer_comes_back(passed: Any, actor: Any, meeting: Any) -> None:
    here, there = passed
    assert (here.state, there.state) == (TopicState.PASSED, TopicState.OPEN)
    assert "Raad De Linde" in told(there)
    topics.close(actor("Ria"), there, done=True, reply="De bus rijdt weer.", version=there.version)
    assert here.state == TopicState.OPEN
    assert "De bus rijdt weer." in told(here, inside=False)
    assert "Centrale raad" in told(here, inside=False)
    assert "Ria" not in told(here)


def test_the_answer_also_comes_back_through_what_it_was_put_with(
    passed: Any, actor: Any, central: Any, session: Any
) -> None:
    here, there = passed
    own = Topic(
        council_id=central.id, title="Vervoer", made_at=there.made_at, decided_at=there.made_at
    )
    session.add(own)
    session.flush()
    topics.merge(actor("Ria"), there, own, there.version)
    assert topics.is_for_others(own)
    topics.close(actor("Ria"), own, done=False, reply="Geen geld.", version=own.version)
    assert here.state == TopicState.OPEN
    assert "Geen geld." in told(here)


def test_the_other_council_reads_what_was_passed_and_nothing_else(
    passed: Any, actor: Any, client_as: Any, session: Any
) -> None:
    here, there = passed
    ids = here.id, there.id
    session.commit()
    gerrit, hans = client_as("Gerrit"), client_as("Hans")
    page = gerrit.get(f"/topics/{ids[1]}").get_data(as_text=True)
    assert "De bus rijdt niet op zondag." in page
    assert "Roos" not in page
    assert gerrit.get(f"/topics/{ids[0]}").status_code == 404
    assert hans.get(f"/topics/{ids[1]}").status_code == 404
    assert f"/topics/{ids[0]}" not in gerrit.get("/wishes").get_data(as_text=True)
    assert f"/topics/{ids[1]}" not in hans.get("/wishes").get_data(as_text=True)


def test_whose_it_was_is_known_there_only_when_the_person_says_so(
    passed: Any, actor: Any, session: Any
) -> None:
    here, there = passed
    (wish,) = topics.family(here)[1]
    assert topics.named_by(there) == []
    wishes.let_name(actor("Roos"), wish, yes=True)
    assert topics.named_by(there) == ["Roos"]
    wishes.let_name(actor("Roos"), wish, yes=False)
    assert topics.named_by(there) == []


def test_a_house_passes_nothing_to_another_house(
    topic: Any, actor: Any, council: Any, central: Any, session: Any
) -> None:
    eik = session.scalars(sa.select(Council).where(Council.name == "Raad De Eik")).one()
    assert topics.reachable(council) == [central]
    assert set(topics.reachable(central)) == {council, eik}
    one = topic()
    with pytest.raises(RefusedError):
        topics.pass_on(actor("Anneke"), one, eik, "x", one.version)


def test_passed_on_once_at_a_time(passed: Any, actor: Any, central: Any) -> None:
    here, _there = passed
    with pytest.raises(RefusedError):
        topics.pass_on(actor("Anneke"), here, central, "x", here.version)


def test_what_is_about_one_person_is_asked_before_it_travels(
    topic: Any, actor: Any, central: Any, session: Any
) -> None:
    one = topic()
    with pytest.raises(RefusedError):
        topics.pass_on(actor("Anneke"), one, central, "Roos heeft pijn.", one.version)
    assert one.state == TopicState.OPEN
    topics.pass_on(actor("Anneke"), one, central, "Veel pijn.", one.version, common=True)


def test_only_an_officer_passes_on_and_answers_another_council(
    passed: Any, actor: Any, topic: Any, session: Any
) -> None:
    here, there = passed
    assert not policy.has(actor("Sanne"), Permission.TOPIC_PASS, here.id)
    assert policy.has(actor("Anneke"), Permission.TOPIC_PASS, here.id)
    for name in ("Sanne", "Anneke", "Gerrit"):
        assert not policy.has(actor(name), Permission.TOPIC_PASS, there.id)
        assert not policy.has(actor(name), Permission.TOPIC_EDIT, there.id)
