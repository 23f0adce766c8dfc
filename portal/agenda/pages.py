"""Making an agenda: the order of its items, and the council's own templates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.agenda.models import AgendaTemplate
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.rendering import Action, Card, Line, Page


@dataclass(frozen=True, kw_only=True)
class Step:
    """An item in the list that is put in order; ``first`` and ``last`` cannot go further."""

    id: int
    number: int | None
    title: str
    minutes: int
    href: str
    first: bool
    last: bool


@dataclass(frozen=True, kw_only=True)
class OrderPage(Page):
    """The items in order, each with a way up and down; they can be dragged as well."""

    template: ClassVar[str] = "agenda/order"

    order_form: Any
    rows: Sequence[Step] = ()


def templates_page(council: Council, templates: Sequence[AgendaTemplate]) -> Page:
    """The templates that a council keeps."""
    up = url_for("portal.meetings.of_council", council_id=council.id)
    return Page(
        title=_("Templates of agendas"),
        symbol="own:agenda",
        council=council,
        section="meetings",
        crumbs=[(_("Meetings"), up)],
        back=up,
        lede=_("Choose one under New meeting. Keep one from the page of a meeting."),
        cards=[
            Card(
                title=one.name,
                symbol="own:agenda",
                text=", ".join(point["title"] for point in one.points),
                lines=[
                    Line(
                        text=ngettext("%(num)s item", "%(num)s items", len(one.points)),
                        symbol="own:agenda-item",
                    )
                ],
                actions=[
                    Action(
                        concept="template.rename",
                        href=url_for(".rename_template", template_id=one.id),
                    ),
                    Action(
                        concept="remove",
                        href=url_for(".remove_template", template_id=one.id),
                        post=True,
                        tone="alarm",
                        confirm=_("Remove this template? Agendas made with it stay."),
                    ),
                ],
            )
            for one in templates
        ],
        empty=Line(text=_("There is no template yet."), symbol="own:agenda"),
    )
