"""What is shown of houses."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.councils.models import Council, House
from portal.i18n import gettext as _
from portal.people.models import HouseStaff, Person
from portal.personal import personal_card
from portal.rendering import Action, Card, Chip, Line, Page


def index_page(houses: Sequence[House], *, may_make: bool) -> Page:
    """The houses that the reader sees."""
    actions = []
    if may_make:
        actions = [Action(concept="house.make", href=url_for("portal.houses.make"), tone="main")]
    return Page(
        title=_("Houses"),
        symbol="openmoji:1F3E0",
        section="administer" if may_make else "people",
        back=url_for("portal.start.show"),
        cards=[
            Card(
                title=house.name,
                href=url_for("portal.houses.show", house_id=house.id),
                symbol=house.picture,
            )
            for house in houses
        ],
        actions=actions,
        empty=Line(text=_("There is no house yet. Make the first one."), symbol="openmoji:1F3E0"),
    )


def house_page(
    house: House,
    councils: Sequence[Council],
    residents: Sequence[Person],
    staff: Sequence[HouseStaff],
    *,
    may_edit: bool,
    warning: str,
) -> Page:
    """Who lives in the house, who works there, and who helps with personal matters."""
    at: dict[str, Any] = {"house_id": house.id}
    cards = [_people_card(residents), _staff_card(house, staff, may_edit=may_edit)]
    cards.append(personal_card(house))
    cards += [
        Card(
            title=council.name,
            href=url_for("portal.councils.show", council_id=council.id),
            symbol=council.symbol,
        )
        for council in councils
    ]
    actions = []
    if may_edit:
        actions = [
            Action(concept="staff.add", href=url_for("portal.houses.add_staff", **at)),
            Action(concept="house.edit", href=url_for("portal.houses.edit", **at)),
            Action(concept="picture", href=url_for("portal.houses.picture", **at)),
            Action(concept="photo", href=url_for("portal.houses.photo", **at)),
        ]
    if may_edit and house.photo_key:
        gone = url_for("portal.houses.remove_photo", **at)
        actions.append(Action(concept="photo.remove", href=gone, post=True, tone="quiet"))
    return Page(
        title=house.name,
        symbol=house.picture,
        council=councils[0] if councils else None,
        section="people",
        back=url_for("portal.houses.index"),
        crumbs=[(_("Houses"), url_for("portal.houses.index"))],
        banner=Chip(text=warning, tone="alarm", mark="warning") if warning else None,
        cards=cards,
        actions=actions,
    )


def _people_card(residents: Sequence[Person]) -> Card:
    rows = [
        Card(
            title=person.name,
            href=url_for("portal.people.show", person_id=person.id),
            photo_of=person,
        )
        for person in residents
    ]
    nobody = Line(text=_("Nobody lives here yet."), symbol="own:nobody")
    return Card(
        title=_("Who lives here?"),
        rows=rows,
        lines=() if rows else [nobody],
    )


def _staff_card(house: House, staff: Sequence[HouseStaff], *, may_edit: bool) -> Card:
    rows = []
    for one in staff:
        gone = url_for("portal.houses.remove_staff", house_id=house.id, staff_id=one.id)
        question = _("Does %(name)s stop in this house?", name=one.person.call_name)
        rows.append(
            Card(
                title=one.person.name,
                href=url_for("portal.people.show", person_id=one.person_id),
                photo_of=one.person,
                lines=[Line(text=one.place)] if one.place else (),
                actions=[Action(concept="remove", href=gone, post=True, confirm=question)]
                if may_edit
                else (),
            )
        )
    nobody = Line(text=_("No support worker is known here yet."), symbol="own:nobody")
    return Card(
        title=_("Who works here?"), symbol="own:care", rows=rows, lines=() if rows else [nobody]
    )
