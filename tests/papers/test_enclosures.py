"""Papers with dossiers and requests: the council's own, the provider's own, and what is shared."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from portal.dossiers import service as dossiers
from portal.dossiers.models import Request, Station
from portal.dossiers.service import Asked
from portal.identity import Proof
from portal.papers.models import Enclosure
from portal.residents.service import actor_of
from tests.client import PortalClient
from tests.papers.making import jpeg, pdf, word

Sign = Callable[..., PortalClient]
BROUGHT = {
    "plan.pdf": (pdf("Zwembad"), "application/pdf"),
    "foto.jpg": (jpeg(60, 40), "image/jpeg"),
    "brief.docx": (
        word("Zwembad"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


@pytest.fixture
def asked(session: Any, person: Any) -> Request:
    """What the manager asked today."""
    from portal.councils.models import Council

    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    petra = actor_of(person("Petra"), proof=Proof.ACCOUNT)
    made = dossiers.file(petra, council, Asked(subject="8.1.h", title="Kamer", plan="Plan A."))
    session.flush()
    session.refresh(made)
    session.expunge(made)
    session.commit()
    return made


@pytest.fixture
def kept(app: Any) -> Callable[[], list[Any]]:
    def read() -> list[Any]:
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(sa.select(Enclosure.__table__)).all())

    return read


def bring(client: PortalClient, place: str, name: str = "plan.pdf", data: bytes = b"") -> int:
    sent = {"file": (io.BytesIO(data or BROUGHT[name][0]), name)}
    posted = client.send(f"{place}/papers/new", sent)
    return int(posted.status_code)


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("name", list(BROUGHT))
def test_each_kind_of_file_is_kept_with_a_dossier(
    client_as: Sign, asked: Request, kept: Any, name: str, view: str
) -> None:
    place = f"/dossiers/{asked.dossier_id}"
    assert bring(client_as("Sanne"), place, name) == 303
    paper = kept()[0]
    assert (paper.media_type, paper.request_id) == (BROUGHT[name][1], None)
    roos = client_as("Roos", view=view)
    shown = "".join(roos.get(f"{place}?card={one}").text for one in range(1, 9))
    assert f"/enclosures/{paper.id}" in shown
    assert roos.get(f"/enclosures/{paper.id}").status_code == 200
    assert client_as("Petra").get(f"/enclosures/{paper.id}").status_code == 404


@pytest.mark.parametrize(
    ("name", "data"), [("x.pdf", b""), ("x.pdf", b"hello"), ("x.docx", b"PK\x03\x04 no zip")]
)
def test_what_is_no_paper_is_refused_and_nothing_is_kept(
    client_as: Sign, asked: Request, kept: Any, name: str, data: bytes
) -> None:
    sent = {"file": (io.BytesIO(data), name)}
    where = f"/requests/{asked.id}/papers/new"
    answer = client_as("Petra").send(where, sent)
    assert answer.status_code == 422
    assert kept() == []


def test_the_provider_sees_its_own_and_the_rest_only_while_it_is_shared(
    client_as: Sign, asked: Request, kept: Any
) -> None:
    place, petra, hans = f"/requests/{asked.id}", client_as("Petra"), client_as("Hans")
    assert bring(petra, place) == 303
    assert bring(client_as("Sanne"), place, "foto.jpg") == 303
    theirs, ours = kept()
    assert (theirs.from_provider, ours.from_provider) == (True, False)
    assert petra.get(f"/enclosures/{theirs.id}").status_code == 200
    assert petra.get(f"/enclosures/{ours.id}").status_code == 404
    assert f"/enclosures/{ours.id}" not in petra.get(place).text
    assert hans.send(f"/enclosures/{ours.id}/share", {}).status_code == 303
    assert f"/enclosures/{ours.id}" in petra.get(place).text
    assert petra.get(f"/enclosures/{ours.id}/file").status_code == 200
    assert hans.send(f"/enclosures/{ours.id}/unshare", {}).status_code == 303
    assert petra.get(f"/enclosures/{ours.id}/file").status_code == 404


def test_the_supporter_shares_nothing_and_what_was_sent_stays(
    client_as: Sign, asked: Request, kept: Any, app: Any
) -> None:
    place, sanne = f"/requests/{asked.id}", client_as("Sanne")
    bring(client_as("Petra"), place)
    bring(sanne, place, "foto.jpg")
    theirs, ours = kept()
    assert sanne.send(f"/enclosures/{ours.id}/share", {}).status_code == 403
    assert client_as("Hans").send(f"/enclosures/{theirs.id}/share", {}).status_code == 422
    assert sanne.send(f"/enclosures/{theirs.id}/remove", {}).status_code == 422
    assert client_as("Petra").send(f"/enclosures/{theirs.id}/remove", {}).status_code == 403
    folder = app.extensions["portal"].folder / "papers"
    assert (folder / ours.file_key).is_file()
    assert sanne.send(f"/enclosures/{ours.id}/remove", {}).status_code == 303
    assert not (folder / ours.file_key).exists()
    assert [one.id for one in kept()] == [theirs.id]


def test_with_a_closed_request_nothing_is_added(
    client_as: Sign, asked: Request, session: Any, kept: Any
) -> None:
    session.execute(sa.update(Request).where(Request.id == asked.id).values(station=Station.CLOSED))
    session.commit()
    assert bring(client_as("Petra"), f"/requests/{asked.id}") == 422
    assert kept() == []


@pytest.mark.parametrize(("reader", "finds"), [("Roos", True), ("Petra", False), ("Bea", False)])
def test_it_is_found_by_its_name_by_who_sees_it(
    client_as: Sign, asked: Request, reader: str, finds: bool
) -> None:
    sanne = client_as("Sanne")
    sent = {"file": (io.BytesIO(pdf("x")), "x.pdf"), "title": "Waterglijbaan"}
    where = f"/dossiers/{asked.dossier_id}/papers/new"
    assert sanne.send(where, sent).status_code == 303
    found = client_as(reader).get("/search?words=waterglijbaan").text
    assert ("/enclosures/" in found) is finds


def test_a_preview_of_it_stays_when_previews_are_tidied(
    client_as: Sign, asked: Request, kept: Any, app: Any
) -> None:
    from portal import database
    from portal.papers.models import Preview
    from portal.papers.service import previews

    bring(client_as("Petra"), f"/requests/{asked.id}")
    with app.app_context():
        database.begin(writes=True)
        previews.tidy()  # type: ignore[call-arg]
        assert database.session.get(Preview, kept()[0].file_key) is not None
        database.end()
