"""The administrator's page of jobs."""

from collections.abc import Callable

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import bounded, ensure_administrator, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.database import session
from portal.errors import RefusedError
from portal.identity import Actor
from portal.jobs import service
from portal.jobs.models import Job, JobState
from portal.jobs.pages import jobs_page
from portal.rendering import render

bp = Blueprint("jobs", __name__)


@bp.get("/jobs")
@requires(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """What failed and what waits: for the administrator."""
    ensure_administrator(current_actor())
    return _shown()


def _shown(refused: str = "") -> ResponseReturnValue:
    page = jobs_page(service.shelf(JobState.DEAD), service.shelf(JobState.WAITING), refused)
    return render(page, 422 if refused else 200)


@bp.post("/jobs/<int:job_id>/again")
@requires(Permission.SIGNED_IN)
def again(job_id: int) -> ResponseReturnValue:
    """Try a job again now."""
    return _done(job_id, service.again)


@bp.post("/jobs/<int:job_id>/drop")
@requires(Permission.SIGNED_IN)
def drop(job_id: int) -> ResponseReturnValue:
    """Leave a job undone."""
    return _done(job_id, service.drop)


def _done(job_id: int, act: Callable[[Actor, Job], None]) -> ResponseReturnValue:
    ensure_administrator(current_actor())
    job = session.get(Job, bounded(job_id)) or abort(404)
    try:
        act(current_actor(), job)
    except RefusedError as error:
        return _shown(error.message)
    return redirect(url_for("portal.jobs.index"), 303)
