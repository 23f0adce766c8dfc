"""Votes and edits that arrive at one moment, at the server that people use."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from portal.ballots.models import Ballot, BallotKind, Vote, VoteChange
from portal.identity import Proof, Role
from portal.meetings.models import AgendaItem
from portal.people.models import Membership, Person
from portal.residents import service as residents
from tests.conftest import TODAY
from tests.loopback import Browser, at_once, forms_of, running, without_tokens
from tests.soak import writers
from tests.soak.council import Member, seated

pytestmark = pytest.mark.engines

MEMBERS = ("Kees", "Mo", "Fatima", "Willem")
"""They come with their card to a tablet of the house."""
COOKIES = ("huisraad_session", residents.DEVICE_COOKIE, residents.PERSON_COOKIE)
TWENTY, FIFTY = 20, 50


@pytest.fixture
def ballot(session: Any, opened: Callable[..., Ballot]) -> Ballot:
    made = opened(kind=BallotKind.YES_NO)
    session.commit()
    return made


@pytest.fixture
def port(app: Any) -> Iterator[int]:
    with running(app) as port:
        yield port


@pytest.fixture
def browser_of(port: int, client_as: Callable[..., FlaskClient]) -> Callable[[str], Browser]:
    def make(name: str) -> Browser:
        client = client_as(name, proof=Proof.CARD if name in MEMBERS else Proof.ACCOUNT)
        cookies = {kept: client.get_cookie(kept) for kept in COOKIES}
        return Browser(port, {kept: cookie.value for kept, cookie in cookies.items() if cookie})

    return make


@pytest.fixture
def count(session: Any) -> Callable[[Any], int]:
    def rows(model: Any) -> int:
        session.rollback()
        return session.scalar(sa.select(sa.func.count()).select_from(model))

    return rows


def vote_form(browser: Browser, ballot_id: int, choice: str) -> tuple[str, dict[str, str]]:
    path = f"/ballots/{ballot_id}/vote"
    return path, browser.form(f"{path}?choice={choice}", having="choice")


def test_one_vote_sent_twenty_times_at_once_is_one_vote(ballot, port, browser_of, count):
    roos = browser_of("Roos")
    request = roos.raw(*vote_form(roos, ballot.id, "yes"))
    replies = at_once(port, [request] * TWENTY)
    assert {reply.status for reply in replies} == {303}
    assert len({reply.location for reply in replies}) == 1
    assert count(Vote) == 1
    assert count(VoteChange) == 1


def test_twenty_different_acts_of_one_person_are_one_vote(ballot, port, browser_of, count):
    roos = browser_of("Roos")
    requests = []
    for number in range(TWENTY):
        path, fields = vote_form(roos, ballot.id, "yes" if number % 2 else "no")
        requests.append(roos.raw(path, fields))
    assert len(set(requests)) == TWENTY
    replies = at_once(port, requests)
    assert {reply.status for reply in replies} == {303}
    assert count(Vote) == 1
    assert count(VoteChange) == TWENTY


@pytest.fixture
def fifty(session: Any, ballot: Ballot) -> list[Member]:
    """Members more than the demo has, each at a tablet."""
    linde = ballot.item.meeting.council
    people = [Person(name=f"Lid {n}", call_name="Lid", house=linde.house) for n in range(FIFTY)]
    session.add_all(people)
    session.flush()
    about = {"council_id": linde.id, "role": Role.MEMBER}
    since = {"since": TODAY.date(), "confirmed_at": TODAY}
    session.add_all(Membership(person_id=one.id, **about, **since) for one in people)
    made = [seated(one, ballot) for one in people]
    session.commit()
    return made


def test_fifty_people_who_vote_at_once_are_all_counted_five_times_over(
    fifty, ballot, session, port, count
):
    assert writers.vote(fifty, port, rounds=5)["answers"] == {"303": 5 * FIFTY}
    assert count(Vote) == FIFTY
    changes = sa.select(sa.func.count()).select_from(VoteChange).group_by(VoteChange.vote_id)
    assert set(session.scalars(changes)) == {5}


@pytest.mark.parametrize("round_", range(3))
def test_what_is_published_at_closing_is_what_was_counted(
    ballot, session, port, browser_of, count, round_
):
    chair = browser_of("Anneke")
    close = f"/ballots/{ballot.id}/close"
    page = chair.get(f"/ballots/{ballot.id}").text
    closing = chair.raw(close, next(f for f in forms_of(page) if "csrf_token" in f))
    votes = []
    for name in MEMBERS:
        browser = browser_of(name)
        votes.append(browser.raw(*vote_form(browser, ballot.id, "yes")))
    place = round_ * len(votes) // 2
    replies = at_once(port, [*votes[:place], closing, *votes[place:]])
    closed = replies.pop(place)
    assert closed.status == 303
    published = chair.get(closed.location)
    counted = [reply for reply in replies if reply.status == 303]
    late = [reply for reply in replies if reply.status == 409]
    assert len(counted) + len(late) == len(MEMBERS)
    assert count(Vote) == len(counted)
    assert without_tokens(chair.get(closed.location).text) == without_tokens(published.text)


def test_of_two_editors_of_one_version_one_saves_and_one_sees_both_texts(
    ballot, session, port, browser_of
):
    path = f"/items/{ballot.item_id}/edit"
    requests = []
    for name, title in (("Sanne", "Naar het strand"), ("Anneke", "Naar het bos")):
        browser = browser_of(name)
        requests.append(browser.raw(path, browser.form(path, having="version") | {"title": title}))
    replies = at_once(port, requests)
    assert sorted(reply.status for reply in replies) == [303, 409]
    session.rollback()
    saved = session.get_one(AgendaItem, ballot.item_id, populate_existing=True)
    conflict = next(reply for reply in replies if reply.status == 409)
    assert saved.title in ("Naar het strand", "Naar het bos")
    assert "Naar het strand" in conflict.text
    assert "Naar het bos" in conflict.text
