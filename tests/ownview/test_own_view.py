"""How one person sees, hears and touches: kept with the person, and nobody else's to see."""

import re
from typing import Any

import pytest
import sqlalchemy as sa

from portal import clock, looks
from portal.access import policy
from portal.access.permissions import Permission
from portal.consents.models import Consent
from portal.errors import RefusedError
from portal.identity import Proof
from portal.ownview import service as own_view
from portal.ownview.forms import ASKED
from portal.people.models import HouseStaff, Person
from portal.residents.service import actor_of
from tests.looking import named

OTHERWISE = "size=largest pictos=words colours=contrast rate=slow hand=left scan=one pace=fast"


@pytest.fixture
def may(session: Any, person: Any) -> Any:
    """Whether somebody may set how Roos sees it."""

    def asked(name: str, proof: Proof = Proof.ACCOUNT) -> bool:
        actor = actor_of(person(name), proof=proof)
        return policy.has(actor, Permission.OWN_VIEW, person("Roos").id)

    return asked


def path(session: Any, person: Any, more: str = "") -> str:
    """The address; what was written is there for the client, and the lock is given back."""
    where = f"/people/{person('Roos').id}/own-view{more}"
    session.commit()
    return where


def html_of(client: Any, where: str = "/") -> str:
    return str(client.get(where).text)


def test_what_is_kept_is_read_again_and_what_is_unknown_is_left_out() -> None:
    assert looks.read(OTHERWISE).written == OTHERWISE
    assert looks.read("") == looks.USUAL
    assert looks.read("size=huge smell=roses hand=left x") == looks.OwnView(hand="left")


def test_every_question_has_a_word_for_each_choice() -> None:
    assert {name: tuple(words) for name, (_question, words) in ASKED.items()} == looks.CHOICES


def test_a_choice_is_kept_with_the_person_and_disturbs_nobody(session: Any, person: Any) -> None:
    roos = person("Roos")
    before = roos.version
    own_view.choose(roos, size="large", hand="left", pictos="nonsense")
    session.expire_all()
    assert looks.read(person("Roos").own_view) == looks.OwnView(size="large", hand="left")
    assert person("Roos").version == before, "who changes her name meanwhile meets no conflict"


@pytest.mark.parametrize("proof", [Proof.ACCOUNT, Proof.CARD])
def test_it_follows_to_every_device_and_to_nobody_else(
    session: Any, person: Any, client_as: Any, proof: Proof
) -> None:
    own_view.choose(person("Roos"), **dict(one.split("=") for one in OTHERWISE.split()))
    session.commit()
    tag = re.search("<html[^>]*>", html_of(client_as("Roos", "picto", proof)))
    assert tag is not None
    for one in ('size="largest"', 'contrast="high"', 'rate="slow"', 'hand="left"', 'scan="one"'):
        assert f"data-{one}" in tag[0]
    other = re.search("<html[^>]*>", html_of(client_as("Mo", "picto", Proof.CARD)))
    assert other is not None
    assert 'data-size="normal"' in other[0]
    assert "data-contrast" not in other[0]
    assert "data-scan" not in other[0]


def test_it_costs_no_statement(session: Any, person: Any, client_as: Any, app: Any) -> None:
    session.rollback()
    client = client_as("Roos", "picto", Proof.CARD)
    engine = app.extensions["portal"].engine
    asked: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    client.get("/")
    asked.clear()
    client.get("/")
    usual = len(asked)
    own_view.choose(person("Roos"), **dict(one.split("=") for one in OTHERWISE.split()))
    session.commit()
    asked.clear()
    client.get("/")
    assert len(asked) == usual


def test_nobody_may_set_it_but_who_was_chosen(session: Any, person: Any, may: Any) -> None:
    roos, bas = person("Roos"), person("Bas")
    names = session.scalars(sa.select(Person.call_name)).all()
    assert [name for name in names if may(name)] == ["Roos"]
    assert not may("Roos", Proof.FACE)
    own_view.let_help(roos, bas.id, may=True)
    assert sorted(name for name in names if may(name)) == ["Bas", "Roos"]
    bas_account = actor_of(bas, proof=Proof.ACCOUNT)
    assert not policy.has(bas_account, Permission.OWN_VIEW_SHARE, roos.id)
    own_view.let_help(roos, bas.id, may=False)
    assert not may("Bas")


def test_who_works_there_no_more_sees_it_no_more(session: Any, person: Any, may: Any) -> None:
    own_view.let_help(person("Roos"), person("Bas").id, may=True)
    assert may("Bas")
    session.execute(sa.delete(HouseStaff).where(HouseStaff.person_id == person("Bas").id))
    assert not may("Bas")


