"""The server of the stand-alone application: waitress, on this computer only."""

import resource
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, RLock
from typing import Any

from flask import Flask
from waitress.adjustments import Adjustments
from waitress.task import ThreadedTaskDispatcher

from portal import limits
from portal.jobs.service import Workers
from portal.standalone.connections import MOST_HEADERS, MOST_THROWN_AWAY, ManyVisitors
from portal.standalone.tls import lines
from portal.standalone.tls.identity import Identity

PATIENCE = 10.0
"""Seconds that requests under way get to finish once the server is told to stop."""
THREADS = 8
MOST_CONNECTIONS = 1000
SWEEP = 5
"""Seconds after which who is idle or late is looked for again."""


class Server:
    """Serves an app until told to stop; then finishes what it began.

    ``host`` is the address to listen at, ``identity`` the certificate to speak TLS with.
    ``behind_proxy`` believes a proxy on this computer about the visitor's address and scheme.
    Raises `OSError` when the port is taken.
    """

    def __init__(
        self,
        app: Flask,
        *,
        port: int,
        host: str = "127.0.0.1",
        identity: Identity | None = None,
        behind_proxy: bool = False,
    ) -> None:
        proxy: dict[str, Any] = {}
        if behind_proxy:
            proxy = {
                "trusted_proxy": "127.0.0.1",
                "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
            }
        adjustments = Adjustments(
            threads=THREADS,
            connection_limit=2 * MOST_CONNECTIONS,  # never reached: who is idle makes room before
            channel_timeout=60,
            cleanup_interval=SWEEP,
            max_request_header_size=MOST_HEADERS,
            max_request_body_size=2 * MOST_THROWN_AWAY,
            log_socket_errors=False,
            ident=None,
            url_scheme="https" if identity else "http",
            **proxy,
        )
        trusted: list[str] = app.config.get("TRUSTED_HOSTS") or ["localhost"]
        adjustments.known_as = trusted[0].lstrip(".")
        adjustments.most_connections = _room()
        adjustments.most_bytes = lambda method, path: limits.most_bytes(app, method, path)
        workers = ThreadedTaskDispatcher()
        workers.set_thread_count(THREADS)
        self._server: Any = ManyVisitors(
            app,
            {},
            _sock=_listening(host, port),
            dispatcher=workers,
            adj=adjustments,
            bind_socket=False,
        )
        if identity:
            lines.speak(self._server, identity)
        self._stop = Event()
        self._closing = RLock()  # a signal may come while this thread closes
        self._closed = False

    @property
    def port(self) -> int:
        """The port in use: the one asked for, or a free one when that was 0."""
        return int(self._server.effective_port)

    def run(self) -> None:
        """Serve until `stop`."""
        while not self._stop.is_set():
            self._turn(SWEEP)
        self._server.del_channel()
        self._server.socket.close()
        until = time.monotonic() + PATIENCE
        while self._busy() and time.monotonic() < until:
            self._turn(0.1)
        self._server.task_dispatcher.shutdown(timeout=1)
        with self._closing:
            self._closed = True
            self._server.asyncore.close_all(self._server._map)

    def stop(self, *_: Any) -> None:
        """Take no more visitors and return from `run`; also a handler of signals."""
        self._stop.set()
        with self._closing:
            if not self._closed:
                self._server.pull_trigger()

    def _turn(self, seconds: float) -> None:
        self._server.asyncore.loop(timeout=seconds, map=self._server._map, use_poll=True, count=1)

    def _busy(self) -> bool:
        channels = self._server.active_channels.values()
        return any(one.requests or one.total_outbufs_len for one in channels)


def _room() -> int:
    """How many connections fit: each may need a file of its own for what it sends or gets."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    enough = 4 * MOST_CONNECTIONS
    if hard != resource.RLIM_INFINITY:
        enough = min(enough, hard)
    if soft != resource.RLIM_INFINITY and soft < enough:
        resource.setrlimit(resource.RLIMIT_NOFILE, (enough, hard))
    return min(MOST_CONNECTIONS, enough // 3)


def _listening(host: str, port: int) -> socket.socket:
    line = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind((host, port))
    except OSError:
        line.close()
        raise
    return line


@contextmanager
def stopped_by_signals(server: Server | Workers) -> Iterator[None]:
    """While the block runs, SIGTERM and Ctrl-C stop the server (or workers) gracefully."""
    wanted = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, server.stop) for number in wanted]
    try:
        yield
    finally:
        for number, handler in zip(wanted, before, strict=True):
            signal.signal(number, handler)
