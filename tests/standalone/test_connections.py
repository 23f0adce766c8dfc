"""Visitors who are slow, too many or send too much stop nobody else, and hear why."""

import http.client
import inspect
import re
import socket
import threading
import time
from contextlib import ExitStack, contextmanager

import pytest
from flask import Response

from portal.standalone import serving
from portal.standalone.connections import HEADERS_WITHIN, SLOWEST
from portal.standalone.serving import Server
from tests.client import check_page
from tests.loopback import Browser, Reply

UNFINISHED_BODY = b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\nemail="
LATER = time.time() + 3600
UNFINISHED_HEADERS = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "


@contextmanager
def serve(app):
    """The server, to look into, while the block runs."""
    server = Server(app, port=0)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


def line(server, sent=b""):
    """A connection on which this much was sent."""
    one = socket.create_connection(("127.0.0.1", server.port), timeout=10)
    one.sendall(sent)
    return one


def asked(server, request):
    """The answer to these very bytes."""
    with line(server, request) as one:
        answer = http.client.HTTPResponse(one)
        answer.begin()
        return Reply(answer.status, answer.headers, answer.read().decode())


def fastest(server):
    """Milliseconds for a page, when this computer does nothing else."""
    took = []
    for _ in range(15):
        began = time.perf_counter()
        assert Browser(server.port).get("/sign-in").status == 200
        took.append(time.perf_counter() - began)
    return min(took) * 1000


@pytest.mark.parametrize("unfinished", [UNFINISHED_BODY, UNFINISHED_HEADERS])
def test_pages_come_beside_200_unfinished_requests(app, unfinished):
    with serve(app) as server, ExitStack() as lines:
        alone = fastest(server)
        for _ in range(200):
            lines.enter_context(line(server, unfinished))
        beside = fastest(server)
        assert beside < 5 * alone + 5, f"{beside:.1f} ms beside them, {alone:.1f} ms alone"


def test_who_does_nothing_makes_room_for_who_comes(app, monkeypatch):
    monkeypatch.setattr(serving, "MOST_CONNECTIONS", 40)
    with serve(app) as server, ExitStack() as lines:
        busy = lines.enter_context(line(server, UNFINISHED_BODY))
        idle = [lines.enter_context(line(server)) for _ in range(30)]
        for _ in range(100):
            lines.enter_context(line(server))
            assert Browser(server.port).get("/sign-in").status == 200
        assert idle[0].recv(1) == b""
        busy.sendall(b"x" * (9000 - 6))
        assert busy.recv(12) == b"HTTP/1.1 400"


@pytest.mark.parametrize("unfinished", [UNFINISHED_BODY, UNFINISHED_HEADERS])
def test_a_request_that_takes_too_long_is_dropped(app, unfinished):
    with serve(app) as server, line(server, unfinished) as slow:
        Browser(server.port).get("/sign-in")
        late = time.time() + HEADERS_WITHIN + 6 / SLOWEST
        server._server.maintenance(late - 10)
        slow.sendall(b"x")
        Browser(server.port).get("/sign-in")
        server._server.maintenance(late + 10)
        server._server.pull_trigger()
        assert slow.recv(1) == b""


def test_who_asks_for_much_and_reads_nothing_keeps_no_thread(app):
    ended = threading.Event()

    def pieces():
        try:
            while True:
                yield bytes(2**20)
        finally:
            ended.set()

    app.add_url_rule("/endless", "endless", lambda: Response(pieces()))
    with serve(app) as server, line(server, b"GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n"):
        while not any(one.is_stuck(LATER) for one in server._server.active_channels.values()):
            Browser(server.port).get("/sign-in")
        server._server.maintenance(time.time() + 10)
        assert not ended.is_set()
        server._server.maintenance(LATER)
        assert ended.wait(10)


def test_an_upload_over_a_slow_line_gets_its_time(app):
    with serve(app) as server:
        upload = b"POST /people/1/photo/new HTTP/1.1\r\nContent-Length: 9000000\r\n\r\n"
        with line(server, upload + b"x" * 1_000_000):
            Browser(server.port).get("/sign-in")
            channel = next(iter(server._server.active_channels.values()))
            while channel.request.body_bytes_received < 1_000_000:
                Browser(server.port).get("/sign-in")
            assert not channel.is_late(time.time() + 400)
            assert channel.is_late(time.time() + 600)