def test_only_who_helps_works_or_supports_there_can_be_chosen(session: Any, person: Any) -> None:
    roos = person("Roos")
    names = [one.call_name for one in own_view.can_help(roos)]
    assert "Bas" in names
    assert "Sanne" in names
    assert not {"Roos", "Mo", "Petra", "Bea", "Gerrit"} & set(names)
    with pytest.raises(RefusedError):
        own_view.let_help(roos, person("Petra").id, may=True)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_tap_is_kept_and_shown_back(session: Any, person: Any, client_as: Any, view: str) -> None:
    where = path(session, person, "/pictos")
    client = client_as("Roos", view)
    answer = client.send(where, {"value": "text"})
    assert answer.status_code == 303
    shown = html_of(client, where)
    assert len(re.findall('own-choice"[^>]*aria-pressed="true"', shown)) == 1
    assert 'data-pictos="text"' in shown


def test_the_form_keeps_all_of_it_and_refuses_what_is_no_choice(
    session: Any, person: Any, client_as: Any
) -> None:
    where = path(session, person)
    client = client_as("Roos")
    data = dict(one.split("=") for one in OTHERWISE.split())
    refused = client.send(where, data | {"size": "huge"})
    assert refused.status_code == 422
    assert client.send(where, data).status_code == 303
    assert named(session, "Roos").own_view == OTHERWISE


def test_a_helper_sees_the_page_as_the_person_will(
    session: Any, person: Any, client_as: Any
) -> None:
    own_view.let_help(person("Roos"), person("Bas").id, may=True)
    own_view.choose(person("Roos"), colours="contrast")
    where = path(session, person, "/colours")
    bas = client_as("Bas", "picto")
    assert 'data-contrast="high"' in html_of(bas, where)
    assert 'data-contrast="high"' not in html_of(bas)


def test_a_question_that_is_none_is_not_there(session: Any, person: Any, client_as: Any) -> None:
    where = path(session, person, "/smell")
    assert client_as("Roos").get(where).status_code == 404


def test_the_way_on_stands_left_for_who_taps_with_the_left_hand(
    session: Any, person: Any, client_as: Any
) -> None:
    session.rollback()
    places = 'data-place="(\\w+)"'
    usual = re.findall(places, html_of(client_as("Roos", "picto")))
    assert usual == ["back", "speak", "help", "on"]
    own_view.choose(person("Roos"), hand="left")
    session.commit()
    assert re.findall(places, html_of(client_as("Roos", "picto"))) == usual[::-1]


def test_her_own_photo_stands_for_i_on_her_own_buttons(
    session: Any, person: Any, client_as: Any
) -> None:
    roos = person("Roos")
    consent = {"kind": "photo", "answer": "yes", "name": "Roos", "said_as": "self"}
    session.add(Consent(person_id=roos.id, by_id=roos.id, at=clock.now(), **consent))
    session.flush()
    roos.photo_key, roos.photo_consent_at, roos.photo_consent_of = "a" * 12, clock.now(), "Roos"
    session.flush()
    where = path(session, person, "/me")
    client = client_as("Roos", "picto")
    photo, drawn = f"/{'a' * 12}.jpg", "/own/i.svg"
    tiles = where.removesuffix("/me")
    assert drawn in html_of(client, tiles)
    own_view.choose(named(session, "Roos"), me="photo")
    session.commit()
    shown = html_of(client, tiles)
    assert drawn not in shown
    assert photo in shown.partition("<main")[2]


def test_on_tiles_of_only_pictures_the_word_is_there_for_who_does_not_see_and_one_tap_away(
    session: Any, person: Any, client_as: Any
) -> None:
    def tiles(how: str) -> str:
        own_view.choose(named(session, "Roos"), pictos=how)
        session.commit()
        shown = html_of(client_as("Roos", "picto")).partition('class="tiles')[2]
        return shown.partition("</main>")[0]

    usual, pictures = tiles("sentence"), tiles("pictures")
    count = usual.count('class="tile')
    assert count > 1
    assert usual.count('class="pic"') == count
    assert "<img" in usual
    assert "<details" not in usual

    assert pictures.count('class="pic"') == pictures.count('<details class="word">') == count
    links = re.findall(r'<a class="pic".*?</a>', pictures, re.S)
    assert all("<img" in one or "<svg" in one for one in links)
    words = re.findall(r'class="word"[^>]*>([^<]+)', usual)
    assert [re.search(r'class="vh">([^<,]+)', one)[1] for one in links] == words  # type: ignore[index]
    assert re.findall(r"<p>([^<]+)", pictures) == words
