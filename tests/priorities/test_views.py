"""The pages of choosing what goes first, in both views."""

import re
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from portal.identity import Proof
from portal.meetings.models import Meeting, MeetingState
from portal.planning import service as planning
from portal.priorities import service as priorities
from portal.priorities.models import Weight


def _send(client: Any, asked: Any, choice: Any, weight: Weight) -> Any:
    sent = {"choice": choice.id, "weight": weight}
    return client.send(f"/priorities/{asked.id}/answer", sent)


def test_in_pictures_a_tap_answers_and_the_next_topic_follows(
    opened: Any, session: Any, client_as: Any
) -> None:
    asked = opened(3)
    first, second, third = asked.choices
    page = f"/priorities/{asked.id}"
    session.commit()
    roos = client_as("Roos", view="picto")
    assert page in roos.get("/asks").text
    shown = roos.get(page).text
    assert [shown.count(f'value="{one}"') for one in Weight] == [1, 1, 1]
    assert "De tuin" in shown
    assert _send(roos, asked, first, Weight.IMPORTANT).location == f"{page}?card=2"
    assert 'aria-pressed="true"' in roos.get(page).text
    _send(roos, asked, second, Weight.A_BIT)
    end = _send(roos, asked, third, Weight.NOT_NOW).location
    assert end == f"{page}?card=4"
    assert "Je hebt alles gekozen." in roos.get(end).text
    assert page not in roos.get("/asks").text


def test_on_one_page_all_topics_stand_below_each_other(
    opened: Any, session: Any, client_as: Any
) -> None:
    asked = opened(3)
    session.commit()
    shown = client_as("Hans").get(f"/priorities/{asked.id}").text
    assert [shown.count(f'value="{one}"') for one in Weight] == [3, 3, 3]


@pytest.mark.parametrize("who", ["Sanne", "Petra", "Bea", "Bas", "Joyce", "Gerrit"])
def test_nobody_but_a_member_chooses(
    opened: Any, session: Any, client_as: Any, app: Any, who: str
) -> None:
    asked = opened(2)
    choice = asked.choices[0]
    session.commit()
    proof = {"proof": Proof.CARD} if who == "Joyce" else {}
    client = client_as(who, **proof)
    sees = 200 if who == "Sanne" else 404
    assert client.get(f"/priorities/{asked.id}").status_code == sees
    refused = 403 if who == "Sanne" else 404
    assert _send(client, asked, choice, Weight.IMPORTANT).status_code == refused
    session.rollback()
    assert priorities.how_many(asked) == 0


def test_the_outcome_tells_how_many_and_never_who(
    opened: Any, session: Any, client_as: Any, actor: Any
) -> None:
    asked = opened(2)
    first, second = asked.choices
    for name in ("Roos", "Mo", "Kees"):
        priorities.answer(actor(name), asked, second.id, Weight.IMPORTANT)
    priorities.answer(actor("Roos"), asked, first.id, Weight.NOT_NOW)
    session.commit()
    page = f"/priorities/{asked.id}"
    hans = client_as("Hans")
    assert "belangrijk</" not in hans.get(page).text.replace("Belangrijk", "")
    assert client_as("Sanne").send(f"{page}/close", {}).status_code == 403
    assert hans.send(f"{page}/close", {}).status_code == 303
    for reader, view in (("Sanne", "standard"), ("Roos", "picto")):
        client = client_as(reader, view=view)
        shown = "".join(client.get(f"{page}?card={one}").text for one in (1, 2))
        assert shown.index("1. Het eten") < shown.index("2. De tuin")
        assert "3 zeggen: belangrijk" in shown
        assert "Weinig leden kozen." in shown
        assert "zegt: niet nu" not in shown
        assert not [name for name in ("Kees", "Mo ") if name in shown]
    late = _send(client_as("Roos"), asked, first, Weight.IMPORTANT)
    assert late.status_code == 422
    assert "Kiezen kan niet meer." in late.text


