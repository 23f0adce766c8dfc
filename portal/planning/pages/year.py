"""A council's year, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.context import View, current_view
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.i18n import written
from portal.identity import Actor
from portal.meetings.models import Meeting
from portal.planning.models import PlanEntry, YearPlan
from portal.planning.pages.words import SYMBOL, away_words, chips_of, meetings_of, named
from portal.planning.service import Away, month_name
from portal.rendering import Action, Card, Line, Page


@dataclass(frozen=True, kw_only=True)
class Year:
    """What a reader sees of a council's year."""

    council: Council
    year: int
    plan: YearPlan | None
    entries: Sequence[PlanEntry]
    meetings: Sequence[Meeting]
    away: Sequence[Away]


def year_page(actor: Actor, shown: Year) -> Page:
    """The year, a card a month: subjects, meetings, days one is free. Empty months are left out
    of the picto view."""
    council, year = shown.council, shown.year
    months = [_month(actor, shown, number) for number in range(1, 13)]
    picto = current_view() is View.PICTO
    filled = [one for one in months if one.rows or one.lines]
    makes = policy.may(actor, Permission.PLAN_MAKE, council.id)
    if picto:
        months = _from_now(filled, shown)
    elif not makes:
        months = filled
    nothing = not shown.entries and not shown.meetings
    words = _("There is no year plan for %(year)s yet.", year=year)
    return Page(
        title=_("Our year %(year)s", year=year),
        symbol=SYMBOL,
        council=council,
        section="meetings",
        crumbs=[(_("Meetings"), meetings_of(council))],
        back=meetings_of(council),
        cards=[] if nothing and shown.plan is None else months,
        actions=_year_actions(actor, shown, makes=makes),
        empty=Line(text=words, symbol=SYMBOL),
    )


def _from_now(months: list[Card], shown: Year) -> list[Card]:
    """The months by screen; of this year those that are past come last."""
    today = clock.local(clock.now()).date()
    if shown.year != today.year:
        return months
    names = [month_name(one) for one in range(1, today.month)]
    return sorted(months, key=lambda card: card.title in names)


def _month(actor: Actor, shown: Year, number: int) -> Card:
    here = [one for one in shown.meetings if clock.local(one.starts_at).month == number]
    first = date(shown.year, number, 1)
    last = date(shown.year + number // 12, number % 12 + 1, 1)
    away = [one for one in shown.away if one.first < last and one.last >= first]
    add: list[Action] = []
    if shown.plan and policy.may(actor, Permission.PLAN_EDIT, shown.council.id):
        href = url_for("portal.planning.add", plan_id=shown.plan.id, month=number)
        add = [Action(concept="plan.add", href=href, tone="quiet")]
    return Card(
        title=month_name(number),
        symbol="own:month" if current_view() is View.PICTO else "",
        rows=[
            *(_meeting_row(one) for one in here),
            *(_entry_row(one) for one in shown.entries if one.month == number),
            *(_away_row(one) for one in away),
        ],
        actions=add,
    )


def _entry_row(entry: PlanEntry) -> Card:
    title, symbol = named(entry)
    return Card(
        title=title,
        href=url_for("portal.planning.entry", entry_id=entry.id),
        symbol=symbol,
        text=entry.law,
        chips=chips_of(entry),
    )


def _meeting_row(meeting: Meeting) -> Card:
    start = clock.local(meeting.starts_at)
    return Card(
        title=meeting.title,
        href=url_for("portal.meetings.show", meeting_id=meeting.id),
        symbol=f"leaf:{start:%Y-%m-%d}",
        lines=[Line(text=written(start, "EEEE d MMMM, H.mm"))],
    )


def _away_row(away: Away) -> Card:
    return Card(
        title=away.name,
        symbol="openmoji:1F3D6" if away.school else f"leaf:{away.first:%Y-%m-%d}",
        lines=[Line(text=away_words(away))],
    )


def _year_actions(actor: Actor, shown: Year, *, makes: bool) -> list[Action]:
    council, plan = shown.council, shown.plan
    acts = []
    if makes and plan is None:
        href = url_for("portal.planning.begin", council_id=council.id, year=shown.year)
        acts.append(Action(concept="plan.make", href=href, tone="main"))
    if makes:
        href = url_for("portal.series.make", council_id=council.id)
        acts.append(Action(concept="series.make", href=href))
    if plan and policy.may(actor, Permission.PLAN_TELL, council.id):
        told = plan.told_at is not None
        acts.append(
            Action(
                concept="plan.untell" if told else "plan.tell",
                href=url_for("portal.planning.tell", plan_id=plan.id),
                post=True,
                fields=[("told", "no" if told else "yes")],
            )
        )
    if plan and not actor.device_id:
        href = url_for("portal.planning.paper", plan_id=plan.id)
        acts.append(Action(concept="print", href=href))
    for other in (shown.year - 1, shown.year + 1):
        acts.append(
            Action(
                concept="back" if other < shown.year else "next",
                label=str(other),
                href=url_for("portal.planning.year", council_id=council.id, year=other),
                tone="quiet",
            )
        )
    return acts
