"""What a row of the sheets of houses and councils does."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from portal import emblems
from portal.councils import service as councils
from portal.councils.models import Council, CouncilKind, CouncilState, House
from portal.councils.service import Design
from portal.houses import service as houses
from portal.imports.service.known import Known, Work
from portal.imports.service.reading import folded
from portal.imports.service.results import Outcome, Result
from portal.imports.service.rows import Cells, brings_photo
from portal.imports.service.sheets import NAMED_ROLES, NONE, YES


def do_house(work: Work, result: Result) -> None:
    """Make or change a house."""
    cells = Cells(result)
    actor, known = work.actor, work.known
    name = result.name = cells.need("name")
    work.once(folded(name), result)
    house = known.houses.get(folded(name))
    confidant = cells.value("confidant", house.confidant if house else "")
    complaints = cells.value("complaints", house.complaints_officer if house else "")
    if house is None:
        house = houses.make_house(
            actor, name=name, confidant=confidant, complaints_officer=complaints
        )
        known.houses[folded(name)] = house
        result.outcome = Outcome.NEW
    else:
        cells.change("name", house.name, name)
        cells.change("confidant", house.confidant, confidant)
        cells.change("complaints", house.complaints_officer, complaints)
        if result.changes:
            houses.change_house(
                actor,
                house,
                name=name,
                confidant=confidant,
                complaints_officer=complaints,
                version=house.version,
            )
    _picture(cells, work, house, result)
    if brings_photo(cells, work, result, house.photo_key):
        work.placing.append((result, partial(houses.place_photo, actor, house)))
    result.settle()


def _picture(cells: Cells, work: Work, place: House | Council, result: Result) -> None:
    """Give the place its picture of the file; without one, a new place gets what no row wants."""
    wanted = cells.value("picture", "")
    if not cells["picture"]:
        of_house = isinstance(place, Council) and place.house_id is not None
        if result.outcome != Outcome.NEW or place.symbol not in work.pictures or of_house:
            return
        in_use = work.pictures | emblems.taken(place)
        wanted = next((one for one in emblems.every() if one not in in_use), place.symbol)
    if wanted == place.symbol:
        return
    if result.outcome != Outcome.NEW:
        cells.change("picture", place.symbol, wanted)
    emblems.choose(work.actor, place, wanted)


def do_council(work: Work, result: Result) -> None:
    """Make or change a council."""
    cells = Cells(result)
    actor, known = work.actor, work.known
    name = result.name = cells.need("name")
    work.once(folded(name), result)
    council = known.councils.get(folded(name))
    before = _design_of(council) if council else None
    if before is None:
        cells.need("kind")
    design = _design(cells, known, name, before)
    if council is None or before is None:
        council = known.councils[folded(name)] = councils.make_council(actor, design)
        result.outcome = Outcome.NEW
    else:
        for key, now in _shown(known, design).items():
            cells.change(key, _shown(known, before)[key], now)
        if result.changes:
            councils.change_council(actor, council, design, council.version)
    _picture(cells, work, council, result)
    result.settle()


def _design_of(council: Council) -> Design:
    return Design(
        name=council.name,
        accent=council.accent,
        role_names=council.role_names,
        kind=CouncilKind(council.kind),
        state=CouncilState(council.state),
        parent_id=council.parent_id,
        house_id=council.house_id,
        shares_rights=council.shares_rights,
    )


def _design(cells: Cells, known: Known, name: str, before: Design | None) -> Design:
    now = before or Design(
        name=name,
        accent="petrol",
        role_names={},
        kind=CouncilKind.HOUSE,
        state=CouncilState.ACTIVE,
    )
    words = {
        role: cells.value(f"word_{role}", now.role_names.get(role, "")) for role in NAMED_ROLES
    }
    shares = cells.value("shares", YES if now.shares_rights else "") == YES
    design = replace(
        now,
        name=name,
        accent=cells.value("accent", now.accent) or now.accent,
        role_names={role: word for role, word in words.items() if word},
        kind=CouncilKind(cells.value("kind", now.kind) or now.kind),
        state=CouncilState(cells.value("state", now.state) or now.state),
        shares_rights=shares,
    )
    if cells["house"]:
        house = known.house(cells["house"])
        design = replace(design, house_id=house.id if house else None)
    if cells["parent"]:
        none = folded(cells["parent"]) == NONE
        parent_id = None if none else known.council(cells["parent"]).id
        design = replace(design, parent_id=parent_id)
    return design


def _shown(known: Known, design: Design) -> Mapping[str, str]:
    """A design as the columns show it."""
    of_house = {one.id: one.name for one in known.houses.values()}
    of_council = {one.id: one.name for one in known.councils.values()}
    return {
        "name": design.name,
        "kind": design.kind,
        "parent": of_council.get(design.parent_id or 0, ""),
        "house": of_house.get(design.house_id or 0, ""),
        "state": design.state,
        "accent": design.accent,
        "shares": YES if design.shares_rights else "",
        **{f"word_{role}": design.role_names.get(role, "") for role in NAMED_ROLES},
    }
