"""The blueprint of ballots, and what every page about one has."""

from typing import Any

from flask import Blueprint, url_for

from portal.ballots.models import Ballot
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
