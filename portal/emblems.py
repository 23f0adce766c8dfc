"""The picture by which a house or council is known to who does not read.

Each has one that no other has: given when it is made, and chosen anew by who may change it.
Only a council of a house may carry the picture of that house.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import sqlalchemy as sa

import pictos
from pictos.symbols import UnknownSymbolError, is_brought
from portal import audit
from portal.councils.models import Council, House
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext, lazy_gettext
from portal.identity import Actor

SET = "openmoji"
_ = lazy_gettext
WORDS: Mapping[str, Any] = {
    "openmoji:1F333": _("tree"),
    "openmoji:2600": _("sun"),
    "openmoji:1F426": _("bird"),
    "openmoji:1F337": _("flower"),
    "openmoji:26F5": _("boat"),
    "openmoji:1F41F": _("fish"),
    "openmoji:1F6B2": _("bicycle"),
    "openmoji:1F34E": _("apple"),
    "openmoji:1F98B": _("butterfly"),
    "openmoji:1F319": _("moon"),
    "openmoji:2602": _("umbrella"),
    "openmoji:1F408": _("cat"),
    "openmoji:1F40E": _("horse"),
    "openmoji:E2D1": _("mill"),
    "openmoji:1F344": _("mushroom"),
    "openmoji:1F308": _("rainbow"),
    "openmoji:1F407": _("rabbit"),
    "openmoji:1F352": _("cherry"),
    "openmoji:1F989": _("owl"),
    "openmoji:1F3B8": _("guitar"),
    "openmoji:1F986": _("duck"),
    "openmoji:1F353": _("strawberry"),
    "openmoji:1F686": _("train"),
    "openmoji:1F994": _("hedgehog"),
    "openmoji:1F350": _("pear"),
    "openmoji:2693": _("anchor"),
    "openmoji:1F404": _("cow"),
    "openmoji:1F34B": _("lemon"),
    "openmoji:1F941": _("drum"),
    "openmoji:1F335": _("cactus"),
    "openmoji:1F41D": _("bee"),
    "openmoji:1F347": _("grapes"),
    "openmoji:1F411": _("sheep"),
    "openmoji:26F0": _("mountain"),
    "openmoji:1F9A2": _("swan"),
    "openmoji:1F388": _("balloon"),
}
"""What is proposed first: plain things that look unlike each other, with their words."""

MORE = ((0x1F400, 0x1F440), (0x1F980, 0x1F9B0), (0x1F324, 0x1F394), (0x1F300, 0x1FB00))
"""What is given when all of these are in use: animals, then plants and food, then the rest."""


def every() -> Iterator[str]:
    """All pictures that can be given, the best first."""
    yield from WORDS
    for code in dict.fromkeys(chain.from_iterable(range(*span) for span in MORE)):
        symbol = f"{SET}:{code:X}"
        if symbol not in WORDS and _is_drawn(symbol):
            yield symbol


def taken(place: House | Council) -> set[str]:
    """The pictures that other places have; for a council its own house is no other place."""
    if isinstance(place, House):
        houses = House.id.is_distinct_from(place.id)
        councils = Council.house_id.is_distinct_from(place.id or 0)
    else:
        houses = House.id.is_distinct_from(place.house_id)
        councils = Council.id.is_distinct_from(place.id)
    both = sa.select(House.symbol).where(houses).union(sa.select(Council.symbol).where(councils))
    return set(session.scalars(both))


def give(place: House | Council) -> None:
    """Give a new place its picture: a council that of its house, unless another has it.

    Raises `RefusedError` when every picture is in use.
    """
    others = taken(place)
    house_id = place.house_id if isinstance(place, Council) else None
    of_house = session.scalars(sa.select(House.symbol).where(House.id == house_id))
    symbol = next((one for one in chain(of_house, every()) if one not in others), None)
    if symbol is None:
        raise RefusedError(gettext("Every picture is in use. Change one of another place first."))
    place.symbol = symbol


def offers(
    place: House | Council, asked: str, most: int, sets: Sequence[str] = ()
) -> dict[str, str]:
    """What can be chosen, with its word: the present picture and free ones, or what was asked.

    ``sets`` are sets of pictograms to look in as well.
    """
    others = taken(place)
    if asked:
        found = {str(one.symbol): one.label for one in pictos.search(asked, 4 * most, prefer=sets)}
    else:
        now = WORDS.get(place.symbol) or gettext("as it is now")
        found = {place.symbol: str(now)} | {symbol: str(word) for symbol, word in WORDS.items()}
    free = [one for one in found.items() if one[0] not in others and _is_drawn(one[0])]
    return dict(free[:most])


def choose(actor: Actor, place: House | Council, symbol: str) -> None:
    """Give the place this picture; the council that had its house's picture keeps having it.

    Raises `RefusedError` for no picture, or one that another place has.
    """
    if not _is_drawn(symbol):
        raise RefusedError(gettext("Choose a picture."), field="symbol")
    if symbol in taken(place):
        raise RefusedError(gettext("Another place has this picture already."), field="symbol")
    if isinstance(place, House):
        same = sa.select(Council).where(
            Council.house_id == place.id, Council.symbol == place.symbol
        )
        for council in session.scalars(same):
            council.symbol = symbol
    place.symbol = symbol
    session.flush()
    if isinstance(place, House):
        audit.record(actor, "house:changed", detail=f"house {place.id}")
    else:
        audit.record(actor, "council:changed", council_id=place.id)


def _is_drawn(symbol: str) -> bool:
    try:
        parsed = pictos.Symbol.parse(symbol)
    except UnknownSymbolError:
        return False
    plain = str(parsed) == f"{parsed.set}:{parsed.code}"
    return plain and (parsed.set == SET or is_brought(parsed))
