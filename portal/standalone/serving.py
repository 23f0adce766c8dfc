"""The server of the stand-alone application: waitress, on this computer only."""

import gc
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

from flask import Flask
from waitress import create_server

PATIENCE = 5.0
"""Seconds that requests under way get to finish once the server is told to stop."""


class Server:
    """Serves an app on the loopback address until told to stop; then finishes what it began.

    ``behind_proxy`` believes a proxy on this computer about the visitor's address and scheme.
    Raises `OSError` when the port is taken.
    """

    def __init__(self, app: Flask, *, port: int, behind_proxy: bool = False) -> None:
        proxy: dict[str, Any] = {}
        if behind_proxy:
            proxy = {
                "trusted_proxy": "127.0.0.1",
                "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
            }
        self._server: Any = create_server(
            app,
            sockets=[_listening(port)],
            threads=8,
            connection_limit=1000,
            channel_timeout=60,
            # Somewhat above the app's own limit, so that a file just too large gets its sentence.
            max_request_body_size=16 * 1024 * 1024,
            ident=None,
            **proxy,
        )
        self._stop = Event()

    @property
    def port(self) -> int:
        """The port in use: the one asked for, or a free one when that was 0."""
        return int(self._server.effective_port)

    def run(self) -> None:
        """Serve until `stop`."""
        # What is there now stays: looking through it for garbage is an eighth of a page's time.
        gc.collect()
        gc.freeze()
        while not self._stop.is_set():
            self._turn(30)
        self._server.accepting = False
        until = time.monotonic() + PATIENCE
        while self._busy() and time.monotonic() < until:
            self._turn(0.1)
        self._server.task_dispatcher.shutdown(timeout=1)
        self._server.asyncore.close_all(self._server._map)

    def stop(self, *_: Any) -> None:
        """Take no more visitors and return from `run`; also a handler of signals."""
        self._stop.set()
        self._server.pull_trigger()

    def _turn(self, seconds: float) -> None:
        self._server.asyncore.loop(timeout=seconds, map=self._server._map, use_poll=True, count=1)

    def _busy(self) -> bool:
        channels = self._server.active_channels.values()
        return any(one.requests or one.total_outbufs_len for one in channels)


def _listening(port: int) -> socket.socket:
    line = socket.socket()
    try:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind(("127.0.0.1", port))
    except OSError:
        line.close()
        raise
    return line


@contextmanager
def stopped_by_signals(server: Server) -> Iterator[None]:
    """While the block runs, SIGTERM and Ctrl-C stop the server gracefully."""
    wanted = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, server.stop) for number in wanted]
    try:
        yield
    finally:
        for number, handler in zip(wanted, before, strict=True):
            signal.signal(number, handler)
