"""Letters: begun, written together, adopted, signed and sent. Others need this alone."""

from portal.letters.service.reading import at, drafts, find, sent
from portal.letters.service.sending import answer, nullify, receivers, recipient_of, send
from portal.letters.service.templates import (
    OURS,
    PLACES,
    keep_template,
    open_places,
    templates_of,
)
from portal.letters.service.writing import (
    adopt,
    begin,
    edit,
    kinds_for,
    needs_vote,
    remove,
    reopen,
    versions,
)

__all__ = [
    "OURS",
    "PLACES",
    "adopt",
    "answer",
    "at",
    "begin",
    "drafts",
    "edit",
    "find",
    "keep_template",
    "kinds_for",
    "needs_vote",
    "nullify",
    "open_places",
    "receivers",
    "recipient_of",
    "remove",
    "reopen",
    "send",
    "sent",
    "templates_of",
    "versions",
]
