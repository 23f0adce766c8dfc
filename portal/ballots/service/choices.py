"""What can be chosen in a ballot, and whether votes come in now."""

from dataclasses import dataclass

from portal import clock
from portal.ballots.models import Answer, Ballot, BallotKind, BallotState, Rule
from portal.concepts import concept
from portal.people.models import Person

YES_OR_NO = (Answer.YES, Answer.NO, Answer.TALK_FIRST, Answer.DONT_KNOW)
CONSENSUS = (Answer.YES, Answer.LIVE_WITH, Answer.TALK_FIRST, Answer.DONT_KNOW)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What can be chosen, and how many chose it. ``key`` is "yes", "dont_know" or "option-7";
    ``photo_of`` the candidate of an election, ``drawn`` when the lot chose this one."""

    key: str
    label: str
    symbol: str
    count: int = 0
    photo_of: Person | None = None
    drawn: bool = False

    @property
    def answer(self) -> Answer | None:
        """The fixed answer, when it is one."""
        return None if self.key.startswith("option-") else Answer(self.key)

    @property
    def option_id(self) -> int | None:
        """The option's id, when it is an option."""
        return int(self.key.removeprefix("option-")) if self.key.startswith("option-") else None


def is_prepared(ballot: Ballot) -> bool:
    """Whether the ballot can still be changed, since nobody can vote yet."""
    return ballot.state == BallotState.PREPARED


def is_open(ballot: Ballot) -> bool:
    """Whether votes come in at this moment."""
    return (
        ballot.state == BallotState.OPEN
        and ballot.closes_at is not None
        and clock.now() < ballot.closes_at
    )


def is_closed(ballot: Ballot) -> bool:
    """Whether the voting is over, by hand or by the clock."""
    return ballot.state != BallotState.PREPARED and not is_open(ballot)


def choices_of(ballot: Ballot, counts: dict[str, int] | None = None) -> tuple[Choice, ...]:
    """The choices in the order in which they are shown."""
    counts = counts or {}
    options = [
        Choice(
            key=f"option-{o.id}",
            label=o.label,
            symbol=o.symbol,
            count=counts.get(f"option-{o.id}", 0),
            photo_of=o.person,
            drawn=o.drawn,
        )
        for o in ballot.options
    ]
    fixed = [
        Choice(
            key=answer,
            label=str(concept(answer).label),
            symbol=concept(answer).symbol,
            count=counts.get(answer, 0),
        )
        for answer in _answers(ballot)
    ]
    return (*options, *fixed)


def _answers(ballot: Ballot) -> tuple[Answer, ...]:
    if ballot.kind == BallotKind.CHOICE:
        return (Answer.DONT_KNOW,)
    return CONSENSUS if ballot.rule == Rule.CONSENSUS else YES_OR_NO


def find_choice(ballot: Ballot, key: str) -> Choice | None:
    """The choice of this key, when the ballot has it."""
    return next((c for c in choices_of(ballot) if c.key == key), None)


def is_election(ballot: Ballot) -> bool:
    """Whether people are chosen between."""
    return ballot.kind == BallotKind.CHOICE and any(o.person_id for o in ballot.options)
