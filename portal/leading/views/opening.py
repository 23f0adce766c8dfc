"""A meeting is opened and closed; what the council agreed about its meetings."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.leading import service as leading
from portal.leading.forms import EarlyForm, RulesForm, ScriptForm
from portal.leading.models import QuorumRule
from portal.leading.pages import open_page
from portal.leading.views.blueprint import bp, place, sitting_or_404
from portal.meetings.models import AgendaItem, Meeting
from portal.rendering import FormPage, render


@bp.route("/meetings/<int:meeting_id>/open", methods=["GET", "POST"])
@requires(Permission.MEETING_OPEN, subject="meeting_id")
def open_(meeting: Meeting) -> ResponseReturnValue:
    """Tap who is here, then open the meeting."""
    actor, form = current_actor(), EarlyForm(request.form)
    if not leading.is_early(meeting):
        del form.early
    here = None
    if request.method == "POST":
        here = set(request.form.getlist("here", type=int))
    if form.sent() and here is not None:
        try:
            early = "early" in form and bool(form.early.data)
            leading.open_sitting(actor, meeting, here, early=early)
        except RefusedError as error:
            form.refuse(error)
        else:
            return redirect(place(meeting), 303)
    elif leading.sitting_of(meeting.id) is not None:
        return redirect(place(meeting), 303)
    page = open_page(meeting, form, leading.roll(meeting), here, actor_id=actor.person_id)
    return render(page, 422 if request.method == "POST" else 200)


@bp.post("/meetings/<int:meeting_id>/close")
@requires(Permission.MEETING_OPEN, subject="meeting_id")
def close(meeting: Meeting) -> ResponseReturnValue:
    """Close the meeting."""
    leading.close(current_actor(), sitting_or_404(meeting))
    return redirect(place(meeting), 303)


@bp.post("/meetings/<int:meeting_id>/reopen")
@requires(Permission.MEETING_OPEN, subject="meeting_id")
def reopen(meeting: Meeting) -> ResponseReturnValue:
    """Go on after all."""
    try:
        leading.reopen(current_actor(), sitting_or_404(meeting))
    except RefusedError:
        return redirect(url_for("portal.meetings.show", meeting_id=meeting.id), 303)
    return redirect(place(meeting), 303)


@bp.route("/items/<int:item_id>/script", methods=["GET", "POST"])
@requires(Permission.ITEM_EDIT, subject="item_id")
def script(item: AgendaItem) -> ResponseReturnValue:
    """The council's own words for the chair at an item."""
    form = ScriptForm(request.form, data={"text": leading.script_of(item.id)})
    meeting = item.meeting
    opened = leading.sitting_of(meeting.id) is not None
    back = place(meeting) if opened else url_for("portal.meetings.item", item_id=item.id)
    if form.sent():
        leading.write_script(current_actor(), item, form.text.data or "")
        return redirect(back, 303)
    page = FormPage(
        title=_("What can you say at: %(item)s", item=item.title),
        symbol="own:say",
        council=meeting.council,
        section="meetings",
        back=back,
        form=form,
    )
    return render(page, 422 if request.method == "POST" else 200)


@bp.route("/councils/<int:council_id>/meeting-rules", methods=["GET", "POST"])
@requires(Permission.COUNCIL_EDIT, subject="council_id")
def rules(council: Council) -> ResponseReturnValue:
    """What the council agreed about its meetings."""
    form = RulesForm(request.form, obj=leading.rule_of(council.id))
    back = url_for("portal.councils.show", council_id=council.id)
    frame = FormPage(
        title=_("What we agreed about meetings"),
        symbol="own:rule",
        council=council,
        section="people",
        back=back,
        form=form,
    )
    if form.sent():
        try:
            leading.agree(
                current_actor(),
                council,
                QuorumRule(form.quorum.data),
                form.number.data,
                form.break_after.data or 0,
                form.version.data or 0,
            )
        except ConflictError as conflict:
            form.version.process_data(conflict.version)
            form.form_errors.append(_("Somebody else changed this meanwhile. Look once more."))
            return render(frame, 409)
        return redirect(back, 303)
    return render(frame, 422 if request.method == "POST" else 200)
