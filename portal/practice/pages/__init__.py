"""What is shown to who practises."""

from portal.practice.pages.meeting import index_page, opinion_page, step_page
from portal.practice.pages.voting import address, confirm_page, vote_page, voted_page

__all__ = [
    "address",
    "confirm_page",
    "index_page",
    "opinion_page",
    "step_page",
    "vote_page",
    "voted_page",
]
