"""What is shown of the archive: a year at a time, kind by kind."""

from collections.abc import Sequence

from flask import url_for

from portal import clock
from portal.archive.models import ArchivedPaper
from portal.archive.service import Shelf
from portal.concepts import CONCEPTS
from portal.context import offers
from portal.councils.models import Council
from portal.decisions.models import Decision
from portal.i18n import day
from portal.i18n import gettext as _
from portal.meetings.models import Meeting
from portal.minutes.models import Minutes
from portal.rendering import Action, Card, FormPage, Line, Page
from portal.topics.models import Topic

MOST_SHOWN = 100


def index_page(council: Council, shelf: Shelf, *, may_fill: bool, keeps: bool) -> Page:
    """A year of the council, kind by kind; ``keeps`` offers the copy of it."""
    year = shelf.year
    actions = []
    if year is not None:
        href = url_for("portal.search.show", council=council.id, year=year)
        actions.append(
            Action(concept="search", href=href, label=_("Search in %(year)s", year=year))
        )
    if keeps and (shelf.meetings or shelf.papers):
        href = url_for("portal.offline.year", council_id=council.id, year=year)
        label = _("Keep the year %(year)s", year=year)
        actions.append(Action(concept="year.keep", href=href, label=label))
    if may_fill:
        href = url_for("portal.archive.add", council_id=council.id)
        actions.append(Action(concept="archive.add", href=href))
    papers = [_row(paper, may_fill=may_fill) for paper in shelf.papers]
    kinds = [
        (_("Meetings"), "own:meeting", [_meeting_row(one) for one in shelf.meetings]),
        (_("Minutes of meetings"), "own:minutes", [_minutes_row(one) for one in shelf.minutes]),
        (_("Decisions"), "own:decision", [_decision_row(one) for one in shelf.decisions]),
        (_("Topics"), "own:have-a-say", _topic_rows(shelf.topics)),
        (_("Old papers"), "openmoji:1F5C3", papers),
    ]
    cards = [
        Card(title=f"{title} ({len(rows)})", symbol=symbol, rows=rows[:MOST_SHOWN])
        for title, symbol, rows in kinds
        if rows
    ]
    if len(shelf.years) > 1:
        cards.append(Card(title=_("Years"), symbol="openmoji:1F4C5", actions=[
            Action(
                concept="archive",
                href=url_for("portal.archive.index", council_id=council.id, year=one),
                label=f"{one} ({count})",
                symbol="openmoji:1F4C5",
                pressed=one == year,
            )
            for one, count in shelf.years.items()
        ]))  # fmt: skip
    about = str(CONCEPTS["archive"].label)
    return Page(
        title=about if year is None else f"{about} {year}",
        symbol="openmoji:1F5C3",
        council=council,
        section="people",
        back=url_for("portal.councils.show", council_id=council.id),
        cards=cards,
        actions=actions,
        empty=Line(text=_("Nothing here yet."), symbol="openmoji:1F5C3"),
    )


def _meeting_row(meeting: Meeting) -> Card:
    return Card(
        title=meeting.title,
        href=url_for("portal.meetings.show", meeting_id=meeting.id),
        symbol=f"leaf:{clock.local(meeting.starts_at):%Y-%m-%d}",
        lines=[Line(text=day(meeting.starts_at))],
    )


def _minutes_row(minutes: Minutes) -> Card:
    return Card(
        title=minutes.reason or minutes.meeting.title,
        href=url_for("portal.minutes.show", minutes_id=minutes.id),
        symbol="own:minutes",
        lines=[Line(text=day(minutes.meeting.starts_at))],
    )


def _decision_row(decision: Decision) -> Card:
    return Card(
        title=decision.text,
        href=url_for("portal.decisions.show", decision_id=decision.id),
        symbol="own:decision",
        lines=[Line(text=f"{decision.called}, {day(decision.decided_at)}")],
    )


def _topic_rows(topics: Sequence[Topic]) -> list[Card]:
    if not offers("portal.topics.show"):
        return []
    return [
        Card(
            title=one.title,
            href=url_for("portal.topics.show", topic_id=one.id),
            symbol=one.symbol or "own:have-a-say",
            lines=[Line(text=day(one.decided_at))],
        )
        for one in topics
    ]


def _row(paper: ArchivedPaper, *, may_fill: bool) -> Card:
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
        lines=[Line(text=day(paper.day))] if paper.day else (),
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
