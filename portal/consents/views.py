"""What a person says yes or no to, a photo or being recorded: look at it, answer, take it back."""

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
from portal.consents.models import ConsentKind, SaidAs
from portal.context import current_actor
from portal.errors import RefusedError
from portal.limits import takes
from portal.people.models import Person
from portal.rendering import render

bp = Blueprint("consents", __name__)


KIND = "/people/<int:person_id>/<any(photo, recording):kind>"


@bp.get(KIND)
@requires(Permission.PHOTO_EDIT, subject="person_id")
def show(person: Person, kind: str) -> ResponseReturnValue:
    """What stands, what waits for a yes, and what was said."""
    as_ = consents.said_as(current_actor(), person)
    said = consents.history(person, ConsentKind(kind))
    if kind == ConsentKind.PHOTO:
        return render(pages.photo_page(person, consents.asked_photo(person), said, as_))
    return render(pages.recording_page(person, said, as_, stands=consents.may_record(person)))


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
            return redirect(_show(person), 303)
        except RefusedError as error:
            form.refuse(error)
    return _form(pages.new_photo_page(person, form))


@bp.post(f"{KIND}/answer")
@requires(Permission.PHOTO_EDIT, subject="person_id")
def answer(person: Person, kind: str) -> ResponseReturnValue:
    """Say yes or no to what was looked at; another photo that waits is shown first."""
    if _looked_at(person, kind, request.form.get("photo")):
        yes = request.form.get("answer") == "yes"
        try:
            consents.answer(current_actor(), person, ConsentKind(kind), yes=yes)
        except RefusedError:
            return redirect(url_for(".record", person_id=person.id, kind=kind), 303)
    return redirect(_show(person, kind), 303)


@bp.route(f"{KIND}/yes", methods=["GET", "POST"])
@requires(Permission.PHOTO_EDIT, subject="person_id")
def record(person: Person, kind: str) -> ResponseReturnValue:
    """Write down who said yes, where it was said or written elsewhere."""
    asked = consents.asked_photo(person)
    form = RecordForm(request.form, data={"photo": asked.photo_key if asked else ""})
    if not _looked_at(person, kind, form.photo.data):
        return redirect(_show(person, kind), 303)
    if form.sent():
        name = form.consent_of.data or ""
        consents.answer(current_actor(), person, ConsentKind(kind), yes=True, name=name)
        return redirect(_show(person, kind), 303)
    return _form(pages.record_page(person, ConsentKind(kind), form))


@bp.post(f"{KIND}/remove")
@requires(Permission.PHOTO_EDIT, subject="person_id")
def take_back(person: Person, kind: str) -> ResponseReturnValue:
    """Take the yes back: the photo is gone at once, and nobody records any more."""
    consents.take_back(current_actor(), person, ConsentKind(kind))
    return redirect(_show(person, kind), 303)


def _looked_at(person: Person, kind: str, photo: str | None) -> bool:
    """Whether the answer is about what is asked now."""
    asked = consents.asked_photo(person)
    return kind != ConsentKind.PHOTO or bool(asked and asked.photo_key == photo)


def _show(person: Person, kind: str = ConsentKind.PHOTO) -> str:
    return url_for(".show", person_id=person.id, kind=kind)


def _form(page: Any) -> ResponseReturnValue:
    return render(page, 422 if request.method == "POST" else 200)
