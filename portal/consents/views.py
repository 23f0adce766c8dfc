"""The addresses of a person's photo: look at it, ask, answer, take it back."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from portal import database, photos
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.consents import pages
from portal.consents import service as consents
from portal.consents.forms import PhotoForm, RecordForm
from portal.consents.models import SaidAs
from portal.context import current_actor
from portal.errors import RefusedError
from portal.limits import takes
from portal.people.models import Person
from portal.rendering import render

bp = Blueprint("consents", __name__)


@bp.get("/people/<int:person_id>/photo")
@requires(Permission.PHOTO_EDIT, subject="person_id")
def photo(person: Person) -> ResponseReturnValue:
    """The photo, the one that waits for a yes, and what was said about them."""
    actor = current_actor()
    page = pages.photo_page(
        person,
        consents.asked_photo(person),
        consents.history(person),
        consents.said_as(actor, person),
    )
    return render(page)


@bp.route("/people/<int:person_id>/photo/new", methods=["GET", "POST"])
@requires(Permission.PHOTO_EDIT, subject="person_id", alone=True)
@takes(megabytes=12)
def new_photo(person: Person) -> ResponseReturnValue:
    """Bring a photo, and ask about it. Decoded before the writing begins."""
    actor = current_actor()
    form = PhotoForm(CombinedMultiDict([request.form, request.files]))
    if consents.said_as(actor, person) is not SaidAs.RECORDER:
        del form.consent_of
    if form.sent():
        try:
            key = photos.store(photos.cleaned(form.photo.data.stream))
            database.begin(writes=True)
            same = ensure(actor, Permission.PHOTO_EDIT, person.id)
            if name := form.data.get("consent_of"):
                consents.place_photo(actor, same, key, name)
            else:
                consents.ask(actor, same, key)
            return redirect(_photo(person), 303)
        except RefusedError as error:
            form.refuse(error)
    return _form(pages.new_photo_page(person, form))


@bp.post("/people/<int:person_id>/photo/answer")
@requires(Permission.PHOTO_EDIT, subject="person_id")
def answer(person: Person) -> ResponseReturnValue:
    """Say yes or no to the photo that was looked at; another one that waits is shown first."""
    asked = consents.asked_photo(person)
    if asked and asked.photo_key == request.form.get("photo"):
        yes = request.form.get("answer") == "yes"
        try:
            consents.answer(current_actor(), person, asked, yes=yes)
        except RefusedError:
            return redirect(url_for(".record", person_id=person.id), 303)
    return redirect(_photo(person), 303)


@bp.route("/people/<int:person_id>/photo/yes", methods=["GET", "POST"])
@requires(Permission.PHOTO_EDIT, subject="person_id")
def record(person: Person) -> ResponseReturnValue:
    """Write down who said yes, where it was said or written elsewhere."""
    asked = consents.asked_photo(person)
    form = RecordForm(request.form, data={"photo": asked.photo_key if asked else ""})
    if asked is None or asked.photo_key != form.photo.data:
        return redirect(_photo(person), 303)
    if form.sent():
        consents.answer(current_actor(), person, asked, yes=True, name=form.consent_of.data or "")
        return redirect(_photo(person), 303)
    return _form(pages.record_page(person, form))


@bp.post("/people/<int:person_id>/photo/remove")
@requires(Permission.PHOTO_EDIT, subject="person_id")
def take_back(person: Person) -> ResponseReturnValue:
    """Take the yes back: the photo is gone at once."""
    consents.take_back(current_actor(), person)
    return redirect(_photo(person), 303)


def _photo(person: Person) -> str:
    return url_for(".photo", person_id=person.id)


def _form(page: Any) -> ResponseReturnValue:
    return render(page, 422 if request.method == "POST" else 200)
