"""The addresses of encounters."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock
from portal.access.guard import before, requires
from portal.access.permissions import Permission
from portal.context import current_actor, offers
from portal.councils.models import Council
from portal.encounters import pages
from portal.encounters import service as encounters
from portal.encounters.forms import ChangeEncounterForm, EncounterForm
from portal.encounters.models import Encounter, Partner
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.rendering import render

bp = Blueprint("encounters", __name__)


@bp.get("/councils/<int:council_id>/encounters")
@requires(Permission.NOTES_VIEW, subject="council_id")
def index(council: Council) -> ResponseReturnValue:
    """What was written down, of all partners or of one kind."""
    asked = request.args.get("kind", "")
    kind = Partner(asked) if asked in tuple(Partner) else None
    shown = encounters.of_council(council.id, kind, before())
    return render(pages.list_page(council, shown, encounters.kinds(council.id), kind))


@bp.route("/councils/<int:council_id>/encounters/new", methods=["GET", "POST"])
@requires(Permission.NOTES_VIEW, subject="council_id")
def write(council: Council) -> ResponseReturnValue:
    """Write an encounter down."""
    form = EncounterForm(request.form, data={"happened_on": clock.local(clock.now()).date()})
    if form.sent():
        try:
            made = encounters.write(current_actor(), council, form.words)
            return redirect(_place(made), 303)
        except RefusedError as error:
            form.refuse(error)
    back, title = url_for(".index", council_id=council.id), _("Whom did you talk with?")
    return render(pages.form_page(council, form, back, title=title), _status())


@bp.get("/encounters/<int:encounter_id>")
@requires(Permission.ENCOUNTER_EDIT, subject="encounter_id")
def show(encounter: Encounter) -> ResponseReturnValue:
    """One encounter."""
    return render(pages.show_page(encounters.find(encounter.id), current_actor()))


@bp.route("/encounters/<int:encounter_id>/edit", methods=["GET", "POST"])
@requires(Permission.ENCOUNTER_EDIT, subject="encounter_id")
def change(encounter: Encounter) -> ResponseReturnValue:
    """Change what was written down."""
    form = ChangeEncounterForm(request.form, data=encounters.values(encounter))
    theirs, status = None, _status()
    if form.sent():
        try:
            version = form.version.data or 0
            encounters.change(current_actor(), encounter, form.words, version)
            return redirect(_place(encounter), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    title = _("Change what was written down")
    page = pages.form_page(encounter.council, form, _place(encounter), title=title, theirs=theirs)
    return render(page, status)


@bp.post("/encounters/<int:encounter_id>/remove")
@requires(Permission.ENCOUNTER_EDIT, subject="encounter_id")
def remove(encounter: Encounter) -> ResponseReturnValue:
    """Throw it away."""
    up = url_for(".index", council_id=encounter.council_id)
    encounters.remove(current_actor(), encounter)
    return redirect(up, 303)


@bp.post("/encounters/<int:encounter_id>/topic")
@requires(Permission.ENCOUNTER_TOPIC, subject="encounter_id")
def make_topic(encounter: Encounter) -> ResponseReturnValue:
    """Make a topic of it, or go to the one that was made."""
    if not offers("portal.topics.show"):
        abort(404)
    topic = encounters.make_topic(current_actor(), encounter)
    return redirect(url_for("portal.topics.show", topic_id=topic.id), 303)


def _place(encounter: Encounter) -> str:
    return url_for(".show", encounter_id=encounter.id)


def _status() -> int:
    return 422 if request.method == "POST" else 200
