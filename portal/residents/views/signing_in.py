"""A resident at the tablet: a face, a card, somebody beside; and leaving it."""

from dataclasses import replace

from flask import abort, g, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from portal import audit, database
from portal.access.guard import NEVER_STORED, bounded, requires
from portal.access.permissions import Permission
from portal.context import current_actor, portal
from portal.cookies import renew_form_secret
from portal.councils.models import House
from portal.database import session
from portal.errors import RefusedError
from portal.forms import PortalForm
from portal.identity import Actor, Proof, TabletHost
from portal.ownphotos import service as own_photos
from portal.people.models import Person
from portal.rendering import render
from portal.residents import service
from portal.residents.forms import CardForm, TogetherForm
from portal.residents.pages import CardPage, FacesPage, OfferPage, TogetherPage
from portal.residents.views import bp
from portal.returning import is_secret, own_path
from portal.tries import TooSoonError

MOST_KEPT = 40


@bp.get("/faces")
@requires(Permission.TABLET)
def faces() -> ResponseReturnValue:
    """Who are you? Only on a tablet of the house: elsewhere nobody's face is shown."""
    actor = current_actor()
    if actor.device_house is None:
        return redirect(url_for("portal.start.show"), 303)
    people = service.faces_of(actor.device_house)
    house = session.get_one(House, actor.device_house)
    page = FacesPage.of(house, people, request.args.get("page", 1, type=int))
    response = Response.force_type(render(page))  # type: ignore[arg-type]
    secret = request.cookies.get(service.DEVICE_COOKIE, "")
    service.keep_cookie(response, service.DEVICE_COOKIE, secret, service.DEVICE_LASTS)
    return response


@bp.post("/faces/<int:person_id>")
@requires(Permission.TABLET)
def tap(person_id: int) -> ResponseReturnValue:
    """Somebody taps a face: that opens what hangs on the wall, the card opens the rest.

    Of who has that on, the tablet first asks for the own photos.
    """
    actor = current_actor()
    person = service.housemate(actor.device_house or 0, bounded(person_id))
    if person is None:
        abort(404)
    _forget_host()
    device_id = actor.device_id or 0
    if own_photos.begin(device_id, person):
        service.end_sign_ins_on(device_id)
        g.portal_not_an_act = True
        return redirect(url_for("portal.ownphotos.ask"), 303)
    return service.signed_in(person, Proof.FACE, url_for("portal.residents.card"))


@bp.route("/card", methods=["GET", "POST"])
@requires(Permission.TABLET, alone=True)
def card() -> ResponseReturnValue:
    """Hold up your card; a reader types its token and Enter."""
    actor = current_actor()
    person = _tapped(actor)
    onward = own_path(request.args.get("next"))
    if person is None:
        return redirect(url_for("portal.residents.faces"), 303)
    form = CardForm(request.form)
    wrong, status = "", 200
    if form.sent():
        try:
            service.hold_card(replace(actor, person_id=person.id), str(form.token.data))
        except RefusedError as error:
            wrong, status = error.message, _status(error)
        else:
            database.begin(writes=True)
            return service.signed_in(person, Proof.CARD, onward)
    elif request.method == "POST":
        status = 422
    vouching = isinstance(portal().adapter, TabletHost)
    form.token.data = ""
    without = url_for("portal.start.show" if actor.known else "portal.ownphotos.ask")
    page = CardPage.of(form, person, onward, without, vouching=vouching, wrong=wrong)
    return render(page, status)


@bp.post("/card/frame")
@requires(Permission.TABLET, alone=True)
def frame() -> ResponseReturnValue:
    """A picture from the camera: what stands on the card in it, for the field of the page.

    Whose card it is, and what it opens, is decided where the page sends it.
    """
    sent = request.files.get("frame")
    try:
        token = service.card_in_frame(sent.read(service.LARGEST_FRAME + 1) if sent else b"")
    except RefusedError as error:
        return jsonify(token="", message=error.message), 400
    return jsonify(token=token)


