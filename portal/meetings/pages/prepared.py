"""What the reader prepared of an agenda item: beside it, for the reader alone."""

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem
from portal.preparation import service as preparation
from portal.preparation.models import PreparationSheet
from portal.rendering import Action, Card, Line


def prepared_card(item: AgendaItem, actor: Actor, sheet: PreparationSheet | None) -> Card:
    """The reader's own sheet, or the way to make one; empty for who prepares nothing here."""
    if sheet is not None:
        href = url_for("portal.preparation.show", sheet_id=sheet.id)
    elif policy.may(actor, Permission.SHEET_WRITE, item.meeting.council_id) and not item.is_break:
        href = url_for("portal.preparation.write", item_id=item.id)
    else:
        return Card(title="")
    lines = (
        [Line(text=text, symbol=symbol) for text, symbol in preparation.told(sheet)]
        if sheet
        else []
    )
    lines = lines or [Line(text=_("Only you can read what you write here."))]
    name = "preparation" if sheet else "preparation.write"
    return Card(
        title=_("My preparation"),
        lines=lines,
        actions=[Action(concept=name, href=href)],
    )
