"""What somebody is to do: one action, one's own list, and that of the council."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from flask import url_for

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.concepts import concept
from portal.context import View, current_view
from portal.councils.models import Council
from portal.decisions.models import ActionState
from portal.decisions.pages.words import (
    due_of,
    first_picture,
    lines_of,
    names_of,
    state_chip,
    task_row,
)
from portal.decisions.service import Task
from portal.i18n import day, written
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.people.models import Person
from portal.rendering import Action, Card, Chip, FormPage, Line, Page

STEPS = (ActionState.OPEN, ActionState.BUSY, ActionState.DONE)


@dataclass(frozen=True, kw_only=True)
class ActionPage(Page):
    """One action: what, who and when side by side, and how far it is below.

    ``steps_to`` are buttons for who may say so; for others the state is told. ``lines`` are
    what is said besides in easy words.
    """

    template: ClassVar[str] = "decisions/action"

    what: Line
    people: Sequence[Person]
    names: str
    when: Line
    steps_to: Sequence[Action] = ()
    said: Sequence[Chip] = ()
    lines: Sequence[Line] = ()
    facts: Sequence[tuple[str, str]] = ()


def action_page(actor: Actor, task: Task, *, may_do: bool, back: str) -> ActionPage:
    """The page as this actor may see and use it."""
    action = task.action
    lines, checked = lines_of(action)
    what = Line(text=action.what, **first_picture(action, "own:promise"))
    if lines and current_view() is View.PICTO:
        first, *lines = lines
        what = first if first.symbol or first.photo_of else replace(first, symbol="own:promise")
    elif [one.text for one in lines] == [action.what]:
        lines = []
    unchecked = Chip(text=_("not yet checked"), tone="sun", mark="info")
    steps = _steps(task) if may_do else ()
    return ActionPage(
        title=_("Who does what"),
        symbol="own:promise",
        council=action.council,
        section="decisions",
        back=back,
        crumbs=[(_("Back to the list"), back)],
        actions=_changing(actor, task),
        what=what,
        people=action.people,
        names=names_of(action),
        when=due_of(task) if action.is_open else _ended(task),
        lines=lines,
        facts=_facts(task),
        steps_to=steps,
        said=[
            *([state_chip(task)] if task.late or not steps else []),
            *([] if checked else [unchecked]),
        ],
    )


def _steps(task: Task) -> list[Action]:
    """Agreed, still busy, done: one tap each, and each takes the one before back."""
    href = url_for("portal.decisions.state", action_id=task.action.id)
    return [
        Action(
            concept=f"action.{one}",
            href=href,
            post=True,
            fields=[("state", one.value)],
            pressed=task.action.state == one,
            tone="main" if one is ActionState.DONE and task.action.is_open else "",
        )
        for one in STEPS
    ]


def _facts(task: Task) -> list[tuple[str, str]]:
    action = task.action
    facts = []
    if action.decision and action.decision.called:
        facts.append((_("Follows from decision"), action.decision.called))
    if action.item and not action.item.removed_at:
        facts.append((_("Agenda item"), action.item.title))
    if action.ended_at and action.ended_by:
        facts.append((str(concept(f"action.{action.state}").label), day(action.ended_at)))
        facts.append((_("Said by"), action.ended_by.name))
    if action.reason:
        facts.append((_("Why?"), action.reason))
    return facts


def _ended(task: Task) -> Line:
    ended = task.action.ended_at
    assert ended is not None
    return Line(text=written(ended, "EEEE d MMMM"), symbol=f"leaf:{clock.local(ended):%Y-%m-%d}")


def _changing(actor: Actor, task: Task) -> list[Action]:
    action, ways = task.action, []
    council_id = action.council_id
    if action.state == ActionState.DONE and policy.may(actor, Permission.ACTION_TELL, council_id):
        ways.append(_telling(task))
    if policy.may(actor, Permission.ACTION_EDIT, council_id):
        of: dict[str, Any] = {"action_id": action.id}
        ways.append(Action(concept="action.edit", href=_at("change_action", of)))
        href = url_for("portal.easytext.of_action", **of)
        ways.append(Action(concept="easy-text", href=href, post=True))
        if action.is_open:
            ways.append(Action(concept="action.dropped", href=_at("drop", of), tone="quiet"))
    return ways


def _telling(task: Task) -> Action:
    href = url_for("portal.decisions.tell_action", action_id=task.action.id)
    if task.action.told_at:
        back = [("back", "1")]
        return Action(concept="tell.back", href=href, post=True, fields=back, tone="quiet")
    return Action(concept="tell", href=href, post=True)


def _at(name: str, values: dict[str, Any]) -> str:
    return url_for(f"portal.decisions.{name}", **values)


def mine_page(tasks: Sequence[Task], here: str) -> Page:
    """What one person is to do, soonest first; what was done of late can be taken back."""
    return Page(
        title=str(concept("actions.mine").label),
        symbol="own:work",
        section="decisions",
        back=url_for("portal.start.show"),
        cards=_two(
            [(one, (_done(one, here),)) for one in tasks if one.action.is_open],
            [(one, (_undone(one, here),)) for one in tasks if not one.action.is_open],
            names=False,
        ),
        empty=Line(text=_("You have nothing to do. That is fine."), symbol="own:done"),
    )


def actions_page(
    actor: Actor, council: Council, tasks: Sequence[Task], done: Sequence[Task], here: str
) -> Page:
    """What is to be done in a council, and what was done of late."""
    may = {
        one: policy.may(actor, one, council.id)
        for one in (Permission.ACTION_MAKE, Permission.ACTION_TELL)
    }
    ways = []
    if may[Permission.ACTION_MAKE]:
        href = _at("make_action", {"council_id": council.id})
        ways.append(Action(concept="action.make", href=href, tone="main"))
        ways.append(_reminding(council))

    def after(task: Task) -> tuple[Action, ...]:
        if task.action.state == ActionState.DONE and may[Permission.ACTION_TELL]:
            return (_telling(task),)
        return ()

    edits = may[Permission.ACTION_MAKE]
    return Page(
        title=str(concept("actions").label),
        symbol="own:promise",
        council=council,
        section="decisions",
        lede=council.name,
        back=url_for("portal.decisions.of_council", council_id=council.id),
        crumbs=[
            (
                _("This is decided"),
                url_for("portal.decisions.of_council", council_id=council.id),
            )
        ],
        cards=_two(
            [(one, (_done(one, here),) if edits else ()) for one in tasks],
            [(one, after(one)) for one in done],
        ),
        actions=ways,
        empty=Line(text=_("Nothing is to be done now."), symbol="own:done"),
    )


def _two(
    to_do: Sequence[tuple[Task, tuple[Action, ...]]],
    done: Sequence[tuple[Task, tuple[Action, ...]]],
    *,
    names: bool = True,
) -> list[Card]:
    cards = []
    for title, symbol, some in (
        (_("To do"), "own:promise", to_do),
        (_("Done already"), "own:done", done),
    ):
        rows = [task_row(one, names=names, ways=ways) for one, ways in some]
        if rows:
            cards.append(Card(title=title, symbol=symbol, rows=rows))
    return cards


def _done(task: Task, here: str) -> Action:
    return _one_tap(task, ActionState.DONE, here)


def _undone(task: Task, here: str) -> Action:
    return _one_tap(task, ActionState.BUSY, here, label=_("Not done yet"), tone="quiet")


def _one_tap(task: Task, state: ActionState, here: str, **more: Any) -> Action:
    return Action(
        concept=f"action.{state}",
        href=_at("state", {"action_id": task.action.id}),
        post=True,
        fields=[("state", state.value), ("next", here)],
        **more,
    )


def _reminding(council: Council) -> Action:
    on = council.reminds_of_actions
    return Action(
        concept="reminders.off" if on else "reminders.on",
        href=_at("reminders", {"council_id": council.id}),
        post=True,
        fields=[("reminds", "" if on else "1")],
        tone="quiet",
    )


def action_form_page(
    council: Council, form: Any, back: str, *, about: str = "", theirs: Any = None
) -> FormPage:
    """Write down who does what, or change it; ``about`` says where it comes from."""
    return FormPage(
        title=_("Who does what?"),
        symbol="own:promise",
        council=council,
        section="decisions",
        back=back,
        lede=about,
        form=form,
        theirs=theirs,
    )


def reason_page(council: Council, form: Any, back: str, *, title: str, about: str) -> FormPage:
    """Say why something does not hold or go on any more."""
    return FormPage(
        title=title,
        symbol="own:cancelled",
        council=council,
        section="decisions",
        back=back,
        lede=about,
        form=form,
    )
