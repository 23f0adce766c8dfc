"""When can you come? Asked of whom the meeting would invite, answered, and one moment chosen."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal import asking
from portal.councils.models import Council
from portal.datepolls import service as dates
from portal.datepolls.models import DateAnswer, DatePoll, Suits
from portal.datepolls.service import Question
from portal.errors import RefusedError
from portal.identity import Actor, Proof
from portal.mail.models import Message
from portal.meetings.models import Haste, MeetingKind, MeetingState
from portal.residents.service import actor_of


@pytest.fixture
def council(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def actor(person: Any) -> Any:
    return lambda name, **how: actor_of(person(name), proof=how.pop("proof", Proof.ACCOUNT), **how)


@pytest.fixture
def ask(session: Any, council: Council, actor: Any, clock: Any) -> Any:
    """``ask(20, 21)``: moments in so many days, answered within a week."""

    def make(*days: int, kind: MeetingKind = MeetingKind.COUNCIL, closes: int = 7) -> DatePoll:
        begins = [clock() + timedelta(days=one) for one in days]
        question = Question(
            title="Extra",
            place="Huiskamer",
            kind=kind,
            closes_on=(clock() + timedelta(days=closes)).date(),
            moments=[(one, one + timedelta(hours=1)) for one in begins],
        )
        return dates.ask(actor("Anneke"), council, question)

    return make


def names(poll: DatePoll) -> set[str]:
    return {one.call_name for one in dates.asked(poll)}


def test_who_is_asked_follows_the_kind_of_meeting(ask: Any) -> None:
    members = {"Anneke", "Fatima", "Hans", "Kees", "Mo", "Roos", "Willem"}
    assert names(ask(20, 21)) == members | {"Sanne"}
    assert names(ask(20, 21, kind=MeetingKind.WITH_PROVIDER)) == members | {"Sanne", "Petra"}
    assert names(ask(20, 21, kind=MeetingKind.PREPARATION)) == {"Anneke", "Sanne"}


@pytest.mark.parametrize(
    ("days", "closes", "field"),
    [
        ((20,), 7, "day1"),
        ((20, 20), 7, "day1"),
        ((-1, 20), 7, "day1"),
        ((20, 21), 30, "closes_on"),
        (tuple(range(20, 29)), 7, "day1"),
        ((20, 21), -1, "closes_on"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(
    ask: Any, days: tuple[int, ...], closes: int, field: str
) -> None:
    with pytest.raises(RefusedError) as error:
        ask(*days, closes=closes)
    assert error.value.field == field


def test_an_answer_changes_until_it_closes_and_says_who_helped(
    ask: Any, actor: Any, session: Any, clock: Any, person: Any
) -> None:
    poll = ask(20, 21)
    first = poll.moments[0].id
    dates.answer(actor("Roos", helper=person("Sanne"), proof=Proof.HELPED), poll, first, Suits.NO)
    [kept] = session.scalars(sa.select(DateAnswer))
    assert kept.helper.call_name == "Sanne"
    dates.answer(actor("Roos"), poll, first, Suits.YES)
    [kept] = session.scalars(sa.select(DateAnswer))
    assert (kept.suits, kept.helper_id) == (Suits.YES, None)
    clock.forward(days=8)
    with pytest.raises(RefusedError):
        dates.answer(actor("Roos"), poll, first, Suits.NO)


def test_what_somebody_answered_alone_is_not_typed_over(
    ask: Any, actor: Any, person: Any, session: Any
) -> None:
    poll = ask(20, 21)
    first, second = (one.id for one in poll.moments)
    mo = person("Mo").id
    dates.answer(actor("Sanne"), poll, first, Suits.NO, mo)
    assert dates.tallies(poll)[0].of(mo).written_by_id == person("Sanne").id
    dates.answer(actor("Mo"), poll, first, Suits.YES)
    with pytest.raises(RefusedError):
        dates.answer(actor("Sanne"), poll, first, Suits.NO, mo)
    with pytest.raises(RefusedError):
        dates.answer(actor("Sanne"), poll, second, Suits.NO, person("Petra").id)


def test_it_waits_for_who_did_not_answer_each_moment(ask: Any, actor: Any) -> None:
    poll = ask(20, 21)
    first, second = (one.id for one in poll.moments)
    roos: Actor = actor("Roos")

    def asked(who: Actor) -> list[int]:
        return [one.id for one in asking.asked(dates.asks(who)).get("dates", ())]

    assert asked(roos) == [poll.id]
    dates.answer(roos, poll, first, Suits.YES)
    assert asked(roos) == [poll.id]
    dates.answer(roos, poll, second, Suits.NO)
    assert asked(roos) == []
    assert asked(actor("Petra")) == []


def test_the_moment_at_which_most_can_come_weighs_most(ask: Any, actor: Any) -> None:
    poll = ask(20, 21, 22)
    said = {"Roos": "ryn", "Mo": "yyn", "Kees": "yyr"}
    meaning = {"y": Suits.YES, "r": Suits.RATHER_NOT, "n": Suits.NO}
    for name, words in said.items():
        for moment, word in zip(poll.moments, words, strict=True):
            dates.answer(actor(name), poll, moment.id, meaning[word])
    best = max(dates.tallies(poll), key=lambda one: one.weight)
    assert best.moment is poll.moments[1]


def test_choosing_makes_a_draft_and_tells_who_was_asked(
    ask: Any, actor: Any, session: Any, person: Any
) -> None:
    poll = ask(20, 21)
    meeting = dates.choose(actor("Sanne"), poll, poll.moments[1].id)
    assert (meeting.state, meeting.title, meeting.place) == (
        MeetingState.DRAFT,
        "Extra",
        "Huiskamer",
    )
    assert meeting.starts_at == poll.moments[1].starts_at == poll.chosen_at
    told = sa.select(Message.person_id).where(Message.topic == f"dates:{poll.id}:chosen")
    assert set(session.scalars(told)) == {x.id for x in dates.asked(poll)} - {person("Sanne").id}
    with pytest.raises(RefusedError):
        dates.choose(actor("Anneke"), poll, poll.moments[0].id)
    with pytest.raises(RefusedError):
        dates.answer(actor("Roos"), poll, poll.moments[0].id, Suits.NO)


def test_a_moment_that_is_near_was_agreed_on_together(ask: Any, actor: Any) -> None:
    poll = ask(3, 4, closes=2)
    meeting = dates.choose(actor("Anneke"), poll, poll.moments[0].id)
    assert meeting.haste == Haste.AGREED


def test_in_pictures_a_tap_answers_and_the_next_moment_follows(
    ask: Any, session: Any, client_as: Any
) -> None:
    poll = ask(20, 21)
    first = poll.moments[0]
    session.commit()
    roos = client_as("Roos", view="picto")
    assert f"/dates/{poll.id}" in roos.get("/asks").text
    page = roos.get(f"/dates/{poll.id}").text
    assert [page.count(f'value="{one}"') for one in Suits] == [1, 1, 1]
    sent = {"moment": first.id, "suits": "yes", "number": "1"}
    answer = roos.send(f"/dates/{poll.id}/answer", sent)
    assert answer.location == f"/dates/{poll.id}?card=2"
    assert 'aria-pressed="true"' in roos.get(f"/dates/{poll.id}").text


def test_the_form_keeps_what_was_typed_and_asks_for_a_time(
    client_as: Any, council: Council, session: Any
) -> None:
    place = f"/councils/{council.id}/dates/new"
    session.rollback()
    sanne = client_as("Sanne")
    sent = {
        "day1": "2027-03-04",
        "time1": "14:00",
        "day2": "2027-03-11",
        "minutes": "60",
        "closes_on": "2027-02-20",
        "kind": "council",
    }
    answer = sanne.send(place, sent)
    assert answer.status_code == 422
    assert "Kies een tijd." in answer.text
    assert 'value="2027-03-11"' in answer.text
    done = sanne.send(place, sent | {"time2": "14:00"})
    assert done.status_code == 303
    page = sanne.get(done.location).text
    assert "donderdag 4 maart 2027, 14.00 uur" in page
    assert sanne.get(f"{done.location}/paper").data.startswith(b"%PDF")
