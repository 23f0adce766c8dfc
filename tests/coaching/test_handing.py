"""What a new supporter must know: gathered from where it stands, and one text besides."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.coaching.models import HandoverNote
from portal.councils.models import Council
from portal.deadlines import Term
from portal.decisions.models import Action
from portal.dossiers.models import Dossier, Due, Kind, Request, Station
from portal.meetings.models import Meeting, MeetingState
from tests.looking import rows

WORDS = "Begin altijd met koffie."


@pytest.fixture
def linde(session: Any, person: Any, clock: Any) -> str:
    """The page of a council with a meeting, a request and a task."""
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    start, maker = clock() + timedelta(days=10), person("Hans").id
    about = {"council_id": council.id, "made_by_id": maker}
    meeting = Meeting(
        title="Vergadering in maart",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        state=MeetingState.DRAFT,
        **about,
    )
    over = Meeting(
        title="Vergadering van vroeger",
        starts_at=start - timedelta(days=30),
        ends_at=start - timedelta(days=30, hours=-1),
        state=MeetingState.INVITED,
        invited_at=clock(),
        **about,
    )
    session.add_all([meeting, over])
    session.commit()
    return f"/councils/{council.id}/handover"


def whole(client: Any, address: str) -> str:
    return "".join(client.get(f"{address}?card={one}").text for one in range(1, 16))


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_it_gathers_what_is_there_and_names_nobody_but_members_and_supporters(
    client_as: Any, linde: str, view: str
) -> None:
    page = whole(client_as("Sanne", view=view), linde)
    for found in ("Anneke", "Roos", "Vergadering in maart", "Onze regeling", "coach"):
        assert found in page, found
    for other in ("Vergadering van vroeger", "Joyce", "Theo", "Gerrit"):
        assert other not in page, other


@pytest.mark.parametrize("name", ["Petra", "Bea", "Bas", "Gerrit"])
def test_nobody_else_reads_it(session: Any, client_as: Any, linde: str, name: str) -> None:
    client_as("Sanne").send(f"{linde}/edit", {"text": WORDS, "version": "1"})
    client = client_as(name)
    for address in (linde, f"{linde}/edit", f"{linde}?paper=a4"):
        assert client.get(address).status_code in (403, 404)
    assert client.send(f"{linde}/edit", {"text": "x", "version": "2"}).status_code in (403, 404)
    assert rows(session, HandoverNote)[0].text == WORDS


def test_supporter_and_officers_write_it_and_members_read_it(
    session: Any, client_as: Any, linde: str
) -> None:
    assert client_as("Sanne").send(f"{linde}/edit", {"text": WORDS, "version": "1"}).location
    late = client_as("Anneke").send(f"{linde}/edit", {"text": "Van Anneke.", "version": "1"})
    assert late.status_code == 409
    assert WORDS in late.text
    assert "Van Anneke." in late.text
    assert client_as("Roos").send(f"{linde}/edit", {"text": "x"}).status_code == 403
    page = client_as("Roos").get(linde).text
    assert WORDS in whole(client_as("Roos", view="picto"), linde)
    assert "Sanne, 8 februari 2027" in whole(client_as("Roos"), linde)
    assert f"{linde}/edit" not in page


def test_what_seems_to_be_about_a_client_is_asked_about_first(
    session: Any, client_as: Any, linde: str
) -> None:
    personal = "Joyce is boos op haar begeleider omdat hij haar slaat."
    client_as("Sanne").send(f"{linde}/edit", {"text": personal, "version": "1"})
    assert rows(session, HandoverNote) == []


def test_it_is_printed(client_as: Any, linde: str) -> None:
    answer = client_as("Sanne").get(f"{linde}?paper=a4")
    assert answer.status_code == 200
    assert answer.data.startswith(b"%PDF")


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_what_runs_and_what_is_to_be_done_leads_to_its_page(
    session: Any, client_as: Any, linde: str, person: Any, clock: Any, view: str
) -> None:
    council_id, hans = int(linde.split("/")[2]), person("Hans").id
    dossier = Dossier(council_id=council_id, title="Het menu", made_at=clock(), made_by_id=hans)
    session.add(dossier)
    session.flush()
    asked = Request(
        council_id=council_id,
        dossier_id=dossier.id,
        kind=Kind.ADVICE,
        subject="7.1.h",
        title="Ander eten",
        station=Station.RECEIVED,
        came_on=clock().date(),
        received_on=clock().date(),
    )
    task = Action(council_id=council_id, what="Bel de kok", made_at=clock(), made_by_id=hans)
    session.add_all([asked, task])
    session.flush()
    last = clock().date() + timedelta(days=20)
    session.add(Due(request_id=asked.id, term=Term.ADVICE, day=last, hard=False))
    session.commit()
    page = whole(client_as("Sanne", view=view), linde)
    assert "Laatste dag: 28 februari 2027" in page
    for words, address in (("Ander eten", "/requests/"), ("Bel de kok", "/actions/")):
        assert words in page
        assert f'href="{address}' in page
