"""What seems to be about one person: who helps is named, and nothing is kept before one chooses."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from portal.audit import AuditEvent, Draft
from portal.councils.models import Council, House
from portal.dossiers.models import Dossier
from portal.news.models import News
from portal.residents.models import HelpCall

Sign = Callable[..., FlaskClient]
WORDS = "Ik word gepest door Bas."
NEWS = {"text": WORDS, "since": "2027-02-08", "until": "2027-02-10"}


@pytest.fixture
def council(session: Any) -> int:
    found = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    house = session.get(House, found.house_id)
    house.confidant, house.complaints_officer = "Vera, 06 11 22 33 44", "Klaas, 06 55 66 77 88"
    session.commit()
    return int(found.id)


@pytest.fixture
def kept(app: Any) -> Callable[[Any], list[Any]]:
    def read(statement: Any) -> list[Any]:
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(statement).all())

    return read


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_who_helps_is_named_and_nothing_is_kept(
    client_as: Sign, council: int, kept: Any, view: str
) -> None:
    anneke = client_as("Anneke", view=view)
    before = kept(sa.select(sa.func.count()).select_from(AuditEvent))
    answer = anneke.send(f"/councils/{council}/news/new", NEWS)
    assert answer.status_code == 200
    for shown in ("Dit lijkt over één persoon te gaan", "06 11 22 33 44", "06 55 66 77 88"):
        assert shown in answer.text
    assert WORDS in answer.text  # travels along, so that nothing is typed twice
    assert kept(sa.select(News.id).where(News.text == WORDS)) == []
    assert kept(sa.select(Draft.id)) == []
    assert kept(sa.select(sa.func.count()).select_from(AuditEvent)) == before


def test_about_all_of_us_goes_on_and_asks_nothing_again(
    client_as: Sign, council: int, kept: Any
) -> None:
    page = f"/councils/{council}/news/new"
    answer = client_as("Anneke").send(page, NEWS | {"common": "1"})
    assert answer.status_code == 303
    assert len(kept(sa.select(News.id).where(News.text == WORDS))) == 1


def test_who_wants_help_calls_for_it_and_the_text_is_not_kept(
    client_as: Sign, council: int, kept: Any
) -> None:
    anneke = client_as("Anneke")
    asked = anneke.send(f"/councils/{council}/news/new", NEWS)
    assert 'action="/help/call"' in asked.text
    assert anneke.send("/help/call", {}).status_code == 303
    (call,) = kept(sa.select(HelpCall.page).where(HelpCall.answered_at.is_(None)))
    assert call.page in ("", "/")


def test_a_wrong_form_is_mended_before_anything_is_asked(client_as: Sign, council: int) -> None:
    wrong = NEWS | {"since": "nooit"}
    assert client_as("Anneke").send(f"/councils/{council}/news/new", wrong).status_code == 422


def test_a_dossier_is_looked_at_too(client_as: Sign, council: int, kept: Any) -> None:
    typed = {"title": "Zorg", "text": "Mevrouw Jansen heeft epilepsie.", "early": ""}
    answer = client_as("Sanne").send(f"/councils/{council}/dossiers/new", typed)
    assert answer.status_code == 200
    assert "06 11 22 33 44" in answer.text
    assert kept(sa.select(Dossier.id).where(Dossier.title == "Zorg")) == []
