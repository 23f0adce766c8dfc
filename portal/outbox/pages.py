"""What a person is told of an act that did not count."""

from dataclasses import dataclass

from flask import url_for

from portal.i18n import gettext as _
from portal.outbox.models import Delivery, Outcome
from portal.rendering import Action, Card, Line, Page


@dataclass(frozen=True, kw_only=True)
class ToldPage(Page):
    """One act that arrived and did not count, and why."""


def told_page(delivery: Delivery) -> ToldPage:
    """What became of the act, in at most three sentences."""
    title, lines = _words(delivery)
    seen = url_for("portal.outbox.told", delivery_id=delivery.id)
    return ToldPage(
        title=title,
        symbol="own:too-late" if delivery.outcome == Outcome.LATE else "own:no",
        back=url_for("portal.start.show"),
        cards=[
            Card(
                title=delivery.ballot.question if delivery.ballot else title,
                symbol=(delivery.ballot and delivery.ballot.symbol) or "",
                lines=lines,
                actions=[Action(concept="understood", href=seen, post=True, tone="main")],
            )
        ],
    )


def _words(delivery: Delivery) -> tuple[str, list[Line]]:
    offline = Line(text=_("The tablet had no internet."), symbol="own:no-network")
    if delivery.outcome == Outcome.LATE and delivery.ballot:
        return _("Your vote came too late"), [
            offline,
            Line(text=_("The vote was closed already."), symbol="own:too-late"),
            Line(text=_("Your vote does not count."), symbol="own:no"),
        ]
    if delivery.outcome == Outcome.LATE:
        return _("Your answer came too late"), [
            offline,
            Line(text=_("Your answer does not count."), symbol="own:no"),
        ]
    return _("That did not work"), [
        offline,
        Line(text=_("Your card did not count any more."), symbol="own:card"),
        Line(text=_("Ask somebody to help you."), symbol="own:help"),
    ]
