"""Ballots: prepare, open, vote, close, count.

A ballot closes by its clock: whatever the row says, after ``closes_at`` no vote comes in and
every reader sees it closed.
"""

from portal.ballots.service.choices import (
    Choice,
    choices_of,
    find_choice,
    is_closed,
    is_open,
    is_prepared,
)
from portal.ballots.service.counting import (
    Result,
    count_votes,
    list_closed,
    list_open,
    result_of,
    results_of,
    voters_of,
)
from portal.ballots.service.preparing import (
    close_ballot,
    find_for_item,
    open_ballot,
    prepare_ballot,
)
from portal.ballots.service.voting import (
    cast_vote,
    has_voted,
    my_choice,
    my_vote,
)

__all__ = [
    "Choice",
    "Result",
    "cast_vote",
    "choices_of",
    "close_ballot",
    "count_votes",
    "find_choice",
    "find_for_item",
    "has_voted",
    "is_closed",
    "is_open",
    "is_prepared",
    "list_closed",
    "list_open",
    "my_choice",
    "my_vote",
    "open_ballot",
    "prepare_ballot",
    "result_of",
    "results_of",
    "voters_of",
]
