"""What waitress lacks: visitors who are slow, send too much or are too many stop nobody else.

A request that takes too long to arrive is dropped. What the server refuses by itself (too much
body, too large headers, what is no request at all) is answered by the application, so that this
answer too is a page in the reader's own view. At the most of connections those that have done
nothing for the longest make room, so that somebody new always gets in.
"""

import io
import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.receiver import FixedStreamReceiver
from waitress.server import TcpWSGIServer
from waitress.task import WSGITask
from waitress.utilities import (
    BadRequest,
    Error,
    RequestEntityTooLarge,
    RequestHeaderFieldsTooLarge,
)

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
HEADERS_WITHIN = 20.0
"""Seconds in which the headers of a request arrive; a body has them as well."""
SLOWEST = 2048
"""Bytes a second at which a body arrives on the whole, beside those seconds."""
MOST_HEADERS, MOST_HEADER_LINES, LONGEST_HEADER, LONGEST_ADDRESS = 16 * 1024, 100, 8190, 4096
MOST_THROWN_AWAY = 256 * 1024 * 1024
"""So much of a body that is too large is received and dropped: browsers read no answer before."""
REFUSED = "huisraad.refused"
"""Where the application finds the status with which the server refuses a request."""

MostBytes = Callable[[str, str], int]
"""How many bytes of body are welcome with a method and a path."""

_TASTE = re.compile(rb"\bhuisraad_(?:view|language)=\w{1,10}")


class _AddressTooLongError(Error):  # type: ignore[misc]
    code = 414
    reason = "URI Too Long"


class _Nowhere:
    """A buffer that keeps nothing."""

    def append(self, data: bytes) -> None: ...

    def close(self) -> None: ...


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    """Knows as soon as it has the headers whether the rest is welcome."""

    expect_continue: bool
    header_plus: bytes
    most = 0

    def parse_header(self, header_plus: bytes) -> None:
        address = header_plus.find(b"\n")
        if address > LONGEST_ADDRESS:
            self.error = _AddressTooLongError("")
        elif header_plus.count(b"\n", address + 1) > MOST_HEADER_LINES or (
            len(header_plus) > LONGEST_HEADER
            and max(map(len, header_plus[address:].split(b"\n"))) > LONGEST_HEADER
        ):
            self.error = RequestHeaderFieldsTooLarge("")
        if self.error:
            return
        super().parse_header(header_plus)
        if self.command not in METHODS:
            self.error = BadRequest("")
            return
        if self.chunked or self.content_length:
            self.most = self.adj.most_bytes(self.command, self.path)
        if self.content_length > self.most:
            self.error = RequestEntityTooLarge("")
            self.body_rcv = FixedStreamReceiver(self.content_length, _Nowhere())
            # Who asks first hears it at once; so does who sends more than is worth receiving.
            self.completed = self.expect_continue or self.content_length > MOST_THROWN_AWAY
            self.expect_continue = False

    def received(self, data: bytes) -> int:
        consumed: int = super().received(data)
        if self.chunked and not self.error and self.body_bytes_received > self.most:
            self.error = RequestEntityTooLarge("")
            self.completed = True
        if self.error and not self.header_plus:
            self.header_plus = data
        return consumed

    def get_body_stream(self) -> Any:
        return io.BytesIO() if self.error else super().get_body_stream()


class _RefusedTask(WSGITask):  # type: ignore[misc]
    """Asks the application for the page that tells why this request is refused."""

    def __init__(self, channel: Any, request: Any) -> None:
        self.code = request.error.code
        if self.code != RequestEntityTooLarge.code:
            # Nothing in it can be relied on, but how the reader likes to read does no harm.
            taste = b"; ".join(_TASTE.findall(request.header_plus)[:2])
            request = channel.parser_class(channel.adj)
            host = channel.adj.known_as.encode()
            request.parse_header(b"GET / HTTP/1.0\r\nHost: %b\r\nCookie: %b\r\n" % (host, taste))
        super().__init__(channel, request)
        self.close_on_finish = True

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ.pop("CONTENT_LENGTH", None)
        environ.pop("CONTENT_TYPE", None)
        environ[REFUSED] = self.code
        return environ


class _Channel(HTTPChannel):  # type: ignore[misc]
    """A connection that knows since when its request is on the way."""

    parser_class = _Parser
    error_task_class = _RefusedTask
    began = 0.0

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self.began = time.time()
        return bool(super().received(data))

    def is_late(self, now: float) -> bool:
        """Whether its request should have been here by now."""
        request = self.request
        if request is None or self.requests:
            return False
        return bool(now > self.began + HEADERS_WITHIN + request.body_bytes_received / SLOWEST)

    def is_stuck(self, now: float) -> bool:
        """Whether somebody waits to go on with a long answer of which nothing is read."""
        full = self.total_outbufs_len > self.adj.outbuf_high_watermark
        return bool(full and self.last_activity < now - self.adj.channel_timeout)

    def handle_close(self) -> None:
        """Close, once what has come already is read: else the network drops the answer too."""
        with suppress(OSError):
            for _ in range(64 if self.socket else 0):
                if not self.socket.recv(65536):
                    break
        super().handle_close()

    def del_channel(self, map: Any = None) -> None:
        """Leave the loop, and what came of a body."""
        super().del_channel(map)
        if self.request is not None:
            self.request.close()


class ManyVisitors(TcpWSGIServer):  # type: ignore[misc]
    """The server that holds these connections."""

    channel_class = _Channel

    def readable(self) -> bool:
        if len(self._map) >= self.adj.most_connections:
            self._make_room()
        return bool(super().readable())

    def maintenance(self, now: float) -> None:
        """Close what is idle, what should have been here by now, and what nobody reads."""
        super().maintenance(now)
        for channel in list(self.active_channels.values()):
            if channel.is_late(now):
                channel.will_close = True
            elif channel.is_stuck(now):
                channel.handle_close()  # nothing can be sent any more, and a thread waits for it

    def _make_room(self) -> None:
        """Close a tenth of those nobody works for: the idle first, who reads an answer last."""
        waiting = [one for one in self.active_channels.values() if not one.requests]
        waiting.sort(
            key=lambda one: (
                bool(one.total_outbufs_len),
                one.request is not None,
                one.began if one.request else one.last_activity,
            )
        )
        for channel in waiting[: len(waiting) // 10 + 1]:
            channel.will_close = True
