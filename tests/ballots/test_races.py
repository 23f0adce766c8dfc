"""Votes and edits that arrive at one moment, at the server that people use."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotKind, SecretVote, SecretVoter, Vote, VoteChange
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


@pytest.mark.parametrize("place", [0, 2, 4])
def test_hands_and_screens_at_one_moment_are_never_more_than_there_are_people(
    ballot, session, port, browser_of, count, place
):
    hans = browser_of("Hans")
    path = f"/ballots/{ballot.id}/hands"
    counting = hans.raw(path, hans.form(path, having="seen") | {"hand_yes": "5"})
    votes = []
    for name in MEMBERS:
        browser = browser_of(name)
        votes.append(browser.raw(*vote_form(browser, ballot.id, "no")))
    replies = at_once(port, [*votes[:place], counting, *votes[place:]])
    counted = replies.pop(place)
    voted = [reply.status for reply in replies]
    assert set(voted) <= {303, 422}
    session.rollback()
    tally = ballots.tally_of(session.get_one(Ballot, ballot.id))
    assert count(Vote) == voted.count(303)
    assert (counted.status == 303) is (tally is not None)
    assert count(Vote) + (tally.total if tally else 0) <= 7


def test_an_officer_and_the_member_at_one_moment_make_one_vote_and_the_members_word_stays(
    ballot, session, port, browser_of, count, person
):
    number, roos_id = ballot.id, person("Roos").id
    session.rollback()
    roos, hans = browser_of("Roos"), browser_of("Hans")
    path = f"/ballots/{number}/enter/{roos_id}"
    typed = hans.raw(path, hans.form(path, having="choice") | {"choice": "yes"})
    own = roos.raw(*vote_form(roos, number, "no"))
    replies = at_once(port, [typed, own] * 10)
    assert {reply.status for reply in replies[1::2]} == {303}
    assert count(Vote) == 1
    assert session.scalars(sa.select(Vote.answer)).one() == "no"


@pytest.fixture
def secret(session, opened, actor, person):
    """A secret vote with two code cards, and the card of Roos herself."""
    made = opened(kind=BallotKind.YES_NO, secret=True)
    codes = ballots.make_codes(made, actor("Anneke"), 2)
    card = residents.make_card(actor("Sanne"), person("Roos"))
    session.commit()
    return made, codes, card


def test_the_own_card_and_a_code_card_at_one_moment_are_one_vote(
    secret, session, port, browser_of, count, person
):
    ballot, codes, card = secret
    number, roos_id = ballot.id, person("Roos").id
    session.rollback()
    roos, anneke = browser_of("Roos"), browser_of("Anneke")
    path = f"/ballots/{number}/vote"
    fields = roos.form(f"{path}?choice=yes", having="token") | {"choice": "yes", "token": card}
    page = f"/ballots/{number}/codes"
    form = next(f for f in forms_of(anneke.get(page).text) if "number" in f)
    form.pop("number")
    given = anneke.raw(f"{page}/{roos_id}", form)
    code = roos.form("/code", having="token") | {"token": codes[0], "choice": "no", "sure": "1"}
    requests = [roos.raw(path, fields), given, roos.raw("/code", code)] * 5
    assert {reply.status for reply in at_once(port, requests)} <= {303, 409, 422}
    assert count(SecretVoter) == 1
    assert count(SecretVote) <= 1


def test_one_code_sent_twenty_times_at_once_is_one_vote(
    secret, session, port, browser_of, count, actor, person
):
    ballot, codes, _card = secret
    session.rollback()
    ballots.hand_out(session.get_one(Ballot, ballot.id), actor("Anneke"), person("Hans").id)
    session.commit()
    hans = browser_of("Hans")
    requests = [
        hans.raw("/code", hans.form("/code", having="token") | sent)
        for n in range(TWENTY)
        for sent in [{"token": codes[n % 2], "choice": "yes" if n % 3 else "no", "sure": "1"}]
    ]
    assert {reply.status for reply in at_once(port, requests)} == {303, 422}
    assert count(SecretVote) == 1
