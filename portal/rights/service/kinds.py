"""What a right is made of: statements, none without what it rests on.

Nothing that is custom or a setting stands among the law: `Right.law` and `Right.other` keep them
apart, and a page shows them apart.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from portal.i18n import lazy_gettext as _
from portal.law import At, Ground, Source, law


class Question(StrEnum):
    """What is asked of each right, in this order."""

    WHAT = "what"
    WHEN = "when"
    PROVIDER = "provider"
    COUNCIL = "council"
    TIME = "time"


class Statement(NamedTuple):
    """One thing that holds: what it rests on, and then in words and in one easy sentence with its
    picture."""

    source: Source
    symbol: str
    text: Any
    easy: Any


Statements = tuple[Statement, ...]


class Right(NamedTuple):
    """A right of the council, or what belongs to one; ``see`` are keys of what goes with it."""

    name: Any
    easy: Any
    symbol: str
    what: Statements
    when: Statements
    provider: Statements
    council: Statements
    time: Statements
    see: tuple[str, ...] = ()

    def answers(self, question: Question) -> Statements:
        """What is said to this question."""
        found: Statements = getattr(self, question)
        return found

    def law(self) -> Iterator[tuple[Question, Statements]]:
        """What the law itself says, by question; a question on which it is silent is left out."""
        for question in Question:
            if said := tuple(one for one in self.answers(question) if _is_law(one)):
                yield question, said

    def other(self) -> Statements:
        """What is agreed in the regulation, or custom: in no law."""
        said = (one for question in Question for one in self.answers(question))
        return tuple(one for one in said if not _is_law(one))


def _is_law(statement: Statement) -> bool:
    return statement.source.ground is Ground.LAW


CUSTOM = Source(Ground.CUSTOM)
REGULATION = Source(Ground.REGULATION)

WEEKS = Statement(
    REGULATION,
    "own:agreement",
    _("How many weeks we have can stand in our participation regulation."),
    _("Our agreements can name a number of weeks."),
)
"""The law has no number of weeks; an organisation's regulation may have."""


def no_weeks(place: str) -> Statement:
    """That the law names no number of weeks, where it could have."""
    return Statement(
        law(place),
        "own:week",
        _("It has to be within a reasonable time, but the law names no number of weeks."),
        _("The law names no number of weeks."),
    )


def no_term(place: str) -> Statement:
    """That the law names no term at all."""
    return Statement(
        law(place),
        "own:week",
        _("The law names no term for this."),
        _("The law names no day and no week."),
    )


WHERE = {
    At.HOUSE: Statement(
        CUSTOM,
        "own:council",
        _("The council of the house usually does this. The regulation decides."),
        _("Usually the council of the house does this."),
    ),
    At.CENTRAL: Statement(
        CUSTOM,
        "own:council",
        _("The central council usually does this. The regulation decides."),
        _("Usually the central council does this."),
    ),
    At.BOTH: Statement(
        CUSTOM,
        "own:council",
        _(
            "Sometimes the council of the house does this, sometimes the central "
            "council. The regulation decides."
        ),
        _("Sometimes the house does this, sometimes the central council."),
    ),
}
"""Which council usually treats a subject: custom."""
