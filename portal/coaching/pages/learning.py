"""The training log, as its writer sees it; nobody else has these pages."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.coaching.forms import hours
from portal.coaching.models import TrainingEntry
from portal.i18n import gettext as _
from portal.i18n import written
from portal.rendering import Action, Card, Chip, FormPage, Line, Page

SYMBOL = "openmoji:1F4D3"


def log_page(
    entries: Sequence[TrainingEntry], years: Sequence[tuple[int, int]], year: int, *, writes: bool
) -> Page:
    """One's own log of a year, with how much it is in all, and the years before."""
    minutes = dict(years).get(year, 0)
    rows = [_row(one) for one in entries]
    cards = [
        Card(
            title=_("Learned in %(year)s", year=year),
            symbol=SYMBOL,
            chips=[Chip(text=_("%(hours)s hours together", hours=hours(minutes)), mark="clock")],
            rows=rows,
        )
    ]
    others = [one for one in years if one[0] != year]
    return Page(
        lede=_("Only you read this. Write nothing about a client."),
        cards=[*cards[: bool(rows)], *([_others(others)] if others else [])],
        actions=[_write()] if writes else (),
        empty=Line(text=_("Nothing is written down yet."), symbol=SYMBOL),
        **_frame(
            _("My training log"), url_for("portal.coaching.room" if writes else "portal.start.show")
        ),
    )


def _write() -> Action:
    return Action(concept="training.write", href=url_for("portal.coaching.learn"), tone="main")


def _row(entry: TrainingEntry) -> Card:
    about = _("%(hours)s hours", hours=hours(entry.minutes))
    return Card(
        title=entry.what,
        href=url_for("portal.coaching.learned", entry_id=entry.id),
        symbol=f"leaf:{entry.held_on:%Y-%m-%d}",
        lines=[Line(text=f"{written(entry.held_on, 'd MMMM y')}, {about}")],
    )


def _others(years: Sequence[tuple[int, int]]) -> Card:
    return Card(
        title=_("Other years"),
        symbol="own:earlier",
        rows=[
            Card(
                title=str(year),
                href=url_for("portal.coaching.training", year=year),
                symbol="own:year",
                lines=[Line(text=_("%(hours)s hours", hours=hours(minutes)))],
            )
            for year, minutes in years
        ],
    )


def write_page(form: Any, entry: TrainingEntry | None = None, theirs: Any = None) -> FormPage:
    """What was done and learned; what is there can be thrown away."""
    back = url_for("portal.coaching.training")
    frame = _frame(_("What did you learn?"), back)
    return FormPage(
        lede=_("Only you read this. Write nothing about a client."),
        crumbs=[(_("My training log"), back)],
        form=form,
        theirs=theirs,
        actions=[_remove(entry)] if entry else (),
        **frame,
    )


def _remove(entry: TrainingEntry) -> Action:
    return Action(
        concept="training.remove",
        href=url_for("portal.coaching.unlearn", entry_id=entry.id),
        post=True,
        tone="quiet",
        confirm=_("Then it is gone. Throw it away?"),
    )


def _frame(title: str, back: str) -> dict[str, Any]:
    return {"title": title, "symbol": SYMBOL, "section": "supporters", "back": back}
