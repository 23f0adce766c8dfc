"""Let waitress speak TLS on the connections it accepts.

It stays one loop and eight threads: no second process, no proxy whose word about the visitor
must be believed, and what holds for plain connections (how many there may be, how long one
may say nothing) holds for these too, also before their handshake is done.
"""

import errno
import socket
import ssl
from functools import partial
from threading import Lock
from typing import Any

from portal.standalone.tls.identity import Identity

RECORD = 16 * 1024
"""The most that one TLS record holds (RFC 8446, 5.1). Read whole, nothing stays behind in the
TLS layer, where waiting for the socket would never show it."""
NOT_YET = (ssl.SSLWantReadError, ssl.SSLWantWriteError)


def speak(server: Any, identity: Identity) -> None:
    """Make each connection that this waitress server accepts from now on a TLS connection."""
    channel = type("SecureChannel", (_Secure, server.channel_class), {})
    server.channel_class = partial(_begin, identity, channel)


def _begin(
    identity: Identity, channel: Any, server: Any, line: socket.socket, *more: Any, **known: Any
) -> None:
    try:
        context = identity.context(line.getsockname()[0])
        context.sslsocket_class = _Line
        line.setblocking(False)
        secure = context.wrap_socket(line, server_side=True, do_handshake_on_connect=False)
    except (OSError, ValueError):  # gone already, or no certificate can be written now
        line.close()
        return
    channel(server, secure, *more, **known)


class _Line(ssl.SSLSocket):
    """A TLS connection that answers as a plain one does, to a loop that reads and threads that
    write: never both at one moment, which OpenSSL does not allow."""

    def __new__(cls, *args: Any, **kwargs: Any) -> "_Line":
        self = super().__new__(cls, *args, **kwargs)
        self.turn = Lock()
        return self

    turn: Lock

    def recv(self, size: int = RECORD, flags: int = 0) -> bytes:
        """What has come; the handshake is done by the way."""
        return bytes(self._as_plain(super().recv, size))

    def send(self, data: Any, flags: int = 0) -> int:
        """Send what fits now, and say how much that was."""
        return int(self._as_plain(super().send, data))

    def _as_plain(self, act: Any, what: Any) -> Any:
        try:
            with self.turn:
                return act(what)
        except NOT_YET as error:
            raise BlockingIOError(errno.EWOULDBLOCK, "not yet") from error


class _Secure:
    """What a channel of waitress does otherwise: bytes that came may be no data yet."""

    socket: Any
    _came = b""

    def handle_read(self) -> None:
        """Take in one record, if a whole one is there."""
        try:
            self._came = self.socket.recv(RECORD)
        except BlockingIOError:
            return
        except OSError:
            self._came = b""
        super().handle_read()  # type: ignore[misc]

    def recv(self, size: int) -> bytes:
        """What `handle_read` took in; nothing means that the visitor has gone."""
        if not self._came:
            self.handle_close()  # type: ignore[attr-defined]
        return self._came
