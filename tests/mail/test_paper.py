"""The paper list: who may see it, what is ticked off, and that it stays within the council."""

import pytest
import sqlalchemy as sa

from portal import database
from portal.mail import service as mail
from portal.mail.models import Message
from portal.people.models import Person

LINDE, EIK = 1, 2


@pytest.fixture
def letters(app, person):
    """A letter for each of these people, from a council: ids by name."""

    def write(*names, council=LINDE, subject="Uitnodiging"):
        with app.app_context():
            database.begin(writes=True)
            draft = mail.Draft(subject=subject, lines=[("Je bent uitgenodigd.", "own:meeting")])
            for name in names:
                mail.post("test", council, person(name), draft)
            database.session.commit()
            made = sa.select(Person.call_name, Message.id)
            rows = database.session.execute(made.join(Message, Message.person_id == Person.id))
            found = {name: number for name, number in rows if name in names}
            database.end()
            return found

    return write


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("name", ["Sanne", "Anneke", "Bea"])
def test_who_prints_sees_each_letter_with_its_pictures(client_as, letters, name, view):
    letters("Roos", "Mo")
    page = client_as(name, view=view).get("/councils/1/paper-list").text
    assert page.count('data-part="letter"') == 2
    assert "Voor Roos Visser" in page
    assert "Je bent uitgenodigd." in page


def test_a_letter_numbers_its_subjects_as_the_agenda_does(app, client_as, person):
    with app.app_context():
        database.begin(writes=True)
        agenda = [("Welkom", "own:meeting"), ("Pauze", "openmoji:2615"), ("Menu", "own:meeting")]
        mail.post("test", LINDE, person("Roos"), mail.Draft(subject="Kom", lines=[], agenda=agenda))
        database.session.commit()
        database.end()
    page = client_as("Sanne").get("/councils/1/paper-list").text
    for subject in ("<b>1.</b> Welkom", "<span>Pauze", "<b>2.</b> Menu"):
        assert subject in page


def test_what_is_printed_goes_off_the_list_with_who_and_when(client_as, letters, clock):
    ids = letters("Roos", "Mo")
    sanne = client_as("Sanne")
    sent = sanne.send("/councils/1/paper-list", {"message": str(ids["Roos"])})
    assert sent.status_code == 303
    page = sanne.get("/councils/1/paper-list").text
    assert page.count('data-part="letter"') == 1
    assert "Sanne drukte dit af op maandag 8 februari 2027, 10.00 uur." in page


def test_only_what_was_on_the_page_is_ticked_off(client_as, letters):
    sanne = client_as("Sanne")
    shown = letters("Roos")
    letters("Mo")
    sanne.send("/councils/1/paper-list", {"message": [str(shown["Roos"])]})
    page = sanne.get("/councils/1/paper-list").text
    assert "Voor Mo Amrani" in page


def test_nobody_ticks_off_the_letters_of_another_council(client_as, letters, app):
    ids = letters("Gerrit", council=EIK)
    sanne = client_as("Sanne")
    sanne.send("/councils/1/paper-list", {"message": str(ids["Gerrit"])})
    assert sanne.get("/councils/2/paper-list").status_code == 404
    with app.app_context(), database.reading() as own:
        assert own.get_one(Message, ids["Gerrit"]).printed_at is None
    assert "Gerrit" not in sanne.get("/councils/1/paper-list").text


@pytest.mark.parametrize("ids", [["x"], ["0"], ["-1"], [str(2**63)], ["9" * 400], [], ["1", "1"]])
def test_any_number_is_taken_calmly(client_as, letters, ids):
    letters("Roos")
    assert client_as("Sanne").send("/councils/1/paper-list", {"message": ids}).status_code == 303


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_start_page_says_what_there_is_to_print(client_as, letters, view):
    letters("Roos", "Mo")
    path = "/asks" if view == "picto" else "/"
    assert "2 brieven om af te drukken" in client_as("Sanne", view=view).get(path).text
    assert "om af te drukken" not in client_as("Roos", view=view).get(path).text
    assert "om af te drukken" not in client_as("Gerrit", view=view).get(path).text


def test_what_is_over_is_not_printed(client_as, letters, app, clock):
    letters("Roos")
    with app.app_context():
        database.begin(writes=True)
        database.session.execute(sa.update(Message).values(until=clock()))
        database.session.commit()
        database.end()
    assert (
        "Er hoeft niets afgedrukt te worden."
        in client_as("Sanne").get("/councils/1/paper-list").text
    )


def test_a_second_letter_about_the_same_is_not_written(letters, app):
    assert letters("Roos") == letters("Roos")


def test_hostile_text_is_text(client_as, letters):
    letters("Roos", subject="<script>alert(1)</script>" + "x" * 500)
    page = client_as("Sanne").get("/councils/1/paper-list").text
    assert "<script>alert(1)" not in page


def test_the_trail_names_who_printed_and_not_what(client_as, letters):
    ids = letters("Roos")
    client_as("Sanne").send("/councils/1/paper-list", {"message": str(ids["Roos"])})
    trail = client_as("Anneke").get("/councils/1/trail").text
    assert "Sanne" in trail
    assert "drukte een brief af" in trail
