"""Wishes as lists: one's own, and all that the council has to look at."""

from collections.abc import Iterator, Sequence

from flask import url_for

from portal.concepts import concept
from portal.context import View, current_view
from portal.i18n import day
from portal.i18n import gettext as _
from portal.rendering import Action, Card, Chip, Line, Page
from portal.topics.models import Topic
from portal.topics.service import Place, Shelf, short, standing
from portal.wishes.models import Wish
from portal.wishes.pages.showing import state_chip, voice_of
from portal.wishes.service import MOST_LISTED

MOST_LETTERS = 40
BESIDE_A_VOICE = 25


def shelf_page(shelf: Shelf, *, may_make: bool) -> Page:
    """All there is: what asks for a decision, what waits, and what was answered in a year."""
    titles = {
        Place.NOW: (_("To look at now"), "openmoji:1F440", shelf.now),
        Place.LATER: (_("For later"), "own:later", shelf.later),
        Place.CLOSED: (_("Answered in %(year)s", year=shelf.year), "own:answer", shelf.closed),
    }
    many = len({one.council_id for one in (*shelf.now, *shelf.later, *shelf.closed)}) > 1
    cards = [
        Card(title=title, symbol=symbol, rows=[_row(one, many=many) for one in found])
        for title, symbol, found in titles.values()
        if found
    ]
    return Page(
        title=_("Wishes"),
        symbol="own:wish",
        section="wishes",
        back=url_for("portal.start.show"),
        cards=cards,
        actions=[*_making(may_make), *_years(shelf)],
        empty=Line(text=_("There are no wishes yet."), symbol="own:wish"),
    )


def _row(one: Wish | Topic, *, many: bool) -> Card:
    when = short(one.decided_at if isinstance(one, Topic) else one.answered_at or one.made_at)
    lines = [Line(text=f"{one.council.name}, {when}" if many else when)]
    if isinstance(one, Wish):
        return Card(
            title=_cut(f"{one.person.call_name}: {_title(one)}", heard=bool(one.recording_id)),
            href=url_for("portal.wishes.show", wish_id=one.id),
            symbol=concept(f"wish.{one.subject}").symbol,
            lines=lines,
            chips=[state_chip(one)],
            sound=voice_of(one),
        )
    return Card(
        title=_cut(one.title),
        href=url_for("portal.topics.show", topic_id=one.id),
        symbol=one.symbol or "own:have-a-say",
        lines=lines,
        chips=[Chip(**standing(one)._asdict())],
    )


def _cut(text: str, *, heard: bool = False) -> str:
    """A row of the picto view holds two lines of words at the most, one beside a voice."""
    most = BESIDE_A_VOICE if heard else MOST_LETTERS
    if current_view() is not View.PICTO or len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0]}..."


def _making(may_make: bool) -> list[Action]:
    href = url_for("portal.wishes.start")
    return [Action(concept="wish.make", href=href, tone="main")] if may_make else []


def _years(shelf: Shelf) -> Iterator[Action]:
    for name, year in (("back", shelf.earlier), ("next", shelf.following)):
        if year:
            href = url_for("portal.wishes.index", year=year)
            yield Action(concept=name, href=href, label=str(year), tone="quiet")


def list_page(title: str, wishes: Sequence[Wish], *, may_make: bool) -> Page:
    """One's own wishes, newest first, each with its state in a word."""
    actions = _making(may_make)
    if len(wishes) > MOST_LISTED:
        wishes = wishes[:MOST_LISTED]
        older = url_for("portal.wishes.mine", before=wishes[-1].id)
        actions.append(Action(concept="view", href=older, label=_("Older")))
    rows = [
        Card(
            title=_title(wish),
            href=url_for("portal.wishes.show", wish_id=wish.id),
            symbol=concept(f"wish.{wish.subject}").symbol,
            lines=[Line(text=day(wish.made_at))],
            chips=[state_chip(wish)],
        )
        for wish in wishes
    ]
    return Page(
        title=title,
        symbol="own:wish",
        section="wishes",
        back=url_for("portal.start.show"),
        cards=[Card(title=_("Newest first"), symbol="own:wish", rows=rows)] if rows else (),
        actions=actions,
        empty=Line(text=_("You have said nothing yet."), symbol="own:wish"),
    )


def _title(wish: Wish) -> str:
    label = str(concept(f"wish.{wish.subject}").label)
    if not wish.text:
        return label
    return f"{label}: {wish.text[:57]}..." if len(wish.text) > 60 else f"{label}: {wish.text}"
