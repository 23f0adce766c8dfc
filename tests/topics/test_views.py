"""The inbox and a topic as people use them, in both views."""

from datetime import timedelta
from typing import Any

import pytest

from portal.identity import Proof
from portal.meetings.models import AgendaItem, MeetingState
from portal.topics import service as topics
from portal.topics.models import Topic, TopicState, TopicStep
from portal.wishes import service as wishes
from portal.wishes.models import Wish, WishState, WishSubject
from tests.looking import row, rows
from tests.meetings.test_statements import counted


def everything(client: Any, address: str) -> str:
    """The whole page, in the picto view screen after screen."""
    pages = [client.get(f"{address}?card={n}").get_data(as_text=True) for n in range(1, 9)]
    return "".join(pages)


def test_one_tap_puts_a_wish_on_the_next_agenda(
    session: Any, wish: Any, meeting: Any, client_as: Any
) -> None:
    said, first = wish("Roos", "Een schommel."), meeting(5)
    meeting(30)
    ids = said.id, first.id
    session.commit()
    sanne = client_as("Sanne")
    page = sanne.get(f"/wishes/{ids[0]}").get_data(as_text=True)
    assert f'name="meeting" value="{ids[1]}"' in page
    sent = sanne.send(f"/wishes/{ids[0]}/take", {"meeting": str(ids[1])}, act="one")
    sanne.send(f"/wishes/{ids[0]}/take", {"meeting": str(ids[1])}, act="one")
    (item,) = rows(session, AgendaItem)
    assert (item.title, item.meeting_id) == ("Een schommel", ids[1])
    assert row(session, Topic).state == TopicState.PLANNED
    assert "13 februari" in sanne.get(sent.location).get_data(as_text=True)


def test_a_personal_wish_is_asked_about_before_it_comes_on_an_agenda(
    session: Any, wish: Any, meeting: Any, client_as: Any
) -> None:
    said, first = wish("Joyce", "Ik heb een klacht."), meeting(5)
    ids = said.id, first.id
    session.commit()
    sanne = client_as("Sanne")
    asked = sanne.send(f"/wishes/{ids[0]}/take", {"meeting": str(ids[1])})
    assert asked.location.endswith("/plan")
    assert rows(session, AgendaItem) == []
    version = str(row(session, Topic).version)
    bare = sanne.send(asked.location, {"meeting": str(ids[1]), "version": version})
    assert bare.status_code == 422
    assert "klachtenfunctionaris" in bare.get_data(as_text=True)
    sure = {"meeting": str(ids[1]), "version": version, "common": "y"}
    assert sanne.send(asked.location, sure).status_code == 303
    assert len(rows(session, AgendaItem)) == 1


def test_whose_it_is_follows_it_in_pictures(
    session: Any, topic: Any, actor: Any, client_as: Any, clock: Any
) -> None:
    one = topic("Joyce", "Een moestuin.")
    day = clock().date() + timedelta(days=30)
    topics.park(actor("Sanne"), one, day, "In de winter groeit er niets.", one.version)
    wish_id = topics.family(one)[1][0].id
    session.commit()
    joyce = client_as("Joyce", view="picto", proof=Proof.CARD)
    page = everything(joyce, f"/wishes/{wish_id}")
    assert "Het wacht tot" in page
    assert "In de winter groeit er niets." in page
    assert "Een moestuin." in everything(joyce, "/wishes")
    assert "Een moestuin." in everything(joyce, "/wishes/mine")
    assert joyce.get(f"/topics/{one.id}").status_code == 404


def test_all_of_it_from_the_page(
    session: Any, topic: Any, central: Any, client_as: Any, meeting: Any
) -> None:
    one, other, to = topic("Roos").id, topic("Joyce", "Ook een schommel.").id, central.id
    meeting(5)
    session.commit()
    anneke = client_as("Anneke")

    def send(id_: int, act: str, **fields: str) -> Any:
        version = str(row(session, Topic, Topic.id == id_).version)
        assert anneke.get(f"/topics/{id_}/{act}").status_code in (200, 404)
        return anneke.send(f"/topics/{id_}/{act}", {"version": version, **fields})

    assert send(other, "merge", into=str(one)).status_code == 303
    assert "Ook een schommel" in anneke.get(f"/topics/{one}").get_data(as_text=True)
    assert send(other, "split").status_code == 303
    assert send(one, "edit", title="Schommel", text="Voor ons allemaal.").status_code == 303
    assert send(one, "close", state="done", reply=" ").status_code == 422
    assert send(one, "park", until="2020-01-01").status_code == 422
    assert send(one, "park", until="2027-03-08", why="").status_code == 303
    assert send(one, "pass", council=str(to), text="Mag dat?").status_code == 303
    copy = row(session, Topic, Topic.council_id == to)
    assert (copy.title, copy.text, copy.source_id) == ("Schommel", "Mag dat?", one)
    assert send(one, "reopen").status_code == 303
    assert send(one, "close", state="not_now", reply="Geen geld.").status_code == 303
    assert row(session, Topic, Topic.id == one).state == TopicState.NOT_NOW
    steps = [one_.what for one_ in rows(session, TopicStep, TopicStep.topic_id == one)]
    assert steps == [
        *("taken", "joined", "split", "parked", "passed", "reopened", "not_now"),
    ]
    late = anneke.send(f"/topics/{one}/reopen", {"version": "1"})
    assert late.status_code == 409


