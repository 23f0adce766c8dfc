"""The addresses of own photos: kept by the supporter, asked for at the tablet."""

from contextlib import suppress
from dataclasses import replace

from flask import Blueprint, Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from portal import database, photos
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.errors import RefusedError
from portal.identity import Proof
from portal.limits import takes
from portal.ownphotos import pages
from portal.ownphotos import service as own_photos
from portal.ownphotos.forms import ThingForm
from portal.ownphotos.models import ROUNDS
from portal.people.models import Person
from portal.rendering import render
from portal.residents import service as residents

bp = Blueprint("ownphotos", __name__)

OF_PERSON = "/people/<int:person_id>/own-photos"
AT = f"{OF_PERSON}/<int:at>"
ASK = "/faces/own"


@bp.get(OF_PERSON)
@requires(Permission.CARD_MANAGE, subject="person_id")
def show(person: Person) -> ResponseReturnValue:
    """The photos of the person's things, and whether the tablet asks for them."""
    kept = own_photos.photos_of(person.id)
    check = own_photos.check_of(person.id)
    return render(pages.kept_page(person, kept, check, own_photos.lacks(person.id)))


@bp.route(AT, methods=["GET", "POST"])
@requires(Permission.CARD_MANAGE, subject="person_id", alone=True)
@takes(megabytes=12)
def place(person: Person, at: int) -> ResponseReturnValue:
    """Bring a photo, also instead of one. Decoded before the writing begins."""
    if not 0 < at <= ROUNDS:
        abort(404)
    actor = current_actor()
    form = ThingForm(CombinedMultiDict([request.form, request.files]))
    if form.sent():
        try:
            cleaned = photos.cleaned(form.photo.data.stream, side=own_photos.SIDE)
            key = photos.store(cleaned)
            database.begin(writes=True)
            same = ensure(actor, Permission.CARD_MANAGE, person.id)
            own_photos.place(actor, same, at, key, form.word.data or "")
            return redirect(_show(person), 303)
        except RefusedError as error:
            form.refuse(error)
    return render(pages.thing_page(person, form), 422 if request.method == "POST" else 200)


@bp.post(f"{AT}/remove")
@requires(Permission.CARD_MANAGE, subject="person_id")
def remove(person: Person, at: int) -> ResponseReturnValue:
    """Remove a photo; the tablet does not ask any more."""
    own_photos.remove(current_actor(), person, at)
    return redirect(_show(person), 303)


@bp.post(f"{OF_PERSON}/turn")
@requires(Permission.CARD_MANAGE, subject="person_id")
def turn(person: Person) -> ResponseReturnValue:
    """Turn the check on or off, or open it again after wrong tries."""
    ways = {
        "on": own_photos.turn_on,
        "off": own_photos.turn_off,
        "again": own_photos.let_in,
    }
    if way := ways.get(request.form.get("how", "")):
        with suppress(RefusedError):  # the page itself says what is missing
            way(current_actor(), person)
    return redirect(_show(person), 303)


@bp.get("/own-photos/<int:person_id>/<key>.jpg")
@requires(Permission.CARD_MANAGE, subject="person_id")
def photo(person: Person, key: str) -> ResponseReturnValue:
    """A photo of the person's thing, for who keeps it; no browser does."""
    if key not in {one.photo_key for one in own_photos.photos_of(person.id).values()}:
        abort(404)
    return _sent(key)


@bp.route(ASK, methods=["GET", "POST"])
@requires(Permission.TABLET)
def ask() -> ResponseReturnValue:
    """Which one is yours? Three times; what was right is told after the third."""
    actor = current_actor()
    asked = None if actor.known else own_photos.asked(actor.device_id)
    if asked is None:
        return redirect(url_for("portal.residents.faces"), 303)
    if own_photos.is_closed(own_photos.check_of(asked.person_id)):
        near = residents.near(replace(actor, person_id=asked.person_id))
        return render(pages.closed_page(near.coming or near.face))
    if request.method == "POST":
        person, number = asked.person, request.form.get("number", 0, type=int)
        if request.form.get("mark") == own_photos.mark(asked):
            answered = own_photos.answer(actor, asked, number)
            if answered is own_photos.Answered.RIGHT:
                return residents.signed_in(person, Proof.FACE, url_for("portal.residents.card"))
        return redirect(url_for(".ask"), 303)
    nine = own_photos.shown(asked)
    if not nine:
        return redirect(url_for("portal.residents.faces"), 303)
    return render(pages.AskPage.of(asked, nine))


@bp.get(f"{ASK}/<mark>/<int:number>.jpg")
@requires(Permission.TABLET)
def shown(mark: str, number: int) -> ResponseReturnValue:
    """One of the nine, by its number: nothing in the address tells whose it is."""
    asked = own_photos.asked(current_actor().device_id)
    nine = own_photos.shown(asked) if asked and mark == own_photos.mark(asked) else []
    if not 0 < number <= len(nine):
        abort(404)
    return _sent(nine[number - 1].photo_key)


def _sent(key: str) -> Response:
    """The photo without a date, which would tell which were made together."""
    try:
        response = Response(photos.read(key), mimetype="image/jpeg")
    except FileNotFoundError:
        abort(404)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _show(person: Person) -> str:
    return url_for(".show", person_id=person.id)
