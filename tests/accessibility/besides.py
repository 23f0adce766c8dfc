"""What every page needs to have something on it, beside the demo organisation."""

import io
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from portal import clock, database, photos
from portal.attendance import service as attendance
from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotKind, BallotState
from portal.calendars import service as calendars
from portal.consents import service as consents
from portal.councils.models import Council, House
from portal.decisions.models import Action, Decision
from portal.easytext.models import HouseWord
from portal.easytext.service import source_hash
from portal.handedon.models import HandedOn
from portal.identity import Actor, Proof
from portal.meetings.models import AgendaItem, Meeting, MeetingState, Paper
from portal.minutes.models import Minutes, MinutesState
from portal.people.models import Membership, Person
from portal.residents import service as residents
from portal.residents.models import Device
from portal.series.models import SeriesMeeting
from portal.symbolsets.models import SetState
from portal.wishes.models import Wish, WishState
from tests.access.rows import spoken
from tests.access.world import World
from tests.archive.making import old_paper
from tests.cashbook.making import money
from tests.facilities.making import means
from tests.imports.standing import reading_import, stuck_import, waiting_import
from tests.leading.making import running_meeting
from tests.ownphotos.making import asking_tablets
from tests.people.test_photos import picture
from tests.symbolsets.making import shelved, standing_set


def besides(world: World) -> dict[str, Any]:
    """What the demo has none of: a draft, a prepared vote, kept text, a tablet with its code."""
    session = database.session
    person = {one.call_name: one for one in session.scalars(sa.select(Person))}
    actor = {name: residents.actor_of(one, proof=Proof.ACCOUNT) for name, one in person.items()}
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    house = session.get_one(House, council.house_id)
    outing_item = sa.select(AgendaItem).where(AgendaItem.title == "Zomeruitje kiezen")
    coming = session.scalars(outing_item).one().meeting
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
        session.scalars(sa.select(Ballot).where(Ballot.state == state).order_by(Ballot.id)).first()
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
    asked_at = asking_tablets(person["Roos"], person["Joyce"], person["Sanne"])
    world.cookies |= {name: {residents.DEVICE_COOKIE: one} for name, one in asked_at.items()}
    wish = session.scalars(sa.select(Wish).where(Wish.state == WishState.NEW).limit(1)).one()
    wish.recording = spoken(wish.person)
    told = HandedOn(council_id=council.id, person_id=person["Roos"].id, said_at=clock.now())
    session.add(told)
    session.flush()
    easy = items["Wensen van bewoners"].easy_text
    assert easy
    line = easy.lines[0]
    line.recording, line.recorded_hash = spoken(person["Sanne"]), source_hash(line.text)
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
        "running": running_meeting(council, person).id,
        "adopted_minutes": session.scalar(
            sa.select(Minutes.id).where(Minutes.state == MinutesState.ADOPTED)
        ),
        "draft": draft.id,
        "of_series": session.scalar(sa.select(sa.func.min(SeriesMeeting.meeting_id))),
        "menu": menu.id,
        "talk": items["Nieuws uit het huis"].id,
        "wishes": items["Wensen van bewoners"].id,
        "outing_item": outing.id,
        "rebuilding": items["Verbouwing huiskamer en keuken"].id,
        "told": items["Wat vertellen wij aan de centrale raad?"].id,
        "wishes_text": easy.id,
        "wishes_line": line.id,
        "outing": open_.id,
        "pancakes": closed.id,
        "prepared": prepared.id,
        "secret": secretly.id,
        "word": word.id,
        "wish": wish.id,
        "handed_on_roos": told.id,
        **means(),
        **money(),
        **_decided(person["Roos"]),
        **_moved(coming, actor["Hans"], person["Hans"]),
        "device": tablet.id,
        "code": residents.make_enrolment(actor["Bas"], house, "Gang"),
    }


def _moved(coming: Meeting, hans: Actor, person: Person) -> dict[str, int]:
    """A meeting of which people heard another place, and a calendar address."""
    changed = Meeting(
        council=coming.council,
        title="Vergadering",
        starts_at=coming.starts_at + timedelta(days=14),
        ends_at=coming.ends_at + timedelta(days=14),
        place="De kapel",
        travel="Neem de bus.",
        state=MeetingState.INVITED,
        invited_at=clock.now(),
        made_by_id=person.id,
    )
    database.session.add(changed)
    database.session.flush()
    attendance.keep_told(changed)
    changed.place = "Huiskamer"
    calendars.make(hans, person)
    return {"changed": changed.id, "hans": person.id}


def _decided(roos: Person) -> dict[str, int]:
    """The demo's pancakes, a draft, and what Roos is to do."""
    found = database.session.scalars(sa.select(Decision).order_by(Decision.id)).all()
    mine = sa.select(Action.id).where(Action.people.any(Person.id == roos.id))
    return {
        "decision": next(one.id for one in found if one.ballot_id),
        "draft_decision": next(one.id for one in found if not one.number),
        "my_action": database.session.scalars(mine.order_by(Action.id)).first() or 0,
    }
