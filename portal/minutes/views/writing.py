"""Minutes are begun, written by several at once, and read."""

from flask import make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import bounded, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.easytext import service as easytext
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.meetings.models import Meeting
from portal.minutes import pages
from portal.minutes import service as minuting
from portal.minutes.forms import KeepForm, SaveForm, TakerForm
from portal.minutes.models import Minutes, MinutesState
from portal.minutes.pages.history import said_at
from portal.minutes.pages.words import frame, leaf_of, meeting_title
from portal.minutes.pages.write import here_words
from portal.minutes.views.blueprint import bp, content_for_reader, item_in, shown
from portal.rendering import FormPage, render


@bp.route("/meetings/<int:meeting_id>/minutes", methods=["GET", "POST"])
@requires(Permission.MINUTES_BEGIN, subject="meeting_id")
def begin(meeting: Meeting) -> ResponseReturnValue:
    """Begin the minutes of a meeting: who takes them; when there are any, on to these."""
    actor = current_actor()
    there = minuting.find_latest(meeting.id, Minutes.meeting_id == meeting.id)
    if there is not None:
        return redirect(url_for(".show", minutes_id=there.id), 303)
    form = TakerForm(request.form, data={"taker": minuting.who_takes(meeting)})
    chooses = policy.may(actor, Permission.MINUTES_TAKER, meeting.council_id)
    if chooses:
        form.offer(minuting.candidates(actor, meeting))
    else:
        del form.taker
    if form.sent():
        try:
            taker = form.taker.data if chooses else None
            minutes = minuting.begin(actor, meeting, taker)
            return redirect(url_for(".write", minutes_id=minutes.id), 303)
        except RefusedError as error:
            form.refuse(error)
    above = url_for("portal.meetings.show", meeting_id=meeting.id)
    page = FormPage(
        title=_("Make the minutes"),
        symbol=leaf_of(meeting),
        council=meeting.council,
        section="meetings",
        back=above,
        crumbs=[(meeting_title(meeting), above)],
        lede=_("The agenda, the votes and what was agreed stand in it already."),
        form=form,
        save="next",
    )
    return render(page, 422 if request.method == "POST" else 200)


@bp.get("/minutes/<int:minutes_id>")
@requires(Permission.MINUTES_VIEW, subject="minutes_id")
def show(minutes: Minutes) -> ResponseReturnValue:
    """The minutes, to read."""
    return shown(minutes)


@bp.get("/minutes/<int:minutes_id>/paper")
@requires(Permission.MINUTES_VIEW, subject="minutes_id")
def paper(minutes: Minutes) -> ResponseReturnValue:
    """The minutes, to print."""
    easy = minuting.easy_sections(minutes)
    content = content_for_reader(minutes)
    return render(pages.PaperPage.of(minutes, content, current_actor(), easy))


@bp.get("/minutes/<int:minutes_id>/write")
@requires(Permission.MINUTES_WRITE, subject="minutes_id")
def write(minutes: Minutes) -> ResponseReturnValue:
    """The page to write on; of minutes that are not open, the page to read."""
    if minutes.state != MinutesState.CONCEPT:
        return redirect(url_for(".show", minutes_id=minutes.id), 303)
    return _writing(minutes, request.args.get("item", type=int))


