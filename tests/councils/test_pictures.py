"""Houses and councils can be told apart without reading."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from pictos.symbols import Symbol
from portal import emblems
from portal.councils import service as councils
from portal.councils.models import Council, CouncilKind, CouncilState, House
from portal.councils.service import Design
from portal.errors import RefusedError
from portal.houses import service as houses
from portal.identity import Actor
from tests.looking import row

BEA = Actor(person_id=13, administers=True)
TREE, BIRD, BOAT = "openmoji:1F333", "openmoji:1F426", "openmoji:26F5"


@pytest.fixture
def linde(session: Any) -> House:
    house: House = session.scalars(sa.select(House).where(House.name == "De Linde")).one()
    return house


def make(name: str, house: House | None = None) -> Council:
    kind = CouncilKind.HOUSE if house else CouncilKind.CENTRAL
    about = {"accent": "petrol", "role_names": {}, "state": CouncilState.ACTIVE}
    design = Design(name=name, kind=kind, house_id=house.id if house else None, **about)
    return councils.make_council(BEA, design)


def test_what_is_proposed_can_be_drawn_and_stands_once() -> None:
    every = list(emblems.every())
    assert every[: len(emblems.WORDS)] == list(emblems.WORDS)
    assert len({Symbol.parse(one) for one in every}) == len(every) > 1000


def test_no_two_places_ever_look_the_same(session: Any) -> None:
    made = [houses.make_house(BEA, name=f"Huis {n}", confidant="", complaints_officer="")
            for n in range(60)]  # fmt: skip
    own = [make(f"Raad {house.name}", house) for house in made]
    others = [make(f"Bewoners {made[0].name}", made[0]), make("Nog een centrale raad")]
    assert [council.symbol for council in own] == [house.symbol for house in made]
    everyone = [*session.scalars(sa.select(House.symbol)), *(one.symbol for one in others)]
    assert len(set(everyone)) == len(everyone) == 64


@pytest.mark.parametrize("table", [House, Council])
def test_the_database_itself_refuses_the_same_picture_twice(session: Any, table: Any) -> None:
    first, second, *_rest = session.scalars(sa.select(table).order_by(table.id))
    second.symbol = first.symbol
    with pytest.raises(IntegrityError):
        session.flush()


def test_the_council_goes_along_with_its_house(session: Any, linde: House) -> None:
    council = houses.councils_of(linde)[0]
    emblems.choose(BEA, linde, BOAT)
    assert (linde.symbol, council.symbol) == (BOAT, BOAT)
    emblems.choose(BEA, council, TREE)
    emblems.choose(BEA, linde, "openmoji:1F41F")
    assert council.symbol == TREE


@pytest.mark.parametrize(
    "symbol",
    [
        BIRD,
        "",
        "own:council",
        "door:1/abc",
        "openmoji:26F5:not",
        "openmoji:26F5:dark",
        "openmoji:FFFF",
        "x" * 99,
    ],
)
def test_what_another_place_has_or_is_no_picture_is_refused(
    session: Any, linde: House, symbol: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        emblems.choose(BEA, linde, symbol)
    assert refused.value.field == "symbol"
    assert linde.symbol == TREE


def test_only_what_is_free_is_offered(session: Any, linde: House) -> None:
    offered = emblems.offers(linde, "", 5)
    assert next(iter(offered)) == TREE
    assert BIRD not in offered
    assert len(offered) == 5
    assert not {TREE, BIRD} & set(emblems.offers(make("Nog een centrale raad"), "", 99))
    assert BOAT in emblems.offers(linde, "boot", 5)
    assert BIRD not in emblems.offers(linde, "vogel", 20)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_another_picture_is_looked_for_and_chosen(
    app: Any, client_as: Any, session: Any, linde: House, view: str
) -> None:
    house_id = linde.id
    address = f"/houses/{house_id}/picture"
    session.rollback()
    sanne = client_as("Sanne", view)
    assert "1F98B" in sanne.get(address).text or view == "picto"
    asked = sanne.send(address, {"symbol": TREE, "q": "boot"})
    assert asked.location == f"{address}?q=boot"
    page = sanne.get(asked.location).text
    assert "26F5" in page
    assert "1F426" not in page
    assert sanne.send(asked.location, {"symbol": BIRD, "q": "boot"}).status_code == 422
    assert sanne.send(asked.location, {"symbol": BOAT, "q": "boot"}).status_code == 303
    assert row(session, House, House.id == house_id).symbol == BOAT
    assert "26F5" in sanne.get(f"/houses/{house_id}").text
    assert "pppp" in sanne.get(f"{address}?q=pppp").text
