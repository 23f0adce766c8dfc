"""The addresses of series of meetings."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.context import current_actor
from portal.councils.models import Council
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.meetings import service as meetings
from portal.meetings.models import Meeting
from portal.planning import service as planning
from portal.rendering import render
from portal.series import pages, service
from portal.series.forms import DaysForm, SeriesForm, TimesForm, plan_of
from portal.series.models import Often, Series

bp = Blueprint("series", __name__)
SOON = timedelta(weeks=10)


@bp.route("/councils/<int:council_id>/series/new", methods=["GET", "POST"])
@requires(Permission.MEETING_MAKE, subject="council_id")
def make(council: Council) -> ResponseReturnValue:
    """How often a council meets: then the days are shown."""
    today = clock.local(clock.now()).date()
    usual = meetings.usual(council, meetings.last_meeting(council.id))
    begins = clock.local(usual.starts_at)
    shown = {
        "first": begins.date(),
        "begins": begins.time(),
        "ends": clock.local(usual.ends_at).time(),
        "often": Often.FOUR_WEEKLY,
        "until": begins.date().replace(month=12, day=31),
        "place": usual.place,
        "link": usual.link,
    }
    form = SeriesForm(
        request.form,
        data=shown,
        council=council,
        own=agenda.own_sources(council.id),
        away=planning.away(council, today, today + SOON),
    )
    if form.sent():
        try:
            found = plan_of(form.asked, council)
            service.propose(current_actor(), council, found[0] if found else abort(400))
            asked: dict[str, Any] = form.asked
            return redirect(url_for(".days", council_id=council.id, **asked), 303)
        except RefusedError as error:
            form.refuse(error)
    back = url_for("portal.meetings.of_council", council_id=council.id)
    page = pages.form_page(council, form, _("A series of meetings"), back, save="next")
    return render(page, _status())


@bp.route("/councils/<int:council_id>/series/days", methods=["GET", "POST"])
@requires(Permission.MEETING_MAKE, subject="council_id")
def days(council: Council) -> ResponseReturnValue:
    """The days of the series, to leave out some; then the drafts are made."""
    back = url_for(".make", council_id=council.id)
    found = plan_of(request.args, council)
    if found is None:
        return redirect(back, 303)
    plan, source = found
    sources = {meetings.FITTING, meetings.EMPTY, *dict(agenda.own_sources(council.id))}
    actor = current_actor()
    form = DaysForm(request.form)
    try:
        proposed = service.propose(actor, council, plan)
    except RefusedError:
        return redirect(back, 303)
    form.offer(proposed)
    if form.sent():
        try:
            wanted = source if source in sources else meetings.FITTING
            series = service.make(actor, council, plan, form.chosen, wanted)
            return redirect(url_for(".show", series_id=series.id), 303)
        except RefusedError as error:
            form.refuse(error)
    num = len(proposed)
    page = pages.form_page(
        council,
        form,
        pages.rule_words(plan.often, plan.first),
        back,
        lede=ngettext("%(num)s day", "%(num)s days", num),
        save="series.make",
    )
    return render(page, _status())


@bp.get("/series/<int:series_id>")
@requires(Permission.SERIES_EDIT, subject="series_id")
def show(series: Series) -> ResponseReturnValue:
    """The meetings of a series."""
    removed = request.args.get("removed", type=int)
    there = service.meetings_of(series)
    return render(pages.series_page(series, there, len(service.untouched(series)), removed))


@bp.post("/series/<int:series_id>/undo")
@requires(Permission.SERIES_EDIT, subject="series_id")
def undo(series: Series) -> ResponseReturnValue:
    """Remove the drafts of a series on which nobody has worked."""
    removed = service.undo(current_actor(), series)
    return redirect(url_for(".show", series_id=series.id, removed=removed), 303)


@bp.route("/meetings/<int:meeting_id>/series", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subject="meeting_id")
def change(meeting: Meeting) -> ResponseReturnValue:
    """Give a meeting and all later ones of its series another time or place."""
    series = service.of_meeting(meeting.id)
    if series is None:
        abort(404)
    shown = {
        "begins": clock.local(meeting.starts_at).time(),
        "ends": clock.local(meeting.ends_at).time(),
        "place": meeting.place,
    }
    form = TimesForm(request.form, data=shown)
    begins, ends, place = form.begins.data, form.ends.data, form.place.data or ""
    if form.sent() and begins and ends:
        try:
            service.change(current_actor(), series, meeting, begins, ends, place)
            return redirect(url_for(".show", series_id=series.id), 303)
        except RefusedError as error:
            form.refuse(error)
    num = len(service.changeable(series, meeting))
    lede = ngettext("%(num)s draft changes.", "%(num)s drafts change.", num)
    back = url_for("portal.meetings.show", meeting_id=meeting.id)
    page = pages.form_page(
        series.council, form, _("Change this one and all later"), back, lede=lede
    )
    return render(page, _status())


def _status() -> int:
    return 422 if request.method == "POST" else 200
