"""The data folder and the settings of a server: from the environment, never from the repo."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from portal.files import make_folder, write_whole
from portal.mail.service import Mailbox

SQLITE = "huisraad.db"
"""The database in the data folder, unless another is configured."""
QUEUE = "queue.db"
"""The workers' queue in the data folder; not worth a copy, since the database tells it all."""


class WeakKeyError(RuntimeError):
    """The configured secret key can be guessed: the server does not start with it."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """``folder`` holds all data; ``demo`` says that the invented people may sign in.

    ``jobs`` is the queue of the workers: a file, or an address when machines share one.
    """

    folder: Path
    database_url: str
    secret_key: str
    demo: bool = False
    trusted_hosts: tuple[str, ...] = ()
    jobs: str = ""
    mail: Mailbox | None = None

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read HUISRAAD_DATA, HUISRAAD_DATABASE, HUISRAAD_KEY, HUISRAAD_DEMO, HUISRAAD_HOSTS,
        HUISRAAD_JOBS, HUISRAAD_SMTP and HUISRAAD_MAIL_FROM.

        Makes the folder (0700) and its key (0600) at the first start. Raises `WeakKeyError`
        and `MailboxError`.
        """
        folder = data_folder()
        make_folder(folder)
        hosts = tuple(os.environ.get("HUISRAAD_HOSTS", "").replace(",", " ").split())
        return cls(
            folder=folder,
            database_url=database_url(),
            secret_key=_key(folder),
            demo=os.environ.get("HUISRAAD_DEMO") == "1" and not hosts,
            trusted_hosts=hosts,
            jobs=os.environ.get("HUISRAAD_JOBS") or f"{folder}/{QUEUE}",
            mail=mailbox(),
        )


def mailbox() -> Mailbox | None:
    """The configured mail server, if any. Raises `MailboxError`."""
    url = os.environ.get("HUISRAAD_SMTP", "")
    return Mailbox.at(url, os.environ.get("HUISRAAD_MAIL_FROM", "")) if url else None


def log_style() -> str:
    """How the log is written: HUISRAAD_LOG says "json" or "plain"; "" leaves it to `journal`."""
    return os.environ.get("HUISRAAD_LOG", "")


def data_folder() -> Path:
    """The folder that holds everything, whether it is there or not."""
    return Path(os.environ.get("HUISRAAD_DATA", "instance")).resolve()


def database_url() -> str:
    """The address of the database: a file in the data folder unless configured."""
    return os.environ.get("HUISRAAD_DATABASE", f"sqlite:///{data_folder()}/{SQLITE}")


def weak(key: str) -> bool:
    """Whether a secret can be guessed."""
    return len(key) < 32 or len(set(key)) < 10


def _key(folder: Path) -> str:
    configured = os.environ.get("HUISRAAD_KEY")
    if configured is not None:
        if weak(configured):
            raise WeakKeyError("HUISRAAD_KEY must be a random text of 32 characters or more.")
        return configured
    path = folder / "key"
    if not path.exists():
        write_whole(path, secrets.token_urlsafe(48).encode())
    return path.read_text().strip()
