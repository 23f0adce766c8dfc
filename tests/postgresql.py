"""A PostgreSQL of the tests' own: Debian's server in a temporary folder, gone when they end.

Workers share one, begun while they collect their tests; a run in one process begins it when a
test first asks. With an address in ``HUISRAAD_TEST_POSTGRESQL`` that server is used instead.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import pytest

FINDER = Path(__file__).resolve().parent.parent / ".ci" / "postgresql"
GIVEN = "HUISRAAD_TEST_POSTGRESQL"
ABSENT = "no PostgreSQL here: `make test` installs one, or set POSTGRESQL_BIN"
PATIENCE = 60.0

SERVE = """
set -eu
[ -d "$1" ] || initdb --pgdata "$1" --username huisraad --auth trust --no-sync \
    --encoding UTF8 --locale C --no-instructions
exec postgres -D "$1" -k "$(dirname "$1")" -c listen_addresses= -c max_connections=60 \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off
"""


@cache
def find_postgresql() -> str | None:
    """The folder with PostgreSQL's programs that `make test` found, or that its script finds."""
    if given := os.environ.get("POSTGRESQL_BIN"):
        return given
    found = subprocess.run([FINDER, "--look"], capture_output=True, text=True, check=False)
    return found.stdout.strip() or None


class Server:
    """A server on data of its own, reached by a socket in its folder and by nothing else.

    PostgreSQL refuses to run as root, so that root runs it as somebody else. It ends with
    whoever began it, killed or not.
    """

    def __init__(self, programs: str) -> None:
        self._programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="huisraad-postgresql-"))
        self._user: list[str] = []
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
            self._user = ["--reuid=postgres", "--regid=nogroup", "--clear-groups"]
        self.start()

    @property
    def url(self) -> str:
        """The address of its first database."""
        return f"postgresql://huisraad@/postgres?host={self.folder}"

    def start(self) -> None:
        """Begin to serve; `wait_for` tells when it does."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                ["setpriv", "--pdeathsig=INT", *self._user, "sh", "-c", SERVE, "sh",
                 self.folder / "data"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder,
                # In a group of its own: Ctrl-C is for the tests, which then end it.
                start_new_session=True,
                env={"PATH": f"{self._programs}:{os.environ['PATH']}", "LC_ALL": "C"},
            )  # fmt: skip

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Break off whatever is under way."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, how)
        self._process.wait(PATIENCE)

    def remove(self) -> None:
        """Stop, and leave nothing behind."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder)


def wait_for(url: str) -> None:
    """Return when the server at the address answers."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return psycopg.connect(url).close()
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def pytest_configure(config: pytest.Config) -> None:
    """Begin the server that the workers share, without waiting for it."""
    workers = getattr(config.option, "numprocesses", None)
    if workers and GIVEN not in os.environ and (programs := find_postgresql()):
        server = Server(programs)
        config.add_cleanup(server.remove)
        os.environ[GIVEN] = server.url


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a server that answers, on which databases can be made."""
    if url := os.environ.get(GIVEN):
        wait_for(url)
        yield url
    elif programs := find_postgresql():
        server = Server(programs)
        wait_for(server.url)
        yield server.url
        server.remove()
    else:
        pytest.skip(ABSENT)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly when half of what was to be tested was not."""
    left_out = [r for r in terminalreporter.getreports("skipped") if ABSENT in str(r.longrepr)]
    if left_out:
        line = f"{len(left_out)} tests on PostgreSQL were left out: {ABSENT}"
        terminalreporter.write_line(line, red=True, bold=True)
