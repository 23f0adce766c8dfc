"""What a year report tells, as plain values: gathered live, and kept as it was once adopted."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from portal.dossiers.models import Answer, Kind, Outcome
from portal.identity import Role


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Somebody who was in the council for all or a part of the year."""

    person_id: int
    name: str
    call_name: str
    role: Role
    since: date
    until: date | None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request as far as it went by the end of the year.

    ``law`` is the article, ``late`` that the answer went, or was still to go, after its last day;
    ``runs`` that it was not over. ``answer`` is of a consent alone.
    """

    id: int
    number: str
    title: str
    kind: Kind
    law: str
    received: date | None
    answer: Answer | None
    sent: date | None
    late: bool
    outcome: Outcome | None
    told: date | None
    heard: bool
    runs: bool


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision that the house was told; ``shared``: of an item that was shared with guests."""

    id: int
    called: str
    text: str
    on: date
    shared: bool


@dataclass(frozen=True, kw_only=True)
class Content:
    """All that a report tells besides its foreword.

    ``meetings`` are those that were held, ``living_room`` those in the living room;
    ``wishes`` what residents and members said, ``answered`` how much of it has an answer.
    """

    meetings: int
    living_room: int
    wishes: int
    answered: int
    seats: Sequence[Seat]
    asked: Sequence[Asked]
    decided: Sequence[Decided]

    @property
    def runs(self) -> list[Asked]:
        """What was not over at the end of the year."""
        return [one for one in self.asked if one.runs]

    def came_to(self, outcome: Outcome) -> int:
        """How many requests ended so."""
        return sum(one.outcome is outcome for one in self.asked)

    def as_kept(self) -> dict[str, Any]:
        """The same as it lies in the database."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Content":
        """What was kept of an adopted report."""
        return cls(
            meetings=kept["meetings"],
            living_room=kept["living_room"],
            wishes=kept["wishes"],
            answered=kept["answered"],
            seats=[_read(Seat, one) for one in kept["seats"]],
            asked=[_read(Asked, one) for one in kept["asked"]],
            decided=[_read(Decided, one) for one in kept["decided"]],
        )


_READ: dict[str, Any] = {
    "role": Role,
    "kind": Kind,
    "answer": Answer,
    "outcome": Outcome,
    **dict.fromkeys(("since", "until", "received", "sent", "told", "on"), date.fromisoformat),
}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Role | Kind | Answer | Outcome) else value


def _read(kind: type[Any], kept: dict[str, Any]) -> Any:
    return kind(
        **{
            one.name: _READ[one.name](kept[one.name])
            if one.name in _READ and kept[one.name] is not None
            else kept[one.name]
            for one in fields(kind)
        }
    )
