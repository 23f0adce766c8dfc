"""From nothing to the first page: what comes over the line, what it fills, how long one waits."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.bench.measuring import say

ROOT = Path(__file__).resolve().parents[2]
LINE = 10.0
"""MB a second."""


def measure(folder: Path) -> None:
    """Fetch what is pinned, install it with our wheel in a new environment, and start twice."""
    files, venv = folder / "files", folder / "venv"
    quiet = ["-m", "pip", "--disable-pip-version-check", "-qq"]
    pinned = ["--require-hashes", "--requirement", ROOT / ".ci/constraints.txt"]
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    fetch = [sys.executable, *quiet, "download", "-d", files, *pinned]
    if subprocess.run(fetch, check=False).returncode:
        print("Nothing can be fetched here: installing is not measured.", file=sys.stderr)
        return
    began = time.monotonic()
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    for wanted in (pinned, ["--no-deps", *folder.glob("*.whl")]):
        local = [venv / "bin/python", *quiet, "install", "--no-index", "--find-links", files]
        subprocess.run([*local, *wanted], check=True)
    _to_first_page(folder, venv)
    whole = _megabytes(files) / LINE + time.monotonic() - began
    promised = "what was promised"
    say("install.size", _megabytes(venv), promised, 450, "MB")
    say("install.whole", whole, promised, 120, "s")
    say("install.second_start", _to_first_page(folder, venv), promised, 2, "s")


def _megabytes(folder: Path) -> float:
    return sum(one.lstat().st_size for one in folder.rglob("*") if one.is_file()) / 1e6


def _to_first_page(folder: Path, venv: Path) -> float:
    environ = {k: v for k, v in os.environ.items() if not k.startswith("HUISRAAD_")}
    environ["HUISRAAD_DATA"] = str(folder / "data")
    command = [venv / "bin/huisraad", "start", "--port", "0"]
    began = time.monotonic()
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=environ, text=True, **pipes) as server:
        assert server.stdout
        told = (re.search(r"http://[\d.:]+", line) for line in server.stdout)
        urllib.request.urlopen(next(filter(None, told))[0] + "/set-up").read()  # noqa: S310
        took = time.monotonic() - began
        server.send_signal(signal.SIGTERM)
    return took
