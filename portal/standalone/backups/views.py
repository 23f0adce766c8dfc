"""The administrator's page of backups."""

from contextlib import suppress

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import ensure_administrator, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.errors import RefusedError
from portal.jobs import service as jobs
from portal.rendering import render
from portal.returning import look_again, own_path
from portal.standalone.backups import pages, service

bp = Blueprint("backups", __name__)


@bp.get("/backups")
@requires(Permission.SIGNED_IN)
def show() -> ResponseReturnValue:
    """The backups that are there, and how far the present one is."""
    ensure_administrator(current_actor())
    job = service.work()
    trouble = jobs.trouble(job) if job else ""
    page = pages.backups_page(
        service.kept(),
        busy=service.progress() if job else None,
        trouble=trouble,
        folder=service.folder(),
        onward=_onward(request.args.get("next")),
    )
    response = make_response(render(page))
    return look_again(response) if job and not trouble else response


@bp.post("/backups")
@requires(Permission.SIGNED_IN)
def make() -> ResponseReturnValue:
    """Have one made; the page says how far it is."""
    ensure_administrator(current_actor())
    with suppress(RefusedError):
        service.ask(current_actor())
    return redirect(url_for(".show", next=_onward(request.form.get("next")) or None), 303)


def _onward(address: str | None) -> str:
    return own_path(address) if address else ""
