"""By which channel each hears of a meeting, a change, a cancelling; and mail that came back."""

from datetime import timedelta

import icalendar
import pytest
import sqlalchemy as sa

from portal import database
from portal.mail.models import Message
from portal.meetings.models import Meeting, MeetingState
from portal.people.models import Channel, Helper, Person
from tests.mail.conftest import WITHOUT
from tests.mail.test_messages import ALL_MAILED, got, words


@pytest.fixture
def wants(app):
    """``wants(Mo=Channel.SUPPORTER)``: how people want to be invited."""

    def choose(**people):
        with app.app_context(), database.writing() as own:
            for name, channel in people.items():
                own.scalars(
                    sa.select(Person).where(Person.call_name == name)
                ).one().channel = channel

    return choose


@pytest.fixture
def moved(client_as, app):
    """Move a meeting to another place, as the chair; gives where that leads."""

    def move(here, **values):
        with app.app_context(), database.reading() as own:
            meeting = own.get_one(Meeting, here)
            form = {
                "kind": meeting.kind,
                "title": meeting.title,
                "date": f"{meeting.starts_at:%Y-%m-%d}",
                "begins": "14:00",
                "ends": "15:00",
                "place": meeting.place,
                "supporter": "y",
                "version": meeting.version,
            }
        sent = client_as("Anneke").send(f"/meetings/{here}/edit", form | values)
        assert sent.status_code == 303, sent.text
        return sent.location

    return move


def calendar(mail):
    part = next(p for p in mail.parsed.walk() if p.get_content_type() == "text/calendar")
    found = icalendar.Calendar.from_ical(part.get_content())
    assert part.get_param("method") == found["METHOD"]
    return found["METHOD"], found.walk("VEVENT")[0]


def of(office, name):
    return [mail for mail in office.mails if mail.to[0].startswith(name)]


def test_each_hears_by_the_channel_of_ones_own_and_nobody_twice(
    with_mail, invited, on_paper, wants, client_as
):
    wants(Mo=Channel.SUPPORTER, Hans=Channel.SCREEN, Roos=Channel.PAPER, Kees=Channel.MAIL)
    here = invited()
    assert got(with_mail) == {"voorzitter": 1, "ondersteuner": 1}
    assert on_paper() == ["Roos", "Fatima", "Kees", "Willem"], "who has no address gets a letter"
    told = client_as("Sanne").get("/councils/1/tell-list").text
    assert "Voor Mo Amrani" in told
    assert told.count("Het is verteld") == 1
    heard = client_as("Sanne").get(f"/meetings/{here}/heard").text
    assert "Alleen op de startpagina." in heard


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_before_it_goes_out_the_number_is_shown_for_each_channel(
    with_mail, meeting, wants, client_as, view
):
    wants(Mo=Channel.SUPPORTER, Hans=Channel.SCREEN)
    here = meeting(state=MeetingState.PLANNED)
    page = client_as("Anneke", view=view).get(f"/meetings/{here}/invite").text
    for said in (
        "Er gaan 8 berichten uit",
        "3 mensen krijgen een mail",
        "3 mensen krijgen een brief",
        "1 persoon hoort het",
    ):
        assert said in page
    if view == "standard":
        assert "1 persoon ziet het op het scherm" in page
        assert "Het is hier: Huiskamer." in page


def test_the_message_holds_everything_and_whose_help_is_whose(
    app, with_mail, invited, on_paper, client_as
):
    with app.app_context(), database.writing() as own:
        roos, kees, bas = (
            own.scalars(sa.select(Person).where(Person.call_name == name)).one()
            for name in ("Roos", "Kees", "Bas")
        )
        own.execute(sa.delete(Helper))
        own.add_all([Helper(helper=bas, person=roos), Helper(helper=bas, person=kees)])
    here = invited()
    said = words(of(with_mail, "bewoner")[0])
    for part in (
        "donderdag 18 februari 2027",
        "14.00 uur",
        "Huiskamer",
        "Bas helpt je.",
        "- Menu: avondeten",
        f"/meetings/{here}",
    ):
        assert part in said
    assert "helpt je" not in words(of(with_mail, "secretaris")[0])
    letters = client_as("Sanne").get("/councils/1/paper-list").text
    assert letters.count("Bas helpt je.") == 1
    assert letters.count("Menu: avondeten") == len(WITHOUT)


