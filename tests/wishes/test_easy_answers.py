"""The easy face of an answer: proposed with it, checked by a person, seen by who made the wish."""

import re
from typing import Any

import pytest

from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.identity import Proof
from portal.wishes.models import Wish
from tests.looking import rows
from tests.wishes.test_wishes import MAKE, read, send

REPLY = "Wij praten met de kok. Wij eten vaker pannenkoeken."
SIGN = "nog niet nagekeken"


@pytest.fixture
def roos(session: Any, client_as: Any) -> Any:
    session.rollback()
    return client_as("Roos", view="picto", proof=Proof.CARD)


@pytest.fixture
def sanne(roos: Any, client_as: Any) -> Any:
    return client_as("Sanne")


@pytest.fixture
def wish(roos: Any) -> str:
    """The address of a wish of Roos."""
    return str(send(roos, MAKE, subject="food", text="Vaker pannenkoeken", shown="1").location)


def answer(client: Any, wish: str, reply: str = REPLY) -> Any:
    return client.send(
        f"{wish}/answer",
        {"state": "done", "item": "0", "reply": reply, "version": version(client, wish)},
    )


def version(client: Any, wish: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', client.get(f"{wish}/answer").text)
    assert found
    return found[1]


def check_all(client: Any, editor: str, session: Any) -> None:
    """Approve every line that waits, one after the other, as the button does."""
    [easy] = rows(session, EasyText, EasyText.id == int(re.findall(r"\d+", editor)[0]))
    for line in rows(session, EasyLine, EasyLine.easy_text_id == easy.id):
        if line.status == LineStatus.PROPOSED:
            [now] = rows(session, EasyText, EasyText.id == easy.id)
            picture = line.symbol or (f"photo:{line.photo_of_id}" if line.photo_of_id else "none")
            done = client.send(
                f"/easy-texts/{easy.id}/lines/{line.id}",
                {"text": line.text, "picture": picture, "do": "check", "version": now.version},
            )
            assert done.status_code == 303, done.text


def test_an_answer_leads_to_its_easy_lines_each_with_a_pictogram_to_check(
    session: Any, sanne: Any, wish: str
) -> None:
    sent = answer(sanne, wish)
    assert re.match(r"/easy-texts/\d+/edit", sent.location)
    editor = sanne.get(sent.location).text
    assert "Het antwoord aan Roos" in editor
    assert f'href="{wish}"' in editor, "the way back"
    lines = rows(session, EasyLine)
    assert [line.text for line in lines] == REPLY.replace(". ", ".|").split("|")
    assert {line.status for line in lines} == {LineStatus.PROPOSED}
    assert all(line.symbol for line in lines)


def test_until_it_is_checked_the_words_themselves_are_shown_with_the_sign(
    roos: Any, sanne: Any, wish: str
) -> None:
    answer(sanne, wish)
    page = read(roos, wish)
    assert SIGN in page
    assert "Wij eten vaker pannenkoeken." in page


def test_who_made_the_wish_sees_the_checked_answer_in_pictograms(
    session: Any, roos: Any, sanne: Any, wish: str
) -> None:
    editor = answer(sanne, wish).location
    before = read(roos, wish)
    check_all(sanne, editor, session)
    page = read(roos, wish)
    assert SIGN not in page
    pictures = {line.symbol.partition(":")[2] for line in rows(session, EasyLine)}
    for picture in pictures:
        assert f"/{picture}.svg" in page
    assert not all(f"/{picture}.svg" in before for picture in pictures)


def test_a_changed_answer_makes_the_checked_lines_outdated_and_an_emptied_one_hides_them(
    session: Any, roos: Any, sanne: Any, wish: str
) -> None:
    editor = answer(sanne, wish).location
    check_all(sanne, editor, session)
    again = answer(sanne, wish)
    assert again.location == wish, "nothing waits to be checked"
    changed = answer(sanne, wish, REPLY + " Op vrijdag.")
    assert changed.location == editor
    assert SIGN in read(roos, wish)
    answer(sanne, wish, "")
    page = read(roos, wish)
    assert SIGN not in page
    assert "kok" not in page


def test_an_answer_waits_on_the_supporters_first_screen_until_it_is_checked(
    session: Any, sanne: Any, wish: str
) -> None:
    row = "Het antwoord aan Roos"
    assert row not in sanne.get("/asks").text
    editor = answer(sanne, wish).location
    assert row in sanne.get("/asks").text
    check_all(sanne, editor, session)
    assert row not in sanne.get("/asks").text


def test_making_an_easy_text_disturbs_nobody_who_is_answering(
    session: Any, sanne: Any, wish: str
) -> None:
    answer(sanne, wish)
    [kept] = rows(session, Wish, Wish.reply == REPLY)
    assert kept.version == int(version(sanne, wish)) == 2


def test_the_editor_opens_from_the_wish_and_only_where_there_is_an_answer(
    sanne: Any, wish: str
) -> None:
    assert sanne.send(f"{wish}/easy-text").location == wish
    editor = answer(sanne, wish).location
    assert f'action="{wish}/easy-text"' in sanne.get(wish).text
    assert sanne.send(f"{wish}/easy-text").location == editor


@pytest.mark.parametrize(("name", "status"), [("Petra", 404), ("Gerrit", 404), ("Kees", 403)])
def test_only_who_answers_makes_the_easy_text(
    session: Any, client_as: Any, sanne: Any, wish: str, name: str, status: int
) -> None:
    answer(sanne, wish)
    proof = Proof.CARD if name == "Kees" else Proof.ACCOUNT
    assert client_as(name, proof=proof).send(f"{wish}/easy-text").status_code == status
