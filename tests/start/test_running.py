"""While a meeting is held, the start page leads into it before anything else."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.identity import Proof
from portal.leading.models import Sitting
from portal.meetings.models import Meeting, MeetingKind, MeetingState
from portal.people.models import Person

BUSY = "De vergadering is bezig"


@pytest.fixture
def sitting(session: Any, clock: Any, person: Callable[[str], Person]) -> Callable[..., Sitting]:
    """``sitting()``: a meeting of Raad De Linde that began a quarter of an hour ago; Kees leads."""

    def make(name: str = "Raad De Linde", **about: Any) -> Sitting:
        council = session.scalars(sa.select(Council).where(Council.name == name)).one()
        opened = clock() - timedelta(minutes=15)
        meeting = Meeting(
            council=council,
            title="Vergadering",
            starts_at=opened,
            ends_at=opened + timedelta(hours=1),
            state=MeetingState.INVITED,
            invited_at=opened - timedelta(days=7),
            made_by_id=person("Sanne").id,
            **about,
        )
        made = Sitting(
            meeting=meeting,
            opened_at=opened,
            opened_by_id=person("Anneke").id,
            leader_id=person("Kees").id,
            item_since=opened,
            rested_at=opened,
        )
        session.add(made)
        session.commit()
        return made

    return make


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize(
    ("name", "proof", "way"),
    [
        ("Anneke", Proof.ACCOUNT, "lead"),
        ("Hans", Proof.ACCOUNT, "lead"),
        ("Sanne", Proof.ACCOUNT, "lead"),
        ("Kees", Proof.CARD, "lead"),
        ("Roos", Proof.CARD, "follow"),
        ("Theo", Proof.FACE, "follow"),
        ("Petra", Proof.ACCOUNT, ""),
        ("Gerrit", Proof.ACCOUNT, ""),
        ("Bea", Proof.ACCOUNT, ""),
    ],
)
def test_it_leads_each_to_their_own_place(
    client_as: Any, sitting: Any, view: str, name: str, proof: Proof, way: str
) -> None:
    here = f"/meetings/{sitting().meeting_id}"
    page = client_as(name, view, proof).get("/").text
    assert (BUSY in page) is bool(way)
    for one in ("lead", "follow"):
        assert (f'href="{here}/{one}"' in page) is (one == way)
    if way:
        first = page.index(f'href="{here}/{way}"')
        assert first == min(page.index(f'href="{at}"', page.index("<main")) for at in _ways(page))


def _ways(page: str) -> list[str]:
    """Where the main part of a page leads."""
    return [one.split('"')[0] for one in page[page.index("<main") :].split('href="')[1:]]


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_guest_follows_a_meeting_with_the_provider(
    client_as: Any, sitting: Any, view: str
) -> None:
    here = f"/meetings/{sitting(kind=MeetingKind.WITH_PROVIDER).meeting_id}"
    assert f'href="{here}/follow"' in client_as("Petra", view).get("/").text


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_closed_it_is_not_going_on(
    client_as: Any, sitting: Any, session: Any, clock: Any, view: str
) -> None:
    made = sitting()
    made.closed_at, made.closed_by_id = clock(), made.opened_by_id
    session.commit()
    page = client_as("Hans", view).get("/").text
    assert BUSY not in page
    assert f'href="/meetings/{made.meeting_id}"' in page


def test_it_may_take_longer_but_what_nobody_closed_ends(
    client_as: Any, sitting: Any, clock: Any
) -> None:
    sitting()
    clock.forward(hours=2)
    assert BUSY in client_as("Hans").get("/").text
    clock.forward(hours=12)
    assert BUSY not in client_as("Hans").get("/").text


def test_another_council_that_meets_is_not_yours(client_as: Any, sitting: Any) -> None:
    sitting("Raad De Eik")
    assert BUSY in client_as("Gerrit").get("/").text
    assert BUSY not in client_as("Hans").get("/").text
