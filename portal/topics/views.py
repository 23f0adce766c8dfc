"""The addresses of topics."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import ensure, refused, requires
from portal.access.permissions import Permission
from portal.complaints import is_personal
from portal.concepts import CONCEPTS
from portal.context import current_actor
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.personal import personal_card
from portal.rendering import Chip, render
from portal.topics import pages
from portal.topics import service as topics
from portal.topics.forms import (
    CloseForm,
    EditTopicForm,
    MergeForm,
    ParkForm,
    PassForm,
    PlanForm,
)
from portal.topics.models import Topic
from portal.wishes import service as wishes
from portal.wishes.models import Wish

bp = Blueprint("topics", __name__)


@bp.post("/wishes/<int:wish_id>/take")
@requires(Permission.WISH_ANSWER, subject="wish_id")
def take(wish: Wish) -> ResponseReturnValue:
    """Begin a topic with a wish, and put it on an agenda if one is named."""
    actor = current_actor()
    meeting_id = request.form.get("meeting", 0, type=int)
    meeting = ensure(actor, Permission.MEETING_EDIT, meeting_id) if meeting_id else None
    try:
        topic = _begun(wish)
    except RefusedError:
        return redirect(url_for("portal.wishes.show", wish_id=wish.id), 303)
    if meeting is None:
        return redirect(_place(topic), 303)
    try:
        topics.plan(actor, topic, meeting, topic.version)
    except RefusedError:  # it asks whether it is about all, or for another meeting
        return redirect(url_for(".plan", topic_id=topic.id), 303)
    return redirect(_place(topic), 303)


def _begun(wish: Wish) -> Topic:
    about = CONCEPTS[f"wish.{wish.subject}"]
    return topics.take(current_actor(), wish, str(about.label), about.symbol)


@bp.route("/wishes/<int:wish_id>/join", methods=["GET", "POST"])
@requires(Permission.WISH_ANSWER, subject="wish_id")
def join(wish: Wish) -> ResponseReturnValue:
    """Begin a topic with a wish, and put it with one that there is."""
    form = MergeForm(request.form, data={"version": wish.version})
    form.offer(topics.mergeable(wish.council_id))
    if form.sent():
        into = ensure(current_actor(), Permission.TOPIC_EDIT, form.into.data)
        try:
            topic = _begun(wish)
            topics.merge(current_actor(), topic, into, topic.version)
            return redirect(_place(into), 303)
        except RefusedError as error:
            form.refuse(error)
    return render(pages.join_page(wish, form), _status())


@bp.post("/wishes/<int:wish_id>/name")
@requires(Permission.WISH_NAME, subject="wish_id")
def name(wish: Wish) -> ResponseReturnValue:
    """Let another council know whose wish it is, or no longer."""
    wishes.let_name(current_actor(), wish, yes=request.form.get("yes") == "1")
    return redirect(url_for("portal.wishes.show", wish_id=wish.id), 303)


@bp.get("/topics/<int:topic_id>")
@requires(Permission.TOPIC_VIEW, subject="topic_id")
def show(topic: Topic) -> ResponseReturnValue:
    """One topic with its trail."""
    return _shown(topic)


def _shown(
    topic: Topic, error: RefusedError | None = None, status: int = 200
) -> ResponseReturnValue:
    actor = current_actor()
    topic = topics.find(topic.id)
    inside, said = topics.family(topic)
    edits = policy.may(actor, Permission.TOPIC_EDIT, topic.council_id)
    banner = Chip(text=error.message, tone="alarm", mark="warning") if error else None
    page = pages.topic_page(
        topic,
        actor,
        inside=inside,
        wishes=said,
        steps=topics.told(topics.trail(topic), inside=True),
        named=topics.named_by(topic),
        meetings=topics.coming_meetings(topic.council_id) if edits else (),
        banner=banner,
    )
    return render(page, status)


@bp.route("/topics/<int:topic_id>/edit", methods=["GET", "POST"])
@requires(Permission.TOPIC_EDIT, subject="topic_id")
def edit(topic: Topic) -> ResponseReturnValue:
    """Change the words of a topic."""
    now = {"title": topic.title, "text": topic.text, "version": topic.version}
    form = EditTopicForm(request.form, data=now)

    def do() -> None:
        words = form.title.data or "", form.text.data or ""
        topics.edit(current_actor(), topic, *words, form.version.data or 0)

    return _asked(topic, form, "edit", do)


@bp.route("/topics/<int:topic_id>/plan", methods=["GET", "POST"])
@requires(Permission.TOPIC_EDIT, subject="topic_id")
def plan(topic: Topic) -> ResponseReturnValue:
    """Put a topic on an agenda; one tap when the meeting is known."""
    form = PlanForm(request.form, data={"version": topic.version})
    coming = topics.coming_meetings(topic.council_id)
    if not coming and request.method == "GET":
        words = _("There is no meeting yet. Plan a meeting first.")
        return render(pages.nowhere_page(topic, "topic.plan", words, topic.council))
    form.offer(coming)
    cards = _about_one(topic, form)

    def do() -> None:
        meeting = ensure(current_actor(), Permission.MEETING_EDIT, form.meeting.data)
        topics.plan(current_actor(), topic, meeting, form.version.data or 0, common=_common(form))

    return _asked(topic, form, "topic.plan", do, cards=cards)


@bp.route("/topics/<int:topic_id>/park", methods=["GET", "POST"])
@requires(Permission.TOPIC_EDIT, subject="topic_id")
def park(topic: Topic) -> ResponseReturnValue:
    """Leave a topic until a day."""
    form = ParkForm(request.form, data={"version": topic.version})
    form.offer(topics.coming_meetings(topic.council_id))

    def do() -> None:
        why = form.why.data or ""
        topics.park(current_actor(), topic, form.day, why, form.version.data or 0)

    return _asked(topic, form, "topic.park", do)


@bp.route("/topics/<int:topic_id>/close", methods=["GET", "POST"])
@requires(Permission.TOPIC_EDIT, subject="topic_id")
def close(topic: Topic) -> ResponseReturnValue:
    """Answer: done, or not now. For another council only an officer does so."""
    actor, lede = current_actor(), ""
    if topics.is_for_others(topic):
        if not policy.has(actor, Permission.TOPIC_PASS, topic.id):
            refused(actor, Permission.TOPIC_PASS, f"Topic {topic.id}", topic.council_id)
        lede = _("This answer also goes to the council that it comes from.")
    form = CloseForm(request.form, data={"version": topic.version})

    def do() -> None:
        reply = form.reply.data or ""
        topics.close(actor, topic, done=form.done, reply=reply, version=form.version.data or 0)

    return _asked(topic, form, "topic.close", do, lede=lede)


@bp.route("/topics/<int:topic_id>/merge", methods=["GET", "POST"])
@requires(Permission.TOPIC_EDIT, subject="topic_id")
def merge(topic: Topic) -> ResponseReturnValue:
    """Put a topic with another one."""
    form = MergeForm(request.form, data={"version": topic.version})
    others = topics.mergeable(topic.council_id, but=topic.id)
    if not others and request.method == "GET":
        words = _("There is nothing else yet to put it with.")
        return render(pages.nowhere_page(topic, "topic.merge", words, topic.council))
    form.offer(others)

    def do() -> None:
        into = ensure(current_actor(), Permission.TOPIC_EDIT, form.into.data)
        topics.merge(current_actor(), topic, into, form.version.data or 0)

    return _asked(topic, form, "topic.merge", do)


@bp.route("/topics/<int:topic_id>/pass", methods=["GET", "POST"], endpoint="pass")
@requires(Permission.TOPIC_PASS, subject="topic_id")
def pass_(topic: Topic) -> ResponseReturnValue:
    """Give a topic to another council."""
    form = PassForm(request.form, data={"version": topic.version, "text": topic.text})
    others = topics.reachable(topic.council)
    if not others and request.method == "GET":
        words = _("There is no council to pass it on to.")
        return render(pages.nowhere_page(topic, "topic.pass", words, topic.council))
    form.offer(others)
    cards = _about_one(topic, form, form.text.data or "")

    def do() -> None:
        to = next((one for one in others if one.id == form.council.data), None)
        if to is None:
            abort(404)
        text, version = form.text.data or "", form.version.data or 0
        topics.pass_on(current_actor(), topic, to, text, version, common=_common(form))

    return _asked(topic, form, "topic.pass", do, cards=cards)


@bp.post("/topics/<int:topic_id>/reopen")
@requires(Permission.TOPIC_EDIT, subject="topic_id")
def reopen(topic: Topic) -> ResponseReturnValue:
    """Take a topic up again."""
    try:
        topics.reopen(current_actor(), topic, request.form.get("version", 0, type=int))
    except RefusedError as error:
        return _shown(topic, error, 422)
    except ConflictError:
        return _shown(topic, _meanwhile(), 409)
    return redirect(_place(topic), 303)


@bp.post("/topics/<int:topic_id>/split")
@requires(Permission.TOPIC_EDIT, subject="topic_id")
def split(topic: Topic) -> ResponseReturnValue:
    """Take a topic out of the one it was put with."""
    try:
        topics.split(current_actor(), topic)
    except RefusedError as error:
        return _shown(topic, error, 422)
    return redirect(_place(topic), 303)


def _asked(
    topic: Topic, form: Any, name: str, do: Callable[[], None], **more: Any
) -> ResponseReturnValue:
    """The question before an act, and the act when it is answered."""
    theirs, status = None, _status()
    if form.sent():
        try:
            do()
            return redirect(_place(topic), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    return render(pages.asking_page(topic, form, name, theirs=theirs, **more), status)


def _status() -> int:
    return 422 if request.method == "POST" else 200


def _about_one(topic: Topic, form: Any, text: str = "") -> list[Any]:
    """Ask whether it is about all of us, where it seems to be about one; who helps with that."""
    if is_personal(f"{topic.title}\n{text or topic.text}"):
        return [personal_card(topic.council.house)]
    del form.common
    return []


def _common(form: Any) -> bool:
    return "common" in form and bool(form.common.data)


def _meanwhile() -> RefusedError:
    return RefusedError(_("Somebody else was here first. This is how it is now."))


def _place(topic: Topic) -> str:
    return url_for(".show", topic_id=topic.id)
