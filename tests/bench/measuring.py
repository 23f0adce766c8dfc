"""CPU time of a few ways to do a thing, in turns, so that a busy machine is busy for all."""

import gc
import http.client
import json
import multiprocessing
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from flask import Flask

from portal.standalone.serving import Server

ROUNDS = 9


@dataclass(frozen=True)
class Way:
    """One way to do a thing, and the clock of the process that does it."""

    do: Callable[[], object]
    cpu: Callable[[], float] = time.process_time


def milliseconds(
    ways: Mapping[str, Way], *, times: int, rounds_tell: Callable[[list[float]], float] = median
) -> dict[str, float]:
    """The CPU milliseconds that each way takes once: the median of rounds of so many times.

    With ``rounds_tell=min`` the best round, which a busy machine disturbs least.
    """
    rounds: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(-1, ROUNDS):
        for name, way in ways.items():
            began = way.cpu()
            for _time in range(times):
                way.do()
            if number >= 0:  # the first round warms up
                rounds[name].append((way.cpu() - began) / times * 1000)
    return {name: rounds_tell(values) for name, values in rounds.items()}


def say(name: str, ours: float, against: str, theirs: float, unit: str = "ms CPU") -> None:
    """Print one line; the ratio is ours / theirs, so above 1 is dearer."""
    line = {
        "name": name,
        "value": round(ours, 4),
        "unit": unit,
        "against": f"{against}: {theirs:.4f}",
        "ratio": round(ours / theirs, 3),
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)


@dataclass(frozen=True)
class Host:
    """An app behind the product's own server, in a process of its own."""

    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds of CPU that the process has used, to the nanosecond (Linux)."""
        return time.clock_gettime((~self.pid << 3) | 2)

    def page(self, path: str, cookies: str = "", *, packed: bool = False) -> Way:
        """Asking for a page, time and again, over one connection."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": cookies, "Accept-Encoding": "gzip" if packed else "identity"}

        def ask() -> bytes:
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            body = answer.read()
            assert answer.status == 200, f"{path}: {answer.status}"
            return body

        return Way(ask, self.cpu)


@contextmanager
def served(app: Flask) -> Iterator[Host]:
    """Serve the app while the block runs; it must not have open connections of its own."""
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    process = fork.Process(target=_serve, args=(app, theirs), daemon=True)
    process.start()
    try:
        yield Host(port=ours.recv(), pid=process.pid or 0)
    finally:
        process.terminate()
        process.join()


def _serve(app: Flask, line: Any) -> None:
    server = Server(app, port=0)
    line.send(server.port)
    gc.collect()  # as `huisraad start` does
    gc.freeze()
    server.run()
