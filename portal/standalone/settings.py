"""The data folder and the settings of a server: from the environment, never from the repo."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


class WeakKeyError(RuntimeError):
    """The configured secret key can be guessed: the server does not start with it."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """``folder`` holds all data; ``demo`` says that the invented people may sign in."""

    folder: Path
    database_url: str
    secret_key: str
    demo: bool = False
    trusted_hosts: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read HUISRAAD_DATA, HUISRAAD_DATABASE, HUISRAAD_KEY, HUISRAAD_DEMO, HUISRAAD_HOSTS.

        Makes the folder (0700) and its key (0600) at the first start. Raises `WeakKeyError`.
        """
        folder = Path(os.environ.get("HUISRAAD_DATA", "instance")).resolve()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        hosts = tuple(h for h in os.environ.get("HUISRAAD_HOSTS", "").split(",") if h)
        return cls(
            folder=folder,
            database_url=os.environ.get("HUISRAAD_DATABASE", f"sqlite:///{folder}/huisraad.db"),
            secret_key=_key(folder),
            demo=os.environ.get("HUISRAAD_DEMO") == "1" and not hosts,
            trusted_hosts=hosts,
        )


def _key(folder: Path) -> str:
    configured = os.environ.get("HUISRAAD_KEY")
    if configured is not None:
        if len(configured) < 32 or len(set(configured)) < 10:
            raise WeakKeyError("HUISRAAD_KEY must be a random text of 32 characters or more.")
        return configured
    path = folder / "key"
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()
