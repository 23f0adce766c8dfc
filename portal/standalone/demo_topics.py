"""What the council of the demo is busy with, and what two members have prepared."""

from datetime import timedelta

import sqlalchemy as sa

from portal import clock
from portal.concepts import CONCEPTS
from portal.councils.models import Council
from portal.database import session
from portal.identity import Actor, Proof
from portal.meetings.models import AgendaItem, Meeting
from portal.people.models import Person
from portal.preparation import service as preparation
from portal.preparation.models import Opinion
from portal.residents.service import actor_of
from portal.topics import service as topics
from portal.topics.models import Topic
from portal.wishes import service as wishes
from portal.wishes.models import WishSubject


def fill(council: Council, central: Council, people: dict[str, Person]) -> None:
    """A topic to look at, one that waits, one that went to the central council and came back."""
    sanne, anneke = _actor(people["Sanne"]), _actor(people["Anneke"])
    _topic(sanne, council, people["Fatima"], WishSubject.FOOD, "Ik wil leren koken.")
    herbs = _topic(sanne, council, people["Kees"], WishSubject.HOME, "Een tuin met kruiden.")
    spring = clock.local(clock.now()).date() + timedelta(weeks=13)
    topics.park(sanne, herbs, spring, "In de winter groeit er niets.", herbs.version)
    said = "De bus naar het dorp rijdt niet op zondag."
    bus = _topic(sanne, council, people["Mo"], WishSubject.FUN, said)
    text = f"{said} Hebben andere huizen dat ook?"
    there = topics.pass_on(anneke, bus, central, text, bus.version)
    reply = "De bus rijdt vanaf maart ook op zondag."
    topics.close(anneke, there, done=True, reply=reply, version=there.version)
    _prepared(council, people)


def _actor(person: Person) -> Actor:
    return actor_of(person, proof=Proof.CARD)


def _topic(
    sanne: Actor, council: Council, person: Person, subject: WishSubject, text: str
) -> Topic:
    about = CONCEPTS[f"wish.{subject}"]
    wish = wishes.make_wish(_actor(person), council, subject=subject, text=text)
    return topics.take(sanne, wish, str(about.label), about.symbol)


def _prepared(council: Council, people: dict[str, Person]) -> None:
    """Roos for herself alone; Anneke lets Sanne read along."""
    menu = session.scalars(
        sa.select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.council_id == council.id,
            Meeting.starts_at > clock.now(),
            AgendaItem.title == "Menu: avondeten",
        )
        .order_by(Meeting.starts_at)
        .limit(1)
    ).one()
    alone = preparation.Written(
        opinion=Opinion.GOOD,
        thought="Ik wil graag een keer zelf kiezen.",
        question="Wie kookt er dan?",
        pictures=list(preparation.pictures_of(menu).items())[:1],
    )
    preparation.write(_actor(people["Roos"]), menu, alone, 1)
    shared = preparation.Written(opinion=Opinion.UNSURE, question="Wat kost het?")
    sheet = preparation.write(_actor(people["Anneke"]), menu, shared, 1)
    preparation.share(sheet, council.id, people["Sanne"].id)
