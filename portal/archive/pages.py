"""What is shown of the archive: a year at a time, kind by kind."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from flask import url_for

from portal import clock
from portal.archive.service import Entry, Shelf
from portal.concepts import CONCEPTS
from portal.context import offers
from portal.councils.models import Council
from portal.decisions.models import number_of
from portal.i18n import day
from portal.i18n import gettext as _
from portal.rendering import Action, Card, FormPage, Line, Page

MOST_SHOWN, MOST_YEARS = 5, 6
"""Of each kind, unless all is asked for; and years, beside the one that is shown."""


def index_page(
    council: Council,
    shelf: Shelf,
    *,
    may_fill: bool,
    keeps: bool,
    letters: bool,
    all_of: str = "",
) -> Page:
    """A year of the council, a few of each kind; ``keeps`` offers the copy of it, ``letters``
    those that it sent.

    ``all_of`` is a kind of which all there is is shown, and nothing else.
    """
    year, actions = shelf.year, []
    if year is not None:
        href = url_for("portal.search.show", council=council.id, year=year)
        actions.append(
            Action(concept="search", href=href, label=_("Search in %(year)s", year=year))
        )
    if keeps and (shelf.meetings or shelf.papers):
        href = url_for("portal.offline.year", council_id=council.id, year=year)
        label = _("Keep the year %(year)s", year=year)
        actions.append(Action(concept="year.keep", href=href, label=label))
    if letters:
        href = url_for("portal.letters.index", council_id=council.id, year=year)
        actions.append(Action(concept="letters", href=href))
    if may_fill:
        href = url_for("portal.archive.add", council_id=council.id)
        actions.append(Action(concept="archive.add", href=href))
    here = url_for("portal.archive.index", council_id=council.id)
    topics = shelf.topics if offers("portal.topics.show") else ()
    paper_row = partial(_row, may_fill=may_fill)
    kinds: dict[str, tuple[str, str, Callable[[Any], Card], Sequence[Any]]] = {
        "meetings": (_("Meetings"), "own:meeting", _meeting_row, shelf.meetings),
        "minutes": (_("Minutes of meetings"), "own:minutes", _minutes_row, shelf.minutes),
        "decisions": (_("Decisions"), "own:decision", _decision_row, shelf.decisions),
        "topics": (_("Topics"), "own:have-a-say", _topic_row, topics),
        "papers": (_("Old papers"), "openmoji:1F5C3", paper_row, shelf.papers),
    }
    cards = []
    for kind, (title, symbol, row, found) in kinds.items():
        shown = found if kind == all_of else found[:MOST_SHOWN]
        if not shown or (all_of in kinds and kind != all_of):
            continue
        rest = Action(
            concept="view",
            href=f"{here}?year={year}&all={kind}",
            label=_("See all %(count)s", count=len(found)),
            tone="quiet",
        )
        cards.append(
            Card(
                title=f"{title} ({len(found)})",
                symbol=symbol,
                rows=[row(one) for one in shown],
                actions=[rest] if len(shown) < len(found) else (),
            )
        )
    if len(shelf.years) > 1 and all_of not in kinds:
        cards.append(Card(title=_("Years"), symbol="openmoji:1F4C5", actions=[
            Action(
                concept="archive",
                href=f"{here}?year={one}",
                label=f"{one} ({count})",
                symbol="openmoji:1F4C5",
                pressed=one == year,
            )
            for one, count in _around(year, [*shelf.years.items()])
        ]))  # fmt: skip
    about = str(CONCEPTS["archive"].label)
    return Page(
        title=about if year is None else f"{about} {year}",
        symbol="openmoji:1F5C3",
        council=council,
        section="people",
        back=f"{here}?year={year}"
        if all_of in kinds
        else url_for("portal.councils.show", council_id=council.id),
        cards=cards,
        actions=actions,
        empty=Line(text=_("Nothing here yet."), symbol="openmoji:1F5C3"),
    )


def _around(year: int | None, years: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The years beside this one, as many as one overlooks; each leads on to those beside it."""
    place = next((n for n, (one, _count) in enumerate(years) if one == year), 0)
    begin = max(0, min(place - MOST_YEARS // 2, len(years) - MOST_YEARS))
    return years[begin : begin + MOST_YEARS]


def _meeting_row(meeting: Entry) -> Card:
    return Card(
        title=meeting.title,
        href=url_for("portal.meetings.show", meeting_id=meeting.id),
        symbol=f"leaf:{clock.local(meeting.at):%Y-%m-%d}",
        lines=[Line(text=day(meeting.at))],
    )


def _minutes_row(minutes: Entry) -> Card:
    return Card(
        title=minutes.title,
        href=url_for("portal.minutes.show", minutes_id=minutes.id),
        symbol="own:minutes",
        lines=[Line(text=day(minutes.at))],
    )


def _decision_row(decision: Entry) -> Card:
    called = number_of(decision.year, decision.number)
    return Card(
        title=decision.title,
        href=url_for("portal.decisions.show", decision_id=decision.id),
        symbol="own:decision",
        lines=[Line(text=f"{called}, {day(decision.at)}")],
    )


def _topic_row(topic: Entry) -> Card:
    return Card(
        title=topic.title,
        href=url_for("portal.topics.show", topic_id=topic.id),
        symbol=topic.symbol or "own:have-a-say",
        lines=[Line(text=day(topic.at))],
    )


def _row(paper: Any, *, may_fill: bool) -> Card:
    actions = []
    if may_fill:
        actions.append(
            Action(
                concept="remove",
                href=url_for("portal.archive.remove", paper_id=paper.id),
                post=True,
                tone="quiet",
                confirm=_("The paper is gone at once. Remove it?"),
            )
        )
    return Card(
        title=paper.title,
        href=url_for("portal.papers.old", paper_id=paper.id),
        symbol="openmoji:1F4C4",
        lines=[Line(text=day(paper.day))],
        actions=actions,
    )


def add_page(council: Council, form: object, back: str) -> FormPage:
    """Bring old papers."""
    return _form_page(council, form, "archive.add", back, save="next")


def check_page(council: Council, form: object, back: str) -> FormPage:
    """Look at the titles and days that were read from the names of the files."""
    forget = Action(
        concept="remove",
        href=url_for("portal.archive.forget", council_id=council.id),
        label=_("Keep none of these"),
        post=True,
        tone="quiet",
        confirm=_("They are gone at once. Remove them?"),
    )
    return _form_page(
        council,
        form,
        "archive.keep",
        back,
        save="archive.keep",
        lede=_("Are these titles and days right?"),
        actions=[forget],
    )


def _form_page(
    council: Council,
    form: object,
    concept: str,
    back: str,
    *,
    save: str,
    lede: str = "",
    actions: Sequence[Action] = (),
) -> FormPage:
    about = CONCEPTS[concept]
    return FormPage(
        title=str(about.label),
        symbol=about.symbol,
        council=council,
        section="people",
        back=back,
        lede=lede,
        form=form,
        save=save,
        actions=actions,
    )
