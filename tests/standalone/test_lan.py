"""``huisraad start --lan`` as it is typed: what it prints leads a device in, and only by TLS."""

import http.client
import os
import re
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

START = ["start", "--lan", "--host", "127.0.0.1", "--port", "0", "--tls-port", "0"]
RUN = "from portal.standalone.cli import main; main()"


@pytest.fixture
def told(tmp_path: Path) -> Iterator[str]:
    """What a new server for the house prints, until it serves; it ends well when told to."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("HUISRAAD_")}
    server = subprocess.Popen(
        [sys.executable, "-c", RUN, *START],
        env=environ | {"HUISRAAD_DATA": str(tmp_path / "data"), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    lines: list[str] = []
    try:
        assert server.stdout
        for line in server.stdout:
            lines.append(line)
            if re.fullmatch(r"([0-9A-F]{2} ){31}[0-9A-F]{2}\n", line):
                break
        yield "".join(lines)
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=30)
    assert server.returncode == 0


def test_a_new_house_is_led_from_the_plain_page_to_tls_and_to_its_first_start(told, tmp_path):
    plain = int(re.search(r"http://\S+:(\d+)/trust", told)[1])
    tls, door = re.search(r"https://\S+:(\d+)(/set-up/\w+)", told).groups()
    assert "█" in told, "the address as a square"

    line = http.client.HTTPConnection("127.0.0.1", plain, timeout=20)
    line.request("GET", "/trust/android")
    assert told.splitlines()[-1][:47] in line.getresponse().read().decode()
    line.request("GET", "/sign-in")
    assert line.getresponse().headers["Location"] == f"https://127.0.0.1:{tls}/sign-in"
    line.close()

    trusting = ssl.create_default_context(cafile=str(tmp_path / "data/tls/ca.crt"))
    line = http.client.HTTPSConnection("127.0.0.1", int(tls), context=trusting, timeout=20)
    line.request("GET", door)
    answer = line.getresponse()
    assert answer.status == 200
    assert "__Host-" in answer.headers["Set-Cookie"]
    line.close()
