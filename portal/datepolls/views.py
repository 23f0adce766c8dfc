"""The addresses of questions after a date."""

from datetime import timedelta

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import clock
from portal.access import policy
from portal.access.guard import LARGEST_ID, requires
from portal.access.permissions import Permission
from portal.arriving import Kept
from portal.context import View, current_actor, current_view
from portal.councils.models import Council
from portal.datepolls import pages, service
from portal.datepolls.forms import AskForm, ChooseForm, WhoseForm, usual
from portal.datepolls.models import DatePoll, Suits
from portal.errors import RefusedError
from portal.fields import offer_pictured
from portal.i18n import gettext as _
from portal.i18n import hour, ngettext, written
from portal.meetings import service as meetings
from portal.printing import service as printing
from portal.rendering import Chip, render

bp = Blueprint("datepolls", __name__)
WEEK = timedelta(weeks=1)


@bp.get("/councils/<int:council_id>/dates")
@requires(Permission.NOTES_VIEW, subject="council_id")
def index(council: Council) -> ResponseReturnValue:
    """What a council asked lately."""
    actor = current_actor()
    polls = service.of_council(policy.where(actor, Permission.DATES_VIEW), council.id)
    asks = policy.may(actor, Permission.DATES_ASK, council.id)
    return render(pages.list_page(council, polls, asks=asks))


@bp.route("/councils/<int:council_id>/dates/new", methods=["GET", "POST"])
@requires(Permission.DATES_ASK, subject="council_id")
def ask(council: Council) -> ResponseReturnValue:
    """Ask when people can come."""
    closes = clock.local(clock.now()).date() + WEEK
    when = meetings.usual(council, meetings.last_meeting(council.id))
    form = AskForm(request.form, data=usual(when, closes), council=council)
    if form.sent():
        try:
            poll = service.ask(
                current_actor(),
                council,
                form.question,
                url_for("portal.start.show", _external=True),
            )
            return redirect(_place(poll), 303)
        except RefusedError as error:
            form.refuse(error)
    back = url_for(".index", council_id=council.id)
    title = _("Ask when people can come")
    return render(pages.form_page(council, form, title, back, save="dates.ask"), _status())


@bp.get("/dates/<int:poll_id>")
@requires(Permission.DATES_VIEW, subject="poll_id")
def show(poll: DatePoll) -> ResponseReturnValue:
    """One question: answer it, and see who can come."""
    return _shown(poll)


def _shown(
    poll: DatePoll, error: RefusedError | None = None, status: int = 200
) -> ResponseReturnValue:
    actor = current_actor()
    page = pages.poll_page(
        poll,
        actor,
        service.tallies(poll),
        answers=policy.has(actor, Permission.DATES_ANSWER, poll.id),
        inside=policy.may(actor, Permission.NOTES_VIEW, poll.council_id),
        banner=Chip(text=error.message, tone="alarm", mark="warning") if error else None,
    )
    return render(page, status)


@bp.post("/dates/<int:poll_id>/answer")
@requires(Permission.DATES_ANSWER, subject="poll_id", kept=Kept.LAST)
def answer(poll: DatePoll) -> ResponseReturnValue:
    """Say in one tap whether a moment suits; the next moment follows."""
    return _answered(poll)


@bp.post("/dates/<int:poll_id>/answer-for")
@requires(Permission.DATES_EDIT, subject="poll_id")
def answer_for(poll: DatePoll) -> ResponseReturnValue:
    """Type in what somebody said on paper or aloud."""
    person_id = request.form.get("person", 0, type=int)
    if not 0 < person_id <= LARGEST_ID:
        abort(400)
    return _answered(poll, person_id)


