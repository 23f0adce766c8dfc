"""What every page needs to have something on it, beside the demo organisation."""

import io
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from portal import clock, database, photos
from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotKind, BallotState
from portal.consents import service as consents
from portal.councils.models import Council, House
from portal.easytext.models import HouseWord
from portal.identity import Proof
from portal.meetings.models import AgendaItem, Meeting, Paper
from portal.people.models import Membership, Person
from portal.residents import service as residents
from portal.residents.models import Device
from portal.symbolsets.models import SetState
from portal.wishes.models import Wish, WishState
from tests.access.world import World
from tests.archive.making import old_paper
from tests.imports.standing import reading_import, stuck_import, waiting_import
from tests.people.test_photos import picture
from tests.symbolsets.making import shelved, standing_set


def besides(world: World) -> dict[str, Any]:
    """What the demo has none of: a draft, a prepared vote, kept text, a tablet with its code."""
    session = database.session
    person = {one.call_name: one for one in session.scalars(sa.select(Person))}
    actor = {name: residents.actor_of(one, proof=Proof.ACCOUNT) for name, one in person.items()}
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    house = session.get_one(House, council.house_id)
    _last, coming = session.scalars(sa.select(Meeting).order_by(Meeting.starts_at))
    items = {item.title: item for item in coming.items}
    menu, outing = items["Menu: avondeten"], items["Zomeruitje kiezen"]
    draft = Meeting(
        council=council,
        title="Vergadering",
        starts_at=coming.starts_at + timedelta(days=28),
        ends_at=coming.ends_at + timedelta(days=28),
        place="Huiskamer",
        made_by_id=person["Sanne"].id,
        items=[
            AgendaItem(position=n, title=title, text="Wij praten erover.", minutes=5)
            for n, title in enumerate(("Welkom", "Het rookbeleid", "De tuin"), 1)
        ],
    )
    secret = residents.new_token()
    tablet = Device(
        house_id=house.id,
        name="Huiskamer",
        token_hash=residents.hashed(secret),
        enrolled_by_id=person["Bas"].id,
        enrolled_at=clock.now(),
    )
    word = HouseWord(council_id=council.id, word="kok", symbol="openmoji:1F9D1-200D-1F373")
    paper = old_paper(council, person["Anneke"], "Jaarverslag", 2020)
    waiting = old_paper(council, person["Anneke"], "Brief", 2021)
    waiting.kept_at = None
    session.add_all([draft, tablet, word, paper, waiting])
    session.add(
        Paper(
            item=menu,
            title="Het menu van maart",
            file_key="none",
            media_type="application/pdf",
            added_by_id=person["Sanne"].id,
            added_at=clock.now(),
        )
    )
    open_, closed = (
        session.scalars(sa.select(Ballot).where(Ballot.state == state)).one()
        for state in (BallotState.OPEN, BallotState.CLOSED)
    )
    prepared = ballots.prepare_ballot(
        items["Verbouwing huiskamer en keuken"],
        question="Vinden wij het plan goed?",
        symbol="own:opinion",
        kind=BallotKind.YES_NO,
        secret=False,
        options=(),
    )
    secretly = ballots.prepare_ballot(
        items["Wensen van bewoners"],
        question="Wie wordt onze voorzitter?",
        symbol="own:chairperson",
        kind=BallotKind.YES_NO,
        secret=True,
        options=(),
    )
    secretly.state, secretly.closes_at = BallotState.OPEN, coming.ends_at
    ballots.cast_vote(open_, actor["Anneke"], ballots.choices_of(open_)[0].key)
    photo = photos.cleaned(io.BytesIO(picture()))
    consents.place_photo(actor["Sanne"], person["Roos"], photos.store(photo), "Roos")
    consents.ask(actor["Sanne"], person["Roos"], photos.store(photo))
    residents.make_card(actor["Bas"], person["Kees"])
    residents.ask_for_help(actor["Joyce"], "/")
    typed = [("text", "Ik wil graag een schommel."), ("subject", "home")]
    residents.keep_draft(person["Theo"].id, f"/councils/{council.id}/wishes/new", typed)
    world.cookies["tablet"] = {residents.DEVICE_COOKIE: secret}
    second = residents.new_token()
    other = Device(
        house_id=house.id,
        name="Keuken",
        token_hash=residents.hashed(second),
        enrolled_by_id=person["Bas"].id,
        enrolled_at=clock.now(),
    )
    session.add(other)
    session.flush()
    theo = residents.begin_sign_in(person["Theo"], proof=Proof.CARD, device=other)
    world.cookies["writer"] = {
        residents.DEVICE_COOKIE: second,
        residents.PERSON_COOKIE: theo,
    }
    wish = session.scalars(sa.select(Wish).where(Wish.state == WishState.NEW).limit(1)).one()
    easy = items["Wensen van bewoners"].easy_text
    assert easy
    shelved("test-0123abcd", "koffie", "huis")
    ready = standing_set(SetState.READY, key="test-0123abcd", name="Set", done=2, total=2)
    filling = standing_set(SetState.FILLING, key="test-1123abcd")
    wrong = "We kunnen “nl.json” niet lezen. Is het beschadigd?"
    refused = standing_set(SetState.REFUSED, key="test-2123abcd", message=wrong)
    session.add_all([ready, filling, refused])
    session.flush()
    willem = session.scalars(sa.select(Membership).where(Membership.person == person["Willem"]))
    return {
        "willem": willem.one().id,
        "waiting_import": waiting_import(actor["Bea"]).id,
        "reading_import": reading_import(actor["Bea"]).id,
        "symbol_set": ready.id,
        "filling_set": filling.id,
        "refused_set": refused.id,
        "stuck_import": stuck_import(actor["Bea"]).id,
        "coming": coming.id,
        "draft": draft.id,
        "menu": menu.id,
        "talk": items["Nieuws uit het huis"].id,
        "wishes": items["Wensen van bewoners"].id,
        "outing_item": outing.id,
        "rebuilding": items["Verbouwing huiskamer en keuken"].id,
        "told": items["Wat vertellen wij aan de centrale raad?"].id,
        "wishes_text": easy.id,
        "outing": open_.id,
        "pancakes": closed.id,
        "prepared": prepared.id,
        "secret": secretly.id,
        "word": word.id,
        "wish": wish.id,
        "device": tablet.id,
        "code": residents.make_enrolment(actor["Bas"], house, "Gang"),
    }
