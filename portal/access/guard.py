"""The one decorator every view wears: who, whether, on what, once, and the commit."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, NoReturn
from urllib.parse import urlsplit

import sqlalchemy as sa
from flask import abort, g, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError

from portal import audit, clock, database
from portal.access import policy
from portal.access.helping import answered
from portal.access.permissions import Permission
from portal.access.rows import COUNCIL_OF
from portal.access.table import POLICY, SEEN
from portal.arriving import Kept, arrival
from portal.context import current_actor, portal
from portal.database import session
from portal.forms import PortalForm, printable
from portal.identity import Actor, Proof
from portal.rendering import render
from portal.returning import here, is_secret, page_path

View = Callable[..., ResponseReturnValue]
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
NEVER_KEPT = frozenset({"csrf_token", "act", "draft", "password", "token"})
"""Fields that are not given back with typed text: they are made anew, or secret."""
NEVER_STORED = NEVER_KEPT | {"choice"}
"""Nor is what somebody chose in a vote ever stored beside a name."""
LARGEST_ID = 2**31 - 1


def requires(
    permission: Permission,
    *,
    subject: str = "",
    alone: bool = False,
    sealed: bool = False,
    kept: Kept | None = None,
) -> Callable[[View], View]:
    """Let a view run only for those who have the permission.

    ``subject`` names the URL's integer that is the id of the policy's subject; the view
    receives the row itself in its place. ``alone`` is for the rare view with slow work
    (hashing, decoding a picture): it starts with a reading transaction and calls
    `portal.database.begin` when it is ready to write. ``kept`` says that a tablet without a
    network may keep what is sent here for later, and what it is worth then. ``sealed`` is for
    the view that opens such acts: what proves them stands inside, instead of a CSRF token.

    The guard opens the transaction (writing for unsafe methods), checks origin and CSRF
    token, does an act only once, commits after success and rolls back after anything else.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**kwargs: Any) -> ResponseReturnValue:
            unsafe = request.method not in SAFE
            database.begin(writes=unsafe and not alone)
            if permission is Permission.PUBLIC and not unsafe:
                return make_response(view(**kwargs))  # asks the database nothing by itself
            actor = current_actor()
            if stop := _stranger(actor, permission):
                return stop
            if unsafe and not arrival() and (stop := _not_meant(actor, sealed=sealed)):
                return stop
            if not subject and (stop := _allowed_nowhere(actor, permission)):
                return stop
            if subject:
                kwargs = _loaded(actor, permission, subject, kwargs)
            if unsafe and (done := _done_before(actor)):
                return redirect(done, 303)
            response = make_response(answered(view, actor, kwargs, typed))
            return _finish(response, actor) if unsafe else response

        guarded.permission = permission  # type: ignore[attr-defined]
        guarded.kept = kept  # type: ignore[attr-defined]
        return guarded

    return decorate


def _stranger(actor: Actor, permission: Permission) -> ResponseReturnValue | None:
    """Where somebody goes who is not known (enough) for this permission, if so."""
    if permission is Permission.PUBLIC:
        return None
    if permission in (Permission.TABLET, Permission.PHOTO_VIEW, Permission.DOOR_VIEW):
        return None if actor.device_id or actor.known else redirect(_door(actor), 303)
    if actor.known or (actor.wall and permission is not Permission.SIGNED_IN):
        return None
    _keep_draft()
    return redirect(_door(actor), 303)


def _door(actor: Actor) -> str:
    return url_for(actor.door) if actor.door else portal().adapter.sign_in_url(here())


def _card_door() -> str:
    """Where a resident shows the card, to come back here if this can be opened."""
    rule: Any = request.url_rule
    return url_for("portal.residents.card", next=here() if "GET" in rule.methods else None)


