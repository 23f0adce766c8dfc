"""The addresses of wishes."""

import sqlalchemy as sa
from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from portal import recordings
from portal.access import policy
from portal.access.guard import LARGEST_ID, before, ensure, requires
from portal.access.permissions import Permission
from portal.arriving import Kept, arrival
from portal.complaints import is_personal
from portal.consents import service as consents
from portal.consents.models import Recording
from portal.context import View, current_actor, current_view
from portal.councils import service as councils
from portal.councils.models import Council, CouncilState
from portal.database import among
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.errors import ConflictError, RefusedError
from portal.forms import offered
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.limits import takes
from portal.people import service as people
from portal.rendering import render
from portal.topics import service as topics
from portal.wishes import pages
from portal.wishes import service as wishes
from portal.wishes.forms import AnswerForm, WishForm, WordsForm
from portal.wishes.models import Wish, WishSubject

bp = Blueprint("wishes", __name__)


@bp.get("/wishes")
@requires(Permission.WISH_VIEW)
def index() -> ResponseReturnValue:
    """What was said: to look at now, for later, and answered, a year at a time."""
    actor = current_actor()
    followed = among(Wish.council_id, policy.councils(actor, Permission.TOPIC_VIEW))
    by_itself = sa.or_(Wish.topic_id.is_(None), sa.not_(followed))
    shelf = topics.shelf(
        policy.where(actor, Permission.TOPIC_VIEW),
        sa.and_(policy.where(actor, Permission.WISH_VIEW), by_itself),
        request.args.get("year", type=int),
    )
    may_make = policy.anywhere(actor, Permission.WISH_MAKE)
    return render(pages.shelf_page(shelf, may_make=may_make))


@bp.get("/wishes/mine")
@requires(Permission.WISH_VIEW)
def mine() -> ResponseReturnValue:
    """What happened with my wish?"""
    actor = current_actor()
    own = wishes.own(actor.person_id, before())
    title = _("What happened with my wish?")
    may_make = policy.anywhere(actor, Permission.WISH_MAKE)
    return render(pages.list_page(title, own, may_make=may_make))


@bp.get("/wishes/new")
@requires(Permission.WISH_MAKE)
def start() -> ResponseReturnValue:
    """Go on to the one council there is, or ask which."""
    possible = [
        council
        for council in councils.found(policy.where(current_actor(), Permission.WISH_MAKE))
        if council.state != CouncilState.DISSOLVED
    ]
    if len(possible) == 1:
        return redirect(url_for(".make", council_id=possible[0].id), 303)
    return render(pages.choose_council_page(possible))


@bp.route("/councils/<int:council_id>/wishes/new", methods=["GET", "POST"])
@requires(Permission.WISH_MAKE, subject="council_id", kept=Kept.EACH)
@takes(megabytes=3)
def make(council: Council) -> ResponseReturnValue:
    """Say a wish: chosen, shown back, sent. Before the last step only a voice is kept, for a
    day."""
    actor = current_actor()
    form = WishForm(CombinedMultiDict([request.files, request.form]))
    own = wishes.speaks_for_self(actor, council)
    spoken = _begin_voice(actor, council, form) if own else None
    if own:
        form.own()
    else:
        del form.voice
        form.ask_whose(wishes.may_speak_for(council))
    changing = request.form.get("change") == "1"
    if changing or not form.sent():
        form.shown.data = form.common.data = ""
        refused = request.method == "POST" and not changing
        return render(pages.make_page(council, form, current_view()), 422 if refused else 200)
    if own:
        try:
            spoken = _kept_voice(actor, council, form, spoken)
        except RefusedError as error:
            form.refuse(error)
            return render(pages.make_page(council, form, current_view()), 422)
    if not form.common.data and is_personal(form.text.data or ""):
        return render(pages.personal_page(council, form))
    if not (form.shown.data or arrival()) and current_view() is View.PICTO:
        whose = actor.name if own else people.find(form.person.data).call_name
        return render(pages.shown_back_page(council, form, whose))
    wish = wishes.make_wish(
        actor,
        council,
        subject=WishSubject(form.subject.data),
        text=form.text.data or "",
        person_id=None if own else form.person.data,
        recording=spoken,
    )
    return redirect(url_for(".show", wish_id=wish.id), 303)


def _begin_voice(actor: Actor, council: Council, form: WishForm) -> Recording | None:
    """Say of the form whether a yes is to be asked; and what was spoken on a screen before."""
    person = people.find(actor.person_id or 0)
    form.voice.asks = not consents.may_record(person)
    spoken = _own_voice(actor, request.form.get("recording", 0, type=int))
    _tell_voice(council, form, spoken)
    return spoken


def _own_voice(actor: Actor, recording_id: int) -> Recording | None:
    if not 0 < recording_id <= LARGEST_ID:
        return None
    found = consents.own_recording(actor, recording_id)
    return None if found is None or wishes.is_sent(found) else found


