"""Year reports and what the house is told of a request. Other features need this alone."""

from portal.yearreport.service.content import Asked, Content, Decided, Seat
from portal.yearreport.service.everywhere import Sums, everywhere, together
from portal.yearreport.service.gathering import gathered
from portal.yearreport.service.reporting import (
    YEARS,
    adopt,
    begin,
    content_of,
    correct,
    newer,
    of_council,
    write,
)
from portal.yearreport.service.telling import asks

__all__ = [
    "YEARS",
    "Asked",
    "Content",
    "Decided",
    "Seat",
    "Sums",
    "adopt",
    "asks",
    "begin",
    "content_of",
    "correct",
    "everywhere",
    "gathered",
    "newer",
    "of_council",
    "together",
    "write",
]
