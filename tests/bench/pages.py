"""The page of a meeting with 20 items, in both views, against a bare page with the same rows."""

from pathlib import Path

import sqlalchemy as sa
from flask import Flask, url_for

from portal import database
from portal.context import View
from portal.cookies import FORMS_COOKIE
from portal.identity import Proof, Role
from portal.meetings.models import Meeting
from portal.people.models import Membership, Person
from portal.residents import service as residents
from tests.bench import bare
from tests.bench.house import ITEMS, filled
from tests.bench.measuring import milliseconds, say, served

TIMES = 40


def measure(folder: Path) -> None:
    app = filled(folder)
    with app.app_context():
        meeting = database.session.scalars(
            sa.select(Meeting)
            .where(Meeting.council.has(name="Raad Huis 001"))
            .order_by(Meeting.starts_at.desc())
        ).first()
        assert meeting is not None
        assert len(meeting.items) == ITEMS
        member, supporter = (_role(meeting, role) for role in (Role.MEMBER, Role.SUPPORTER))
        rows = [(item.title, item.text, item.minutes) for item in meeting.items]
        names = list(database.session.scalars(sa.select(Person.name).limit(10)))
        # The longest item, as the picto view shows it: one item a screen.
        item = max(meeting.items, key=lambda one: len(one.text))
        meeting_id, item_id = meeting.id, item.id
    with app.test_request_context():
        show = url_for("portal.meetings.show", meeting_id=meeting_id)
        one = url_for("portal.meetings.item", item_id=item_id)
    standard = _signed_in(app, member, View.STANDARD)
    picto = _signed_in(app, member + 1, View.PICTO)
    supporting = _signed_in(app, supporter, View.STANDARD)
    app.extensions["portal"].engine.dispose()
    with served(app) as ours, served(bare.make_app(folder, rows, names)) as theirs:
        cost = milliseconds(
            {
                "bare": theirs.page("/"),
                "standard": ours.page(show, standard),
                "compressed": ours.page(show, standard, packed=True),
                "supporter": ours.page(show, supporting),
                "picto": ours.page(show, picto),
                "item": ours.page(one, picto),
            },
            times=TIMES,
        )
    against = ("bare Flask and SQLAlchemy page, same rows, same server", cost["bare"])
    say("page.agenda.standard", cost["standard"], *against)
    say("page.agenda.standard.compressed", cost["compressed"], *against)
    say("page.agenda.supporter", cost["supporter"], *against)
    say("page.agenda.picto", cost["picto"], *against)
    say("page.item.picto", cost["item"], *against)
    in_words = ("page.agenda.standard", cost["standard"])
    say("page.picto.vs.standard", cost["picto"], *in_words)
    say("page.item.picto.vs.standard", cost["item"], *in_words)


def _role(meeting: Meeting, role: Role) -> int:
    """The first person with this role; plain members have ids in a row."""
    found = database.session.scalar(
        sa.select(sa.func.min(Membership.person_id)).where(
            Membership.council_id == meeting.council_id, Membership.role == role
        )
    )
    assert found is not None
    return found


def _signed_in(app: Flask, person_id: int, view: View) -> str:
    """The cookies of a browser in which the person is signed in."""
    with app.app_context():
        database.begin(writes=True)
        person = database.session.get_one(Person, person_id)
        person.view = view
        person.host_key = f"account:{person_id}"
        _account(person)
        token = residents.begin_sign_in(person, proof=Proof.ACCOUNT)
        database.session.commit()
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["_user_id"] = token
    client.get("/")  # where the browser gets what its later requests carry
    cookies = [client.get_cookie(name) for name in ("huisraad_session", FORMS_COOKIE)]
    return "; ".join(f"{cookie.key}={cookie.value}" for cookie in cookies if cookie)


def _account(person: Person) -> None:
    """An account, since only who has one signs in outside a tablet."""
    from portal.standalone.accounts.models import Account

    has = database.session.scalar(sa.select(Account.id).where(Account.person_id == person.id))
    if not has:
        database.session.add(
            Account(person_id=person.id, email=f"{person.id}@bench.example", password_hash="-")
        )