def test_the_first_goes_on_an_agenda_in_one_tap_and_the_order_in_the_year_plan(
    opened: Any, session: Any, client_as: Any, actor: Any, council: Any, person: Any, clock: Any
) -> None:
    asked = opened(2)
    for choice, weight in zip(asked.choices, (Weight.A_BIT, Weight.IMPORTANT), strict=True):
        priorities.answer(actor("Roos"), asked, choice.id, weight)
    priorities.close(actor("Hans"), asked)
    if planning.find(council.id, 2027) is None:
        planning.begin(actor("Hans"), council, 2027, "empty")
    begins = clock() + timedelta(days=10)
    hour = begins + timedelta(hours=1)
    at = {"council": council, "title": "Vergadering", "starts_at": begins, "ends_at": hour}
    session.add(Meeting(**at, state=MeetingState.DRAFT, made_by_id=person("Sanne").id))
    first = asked.choices[1].topic_id
    session.commit()
    page = f"/priorities/{asked.id}"
    sanne, hans = client_as("Sanne"), client_as("Hans")
    assert f'action="/topics/{first}/plan"' in sanne.get(page).text
    assert f"{page}/plan" not in sanne.get(page).text
    assert sanne.send(f"{page}/plan", {"month": "2027-03"}).status_code == 403
    asked_form = hans.get(f"{page}/plan").text
    assert asked_form.index("Het eten") < asked_form.index("De tuin")
    none = hans.send(f"{page}/plan", {"month": "2027-03"})
    assert none.status_code == 422
    done = hans.send(f"{page}/plan", {"month": "2027-03", "topics": str(first)})
    assert done.status_code == 303
    assert "Het eten" in hans.get(done.location).text
    again = hans.send(f"{page}/plan", {"month": "2027-03", "topics": str(first)})
    assert again.status_code == 422
    assert f"{page}/plan" not in hans.get(page).text


def test_opening_keeps_what_was_chosen(
    make_topics: Any, council: Any, session: Any, client_as: Any
) -> None:
    one, two = (str(topic.id) for topic in make_topics(2))
    place = f"/councils/{council.id}/priorities"
    session.commit()
    sanne = client_as("Sanne")
    refused = sanne.send(f"{place}/new", {"topics": [one], "closes_on": "2027-02-20"})
    assert refused.status_code == 422
    assert 'value="2027-02-20"' in refused.text
    assert "Kies twee tot acht onderwerpen." in refused.text
    done = sanne.send(f"{place}/new", {"topics": [one, two], "closes_on": "2027-02-20"})
    assert done.status_code == 303
    assert done.location in sanne.get(place).text
    assert client_as("Roos").send(f"{place}/new", {}).status_code == 403


def test_older_rounds_are_a_page_further(
    opened: Any, council: Any, session: Any, client_as: Any
) -> None:
    made = [opened(2).id for _ in range(21)]
    session.commit()
    roos = client_as("Roos")
    place = f"/councils/{council.id}/priorities"
    first = roos.get(place).text
    assert f'"/priorities/{made[0]}"' not in first
    assert f"before={made[1]}" in first
    assert f'"/priorities/{made[0]}"' in roos.get(f"{place}?before={made[1]}").text


def test_of_many_topics_five_stand_on_a_screen_and_each_can_be_chosen(
    make_topics: Any, council: Any, session: Any, client_as: Any
) -> None:
    made = make_topics(12)
    place = f"/councils/{council.id}/priorities/new"
    first, last = str(made[0].id), str(made[-1].id)
    session.commit()
    sanne = client_as("Sanne", view="picto")
    asked = sanne.get(place).text
    fields = {
        one: name
        for name, one in re.findall(
            r'name="(topics|more|still_more|last)"[^>]*value="(\d+)"', asked
        )
    }
    assert set(fields) == {str(one.id) for one in made}
    assert max(Counter(fields.values()).values()) == 5
    sent = {fields[first]: [first], fields[last]: [last], "closes_on": "2027-02-20"}
    done = sanne.send(place, sent)
    assert done.status_code == 303
    shown = "".join(sanne.get(f"{done.location}?card={card}").text for card in (1, 2))
    assert made[0].title in shown
    assert made[-1].title in shown
