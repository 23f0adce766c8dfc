"""A dispute from draft to ruling: who may what, its days, and its page in pictures."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.disputes import service as disputes
from portal.disputes.models import Dispute
from portal.dossiers import service as dossiers
from portal.dossiers.models import Request
from portal.dossiers.service import Asked
from portal.identity import Proof
from portal.mail.models import Message
from portal.people.models import Person
from portal.residents.service import actor_of
from tests.client import PortalClient

Sign = Callable[..., PortalClient]
WORDS = {"title": "De nieuwe keuken", "about": "Wij willen plan A.", "way": "ruling"}


@pytest.fixture
def asked(session: Any, person: Any) -> tuple[str, str]:
    """The pages of a request that came today and of its dossier."""
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    petra = actor_of(person("Petra"), proof=Proof.ACCOUNT)
    made: Request = dossiers.file(petra, council, Asked(subject="8.1.h", title="K", plan="B."))
    places = (f"/requests/{made.id}", f"/dossiers/{made.dossier_id}")
    session.commit()
    return places


@pytest.fixture
def kept(app: Any) -> Callable[[], Any]:
    def read() -> Any:
        with app.extensions["portal"].engine.connect() as connection:
            return connection.execute(sa.select(Dispute.__table__)).one_or_none()

    return read


def whole(client: PortalClient, place: str) -> str:
    """What stands there on all its screens."""
    screens = [client.get(f"{place}?card={one}").text for one in range(1, 9)]
    return "".join([client.get(place).text, *screens])


def drafted(client_as: Sign, place: str) -> str:
    answer = client_as("Sanne").send(f"{place}/disputes/new", WORDS)
    assert answer.status_code == 303
    return str(answer.location)


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("where", [0, 1])
def test_it_goes_to_the_committee_after_a_vote_and_ends(
    client_as: Sign, asked: Any, kept: Any, clock: Any, where: int, view: str
) -> None:
    place = drafted(client_as, asked[where])
    roos, anneke = client_as("Roos", view=view), client_as("Anneke")
    assert place in whole(roos, asked[where])
    today = clock().date()
    sent = {"voted_on": str(today), "on": str(today), "version": "1"}
    assert anneke.send(f"{place}/send", sent).status_code == 303
    heard = {"on": str(today + timedelta(days=10)), "version": "2"}
    assert anneke.send(f"{place}/hearing", heard).status_code == 303
    ended = {"result": "ruled", "on": str(today), "said": "Plan A mag.", "version": "3"}
    assert anneke.send(f"{place}/result", ended).status_code == 303
    shown = whole(roos, place)
    assert "Plan A mag." in shown
    assert "8 mei 2027" in shown or "10 mei 2027" in shown, "three months after 8 February"
    row = kept()
    assert (row.sent_on, row.result) == (today, "ruled")
    assert (row.request_id is None) is (where == 1)


def test_the_supporter_drafts_and_sends_nothing(client_as: Sign, asked: Any, kept: Any) -> None:
    place = drafted(client_as, asked[0])
    sanne = client_as("Sanne")
    assert sanne.send(f"{place}/send", {}).status_code == 403
    assert f"{place}/send" not in sanne.get(place).text
    assert client_as("Roos").send(f"{place}/edit", WORDS).status_code == 403
    assert kept().sent_on is None


@pytest.mark.parametrize("other", ["Petra", "Bea", "Gerrit", "Bas"])
def test_it_does_not_exist_for_the_provider_and_others(
    client_as: Sign, asked: Any, other: str
) -> None:
    place = drafted(client_as, asked[0])
    for step in ("", "/edit", "/send", "/hearing", "/result"):
        assert client_as(other).get(f"{place}{step}").status_code == 404
    assert place not in client_as("Petra").get(asked[0]).text


@pytest.mark.parametrize(
    ("voted", "on"), [(None, 0), (0, -1), (1, 1), (0, 1)], ids=["no vote", "before", "soon", "late"]
)
def test_what_was_not_voted_for_is_not_sent(
    client_as: Sign, asked: Any, kept: Any, clock: Any, voted: int | None, on: int
) -> None:
    place, today = drafted(client_as, asked[0]), clock().date()
    day = "" if voted is None else str(today + timedelta(days=voted))
    sent = {"voted_on": day, "on": str(today + timedelta(days=on)), "version": "1"}
    assert client_as("Anneke").send(f"{place}/send", sent).status_code == 422
    assert kept().sent_on is None


def test_nothing_comes_of_it_before_it_is_sent(client_as: Sign, asked: Any, clock: Any) -> None:
    place, today = drafted(client_as, asked[0]), str(clock().date())
    hans = client_as("Hans")
    ended = {"result": "mediated", "on": today, "said": "Plan C.", "version": "1"}
    assert hans.send(f"{place}/result", ended).status_code == 422
    assert hans.send(f"{place}/hearing", {"on": today, "version": "1"}).status_code == 422


def test_two_who_change_it_see_both(client_as: Sign, asked: Any, kept: Any) -> None:
    place = drafted(client_as, asked[0])
    first = WORDS | {"about": "Wij willen plan C.", "version": "1"}
    assert client_as("Hans").send(f"{place}/edit", first).status_code == 303
    second = WORDS | {"about": "Wij willen plan D.", "version": "1"}
    answer = client_as("Sanne").send(f"{place}/edit", second)
    assert answer.status_code == 409
    assert "plan C" in answer.text
    assert "plan D" in answer.text
    assert kept().about == "Wij willen plan C."


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_what_happens_is_explained_with_its_articles(
    client_as: Sign, asked: Any, view: str
) -> None:
    roos = client_as("Roos", view=view)
    page = "/rights/we-do-not-agree"
    shown = whole(roos, page)
    for article in ("art. 14", "art. 6 lid 3", "art. 6 lid 5"):
        assert article in shown
    assert page in whole(roos, asked[0])
    assert page in whole(roos, "/rights/14")


@pytest.fixture
def ruled(session: Any, person: Any, asked: Any) -> Dispute:
    """A dispute on which the committee ruled today."""
    request = session.scalars(sa.select(Request).order_by(Request.id.desc())).first()
    anneke, day = actor_of(person("Anneke"), proof=Proof.ACCOUNT), dossiers.today()
    one = disputes.draft(anneke, request, "De keuken", "Plan A.", "ruling")
    disputes.send(anneke, one, day, day, one.version)
    disputes.end(anneke, one, "ruled", day, "Plan B mag.", one.version)
    return one


def told(session: Any) -> list[str]:
    """Who is written to of a dispute when the reminders run now."""
    disputes.remind()
    named = sa.select(Person.call_name).join(Message, Message.person_id == Person.id)
    return sorted(session.scalars(named.where(Message.topic.like("dispute:%"))))


def test_the_last_day_to_appeal_is_said_in_time_and_stands_on_the_start_page(
    client_as: Sign, session: Any, ruled: Dispute, clock: Any
) -> None:
    assert str(ruled.appeal_by) == "2027-05-08"
    everyone, days = ["Anneke", "Hans", "Sanne"], {}
    for left in range(24, -1, -1):
        clock.set(datetime(2027, 5, 8, 9, tzinfo=UTC) - timedelta(days=left))
        days[left] = told(session)
    times = {left: len(names) // 3 for left, names in days.items()}
    assert [times[one] for one in (24, 22, 21, 8, 7, 3, 2, 0)] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert days[0] == sorted(everyone * 3)
    session.commit()
    place = f"/disputes/{ruled.id}"
    for who in ("Anneke", "Sanne"):
        assert place in client_as(who).get("/").text
    assert place not in client_as("Roos").get("/").text


@pytest.mark.parametrize(("what", "words"), [("lodged", "naar de rechter"), ("left", "hierbij")])
def test_after_a_ruling_the_council_appeals_or_leaves_it(
    client_as: Sign, session: Any, ruled: Dispute, clock: Any, what: str, words: str
) -> None:
    session.commit()
    place, today = f"/disputes/{ruled.id}", clock().date()
    act = {"appeal": what, "on": str(today), "version": str(ruled.version)}
    assert client_as("Sanne").send(f"{place}/appeal", act).status_code == 403
    anneke = client_as("Anneke")
    early = act | {"on": str(today - timedelta(days=1))}
    assert anneke.send(f"{place}/appeal", early).status_code == 422
    assert anneke.send(f"{place}/appeal", act).status_code == 303
    assert words in whole(client_as("Roos", view="picto"), place)
    assert anneke.send(f"{place}/appeal", act).status_code in (409, 422)
    clock.forward(days=87)
    assert place not in anneke.get("/").text


def test_an_appeal_that_came_too_late_is_told_so(
    client_as: Sign, session: Any, ruled: Dispute, clock: Any
) -> None:
    session.commit()
    clock.forward(days=100)
    act = {"appeal": "lodged", "on": str(clock().date()), "version": str(ruled.version)}
    answer = client_as("Anneke").send(f"/disputes/{ruled.id}/appeal", act)
    assert answer.status_code == 422
    assert "8 mei 2027" in answer.text
    left = client_as("Anneke").send(f"/disputes/{ruled.id}/appeal", act | {"appeal": "left"})
    assert left.status_code == 303
