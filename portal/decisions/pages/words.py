"""How decisions and actions are said: lines, rows, states, days."""

from typing import Any

from flask import url_for

from portal.concepts import concept
from portal.context import View, current_view
from portal.decisions.models import Action, Decision
from portal.decisions.service import Task
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.i18n import day, written
from portal.i18n import gettext as _
from portal.rendering import Action as Way
from portal.rendering import Card, Chip, Line


def lines_of(made: Decision | Action) -> tuple[list[Line], bool]:
    """What a reader sees of it line by line, and whether somebody checked that."""
    shown = easytext.shown_lines(made.easy_text, words_of(made))
    easy = shown.status in (EasyStatus.CHECKED, EasyStatus.OUTDATED)
    if not easy and current_view() is View.STANDARD:
        return [], False
    return [Line(**one._asdict()) for one in shown.lines], shown.checked


def words_of(made: Decision | Action) -> str:
    """The standard text of it."""
    return made.text if isinstance(made, Decision) else made.what


def first_picture(made: Decision | Action, otherwise: str) -> dict[str, Any]:
    """The main picture of its first easy line, once that is checked."""
    shown = easytext.shown_lines(made.easy_text, words_of(made))
    first = next(iter(shown.lines)) if shown.checked else None
    if first is None or not (first.symbol or first.photo_of):
        return {"symbol": otherwise}
    return {"symbol": first.symbol, "photo_of": first.photo_of}


def decision_chips(decision: Decision) -> list[Chip]:
    """What is the matter with a decision, if anything is."""
    if not decision.recorded_at:
        return [Chip(text=_("not recorded yet"), tone="sun", mark="pencil")]
    if decision.withdrawn_at:
        return [Chip(text=_("withdrawn"), tone="plain", mark="cross")]
    if decision.later and decision.later.recorded_at:
        return [Chip(text=_("replaced"), tone="plain", mark="again")]
    return [] if decision.told_at else [Chip(text=_("not told yet"), tone="plain")]


def decision_row(decision: Decision, *, council: bool = False) -> Card:
    """A decision in a list: its number and day, and the words; ``council`` names whose it is."""
    parts = [decision.called, day(decision.decided_at), decision.council.name if council else ""]
    return Card(
        title=decision.text,
        href=url_for("portal.decisions.show", decision_id=decision.id),
        lines=[Line(text=" - ".join(filter(None, parts)))],
        chips=decision_chips(decision),
        **first_picture(decision, "own:decision"),
    )


def task_row(task: Task, *, names: bool = True, ways: tuple[Way, ...] = ()) -> Card:
    """An action in a list: what, who, before when, how far."""
    action = task.action
    parts = [names_of(action)] if names else []
    if action.is_open:
        parts.append(due_of(task).text)
    elif action.ended_at:
        parts.append(day(action.ended_at))
    picture = first_picture(action, "own:promise")
    if names and action.people:
        picture = {"photo_of": action.people[0]}
    return Card(
        title=action.what,
        href=url_for("portal.decisions.action", action_id=action.id),
        lines=[Line(text=" - ".join(parts))],
        chips=[state_chip(task)],
        actions=ways if current_view() is View.STANDARD else (),
        **picture,
    )


def names_of(action: Action) -> str:
    """Who does it, by the names they are called."""
    return ", ".join(one.call_name for one in action.people)


def due_of(task: Task) -> Line:
    """Before when: the day with its calendar leaf, or the next meeting."""
    if task.due is None:
        return Line(text=_("For the next meeting."), symbol="own:meeting")
    leaf = f"leaf:{task.due:%Y-%m-%d}"
    short = written(task.due, "EEEE d MMMM")
    if task.action.due_on is None:
        said = _("For the meeting of %(day)s.", day=short)
    else:
        said = _("Before %(day)s.", day=short)
    return Line(text=said, symbol=leaf)


def state_chip(task: Task) -> Chip:
    """How far it is; calmly when its day is over."""
    if task.late:
        return Chip(text=_("the day is over"), tone="sun", mark="info")
    about = concept(f"action.{task.action.state}")
    tone = "plain" if task.action.is_open else ""
    return Chip(text=str(about.label), tone=tone, mark=about.icon)
