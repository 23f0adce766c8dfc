"""The addresses of notes."""

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.dossiers.models import Dossier
from portal.errors import ConflictError
from portal.notes import pages
from portal.notes import service as notes
from portal.notes.forms import ChangeNoteForm, NoteForm
from portal.notes.models import Note
from portal.rendering import render
from portal.topics.models import Topic

bp = Blueprint("notes", __name__)


@bp.route("/topics/<int:topic_id>/notes/new", methods=["GET", "POST"])
@requires(Permission.TOPIC_VIEW, subject="topic_id")
def at_topic(topic: Topic) -> ResponseReturnValue:
    """Write a note at a topic."""
    return _written(topic)


@bp.route("/dossiers/<int:dossier_id>/notes/new", methods=["GET", "POST"])
@requires(Permission.DOSSIER_VIEW, subject="dossier_id")
def at_dossier(dossier: Dossier) -> ResponseReturnValue:
    """Write a note at a dossier."""
    return _written(dossier)


def _written(place: Topic | Dossier) -> ResponseReturnValue:
    ensure(current_actor(), Permission.NOTES_VIEW, place.council_id)
    form = NoteForm(request.form)
    if form.sent():
        notes.write(current_actor(), place, form.text.data or "")
        return redirect(pages.address(place), 303)
    return render(pages.form_page(place, form), _status())


@bp.route("/notes/<int:note_id>", methods=["GET", "POST"])
@requires(Permission.NOTE_EDIT, subject="note_id")
def change(note: Note) -> ResponseReturnValue:
    """Read a note, and change it."""
    form = ChangeNoteForm(request.form, obj=note)
    theirs, status = None, _status()
    if form.sent():
        try:
            notes.change(current_actor(), note, form.text.data or "", form.version.data or 0)
            return redirect(pages.address(_place(note)), 303)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    return render(pages.form_page(_place(note), form, note=note, theirs=theirs), status)


@bp.post("/notes/<int:note_id>/remove")
@requires(Permission.NOTE_EDIT, subject="note_id")
def remove(note: Note) -> ResponseReturnValue:
    """Throw a note away."""
    place = pages.address(_place(note))
    notes.remove(current_actor(), note)
    return redirect(place, 303)


def _place(note: Note) -> Topic | Dossier:
    if note.topic_id:
        return ensure(current_actor(), Permission.TOPIC_VIEW, note.topic_id)  # type: ignore[no-any-return]
    return ensure(current_actor(), Permission.DOSSIER_VIEW, note.dossier_id)  # type: ignore[no-any-return]


def _status() -> int:
    return 422 if request.method == "POST" else 200