@bp.route("/card/together", methods=["GET", "POST"])
@requires(Permission.TABLET, alone=True)
def together() -> ResponseReturnValue:
    """Somebody of the house sits beside and signs in as helper."""
    actor = current_actor()
    person, adapter = _tapped(actor), portal().adapter
    if person is None or not isinstance(adapter, TabletHost):
        return redirect(url_for("portal.residents.faces"), 303)
    onward = own_path(request.args.get("next"))
    form = TogetherForm(request.form)
    back = url_for("portal.residents.card", next=onward)
    page = TogetherPage.of(form, person.call_name, back)
    if not form.sent():
        return render(page, 422 if request.method == "POST" else 200)
    try:
        user = adapter.vouch(str(form.email.data), str(form.password.data))
        helper = service.helper_beside(user, actor.device_house or 0)
    except RefusedError as error:
        form.refuse(error)
        return render(page, _status(error))
    database.begin(writes=True)
    audit.record(actor, "together", detail=f"Person {helper.id}")
    return service.signed_in(person, Proof.HELPED, onward, helper=helper)


@bp.post("/still-here")
@requires(Permission.SIGNED_IN, alone=True)
def still_here() -> ResponseReturnValue:
    """Somebody touches the page, listens or follows a meeting: the tablet goes on waiting."""
    actor, response = current_actor(), Response(status=204)
    if actor.device_id and actor.person_id:
        service.stamp(response, actor.person_id)
    return response


@bp.post("/leave")
@requires(Permission.TABLET)
def leave() -> ResponseReturnValue:
    """Done: the tablet is free for the next person, and shows nothing of this one.

    What stood typed and unsent in the page is kept for its writer.
    """
    actor = current_actor()
    _keep_typed(actor)
    if actor.device_id:
        service.end_sign_ins_on(actor.device_id)
    _forget_host()
    renew_form_secret()
    g.portal_not_an_act = True
    door = url_for("portal.residents.faces")
    if not actor.device_id:
        door = portal().adapter.sign_in_url(url_for("portal.start.show"))
    response = redirect(door, 303)
    service.drop_cookie(response, service.PERSON_COOKIE)
    service.drop_cookie(response, service.SEEN_COOKIE)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@bp.get("/again")
@requires(Permission.SIGNED_IN)
def again() -> ResponseReturnValue:
    """Text that was kept while the sign-in had ended: send it once more?"""
    actor = current_actor()
    onward = own_path(request.args.get("next"))
    draft = service.draft_of(actor.person_id or 0) if actor.proven else None
    if draft is None:
        return redirect(onward, 303)
    if own_path(draft.path, "POST") != draft.path:
        abort(404)
    return render(OfferPage.for_draft(draft, PortalForm(), onward))


@bp.post("/again/<int:draft_id>/discard")
@requires(Permission.SIGNED_IN)
def discard(draft_id: int) -> ResponseReturnValue:
    """Throw kept text away."""
    service.drop_draft(current_actor().person_id or 0, bounded(draft_id))
    return redirect(own_path(request.form.get("next")), 303)


def _tapped(actor: Actor) -> Person | None:
    """Who tapped a face on this tablet and is still there, or is asked for the own photos."""
    if actor.device_id is None or (actor.known and actor.session_id is None):
        return None
    if actor.known:
        return session.get(Person, actor.person_id)
    return own_photos.who_is_asked(actor.device_id)


def _status(error: RefusedError) -> int:
    return 429 if isinstance(error, TooSoonError) else 422


def _forget_host() -> None:
    adapter = portal().adapter
    if isinstance(adapter, TabletHost):
        adapter.forget()


def _keep_typed(actor: Actor) -> None:
    """Keep what the page sent along that stood typed in a form: ``typed`` names and values."""
    path = request.form.get("typed_for", "")
    pairs = list(
        zip(request.form.getlist("typed_name"), request.form.getlist("typed_value"), strict=False)
    )
    typed = [pair for pair in pairs if pair[0] not in NEVER_STORED][:MOST_KEPT]
    if actor.proven and typed and own_path(path, "POST") == path and not is_secret(path):
        service.keep_draft(actor.person_id or 0, path, typed)