def _kept_voice(
    actor: Actor, council: Council, form: WishForm, before: Recording | None
) -> Recording | None:
    """Keep what was spoken now in the place of what was before, with the yes if it was said.

    Raises `RefusedError` for what is no recording, or without a yes.
    """
    if form.voice.given is None:
        return before
    data, media_type = recordings.looked_at(form.voice.given.stream)
    if before:
        consents.remove_recording(before)
    yes = request.form.get("voice_yes") == "1"
    spoken = consents.keep_recording(actor, data, media_type, yes=yes)
    form.voice.asks = False
    _tell_voice(council, form, spoken)
    return spoken


def _tell_voice(council: Council, form: WishForm, spoken: Recording | None) -> None:
    if spoken:
        form.voice.kept = spoken.id
        form.voice.heard = url_for(".spoken", council_id=council.id, recording_id=spoken.id)


@bp.get("/councils/<int:council_id>/wishes/voice/<int:recording_id>")
@requires(Permission.WISH_MAKE, subject="council_id")
def spoken(council: Council, recording_id: int) -> ResponseReturnValue:
    """One's own voice, before the wish is sent."""
    return _sound(_own_voice(current_actor(), recording_id))


@bp.get("/wishes/<int:wish_id>/voice")
@requires(Permission.WISH_VIEW, subject="wish_id")
def voice(wish: Wish) -> ResponseReturnValue:
    """The wish as it was spoken."""
    return _sound(wish.recording)


def _sound(recording: Recording | None) -> ResponseReturnValue:
    path = recordings.file_of(recording.file_key) if recording else None
    if recording is None or path is None:
        abort(404)
    return recordings.sound(path, recording.media_type)


@bp.route("/wishes/<int:wish_id>/words", methods=["GET", "POST"])
@requires(Permission.WISH_ANSWER, subject="wish_id")
def words(wish: Wish) -> ResponseReturnValue:
    """Write down what is said in a wish that was spoken."""
    recording = wish.recording
    if recording is None:
        abort(404)
    form = WordsForm(request.form, obj=recording)
    theirs, status = None, 422 if request.method == "POST" else 200
    if form.sent():
        try:
            text, version = form.words.data or "", form.version.data or 0
            consents.write_words(current_actor(), recording, text, version)
            return redirect(url_for(".show", wish_id=wish.id), 303)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    return render(pages.words_page(wish, form, theirs), status)


@bp.get("/wishes/<int:wish_id>")
@requires(Permission.WISH_VIEW, subject="wish_id")
def show(wish: Wish) -> ResponseReturnValue:
    """One wish, and what happened with it."""
    actor = current_actor()
    may_withdraw = policy.has(actor, Permission.WISH_WITHDRAW, wish.id)
    inside = policy.may(actor, Permission.NOTES_VIEW, wish.council_id)
    topic = topics.find(wish.topic_id) if wish.topic_id else None
    steps = topics.told(topics.trail(topic), inside=inside) if topic else []
    answers = policy.may(actor, Permission.WISH_ANSWER, wish.council_id)
    coming = topics.coming_meetings(wish.council_id) if answers and topic is None else []
    easy = easytext.find(wish.reply_easy_id) if wish.reply_easy_id else None
    reply = easytext.shown_lines(easy, wish.reply)
    page = pages.wish_page(
        wish, actor, reply, may_withdraw=may_withdraw, steps=steps, coming=coming
    )
    return render(page)


@bp.post("/wishes/<int:wish_id>/withdraw")
@requires(Permission.WISH_WITHDRAW, subject="wish_id")
def withdraw(wish: Wish) -> ResponseReturnValue:
    """Take back a wish that nobody has answered yet."""
    wishes.withdraw(current_actor(), wish)
    return redirect(url_for(".mine"), 303)


@bp.route("/wishes/<int:wish_id>/answer", methods=["GET", "POST"])
@requires(Permission.WISH_ANSWER, subject="wish_id")
def answer(wish: Wish) -> ResponseReturnValue:
    """Say what the council does with a wish."""
    actor = current_actor()
    if wish.topic_id:
        return redirect(url_for("portal.topics.show", topic_id=wish.topic_id), 303)
    form = AnswerForm(
        request.form,
        data={
            "state": wish.state,
            "reply": wish.reply,
            "item": wish.item_id or 0,
            "version": wish.version,
        },
    )
    coming = wishes.coming_items(wish.council_id)
    form.item.choices = offered(
        [
            (0, _("later, not known yet")),
            *((item.id, f"{item.meeting.title}: {item.title}") for item in coming),
        ]
    )
    theirs, status = None, 422 if request.method == "POST" else 200
    if form.sent():
        item = ensure(actor, Permission.ITEM_VIEW, form.item.data) if form.item.data else None
        given = wishes.Answer(state=form.chosen, reply=form.reply.data or "", item=item)
        try:
            wishes.answer(actor, wish, given, form.version.data or 0)
            return redirect(_after(wish), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    return render(pages.answer_page(wish, form, theirs), status)


def _after(wish: Wish) -> str:
    """From an answer on to its easy lines, while they are not checked."""
    if wish.reply:
        easy = easytext.begin(wish)
        if easytext.status_of(easy, wish.reply) is not EasyStatus.CHECKED:
            return url_for("portal.easytext.edit", easy_text_id=easy.id)
    return url_for(".show", wish_id=wish.id)
