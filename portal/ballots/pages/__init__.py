"""What is shown of a ballot."""

from portal.ballots.pages.leading import (
    ByCodePage,
    CodeCardsPage,
    codes_page,
    enter_page,
    lead_page,
)
from portal.ballots.pages.voting import (
    NOBODY_SEES,
    BallotPage,
    CodePage,
    ConfirmPage,
    OwnCodePage,
    PreparedPage,
    ResultPage,
    VotedPage,
    rule_in_words,
    turnout,
    voter_rows,
)

__all__ = [
    "NOBODY_SEES",
    "BallotPage",
    "ByCodePage",
    "CodeCardsPage",
    "CodePage",
    "ConfirmPage",
    "OwnCodePage",
    "PreparedPage",
    "ResultPage",
    "VotedPage",
    "codes_page",
    "enter_page",
    "lead_page",
    "rule_in_words",
    "turnout",
    "voter_rows",
]
