"""A person's own calendar address: offered, shown, stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.i18n import gettext as _
from portal.people.models import Person
from portal.rendering import Action, Card, Line, Page
from portal.residents import service as residents


def _frame(person: Person) -> dict[str, Any]:
    back = url_for("portal.people.show", person_id=person.id)
    return {
        "title": _("My calendar"),
        "symbol": "openmoji:1F4C5",
        "section": "people",
        "back": back,
        "crumbs": [(person.name, back)],
    }


def offer_page(person: Person) -> Page:
    """What a calendar address is, and the button that makes one."""
    lines = [
        Line(text=_("Our meetings stand on your own phone."), symbol="openmoji:1F4F1"),
        Line(text=_("A changed day changes there too."), symbol="own:change"),
    ]
    make = url_for("portal.calendars.make", person_id=person.id)
    card = Card(
        title=_("The meetings in your own calendar"),
        symbol="openmoji:1F4C5",
        lines=lines,
        text=_(
            "You get an address of your own. Your calendar looks there for the day, the time and "
            "the place of each meeting. It tells no names and no subjects."
        ),
        actions=[Action(concept="calendar.make", href=make, post=True, tone="main")],
    )
    return Page(cards=[card], **_frame(person))


@dataclass(frozen=True, kw_only=True)
class AddressPage(Page):
    """The address, as a square for the camera of a phone and in letters; how to use it."""

    template: ClassVar[str] = "calendars/mine"

    address: str = ""
    square: str = ""
    ways: Sequence[Action] = ()
    programs: Sequence[Card] = ()

    @classmethod
    def of(cls, person: Person, address: str, *, on_tablet: bool) -> "AddressPage":
        """The page; a tablet of the house is nobody's own device."""
        at: dict[str, Any] = {"person_id": person.id}
        opened = "webcal" + address.removeprefix("https").removeprefix("http")
        ways = [] if on_tablet else [Action(concept="calendar.open", href=opened, tone="main")]
        ways += [
            Action(
                concept="calendar.renew",
                href=url_for("portal.calendars.make", **at),
                post=True,
                tone="quiet",
                confirm=_("Make another address? The one of now stops."),
            ),
            Action(
                concept="calendar.stop",
                href=url_for("portal.calendars.stop", **at),
                post=True,
                tone="quiet",
                confirm=_("Stop? The meetings go from your calendar."),
            ),
        ]
        return cls(
            address=address,
            square=residents.square_of(opened),
            lede=_("Keep this address to yourself: who has it sees your meetings."),
            programs=_programs(),
            ways=ways,
            **_frame(person),
        )


def _programs() -> list[Card]:
    ways = [
        (
            _("iPhone or iPad"),
            _("Point the camera at the square, tap what appears, and choose Subscribe."),
        ),
        (
            _("Google Calendar"),
            _(
                "On a computer: beside Other calendars choose +, then From URL, and paste the "
                "address. Google looks again a few times a day."
            ),
        ),
        (
            _("Outlook"),
            _("Choose Add calendar, then Subscribe from web, and paste the address."),
        ),
    ]
    return [Card(title=program, lines=[Line(text=how)]) for program, how in ways]
