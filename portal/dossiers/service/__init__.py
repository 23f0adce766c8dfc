"""Dossiers and requests: filed, treated, answered, and their last days. Others need this alone."""

from portal.dossiers.service.answering import (
    adopt,
    ask_permission,
    close,
    decide,
    invoke_nullity,
    notice,
    report,
    rule,
    send,
    unadopt,
)
from portal.dossiers.service.dossiers import (
    About,
    begin_dossier,
    edit,
    reopen,
    set_wishes,
    wishes,
)
from portal.dossiers.service.dossiers import close as close_dossier
from portal.dossiers.service.due import is_paused, is_void, runs
from portal.dossiers.service.filing import (
    OURS,
    Asked,
    file,
    kind_of,
    receive,
    register,
    return_,
)
from portal.dossiers.service.reading import (
    Running,
    Tally,
    ended,
    find,
    of_dossier,
    running,
    tallies,
    without_request,
)
from portal.dossiers.service.reminding import TERM_WORDS, asks, remind
from portal.dossiers.service.steps import today, trail
from portal.dossiers.service.treating import agree, answer_came, ask, discuss, talk

__all__ = [
    "OURS",
    "TERM_WORDS",
    "About",
    "Asked",
    "Running",
    "Tally",
    "adopt",
    "agree",
    "answer_came",
    "ask",
    "ask_permission",
    "asks",
    "begin_dossier",
    "close",
    "close_dossier",
    "decide",
    "discuss",
    "edit",
    "ended",
    "file",
    "find",
    "invoke_nullity",
    "is_paused",
    "is_void",
    "kind_of",
    "notice",
    "of_dossier",
    "receive",
    "register",
    "remind",
    "reopen",
    "report",
    "return_",
    "rule",
    "running",
    "runs",
    "send",
    "set_wishes",
    "talk",
    "tallies",
    "today",
    "trail",
    "unadopt",
    "wishes",
    "without_request",
]
