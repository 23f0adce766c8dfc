"""Where pictures are chosen the sets stand among ours; pages name meanings when asked to."""

from typing import Any

import pytest
import sqlalchemy as sa

from pictos.adapting import bci_of
from pictos.sets.filling import new_key
from portal import emblems
from portal.councils.models import Council, House
from portal.easytext import service as easytext
from portal.errors import RefusedError
from portal.symbolsets import service as symbolsets
from portal.symbolsets.models import SetState, SymbolSet
from tests.symbolsets.making import shelved, standing_set

LINE = "Wij drinken koffie."


@pytest.fixture
def council(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def brought(session: Any) -> SymbolSet:
    key = new_key("test")
    shelved(key, "koffie", "huis")
    found = standing_set(SetState.READY, key=key)
    session.add(found)
    session.flush()
    return found


def test_the_editor_searches_the_set_and_proposes_it_only_when_it_goes_first(
    session: Any, actor: Any, council: Council, brought: SymbolSet
) -> None:
    coffee = f"{brought.key}:1"
    memory = easytext.memory_of(council.id)
    assert coffee in {one.symbol for one in easytext.search("koffie", sets=memory.sets.every)}
    assert coffee not in {one.symbol for one in easytext.candidates(LINE, memory)}
    symbolsets.put_first(actor, brought)
    memory = easytext.memory_of(council.id)
    offered = easytext.candidates(LINE, memory)
    assert offered[0].symbol == coffee
    assert any(one.symbol.startswith("openmoji:") for one in offered)
    chosen = easytext.picture_named(coffee, memory, LINE)
    assert chosen is not None
    assert (chosen.symbol, chosen.label) == (coffee, "koffie")
    assert easytext.picture_named(f"{brought.key}:9", memory) is None


def test_what_is_chosen_instead_is_remembered_for_the_word(
    session: Any, actor: Any, council: Council, brought: SymbolSet
) -> None:
    symbolsets.put_first(actor, brought)
    memory = easytext.memory_of(council.id)
    ours = next(
        one for one in easytext.candidates(LINE, memory) if one.symbol.startswith("openmoji:")
    )
    easytext.proposing.remember(LINE, ours, memory)
    again = easytext.memory_of(council.id)
    assert easytext.candidates(LINE, again)[0].symbol == ours.symbol


def test_a_house_can_carry_a_picture_of_the_set_that_no_other_has(
    session: Any, actor: Any, council: Council, brought: SymbolSet
) -> None:
    house, other = session.scalars(sa.select(House).order_by(House.id).limit(2)).all()
    offered = emblems.offers(house, "koffie", 20, symbolsets.offer().every)
    assert f"{brought.key}:1" in offered
    emblems.choose(actor, house, f"{brought.key}:1")
    assert house.symbol == f"{brought.key}:1"
    assert f"{brought.key}:1" not in emblems.offers(other, "koffie", 20, (brought.key,))
    for wrong in (f"{brought.key}:1:not", f"{brought.key}:77", "own:yes"):
        with pytest.raises(RefusedError):
            emblems.choose(actor, other, wrong)


def test_only_a_whole_set_goes_first(session: Any, actor: Any, brought: SymbolSet) -> None:
    brought.state = SetState.STOPPED
    session.flush()
    symbolsets.put_first(actor, brought)
    assert symbolsets.offer() == symbolsets.Offer()


def test_pages_in_pictures_name_what_a_pictogram_means_once_that_is_on(
    session: Any, client_as: Any, actor: Any
) -> None:
    session.rollback()
    bea, roos = client_as("Bea"), client_as("Roos", view="picto")
    assert "adapt-symbol" not in roos.get("/who-may-what").text
    assert bea.send("/symbols/adapt", {"on": "1"}).status_code == 303
    number = bci_of("own:supporter") or bci_of("own:care") or bci_of("own:rule")
    page = roos.get("/who-may-what").text
    assert number
    assert f'adapt-symbol="{number}"' in page
    assert bci_of("own:yes")
    assert "/own/yes.svg" in bea.get("/symbols").text
    assert "adapt-symbol" not in bea.get("/symbols").text
    assert bea.send("/symbols/adapt", {"on": ""}).status_code == 303
    assert "adapt-symbol" not in roos.get("/who-may-what").text
