"""Handing one message to one mail server (RFC 5321), and what its answers mean."""

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Any
from urllib.parse import unquote, urlsplit

from portal.i18n import lazy_gettext as _
from portal.jobs.service import FailedError, HopelessError

PATIENCE = 30.0
"""Seconds that the server gets for each answer."""
HERE = frozenset({"localhost", "127.0.0.1", "::1"})
REASONS: Mapping[str, Any] = {
    "address": _("The e-mail address is not right."),
    "content": _("The mail server does not want this mail."),
    "later": _("The mail server says: not now."),
    "no-mail": _("No mail server is set."),
    "server": _("The mail server cannot be reached, or does not let us in."),
}
_ADDRESS = re.compile(
    r"(?=.{3,254}\Z)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
)
_POLICY = SMTP.clone(cte_type="7bit")  # every server takes it


class MailboxError(ValueError):
    """The settings of the mail server cannot be used."""


@dataclass(frozen=True, kw_only=True)
class Mailbox:
    """The mail server that takes our mail, and in whose name it goes out.

    ``tls`` speaks TLS from the first byte; otherwise it is asked for before anything is said,
    except to a server on this computer.
    """

    host: str
    port: int
    tls: bool
    sender: Address
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def at(cls, url: str, sender: str) -> "Mailbox":
        """From ``smtp://user:password@host:port`` (or ``smtps``) and ``Name <address>``.

        Raises `MailboxError`.
        """
        name, address = parseaddr(sender if sender.isprintable() else "")
        try:
            parts = urlsplit(url)
            port = parts.port or {"smtp": 587, "smtps": 465}[parts.scheme]
            made = _address(name, address)
        except (KeyError, ValueError) as error:
            raise MailboxError("The mail server is not smtp://user:password@host:port.") from error
        except HopelessError as error:
            raise MailboxError("The sender of mail is not an e-mail address.") from error
        if not parts.hostname:
            raise MailboxError("The mail server has no name.")
        return cls(
            host=parts.hostname,
            port=port,
            tls=parts.scheme == "smtps",
            sender=made,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
        )


def write(
    mailbox: Mailbox,
    *,
    to: tuple[str, str],
    subject: str,
    body: str,
    at: datetime,
    key: str,
    calendar: str = "",
) -> EmailMessage:
    """A mail of plain text to one name and address; the same key gives the same Message-ID.

    A ``calendar`` goes with it as another form of the same, which is how mail programs find it
    (RFC 6047). Raises `HopelessError` for an address that cannot be.
    """
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = mailbox.sender
    mail["To"] = _address(*to)
    mail["Subject"] = one_line(subject)
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{key}@{mailbox.sender.domain}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday answers it
    mail.set_content(body)
    if calendar:
        method = next(x for x in calendar.splitlines() if x.startswith("METHOD:"))
        kind = {"method": method.partition(":")[2], "name": "invite.ics"}
        mail.add_alternative(calendar, subtype="calendar", params=kind)
    return mail


def hand_over(mailbox: Mailbox, mail: EmailMessage, *, before: Callable[[], None]) -> None:
    """Give the mail to the server; ``before`` is called when the next step may deliver it.

    Raises `FailedError` or `HopelessError` when it was surely not taken. What goes wrong
    between the text and the answer is raised as it is: nobody knows.
    """
    to = mail["To"].addresses[0].addr_spec
    with _connected(mailbox) as server:
        with _surely_not():
            _expect(server.mail(mailbox.sender.addr_spec), "server")
            _expect(server.rcpt(to), "address")
        before()
        try:
            answer = server.data(mail.as_bytes())
        except smtplib.SMTPDataError as error:
            answer = (error.smtp_code, b"")
        _expect(answer, "content")


def one_line(text: str) -> str:
    """The text without what could begin another line or header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def is_address(address: str) -> bool:
    """Whether mail can go to this."""
    try:
        return bool(_address("", address))
    except HopelessError:
        return False


def _address(name: str, address: str) -> Address:
    try:
        local, _at, domain = address.strip().rpartition("@")
        spelled = f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError as error:
        raise HopelessError("address") from error
    if not _ADDRESS.fullmatch(spelled):
        raise HopelessError("address")
    return Address(display_name=one_line(name), addr_spec=spelled)


@contextmanager
def _connected(mailbox: Mailbox) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    where: dict[str, Any] = {"local_hostname": mailbox.sender.domain, "timeout": PATIENCE}
    server: smtplib.SMTP
    with _surely_not():
        if mailbox.tls:
            server = smtplib.SMTP_SSL(mailbox.host, mailbox.port, context=context, **where)
        else:
            server = smtplib.SMTP(mailbox.host, mailbox.port, **where)
    try:
        with _surely_not():
            server.ehlo_or_helo_if_needed()
            if not mailbox.tls and (mailbox.host not in HERE or server.has_extn("starttls")):
                server.starttls(context=context)
                server.ehlo_or_helo_if_needed()
            if mailbox.user:
                server.login(mailbox.user, mailbox.password)
        yield server
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
    finally:
        server.close()


@contextmanager
def _surely_not() -> Iterator[None]:
    """What goes wrong here went wrong before anything was sent."""
    try:
        yield
    except (OSError, smtplib.SMTPException) as error:
        code = getattr(error, "smtp_code", "")
        raise FailedError("server", f"{type(error).__name__} {code}".strip()) from error


def _expect(answer: tuple[int, bytes], hopeless: str) -> None:
    """Raise what the server's refusal means; its words may name people and are not kept."""
    code = answer[0]
    if 200 <= code < 300:
        return
    if 500 <= code < 600 and hopeless != "server":
        raise HopelessError(hopeless, f"SMTP {code}")
    raise FailedError("server" if hopeless == "server" else "later", f"SMTP {code}")
