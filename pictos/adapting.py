"""What a pictogram means, for programs that draw their own: WAI-Adapt's ``adapt-symbol``.

https://www.w3.org/TR/adapt-symbols/: the value is a number of the Blissymbolics vocabulary.
"""

from collections import defaultdict
from functools import cache

from pictos.lexicon import concept, concept_ids


def bci_of(symbol: str) -> int | None:
    """The number of what the symbol of this name means.

    None where it has none, and where it is drawn for more than one meaning: who reads by another
    symbol would be told the wrong one.
    """
    return _numbers().get(symbol)


@cache
def _numbers() -> dict[str, int]:
    meanings: dict[str, set[int | None]] = defaultdict(set)
    for one in map(concept, concept_ids()):
        if one.symbol:
            meanings[str(one.symbol)].add(one.bci)
    sole = {symbol: found.pop() for symbol, found in meanings.items() if len(found) == 1}
    return {symbol: number for symbol, number in sole.items() if number is not None}
