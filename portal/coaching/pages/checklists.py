"""A list to tick off, a line a card, and all lists of a council."""

from collections.abc import Collection, Sequence
from typing import Any

from flask import url_for

from portal.coaching.service.checklists import Shown, Step
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.i18n import written
from portal.rendering import Action, Card, Chip, Line, Page

SYMBOL = "own:form"


def row(council: Council, shown: Shown) -> Card:
    """A list as one line that leads to it."""
    own: dict[str, Any] = {"council_id": council.id, "whose": shown.whose}
    return Card(
        title=shown.title,
        href=url_for("portal.coaching.list_", **own),
        symbol="own:begin",
        photo_of=shown.supporter,
        lines=[Line(text=shown.told)],
        chips=[Chip(text=_("put away"), tone="plain")] if shown.away else (),
    )


def lists_page(council: Council, lists: Sequence[Shown]) -> Page:
    """Every list that there is for this council, also those that nobody began with."""
    back = url_for("portal.councils.show", council_id=council.id)
    rows = [row(council, one) for one in lists]
    return Page(
        title=_("Lists to begin with"),
        symbol=SYMBOL,
        council=council,
        section="people",
        back=back,
        crumbs=[(council.name, back)],
        lede=_("To tick off together. It is custom, no law."),
        cards=[Card(title=_("Which list?"), symbol="own:which", rows=rows)],
    )


def list_page(council: Council, shown: Shown, open_to: Collection[str], *, ticks: bool) -> Page:
    """One list; ``open_to`` are the lines whose page the reader may open."""
    back = url_for("portal.coaching.lists", council_id=council.id)
    return Page(
        title=shown.title,
        symbol=SYMBOL,
        council=council,
        section="people",
        back=back,
        crumbs=[(_("Lists to begin with"), back)],
        lede=shown.told,
        cards=[
            _card(council, shown, line, step, opens=line in open_to, ticks=ticks)
            for line, step in shown.steps.items()
        ],
        actions=[_away(council, shown)] if ticks else (),
    )


def _card(
    council: Council, shown: Shown, line: str, step: Step, *, opens: bool, ticks: bool
) -> Card:
    tick = shown.ticks.get(line)
    lines, chips = [], []
    if tick:
        day = written(tick.ticked_at, "d MMMM y")
        text = _("%(name)s, %(day)s", name=tick.person.call_name, day=day)
        lines = [Line(text=text, photo_of=tick.person)]
        chips = [Chip(text=_("done"), mark="check")]
    actions = []
    if opens:
        there = url_for(f"portal.{step.endpoint}", council_id=council.id)
        actions.append(Action(concept="list.there", href=there))
    if ticks:
        own: dict[str, Any] = {"council_id": council.id, "whose": shown.whose, "line": line}
        actions.append(
            Action(
                concept="list.untick" if tick else "list.tick",
                href=url_for("portal.coaching.tick", **own),
                post=True,
                fields=[("done", "" if tick else "1")],
                tone="quiet" if tick else "main",
            )
        )
    return Card(
        title=str(step.words), symbol=step.symbol, lines=lines, chips=chips, actions=actions
    )


def _away(council: Council, shown: Shown) -> Action:
    hidden = shown.away or not (shown.due or shown.begun)
    return Action(
        concept="list.back" if hidden else "list.away",
        href=url_for("portal.coaching.put_away", council_id=council.id, whose=shown.whose),
        post=True,
        fields=[("away", "" if hidden else "1")],
        tone="quiet",
    )
