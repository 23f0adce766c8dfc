"""The address of the copy of a year."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, make_response, request
from flask.typing import ResponseReturnValue

from portal import database
from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.files import SANDBOX
from portal.identity import Actor
from portal.offline import service
from portal.offline.pages import Copy, busy_page
from portal.offline.service import Names, Part, Turns, Year
from portal.rendering import render

bp = Blueprint("offline", __name__)

TURNS = Turns(each=2, every=4)
"""Who downloads keeps a thread busy till the last byte; half of them stay free for everybody."""
Step = Callable[[Actor], Iterable[Part] | None]


@bp.get("/councils/<int:council_id>/years/<int:year>.zip")
@requires(Permission.YEAR_KEEP, subject="council_id")
def year(council: Council, year: int) -> ResponseReturnValue:
    """The year as this reader may see it; not on a shared tablet, where a file stays."""
    actor = current_actor()
    if actor.device_id or not 1900 <= year <= 2100:
        abort(404)
    found = service.year_of(actor, council, year)
    if not (found.meetings or found.old):
        abort(404)
    response = Response(mimetype="application/zip")
    name = Names().of("", f"{council.name} {year}", ".zip")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "no-store"
    if request.method == "HEAD":
        return response
    end = TURNS.take(actor.person_id or 0)
    if end is None:
        busy = make_response(render(busy_page(council, year), 429))
        busy.headers["Retry-After"] = "60"
        return busy
    response.call_on_close(end)
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    copy = Copy(council, year, actor)
    response.response = _sent(service.streamed(_parts(app, request.environ, copy, found)), end)
    return response


def _sent(pieces: Iterator[bytes], end: Callable[[], None]) -> Iterator[bytes]:
    """The pieces; the turn is over with the last, or when the reader goes away."""
    try:
        yield from pieces
    finally:
        end()


def _parts(app: Flask, environ: dict[str, Any], copy: Copy, found: Year) -> Iterator[Part]:
    """All of it, a step at a time; the index tells when the reader might not see it all any more.

    Each step is as a request of its own: who asks and what that person may see are looked up
    anew, and nothing of the database is held while its files are sent.
    """

    def step(make: Step) -> Sequence[Part] | None:
        with app.request_context(environ):
            database.begin(writes=False)
            actor = current_actor()
            if not policy.has(actor, Permission.YEAR_KEEP, copy.council.id):
                return None
            made = make(actor)
            return None if made is None else list(made)

    def of_meeting(meeting_id: int) -> Step:
        def make(actor: Actor) -> Iterable[Part] | None:
            kept = service.kept_meeting(actor, meeting_id)
            return copy.meeting(kept, actor) if kept else None

        return make

    def of_paper(paper_id: int) -> Step:
        def make(actor: Actor) -> Iterable[Part] | None:
            kept = service.kept_paper(actor, paper_id)
            return copy.old_paper(kept) if kept else None

        return make

    steps: list[Step] = [
        lambda _actor: copy.first(),
        *(of_meeting(one) for one in found.meetings),
        *(of_paper(one) for one in found.old),
        lambda actor: copy.decided(service.made_in(actor, copy.council, copy.year)),
    ]
    whole = True
    for make in steps:
        made = step(make)
        if made is None:
            whole = False
            continue
        yield from made
    with app.request_context(environ):
        last = list(copy.last(whole=whole))
    yield from last
