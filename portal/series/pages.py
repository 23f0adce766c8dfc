"""A series on the page: its days to choose, its meetings, and the rule in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import url_for

from portal import clock
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.i18n import ngettext, written
from portal.meetings.models import Meeting, MeetingState
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.series.models import Often, Series
from portal.series.service import nth

SYMBOL = "own:schedule"


def rule_words(often: Often, first: date) -> str:
    """How often, as one says it: "Elke derde donderdag van de maand"."""
    weekday = written(first, "EEEE")
    if often is Often.MONTHLY_DAY:
        return _("On the %(number)s of each month", number=first.day)
    if often is Often.MONTHLY_LAST or (often is Often.MONTHLY_WEEKDAY and nth(first) < 0):
        return _("Every last %(weekday)s of the month", weekday=weekday)
    words = {
        Often.WEEKLY: _("Every %(weekday)s", weekday=weekday),
        Often.FORTNIGHTLY: _("Every two weeks on %(weekday)s", weekday=weekday),
        Often.FOUR_WEEKLY: _("Every four weeks on %(weekday)s", weekday=weekday),
    }
    if often in words:
        return words[often]
    which = (_("first"), _("second"), _("third"), _("fourth"))[nth(first) - 1]
    return _("Every %(which)s %(weekday)s of the month", which=which, weekday=weekday)


def form_page(council: Council, form: Any, title: str, back: str, **more: Any) -> FormPage:
    """One question about a series."""
    return FormPage(
        title=title,
        symbol=SYMBOL,
        council=council,
        section="meetings",
        crumbs=[(_("Meetings"), url_for("portal.meetings.of_council", council_id=council.id))],
        back=back,
        form=form,
        **more,
    )


def series_page(
    series: Series, meetings: Sequence[Meeting], untouched: int, removed: int | None = None
) -> Page:
    """The meetings of a series, and taking it back while nobody has worked on it."""
    rows = [_row(one) for one in meetings]
    up = url_for("portal.meetings.of_council", council_id=series.council_id)
    acts = []
    if untouched:
        num = untouched
        acts = [
            Action(
                concept="series.undo",
                href=url_for(".undo", series_id=series.id),
                post=True,
                tone="alarm",
                confirm=ngettext(
                    "Remove %(num)s draft on which nobody has worked?",
                    "Remove %(num)s drafts on which nobody has worked?",
                    num,
                ),
            )
        ]
    banner = None
    if removed is not None:
        words = ngettext("%(num)s meeting removed.", "%(num)s meetings removed.", removed)
        banner = Chip(text=words, mark="check")
    return Page(
        title=_("A series of meetings"),
        symbol=SYMBOL,
        lede=rule_words(Often(series.often), series.first),
        council=series.council,
        section="meetings",
        crumbs=[(_("Meetings"), up)],
        back=up,
        banner=banner,
        cards=[Card(title=_("The meetings"), symbol=SYMBOL, rows=rows)] if rows else [],
        actions=acts,
        empty=Line(text=_("There is nothing left of this series."), symbol=SYMBOL),
    )


def _row(meeting: Meeting) -> Card:
    start = clock.local(meeting.starts_at)
    draft = meeting.state == MeetingState.DRAFT
    when = written(start, "EEEE d MMMM y, H.mm")
    return Card(
        title=when[:1].upper() + when[1:],
        href=url_for("portal.meetings.show", meeting_id=meeting.id),
        symbol=f"leaf:{start:%Y-%m-%d}",
        text=meeting.place,
        chips=[Chip(text=_("draft"), tone="plain")] if draft else [],
    )
