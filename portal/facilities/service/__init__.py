"""What was agreed on the means of a council and what was used of it. Others need this alone."""

from portal.facilities.service.agreeing import (
    USUAL_MEASURES,
    Agreement,
    agree,
    change,
    confirm,
    remove,
)
from portal.facilities.service.exporting import CSV, exported
from portal.facilities.service.quantities import LAW, hours_of, money_of, plain, said
from portal.facilities.service.reading import (
    Standing,
    of_council,
    standing,
    this_year,
    today,
    uses_of,
)
from portal.facilities.service.using import Used, put_back, use, users

__all__ = [
    "CSV",
    "LAW",
    "USUAL_MEASURES",
    "Agreement",
    "Standing",
    "Used",
    "agree",
    "change",
    "confirm",
    "exported",
    "hours_of",
    "money_of",
    "of_council",
    "plain",
    "put_back",
    "remove",
    "said",
    "standing",
    "this_year",
    "today",
    "use",
    "users",
    "uses_of",
]
