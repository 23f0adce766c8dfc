"""Handing on what is only about one person: the council keeps no word of it."""

from collections.abc import Iterator

from portal import asking, audit
from portal.asking import Asking
from portal.consents import service as consents
from portal.context import offers
from portal.database import session
from portal.errors import RefusedError
from portal.handedon.models import HandedOn
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.wishes.models import Wish


def hand_on(actor: Actor, wish: Wish) -> None:
    """Throw the wish away, words and voice, and tell who made it who does help.

    The trail says that this was done, and when: not whose it was, nor what. The council treats no
    complaint of one person (art. 3 lid 1; Wkkgz art. 15). Raises `RefusedError` once the council
    is busy with it: then others have its words as well.
    """
    if wish.spread:
        raise RefusedError(_("The council is busy with this wish. It cannot be handed on."))
    audit.record(actor, "wish:handed_on", council_id=wish.council_id)
    told = HandedOn(council_id=wish.council_id, person_id=wish.person_id, said_at=wish.made_at)
    recording = wish.recording
    session.add(told)
    session.delete(wish)
    session.flush()
    if recording:
        consents.remove_recording(recording)


def see(told: HandedOn) -> None:
    """The person has seen who helps: nothing of it is left."""
    session.delete(told)
    session.flush()


def asks(actor: Actor) -> Iterator[Asking]:
    """``handed-on``: what was handed on to those who help this person."""
    if actor.proven and offers("portal.handedon.show"):
        one = asking.about("handed-on", HandedOn.id, moment=HandedOn.said_at)
        yield one.where(HandedOn.person_id == actor.person_id)
