"""The server finishes what it began."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from subprocess import PIPE

import pytest
from flask import Flask

from portal.standalone.serving import PATIENCE, Server
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


def test_a_server_that_has_stopped_may_be_told_so_again(slow):
    server = Server(slow[0], port=0)
    serving = threading.Thread(target=server.run)
    serving.start()
    server.stop()
    serving.join()
    server.stop()


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


def test_a_told_server_ends_well_whoever_is_still_there(tmp_path):
    command = [sys.executable, "-m", "portal.standalone.cli", "start", "--port", "0"]
    told = os.environ | {"HUISRAAD_DATA": str(tmp_path), "HUISRAAD_LOG": "json"}
    server = subprocess.Popen(command, env=told, stdout=PIPE, stderr=PIPE, text=True)
    try:
        port = next(
            int(found[1])
            for line in server.stdout
            if (found := re.search(r"http://127\.0\.0\.1:(\d+)", line))
        )
        with (
            socket.create_connection(("127.0.0.1", port)) as idle,
            socket.create_connection(("127.0.0.1", port)) as unfinished,
        ):
            idle.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert idle.recv(12) == b"HTTP/1.1 200"
            unfinished.sendall(b"POST /sign-in HTTP/1.1\r\nContent-Length: 9\r\n\r\n")
            began = time.monotonic()
            server.send_signal(signal.SIGTERM)
            _, log = server.communicate(timeout=30)
        assert server.returncode == 0, log
        assert time.monotonic() - began < PATIENCE
        assert json.loads(log.splitlines()[-1])["endpoint"] == "healthz"
    finally:
        server.kill()
