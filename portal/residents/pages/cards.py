"""The cards of a house's residents, and a new card on paper."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.councils.models import House
from portal.i18n import day
from portal.i18n import gettext as _
from portal.people.models import Person
from portal.rendering import Action, Chip, Line, Page
from portal.rendering import Card as Sheet
from portal.residents import service
from portal.residents.models import Card


@dataclass(frozen=True, kw_only=True)
class CardsPage(Page):
    """Who has a card, since when, and who must wait after wrong ones."""

    @classmethod
    def of(
        cls,
        house: House,
        people: Sequence[Person],
        cards: Mapping[int, Card],
        waiting: Collection[int],
    ) -> "CardsPage":
        """A row for each resident whose card the reader looks after."""
        tablets = url_for("portal.residents.tablets")
        rows = [_row(one, cards.get(one.id), one.id in waiting) for one in people]
        without = [one for one in people if one.id not in cards]
        return cls(
            title=_("Cards of %(house)s", house=house.name),
            symbol="own:card",
            section="tablets",
            lede=_("A new card makes the old one worthless at once."),
            crumbs=[(_("Tablets"), tablets)],
            back=tablets,
            cards=[Sheet(title=_("Residents"), rows=rows)] if rows else [],
            actions=[_for_all(house, without)] if without else [],
            empty=Line(text=_("There is nobody here whose card you keep."), symbol="own:card"),
        )

    @classmethod
    def of_person(
        cls, person: Person, cards: Mapping[int, Card], waiting: Collection[int]
    ) -> "CardsPage":
        """The same for one person."""
        shown = url_for("portal.people.show", person_id=person.id)
        return cls(
            title=_("The card of %(name)s", name=person.call_name),
            symbol="own:card",
            section="people",
            lede=_("A new card makes the old one worthless at once."),
            crumbs=[(_("People"), url_for("portal.people.index")), (person.name, shown)],
            back=shown,
            cards=[_row(person, cards.get(person.id), bool(waiting))],
        )


def _for_all(house: House, people: Sequence[Person]) -> Action:
    """A card for everybody who has none, on one paper."""
    return Action(
        concept="card.make",
        label=_("Print a card for who has none"),
        href=url_for("portal.printing.cards", house_id=house.id),
        post=True,
        fields=[("person", str(one.id)) for one in people],
    )


def _row(person: Person, card: Card | None, waits: bool) -> Sheet:
    where: dict[str, Any] = {"person_id": person.id}
    make = url_for("portal.residents.make_card", **where)
    question = _("Make a new card for %(name)s? The old one stops.", name=person.call_name)
    actions = [
        Action(
            concept="card.make",
            href=make,
            post=True,
            confirm=question if card else "",
        )
    ]
    if card:
        actions.append(
            Action(
                concept="remove",
                label=_("Card lost"),
                href=url_for("portal.residents.revoke_card", **where),
                post=True,
                tone="quiet",
                confirm=_("Make the card of %(name)s worthless?", name=person.call_name),
            )
        )
    chips = [
        Chip(text=_("Has a card"), mark="check") if card else Chip(text=_("No card"), tone="plain")
    ]
    if waits:
        chips.insert(0, Chip(text=_("Must wait"), tone="alarm", mark="clock"))
        lift = url_for("portal.residents.lift_card", **where)
        actions.insert(0, Action(concept="try-again", label=_("Let in now"), href=lift, post=True))
    return Sheet(
        title=person.name,
        photo_of=person,
        text=_("Since %(day)s", day=day(card.made_at)) if card else "",
        chips=chips,
        actions=actions,
    )


@dataclass(frozen=True, kw_only=True)
class NewCardPage(Page):
    """A new card to print on A6: photo or initials, name and QR code, shown once."""

    template: ClassVar[str] = "residents/new_card"
    for_paper: ClassVar[bool] = True
    person: Any = None
    square: Any = ""
    token: str = ""

    @classmethod
    def of(cls, person: Person, token: str, back: str) -> "NewCardPage":
        """The page for a card that was just made."""
        return cls(
            title=_("The card of %(name)s", name=person.call_name),
            symbol="own:card",
            section="tablets",
            lede=_("Print it now. It is shown only once."),
            crumbs=[(_("Cards"), back)],
            back=back,
            person=person,
            square=service.square_of(token),
            token=token,
        )