HEAD = "Host: localhost\r\nCookie: huisraad_view={view}\r\n"
ODD = {
    "too long a form": (
        "POST /sign-in HTTP/1.1\r\n{head}Content-Length: 600000\r\n\r\n" + "x" * 600_000,
        413,
    ),
    "asked before sending": (
        "POST /sign-in HTTP/1.1\r\n{head}Content-Length: 600000\r\nExpect: 100-continue\r\n\r\n",
        413,
    ),
    "in pieces": (
        "POST /sign-in HTTP/1.1\r\n{head}Transfer-Encoding: chunked\r\n\r\n"
        + f"{600_000:x}\r\n"
        + "x" * 600_000,
        413,
    ),
    "more than is worth receiving": (
        "POST /sign-in HTTP/1.1\r\n{head}Content-Length: 300000000\r\n\r\n" + "x" * 600_000,
        413,
    ),
    "a long address": ("GET /" + "x" * 5000 + " HTTP/1.1\r\n{head}\r\n", 414),
    "a long header": ("GET / HTTP/1.1\r\n{head}X-Long: " + "x" * 9000 + "\r\n\r\n", 431),
    "many headers": ("GET / HTTP/1.1\r\n{head}" + "X-Many: 1\r\n" * 101 + "\r\n", 431),
    "endless headers": ("GET / HTTP/1.1\r\n{head}X-Long: " + "x" * 20_000, 431),
    "a method of its own": ("HELLO / HTTP/1.1\r\n{head}\r\n", 400),
    "no request at all": ("HELLO\r\n{head}\r\n", 400),
    "two lengths": (
        "POST /sign-in HTTP/1.1\r\n{head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        400,
    ),
    "a blank before the colon": ("GET / HTTP/1.1\r\n{head}X-Odd : 1\r\n\r\n", 400),
}


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("odd", ODD)
def test_what_the_server_refuses_is_told_in_the_own_view(app, odd, view):
    request, status = ODD[odd]
    with serve(app) as server:
        reply = asked(server, request.replace("{head}", HEAD.format(view=view)).encode())
        assert Browser(server.port).get("/sign-in").status == 200
    assert reply.status == status
    assert f'data-view="{view}"' in reply.text
    assert reply.headers["X-Request-ID"] in reply.text
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
    check_page(reply.text)


def test_an_answer_before_the_end_is_not_lost_on_the_way(app):
    """What was not read would make the network reset the line, and some then drop the answer."""
    head = b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000000\r\n\r\n"
    with serve(app) as server, line(server, head + b"x" * 100_000) as one:
        answer = b"".join(iter(lambda: one.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 413")


def test_every_view_that_takes_files_says_how_much(app):
    small = {"portal.residents.frame"}  # a picture of the camera is smaller than a long form
    for endpoint, view in app.view_functions.items():
        names = inspect.unwrap(view).__code__.co_names
        if {"files", "_sent_fields"} & set(names) and endpoint not in small:
            assert hasattr(view, "most_bytes"), f"{endpoint} needs @takes"


def test_a_view_that_takes_files_takes_more_than_a_form(app):
    with serve(app) as server:
        for path, status in (("/people/2/photo/new", 303), ("/people/2/edit", 413)):
            request = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n"
            assert asked(server, request.encode() + b"x" * 2_000_000).status == status


@pytest.mark.parametrize(
    ("fields", "status"), [("&".join(["a=1"] * 1001), 413), ("&".join(["a=1"] * 900), 400)]
)
def test_a_form_has_a_thousand_fields_at_most(client_as, fields, status):
    reply = client_as("Roos").post(
        "/view", data=fields, content_type="application/x-www-form-urlencoded"
    )
    assert reply.status_code == status


def test_a_long_field_of_a_form_with_files_is_refused(client_as):
    body = b'--b\r\nContent-Disposition: form-data; name="who"\r\n\r\n%b\r\n--b--' % (
        b"x" * 600_000
    )
    kind = "multipart/form-data; boundary=b"
    reply = client_as("Sanne").post("/people/2/photo/new", data=body, content_type=kind)
    assert reply.status_code == 413
    assert re.search("<h1[^>]*>Te groot", reply.text)
