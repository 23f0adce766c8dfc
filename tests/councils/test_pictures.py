"""Kinds of councils can be told apart without reading."""

from pictos.symbols import Symbol
from portal.concepts import COUNCIL_SYMBOLS
from portal.councils.models import CouncilKind


def test_every_kind_has_a_picture_of_its_own():
    assert set(COUNCIL_SYMBOLS) == set(CouncilKind)
    assert len({Symbol.parse(name) for name in COUNCIL_SYMBOLS.values()}) == len(CouncilKind)
