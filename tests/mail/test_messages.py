"""Invitations: mail to who has an address, paper to the others, one to each and to nobody else."""

from collections import Counter

import pytest
import sqlalchemy as sa

from portal import clock as portal_clock
from portal import database
from portal.context import portal
from portal.jobs.models import Job, JobState
from portal.mail.models import Message
from portal.meetings.models import Meeting, MeetingState
from portal.people.models import Person
from portal.standalone.accounts.models import Account
from tests.mail.conftest import WITH_ACCOUNT, WITHOUT
from tests.mail.postoffice import HangUpError

ALL_MAILED = {"voorzitter": 1, "secretaris": 1, "bewoner": 1, "ondersteuner": 1}
BUT_ROOS = {name: 1 for name in ALL_MAILED if name != "bewoner"}


def words(mail):
    return mail.parsed.get_body(("plain",)).get_content()


def got(office):
    return Counter(mail.to[0].partition("@")[0] for mail in office.mails)


def test_who_has_an_address_gets_mail_and_the_others_paper(with_mail, invited, on_paper):
    here = invited()
    assert got(with_mail) == ALL_MAILED
    assert on_paper() == WITHOUT
    letter = next(m.parsed for m in with_mail.mails if m.to[0].startswith("bewoner"))
    assert str(letter["Subject"]) == "Uitnodiging: donderdag 18 februari 2027"
    assert str(letter["To"]) == "Roos Visser <bewoner@huisraad.example>"
    said = letter.get_body(("plain",)).get_content()
    for words in ("Hallo Roos,", "donderdag 18 februari 2027", "14.00 uur", "Huiskamer"):
        assert words in said
    assert f"http://localhost/meetings/{here}" in said
    assert "Raad De Linde" in said


def test_without_a_mail_server_everybody_stands_on_the_paper_list(invited, on_paper, stored):
    invited()
    assert sorted(on_paper()) == sorted(WITH_ACCOUNT + WITHOUT)
    assert not stored(lambda s: s.scalars(sa.select(Job).where(Job.name == "mail.send")).all())


def test_nobody_hears_of_a_meeting_of_another_council(with_mail, invited, stored):
    invited()
    people = stored(
        lambda s: s.scalars(
            sa.select(Person.call_name).join(Message, Message.person_id == Person.id)
        )
    )
    assert not {"Gerrit", "Ria", "Petra", "Bas", "Bea", "Joyce", "Theo"} & set(people)


def test_who_invites_twice_or_takes_a_cancelling_back_sends_nothing_twice(
    with_mail, invited, on_paper, client_as, work
):
    here = invited()
    anneke = client_as("Anneke")
    anneke.send(f"/meetings/{here}/invite")
    work()
    anneke.send(f"/meetings/{here}/cancel")
    work()
    assert on_paper() == []
    anneke.send(f"/meetings/{here}/plan-again")
    work()
    assert set(got(with_mail).values()) == {1}
    assert on_paper() == WITHOUT


def test_a_meeting_cancelled_at_once_invites_nobody_until_it_goes_on(
    with_mail, meeting, client_as, work, on_paper
):
    here = meeting(state=MeetingState.PLANNED)
    anneke = client_as("Anneke")
    anneke.send(f"/meetings/{here}/invite")
    anneke.send(f"/meetings/{here}/cancel")
    work()
    assert not with_mail.mails
    assert on_paper() == []
    anneke.send(f"/meetings/{here}/plan-again")
    work()
    assert got(with_mail) == ALL_MAILED


def test_who_was_not_mailed_before_a_cancelling_is_once_the_meeting_goes_on(
    with_mail, invited, client_as, session, clock, work, on_paper
):
    with_mail.answer = lambda command, rest: b"450 not now" if command == "RCPT" else None
    here, anneke = invited(), client_as("Anneke")
    anneke.send(f"/meetings/{here}/cancel")
    with_mail.answer = lambda command, rest: None
    clock.forward(minutes=2)
    work()  # the mails come to their turn, and make no sense
    assert not with_mail.mails
    session.execute(sa.update(Meeting).where(Meeting.id == here).values(place="De kapel"))
    session.commit()
    anneke.send(f"/meetings/{here}/plan-again")
    work()
    assert got(with_mail) == ALL_MAILED
    assert all("De kapel" in words(one) for one in with_mail.mails)
    assert on_paper() == WITHOUT


def test_a_refused_invitation_sends_nothing(with_mail, client_as, meeting, work):
    here = meeting(state=MeetingState.PLANNED, items=())
    assert client_as("Anneke").send(f"/meetings/{here}/invite").status_code == 422
    work()
    assert not with_mail.mails


def test_a_server_that_is_away_gets_the_mail_later_and_once(
    with_mail, invited, work, clock, on_paper
):
    with_mail.answer = lambda command, rest: b"450 not now" if command == "RCPT" else None
    invited()
    assert on_paper() == WITHOUT  # the others will get mail
    with_mail.answer = lambda command, rest: None
    clock.forward(minutes=2)
    work()
    assert got(with_mail) == ALL_MAILED


