"""What came out of an agenda item: decisions, and who does what."""

from typing import Any

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.concepts import CONCEPTS
from portal.decisions.service import Made, Task
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem
from portal.rendering import Action, Card, Line
from portal.returning import page_path


def outcome_card(item: AgendaItem, actor: Actor, made: Made) -> Card:
    """What was decided, and who does what; written down here by who makes the agenda."""
    decided = [
        Card(
            title=one.text,
            href=url_for("portal.decisions.show", decision_id=one.id),
            symbol="own:decision",
            text=one.called or _("draft"),
        )
        for one in made.decisions
    ]
    agreed = [
        Card(
            title=one.action.what,
            href=url_for("portal.decisions.action", action_id=one.action.id),
            photo_of=next(iter(one.action.people), None),
            text=f"{_names(one)} - {CONCEPTS[f'action.{one.action.state}'].label}",
        )
        for one in made.actions
    ]
    here: dict[str, Any] = {"item": item.id, "next": page_path()}
    council_id = item.meeting.council_id
    adding = [
        Action(concept=concept, href=url_for(endpoint, council_id=council_id, **here))
        for concept, endpoint, permission in (
            ("decision.make", "portal.decisions.make", Permission.DECISION_DRAFT),
            ("action.make", "portal.decisions.make_action", Permission.ACTION_MAKE),
        )
        if policy.may(actor, permission, council_id)
    ]
    return Card(title=_("Decided and agreed"), rows=[*decided, *agreed], actions=adding)


def task_line(task: Task) -> Line:
    """An action as one sentence beside a face; who does it is named once."""
    names, what = _names(task), task.action.what
    text = what if what.startswith(names) else _("%(name)s: %(what)s", name=names, what=what)
    return Line(text=text, photo_of=next(iter(task.action.people), None))


def _names(task: Task) -> str:
    return ", ".join(one.call_name for one in task.action.people)
