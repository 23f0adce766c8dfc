"""The page on which one chooses what of a meeting goes on paper."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.ballots.models import Ballot
from portal.concepts import CONCEPTS
from portal.i18n import gettext as _
from portal.meetings.models import Meeting
from portal.printing.service import BALLOT_SYMBOL
from portal.rendering import Card, Line, Page


def print_page(meeting: Meeting, ballots: Sequence[Ballot], *, names: bool) -> Page:
    """What can be printed of the meeting; ``names`` for who may see who comes."""
    back = url_for("portal.meetings.show", meeting_id=meeting.id)

    def paper(kind: str, title: str, symbol: str, about: str) -> Card:
        return _row(title, symbol, about, _at("paper", meeting_id=meeting.id, kind=kind))

    papers = [
        paper(
            "pictures", _("Agenda with pictures"), "own:agenda", _("For the wall, or to tick off.")
        ),
        paper("booklet", _("Small book"), "openmoji:1F4D6", _("Each item on a page of its own.")),
        paper("words", _("Agenda in words"), "own:agenda-item", _("With all texts and papers.")),
        paper("poster", _("Poster"), "own:invitation", _("When and where, in large letters.")),
    ]
    if names:
        href = _at("name_cards", meeting_id=meeting.id)
        about = _("Fold them and put them on the table.")
        papers.append(_row(_("Name cards"), "own:name", about, href))
    cards = [Card(title=_("For the meeting"), symbol="own:meeting", rows=papers)]
    votes = [
        _row(one.question, one.symbol or BALLOT_SYMBOL, "", _at("ballot", ballot_id=one.id))
        for one in ballots
    ]
    if votes:
        cards.append(Card(title=_("To vote on paper"), symbol="own:vote", rows=votes))
    return Page(
        title=str(CONCEPTS["print"].label),
        symbol="openmoji:1F5A8",
        council=meeting.council,
        section="meetings",
        back=back,
        crumbs=[(meeting.title, back)],
        lede=_("Each paper opens as a PDF. Then choose print."),
        cards=cards,
    )


def _at(endpoint: str, **values: Any) -> str:
    return url_for(f"portal.printing.{endpoint}", **values)


def _row(title: str, symbol: str, about: str, href: str) -> Card:
    return Card(title=title, symbol=symbol, href=href, lines=[Line(text=about)] if about else ())
