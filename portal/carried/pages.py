"""The pages of a tablet without a network: the wall of the house, what is kept, what is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.carried.service import Carried
from portal.concepts import concept
from portal.councils.models import House
from portal.i18n import gettext as _
from portal.meetings.models import Coming, Meeting
from portal.rendering import Card, FormPage, Line, Page


@dataclass(frozen=True, kw_only=True)
class WallPage(Page):
    """What anybody in the house may read: shown when a face is tapped and there is no network."""

    house: House | None = None


def wall_page(house: House, carried: Carried) -> WallPage:
    """The way to the next meeting, what was decided, and help; and back to the faces."""
    faces = url_for("portal.residents.faces")
    cards = []
    if carried.meetings:
        href = url_for("portal.meetings.show", meeting_id=carried.meetings[0])
        cards.append(Card(title=_("We talk together"), href=href, symbol="own:meeting"))
    if carried.invited:
        cards += [_answer(carried.invited[0], coming) for coming in (Coming.YES, Coming.NO)]
    if carried.decisions:
        council_id, _decision = carried.decisions[0]
        href = url_for("portal.decisions.of_council", council_id=council_id)
        cards.append(Card(title=_("What did we decide?"), href=href, symbol="own:decision"))
    href = url_for("portal.residents.knock")
    cards.append(Card(title=_("Help"), href=href, symbol="own:help"))
    return WallPage(title=house.name, house=house, symbol=house.picture, back=faces, cards=cards)


CONCEPTS = {Coming.YES: "come", Coming.NO: "not-come"}


def _answer(meeting_id: int, coming: Coming) -> Card:
    said = concept(CONCEPTS[coming])
    href = url_for("portal.carried.come", meeting_id=meeting_id, coming=coming)
    return Card(title=str(said.label), href=href, symbol=said.symbol)


@dataclass(frozen=True, kw_only=True)
class ComePage(FormPage):
    """An answer of who was not signed in: with the card, at a reader."""

    template: ClassVar[str] = "carried/come"
    told: Sequence[Line]
    sends_to: str


def come_page(meeting: Meeting, form: Any, coming: Coming) -> ComePage:
    """Hold your card up, and this is your answer."""
    said = concept(CONCEPTS[coming])
    return ComePage(
        title=str(said.label),
        symbol=said.symbol,
        council=meeting.council,
        back=url_for("portal.carried.home"),
        form=form,
        told=[
            Line(text=str(said.label), symbol=said.symbol),
            Line(text=_("Hold your card to the reader."), symbol="own:show-card"),
        ],
        sends_to=url_for("portal.attendance.answer", meeting_id=meeting.id),
    )


@dataclass(frozen=True, kw_only=True)
class KeptPage(Page):
    """The tablet keeps what was chosen, and brings it when there is a network."""


def kept_page() -> KeptPage:
    """What is shown when an act is kept."""
    return KeptPage(
        title=_("It is kept"),
        symbol="own:saved",
        back=url_for("portal.start.show"),
        cards=[
            Card(
                title=_("It is kept"),
                symbol="own:saved",
                lines=[
                    Line(text=_("There is no internet now."), symbol="own:no-network"),
                    Line(text=_("The tablet sends it later."), symbol="own:later"),
                ],
            )
        ],
    )


@dataclass(frozen=True, kw_only=True)
class MissingPage(Page):
    """What was asked is not carried, or cannot be done without a network."""


def missing_page() -> MissingPage:
    """What is shown when nothing else can be."""
    return MissingPage(
        title=_("That does not work now"),
        symbol="own:no-network",
        back=url_for("portal.start.show"),
        cards=[
            Card(
                title=_("That does not work now"),
                symbol="own:no-network",
                lines=[
                    Line(text=_("There is no internet now."), symbol="own:no-network"),
                    Line(text=_("Try it again later."), symbol="own:later"),
                ],
            )
        ],
    )
