"""The reports of one council, and the year of all councils in sums."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.councils.models import Council
from portal.dossiers.models import Kind, Outcome
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.rendering import Action, Card, FormPage, Line, Page
from portal.yearreport.models import YearReport
from portal.yearreport.pages.report import state_chip, title_of
from portal.yearreport.pages.words import KIND_WORDS, OUTCOME_WORDS, SYMBOL
from portal.yearreport.service import Sums, together


def index_page(council: Council, reports: Sequence[YearReport], begins: Sequence[int]) -> Page:
    """The year reports that the reader sees; ``begins`` are the years that can be begun."""
    ways = [
        Action(
            concept="yearreport.begin",
            href=url_for("portal.yearreport.begin", council_id=council.id, year=year),
            label=_("The report on %(year)s", year=year),
            post=True,
            tone="" if place else "main",
        )
        for place, year in enumerate(begins)
    ]
    rows = [_row(one) for one in reports]
    return Page(
        title=_("Year reports"),
        symbol=SYMBOL,
        council=council,
        section="people",
        back=url_for("portal.councils.show", council_id=council.id),
        cards=[Card(title=_("What we did in a year"), symbol="own:done", rows=rows)]
        if rows
        else (),
        empty=Line(text=_("There is no year report yet."), symbol=SYMBOL),
        actions=ways,
    )


def _row(report: YearReport) -> Card:
    words = title_of(report)
    if report.number > 1:
        words = _("%(title)s, version %(number)s", title=words, number=report.number)
    return Card(
        title=words,
        href=url_for("portal.yearreport.show", report_id=report.id),
        symbol=SYMBOL,
        chips=[state_chip(report)],
    )


def form_page(
    report: YearReport, form: Any, title: str, *, theirs: Any = None, **more: Any
) -> Page:
    """A question about a report."""
    place = url_for("portal.yearreport.show", report_id=report.id)
    return FormPage(
        title=title,
        symbol=SYMBOL,
        council=report.council,
        section="people",
        crumbs=[(title_of(report), place)],
        back=place,
        form=form,
        theirs=theirs,
        **more,
    )


def everywhere_page(
    sums: Sequence[Sums], shown: Sequence[Sums], year: int, *, turns: Sequence[Action]
) -> Page:
    """All councils together, and of a few of them (``shown``) a row each."""
    index = url_for("portal.dossiers.index")
    overview = url_for("portal.dossiers.overview")
    lines = [Line(text=one) for one in _all(sums)]
    rows = [_sums_card(one) for one in shown]
    file = url_for("portal.yearreport.everywhere_table", year=year)
    return Page(
        title=_("The year %(year)s of our councils", year=year),
        symbol=SYMBOL,
        section="dossiers",
        crumbs=[(_("Dossiers"), index), (_("How it goes with our requests"), overview)],
        back=overview,
        cards=[
            Card(title=_("All together"), symbol="own:all", lines=lines),
            Card(title=_("Council by council"), symbol="own:council", rows=rows),
        ]
        if rows
        else (),
        empty=Line(text=_("You see no council here."), symbol="own:empty"),
        actions=turns,
        besides=[Action(concept="yearreport.table", href=file)],
    )


def _all(sums: Sequence[Sums]) -> list[str]:
    asked = {kind: sum(one.asked[kind] for one in sums) for kind in Kind}
    ends = {outcome: sum(one.outcomes[outcome] for one in sums) for outcome in Outcome}
    said = [f"{number} {KIND_WORDS[kind]}" for kind, number in asked.items()]
    came = [f"{number} {OUTCOME_WORDS[outcome]}" for outcome, number in ends.items()]
    runs = _("%(number)s run", number=together(sums, "runs"))
    late = ngettext("%(num)s late", "%(num)s late", together(sums, "late"))
    return [", ".join(said), ", ".join(came), f"{runs}, {late}"]


def _sums_card(one: Sums) -> Card:
    said = [f"{number} {KIND_WORDS[kind]}" for kind, number in one.asked.items() if number]
    said += [f"{number} {OUTCOME_WORDS[end]}" for end, number in one.outcomes.items() if number]
    if one.late:
        said.append(ngettext("%(num)s late", "%(num)s late", one.late))
    if one.meetings is not None:
        said.append(ngettext("%(num)s meeting", "%(num)s meetings", one.meetings))
    return Card(
        title=one.council.name,
        href=url_for("portal.councils.show", council_id=one.council.id),
        symbol=one.council.symbol,
        lines=[Line(text=", ".join(said) or _("Nothing was asked."))],
    )
