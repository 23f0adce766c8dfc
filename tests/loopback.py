"""Real requests to a real server on this machine: for races, kills and weights."""

import http.client
import json
import re
import socket
import threading
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO

from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import stream_encode_multipart

from portal.standalone.serving import Server

Fields = Mapping[str, str] | Sequence[tuple[str, str]]


@contextmanager
def running(app: Flask) -> Iterator[int]:
    """Serve `app` with the product's own server while the block runs; gives its port."""
    with serving(Server(app, port=0)) as port:
        yield port


@contextmanager
def serving(server: Server) -> Iterator[int]:
    """Let the server run while the block does; gives its port."""
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server.port
    finally:
        server.stop()
        thread.join()


@dataclass
class Reply:
    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")


@dataclass
class Browser:
    """One person's browser: keeps cookies, sends forms as they were shown."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    timeout: float = 10

    def get(self, path: str) -> Reply:
        return self._ask("GET", path)

    def post(self, path: str, fields: Fields, file: bytes | None = None) -> Reply:
        """Send the fields; with a file, when there is one, under the name ``file``."""
        if file is None:
            return self._ask("POST", path, urllib.parse.urlencode(fields).encode())
        sent = dict(fields) | {"file": FileStorage(BytesIO(file), "file.pdf")}
        stream, _, boundary = stream_encode_multipart(sent)
        return self._ask("POST", path, stream.read(), f"multipart/form-data; boundary={boundary}")

    def send_json(self, path: str, body: Mapping[str, object]) -> Reply:
        """Send what a script sends."""
        return self._ask("POST", path, json.dumps(body).encode(), "application/json")

    def form(self, path: str, having: str = "csrf_token") -> dict[str, str]:
        """The fields, as they were filled in, of the first form on a page with this field."""
        reply = self.get(path)
        assert reply.status == 200, f"{path}: {reply.status}"
        for fields in forms_of(reply.text):
            if having in fields:
                return fields
        raise AssertionError(f"no form with {having} on {path}")

    def raw(self, path: str, fields: Fields) -> bytes:
        """The bytes of a request that sends the fields."""
        body = urllib.parse.urlencode(fields).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nConnection: close\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Cookie: {self._cookie_header()}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    def _ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        kind: str = "application/x-www-form-urlencoded",
    ) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        headers = {"Cookie": self._cookie_header()}
        if body is not None:
            headers["Content-Type"] = kind
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Reply(answer.status, answer.headers, text)

    def _cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def at_once(port: int, requests: Sequence[bytes], timeout: float = 20) -> list[Reply]:
    """Send requests that all wait for one barrier with their last byte; replies in order."""
    barrier = threading.Barrier(len(requests))
    replies: dict[int, Reply] = {}

    def send(number: int, request: bytes) -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=timeout) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line.sendall(request[:-1])
            barrier.wait(timeout)
            line.sendall(request[-1:])
            answer = http.client.HTTPResponse(line)
            answer.begin()
            replies[number] = Reply(answer.status, answer.headers, answer.read().decode())

    threads = [
        threading.Thread(target=send, args=(number, request))
        for number, request in enumerate(requests)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [replies[number] for number in range(len(requests))]


def forms_of(page: str) -> list[dict[str, str]]:
    """The fields of each form on a page, as a browser would send them untouched."""
    reader = _Forms()
    reader.feed(page)
    return reader.forms


def without_tokens(page: str) -> str:
    """The page without what differs each time it is drawn."""
    return re.sub(r"<input[^>]*type=.hidden.[^>]*>| data-sound=.[^\"]*.", "", page)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self._area = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        name = found.get("name", "")
        if tag == "form":
            self.forms.append({})
        elif not self.forms:
            return
        elif tag == "input" and name:
            ticked = found.get("type") not in ("radio", "checkbox") or "checked" in found
            if ticked and found.get("type") != "file":
                self.forms[-1][name] = found.get("value", "on")
        elif tag == "textarea":
            self._area = name
            self.forms[-1][name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            first = self._select not in self.forms[-1]
            if first or "selected" in found:
                self.forms[-1][self._select] = found.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1][self._area] += data
