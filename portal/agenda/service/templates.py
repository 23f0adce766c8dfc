"""A council's own templates of agendas: kept, offered, renamed, removed."""

from collections.abc import Sequence

import sqlalchemy as sa

from portal import audit
from portal.agenda.models import AgendaTemplate
from portal.database import session
from portal.engines import in_order
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem, Meeting

OWN = "own:"
"""What the name of a council's own template begins with, before its id."""
MOST = 20
_KEPT = ("title", "text", "purpose", "minutes", "is_break", "shows_actions")


def templates_of(council_id: int) -> Sequence[AgendaTemplate]:
    """The council's own templates, by name."""
    return session.scalars(
        sa.select(AgendaTemplate)
        .where(AgendaTemplate.council_id == council_id)
        .order_by(in_order(AgendaTemplate.name))
    ).all()


def own_sources(council_id: int) -> list[tuple[str, str]]:
    """The same as what an agenda can begin with: the name by which it is asked, and shown."""
    return [(f"{OWN}{one.id}", one.name) for one in templates_of(council_id)]


def keep_template(actor: Actor, meeting: Meeting, name: str) -> AgendaTemplate:
    """Keep this agenda under a name: what is asked and how long, without papers, easy texts, or
    who tells about it.

    Raises `RefusedError` for an empty agenda, a name that is taken, or too many.
    """
    if not meeting.items:
        raise RefusedError(_("The agenda is still empty. First add an item."))
    if len(templates_of(meeting.council_id)) >= MOST:
        raise RefusedError(_("A council keeps at most %(count)s templates.", count=MOST))
    _check_name(meeting.council_id, name)
    template = AgendaTemplate(
        council_id=meeting.council_id,
        name=name,
        points=[{column: getattr(item, column) for column in _KEPT} for item in meeting.items],
    )
    session.add(template)
    session.flush()
    _note(actor, "template:keep", template)
    return template


def rename_template(actor: Actor, template: AgendaTemplate, name: str) -> None:
    """Give it another name. Raises `RefusedError` when that is taken."""
    if name != template.name:
        _check_name(template.council_id, name)
        template.name = name
        session.flush()
        _note(actor, "template:rename", template)


def remove_template(actor: Actor, template: AgendaTemplate) -> None:
    """Remove it; the agendas that began with it stay."""
    _note(actor, "template:remove", template)
    session.delete(template)
    session.flush()


def fill_from(name: str, target: Meeting) -> None:
    """Fill an empty agenda from the council's own template. Raises `KeyError` for another's."""
    wanted = name.removeprefix(OWN)
    template = session.scalar(
        sa.select(AgendaTemplate).where(
            AgendaTemplate.id == (int(wanted) if wanted.isdigit() else 0),
            AgendaTemplate.council_id == target.council_id,
        )
    )
    if template is None:
        raise KeyError(name)
    session.add_all(
        AgendaItem(meeting_id=target.id, position=position, **point)
        for position, point in enumerate(template.points, 1)
    )
    session.flush()


def _check_name(council_id: int, name: str) -> None:
    taken = {one.name.casefold() for one in templates_of(council_id)}
    if name.casefold() in taken:
        raise RefusedError(_("There is a template with this name already."), field="name")


def _note(actor: Actor, what: str, template: AgendaTemplate) -> None:
    detail = f"AgendaTemplate {template.id}"
    audit.record(actor, what, council_id=template.council_id, detail=detail)
