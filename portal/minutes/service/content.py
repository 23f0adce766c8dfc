"""All that stands in minutes, as plain values that are shown, printed and kept."""

from dataclasses import dataclass
from typing import Any, NamedTuple


class Face(NamedTuple):
    """Somebody by id and call name."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Task:
    """What is to be done, by whom, and before which day ("2027-03-01", or empty)."""

    id: int
    what: str
    who: tuple[Face, ...] = ()
    before: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """One agenda item: what was said in ``text``, and what the portal knows of it.

    ``votes`` are results in words; ``decisions`` pairs of an id and the words; ``parked`` says
    that it went to a next meeting. ``item_id`` is none when the item is no more.
    """

    item_id: int | None
    number: int | None
    title: str
    purpose: str = ""
    text: str = ""
    votes: tuple[str, ...] = ()
    decisions: tuple[tuple[int, str], ...] = ()
    tasks: tuple[Task, ...] = ()
    parked: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing came out of it, and nothing was written down."""
        return not (self.text or self.votes or self.decisions or self.tasks or self.parked)


@dataclass(frozen=True, kw_only=True)
class Content:
    """The minutes of a meeting as they are shown, printed and kept.

    ``seen`` is true when somebody noted at the meeting who was there, and false when it is
    only known who had said to come. ``absent`` are members.
    """

    seen: bool
    members: tuple[Face, ...]
    absent: tuple[Face, ...]
    guests: tuple[Face, ...]
    supporters: tuple[Face, ...]
    sections: tuple[Section, ...]


PEOPLE = ("members", "absent", "guests", "supporters")


def from_json(kept: dict[str, Any]) -> Content:
    """The content as it was kept with adopted minutes."""

    def faces(pairs: Any) -> tuple[Face, ...]:
        return tuple(Face(*pair) for pair in pairs)

    def section(one: dict[str, Any]) -> Section:
        tasks = tuple(Task(**task | {"who": faces(task["who"])}) for task in one["tasks"])
        pairs = tuple((id_, text) for id_, text in one["decisions"])
        return Section(**one | {"votes": tuple(one["votes"]), "decisions": pairs, "tasks": tasks})

    people = {name: faces(kept[name]) for name in PEOPLE}
    sections = tuple(section(one) for one in kept["sections"])
    return Content(seen=kept["seen"], sections=sections, **people)
