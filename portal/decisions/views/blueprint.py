"""The blueprint that both groups of addresses share."""

from typing import Any

from flask import Blueprint, request

from portal.access.guard import ensure
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.decisions.forms import From
from portal.decisions.models import Decision
from portal.meetings.models import AgendaItem
from portal.returning import own_path

bp = Blueprint("decisions", __name__)


def asked() -> dict[str, Any]:
    """Where something is to be made, as the address says it."""
    ids = {name: request.args.get(name, type=int) for name in ("item", "ballot", "decision")}
    return ids | {"next": request.args.get("next")}


def found(form: From, permission: Permission) -> Any:
    """The row that the form names and the actor may have, if it names one; else 404."""
    name = {Permission.ITEM_VIEW: "item", Permission.BALLOT_VIEW: "ballot"}
    row_id = form[name.get(permission, "decision")].data
    return ensure(current_actor(), permission, row_id) if row_id else None


def about(item: AgendaItem | None, decision: Decision | None) -> str:
    """Where it comes from, in words."""
    return decision.text if decision else item.title if item else ""


def onward(form: From, otherwise: str) -> str:
    """Where one came from, if that was said, else on to what was made."""
    return own_path(form.next.data) if form.next.data else otherwise
