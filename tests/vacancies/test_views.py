"""A free place: drafted, published by who may, wanted by a resident, over by itself."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.identity import Proof
from portal.vacancies.models import Vacancy, VacancyInterest

Sign = Callable[..., Any]
WORDS = {
    "what": "Wij zoeken een nieuw lid.",
    "does": "Je praat mee over het huis.",
    "time": "Een middag in de maand.",
    "until": "2027-03-01",
}


@pytest.fixture
def council(session: Any) -> int:
    found = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one().id
    session.commit()
    return int(found)


@pytest.fixture
def kept(app: Any) -> Callable[[Any], list[Any]]:
    def read(statement: Any) -> list[Any]:
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(statement).all())

    return read


@pytest.fixture
def drafted(client_as: Sign, council: int) -> str:
    answer = client_as("Sanne").send(f"/councils/{council}/vacancies/new", WORDS)
    assert answer.status_code == 303, answer.text
    return str(answer.location)


@pytest.fixture
def published(client_as: Sign, drafted: str) -> str:
    assert client_as("Anneke").send(f"{drafted}/publish", {"version": "1"}).status_code == 303
    return drafted


def test_only_chair_or_secretary_publishes(client_as: Sign, drafted: str, council: int) -> None:
    assert client_as("Bas").get(drafted).status_code == 404
    assert client_as("Sanne").send(f"{drafted}/publish", {"version": "1"}).status_code == 403
    assert client_as("Hans").send(f"{drafted}/publish", {"version": "1"}).status_code == 303
    assert WORDS["what"] in client_as("Bas").get(f"/councils/{council}/vacancies").text


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_everybody_of_the_house_sees_it_with_the_news(
    client_as: Sign, published: str, view: str
) -> None:
    bas = client_as("Bas", view=view)
    assert WORDS["what"] in bas.get("/news").text
    assert published in bas.get("/news").text
    assert bas.get(published).status_code == 200


def test_it_stands_on_the_start_page(client_as: Sign, published: str) -> None:
    assert WORDS["what"] in client_as("Anneke").get("/").text
    assert WORDS["what"] not in client_as("Gerrit").get("/").text


def test_a_face_alone_sees_it_and_wants_nothing(client_as: Sign, published: str) -> None:
    joyce = client_as("Joyce", proof=Proof.FACE)
    assert joyce.get(published).status_code == 200
    assert f"{published}/want" not in joyce.get(published).text


def test_a_resident_wants_it_and_only_those_who_look_after_it_see_who(
    client_as: Sign, published: str, kept: Any
) -> None:
    joyce = client_as("Joyce", proof=Proof.CARD)
    for _time in range(2):
        assert joyce.send(f"{published}/want").status_code == 303
    assert len(kept(sa.select(VacancyInterest.id))) == 1
    for reader in ("Anneke", "Hans", "Sanne"):
        assert "Joyce Mulder" in client_as(reader).get(published).text, reader
    for reader in ("Roos", "Bas"):
        assert "Joyce Mulder" not in client_as(reader).get(published).text, reader
    assert joyce.send(f"{published}/want-no-more").status_code == 303
    assert kept(sa.select(VacancyInterest.id)) == []


def test_who_works_in_the_house_cannot_want_it(client_as: Sign, published: str, kept: Any) -> None:
    assert client_as("Bas").send(f"{published}/want").status_code == 422
    assert kept(sa.select(VacancyInterest.id)) == []


def test_it_ends_by_itself_after_its_last_day(
    client_as: Sign, published: str, clock: Any, council: int
) -> None:
    clock.forward(days=21)
    assert client_as("Bas").get(published).status_code == 200
    clock.forward(days=1)
    bas = client_as("Bas")
    assert bas.get(published).status_code == 404
    assert WORDS["what"] not in bas.get("/news").text
    assert WORDS["what"] not in bas.get(f"/councils/{council}/vacancies").text
    assert client_as("Roos").get(published).status_code == 200


def test_when_somebody_was_found_the_house_sees_it_no_more(client_as: Sign, published: str) -> None:
    assert client_as("Sanne").send(f"{published}/filled").status_code == 403
    assert client_as("Hans").send(f"{published}/filled").status_code == 303
    assert client_as("Bas").get(published).status_code == 404
    assert client_as("Hans").send(f"{published}/filled").status_code == 422


def test_what_the_house_reads_is_changed_only_once_it_is_taken_back(
    client_as: Sign, published: str, kept: Any
) -> None:
    change = WORDS | {"what": "Wij zoeken een voorzitter.", "version": "2"}
    assert client_as("Sanne").send(f"{published}/edit", change).status_code == 422
    assert client_as("Anneke").send(f"{published}/take-back").status_code == 303
    late = client_as("Sanne").send(f"{published}/edit", change)
    assert late.status_code == 409
    assert change["what"] in late.text
    done = client_as("Sanne").send(f"{published}/edit", change | {"version": "3"})
    assert done.status_code == 303
    assert kept(sa.select(Vacancy.what, Vacancy.published_at)) == [(change["what"], None)]


@pytest.mark.parametrize("until", ["2027-02-07", "2029-01-01", "ooit", ""])
def test_a_last_day_that_cannot_be_is_refused(client_as: Sign, council: int, until: str) -> None:
    sent = WORDS | {"until": until}
    answer = client_as("Sanne").send(f"/councils/{council}/vacancies/new", sent)
    assert answer.status_code == 422
    assert WORDS["does"] in answer.text


def test_it_can_be_printed(client_as: Sign, published: str) -> None:
    paper = client_as("Bas").get(f"{published}?paper=a4")
    assert paper.mimetype == "application/pdf"
