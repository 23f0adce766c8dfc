"""The page on which one chooses what of a meeting goes on paper."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.ballots.models import Ballot
from portal.concepts import CONCEPTS
from portal.i18n import gettext as _
from portal.meetings.models import Meeting
from portal.printing.service import BALLOT_SYMBOL
from portal.rendering import Action, Card, Line, Page


def print_page(meeting: Meeting, ballots: Sequence[Ballot], *, names: bool) -> Page:
    """What can be printed of the meeting; ``names`` for who may see who comes."""
    back = url_for("portal.meetings.show", meeting_id=meeting.id)

    def paper(kind: str, title: str, symbol: str, line: Line) -> Card:
        return _card(title, symbol, line, _at("paper", meeting_id=meeting.id, kind=kind))

    def line(text: str, symbol: str) -> Line:
        return Line(text=text, symbol=symbol)

    wall = line(_("For the wall, or to tick off."), "own:done")
    book = line(_("Each item on a page of its own."), "openmoji:1F4C3")
    whole = line(_("With all texts and papers."), "openmoji:1F4C4")
    large = line(_("When and where, in large letters."), "own:when")
    cards = [
        paper("pictures", _("Agenda with pictures"), "own:agenda", wall),
        paper("booklet", _("Small book"), "openmoji:1F4D6", book),
        paper("words", _("Agenda in words"), "own:agenda-item", whole),
        paper("poster", _("Poster"), "own:invitation", large),
    ]
    if names:
        table = line(_("Fold them and put them on the table."), "own:meeting")
        href = _at("name_cards", meeting_id=meeting.id)
        cards.append(_card(_("Name cards"), "own:name", table, href))
    votes = line(_("To vote on paper."), "own:vote")
    cards += [
        _card(one.question, one.symbol or BALLOT_SYMBOL, votes, _at("ballot", ballot_id=one.id))
        for one in ballots
    ]
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


def _card(title: str, symbol: str, line: Line, href: str) -> Card:
    return Card(
        title=title,
        symbol=symbol,
        lines=[line],
        actions=[Action(concept="print", href=href)],
    )
