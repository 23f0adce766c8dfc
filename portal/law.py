"""What the Wmcz 2018 says that the portal works with: its subjects, and what a sentence rests on.

Wet medezeggenschap cliënten zorginstellingen 2018 (BWBR0042294). Where a subject is treated, in a
house or centrally, is custom; the regulation of the organisation decides (art. 3 lid 6).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from portal.i18n import gettext
from portal.i18n import lazy_gettext as _


class Ground(StrEnum):
    """How sure a statement is: nothing of the last two may ever be shown as law."""

    LAW = "law"
    REGULATION = "regulation"
    CUSTOM = "custom"


class Source(NamedTuple):
    """What a date or a rule rests on: its ground, and where it stands (an article), if anywhere."""

    ground: Ground
    place: str = ""

    def __str__(self) -> str:
        if self.ground is Ground.LAW:
            return gettext("law: Wmcz 2018 %(article)s", article=self.place)
        if self.ground is Ground.REGULATION:
            words = gettext("our participation regulation")
            return f"{words}, {self.place}" if self.place else words
        return gettext("custom, no law")


def law(place: str) -> Source:
    """An article of the Wmcz 2018, such as ``art. 8 lid 7``."""
    return Source(Ground.LAW, place)


class At(StrEnum):
    """Where a subject is usually treated. Custom: the regulation decides."""

    HOUSE = "house"
    CENTRAL = "central"
    BOTH = "both"


class Subject(NamedTuple):
    """A subject of the law: its article, what it is in words and in easy words, and its picture."""

    article: str
    label: Any
    easy: Any
    symbol: str
    at: At


def _advice(letter: str, label: Any, easy: Any, symbol: str, at: At) -> tuple[str, Subject]:
    return f"7.1.{letter}", Subject(f"art. 7 lid 1 onder {letter}", label, easy, symbol, at)


def _consent(letter: str, label: Any, easy: Any, symbol: str, at: At) -> tuple[str, Subject]:
    return f"8.1.{letter}", Subject(f"art. 8 lid 1 onder {letter}", label, easy, symbol, at)


ADVICE_SUBJECTS: Mapping[str, Subject] = dict(
    (
        _advice(
            "a",
            _("purpose or foundation"),
            _("What the organisation is for"),
            "own:care-provider",
            At.CENTRAL,
        ),
        _advice(
            "b",
            _("merger or lasting cooperation"),
            _("Two organisations go together"),
            "own:collaborate",
            At.CENTRAL,
        ),
        _advice(
            "c", _("transfer of control"), _("Somebody else gets the say"), "own:give", At.CENTRAL
        ),
        _advice(
            "d",
            _("ending or extending care"),
            _("Care stops, or there is more of it"),
            "own:stop",
            At.BOTH,
        ),
        _advice(
            "e",
            _("how care is organised"),
            _("How the care is arranged"),
            "own:arrange",
            At.BOTH,
        ),
        _advice(
            "f",
            _("profile of supervisors and board"),
            _("Which bosses we look for"),
            "own:director",
            At.CENTRAL,
        ),
        _advice(
            "g",
            _("budget and annual accounts"),
            _("The plan for the money"),
            "own:budget",
            At.CENTRAL,
        ),
        _advice(
            "h",
            _("housing, rebuilding and moving"),
            _("Building, or moving house"),
            "own:renovation",
            At.BOTH,
        ),
        _advice(
            "i",
            _("choosing who leads the staff"),
            _("Who becomes the manager"),
            "own:manager",
            At.BOTH,
        ),
    )
)
"""Art. 7 lid 1, a to i: advice is asked."""

CONSENT_SUBJECTS: Mapping[str, Subject] = dict(
    (
        _consent(
            "a",
            _("rules that apply to clients"),
            _("Rules for us, and for complaints"),
            "own:house-rule",
            At.BOTH,
        ),
        _consent(
            "b",
            _("profile of the complaints officer"),
            _("Who helps with complaints"),
            "own:complaint",
            At.CENTRAL,
        ),
        _consent(
            "c",
            _("how care plans are made"),
            _("How we make your care plan"),
            "own:care-plan",
            At.CENTRAL,
        ),
        _consent(
            "d",
            _("quality, safety and hygiene"),
            _("Good, safe and clean"),
            "own:safe-feel",
            At.BOTH,
        ),
        _consent(
            "e",
            _("admission and ending of care"),
            _("Who may come, who goes away"),
            "own:come",
            At.CENTRAL,
        ),
        _consent(
            "f",
            _("food, faith, leisure and social assistance"),
            _("Food, faith and free time"),
            "own:evening-meal",
            At.BOTH,
        ),
        _consent(
            "g",
            _("social plan at rebuilding or moving"),
            _("Help when we have to move"),
            "own:move-house",
            At.BOTH,
        ),
        _consent(
            "h",
            _("lay-out of rooms at rebuilding or moving"),
            _("What our rooms look like"),
            "own:room",
            At.BOTH,
        ),
        _consent(
            "i",
            _("choosing the independent supporter"),
            _("Who supports the council"),
            "own:supporter",
            At.BOTH,
        ),
    )
)
"""Art. 8 lid 1, a to i: without consent it cannot go on."""

UNSOLICITED = Subject(
    "art. 9", _("unsolicited advice"), _("We give advice by ourselves"), "own:idea", At.BOTH
)
NOMINATION = Subject(
    "art. 10",
    _("binding nomination of a supervisor"),
    _("We choose who watches the boss"),
    "own:election",
    At.CENTRAL,
)
NOMINATION_KEY = "10"
SUBJECTS: Mapping[str, Subject] = {
    **ADVICE_SUBJECTS,
    **CONSENT_SUBJECTS,
    "9": UNSOLICITED,
    NOMINATION_KEY: NOMINATION,
}

EARLY: Mapping[str, Subject] = {
    f"3.3.{letter}": Subject(f"art. 3 lid 3 onder {letter}", label, easy, symbol, at)
    for letter, label, easy, symbol, at in (
        (
            "a",
            _("change of purpose or foundation"),
            _("What the organisation is for"),
            "own:care-provider",
            At.CENTRAL,
        ),
        ("b", _("merger or cooperation"), _("Going together"), "own:collaborate", At.CENTRAL),
        ("c", _("transfer of control of care"), _("Somebody else"), "own:give", At.CENTRAL),
        ("d", _("major rebuilding or moving"), _("Building or moving"), "own:renovation", At.BOTH),
        ("e", _("choosing managers of care staff"), _("A new manager"), "own:manager", At.BOTH),
    )
}
"""Art. 3 lid 3: in preparing these five decisions the council is involved before the request."""

LOCKED = frozenset({"8.1.a"})
"""Art. 3 lid 6: consent on the regulation itself is each council's own."""
