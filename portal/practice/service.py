"""The votes to practise with. They are made for one page and never come near the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.ballots.models import Ballot, BallotKind, Option, Rule
from portal.i18n import lazy_gettext as _


@dataclass(frozen=True, kw_only=True)
class Question:
    """A harmless question, and what it is ``about``; with ``options`` one chooses between things,
    else yes or no."""

    words: Any
    about: Any
    symbol: str
    options: tuple[tuple[Any, str], ...] = ()


QUESTIONS: Mapping[str, Question] = {
    "coffee": Question(
        words=_("Do we have apple pie with the coffee?"),
        about=_("with the coffee"),
        symbol="openmoji:1F967",
    ),
    "outing": Question(
        words=_("Do we go to the zoo together?"), about=_("an outing"), symbol="openmoji:1F992"
    ),
    "wall": Question(
        words=_("Which colour gets the wall?"),
        about=_("the wall"),
        symbol="openmoji:1F3A8",
        options=(
            (_("Yellow"), "openmoji:1F7E1"),
            (_("Blue"), "openmoji:1F535"),
            (_("Green"), "openmoji:1F7E2"),
        ),
    ),
}
IN_MEETING = "meeting"
"""The question that the small meeting is about."""
STEPS = ("welcome", "here", "item", "signs", "vote", "decided", "goodbye")
"""The small meeting to practise with, in order."""


def ballot_of(key: str) -> Ballot:
    """A ballot as a real one is, of this question; it belongs to nobody and to no database."""
    question = QUESTIONS["coffee" if key == IN_MEETING else key]
    return Ballot(
        question=str(question.words),
        symbol=question.symbol,
        kind=BallotKind.CHOICE if question.options else BallotKind.YES_NO,
        rule=Rule.SIMPLE,
        secret=False,
        options=[
            Option(id=number, label=str(word), symbol=symbol)
            for number, (word, symbol) in enumerate(question.options, start=1)
        ],
    )