def _writing(
    minutes: Minutes,
    item_id: int | None,
    typed: tuple[int, str, str, str] | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    actor = current_actor()
    content = minuting.content_of(minutes)
    writers = minuting.writers_of(minutes, actor)
    page = pages.write_page(minutes, content, actor, writers, item_id=item_id, typed=typed)
    return render(page, status)


@bp.post("/minutes/<int:minutes_id>/items/<int:item_id>")
@requires(Permission.MINUTES_WRITE, subject="minutes_id")
def save(minutes: Minutes, item_id: int) -> ResponseReturnValue:
    """Keep what was written at an item, joined with what others saved meanwhile."""
    item = item_in(minutes, item_id)
    form = SaveForm(request.form)
    by_script = request.accept_mimetypes.best == "application/json"
    wrong = ""
    if form.sent():
        base, text = form.base.data or "", form.text.data or ""
        try:
            minuting.save(current_actor(), minutes, item, base=base, text=text)
        except RefusedError as error:
            wrong = error.message
        else:
            if by_script:
                return redirect(url_for(".now", minutes_id=minutes.id), 303)
            return redirect(_place(minutes, item_id), 303)
    wrong = wrong or next((str(one) for field in form for one in field.errors), "")
    if by_script:
        return _json({"error": wrong}, 422)
    typed = (item_id, form.text.data or "", form.base.data or "", wrong)
    return _writing(minutes, item_id, typed, 422)


def _place(minutes: Minutes, item_id: int) -> str:
    here = url_for(".write", minutes_id=minutes.id, item=item_id)
    return f"{here}#item-{item_id}"


@bp.get("/minutes/<int:minutes_id>/now")
@requires(Permission.MINUTES_WRITE, subject="minutes_id")
def now(minutes: Minutes) -> ResponseReturnValue:
    """What the page asks while it is open: each text as it is now, and who writes where."""
    places = minuting.now_of(minutes, current_actor())
    found = {
        str(item_id): {"text": place.text, "here": here_words(place.writers)}
        for item_id, place in places.items()
    }
    open_ = minutes.state == MinutesState.CONCEPT
    closed = "" if open_ else _("Nobody writes in these minutes now. Open this page again.")
    return _json({"saved": said_at(), "closed": closed, "places": found})


def _json(value: dict[str, object], status: int = 200) -> ResponseReturnValue:
    response = make_response(value, status)
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/minutes/<int:minutes_id>/items/<int:item_id>/settle")
@requires(Permission.MINUTES_WRITE, subject="minutes_id")
def settle(minutes: Minutes, item_id: int) -> ResponseReturnValue:
    """Choose one of two texts that stand at one place, or keep both."""
    item = item_in(minutes, item_id)
    form = KeepForm(request.form)
    if form.sent():
        try:
            minuting.settle(current_actor(), minutes, item, form.keep.data or "")
        except RefusedError as error:
            return shown(minutes, wrong=error.message, status=422)
    return redirect(_place(minutes, item_id), 303)


@bp.post("/minutes/<int:minutes_id>/items/<int:item_id>/easy-text")
@requires(Permission.MINUTES_EASY, subject="minutes_id")
def easy(minutes: Minutes, item_id: int) -> ResponseReturnValue:
    """The editor of the easy text of what was said at an item."""
    section = minuting.section_of(minutes, bounded(item_id))
    if section is None or not section.text:
        return redirect(url_for(".show", minutes_id=minutes.id), 303)
    made = easytext.begin(section)
    return redirect(url_for("portal.easytext.edit", easy_text_id=made.id), 303)


@bp.route("/meetings/<int:meeting_id>/minutes/taker", methods=["GET", "POST"])
@requires(Permission.MINUTES_TAKER, subject="meeting_id")
def taker(meeting: Meeting) -> ResponseReturnValue:
    """Say who takes the minutes."""
    actor = current_actor()
    there = minuting.open_of(meeting.id)
    if there is None:
        return redirect(url_for(".begin", meeting_id=meeting.id), 303)
    minutes = there
    possible = minuting.candidates(actor, meeting)
    form = TakerForm(request.form, data={"taker": minutes.taker_id})
    form.offer(possible)
    if form.sent():
        try:
            minuting.appoint(actor, minutes, possible, form.taker.data)
            return redirect(url_for(".write", minutes_id=minutes.id), 303)
        except RefusedError as error:
            form.refuse(error)
    page = FormPage(**frame(minutes, actor, _("Who takes the minutes?")), form=form)
    return render(page, 422 if request.method == "POST" else 200)
