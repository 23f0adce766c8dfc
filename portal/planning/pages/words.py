"""What a subject, a holiday and a year are called, and what stands around their pages."""

from typing import Any

from flask import url_for

from portal.context import View, current_view
from portal.councils.models import Council
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.i18n import gettext as _
from portal.i18n import written
from portal.planning.models import PlanEntry, YearPlan
from portal.planning.service import Away, Standing, standing
from portal.rendering import Chip, FormPage

SYMBOL = "openmoji:1F5D3"
_CHECKED = (EasyStatus.CHECKED, EasyStatus.OUTDATED)


def named(entry: PlanEntry) -> tuple[str, str]:
    """What it is called in the reader's view, and its picture."""
    if current_view() is View.PICTO and entry.easy_text is not None:
        shown = easytext.shown_lines(entry.easy_text, easytext.standard_text(entry))
        if shown.status in _CHECKED and shown.lines:
            return shown.lines[0].text, shown.lines[0].symbol or entry.symbol
    return entry.title, entry.symbol


def chips_of(entry: PlanEntry) -> list[Chip]:
    chips = {
        Standing.OPEN: [],
        Standing.PLANNED: [Chip(text=_("on an agenda"), mark="calendar")],
        Standing.DONE: [Chip(text=_("done"), mark="check")],
        Standing.SKIPPED: [Chip(text=_("not this year"), tone="plain")],
    }[standing(entry)]
    if entry.left_over and standing(entry) is Standing.OPEN:
        chips.append(Chip(text=_("left from last year"), tone="sun"))
    return chips


def away_words(away: Away) -> str:
    """When it is: the day, or the first and the last."""
    first = written(away.first, "EEEE d MMMM")
    if away.first == away.last:
        return first if away.free else _("%(day)s, for most no day off", day=first)
    return _("%(first)s to %(last)s", first=first, last=written(away.last, "EEEE d MMMM"))


def place_of(plan: YearPlan) -> str:
    """The page of the plan's year."""
    return url_for("portal.planning.year", council_id=plan.council_id, year=plan.year)


def meetings_of(council: Council) -> str:
    return url_for("portal.meetings.of_council", council_id=council.id)


def form_page(council: Council, form: Any, title: str, back: str, **more: Any) -> FormPage:
    """One question about the year."""
    return FormPage(
        title=title,
        symbol=SYMBOL,
        council=council,
        section="meetings",
        crumbs=[(_("Meetings"), meetings_of(council))],
        back=back,
        form=form,
        **more,
    )
