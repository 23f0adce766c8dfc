"""Ballots: prepare, open, vote, close, count.

A ballot closes by its clock: whatever the row says, after ``closes_at`` no vote comes in and
every reader sees it closed.
"""

from portal.ballots.service.choices import (
    Choice,
    choices_of,
    find_choice,
    is_closed,
    is_election,
    is_open,
    is_prepared,
)
from portal.ballots.service.codes import (
    ballot_of_code,
    cast_by_code,
    codes_among,
    count_codes,
    hand_out,
    make_codes,
    voters,
)
from portal.ballots.service.counting import (
    Result,
    asks,
    count_votes,
    result_of,
    results_of,
    voters_of,
)
from portal.ballots.service.deciding import Outcome, Verdict
from portal.ballots.service.hands import remove_entered, room, tally, tally_of
from portal.ballots.service.preparing import (
    Thing,
    close_ballot,
    find_for_item,
    open_ballot,
    prepare_ballot,
    stop_ballot,
)
from portal.ballots.service.rounds import OPEN_ENDED, appoint, draw, rounds_of, vote_again
from portal.ballots.service.rules import agree, rules_of
from portal.ballots.service.voters import candidates_of, members_of, why_not
from portal.ballots.service.voting import (
    cast_vote,
    choice_of,
    enter_vote,
    has_code_card,
    has_voted,
    my_vote,
)

__all__ = [
    "OPEN_ENDED",
    "Choice",
    "Outcome",
    "Result",
    "Thing",
    "Verdict",
    "agree",
    "appoint",
    "asks",
    "ballot_of_code",
    "candidates_of",
    "cast_by_code",
    "cast_vote",
    "choice_of",
    "choices_of",
    "close_ballot",
    "codes_among",
    "count_codes",
    "count_votes",
    "draw",
    "enter_vote",
    "find_choice",
    "find_for_item",
    "hand_out",
    "has_code_card",
    "has_voted",
    "is_closed",
    "is_election",
    "is_open",
    "is_prepared",
    "make_codes",
    "members_of",
    "my_vote",
    "open_ballot",
    "prepare_ballot",
    "remove_entered",
    "result_of",
    "results_of",
    "room",
    "rounds_of",
    "rules_of",
    "stop_ballot",
    "tally",
    "tally_of",
    "vote_again",
    "voters",
    "voters_of",
    "why_not",
]
