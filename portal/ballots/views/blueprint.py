"""The blueprint of ballots, and what every page about one has."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, request, url_for

from portal.ballots.models import Ballot
from portal.ballots.service import Choice, Result, Verdict
from portal.context import View, current_actor, current_view
from portal.rendering import Action

bp = Blueprint("ballots", __name__)


def address(ballot: Ballot) -> str:
    """Where the ballot is shown."""
    return url_for("portal.ballots.show", ballot_id=ballot.id)


def keeping(ballot: Ballot) -> list[Action]:
    """The way to keep the vote as pictures; not in the picto view, nor on a tablet."""
    if current_actor().device_id or current_view() is View.PICTO:
        return []
    href = url_for("portal.exports.ballot", ballot_id=ballot.id)
    return [Action(concept="pictures.keep", href=href, tone="quiet")]


def frame(ballot: Ballot) -> dict[str, Any]:
    """What every page about the ballot has."""
    return {
        "title": ballot.question,
        "symbol": ballot.symbol or "openmoji:1F5F3",
        "council": ballot.item.meeting.council,
        "section": "meetings",
        "ballot": ballot,
        "back": url_for("portal.meetings.item", item_id=ballot.item_id),
    }


MOST_ON_SCREEN = 4


def on_screen(ballot: Ballot, choices: Sequence[Choice], *, for_id: int = 0) -> dict[str, Any]:
    """The choices of this screen, and the way to the others: in the picto view four candidates
    at a time, each time with "I do not know". ``for_id`` is whose vote is typed in."""
    *real, unsure = choices
    if current_view() is not View.PICTO or len(choices) <= MOST_ON_SCREEN + 1:
        return {"choices": choices}
    count = -(-len(real) // MOST_ON_SCREEN)
    here = min(max(request.args.get("part", 1, type=int), 1), count)
    first = (here - 1) * MOST_ON_SCREEN
    about: dict[str, Any] = {"person_id": for_id} if for_id else {}
    name = "enter_for" if for_id else "show"
    at = [
        url_for(f"portal.ballots.{name}", ballot_id=ballot.id, part=n, **about)
        for n in range(1, count + 1)
    ]
    shown: dict[str, Any] = {
        "choices": [*real[first : first + MOST_ON_SCREEN], unsure],
        "steps": (here, count),
        "following": at[here] if here < count else "",
    }
    return shown | ({"back": at[here - 2]} if here > 1 else {})


SYMBOLS = {
    Verdict.PASSED: "own:yes",
    Verdict.REJECTED: "own:no",
    Verdict.TALK: "own:talk-first",
    Verdict.AGAIN: "openmoji:1F5F3",
    Verdict.LOT: "openmoji:1F3B2",
    Verdict.VOID: "own:stop",
}


def in_words(ballot: Ballot, result: Result) -> dict[str, Any]:
    """The count and what it means. In the picto view what follows stands above it all."""
    if current_view() is not View.PICTO:
        return {"lede": result.explained}
    before = f"{ballot.question} {result.counted} {result.outcome.why}".strip()
    symbol = SYMBOLS.get(result.outcome.verdict, "own:decision")
    return {"title": result.sentence, "lede": before, "symbol": symbol}
