"""Papers: what stands on them, and one way to make a PDF of any of them.

Other features describe a `Document` and ask for its `pdf`, or for one of the papers here.
"""

from portal.printing.service.document import (
    Block,
    Card,
    Cards,
    Document,
    Heading,
    Line,
    Lines,
    Pause,
    Picture,
    Poster,
    Sheet,
    Table,
    Tent,
    Text,
    face,
    line_of,
    pictogram,
    picture_of,
    square,
)
from portal.printing.service.giving import given, given_as_word, not_on_a_tablet
from portal.printing.service.handing_out import (
    BALLOT_SYMBOL,
    ballot_paper,
    code_cards,
    letters,
    person_cards,
)
from portal.printing.service.of_decisions import decision_list
from portal.printing.service.of_meeting import booklet, in_pictures, in_words, name_cards, poster
from portal.printing.service.of_planning import date_list, year_plan
from portal.printing.service.typesetting import pdf

__all__ = [
    "BALLOT_SYMBOL",
    "Block",
    "Card",
    "Cards",
    "Document",
    "Heading",
    "Line",
    "Lines",
    "Pause",
    "Picture",
    "Poster",
    "Sheet",
    "Table",
    "Tent",
    "Text",
    "ballot_paper",
    "booklet",
    "code_cards",
    "date_list",
    "decision_list",
    "face",
    "given",
    "given_as_word",
    "in_pictures",
    "in_words",
    "letters",
    "line_of",
    "name_cards",
    "not_on_a_tablet",
    "pdf",
    "person_cards",
    "pictogram",
    "picture_of",
    "poster",
    "square",
    "year_plan",
]
