"""What was decided, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.rendering import Action, Card, Line, Page
from portal.start.service import Decided


@dataclass(frozen=True, kw_only=True)
class DecisionsPage(Page):
    """What was decided, newest first."""


def decisions_page(
    actor: Actor, found: Sequence[Decided], number: int, more: bool
) -> DecisionsPage:
    """One page of what was decided; the council sees the way to the count."""
    actions = []
    if number > 1:
        href = url_for("portal.start.decisions", page=number - 1)
        actions.append(Action(concept="back", href=href, label=_("Newer")))
    if more:
        href = url_for("portal.start.decisions", page=number + 1)
        actions.append(Action(concept="next", href=href, label=_("Older")))
    return DecisionsPage(
        title=_("This is decided"),
        symbol="own:decision",
        section="decisions",
        back=url_for("portal.start.show"),
        cards=[
            Card(
                title=one.ballot.question,
                symbol=one.ballot.symbol,
                lines=[_decided_line(one)],
                actions=_count_action(actor, one),
            )
            for one in found
        ],
        empty=Line(text=_("Nothing has been decided yet."), symbol="own:decision"),
        actions=actions,
    )


def decided_row(actor: Actor, one: Decided) -> Card:
    """One decision as a row of the start page."""
    line = _decided_line(one)
    count = _count_action(actor, one)
    return Card(
        title=one.ballot.question,
        href=count[0].href if count else url_for("portal.start.decisions"),
        symbol=line.symbol,
        text=line.text,
    )


def _decided_line(one: Decided) -> Line:
    winners = one.result.winners if one.result.shown else ()
    if len(winners) == 1:
        return Line(text=one.result.sentence, symbol=winners[0].symbol)
    return Line(text=one.result.sentence, symbol="own:decision")


def _count_action(actor: Actor, one: Decided) -> list[Action]:
    if not policy.may(actor, Permission.BALLOT_VIEW, one.ballot.council_id):
        return []
    href = url_for("portal.ballots.show", ballot_id=one.ballot.id)
    return [Action(concept="result", href=href)]
