"""Making and changing councils: the tree, the place in it, two editors at once."""

from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils import service as councils
from portal.councils.models import Council, CouncilKind, CouncilState
from portal.councils.service import Design
from portal.errors import ConflictError, RefusedError
from portal.identity import Actor, Role
from tests.looking import row

BEA = Actor(person_id=13, administers=True)


@pytest.fixture
def linde(session: Any) -> Council:
    council: Council = session.scalars(
        sa.select(Council).where(Council.name == "Raad De Linde")
    ).one()
    return council


def design(name: str, kind: CouncilKind = CouncilKind.WORKING_GROUP, **more: Any) -> Design:
    standing = {"accent": "petrol", "role_names": {}, "state": CouncilState.ACTIVE, **more}
    return Design(name=name, kind=kind, **standing)


def test_a_working_group_hangs_below_its_council(session: Any, linde: Council) -> None:
    councils.make_council(BEA, design("Werkgroep tuin", parent_id=linde.id))
    branches = councils.tree(councils.found(sa.true()))
    assert [(b.council.name, b.depth) for b in branches] == [
        ("Centrale raad", 0),
        ("Raad De Eik", 0),
        ("Raad De Linde", 0),
        ("Werkgroep tuin", 1),
    ]


def test_a_part_of_an_unseen_council_stands_alone_in_the_list(session: Any, linde: Council) -> None:
    group = councils.make_council(BEA, design("Werkgroep tuin", parent_id=linde.id))
    assert [(b.council.name, b.depth) for b in councils.tree([group])] == [("Werkgroep tuin", 0)]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (design("Tuin"), "parent"),
        (design("Tuin", CouncilKind.HOUSE, parent_id=1), "parent"),
        (design("Tuin", parent_id=999), "parent"),
        (design("raad de linde", CouncilKind.HOUSE), "name"),
        (design("Tuin", CouncilKind.HOUSE, house_id=999), "house"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(session: Any, wrong: Design, field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        councils.make_council(BEA, wrong)
    assert refused.value.field == field


def test_a_council_with_parts_cannot_become_a_part(session: Any, linde: Council) -> None:
    councils.make_council(BEA, design("Werkgroep tuin", parent_id=linde.id))
    with pytest.raises(RefusedError) as refused:
        councils.change_council(BEA, linde, design("Raad De Linde", parent_id=3), linde.version)
    assert refused.value.field == "kind"


def test_a_council_has_its_own_words(session: Any, linde: Council) -> None:
    assert councils.role_word(linde, Role.SUPPORTER) == "coach"
    councils.rename_council(
        BEA,
        linde,
        name="Bewonersraad",
        accent="pruim",
        role_names={"chair": "baas", "member": ""},
        skin="medium",
        version=linde.version,
    )
    assert councils.role_word(linde, Role.CHAIR) == "baas"
    assert linde.role_names == {"chair": "baas"}
    assert linde.skin == "medium"


def test_who_saves_second_sees_what_stands_there(session: Any, linde: Council) -> None:
    seen = linde.version
    first = {"accent": "petrol", "role_names": {}, "skin": "yellow", "version": seen}
    councils.rename_council(BEA, linde, name="Eerste", **first)
    with pytest.raises(ConflictError) as conflict:
        councils.rename_council(BEA, linde, name="Tweede", **first)
    assert conflict.value.theirs == {"name": "Eerste"}
    assert linde.name == "Eerste"


def test_a_dissolved_council_gives_no_rights(session: Any, linde: Council, person: Any) -> None:
    from portal.identity import Proof
    from portal.residents.service import actor_of

    roos = person("Roos")
    assert actor_of(roos, proof=Proof.CARD).roles
    linde.state = CouncilState.DISSOLVED
    session.flush()
    assert not actor_of(roos, proof=Proof.CARD).roles


def test_a_new_council_needs_no_more_than_a_name_and_a_place(session: Any, client_as: Any) -> None:
    bea = client_as("Bea")
    asked = {"name": "Bewonersraad", "kind": "central", "parent": "0", "house": "0"}
    made = bea.send(
        "/councils/new", asked | {"accent": "petrol", "skin": "yellow", "state": "active"}
    )
    assert made.status_code == 303
    council = row(session, Council, Council.name == "Bewonersraad")
    assert (council.state, council.role_names) == (CouncilState.ACTIVE, {})


def test_an_officer_finds_what_the_council_agreed(session: Any, client_as: Any) -> None:
    hans = client_as("Hans")
    council = row(session, Council, Council.name == "Raad De Linde")
    page = hans.get(f"/councils/{council.id}").text
    for agreed in ("deciding", "meeting-rules"):
        assert f'href="/councils/{council.id}/{agreed}"' in page