def test_how_one_gets_there_is_remembered_with_the_place(
    client_as, moved, meeting, stored, with_mail, work
):
    here = meeting(state=MeetingState.PLANNED)
    moved(here, place="De kapel", travel="Neem bus 5.")
    moved(here, place="Tuin")
    assert stored(lambda s: s.get(Meeting, here).travel) == ""
    other = meeting(state=MeetingState.PLANNED, days=40)
    moved(here, place="De kapel", travel="Neem bus 5.")
    moved(other, place="de kapel")
    assert stored(lambda s: s.get(Meeting, other).travel) == "Neem bus 5."
    client_as("Anneke").send(f"/meetings/{other}/invite")
    work()
    assert "Neem bus 5." in words(with_mail.mails[0])
    assert "Neem bus 5." in client_as("Roos", view="picto").get(f"/meetings/{other}").text


def test_a_mail_carries_the_meeting_for_the_calendar_and_a_change_follows(
    with_mail, invited, moved, client_as, work, stored
):
    here = invited()
    method, first = calendar(of(with_mail, "bewoner")[0])
    assert (method, first["LOCATION"]) == ("REQUEST", "Huiskamer")
    assert first["ATTENDEE"] == "mailto:bewoner@huisraad.example"
    asked = moved(here, place="De kapel")
    assert asked == f"/meetings/{here}/tell"
    work()
    assert got(with_mail) == ALL_MAILED, "nobody is told before somebody says so"
    anneke = client_as("Anneke")
    page = anneke.get(asked).text
    assert "Er gaan 8 berichten uit" in page
    assert "Het is nu hier: De kapel." in page
    assert anneke.send(asked).status_code == 303
    work()
    method, later = calendar(of(with_mail, "bewoner")[-1])
    assert (method, later["UID"]) == ("REQUEST", first["UID"])
    assert later["SEQUENCE"] > first["SEQUENCE"]
    assert later["LOCATION"] == "De kapel"
    assert "Het is nu hier: De kapel." in words(of(with_mail, "bewoner")[-1])
    assert "Het is op donderdag" in words(of(with_mail, "bewoner")[-1])
    assert anneke.get(asked).status_code == 303, "there is nothing to tell any more"
    anneke.send(asked)
    work()
    assert got(with_mail) == {name: 2 for name in ALL_MAILED}


def test_a_letter_that_waits_says_how_it_is_now_and_stays_one(
    with_mail, invited, moved, client_as, work, on_paper
):
    here = invited()
    moved(here, place="De kapel")
    work()
    letters = client_as("Sanne").get("/councils/1/paper-list").text
    assert "Het is hier: De kapel." in letters
    assert "Huiskamer" not in letters
    moved(here, place="Huiskamer")
    work()
    assert "Het is hier: Huiskamer." in client_as("Sanne").get("/councils/1/paper-list").text
    moved(here, place="De kapel")
    work()
    client_as("Anneke").send(f"/meetings/{here}/tell")
    work()
    assert on_paper() == WITHOUT
    letters = client_as("Sanne").get("/councils/1/paper-list").text
    assert letters.count('data-part="letter"') == len(WITHOUT)


