"""Talks outside the meetings: written down for the council alone, and made a topic."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.audit import AuditEvent
from portal.councils.models import Council
from portal.encounters.models import Encounter
from portal.identity import Proof
from portal.topics.models import Topic, TopicStep

pytestmark = pytest.mark.engines

Sign = Callable[..., Any]
WORDS = "Het nieuwe rooster komt in mei. Wij willen dat eerst zien."
SENT = {"happened_on": "2027-02-03", "kind": "manager", "name": "Petra", "text": WORDS}


@pytest.fixture
def place(session: Any) -> str:
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    address = f"/councils/{council.id}/encounters"
    session.commit()
    return address


@pytest.fixture
def kept(app: Any) -> Callable[[Any], list[Any]]:
    def read(statement: Any) -> list[Any]:
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(statement).all())

    return read


def _written(client: Any, place: str, **other: str) -> str:
    answer = client.send(f"{place}/new", SENT | other)
    assert answer.status_code == 303
    return str(answer.location)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_members_and_the_supporter_read_when_with_whom_and_what(
    client_as: Sign, place: str, view: str
) -> None:
    one = _written(client_as("Roos", proof=Proof.CARD), place)
    for reader in ("Hans", "Sanne"):
        client = client_as(reader, view=view)
        shown = "".join(client.get(f"{one}?card={card}").text for card in range(1, 5))
        for words in ("Petra", "3 februari 2027", "Manager", "Het nieuwe rooster komt in mei."):
            assert words in shown
        assert f'"{one}"' in client.get(place).text


def test_nobody_else_reads_it(client_as: Sign, place: str) -> None:
    one = _written(client_as("Hans"), place)
    for other in ("Petra", "Bea", "Bas", "Joyce", "Gerrit"):
        client = client_as(other, proof=Proof.CARD) if other == "Joyce" else client_as(other)
        for page in (one, f"{one}/edit"):
            assert client.get(page).status_code == 404, other
        for act in ("remove", "topic"):
            assert client.send(f"{one}/{act}", {}).status_code == 404, other
        assert client.get(place).status_code in (403, 404), other
        assert client.send(f"{place}/new", SENT).status_code in (403, 404), other
        assert "nieuwe rooster" not in client.get("/search?words=rooster").text, other
    assert client_as("Hans").get(one).status_code == 200


def test_a_topic_is_made_of_it_once(client_as: Sign, place: str, kept: Any) -> None:
    sanne = client_as("Sanne")
    one = _written(sanne, place)
    assert client_as("Roos", proof=Proof.CARD).send(f"{one}/topic", {}).status_code == 403
    before = len(kept(sa.select(Topic.id)))
    made = sanne.send(f"{one}/topic", {}).location
    again = client_as("Hans").send(f"{one}/topic", {}).location
    assert made == again
    topic_id = int(made.rpartition("/")[2])
    assert len(kept(sa.select(Topic.id))) == before + 1
    assert kept(sa.select(Topic.title, Topic.text).where(Topic.id == topic_id)) == [
        ("Het nieuwe rooster komt in mei", WORDS)
    ]
    steps = sa.select(TopicStep.what).where(TopicStep.topic_id == topic_id)
    assert kept(steps) == [("taken",)]
    shown = sanne.get(one).text
    assert f'"{made}"' in shown
    assert f'action="{one}/topic"' not in shown


def test_words_of_dots_alone_can_become_a_topic(client_as: Sign, place: str) -> None:
    sanne = client_as("Sanne")
    one = _written(sanne, place, text="...")
    assert sanne.get(place).status_code == 200
    assert sanne.send(f"{one}/topic", {}).status_code == 303


def test_the_database_gives_a_topic_to_one_encounter(
    client_as: Sign, place: str, session: Any
) -> None:
    sanne = client_as("Sanne")
    first, second = _written(sanne, place), _written(sanne, place)
    topic_id = int(sanne.send(f"{first}/topic", {}).location.rpartition("/")[2])
    row = sa.update(Encounter).where(Encounter.id == int(second.rpartition("/")[2]))
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(row.values(topic_id=topic_id))


def test_the_newest_day_comes_first_and_older_ones_a_page_further(
    client_as: Sign, place: str
) -> None:
    hans = client_as("Hans")
    oldest = _written(hans, place, happened_on="2026-01-01")
    next_one = _written(hans, place, happened_on="2026-01-02")
    newest = [_written(hans, place, happened_on="2027-02-05") for _ in range(19)]
    first = hans.get(place).text
    assert first.index(f'"{newest[-1]}"') < first.index(f'"{newest[0]}"')
    assert first.index(f'"{newest[0]}"') < first.index(f'"{next_one}"')
    assert f'"{oldest}"' not in first
    older = f"before={next_one.rpartition('/')[2]}"
    assert older in first
    second = hans.get(f"{place}?{older}").text
    assert f'"{oldest}"' in second
    assert f'"{next_one}"' not in second


def test_one_kind_of_partner_is_looked_at_alone(client_as: Sign, place: str) -> None:
    hans = client_as("Hans")
    manager = _written(hans, place)
    family = _written(hans, place, kind="relatives")
    assert "kind=relatives" in hans.get(place).text
    alone = hans.get(f"{place}?kind=relatives").text
    assert f'"{family}"' in alone
    assert f'"{manager}"' not in alone
    assert f'"{manager}"' in hans.get(f"{place}?kind=nothing").text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"happened_on": "2027-02-09"}, "Kies een dag die al is geweest."),
        ({"text": " "}, "Schrijf iets op."),
        ({"name": ""}, "Schrijf een naam op."),
        ({"kind": ""}, "Kies er een."),
    ],
)
def test_what_is_refused_keeps_what_was_typed(
    client_as: Sign, place: str, wrong: dict[str, str], said: str
) -> None:
    answer = client_as("Hans").send(f"{place}/new", SENT | wrong)
    assert answer.status_code == 422
    assert said in answer.text
    assert ("Petra" if "name" not in wrong else "rooster") in answer.text


def test_signs_of_one_persons_complaint_are_asked_about_first(
    client_as: Sign, place: str, kept: Any
) -> None:
    hans, sent = client_as("Hans"), SENT | {"text": "Roos is door haar begeleider geslagen."}
    before = kept(sa.select(Encounter.id))
    assert hans.send(f"{place}/new", sent).status_code != 303
    assert kept(sa.select(Encounter.id)) == before
    assert hans.send(f"{place}/new", sent | {"common": "1"}).status_code == 303


def test_two_who_change_it_lose_nothing(client_as: Sign, place: str) -> None:
    hans = client_as("Hans")
    one = _written(hans, place)
    first = client_as("Sanne").send(f"{one}/edit", SENT | {"text": "Van Sanne.", "version": "1"})
    assert first.status_code == 303
    late = hans.send(f"{one}/edit", SENT | {"text": "Van Hans.", "version": "1"})
    assert late.status_code == 409
    assert "Van Sanne." in late.text
    assert "Van Hans." in late.text
    assert "Sanne" in hans.get(one).text


def test_what_is_thrown_away_is_gone_and_its_topic_stays(
    client_as: Sign, place: str, kept: Any
) -> None:
    sanne = client_as("Sanne")
    one = _written(sanne, place)
    topic = sanne.send(f"{one}/topic", {}).location
    assert sanne.send(f"{one}/remove", {}).location == place
    assert sanne.get(one).status_code == 404
    assert sanne.get(topic).status_code == 200
    trail = sa.select(AuditEvent.what, AuditEvent.detail).where(~AuditEvent.refused)
    told = kept(trail.where(AuditEvent.what.like("encounter:%")).order_by(AuditEvent.id))
    assert [what for what, _ in told] == [f"encounter:{x}" for x in ("written", "topic", "removed")]
    assert {detail for _, detail in told} == {f"Encounter {one.rpartition('/')[2]}"}