def test_an_id_of_another_council_is_not_found(
    session: Any, topic: Any, central: Any, actor: Any, client_as: Any, meeting: Any
) -> None:
    one = topic()
    theirs = meeting(5, council=central)
    other = topic("Joyce", "x")
    there = topics.pass_on(actor("Anneke"), other, central, "x", other.version)
    ids = one.id, one.version, theirs.id, there.id
    session.commit()
    sanne = client_as("Sanne")
    version = {"version": str(ids[1])}
    for act, fields in (("plan", {"meeting": str(ids[2])}), ("merge", {"into": str(ids[3])})):
        answer = sanne.send(f"/topics/{ids[0]}/{act}", version | fields)
        assert answer.status_code in (404, 422), act
    assert rows(session, AgendaItem) == []


def test_the_supporter_does_not_speak_to_another_council(
    session: Any, topic: Any, central: Any, actor: Any, client_as: Any, council: Any
) -> None:
    one = topic()
    from_there = Topic(
        council_id=council.id, title="Vervoer", made_at=one.made_at, decided_at=one.made_at
    )
    session.add(from_there)
    session.flush()
    source = Topic(
        council_id=central.id, title="Vervoer", made_at=one.made_at, decided_at=one.made_at
    )
    session.add(source)
    session.flush()
    from_there.source_id = source.id
    ids = one.id, from_there.id
    session.commit()
    sanne = client_as("Sanne")
    assert sanne.get(f"/topics/{ids[0]}/pass").status_code == 403
    assert sanne.get(f"/topics/{ids[1]}/close").status_code == 403
    assert sanne.get(f"/topics/{ids[0]}/close").status_code == 200
    assert client_as("Hans").get(f"/topics/{ids[1]}/close").status_code == 200


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_inbox_stays_flat(
    app: Any, session: Any, topic: Any, wish: Any, actor: Any, client_as: Any, clock: Any,
    view: str,
) -> None:  # fmt: skip
    def asked(client: Any) -> int:
        client.get("/wishes")
        with counted(app) as statements:
            assert client.get("/wishes").status_code == 200
        return len(statements)

    topic()
    session.commit()
    sanne = client_as("Sanne", view=view)
    few = asked(sanne)
    for years_ago in range(20):
        for _each in range(8):
            made = wish("Roos", "Een schommel.")
            made.state, made.answered_by_id = WishState.SEEN, made.person_id
            made.answered_at = clock() - timedelta(days=365 * years_ago)
            one = topic("Joyce", "Nog een.")
            topics.close(actor("Sanne"), one, done=True, reply="Klaar.", version=one.version)
            one.decided_at = made.answered_at
    session.commit()
    assert asked(sanne) == few <= 12
    page = sanne.get("/wishes?year=2015").get_data(as_text=True)
    assert page.count("Nog een") <= 10


def test_a_wish_with_a_topic_is_answered_there(session: Any, topic: Any, client_as: Any) -> None:
    one = topic()
    wish_id, topic_id = topics.family(one)[1][0].id, one.id
    session.commit()
    answer = client_as("Sanne").get(f"/wishes/{wish_id}/answer")
    assert answer.location == f"/topics/{topic_id}"


def test_who_is_named_elsewhere_says_so_oneself(session: Any, topic: Any, client_as: Any) -> None:
    wish_id = topics.family(topic("Joyce", "x"))[1][0].id
    session.commit()
    assert client_as("Sanne").send(f"/wishes/{wish_id}/name", {"yes": "1"}).status_code == 403
    joyce = client_as("Joyce", view="picto", proof=Proof.CARD)
    assert joyce.send(f"/wishes/{wish_id}/name", {"yes": "1"}).status_code == 303
    assert row(session, Wish).names_me
    joyce.send(f"/wishes/{wish_id}/name", {"yes": "0"})
    assert not row(session, Wish).names_me


def test_two_people_take_the_same_wish_and_one_topic_begins(
    session: Any, actor: Any, council: Any, client_as: Any
) -> None:
    wishes.make_wish(actor("Roos"), council, subject=WishSubject.FUN, text="Naar zee.")
    session.commit()
    wish_id = row(session, Wish).id
    sanne, hans = client_as("Sanne"), client_as("Hans")
    assert sanne.send(f"/wishes/{wish_id}/take").status_code == 303
    assert hans.send(f"/wishes/{wish_id}/take").location == f"/wishes/{wish_id}"
    assert len(rows(session, Topic)) == 1


def test_a_draft_meeting_can_be_planned_for_and_a_cancelled_one_cannot(
    session: Any, topic: Any, meeting: Any, client_as: Any
) -> None:
    one, gone = topic().id, meeting(5, state=MeetingState.CANCELLED).id
    session.commit()
    sanne = client_as("Sanne")
    page = sanne.get(f"/topics/{one}/plan").get_data(as_text=True)
    assert f'value="{gone}"' not in page
    version = str(row(session, Topic).version)
    fields = {"meeting": str(gone), "version": version}
    assert sanne.send(f"/topics/{one}/plan", fields).status_code == 422