def test_a_cancelling_is_for_who_heard_and_the_calendar_takes_it_out(
    with_mail, invited, client_as, work, on_paper, wants
):
    here = invited()
    anneke = client_as("Anneke")
    assert anneke.send(f"/meetings/{here}/cancel").location == f"/meetings/{here}/tell"
    assert "Er gaan 4 berichten uit" in anneke.get(f"/meetings/{here}/tell").text
    anneke.send(f"/meetings/{here}/tell")
    work()
    assert got(with_mail) == {name: 2 for name in ALL_MAILED}
    method, event = calendar(of(with_mail, "bewoner")[-1])
    assert (method, event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert "gaat niet door" in words(of(with_mail, "bewoner")[-1])
    assert on_paper() == []
    again = anneke.send(f"/meetings/{here}/plan-again")
    assert again.location == f"/meetings/{here}/tell"
    anneke.send(f"/meetings/{here}/tell")
    work()
    method, event = calendar(of(with_mail, "bewoner")[-1])
    assert (method, event["STATUS"]) == ("REQUEST", "CONFIRMED")
    assert "gaat toch door" in words(of(with_mail, "bewoner")[-1])
    assert on_paper() == WITHOUT


def test_a_supporter_changes_and_an_officer_lets_know(with_mail, invited, client_as, app):
    here = invited()
    with app.app_context(), database.writing() as own:
        own.execute(sa.update(Meeting).where(Meeting.id == here).values(place="Tuin"))
    sanne = client_as("Sanne")
    page = sanne.get(f"/meetings/{here}").text
    assert "mensen weten dit nog niet" in page
    assert f"/meetings/{here}/tell" not in page
    assert sanne.send(f"/meetings/{here}/tell").status_code == 403
    assert f"/meetings/{here}/tell" in client_as("Anneke").get(f"/meetings/{here}").text
    assert "weten dit nog niet" not in client_as("Roos").get(f"/meetings/{here}").text


def test_a_mail_that_came_back_becomes_a_letter_and_so_do_later_ones(
    with_mail, invited, on_paper, client_as, stored, clock
):
    here = invited()
    find = sa.select(Message.id).join(Message.person).where(Person.call_name == "Roos")
    number = stored(lambda s: s.scalar(find))
    sanne, heard = client_as("Sanne"), f"/meetings/{here}/heard"
    assert sanne.send(heard, {"message": number}).status_code == 303
    assert on_paper() == ["Roos", *WITHOUT]
    assert "De mail kwam niet aan." in sanne.get(heard).text
    sanne.send("/councils/1/paper-list", {"message": number})
    assert on_paper() == WITHOUT
    clock.forward(minutes=1)
    invited(days=40)
    assert len(of(with_mail, "bewoner")) == 1
    assert "Roos" in on_paper()


@pytest.mark.parametrize("number", ["", "x", "0", "-1", str(2**70), "1"])
def test_only_a_mail_of_this_meeting_can_have_come_back(
    with_mail, invited, client_as, number, wants
):
    wants(Anneke=Channel.PAPER)  # the first message
    here = invited()
    assert (
        client_as("Sanne").send(f"/meetings/{here}/heard", {"message": number}).status_code == 422
    )


def test_who_was_told_goes_off_the_list_and_is_named(with_mail, invited, client_as, wants, stored):
    wants(Mo=Channel.SUPPORTER)
    here = invited()
    find = sa.select(Message.id).where(Message.channel == Channel.SUPPORTER)
    number = stored(lambda s: s.scalar(find))
    sanne = client_as("Sanne")
    assert "1 persoon om het aan te vertellen" in sanne.get("/").text
    sanne.send("/councils/1/paper-list", {"message": number})
    assert "Voor Mo" in sanne.get("/councils/1/tell-list").text, "that is another list"
    assert sanne.send("/councils/1/tell-list", {"message": number}).status_code == 303
    assert "Sanne vertelde dit op" in sanne.get("/councils/1/tell-list").text
    assert "Sanne vertelde dit op" in sanne.get(f"/meetings/{here}/heard").text


def test_a_title_of_two_hundred_letters_and_lines_injects_nothing(
    with_mail, meeting, client_as, work
):
    title = ("Raad\r\nBcc: evil@example.org\r\nEND:VEVENT 🎉 " * 5)[:120]
    here = meeting(state=MeetingState.PLANNED, title=title)
    assert client_as("Anneke").send(f"/meetings/{here}/invite").status_code == 303
    work()
    assert got(with_mail) == ALL_MAILED
    for mail in with_mail.mails:
        assert "Bcc" not in mail.parsed
        _method, event = calendar(mail)
        assert str(event["SUMMARY"]).startswith("Raad Bcc: evil@example.org END:VEVENT")


def test_nobody_hears_of_a_meeting_that_is_over(with_mail, invited, app, client_as, clock, work):
    here = invited(days=1)
    with app.app_context(), database.writing() as own:
        own.execute(sa.update(Meeting).where(Meeting.id == here).values(place="Tuin"))
    clock.set(clock() + timedelta(days=3))
    anneke = client_as("Anneke")
    anneke.send(f"/meetings/{here}/tell")
    work()
    assert got(with_mail) == ALL_MAILED
