"""News for the house: who writes it, on which days it is there, who reads it."""

import re
from datetime import date

import pytest
import sqlalchemy as sa

from portal import database
from portal.identity import Proof
from portal.news.models import News
from tests.residents.conftest import token_of

pytestmark = pytest.mark.engines
TODAY = date(2027, 2, 8)


@pytest.fixture
def write(client_as):
    """Write news in De Linde: gives the answer."""

    def send(name="Sanne", **fields):
        writer = client_as(name)
        usual = {"text": "De kapper komt.", "since": "2027-02-08", "until": "2027-02-15"}
        page = writer.get("/councils/1/news/new")
        csrf = token_of(page) if page.status_code == 200 else ""
        return writer.post("/councils/1/news/new", data={"csrf_token": csrf, **usual, **fields})

    return send


@pytest.fixture
def news_id(app, write):
    assert write().location == "/councils/1/news"
    with app.app_context():
        database.begin(writes=False)
        return database.session.scalars(sa.select(News.id)).one()


def test_it_begins_with_a_week_from_today(client_as):
    page = client_as("Sanne").get("/councils/1/news/new").text
    assert 'value="2027-02-08"' in page
    assert 'value="2027-02-15"' in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "x" * 301},
        {"since": "2027-02-16"},
        {"since": "2027-02-01", "until": "2027-02-07"},
        {"until": "2027-04-08"},
        {"until": "soon"},
        {"since": ""},
    ],
)
def test_days_and_words_that_cannot_be_are_refused(app, write, wrong):
    answer = write(**wrong)
    assert answer.status_code == 422
    assert wrong.get("text", "De kapper komt.") in answer.text
    with app.app_context():
        database.begin(writes=False)
        assert not database.session.scalars(sa.select(News)).all()


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_who_lives_in_the_house_reads_it_on_these_days_only(client_as, clock, write, view):
    write(since="2027-02-09", until="2027-02-10")

    def reads():
        joyce = client_as("Joyce", view, Proof.FACE)
        start, news = joyce.get("/").text, joyce.get("/news").text
        assert ("De kapper komt." in news) == ("Nieuws" in start)
        return "De kapper komt." in news

    seen = []
    for _day in range(4):
        seen.append(reads())
        clock.forward(days=1)
    assert seen == [False, True, True, False]


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_neighbour_reads_nothing_of_it(client_as, write, view):
    write()
    gerrit = client_as("Gerrit", view)
    assert "kapper" not in gerrit.get("/news").text
    assert "Nieuws" not in gerrit.get("/").text


@pytest.mark.parametrize("name", ["Roos", "Joyce", "Petra", "Bas", "Bea", "Gerrit"])
def test_only_supporter_chair_and_secretary_write(client_as, news_id, name):
    client = client_as(name, proof=Proof.FACE if name == "Joyce" else Proof.ACCOUNT)
    csrf = token_of(client.get("/decisions"))
    for path in ("/councils/1/news/new", f"/news/{news_id}", f"/news/{news_id}/end"):
        answer = client.post(path, data={"csrf_token": csrf})
        assert answer.status_code in (403, 404), path


def test_it_is_changed_and_two_who_change_it_see_both(client_as, news_id):
    sanne, hans = client_as("Sanne"), client_as("Hans")
    path = f"/news/{news_id}"

    def fields(client, text):
        page = client.get(path)
        version = re.search(r'name="version"[^>]*value="(\d+)"', page.text)[1]
        days = {"since": "2027-02-08", "until": "2027-02-09"}
        return {"csrf_token": token_of(page), "version": version, "text": text, **days}

    first, second = fields(sanne, "De kapper komt niet."), fields(hans, "De kapper is ziek.")
    assert sanne.post(path, data=first).status_code == 303
    conflict = hans.post(path, data=second)
    assert conflict.status_code == 409
    assert "De kapper is ziek." in conflict.text
    assert "De kapper komt niet." in conflict.text


def test_it_is_taken_away_and_nobody_reads_it_then(client_as, news_id):
    sanne = client_as("Sanne")
    csrf = token_of(sanne.get("/councils/1/news"))
    assert sanne.post(f"/news/{news_id}/end", data={"csrf_token": csrf}).status_code == 303
    assert "kapper" not in sanne.get("/councils/1/news").text
    assert "kapper" not in client_as("Joyce", proof=Proof.FACE).get("/news").text


def test_it_has_an_easy_text_and_says_when_nobody_checked_it(client_as, news_id):
    joyce = client_as("Joyce", "picto", Proof.FACE)
    assert "nog niet nagekeken" in joyce.get("/news").text
    sanne = client_as("Sanne")
    csrf = token_of(sanne.get("/councils/1/news"))
    editor = sanne.post(f"/news/{news_id}/easy-text", data={"csrf_token": csrf}).location
    page = sanne.get(editor).text
    same = re.search(r'action="(/easy-texts/\d+/lines/\d+)"', page)[1]
    form = re.search(rf'<form[^>]*action="{same}".*?</form>', page, re.DOTALL)[0]
    sent = dict(re.findall(r'name="(\w+)"[^>]*?value="([^"]*)"', form))
    sent |= {"text": "De kapper komt.", "do": "check"}
    assert sanne.post(same, data=sent).status_code == 303
    shown = joyce.get("/news").text
    assert "nog niet nagekeken" not in shown
    assert "De kapper komt." in shown
