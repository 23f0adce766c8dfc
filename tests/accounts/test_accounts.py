"""An account for a person: made by the administrator, who never knows the password."""

import re
from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal import database
from portal.audit import AuditEvent
from portal.identity import Proof
from portal.jobs import service as jobs
from portal.jobs.models import Job
from portal.mail.service import Mailbox
from portal.residents.models import SignIn
from portal.standalone.accounts.models import Account, PasswordLink
from portal.standalone.accounts.service import links
from tests.accounts.conftest import fields_of, is_in, sign_in
from tests.looking import named, row, rows
from tests.mail.postoffice import post_office

PASSWORD = "vier gewone woorden"


def give(client, person, email="theo@voorbeeld.example"):
    return client.send(f"/people/{person.id}/account/address", {"email": email})


def letter(client, person):
    """The address on the letter that is printed now."""
    page = client.send(f"/people/{person.id}/account/letter")
    assert page.status_code == 200
    return re.search(r"<code>http://localhost(/password/\w+)</code>", page.text)[1]


def make_password(client, address, password=PASSWORD):
    data = {**fields_of(client.get(address)), "password": password}
    return client.post(address, data=data)


def of(session, person):
    return row(session, Account, Account.person_id == person.id)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_person_gets_an_account_and_makes_the_password(session, client_as, view):
    theo, bea = named(session, "Theo"), client_as("Bea", view)
    page = "".join(bea.get(f"/people/{theo.id}?card={n}").text for n in (1, 2))
    assert f"/people/{theo.id}/account" in page
    assert give(bea, theo, " Theo@Voorbeeld.example ").status_code == 303
    own = of(session, theo)
    assert (own.email, own.password_hash) == ("theo@voorbeeld.example", "")
    address, stranger = letter(bea, theo), client_as(None)
    assert "Theo" in stranger.get(address).text
    assert make_password(stranger, address, "te kort").status_code == 422
    assert make_password(stranger, address).status_code == 303
    assert is_in(stranger)
    assert stranger.get(address).status_code == 404
    data = {"email": "theo@voorbeeld.example", "password": PASSWORD}
    visitor = client_as(None)
    visitor.post("/sign-in", data={**fields_of(visitor.get("/sign-in")), **data})
    assert is_in(visitor)
    said = [one.what for one in rows(session, AuditEvent) if not one.refused]
    assert said[:3] == ["account made", "password address printed", "password made"]


def test_without_a_password_an_account_lets_nobody_in(session, client_as):
    theo = named(session, "Theo")
    give(client_as("Bea"), theo)
    for password in ("", " ", "nobody has this password"):
        visitor = client_as(None)
        data = {"email": "theo@voorbeeld.example", "password": password}
        answer = visitor.post("/sign-in", data={**fields_of(visitor.get("/sign-in")), **data})
        assert answer.status_code == 422


def test_an_address_works_once_for_some_days_and_the_next_one_replaces_it(
    session, client_as, clock
):
    theo, bea = named(session, "Theo"), client_as("Bea")
    give(bea, theo)
    first, second = letter(bea, theo), letter(bea, theo)
    assert [client_as(None).get(one).status_code for one in (first, second)] == [404, 200]
    assert second.removeprefix("/password/") not in repr(rows(session, PasswordLink)[0].__dict__)
    clock.forward(days=7, seconds=1)
    assert client_as(None).get(second).status_code == 404


def test_a_new_password_signs_out_who_had_the_old_one(session, client_as):
    petra, bea, before = named(session, "Petra"), client_as("Bea"), client_as(None)
    sign_in(before, "manager")
    address = letter(bea, petra)
    assert is_in(before)
    assert make_password(client_as(None), address).status_code == 303
    assert not is_in(before)
    assert sign_in(client_as(None), "manager").status_code == 422


def test_closing_signs_out_everywhere_and_kills_the_address(session, client_as):
    sanne, bea, own = named(session, "Sanne"), client_as("Bea"), client_as(None)
    sign_in(own)
    helped = client_as("Roos", "picto", Proof.HELPED, helper="Sanne")
    assert helped.get("/").status_code == 200
    address = letter(bea, sanne)
    assert bea.send(f"/people/{sanne.id}/account", {"blocked": "1"}).status_code == 303
    assert not is_in(own)
    assert all(one.ended_at for one in rows(session, SignIn, SignIn.helper_id == sanne.id))
    assert client_as(None).get(address).status_code == 404
    assert bea.send(f"/people/{sanne.id}/account/letter").status_code == 303
    bea.send(f"/people/{sanne.id}/account", {"blocked": ""})
    assert sign_in(own).status_code == 303


def test_nobody_closes_the_own_account(session, client_as):
    bea, own = named(session, "Bea"), client_as("Bea")
    answer = own.send(f"/people/{bea.id}/account", {"blocked": "1"})
    assert answer.status_code == 422
    assert not of(session, bea).blocked


def test_who_gets_another_address_loses_what_was_on_its_way_to_the_first(session, client_as):
    theo, bea = named(session, "Theo"), client_as("Bea")
    give(bea, theo)
    address = letter(bea, theo)
    assert give(bea, theo, "ondersteuner@huisraad.example").status_code == 422
    assert client_as(None).get(address).status_code == 200
    assert give(bea, theo, "ander@voorbeeld.example").status_code == 303
    assert client_as(None).get(address).status_code == 404
    assert of(session, theo).email == "ander@voorbeeld.example"


@pytest.mark.parametrize("wrong", ["", "theo", "a b@c", "x" * 200 + "@y"])
def test_what_is_no_address_is_refused_beside_the_field(session, client_as, wrong):
    assert give(client_as("Bea"), named(session, "Theo"), wrong).status_code == 422
    assert not rows(session, Account, Account.email == wrong)


