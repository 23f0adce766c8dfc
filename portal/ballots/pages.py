"""What is shown of a ballot: prepared, open, voted, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from portal.ballots.models import Ballot, Vote
from portal.ballots.service import Choice, Result
from portal.i18n import ngettext
from portal.rendering import FormPage, Page


@dataclass(frozen=True, kw_only=True)
class BallotPage(Page):
    """The choices. ``mine`` is what the reader chose, ``vote_href`` where a choice leads."""

    template: ClassVar[str] = "ballots/vote"
    ballot: Ballot
    choices: Sequence[Choice]
    mine: Choice | None = None
    voted: bool = False
    votes: bool = False
    closes: str = ""
    so_far: int = 0


@dataclass(frozen=True, kw_only=True)
class PreparedPage(Page):
    """A ballot before it is opened: as it will be, and another picture for each option."""

    template: ClassVar[str] = "ballots/prepared"
    ballot: Ballot
    choices: Sequence[Choice]
    candidates: dict[int, Sequence[Any]]
    open_form: Any = None
    may_open: bool = False


@dataclass(frozen=True, kw_only=True)
class ConfirmPage(FormPage):
    """The choice shown back: your face, an arrow, the picture. One tap makes it count."""

    template: ClassVar[str] = "ballots/confirm"
    ballot: Ballot
    choice: Choice
    person: Any
    helper: str = ""


@dataclass(frozen=True, kw_only=True)
class VotedPage(Page):
    """The vote counted: shown back, with the way to change it while the ballot is open."""

    template: ClassVar[str] = "ballots/voted"
    ballot: Ballot
    choice: Choice | None
    person: Any
    helper: str = ""


@dataclass(frozen=True, kw_only=True)
class ResultPage(Page):
    """The result, one person a vote. ``voter_rows`` (who, what, with whom)
    are given for an open ballot, to the council."""

    template: ClassVar[str] = "ballots/result"
    ballot: Ballot
    result: Result
    turnout: str = ""
    voter_rows: Sequence[Sequence[str]] = ()


def voter_rows(votes: Sequence[Vote], choices: Sequence[Choice]) -> list[list[str]]:
    """Who chose what, and who sat beside: a row a vote."""
    words = {c.key: c.label for c in choices}
    return [
        [
            vote.person.call_name,
            words.get(vote.answer or f"option-{vote.option_id}", ""),
            vote.helper.call_name if vote.helper else "",
        ]
        for vote in votes
    ]


def turnout(result: Result) -> str:
    """How many of the members voted, in words."""
    return ngettext("%(num)s person voted.", "%(num)s people voted.", result.total)