def test_who_has_a_wrong_address_comes_on_the_paper_list_at_once(
    with_mail, invited, on_paper, client_as
):
    with_mail.answer = lambda command, rest: b"550 no" if "<bewoner@" in rest else None
    invited()
    assert got(with_mail) == BUT_ROOS
    assert on_paper() == ["Roos", *WITHOUT]
    assert "Het mailadres klopt niet." in client_as("Bea").get("/jobs").text


def test_an_account_without_a_real_address_comes_on_the_paper_list(
    app, with_mail, invited, on_paper
):
    with app.app_context(), database.writing() as own:
        roos = sa.select(Account).where(Account.email.startswith("bewoner"))
        own.scalars(roos).one().email = "bewoner\r\nDATA"
    invited()
    assert got(with_mail) == BUT_ROOS
    assert on_paper() == ["Roos", *WITHOUT]


@pytest.mark.parametrize("change", ["blocked", "left"])
def test_who_has_no_open_account_gets_no_mail(app, with_mail, invited, change):
    with app.app_context(), database.writing() as own:
        account = own.scalars(sa.select(Account).where(Account.email.startswith("bewoner"))).one()
        if change == "blocked":
            account.blocked = True
        else:
            account.person.left_at = portal_clock.now()
    invited()
    assert got(with_mail) == BUT_ROOS


def test_a_mail_of_which_nobody_knows_whether_it_came_is_left_to_a_person(
    with_mail,
    invited,
    on_paper,
    work,
    clock,
    client_as,
    stored,
):
    def drop(command, rest):
        if command == "TEXT" and "bewoner" in rest:
            raise HangUpError

    with_mail.answer = drop
    invited()
    with_mail.answer = lambda command, rest: None
    clock.forward(hours=12)
    work()
    assert got(with_mail) == BUT_ROOS
    assert on_paper() == ["Roos", *WITHOUT]
    dead = stored(lambda s: s.scalars(sa.select(Job).where(Job.state == JobState.DEAD)).one())
    assert dead.reason == "unsure"
    assert client_as("Bea").send(f"/jobs/{dead.id}/again").status_code == 303
    assert on_paper() == WITHOUT
    work()
    assert got(with_mail)["bewoner"] == 1


def test_a_message_on_paper_is_not_sent_besides(with_mail, invited, work, client_as, stored):
    with_mail.answer = lambda command, rest: b"550 no" if "<bewoner@" in rest else None
    invited()
    with_mail.answer = lambda command, rest: None
    roos = stored(
        lambda s: s.scalars(
            sa.select(Message.id).join(Message.person).where(Person.call_name == "Roos")
        ).one()
    )
    client_as("Sanne").send("/councils/1/paper-list", {"message": str(roos)})
    dead = stored(lambda s: s.scalars(sa.select(Job).where(Job.state == JobState.DEAD)).one())
    client_as("Bea").send(f"/jobs/{dead.id}/again")
    work()
    assert "bewoner" not in got(with_mail)


def test_a_mail_that_is_late_for_the_meeting_is_not_sent(
    app, with_mail, invited, work, clock, on_paper
):
    with_mail.answer = lambda command, rest: b"450 not now" if command == "RCPT" else None
    invited(days=1)
    with_mail.answer = lambda command, rest: None
    clock.forward(days=2)
    work()
    assert not with_mail.mails
    assert on_paper() == []


def test_the_same_message_has_the_same_id_when_it_is_tried_again(with_mail, invited, work, clock):
    with_mail.answer = lambda command, rest: b"451 busy" if command == "TEXT" else None
    invited()
    with_mail.answer = lambda command, rest: None
    clock.forward(minutes=2)
    work()
    tried = Counter(mail.parsed["Message-ID"] for mail in with_mail.refused + with_mail.mails)
    assert sorted(tried.values()) == [2, 2, 2, 2]


def test_hostile_words_of_a_meeting_stay_words(with_mail, invited, app):
    here = invited(title="Vergadering\r\nBcc: evil@example.org")
    with app.app_context(), database.reading() as own:
        assert own.get_one(Meeting, here).invited_at
    assert got(with_mail) == ALL_MAILED
    assert all("Bcc" not in mail.parsed for mail in with_mail.mails)


def test_a_host_that_knows_no_addresses_prints(app, with_mail, invited, on_paper):
    adapter = app.extensions["portal"].adapter

    class Host:
        current_user = adapter.current_user
        sign_in_url = adapter.sign_in_url
        sign_out_url = adapter.sign_out_url

    object.__setattr__(app.extensions["portal"], "adapter", Host())
    invited()
    assert not with_mail.mails
    assert "Roos" in on_paper()


def test_a_mail_server_taken_away_leaves_the_mail_to_paper(
    app, with_mail, meeting, client_as, work, on_paper
):
    with_mail.answer = lambda command, rest: b"450 not now" if command == "RCPT" else None
    here = meeting(state=MeetingState.PLANNED)
    client_as("Anneke").send(f"/meetings/{here}/invite")
    work()
    with app.app_context():
        object.__setattr__(portal(), "mail", None)
    app.extensions["portal"].clock.forward(minutes=2)
    work()
    assert sorted(on_paper()) == sorted(WITH_ACCOUNT + WITHOUT)
