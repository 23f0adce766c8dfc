"""The address where tablets bring what they kept, and what its maker is told of it."""

from base64 import b64decode
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any

import sqlalchemy as sa
from flask import Blueprint, abort, current_app, g, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from portal import clock, database
from portal.access.guard import NEVER_STORED, bounded, requires
from portal.access.permissions import Permission
from portal.arriving import Arrival, Kept, OvertakenError
from portal.audit import Act
from portal.context import current_actor
from portal.database import session
from portal.errors import RefusedError
from portal.identity import Actor
from portal.limits import takes
from portal.outbox import service
from portal.outbox.models import Delivery, Outcome
from portal.outbox.pages import told_page
from portal.outbox.service import BrokenSealError, SealedAct
from portal.rendering import render
from portal.residents import service as residents
from portal.residents.models import Device
from portal.tries import TooSoonError

bp = Blueprint("outbox", __name__)

FRESH = timedelta(minutes=5)
"""How long a signal card or a call for help is worth bringing."""
LONGEST = timedelta(days=30)
KEY_LENGTH = 40
MOST_FIELDS = 60


@bp.post("/outbox")
@requires(Permission.TABLET, alone=True, sealed=True)
@takes(megabytes=5)
def deliver() -> ResponseReturnValue:
    """One act that a tablet kept. Brought again, it gets the same answer; 5xx and 429 mean later.

    The tablet is told nothing but whether it can forget the act.
    """
    actor = current_actor()
    sent = request.get_json(silent=True)
    if actor.device_id is None:
        return jsonify(state="off"), 403
    sent = sent if isinstance(sent, dict) else {}
    key = sent.get("key")
    if not isinstance(key, str) or not 8 <= len(key) <= KEY_LENGTH or not key.isascii():
        return jsonify(state="broken"), 400
    if service.delivered(actor.device_id, key) is None:
        try:
            _arrives(session.get_one(Device, actor.device_id), key, sent)
        except BrokenSealError:
            return jsonify(state="broken"), 400
        except TooSoonError as error:
            answer = jsonify(state="wait")
            answer.headers["Retry-After"] = str(error.seconds)
            return answer, 429
    return jsonify(state="there")


def _arrives(device: Device, key: str, sent: dict[str, Any]) -> None:
    """Do the act, unless it cannot be; either way it is written down that it arrived."""
    act = service.opened(sent, device.id)
    endpoint, values = _view_of(act.path)
    now = clock.now()
    made = Delivery(
        device_id=device.id,
        key=key,
        ballot_id=values.get("ballot_id") if endpoint == "portal.ballots.vote" else None,
        act=endpoint.removeprefix("portal."),
        outcome=Outcome.DONE,
        arrived_at=now,
    )
    age = sent.get("age")
    age = timedelta(milliseconds=age) if isinstance(age, int) and age > 0 else timedelta()
    try:
        maker = _maker(act, device)
    except TooSoonError:
        raise
    except RefusedError:
        made.outcome = Outcome.REFUSED
    else:
        made.person_id = maker.person_id
        made_at = now - min(age, LONGEST)
        arrives = Arrival(row=made, made_at=made_at)
        made.outcome = _done(act, endpoint, values, maker, device, arrives)
    database.begin(writes=True)
    if service.delivered(device.id, key) is None:
        session.add(made)
        session.commit()


def _view_of(path: str) -> tuple[str, dict[str, Any]]:
    """Which view would have done the act; only one that says what such an act is worth later."""
    root = request.script_root
    adapter = current_app.create_url_adapter(request)
    try:
        if adapter is None or not path.startswith(root + "/") or len(path) > 400:
            raise BrokenSealError
        endpoint, values = adapter.match(path.removeprefix(root), method="POST")
    except HTTPException:
        raise BrokenSealError from None
    if kept_as(endpoint) is None:
        raise BrokenSealError
    return endpoint, dict(values)


def kept_as(endpoint: str) -> Kept | None:
    """What an act of this view is worth that arrives later; none when it cannot be kept."""
    kept: Kept | None = getattr(current_app.view_functions.get(endpoint), "kept", None)
    return kept


def _maker(act: SealedAct, device: Device) -> Actor:
    if act.signed:
        maker = service.maker_by_pass(act.signed, device)
        owner = dict(act.fields).get("act", "").partition(".")[0]
        if owner not in ("", str(maker.person_id)):
            raise RefusedError("a form of somebody else")
        return maker
    if card := dict(act.fields).get(service.CARD):
        return service.maker_by_card(str(card), device)
    return residents.wall_actor()


def _done(
    act: SealedAct,
    endpoint: str,
    values: dict[str, Any],
    maker: Actor,
    device: Device,
    arrives: Arrival,
) -> Outcome:
    """Let the view do the act in a request of its own, as if its maker sent it now."""
    kept = kept_as(endpoint)
    if kept is Kept.FRESH and arrives.row.arrived_at - arrives.made_at > FRESH:
        return Outcome.OVERTAKEN
    fields = MultiDict(_fields(act))
    if _was_done(maker, fields.get("act", "")):
        return Outcome.DONE
    database.end()
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    again = app.test_request_context(
        act.path.removeprefix(request.script_root),
        base_url=request.url_root,
        method="POST",
        data=fields,
    )
    with app.app_context(), again:
        g.portal_actor, g.portal_tablet, g.portal_arrival = maker, device, arrives
        try:
            status = current_app.make_response(app.view_functions[endpoint](**values)).status_code
        except HTTPException as error:
            status = error.code or 303
        except OvertakenError:
            return Outcome.OVERTAKEN
        if sa.inspect(arrives.row).persistent or _was_done(maker, fields.get("act", "")):
            return Outcome.DONE
        if kept is Kept.LAST and status in (409, 422):
            return Outcome.LATE
        if kept is Kept.EACH and status < 500 and status not in (303, 403, 404):
            return _ask(maker, act)
        return Outcome.REFUSED


def _fields(act: SealedAct) -> Iterator[tuple[str, Any]]:
    for name, value in act.fields[:MOST_FIELDS]:
        if isinstance(value, dict):
            data = b64decode(str(value.get("data", "")))
            kind = str(value.get("type", "application/octet-stream"))
            yield name, (BytesIO(data), str(value.get("name", ""))[:100], kind)
        else:
            yield name, str(value)


def _was_done(maker: Actor, act: str) -> bool:
    """Whether the same form came before, by the way that it had a network for a moment."""
    found = sa.select(Act.key).where(Act.key == f"{maker.person_id or 0}:{act[:40]}")
    return bool(act) and session.scalar(found) is not None


def _ask(maker: Actor, act: SealedAct) -> Outcome:
    """Keep the text for its writer, who is asked about it when signed in again."""
    typed = [
        (name, value)
        for name, value in act.fields
        if isinstance(value, str) and name not in NEVER_STORED
    ]
    database.begin(writes=True)
    residents.keep_draft(maker.person_id or 0, act.path, typed)
    session.commit()
    return Outcome.ASKED


@bp.route("/outbox/<int:delivery_id>", methods=["GET", "POST"])
@requires(Permission.SIGNED_IN)
def told(delivery_id: int) -> ResponseReturnValue:
    """What did not count, told to who made it; "I see" takes it off the start page."""
    actor = current_actor()
    found = service.own(actor, bounded(delivery_id)) if actor.proven else None
    if found is None:
        abort(404)
    if request.method == "POST":
        service.read(found)
        return redirect(url_for("portal.start.show"), 303)
    return render(told_page(found))
