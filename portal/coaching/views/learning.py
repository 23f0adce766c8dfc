"""The addresses of the training log: there for its writer, and for nobody else."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.coaching.forms import ChangeLearnedForm, LearnedForm
from portal.coaching.models import TrainingEntry
from portal.coaching.pages import learning as pages
from portal.coaching.service import learning
from portal.coaching.views.blueprint import bp, written
from portal.context import current_actor
from portal.rendering import render


@bp.get("/training")
@requires(Permission.TRAINING_VIEW)
def training() -> ResponseReturnValue:
    """One's own training log: this year, or the ``year`` that is asked for."""
    actor = current_actor()
    mine = policy.where(actor, Permission.TRAINING_VIEW)
    year = request.args.get("year", learning.today().year, type=int)
    year = year if 1900 < year < 2200 else learning.today().year
    writes = policy.anywhere(actor, Permission.ROOM_VIEW)
    entries, years = learning.of_year(mine, year), learning.years(mine)
    return render(pages.log_page(entries, years, year, writes=writes))


@bp.route("/training/new", methods=["GET", "POST"])
@requires(Permission.ROOM_VIEW)
def learn() -> ResponseReturnValue:
    """Write down what one learned."""
    form = LearnedForm(request.form)
    return written(
        form,
        lambda: learning.write(current_actor(), form.written()),
        url_for(".training"),
        lambda _theirs: pages.write_page(form),
    )


@bp.route("/training/<int:entry_id>", methods=["GET", "POST"])
@requires(Permission.TRAINING_VIEW, subject="entry_id")
def learned(entry: TrainingEntry) -> ResponseReturnValue:
    """What one wrote down, to read and to change."""
    form = ChangeLearnedForm(request.form, obj=entry)
    return written(
        form,
        lambda: learning.change(entry, form.written(), form.version.data or 0),
        url_for(".training", year=form.held_on.data.year if form.held_on.data else None),
        lambda theirs: pages.write_page(form, entry, theirs),
    )


@bp.post("/training/<int:entry_id>/remove")
@requires(Permission.TRAINING_VIEW, subject="entry_id")
def unlearn(entry: TrainingEntry) -> ResponseReturnValue:
    """Throw it away."""
    learning.throw_away(entry)
    return redirect(url_for(".training"), 303)
