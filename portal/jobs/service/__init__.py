"""Jobs: asked for with the change that needs them, run by workers, tended by the administrator."""

from portal.jobs.service.handlers import (
    FailedError,
    HopelessError,
    LostError,
    Task,
    every,
    handler,
    label_of,
    outside,
    reason_of,
)
from portal.jobs.service.outbox import (
    State,
    again,
    drop,
    enqueue,
    is_held,
    is_waiting,
    latest,
    shelf,
    state,
    trouble,
)
from portal.jobs.service.running import release, run, take, work
from portal.jobs.service.workers import QueueError, Workers

__all__ = [
    "FailedError",
    "HopelessError",
    "LostError",
    "QueueError",
    "State",
    "Task",
    "Workers",
    "again",
    "drop",
    "enqueue",
    "every",
    "handler",
    "is_held",
    "is_waiting",
    "label_of",
    "latest",
    "outside",
    "reason_of",
    "release",
    "run",
    "shelf",
    "state",
    "take",
    "trouble",
    "work",
]