def _not_meant(actor: Actor, *, sealed: bool) -> ResponseReturnValue | None:
    """Refuse what another site sends; ask again, with everything typed, when a token is old."""
    origin = request.headers.get("Origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.host
    if foreign or request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        _refuse(actor, "origin")
        abort(403)
    if sealed:
        return None
    if stop := _of_somebody_else(actor):
        return stop
    form = PortalForm(request.form)
    if form.validate():
        return None
    from portal.residents.pages import AgainPage

    return render(AgainPage.of(PortalForm(), page_path(), typed()), 400)


def _of_somebody_else(actor: Actor) -> ResponseReturnValue | None:
    """Refuse a form that was made for another person, who was here before on this device.

    What that person typed is kept for that person, when this tablet knows of the sign-in.
    """
    from portal.residents import service as residents

    owner = request.form.get("act", "").partition(".")[0]
    if not owner.isdecimal() or not actor.known or owner == str(actor.person_id):
        return None
    before = residents.was_here(actor, int(owner)) if len(owner) < 10 else False
    _refuse(actor, "form of somebody else")
    if before and not is_secret(page_path()) and (fields := typed(NEVER_STORED)):
        database.begin(writes=True)
        residents.keep_draft(int(owner), page_path(), fields)
        session.commit()
    abort(403)


def _loaded(
    actor: Actor, permission: Permission, subject: str, kwargs: dict[str, Any]
) -> dict[str, Any]:
    """Put the row in the place of its id: one statement answers whether it is there and yours."""
    row_id = kwargs.pop(subject)
    if row_id > LARGEST_ID:
        abort(404)
    found = _row(actor, permission, row_id)
    if found is None:
        _turn_away(actor, permission, row_id)
    kwargs[subject.removesuffix("_id")] = found
    return kwargs


def _row(actor: Actor, permission: Permission, row_id: int) -> Any:
    return session.scalar(policy.one_row(actor, permission), {"row": row_id})


def _turn_away(actor: Actor, permission: Permission, row_id: int) -> NoReturn:
    """To the card, if that is all that lacks; else 403 for what may be seen, 404 for the rest."""
    _ask_card(actor, permission, row_id)
    table = POLICY[permission].subject
    visible = bool((seen := SEEN.get(table)) and _row(actor, seen, row_id))
    council_id = None
    if visible and table in COUNCIL_OF:
        council_id = session.scalar(sa.select(COUNCIL_OF[table]).where(table.id == row_id))
    _refuse(actor, permission, f"{table.__name__} {row_id}", council_id)
    abort(403 if visible else 404)


def _allowed_nowhere(actor: Actor, permission: Permission) -> ResponseReturnValue | None:
    """What somebody is answered who cannot have this permission for anything at all."""
    if policy.anywhere(actor, permission):
        return None
    if actor.known and policy.anywhere(replace(actor, proof=Proof.CARD), permission):
        return redirect(_card_door(), 303)
    _refuse(actor, permission)
    abort(403)


def bounded(row_id: int) -> int:
    """An id from the address that the database can hold, else 404."""
    if row_id > LARGEST_ID:
        abort(404)
    return row_id


def before() -> int | None:
    """The id before which older rows are asked for, when the address names one that can be."""
    row_id = request.args.get("before", type=int)
    return row_id if row_id and 0 < row_id <= LARGEST_ID else None


def ensure(actor: Actor, permission: Permission, row_id: int | None) -> Any:
    """The row of the permission's subject when the actor has it, else 404; for ids in forms."""
    if row_id is None or not 0 < row_id <= LARGEST_ID:
        abort(404)
    found = _row(actor, permission, row_id)
    if found is None:
        _ask_card(actor, permission, row_id)
        _refuse(actor, permission, f"{POLICY[permission].subject.__name__} {row_id}")
        abort(404)
    return found


def ensure_administrator(actor: Actor) -> None:
    """Let only the administrator on: for what belongs to no council. To others it is not there."""
    if not (actor.administers and actor.proven):
        _refuse(actor, Permission.ADMINISTER)
        abort(404)


def _ask_card(actor: Actor, permission: Permission, row_id: int) -> None:
    """Lead somebody who only showed a face to the card, when the card would open this."""
    with_card = replace(actor, proof=Proof.CARD)
    if actor.known and not actor.proven and _row(with_card, permission, row_id) is not None:
        _keep_draft()
        abort(redirect(_card_door(), 303))


def refused(actor: Actor, permission: Permission, detail: str, council_id: int) -> None:
    """Write a refusal that a view found out itself to the trail, and answer 403."""
    _refuse(actor, permission, detail, council_id)
    abort(403)


def _refuse(actor: Actor, what: str, detail: str = "", council_id: int | None = None) -> None:
    database.begin(writes=True)
    audit.record(actor, what, detail=detail, refused=True, council_id=council_id)
    session.commit()


def _act_key(actor: Actor) -> str:
    key = request.form.get("act", "")[:40]
    return f"{actor.person_id or 0}:{key}" if key else ""


def _done_before(actor: Actor) -> str | None:
    key = _act_key(actor)
    return (
        session.scalar(sa.select(audit.Act.location).where(audit.Act.key == key)) if key else None
    )


def _finish(response: Any, actor: Actor) -> ResponseReturnValue:
    """Commit what the view did, with the key of the act; anything but success leaves no trace."""
    if response.status_code >= 400 or not database.is_writing():
        session.rollback()
        return response  # type: ignore[no-any-return]
    if "draft" in request.form:
        _drop_draft(actor)
    if (arrives := arrival()) and response.location:  # a page instead asks something back
        session.add(arrives.row)
    key = _act_key(actor)
    kept = response.location and not is_secret(response.location)
    if key and kept and not g.get("portal_not_an_act"):
        session.add(audit.Act(key=key, at=clock.now(), location=response.location[:400]))
    try:
        session.commit()
    except IntegrityError:
        session.rollback()
        if key and (done := _done_before(actor)):
            return redirect(done, 303)
        raise
    return response  # type: ignore[no-any-return]


def _drop_draft(actor: Actor) -> None:
    """The kept text has been sent again: it is kept no longer."""
    from portal.residents import service as residents

    draft_id = request.form.get("draft", type=int)
    if actor.person_id and draft_id and 0 < draft_id <= LARGEST_ID:
        residents.drop_draft(actor.person_id, draft_id)


def typed(but: frozenset[str] = NEVER_KEPT) -> list[tuple[str, str]]:
    """What was filled in, without what is secret."""
    sent = request.form.items(multi=True)
    return [(k, printable(v)) for k, v in sent if k not in but]


def _keep_draft() -> None:
    """Keep what was typed for the person whose sign-in ended, and for nobody else."""
    if request.method in SAFE:
        return
    from portal.residents import service as residents

    fields = typed(NEVER_STORED)
    owner = residents.owner_of_ended_sign_in()
    if owner is None or not fields:
        return
    database.begin(writes=True)
    residents.keep_draft(owner, page_path(), fields)
    session.commit()
