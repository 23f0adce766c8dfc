"""The log tells what happened and about nobody."""

import io
import json
import logging
import re

import pytest
import sqlalchemy as sa
from werkzeug.test import Client

from portal import database
from portal.people.models import Person
from portal.standalone import journal
from tests.loopback import Browser, running
from tests.standalone.test_connections import asked, serve

SECRET = "geheim.roosmarijn"
"""Stands for a name, an e-mail address, a token and a card's code alike."""


@pytest.fixture(params=["json", "plain"])
def log(request):
    """What this process writes, in each style."""
    root, out = logging.getLogger(), io.StringIO()
    before = (root.handlers[:], root.level, journal.requests.level)
    journal.write(request.param, out)
    yield out
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    journal.requests.setLevel(before[2])


def everywhere(client):
    """Send the secret by every way into the portal."""
    for method in ("GET", "POST", "PUT"):
        for path in (f"/{SECRET}", f"/people/{SECRET}", f"/photos/1/{SECRET}.jpg", "/card"):
            client.open(f"{path}?next=/{SECRET}&q={SECRET}", method=method)
    fields = {"email": f"{SECRET}@huis.nl", "password": SECRET, "token": SECRET, "act": SECRET}
    for path in ("/sign-in", "/view", "/card", "/faces/2", "/councils/1/wishes/new"):
        client.post(path, data=fields | {SECRET: SECRET})
        client.post(path, json=fields)
        client.send(path, fields | {"photo": (io.BytesIO(b"x"), f"{SECRET}.jpg")})
    for name in ("User-Agent", "Referer", "X-Forwarded-For", "X-Request-ID", "Authorization"):
        client.get("/sign-in", headers={name: SECRET})
    for name in (
        "huisraad_view",
        "huisraad_tablet",
        "huisraad_person",
        "huisraad_session",
        "huisraad_forms",
    ):
        client.set_cookie(name, SECRET)
        client.get("/sign-in")


def test_nothing_that_is_sent_gets_into_the_log(app, client_as, log):
    everywhere(client_as("Roos"))
    Client(app).open("/", method=SECRET.upper())
    written = log.getvalue()
    assert len(written.splitlines()) > 30
    assert not re.search("roosmarijn", written, re.IGNORECASE)


def test_nothing_that_a_server_refuses_gets_into_the_log(app, log):
    with serve(app) as server:
        for request in (
            f"GET /{SECRET * 300} HTTP/1.1\r\nHost: {SECRET}\r\n\r\n",
            f"{SECRET} / HTTP/1.1\r\nHost: {SECRET}\r\n\r\n",
            f"GET / HTTP/1.1\r\nHost: localhost\r\n{SECRET}\r\n\r\n",
            f"GET /%ff{SECRET} HTTP/1.1\r\nHost: {SECRET}\x00\r\n\r\n",
        ):
            asked(server, request.encode())
    assert log.getvalue()
    assert SECRET not in log.getvalue().lower()


@pytest.fixture
def broken(app, monkeypatch):
    """Let the page of wishes break by the function given."""
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def break_(mistake):
        monkeypatch.setitem(app.view_functions, "portal.wishes.mine", mistake)

    return break_


def quoting():
    try:
        int(SECRET)
    except ValueError as error:
        raise RuntimeError(f"cannot do {SECRET}") from error


def of_the_database():
    database.begin(writes=True)
    statement = sa.insert(Person).values(id=1, name=SECRET, call_name=SECRET)
    database.session.execute(statement)


@pytest.mark.parametrize("mistake", [quoting, of_the_database])
@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_mistake_is_found_by_the_number_on_the_page(client_as, broken, log, mistake, view):
    broken(mistake)
    reply = client_as("Roos", view=view).get("/wishes/mine")
    assert reply.status_code == 500
    number = re.search(r"Noem dit nummer: <b>([0-9A-Z]{2}-[0-9A-Z]{3})</b>", reply.text)[1]
    assert reply.headers["X-Request-ID"] == number
    written = log.getvalue()
    assert written.count(number) == 2
    assert f"test_journal.py:{mistake.__code__.co_firstlineno}"[:-2] in written
    assert mistake.__name__ in written
    assert SECRET not in written
    assert SECRET not in reply.text


def test_what_led_to_a_mistake_is_told_as_well(client_as, broken, log):
    broken(quoting)
    client_as("Roos").get("/wishes/mine")
    assert re.search("RuntimeError.*ValueError", log.getvalue(), re.DOTALL)


def test_a_line_tells_what_a_request_cost(client_as, log):
    client = client_as("Roos")
    reply = client.get("/people/2")
    line = log.getvalue().splitlines()[-1]
    if line.startswith("{"):
        told = json.loads(line)
        assert told["endpoint"] == "portal.people.show"
        assert (told["method"], told["status"]) == ("GET", 200)
        assert told["bytes"] == reply.content_length
        assert 0 < told["ms"] < 10_000
        assert told["id"] == reply.headers["X-Request-ID"]
        assert set(told) == {
            *("time", "level", "event", "id", "method", "endpoint", "status"),
            *("ms", "bytes"),
        }
    else:
        assert re.search(r"\bGET portal\.people\.show 200 [\d.]+ ms \d+ bytes", line)


def test_a_line_does_not_tell_how_much_was_read_aloud(client_as, log):
    assert client_as("Roos").get("/speech/abc").content_length
    line = log.getvalue().splitlines()[-1]
    assert "portal.speech.sound" in line
    assert json.loads(line)["bytes"] is None if line.startswith("{") else " bytes" not in line


def test_what_other_parts_log_is_written_without_what_they_filled_in(log):
    logging.getLogger("elsewhere").error(f"cannot send to {SECRET}")
    logging.getLogger("portal.mail").error("tried %d times for %s", 3, SECRET)
    try:
        raise OSError(28, "No space left on device", SECRET)
    except OSError:
        logging.getLogger("elsewhere").exception("cannot write %s", SECRET)
    written = log.getvalue()
    assert SECRET not in written
    assert "test_journal:" in written
    assert "tried 3 times for ..." in written
    assert "No space left on device" in written


def test_numbers_are_short_and_differ(app):
    with running(app) as port:
        seen = {Browser(port).get("/sign-in").headers["X-Request-ID"] for _ in range(30)}
    assert len(seen) == 30
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{2}-[0-9A-HJKMNP-TV-Z]{3}", one) for one in seen)
