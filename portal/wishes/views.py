"""The addresses of wishes."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.context import View, current_actor, current_view
from portal.councils import service as councils
from portal.councils.models import Council, CouncilState
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.errors import ConflictError, RefusedError
from portal.forms import offered
from portal.i18n import gettext as _
from portal.people import service as people
from portal.rendering import render
from portal.wishes import pages
from portal.wishes import service as wishes
from portal.wishes.forms import AnswerForm, WishForm
from portal.wishes.models import Wish, WishSubject

bp = Blueprint("wishes", __name__)


@bp.get("/wishes")
@requires(Permission.WISH_VIEW)
def index() -> ResponseReturnValue:
    """The wishes that the reader sees: the council's, or one's own."""
    actor = current_actor()
    seen = wishes.found(policy.where(actor, Permission.WISH_VIEW))
    may_make = policy.anywhere(actor, Permission.WISH_MAKE)
    return render(pages.list_page(_("Wishes"), seen, mine=False, may_make=may_make))


@bp.get("/wishes/mine")
@requires(Permission.WISH_VIEW)
def mine() -> ResponseReturnValue:
    """What happened with my wish?"""
    actor = current_actor()
    own = wishes.found(Wish.person_id == actor.person_id)
    title = _("What happened with my wish?")
    may_make = policy.anywhere(actor, Permission.WISH_MAKE)
    return render(pages.list_page(title, own, mine=True, may_make=may_make))


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
@requires(Permission.WISH_MAKE, subject="council_id")
def make(council: Council) -> ResponseReturnValue:
    """Say a wish: chosen, shown back, sent. Nothing is kept before the last step."""
    actor = current_actor()
    form = WishForm(request.form)
    own = wishes.speaks_for_self(actor, council)
    if own:
        form.own()
    else:
        form.ask_whose(wishes.may_speak_for(council))
    changing = request.form.get("change") == "1"
    if changing or not form.sent():
        form.shown.data = form.common.data = ""
        refused = request.method == "POST" and not changing
        return render(pages.make_page(council, form, current_view()), 422 if refused else 200)
    if not form.common.data and wishes.is_personal(form.text.data or ""):
        return render(pages.personal_page(council, form))
    if not form.shown.data and current_view() is View.PICTO:
        whose = actor.name if own else people.find(form.person.data).call_name
        return render(pages.shown_back_page(council, form, whose))
    wish = wishes.make_wish(
        actor,
        council,
        subject=WishSubject(form.subject.data),
        text=form.text.data or "",
        person_id=None if own else form.person.data,
    )
    return redirect(url_for(".show", wish_id=wish.id), 303)


@bp.get("/wishes/<int:wish_id>")
@requires(Permission.WISH_VIEW, subject="wish_id")
def show(wish: Wish) -> ResponseReturnValue:
    """One wish, and what happened with it."""
    actor = current_actor()
    may_withdraw = policy.has(actor, Permission.WISH_WITHDRAW, wish.id)
    easy = easytext.find(wish.reply_easy_id) if wish.reply_easy_id else None
    reply = easytext.shown_lines(easy, wish.reply)
    return render(pages.wish_page(wish, actor, reply, may_withdraw=may_withdraw))


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
        easy = easytext.begin_answer(wish)
        if easytext.status_of(easy, wish.reply) is not EasyStatus.CHECKED:
            return url_for("portal.easytext.edit", easy_text_id=easy.id)
    return url_for(".show", wish_id=wish.id)
