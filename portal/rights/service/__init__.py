"""The rights of a council in words and in easy words, each with where it stands in the law.

Written for this portal and kept in its code: what holds for every council is no council's text.
"""

from typing import Any, NamedTuple

from portal.i18n import lazy_gettext as _
from portal.rights.service.advice import ASKED
from portal.rights.service.consent import CONSENT
from portal.rights.service.disagreeing import DISAGREEING
from portal.rights.service.early import BEFOREHAND
from portal.rights.service.kinds import Question, Right, Statement, Statements
from portal.rights.service.ourselves import BY_ITSELF
from portal.rights.service.standing import STANDING

__all__ = ["GROUPS", "RIGHTS", "Group", "Question", "Right", "Statement", "Statements", "group_of"]

RIGHTS = {**ASKED, **CONSENT, **BEFOREHAND, **BY_ITSELF, **STANDING, **DISAGREEING}
"""Every page, by its key: where it stands in the Wmcz 2018."""


class Group(NamedTuple):
    """Rights that answer one question; its ``keys`` in the order of the law."""

    title: Any
    symbol: str
    keys: tuple[str, ...]


GROUPS = {
    "advice": Group(_("We give advice"), "own:advice", (*ASKED, "9")),
    "consent": Group(_("They need our yes"), "own:consent", tuple(CONSENT)),
    "early": Group(_("We talk along early"), "own:have-a-say", tuple(BEFOREHAND)),
    "standing": Group(
        _("Our council has this too"),
        "own:council",
        ("3", "5.2", "6.1", "6.2", "6.3", "10", "11"),
    ),
    "disagreeing": Group(_("When we do not agree"), "own:talk-first", tuple(DISAGREEING)),
}
"""The index: five questions, so that all stand on one screen."""


def group_of(key: str) -> str:
    """The name of the group that this right is in."""
    return next(name for name, group in GROUPS.items() if key in group.keys)
