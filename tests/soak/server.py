"""The product's own command in a process of its own, to be killed."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from tests.loopback import Browser

LOST_LINE = (OSError, http.client.HTTPException)


class Server:
    """`huisraad start` on the data folder of the environment, always at one port."""

    def __init__(self, log: Path, environment: Mapping[str, str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._log = log.open("ab")
        self._environment = os.environ | environment
        self.starts: list[float] = []

    def start(self) -> None:
        """Start, and wait until it answers."""
        began = time.monotonic()
        command = [sys.executable, "-m", "portal.standalone.cli", "start", f"--port={self.port}"]
        self.process = subprocess.Popen(
            command, stdout=self._log, stderr=self._log, env=self._environment
        )
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() - began > 60:
                last = Path(self._log.name).read_text().splitlines()[-20:]
                raise RuntimeError("\n".join(["the server does not start:", *last]))
            time.sleep(0.02)
        self.starts.append(time.monotonic() - began)

    def kill(self) -> None:
        """Kill -9."""
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        """Kill it for good."""
        self.kill()
        self._log.close()

    def stop(self) -> float:
        """Ask it to stop, and tell how long that took."""
        began = time.monotonic()
        self.process.terminate()
        self.process.wait(30)
        return time.monotonic() - began

    def memory(self) -> int:
        """The MiB in use (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) // 1024

    def _answers(self) -> bool:
        try:
            return Browser(self.port, timeout=2).get("/healthz").status == 200
        except LOST_LINE:
            return False
