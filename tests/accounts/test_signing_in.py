"""Signing in with e-mail and password, and everything that must not get in."""

import re
import threading

import pytest
import sqlalchemy as sa

from portal import database
from portal.identity import Proof
from portal.residents import service as residents
from portal.returning import own_path
from portal.standalone.accounts import service
from portal.standalone.accounts.models import Account
from tests.accounts.conftest import PASSWORD, fields_of, is_in, sign_in


def test_who_knows_the_password_comes_in(visitor):
    page = visitor.get("/sign-in").text
    assert all(f'name="{name}"' in page for name in ("csrf_token", "email", "password"))
    assert sign_in(visitor).status_code == 303
    assert is_in(visitor)


def test_an_address_may_be_typed_in_capitals_with_spaces(visitor):
    fields = fields_of(visitor.get("/sign-in"))
    data = {**fields, "email": " ONDERSTEUNER@Huisraad.example ", "password": PASSWORD}
    assert visitor.post("/sign-in", data=data).status_code == 303


def test_a_wrong_password_an_unknown_address_and_a_closed_account_answer_the_same(app, client_as):
    with app.app_context():
        database.begin(writes=True)
        database.session.execute(
            sa.update(Account).where(Account.email.like("manager@%")).values(blocked=True)
        )
        database.session.commit()
        database.end()
    pages = set()
    for who, password in (("bewoner", "wrong"), ("nobody", PASSWORD), ("manager", PASSWORD)):
        client = client_as(None)
        answer = sign_in(client, who, password)
        assert answer.status_code == 422
        assert not is_in(client)
        secrets = r'value="[^"]*"|\?v=\w+'
        pages.add(re.sub(secrets, "", answer.text))
    assert len(pages) == 1


@pytest.mark.parametrize(
    ("email", "password"),
    [("", ""), ("x", "y" * 300), ("' OR 1=1--", "x"), ("a\x00b@x", "p\x00"), ("x" * 5000, "x")],
)
def test_strange_input_is_refused_beside_the_field(visitor, email, password):
    fields = fields_of(visitor.get("/sign-in"))
    answer = visitor.post("/sign-in", data={**fields, "email": email, "password": password})
    assert answer.status_code == 422


def test_the_password_is_never_shown_again(visitor):
    assert "my secret" not in sign_in(visitor, password="my secret").text
    data = {"email": "a@b", "password": "my secret"}
    answer = visitor.post("/sign-in", data=data)
    assert answer.status_code == 400
    assert "my secret" not in answer.text


def test_demo_people_come_in_only_while_this_is_a_demo(app, visitor):
    app.config["HUISRAAD_DEMO"] = False
    assert sign_in(visitor).status_code == 422


def test_failures_bring_a_wait_and_the_right_password_waits_too(visitor, clock):
    answers = [sign_in(visitor, password="wrong").status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]
    answer = sign_in(visitor)
    assert answer.status_code == 429
    assert "1 minu" in answer.text
    clock.forward(seconds=31)
    assert sign_in(visitor).status_code == 303


def test_the_wait_of_an_account_holds_from_every_address(app, client_as):
    for number in range(5):
        client = client_as(None)
        client.environ_base = {"REMOTE_ADDR": f"10.0.0.{number}"}
        sign_in(client, password="wrong")
    client = client_as(None)
    client.environ_base = {"REMOTE_ADDR": "10.0.0.99"}
    assert sign_in(client).status_code == 429


def test_an_address_that_tries_many_accounts_waits(client_as, monkeypatch):
    monkeypatch.setattr(service, "OF_PLACE", 3)
    client = client_as(None)
    client.environ_base = {"REMOTE_ADDR": "10.0.0.1"}
    answers = [sign_in(client, f"nobody{n}", "wrong").status_code for n in range(4)]
    assert answers == [422] * 3 + [429]
    assert sign_in(client_as(None)).status_code == 303


def test_failures_from_elsewhere_do_not_lock_out_the_browser_of_the_owner(client_as):
    own = client_as(None)
    sign_in(own)
    own.post("/sign-out", data=fields_of(own.get("/sign-in")))
    stranger = client_as(None)
    for _ in range(6):
        sign_in(stranger, password="wrong")
    assert sign_in(stranger).status_code == 429
    assert sign_in(own).status_code == 303


def test_signing_in_right_many_times_is_no_failure(visitor):
    assert {sign_in(visitor).status_code for _ in range(8)} == {303}


def test_the_administrator_lets_somebody_in_who_must_wait(visitor, client_as):
    for _ in range(6):
        sign_in(visitor, password="wrong")
    bea = client_as("Bea")
    whose = re.search(
        r'href="(/people/\d+/account)"[^>]*>(?:(?!href).)*Sanne', bea.get("/accounts").text, re.S
    )
    page = bea.get(whose[1])
    lift = re.search(r'action="(/people/\d+/account/lift)"', page.text)[1]
    assert bea.post(lift, data=fields_of(page)).status_code == 303
    assert sign_in(visitor).status_code == 303