def _answered(poll: DatePoll, person_id: int | None = None) -> ResponseReturnValue:
    said = request.form.get("suits", "")
    moment_id = request.form.get("moment", 0, type=int)
    if said not in tuple(Suits):
        abort(400)
    try:
        service.answer(current_actor(), poll, moment_id, Suits(said), person_id)
    except RefusedError as error:
        return _shown(poll, error, 422)
    number = request.form.get("number", 1, type=int)
    card = None
    if current_view() is View.PICTO:
        card = min(max(number, 1) + 1, len(poll.moments))
    if person_id:
        return redirect(url_for(".typed", poll_id=poll.id, person_id=person_id, card=card), 303)
    return redirect(url_for(".show", poll_id=poll.id, card=card), 303)


@bp.route("/dates/<int:poll_id>/for", methods=["GET", "POST"])
@requires(Permission.DATES_EDIT, subject="poll_id")
def whose(poll: DatePoll) -> ResponseReturnValue:
    """For whom is an answer typed in?"""
    form = WhoseForm(request.form, people=service.asked(poll))
    if form.sent():
        return redirect(url_for(".typed", poll_id=poll.id, person_id=form.person.data), 303)
    title = _("Type in for somebody")
    return render(pages.form_page(poll.council, form, title, _place(poll), save="next"), _status())


@bp.get("/dates/<int:poll_id>/for/<int:person_id>")
@requires(Permission.DATES_EDIT, subject="poll_id")
def typed(poll: DatePoll, person_id: int) -> ResponseReturnValue:
    """The moments, to type in what this person said."""
    person = next((one for one in service.asked(poll) if one.id == person_id), None)
    if person is None:
        abort(404)
    tallies = service.tallies(poll)
    return render(pages.poll_page(poll, current_actor(), tallies, whose=person, inside=True))


@bp.route("/dates/<int:poll_id>/choose", methods=["GET", "POST"])
@requires(Permission.DATES_EDIT, subject="poll_id")
def choose(poll: DatePoll) -> ResponseReturnValue:
    """Choose a moment: it becomes a draft, and who was asked hears of it."""
    form = ChooseForm(request.form)
    tallies = sorted(service.tallies(poll), key=lambda one: one.weight, reverse=True)
    offer_pictured(
        form.moment,
        ((one.moment.id, _choice(one), service.leaf(one.moment.starts_at)) for one in tallies),
    )
    if form.sent():
        try:
            link = url_for("portal.start.show", _external=True)
            meeting = service.choose(current_actor(), poll, form.moment.data, link)
            return redirect(url_for("portal.meetings.show", meeting_id=meeting.id), 303)
        except RefusedError as error:
            form.refuse(error)
    lede = _("It becomes a draft, and who was asked hears of it.")
    page = pages.form_page(
        poll.council, form, _("Choose a moment"), _place(poll), lede=lede, save="dates.choose"
    )
    return render(page, _status())


def _choice(tally: service.Tally) -> str:
    """The moment, and how many can come; beside a leaf without the year."""
    start = tally.moment.starts_at
    moment = service.moment_words(start)
    if current_view() is View.PICTO:
        moment = f"{written(clock.local(start), 'EEEE d MMMM')}, {hour(start)}"
    coming = len(tally.who(Suits.YES))
    count = ngettext("%(num)s can come", "%(num)s can come", coming)
    rather = len(tally.who(Suits.RATHER_NOT))
    more = ngettext("%(num)s rather not", "%(num)s rather not", rather) if rather else ""
    said = ", ".join(part for part in (count, more) if part)
    return f"{moment} ({said})"


@bp.post("/dates/<int:poll_id>/stop")
@requires(Permission.DATES_EDIT, subject="poll_id")
def stop(poll: DatePoll) -> ResponseReturnValue:
    """Stop asking without choosing."""
    service.stop(current_actor(), poll)
    return redirect(_place(poll), 303)


@bp.get("/dates/<int:poll_id>/paper")
@requires(Permission.DATES_EDIT, subject="poll_id")
def paper(poll: DatePoll) -> ResponseReturnValue:
    """A list to tick, for who has no device."""
    return printing.given(printing.date_list(poll, service.tallies(poll)))


def _place(poll: DatePoll) -> str:
    return url_for(".show", poll_id=poll.id)


def _status() -> int:
    return 422 if request.method == "POST" else 200
