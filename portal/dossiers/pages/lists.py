"""What runs, and what came of it: of all councils of the reader."""

from collections.abc import Collection, Sequence

from flask import url_for

from portal.concepts import CONCEPTS
from portal.context import offers
from portal.councils.models import Council
from portal.dossiers.models import Dossier, Kind, Outcome, Request, Station
from portal.dossiers.pages.words import (
    KIND_SYMBOLS,
    KIND_WORDS,
    OUTCOMES,
    STATION_WORDS,
    SYMBOL,
    about,
    day_chip,
    on,
    picto,
    station_chip,
)
from portal.dossiers.service import Running, Tally
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.rendering import Action, Card, Line, Page


def index_page(
    runs: Sequence[Running],
    empty: Sequence[Dossier],
    done: Sequence[Request],
    *,
    makes: Sequence[Council],
    asks: Sequence[Council],
    year: int,
    turns: Sequence[Action],
    inside: Collection[int],
) -> Page:
    """What runs with its last days, what was begun, and what came of what was closed."""
    many = len({one.request.council_id for one in runs} | {one.council_id for one in done}) > 1
    cards = []
    if runs:
        rows = [
            running_row(one, many=many, inside=one.request.council_id in inside) for one in runs
        ]
        cards.append(Card(title=_("This runs now"), symbol="own:deadline", rows=rows))
    if empty:
        rows = [_dossier_row(one, many=many) for one in empty]
        cards.append(Card(title=_("Nothing was asked in these yet"), symbol=SYMBOL, rows=rows))
    if done or turns:
        rows = [_ended_row(one, many=many) for one in done]
        none = [Line(text=_("Nothing was closed in this year."), symbol="own:empty")]
        cards.append(
            Card(
                title=_("Closed, decided in %(year)s", year=year),
                symbol="own:done",
                rows=rows,
                lines=() if rows else none,
                actions=turns,
            )
        )
    return Page(
        title=_("Dossiers"),
        symbol=SYMBOL,
        section="dossiers",
        back=url_for("portal.start.show"),
        cards=cards,
        actions=_ways(makes, asks, overview=bool(inside)),
        empty=Line(
            text=_("Nobody asked anything yet.") if not asks else _("You asked nothing yet."),
            symbol=SYMBOL,
        ),
    )


def _ways(makes: Sequence[Council], asks: Sequence[Council], *, overview: bool) -> list[Action]:
    ways = [
        Action(concept=concept, href=_first_step(view, councils), tone="main")
        for concept, view, councils in (
            ("request.file", "file", asks),
            ("dossier.make", "make", makes),
        )
        if councils
    ]
    if overview:
        ways.append(Action(concept="dossier.overview", href=url_for("portal.dossiers.overview")))
        ways.append(Action(concept="yearly", href=url_for("portal.yearly.index")))
    return ways


def _first_step(view: str, councils: Sequence[Council]) -> str:
    """To the form, or first to the choice of a council."""
    if len(councils) == 1:
        return url_for(f"portal.dossiers.{view}", council_id=councils[0].id)
    return url_for("portal.dossiers.whose", what=view)


def whose_page(councils: Sequence[Council], view: str, concept: str) -> Page:
    """For which council?"""
    rows = [
        Card(
            title=one.name,
            href=url_for(f"portal.dossiers.{view}", council_id=one.id),
            symbol=one.symbol,
        )
        for one in councils
    ]
    return Page(
        title=str(CONCEPTS[concept].label),
        symbol=CONCEPTS[concept].symbol,
        section="dossiers",
        back=url_for("portal.dossiers.index"),
        crumbs=[(_("Dossiers"), url_for("portal.dossiers.index"))],
        cards=[Card(title=_("For which council?"), symbol="own:council", rows=rows)],
    )


def running_row(one: Running, *, inside: bool, many: bool = False) -> Card:
    """A request in a list: what, how far, by when."""
    request = one.request
    kind = Kind(request.kind)
    said = str(KIND_WORDS[kind])
    return Card(
        title=request.title,
        href=url_for("portal.dossiers.show_request", asked_id=request.id),
        symbol=KIND_SYMBOLS[kind],
        lines=[Line(text=f"{request.council.name}: {said}" if many else said)],
        chips=[*day_chip(one.day, hard=one.hard), station_chip(request, inside=inside)],
    )


def _dossier_row(one: Dossier, *, many: bool) -> Card:
    return Card(
        title=one.title,
        href=url_for("portal.dossiers.show", dossier_id=one.id),
        symbol=about(one),
        lines=[Line(text=one.council.name)] if many else (),
    )


def _ended_row(one: Request, *, many: bool) -> Card:
    outcome = _outcome(one)
    return Card(
        title=one.title,
        href=url_for("portal.dossiers.show_request", asked_id=one.id),
        symbol=KIND_SYMBOLS[Kind(one.kind)],
        lines=[Line(text=f"{one.council.name}: {outcome}" if many else outcome)],
        text=on(one.told_on or one.noticed_on),
    )


def _outcome(one: Request) -> str:
    return str(OUTCOMES[Outcome(one.outcome)] if one.outcome else STATION_WORDS[Station.CLOSED])


def overview_page(
    tallies: Sequence[Tally], year: int, *, turns: Sequence[Action], more: str
) -> Page:
    """Per council: what runs, what is late, what was taken over, partly, not."""
    rows = [_tally_card(one) for one in tallies]
    total = _tally_facts(tallies)
    cards = [Card(title=_("Together in %(year)s", year=year), symbol=SYMBOL, facts=total)]
    if picto():
        words = [f"{number} {label}" for label, number in total]
        lines = [Line(text=word) for word in words]
        cards = [Card(title=_("Together in %(year)s", year=year), symbol=SYMBOL, lines=lines[:3])]
    cards.append(Card(title=_("Council by council"), symbol="own:council", rows=rows))
    ways = [*turns, *([Action(concept="next", href=more)] if more else [])]
    if offers("portal.yearreport.everywhere"):
        href = url_for("portal.yearreport.everywhere", year=year)
        ways.append(Action(concept="yearreport.everywhere", href=href))
    return Page(
        title=_("How it goes with our requests"),
        symbol=SYMBOL,
        section="dossiers",
        back=url_for("portal.dossiers.index"),
        crumbs=[(_("Dossiers"), url_for("portal.dossiers.index"))],
        cards=cards,
        actions=ways,
    )


def _tally_facts(tallies: Sequence[Tally]) -> list[tuple[str, str]]:
    runs = sum(one.runs for one in tallies)
    late = sum(one.late for one in tallies)
    words = [
        (_("run"), runs),
        (_("are late"), late),
        (_("taken over"), sum(one.outcomes[Outcome.TAKEN_OVER] for one in tallies)),
        (_("partly taken over"), sum(one.outcomes[Outcome.PARTLY] for one in tallies)),
        (_("not taken over"), sum(one.outcomes[Outcome.NOT] for one in tallies)),
    ]
    return [(label, str(number)) for label, number in words]


def _tally_card(one: Tally) -> Card:
    late = ngettext("%(num)s late", "%(num)s late", one.late)
    said = [_("%(number)s run", number=one.runs)]
    said += [late] if one.late else []
    said += [
        f"{number} {OUTCOMES[Outcome(outcome)]}"
        for outcome, number in one.outcomes.items()
        if number
    ]
    return Card(
        title=one.council.name,
        href=url_for("portal.councils.show", council_id=one.council.id),
        symbol=one.council.symbol,
        lines=[Line(text=", ".join(said))],
    )
