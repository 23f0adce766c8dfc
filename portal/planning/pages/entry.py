"""A subject of a year plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.i18n import day
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import Meeting
from portal.planning.models import EntryState, PlanEntry
from portal.planning.pages.words import chips_of, meetings_of, named, place_of
from portal.planning.service import Standing, month_name, standing
from portal.rendering import Action, Card, Line, Page

_CHECKED = (EasyStatus.CHECKED, EasyStatus.OUTDATED)


def entry_page(
    entry: PlanEntry, actor: Actor, meetings: Sequence[Meeting], *, item_seen: bool
) -> Page:
    """One subject: what it is about, on which right it rests, where it is talked about."""
    plan = entry.plan
    title, symbol = named(entry)
    edits = policy.may(actor, Permission.ENTRY_EDIT, plan.council_id)
    when = month_name(entry.month)
    if entry.day:
        when = day(date(plan.year, entry.month, entry.day))
    shown = easytext.shown_lines(entry.easy_text, easytext.standard_text(entry))
    checked = shown.status in _CHECKED
    lines = [Line(**one._asdict()) for one in shown.lines[1:]]
    if not checked:
        lines = [Line(text=one) for one in entry.text.splitlines() if one]
    law = (_("Our right"), entry.law) if entry.law else (_("Why"), _("A custom, not a law."))
    card = Card(
        title=when,
        symbol=symbol,
        lines=lines or [Line(text=title, symbol=symbol)],
        facts=[law],
        chips=chips_of(entry),
        actions=_where(entry) if item_seen else [],
    )
    return Page(
        title=title,
        symbol=symbol,
        council=plan.council,
        section="meetings",
        crumbs=[
            (_("Meetings"), meetings_of(plan.council)),
            (_("Our year %(year)s", year=plan.year), place_of(plan)),
        ],
        back=place_of(plan),
        cards=[card],
        actions=_entry_actions(entry, meetings) if edits else [],
    )


def _where(entry: PlanEntry) -> list[Action]:
    if standing(entry) not in (Standing.PLANNED, Standing.DONE) or entry.item_id is None:
        return []
    href = url_for("portal.meetings.item", item_id=entry.item_id)
    return [Action(concept="agenda", href=href, tone="main")]


def _entry_actions(entry: PlanEntry, meetings: Sequence[Meeting]) -> list[Action]:
    """What can be done with it, most usual first."""

    def do(concept: str, view: str, **more: Any) -> Action:
        return Action(concept=concept, href=url_for(f".{view}", entry_id=entry.id), **more)

    def say(state: EntryState, concept: str) -> Action:
        return do(concept, "say", post=True, fields=[("state", state)])

    open_ = standing(entry) is Standing.OPEN
    acts = [do("plan.put", "put", tone="main")] if open_ and meetings else []
    acts += [say(EntryState.DONE, "done")] if open_ else []
    acts += [say(EntryState.SKIPPED, "plan.skip")] if open_ else []
    acts += [] if entry.state == EntryState.OPEN else [say(EntryState.OPEN, "plan.again")]
    easy = url_for("portal.easytext.of_plan_entry", entry_id=entry.id)
    return [
        *acts,
        do("edit", "edit"),
        Action(concept="easy-text", href=easy, post=True),
        do("remove", "remove", post=True, tone="alarm", confirm=_("Take this out of the plan?")),
    ]
