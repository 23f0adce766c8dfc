"""A mail server on this machine: it keeps what it gets, and answers as a test wants."""

import base64
import email
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any, cast


class HangUpError(Exception):
    """The server drops the line without a word."""


@dataclass(frozen=True)
class Mail:
    """A mail that was delivered: from and to as the envelope says."""

    sender: str
    to: tuple[str, ...]
    raw: bytes

    @property
    def parsed(self) -> EmailMessage:
        return cast(EmailMessage, email.message_from_bytes(self.raw, policy=SMTP))


Answer = Callable[[str, str], bytes | None]


@dataclass
class PostOffice:
    """What the server got; ``answer`` may give another reply to a command than yes.

    It is asked with the command and what follows it; the text of a mail is the command TEXT.
    """

    port: int = 0
    answer: Answer = lambda command, rest: None
    tls: ssl.SSLContext | None = None
    at_once: bool = False
    mails: list[Mail] = field(default_factory=list)
    refused: list[Mail] = field(default_factory=list)
    sign_ins: list[tuple[str, str]] = field(default_factory=list)
    secret: list[str] = field(default_factory=list)
    """The commands that came under TLS."""


@contextmanager
def post_office(**about: Any) -> Iterator[PostOffice]:
    """Serve while the block runs."""
    office = PostOffice(**about)
    server = _Server(("127.0.0.1", 0), _Clerk)
    server.office = office
    office.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield office
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    office: PostOffice

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed is no fault of the server."""


class _Clerk(socketserver.StreamRequestHandler):
    timeout = 20
    server: _Server

    def handle(self) -> None:
        office = self.server.office
        if office.at_once and office.tls:
            self._encrypt(office.tls)
        self._sender, self._to = "", list[str]()
        self._say(office.answer("HELLO", "") or b"220 post office")
        while line := self.rfile.readline(4096):
            command, _, rest = line.decode().strip().partition(" ")
            command = command.upper()
            if isinstance(self.connection, ssl.SSLSocket):
                office.secret.append(command)
            try:
                reply = office.answer(command, rest)
                if reply is not None and command != "DATA":
                    self._say(reply)
                elif not self._default(office, command, rest, reply):
                    return
            except HangUpError:
                return

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def _default(self, office: PostOffice, command: str, rest: str, reply: bytes | None) -> bool:
        match command:
            case "EHLO":
                offers = ["post office", "8BITMIME", "AUTH PLAIN"]
                if office.tls and not office.at_once:
                    offers.append("STARTTLS")
                self._say("\r\n".join(f"250-{one}" for one in offers).encode() + b"\r\n250 OK")
            case "STARTTLS" if office.tls:
                self._say(b"220 go")
                self._encrypt(office.tls)
            case "AUTH":
                said = base64.b64decode(rest.partition(" ")[2]).split(b"\0")
                office.sign_ins.append((said[1].decode(), said[2].decode()))
                self._say(b"235 welcome")
            case "MAIL":
                self._sender, self._to = _address(rest), []
                self._say(b"250 OK")
            case "RCPT":
                self._to.append(_address(rest))
                self._say(b"250 OK")
            case "DATA":
                if reply is not None:
                    self._say(reply)
                else:
                    self._take(office)
            case "QUIT":
                self._say(b"221 bye")
                return False
            case _:
                self._say(b"250 OK")
        return True

    def _take(self, office: PostOffice) -> None:
        self._say(b"354 the text, then a dot")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:  # a text without its end is no mail (RFC 5321, 4.1.1.4)
                raise HangUpError
            lines.append(line[1:] if line.startswith(b".") else line)
        mail = Mail(self._sender, tuple(self._to), b"".join(lines))
        reply = office.answer("TEXT", str(mail.parsed["To"]))
        taken = reply is None or reply.startswith(b"2")
        (office.mails if taken else office.refused).append(mail)
        if reply is None or reply:
            self._say(reply or b"250 taken")

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")

    def _encrypt(self, context: ssl.SSLContext) -> None:
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb", -1)
        self.wfile = cast(Any, self.connection.makefile("wb", 0))


def _address(rest: str) -> str:
    return rest.partition("<")[2].partition(">")[0]
