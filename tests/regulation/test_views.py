"""Our regulation in both views; filing a version, its settings and its document."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
import sqlalchemy as sa

from portal import clock
from portal.councils.models import Council
from portal.identity import Proof, Role
from portal.papers import service as papers
from portal.papers.service.files import path_of
from portal.people.models import Membership, Person
from portal.regulation.models import Regulation
from portal.standalone import demo_regulation
from tests.archive.making import PDF, word


@pytest.fixture
def raad(session: Any) -> Council:
    found = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    session.commit()
    return found


@pytest.fixture
def filed(session: Any, raad: Council) -> Regulation:
    central = session.scalars(sa.select(Council).where(Council.name == "Centrale raad")).one()
    people = {one.call_name: one for one in session.scalars(sa.select(Person))}
    demo_regulation.fill(raad, central, people)
    made = session.scalars(sa.select(Regulation)).one()
    session.commit()
    return made


def page(raad: Council) -> str:
    return f"/councils/{raad.id}/regulation"


def test_without_a_regulation_the_page_says_so(client_as: Any, raad: Council) -> None:
    for view in ("standard", "picto"):
        assert (
            "Onze regeling staat hier nog niet."
            in client_as("Roos", view=view).get(page(raad)).text
        )


def test_a_number_stands_with_its_article_and_never_as_law(
    client_as: Any, raad: Council, filed: Regulation
) -> None:
    text = client_as("Hans").get(page(raad)).text
    assert "Wij krijgen 6 weken voor een advies." in text
    assert "onze medezeggenschapsregeling, artikel 12" in text
    assert "Wmcz 2018 artikel 12" not in text
    assert "artikel 14" in text


def test_in_pictures_it_is_told_in_easy_words(
    client_as: Any, raad: Council, filed: Regulation
) -> None:
    joyce = client_as("Joyce", view="picto", proof=Proof.FACE)
    seen = "".join(joyce.get(f"{page(raad)}?card={one}").text for one in range(1, 6))
    assert "Elk huis heeft een raad." in seen
    assert "Wij krijgen 6 weken voor een advies." in seen
    assert "Wat wij eten" not in seen


def test_a_house_sees_which_subjects_are_its_own(
    client_as: Any, raad: Council, filed: Regulation
) -> None:
    text = client_as("Hans").get(page(raad)).text
    assert "altijd van ons" in text
    assert "/rights/8.1.f" in text
    assert "/rights/7.1.b" not in text, "that is the central council's"


def test_what_is_left_empty_stays_empty(client_as: Any, session: Any, filed: Regulation) -> None:
    bea = client_as("Bea")
    where = f"/regulations/{filed.id}/settings/weeks"
    assert "Gebruikelijk is 6 weken. Dat is een gewoonte, geen wet." in bea.get(where).text
    sent = {"advice_weeks": "", "consent_weeks": "8", "consent_article": "artikel 15", "version": 2}
    assert bea.send(where, sent).status_code == 303
    session.refresh(filed)
    session.commit()
    assert (filed.advice_weeks, filed.consent_weeks) == (None, 8)
    assert (
        "Niet gezegd. Gebruikelijk is 6 weken: gewoonte, geen wet"
        in bea.get(f"/regulations/{filed.id}").text
    )


def test_what_is_no_number_is_told_and_kept(client_as: Any, filed: Regulation) -> None:
    bea = client_as("Bea")
    where = f"/regulations/{filed.id}/settings/weeks"
    for wrong in ("zes", "0", "53"):
        answer = bea.send(where, {"advice_weeks": wrong, "version": filed.version})
        assert answer.status_code == 422
        assert "Vul een heel getal in van 1 tot 52." in answer.text
        assert f'value="{wrong}"' in answer.text
    answer = bea.send(where, {"advice_weeks": "5", "version": filed.version - 1})
    assert answer.status_code == 409


def test_a_document_is_a_pdf_or_word_and_goes_when_it_is_replaced(
    client_as: Any, app: Any, session: Any, raad: Council
) -> None:
    bea = client_as("Bea")

    def send(where: str, name: str, data: bytes, **more: Any) -> Any:
        return bea.send(where, {"since": "2027-01-01", "file": (BytesIO(data), name), **more})

    assert send("/regulations/new", "a.exe", b"MZ").status_code == 422
    assert session.scalar(sa.select(sa.func.count(Regulation.id))) == 0
    session.commit()
    assert not list((path_of("0" * 32)).parent.glob("*")), "nothing of what was refused stays"
    assert send("/regulations/new", "a.pdf", PDF).status_code == 303
    filed = session.scalars(sa.select(Regulation)).one()
    session.commit()
    former = path_of(filed.file_key)
    got = client_as("Hans").get(f"{page(raad)}/{filed.id}/file")
    assert got.data == PDF
    assert "medezeggenschapsregeling 2027-01-01.pdf" in got.headers["Content-Disposition"]
    where = f"/regulations/{filed.id}/edit"
    assert send(where, "a.docx", word(), version=filed.version).status_code == 303
    session.refresh(filed)
    assert filed.media_type == papers.WORD
    assert not former.exists()


def test_a_tablet_takes_no_document_home(
    client_as: Any, session: Any, raad: Council, filed: Regulation
) -> None:
    filed.file_key, filed.media_type = papers.keep(PDF), papers.PDF
    session.commit()
    assert "/file" in client_as("Hans").get(page(raad)).text
    roos = client_as("Roos", proof=Proof.CARD)
    assert "/file" not in roos.get(page(raad)).text
    assert roos.get(f"{page(raad)}/{filed.id}/file").status_code == 403


def test_the_supporter_makes_the_easy_text_of_this_council(
    client_as: Any, raad: Council, filed: Regulation
) -> None:
    answer = client_as("Sanne").send(f"{page(raad)}/easy-text", {})
    assert answer.status_code == 303
    assert "/easy-texts/" in answer.location
    assert "Elk huis heeft een raad." in client_as("Sanne").get(answer.location).text


def test_the_powers_are_divided_but_for_the_locked_one(
    client_as: Any, raad: Council, filed: Regulation
) -> None:
    bea = client_as("Bea")
    where = f"/councils/{raad.id}/powers"
    assert "elke raad zelf: art. 3 lid 6" in bea.get(where).text
    assert bea.get(f"{where}/8.1.a").status_code == 404
    assert bea.send(f"{where}/7.1.e", {"councils": [raad.id]}).status_code == 303
    assert "/rights/7.1.e" in client_as("Hans").get(page(raad)).text
    assert bea.send(f"{where}/7.1.e", {}).status_code == 303
    assert "/rights/7.1.e" not in client_as("Hans").get(page(raad)).text


def test_officers_of_the_central_council_divide_too_and_no_others(
    client_as: Any, raad: Council, session: Any, person: Any
) -> None:
    central = session.scalars(sa.select(Council).where(Council.name == "Centrale raad")).one()
    session.add(
        Membership(
            person=person("Hans"),
            council=central,
            role=Role.SECRETARY,
            represents="Joyce Mulder",
            since=date(2026, 1, 1),
            confirmed_at=clock.now(),
        )
    )
    session.commit()
    hans = client_as("Hans")
    assert hans.get(f"/councils/{central.id}/powers").status_code == 200
    assert hans.get(f"/councils/{raad.id}/powers").status_code == 403
    assert "/powers" not in hans.get(page(raad)).text
