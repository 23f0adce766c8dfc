"""What was typed when a sign-in had ended comes back to its writer."""

import re

import sqlalchemy as sa

from portal import audit, database
from portal.residents import service as residents
from tests.accounts.conftest import fields_of, sign_in


def kept_texts(app):
    with app.app_context():
        database.begin(writes=False)
        return database.session.scalars(sa.select(audit.Draft)).all()


def typed_too_late(app, client, name="Avond 🌙 <b>"):
    """Type a new tablet's name, lose the sign-in, send it."""
    page = client.get("/houses/1/tablets/new")
    data = {**fields_of(page), "name": name, "password": "secret"}
    with app.app_context():
        database.begin(writes=True)
        with client.session_transaction() as cookie:
            residents.end_sign_in(cookie["_user_id"])
        database.session.commit()
        database.end()
    return client.post("/houses/1/tablets/new", data=data)


def test_what_was_typed_while_the_sign_in_had_ended_comes_back(app, visitor):
    sign_in(visitor)
    answer = typed_too_late(app, visitor)
    assert "/sign-in" in answer.location
    back = sign_in(visitor, path=answer.location)
    assert back.location.startswith("/again")
    page = visitor.get(back.location)
    assert "Avond 🌙 &lt;b&gt;" in page.text
    assert "secret" not in page.text
    main = page.text.split("<main")[1]
    form = re.search(r'action="/houses/1/tablets/new".*?</form>', main, re.DOTALL)[0]
    sent = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    assert visitor.post("/houses/1/tablets/new", data=sent).status_code == 200
    assert kept_texts(app) == []


def test_kept_text_can_be_thrown_away(app, visitor):
    sign_in(visitor)
    typed_too_late(app, visitor)
    page = visitor.get(sign_in(visitor).location)
    discard = re.search(r'action="(/again/\d+/discard)"', page.text)[1]
    assert visitor.post(discard, data=fields_of(page)).status_code == 303
    assert kept_texts(app) == []


def test_kept_text_is_for_its_writer_only_and_for_a_day(app, client_as, visitor, clock):
    sign_in(visitor)
    typed_too_late(app, visitor)
    other = client_as(None)
    assert sign_in(other, "voorzitter").location == "/"
    assert other.get("/again").location == "/"
    clock.forward(hours=25)
    assert sign_in(visitor).location == "/"
