"""The addresses of what is handed over to a new supporter."""

import sqlalchemy as sa
from flask import request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.coaching.forms import HandoverForm
from portal.coaching.pages import handing as pages
from portal.coaching.service import handing
from portal.coaching.views.blueprint import bp, written
from portal.context import current_actor
from portal.councils.models import Council
from portal.decisions import service as deciding
from portal.dossiers import service as dossiers
from portal.dossiers.models import Request
from portal.memberships import service as memberships
from portal.rendering import render


@bp.get("/councils/<int:council_id>/handover")
@requires(Permission.NOTES_VIEW, subject="council_id")
def handover(council: Council) -> ResponseReturnValue:
    """What a new supporter must know of a council, gathered from where it stands."""
    actor = current_actor()
    asked = sa.and_(Request.council_id == council.id, policy.where(actor, Permission.REQUEST_VIEW))
    running, _more = dossiers.running(asked)
    known = pages.Known(
        council=council,
        roster=memberships.roster(council),
        meetings=handing.coming(council.id, policy.where(actor, Permission.MEETING_VIEW)),
        running=running,
        tasks=deciding.open_actions(council.id),
        note=handing.note_of(council.id),
    )
    writes = policy.may(actor, Permission.HANDOVER_WRITE, council.id)
    return render(pages.handover_page(known, writes=writes))


@bp.route("/councils/<int:council_id>/handover/edit", methods=["GET", "POST"])
@requires(Permission.HANDOVER_WRITE, subject="council_id")
def write_handover(council: Council) -> ResponseReturnValue:
    """Write what else a new supporter should know."""
    note = handing.note_of(council.id)
    now = {"text": note.text if note else "", "version": handing.version_of(note)}
    form = HandoverForm(request.form, data=now)
    return written(
        form,
        lambda: handing.write(
            current_actor(), council, form.text.data or "", form.version.data or 0
        ),
        url_for(".handover", council_id=council.id),
        lambda theirs: pages.form_page(council, form, theirs),
    )
