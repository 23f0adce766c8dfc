"""The server finishes what it began."""

import threading

import pytest
from flask import Flask

from portal.standalone.serving import Server
from tests.loopback import Browser


@pytest.fixture
def slow() -> tuple[Flask, threading.Event, threading.Event]:
    """An app whose one page waits until it may answer."""
    app = Flask(__name__)
    asked, go = threading.Event(), threading.Event()

    @app.get("/")
    def page() -> str:
        asked.set()
        go.wait(10)
        return "done"

    return app, asked, go


def test_a_request_under_way_is_answered_when_the_server_stops(slow):
    app, asked, go = slow
    server = Server(app, port=0)
    serving = threading.Thread(target=server.run)
    serving.start()
    replies = []
    visit = threading.Thread(target=lambda: replies.append(Browser(server.port).get("/")))
    visit.start()
    assert asked.wait(10)
    server.stop()
    go.set()
    visit.join(10)
    serving.join(10)
    assert not serving.is_alive()
    assert [reply.text for reply in replies] == ["done"]
    with pytest.raises(OSError, match="refused"):
        Browser(server.port).get("/")


def test_a_taken_port_is_an_error_at_once(slow):
    first = Server(slow[0], port=0)
    with pytest.raises(OSError, match="in use"):
        Server(slow[0], port=first.port)
    first.stop()
    first.run()


def test_the_server_does_not_say_what_it_is(slow):
    app, _, go = slow
    go.set()
    server = Server(app, port=0)
    serving = threading.Thread(target=server.run)
    serving.start()
    reply = Browser(server.port).get("/")
    server.stop()
    serving.join(10)
    assert "waitress" not in str(reply.headers).lower()