@pytest.mark.parametrize("name", ["Sanne", "Anneke", "Petra", "Gerrit"])
def test_nobody_else_sees_the_accounts(client_as, name):
    client = client_as(name)
    assert client.get("/accounts").status_code == 404


def test_parallel_wrong_tries_all_count(app, monkeypatch):
    monkeypatch.setattr(service, "LONGEST_QUEUE", 60)
    start, answers = threading.Barrier(8), []

    def attempt() -> None:
        client = app.test_client()
        fields = fields_of(client.get("/sign-in"))
        start.wait()
        data = {**fields, "email": "bewoner@huisraad.example", "password": "wrong"}
        answers.append(client.post("/sign-in", data=data).status_code)

    threads = [threading.Thread(target=attempt) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [422] * 5 + [429] * 3


def test_too_many_at_once_are_told_to_come_back(visitor, monkeypatch):
    monkeypatch.setattr(service, "LONGEST_QUEUE", 0.01)
    with service._turn(), service._turn():
        answer = sign_in(visitor)
    assert answer.status_code == 503
    assert sign_in(visitor).status_code == 303


@pytest.mark.parametrize(
    "hostile",
    [
        "//evil.test",
        "/\\evil.test",
        "https:evil.test",
        "https://evil.test/",
        "/%09/evil.test",
        "/%2f/evil.test",
        "\\\\evil.test",
        "/ok\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "/sign-in/../..//evil.test",
        "/" + "x" * 5000,
        "/static/css/picto.css",
        "/nowhere",
    ],
)
def test_an_address_of_elsewhere_leads_to_the_own_start_page(app, hostile):
    with app.test_request_context():
        assert own_path(hostile) == "/"


def test_after_signing_in_one_stays_in_the_house(visitor):
    answer = sign_in(visitor, next="//evil.test")
    assert answer.location == "/"
    assert "evil" not in str(answer.headers)


def test_after_signing_in_one_comes_where_one_was_going(visitor):
    door = visitor.get("/tablets?a=1").location
    assert sign_in(visitor, path=door, next="/tablets?a=1").location == "/tablets?a=1"
    assert 'value="/tablets?a=1"' in visitor.get(door).text


def test_a_form_from_before_signing_in_is_worth_nothing_afterwards(visitor):
    form = fields_of(visitor.get("/sign-in"))
    assert visitor.get_cookie("huisraad_session") is None
    sign_in(visitor)
    assert visitor.post("/view", data=form | {"view": "picto"}).status_code == 400
    assert visitor.post("/sign-out", data=fields_of(visitor.get("/asks"))).status_code == 303


def test_a_cookie_kept_from_before_signing_out_is_dead(app, visitor):
    sign_in(visitor)
    kept = visitor.get_cookie("huisraad_session").value
    answer = visitor.post("/sign-out", data=fields_of(visitor.get("/sign-in")))
    assert answer.location == "/sign-in"
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    other = app.test_client()
    other.set_cookie("huisraad_session", kept)
    assert not is_in(other)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Origin": "http://localhost"}, 303),
        ({"Origin": "http://evil.test"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_the_door_opens_from_our_own_pages_only(visitor, headers, status):
    fields = fields_of(visitor.get("/sign-in"))
    data = {**fields, "email": "ondersteuner@huisraad.example", "password": PASSWORD}
    assert visitor.post("/sign-in", data=data, headers=headers).status_code == status


def test_the_door_needs_the_token_of_its_own_visitor(client_as):
    theirs, mine = client_as(None), client_as(None)
    fields = fields_of(theirs.get("/sign-in"))
    mine.get("/sign-in")
    data = {**fields, "email": "ondersteuner@huisraad.example", "password": PASSWORD}
    assert mine.post("/sign-in", data=data).status_code == 400
    assert not is_in(mine)


def test_cookies_are_for_tls_only_when_one_comes_by_tls(visitor):
    page = visitor.get("/sign-in", base_url="https://localhost")
    data = {**fields_of(page), "email": "ondersteuner@huisraad.example", "password": PASSWORD}
    answer = visitor.post("/sign-in", data=data, base_url="https://localhost")
    assert answer.status_code == 303
    for cookie in answer.headers.getlist("Set-Cookie"):
        assert {"HttpOnly", "SameSite=Lax", "Secure", "Path=/"} <= set(cookie.split("; "))
    for cookie in sign_in(visitor).headers.getlist("Set-Cookie"):
        assert "Secure" not in cookie


def test_an_account_on_a_tablet_ends_the_resident_who_was_there(client_as):
    client = client_as("Roos", proof=Proof.CARD)
    kept = client.get_cookie(residents.PERSON_COOKIE).value
    assert sign_in(client).status_code == 303
    assert "Sanne" in client.get("/tablets").text
    client.set_cookie(residents.PERSON_COOKIE, kept)
    assert "Sanne" in client.get("/tablets").text


def test_an_account_left_alone_on_a_tablet_is_signed_out(client_as, clock):
    client = client_as("Roos", proof=Proof.CARD)
    sign_in(client)
    clock.forward(minutes=9)
    assert is_in(client)
    clock.forward(minutes=12)
    assert not is_in(client)
