"""What is shown of a council's trail: what happened, and what was refused."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.access.words import WORDS
from portal.councils.models import Council
from portal.councils.pages.events import EVENT_WORDS
from portal.councils.service import TRAIL_LENGTH
from portal.i18n import day, hour
from portal.i18n import gettext as _
from portal.rendering import Action, Card, Chip, Line, Page


def trail_page(council: Council, events: Sequence[Any]) -> Page:
    """What happened in the council and what was refused, newest first."""
    shown = events[:TRAIL_LENGTH]
    cards = [
        Card(
            title=_("Trail"),
            symbol="own:rule",
            rows=[_event_row(event) for event in shown],
        )
    ]
    actions = []
    if len(events) > TRAIL_LENGTH:
        older = url_for("portal.councils.trail", council_id=council.id, before=shown[-1].id)
        actions = [Action(concept="view", href=older, label=_("Older"))]
    return Page(
        title=_("Trail of %(council)s", council=council.name),
        symbol="own:rule",
        council=council,
        section="people",
        back=url_for("portal.councils.show", council_id=council.id),
        crumbs=[(council.name, url_for("portal.councils.show", council_id=council.id))],
        lede=_("Who did what, and what was refused. No texts, no votes."),
        cards=cards if events else (),
        actions=actions,
        empty=Line(text=_("Nothing happened yet."), symbol="own:rule"),
    )


def _event_row(event: Any) -> Card:
    name = event.who or _("A visitor")
    words = str(EVENT_WORDS.get(event.what) or WORDS.get(event.what) or event.what)
    if event.beside:
        name = _("%(name)s together with %(helper)s", name=name, helper=event.beside)
    when = f"{day(event.at)}, {hour(event.at)}"
    return Card(
        title=_("%(name)s: %(event)s", name=name, event=words),
        symbol="own:no" if event.refused else "own:done",
        lines=[Line(text=when)],
        chips=[Chip(text=_("refused"), tone="alarm", mark="cross")] if event.refused else (),
    )
