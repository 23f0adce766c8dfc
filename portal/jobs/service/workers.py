"""The workers: huey's threads, fed from the outbox.

The queue only says which job is whose turn. What is lost with it, or stands in it twice, is
taken again from the outbox, or refused there.
"""

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from flask import Flask
from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey
from huey.consumer import Consumer, Scheduler
from huey.exceptions import ConfigurationError
from huey.registry import Message
from huey.serializer import Serializer

from portal.jobs.service import running

THREADS = 2
PATIENCE = 5.0
"""Seconds that jobs under way get to finish once the workers are told to stop."""
TURN = 1.0
"""Seconds between looks at the outbox."""
PAUSE = 10.0
"""Seconds until a database that could not be asked is asked again."""

_log = logging.getLogger(__name__)


class QueueError(RuntimeError):
    """The queue at this address cannot be used."""


class Workers:
    """Does the jobs of an app until told to stop.

    ``queue`` is a file, or the address of a PostgreSQL or Redis server when workers on more
    machines share one. Raises `QueueError`.
    """

    def __init__(self, app: Flask, queue: str | Path) -> None:
        self._app = app
        self._released = False
        self._huey = _queue(queue)
        self._task = self._huey.task(name="job")(self._run)
        self._consumer = _Consumer(self._huey, self._feed)

    def run(self) -> None:
        """Work until `stop`, then let the jobs under way finish."""
        self._consumer.run()
        self._consumer.stop(graceful=True)
        self._huey.storage.close()

    def stop(self, *_: Any) -> None:
        """Take no more jobs and return from `run`; also a handler of signals."""
        self._consumer.stop_flag.set()

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Work in a thread of this process while the block runs."""
        thread = Thread(target=self.run, name="jobs")
        thread.start()
        try:
            yield
        finally:
            self.stop()
            thread.join()

    def _feed(self) -> None:
        with self._app.app_context():
            if not self._released:
                running.release()
                self._released = True
            for job_id, lease in running.take():
                self._task(job_id, lease)

    def _run(self, job_id: int, lease: str) -> None:
        with self._app.app_context():
            running.run(job_id, lease)


class _Feeder(Scheduler):  # type: ignore[misc]
    """Asks the outbox each turn what is due."""

    def __init__(self, huey: Huey, stop_flag: Any, feed: Callable[[], None]) -> None:
        super().__init__(huey, stop_flag, interval=1, periodic=False)
        self._feed = feed

    def loop(self, now: Any = None) -> None:
        try:
            self._feed()
        except Exception as error:
            _log.error("jobs cannot be taken: %s", type(error).__name__)
            self.stop_flag.wait(PAUSE)
        self.stop_flag.wait(TURN)


class _Consumer(Consumer):  # type: ignore[misc]
    """Threads that leave signals to the command they run under."""

    def __init__(self, huey: Huey, feed: Callable[[], None]) -> None:
        self._feed = feed
        super().__init__(
            huey, workers=THREADS, periodic=False, max_delay=1, shutdown_timeout=PATIENCE
        )

    def _create_scheduler(self) -> _Feeder:
        return _Feeder(self.huey, self.stop_flag, self._feed)

    def _set_signal_handlers(self) -> None:
        pass


class _Plain(Serializer):  # type: ignore[misc]
    """Messages as JSON: who can write in the queue cannot run anything through it."""

    def _serialize(self, data: Message) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(bytes(data)))


def _queue(address: str | Path) -> Huey:
    common: dict[str, Any] = {"results": False, "serializer": _Plain()}
    address = str(address)
    try:
        match address.partition("://")[0]:
            case "redis" | "rediss":
                return _in_redis(address, common)
            case "postgresql" | "postgresql+psycopg":
                return _in_postgresql(address.replace("+psycopg", "", 1), common)
        return SqliteHuey("huisraad", filename=address, **common)
    except (ConfigurationError, sqlite3.Error) as error:
        raise _unusable(error) from error


def _in_redis(address: str, common: dict[str, Any]) -> Huey:
    huey = RedisHuey("huisraad", url=address, blocking=False, **common)
    import redis  # type: ignore[import-not-found] # an extra, which RedisHuey has just asked for

    try:
        huey.storage.conn.ping()
    except redis.RedisError as error:
        raise _unusable(error) from error
    return huey


def _in_postgresql(dsn: str, common: dict[str, Any]) -> Huey:
    import psycopg  # here, since most keep their data in SQLite

    tables = {"table_prefix": "huisraad_queue"}
    try:
        return PostgresHuey("huisraad", dsn=dsn, blocking=False, **tables, **common)
    except psycopg.Error as error:
        raise _unusable(error) from error


def _unusable(error: Exception) -> QueueError:
    return QueueError(f"the queue cannot be used ({type(error).__name__})")
