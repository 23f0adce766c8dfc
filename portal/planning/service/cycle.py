"""A ready-made year to begin with. The months are custom; the articles are law (Wmcz 2018).

Titles are in the language of who makes a plan.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from portal.councils.models import CouncilKind
from portal.i18n import lazy_gettext as _

ADVICE_MONEY = "Wmcz 2018 art. 7 lid 1 onder g"
CONSENT_RULES = "Wmcz 2018 art. 8 lid 1 onder a"
CONSENT_SAFETY = "Wmcz 2018 art. 8 lid 1 onder d"
CONSENT_FREE_TIME = "Wmcz 2018 art. 8 lid 1 onder f"
OPINIONS = "Wmcz 2018 art. 5 lid 2"
COSTS = "Wmcz 2018 art. 6 lid 3"
BUDGET = "Wmcz 2018 art. 6 lid 4"
SUPERVISORS = "Wmcz 2018 art. 11"


class Standing(NamedTuple):
    """A subject that comes back each year."""

    month: int
    title: Any
    symbol: str
    law: str = ""


HOUSE: Sequence[Standing] = (
    Standing(1, _("What we want to do this year"), "own:plan"),
    Standing(1, _("Wishes of last year: what was done?"), "own:wish", OPINIONS),
    Standing(2, _("Food: what and when we eat"), "own:evening-meal", CONSENT_FREE_TIME),
    Standing(3, _("Choosing summer outings"), "openmoji:1F68C", CONSENT_FREE_TIME),
    Standing(4, _("Clean and safe, and a fire drill"), "own:fire-staff", CONSENT_SAFETY),
    Standing(5, _("New people who work here introduce themselves"), "own:introduce"),
    Standing(6, _("What we do this summer"), "openmoji:2600", CONSENT_FREE_TIME),
    Standing(6, _("Visiting the council of another house"), "own:visit"),
    Standing(7, _("No meeting: asking everybody for wishes"), "own:survey", OPINIONS),
    Standing(9, _("How was the holiday?"), "openmoji:1F3D6"),
    Standing(9, _("Tablets and internet in the house"), "own:tablet"),
    Standing(10, _("Rooms, noise and visitors: our house rules"), "own:house-rule", CONSENT_RULES),
    Standing(11, _("The feasts of December"), "openmoji:1F384"),
    Standing(11, _("Election: who is in the council?"), "own:election"),
    Standing(12, _("Looking back: what are we proud of?"), "own:proud"),
)
CENTRAL: Sequence[Standing] = (
    Standing(1, _("Fixing our work plan and the days we meet"), "own:plan"),
    Standing(1, _("The council's own budget"), "own:budget", BUDGET),
    Standing(2, _("The rules of the houses"), "own:house-rule", CONSENT_RULES),
    Standing(
        2,
        _("Plans for buildings: joining in early"),
        "own:renovation",
        "Wmcz 2018 art. 3 lid 3",
    ),
    Standing(
        3,
        _("The board looks back and ahead"),
        "own:director",
        "Wmcz 2018 art. 6 lid 1",
    ),
    Standing(4, _("The accounts are explained"), "own:bill", ADVICE_MONEY),
    Standing(4, _("Talking with the supervisory board"), "own:inspection", SUPERVISORS),
    Standing(5, _("Advice on the annual accounts"), "own:advice", ADVICE_MONEY),
    Standing(5, _("Quality and complaints, without names"), "own:complaint", CONSENT_SAFETY),
    Standing(
        6,
        _("Does our regulation still fit?"),
        "own:rule",
        CONSENT_RULES,
    ),
    Standing(
        6,
        _("Empty places and terms that end"),
        "own:election",
        "Wmcz 2018 art. 3 lid 2 en 8",
    ),
    Standing(7, _("Recess: only what cannot wait"), "own:rest"),
    Standing(9, _("What next year may cost"), "own:budget", ADVICE_MONEY),
    Standing(10, _("The budget comes in: what do the houses think?"), "own:receive", OPINIONS),
    Standing(11, _("Advice on the budget"), "own:advice", ADVICE_MONEY),
    Standing(11, _("A day of learning together"), "own:practice", COSTS),
    Standing(12, _("How did we do as a council?"), "own:proud"),
    Standing(12, _("Is our support good?"), "own:supporter", COSTS),
)
_CYCLES: Mapping[str, Sequence[Standing]] = {
    CouncilKind.HOUSE: HOUSE,
    CouncilKind.LIVING_ROOM: HOUSE,
    CouncilKind.CENTRAL: CENTRAL,
}
PICTURES: Mapping[str, Any] = {one.symbol: one.title for one in (*HOUSE, *CENTRAL)}
"""The pictures of subjects, each with what it shows."""


def cycle_of(kind: str) -> Sequence[Standing]:
    """The ready-made year that fits a kind of council; that of a house where there is no other."""
    return _CYCLES.get(kind, HOUSE)
