"""The addresses of a person's own view."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import looks
from portal.access.guard import bounded, requires
from portal.access.permissions import Permission
from portal.context import View, current_actor, current_view
from portal.errors import RefusedError
from portal.looks import CHOICES
from portal.ownview import pages, service
from portal.ownview.forms import OwnViewForm
from portal.people.models import Person
from portal.rendering import render

bp = Blueprint("ownview", __name__)


@bp.get("/people/<int:person_id>/own-view")
@requires(Permission.OWN_VIEW, subject="person_id")
def show(person: Person) -> ResponseReturnValue:
    """What can be set: a tile each in pictures, a form in the standard view."""
    if current_view() is View.PICTO:
        return render(pages.tiles_page(person, mine=_mine(person)))
    form = OwnViewForm(data=OwnViewForm.filled(looks.read(person.own_view)))
    return render(pages.form_page(person, form, mine=_mine(person)))


@bp.post("/people/<int:person_id>/own-view")
@requires(Permission.OWN_VIEW, subject="person_id")
def change(person: Person) -> ResponseReturnValue:
    """Keep everything that the form says."""
    form = OwnViewForm(request.form, data=OwnViewForm.filled(looks.read(person.own_view)))
    if not form.sent():
        return render(pages.form_page(person, form, mine=_mine(person)), 422)
    service.choose(person, **form.chosen())
    return redirect(url_for(".show", person_id=person.id), 303)


@bp.get("/people/<int:person_id>/own-view/<name>")
@requires(Permission.OWN_VIEW, subject="person_id")
def question(person: Person, name: str) -> ResponseReturnValue:
    """One question."""
    if name not in CHOICES:
        abort(404)
    return render(pages.question_page(person, name, mine=_mine(person)))


@bp.post("/people/<int:person_id>/own-view/<name>")
@requires(Permission.OWN_VIEW, subject="person_id")
def choose(person: Person, name: str) -> ResponseReturnValue:
    """Keep one choice; the question itself then shows it."""
    if name not in CHOICES:
        abort(404)
    service.choose(person, **{name: request.form.get("value", "")})
    return redirect(url_for(".question", person_id=person.id, name=name), 303)


@bp.get("/people/<int:person_id>/own-view/helpers")
@requires(Permission.OWN_VIEW_SHARE, subject="person_id")
def helpers(person: Person) -> ResponseReturnValue:
    """Who may see and set it."""
    return render(pages.helpers_page(person, service.can_help(person), service.helping(person)))


@bp.post("/people/<int:person_id>/own-view/helpers")
@requires(Permission.OWN_VIEW_SHARE, subject="person_id")
def let_help(person: Person) -> ResponseReturnValue:
    """Let somebody help, or not any more."""
    helper_id = request.form.get("value", type=int)
    if helper_id is None:
        abort(400)
    try:
        service.let_help(person, bounded(helper_id), may=helper_id not in service.helping(person))
    except RefusedError:
        abort(404)
    return redirect(url_for(".helpers", person_id=person.id), 303)


def _mine(person: Person) -> bool:
    return bool(person.id == current_actor().person_id)
