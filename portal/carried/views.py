"""The addresses of the app that a tablet installs, and of what it carries."""

import hashlib
import json
import re
from collections.abc import Iterator
from functools import lru_cache

import resvg_py
from flask import Blueprint, Response, abort, current_app, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.carried import service
from portal.carried.forms import AnswerWithCardForm
from portal.carried.pages import CONCEPTS, come_page, kept_page, missing_page, wall_page
from portal.carried.service import Carried
from portal.context import current_actor
from portal.councils.models import House
from portal.database import session
from portal.forms import csrf_token
from portal.meetings.models import Coming, Meeting
from portal.outbox import service as outbox
from portal.paths import STATIC
from portal.rendering import render
from portal.residents import service as residents

bp = Blueprint("carried", __name__)

SIZES = (192, 512)
WORKER = STATIC / "js" / "service-worker.js"
PAPER, ACCENT = "#faf7f1", "#10505a"


@bp.get("/manifest.webmanifest")
@requires(Permission.PUBLIC)
def manifest() -> ResponseReturnValue:
    """What a browser asks to install the app: it opens on the faces, all of the screen."""
    here = url_for("portal.start.show")
    icons = [
        {
            "src": url_for(".icon", size=size),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size in SIZES
        for purpose in ("any", "maskable")
    ]
    response = jsonify(
        id=here,
        name="Huisraad",
        short_name="Huisraad",
        lang="nl",
        start_url=url_for("portal.residents.faces"),
        scope=here,
        display="fullscreen",
        background_color=PAPER,
        theme_color=ACCENT,
        icons=icons,
    )
    response.mimetype = "application/manifest+json"
    response.headers["Cache-Control"] = "public, no-cache"
    return response


@bp.get("/icons/<int:size>.png")
@requires(Permission.PUBLIC)
def icon(size: int) -> ResponseReturnValue:
    """The picture by which the app is found on a tablet."""
    if size not in SIZES:
        abort(404)
    response = Response(_icon(size), mimetype="image/png")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@lru_cache(maxsize=2)
def _icon(size: int) -> bytes:
    """The sign of Huisraad on a square that may be cut to a circle: 4/5 of it is always seen."""
    drawn = (STATIC / "images" / "icon.svg").read_text()
    inner = drawn[drawn.index(">") + 1 : drawn.rindex("<")]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M0 0h100v100H0z" '
        f'fill="{PAPER}"/><g transform="translate(22 20) scale(1.4)">{inner}</g></svg>'
    )
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size))


@bp.get("/service-worker.js")
@requires(Permission.PUBLIC)
def worker() -> ResponseReturnValue:
    """The script that carries pages and keeps acts, and what it has to know of this portal."""
    known = {"ROOT": url_for("portal.start.show"), "ACTS": list(_acts())}
    script = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in known.items())
    script += WORKER.read_text()
    version = hashlib.sha256(script.encode()).hexdigest()[:12]
    response = Response(f'const VERSION = "{version}";\n{script}', mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _acts() -> Iterator[str]:
    """The addresses, as patterns, of the acts that may be kept."""
    root = re.escape(request.script_root)
    for rule in current_app.url_map.iter_rules():
        if getattr(current_app.view_functions[rule.endpoint], "kept", None):
            yield f"^{root}{re.sub('<int:[a-z_]+>', '[0-9]+', rule.rule)}$"


@bp.get("/carried")
@requires(Permission.TABLET)
def index() -> ResponseReturnValue:
    """What this tablet carries, and the pass of who is signed in here."""
    actor = current_actor()
    if actor.device_house is None:
        abort(404)
    wall, mine = (service.carried(one) for one in (residents.wall_actor(), actor))
    secret = [one.id for one, _choices in mine.ballots if one.secret]
    answer = jsonify(
        device=actor.device_id,
        person=actor.person_id,
        idle=residents.idle_seconds(),
        key=outbox.public_key(),
        token=csrf_token(),
        **{"pass": outbox.pass_of(actor)},
        between={url_for("portal.ballots.vote", ballot_id=one): outbox.CARD for one in secret},
        wall=[*_house(wall), *_wall(wall)],
        own=list(_own(mine)) if actor.known else [],
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _house(carried: Carried) -> Iterator[str]:
    """What is there for who taps a face, before anything that is to read."""
    yield url_for("portal.residents.faces")
    yield from (url_for(f".{name}") for name in ("home", "kept", "missing"))
    yield url_for("portal.residents.knock")
    for meeting_id in carried.invited[:1]:
        yield from (url_for(".come", meeting_id=meeting_id, coming=one) for one in CONCEPTS)


def _wall(carried: Carried) -> Iterator[str]:
    yield from (url_for("portal.meetings.show", meeting_id=one) for one in carried.meetings)
    yield from (url_for("portal.meetings.item", item_id=one) for one in carried.items)
    for meeting_id in sorted({meeting_id for meeting_id, _item in carried.followed}):
        yield url_for("portal.leading.follow", meeting_id=meeting_id)
    for meeting_id, item_id in carried.followed:
        yield url_for("portal.leading.follow", meeting_id=meeting_id, item=item_id)
    for council_id in sorted({council_id for council_id, _id in carried.decisions}):
        yield url_for("portal.decisions.of_council", council_id=council_id)
    yield from (
        url_for("portal.decisions.show", decision_id=one) for _council, one in carried.decisions
    )


def _own(carried: Carried) -> Iterator[str]:
    """What is of the person; what hangs on the wall as well, since it has the person's own head."""
    yield url_for("portal.start.show")
    yield from (url_for(f".{name}") for name in ("kept", "missing"))
    yield url_for("portal.start.asks")
    yield url_for("portal.residents.knock")
    yield from _wall(carried)
    yield from (url_for("portal.attendance.answer", meeting_id=one) for one in carried.answers)
    for ballot, choices in carried.ballots:
        yield url_for("portal.ballots.show", ballot_id=ballot.id)
        for one in choices:
            yield url_for("portal.ballots.vote", ballot_id=ballot.id, choice=one.key)
    yield from (url_for("portal.datepolls.show", poll_id=one) for one in carried.polls)
    yield from (url_for("portal.wishes.make", council_id=one) for one in carried.councils)


@bp.get("/carried/home")
@requires(Permission.TABLET)
def home() -> ResponseReturnValue:
    """What hangs on the wall of the house, for who tapped a face without a network."""
    actor = current_actor()
    if actor.device_house is None:
        abort(404)
    house = session.get_one(House, actor.device_house)
    return render(wall_page(house, service.carried(residents.wall_actor())))


@bp.get("/carried/come/<int:meeting_id>/<any(yes, no):coming>")
@requires(Permission.MEETING_VIEW, subject="meeting_id")
def come(meeting: Meeting, coming: str) -> ResponseReturnValue:
    """Say by card whether one comes, where nobody is signed in."""
    form = AnswerWithCardForm(coming=coming)
    return render(come_page(meeting, form, Coming(coming)))


@bp.get("/carried/kept")
@requires(Permission.TABLET)
def kept() -> ResponseReturnValue:
    """What is shown when an act is kept for later."""
    return render(kept_page())


@bp.get("/carried/missing")
@requires(Permission.TABLET)
def missing() -> ResponseReturnValue:
    """What is shown when something is not here and cannot be done now."""
    return render(missing_page())
