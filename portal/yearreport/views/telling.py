"""The addresses of what the house is told of a request."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.dossiers.models import Request
from portal.easytext import service as easytext
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.rendering import Chip, render
from portal.yearreport import pages
from portal.yearreport.forms import FeedbackForm, TellForm
from portal.yearreport.models import Feedback, Part
from portal.yearreport.service import telling
from portal.yearreport.views.blueprint import bp, status


@bp.get("/councils/<int:council_id>/feedback")
@requires(Permission.COUNCIL_VIEW, subject="council_id")
def feedback(council: Council) -> ResponseReturnValue:
    """What the house is told in a council, as far as the reader may see it."""
    mine = policy.where(current_actor(), Permission.FEEDBACK_VIEW)
    return render(pages.feedback_page(council, telling.told_in(council, mine)))


@bp.post("/requests/<int:asked_id>/feedback")
@requires(Permission.FEEDBACK_MAKE, subject="asked_id")
def begin_feedback(asked: Request) -> ResponseReturnValue:
    """Begin to tell the house, or go on with it; nothing to tell yet is no page."""
    try:
        made = telling.begin(current_actor(), asked)
    except RefusedError:
        abort(404)
    return redirect(url_for(".told", feedback_id=made.id), 303)


@bp.get("/feedback/<int:feedback_id>")
@requires(Permission.FEEDBACK_VIEW, subject="feedback_id")
def told(feedback: Feedback) -> ResponseReturnValue:
    """What the house is told of a request."""
    return render(pages.told_page(telling.find(feedback.id), current_actor()))


@bp.route("/feedback/<int:feedback_id>/words", methods=["GET", "POST"])
@requires(Permission.FEEDBACK_WRITE, subject="feedback_id")
def words(feedback: Feedback) -> ResponseReturnValue:
    """Write the words of the four parts."""
    there = telling.find(feedback.id)
    now: dict[str, str] = {one.part: one.text for one in there.parts}
    form = FeedbackForm(request.form, data={**now, "version": there.version})
    theirs, code = None, status()
    if form.sent():
        said = {part: form[part].data or "" for part in Part}
        try:
            telling.write(current_actor(), there, said, form.version.data or 0)
            return redirect(url_for(".told", feedback_id=there.id), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, code = now, 409
            form.version.process_data(error.version)
    return render(pages.words_page(there, form, theirs=theirs), code)


@bp.post("/feedback/<int:feedback_id>/easy-text/<part>")
@requires(Permission.FEEDBACK_EASY, subject="feedback_id")
def easy(feedback: Feedback, part: str) -> ResponseReturnValue:
    """The editor of the easy text of one part, with a proposal for each of its sentences."""
    found = [one for one in telling.find(feedback.id).parts if one.part == part and one.text]
    if not found:
        abort(404)
    made = easytext.begin(found[0])
    return redirect(url_for("portal.easytext.edit", easy_text_id=made.id), 303)


@bp.post("/feedback/<int:feedback_id>/tell")
@requires(Permission.FEEDBACK_TELL, subject="feedback_id")
def tell(feedback: Feedback) -> ResponseReturnValue:
    """Let the house read it; with that the request is reported."""
    there, form = telling.find(feedback.id), TellForm(request.form)
    try:
        telling.tell(current_actor(), there, form.version.data or 0)
    except RefusedError as error:
        wrong, code = error.message, 422
    except ConflictError:
        wrong, code = _("Somebody else was here first. This is how it is now."), 409
    else:
        return redirect(url_for(".told", feedback_id=there.id), 303)
    chip = Chip(text=wrong, tone="alarm", mark="warning")
    return render(pages.told_page(there, current_actor(), banner=chip), code)