def test_of_two_who_use_an_address_at_once_one_gets_it(session, client_as, monkeypatch):
    theo, bea = named(session, "Theo"), client_as("Bea")
    give(bea, theo)
    address, first, second = letter(bea, theo), client_as(None), client_as(None)
    from portal.standalone.accounts import service

    hashing = service.hash_password

    def meanwhile(password):
        monkeypatch.setattr(service, "hash_password", hashing)
        assert make_password(first, address, "van de eerste persoon").status_code == 303
        return hashing(password)

    fields = fields_of(second.get(address))
    monkeypatch.setattr(service, "hash_password", meanwhile)
    answer = second.post(address, data={**fields, "password": "van de tweede persoon"})
    assert answer.status_code == 404
    assert not is_in(second)
    assert is_in(first)


def test_a_mail_brings_the_address_and_nothing_that_is_kept_opens_it(app, session, client_as):
    theo, bea = named(session, "Theo"), client_as("Bea")
    give(bea, theo)
    page = f"/people/{theo.id}/account"
    assert "/account/mail" not in bea.get(page).text
    with post_office() as office:
        mailbox = Mailbox.at(f"smtp://127.0.0.1:{office.port}", "Huisraad <raad@linde.example>")
        state = app.extensions["portal"]
        app.extensions["portal"] = replace(state, mail=mailbox)
        assert "/account/mail" in bea.get(page).text
        assert bea.send(f"{page}/mail").status_code == 303
        jobs.work()
        (sent,) = office.mails
    mail = sent.parsed
    address = re.search(r"http://localhost(/password/\w+)", mail.get_content())[1]
    assert mail["To"] == "Theo Jansen <theo@voorbeeld.example>"
    assert "Hallo Theo" in mail.get_content()
    token = address.removeprefix("/password/")
    kept = [one.__dict__ for one in (*rows(session, Job), *rows(session, PasswordLink))]
    assert token not in repr(kept)
    assert make_password(client_as(None), address).status_code == 303


def test_a_mail_that_cannot_go_is_told_on_the_page(app, session, client_as):
    theo, bea = named(session, "Theo"), client_as("Bea")
    give(bea, theo)
    state = app.extensions["portal"]
    nowhere = Mailbox.at("smtp://127.0.0.1:1", "Huisraad <raad@linde.example>")
    app.extensions["portal"] = replace(state, mail=nowhere)
    page = f"/people/{theo.id}/account"
    bea.send(f"{page}/mail")
    assert "niet verstuurd" not in bea.get(page).text
    jobs.work()
    assert "niet verstuurd" in bea.get(page).text


def test_a_letter_that_was_printed_since_is_not_made_worthless_by_the_mail(app, session, client_as):
    theo, bea = named(session, "Theo"), client_as("Bea")
    give(bea, theo)
    state = app.extensions["portal"]
    nowhere = Mailbox.at("smtp://127.0.0.1:1", "Huisraad <raad@linde.example>")
    app.extensions["portal"] = replace(state, mail=nowhere)
    bea.send(f"/people/{theo.id}/account/mail")
    address = letter(bea, theo)
    jobs.work()
    assert client_as(None).get(address).status_code == 200


THEO = Account.email == "theo@voorbeeld.example"
CHANGES = [
    sa.update(Account).where(THEO).values(email="other@voorbeeld.example"),
    sa.update(Account).where(THEO).values(blocked=True),
    sa.update(PasswordLink).values(by_mail=False),
    sa.delete(PasswordLink),
]


@pytest.mark.parametrize("change", CHANGES, ids=["address", "closed", "printed", "dropped"])
def test_what_changed_while_the_mail_was_made_stops_it(
    app, session, client_as, monkeypatch, change
):
    theo, bea = named(session, "Theo"), client_as("Bea")
    give(bea, theo)
    ended = database.end

    class Meanwhile:
        writing = staticmethod(database.writing)

        @staticmethod
        def end():
            ended()
            with database.writing() as own:
                own.execute(change)

    with post_office() as office:
        mailbox = Mailbox.at(f"smtp://127.0.0.1:{office.port}", "Huisraad <raad@linde.example>")
        app.extensions["portal"] = replace(app.extensions["portal"], mail=mailbox)
        bea.send(f"/people/{theo.id}/account/mail")
        before = [one.token_hash for one in rows(session, PasswordLink)]
        monkeypatch.setattr(links, "database", Meanwhile)
        jobs.work()
        assert not office.mails
    assert [one.token_hash for one in rows(session, PasswordLink)] in (before, [])


@pytest.mark.parametrize("name", ["Sanne", "Anneke", "Petra", "Gerrit"])
def test_an_account_is_the_business_of_the_administrator(session, client_as, name):
    roos, client = named(session, "Roos"), client_as(name)
    assert client.get(f"/people/{roos.id}/account").status_code == 404
    assert "/account" not in client.get(f"/people/{roos.id}").text
    for act in ("/letter", "/mail", "/lift", "/address", ""):
        assert client.send(f"/people/{roos.id}/account{act}").status_code == 404


def test_who_has_left_makes_no_password(session, client_as, clock):
    theo, bea = named(session, "Theo"), client_as("Bea")
    give(bea, theo)
    address = letter(bea, theo)
    session.execute(sa.text("UPDATE portal_person SET left_at = '2027-02-08' WHERE id = :i"),
                    {"i": theo.id})  # fmt: skip
    session.commit()
    assert client_as(None).get(address).status_code == 404
