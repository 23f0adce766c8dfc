"""Where an easy text begins: each text that has one, for who may make it."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import offers
from portal.decisions.models import Action, Decision
from portal.easytext import service as easytext
from portal.easytext.pages.editor import first_page
from portal.easytext.pages.lines import editor_href
from portal.easytext.views.blueprint import bp
from portal.errors import RefusedError
from portal.letters.models import Letter
from portal.meetings.models import AgendaItem, Paper
from portal.news.models import News
from portal.planning.models import PlanEntry
from portal.rendering import render
from portal.returning import own_path
from portal.wishes.models import Wish


@bp.route("/items/<int:item_id>/easy-text", methods=["GET", "POST"])
@requires(Permission.ITEM_EDIT, subject="item_id")
def of_item(item: AgendaItem) -> ResponseReturnValue:
    """The editor of an item's easy text; one without lines gets a proposal for each sentence."""
    if item.is_break:
        abort(404)
    if request.method == "GET":
        if item.easy_text and item.easy_text.lines:
            return redirect(editor_href(item.easy_text), 303)
        return render(first_page(item))
    return redirect(editor_href(easytext.begin(item)), 303)


@bp.post("/wishes/<int:wish_id>/easy-text")
@requires(Permission.WISH_ANSWER, subject="wish_id")
def of_answer(wish: Wish) -> ResponseReturnValue:
    """The editor of the easy text of an answer, with a proposal for each of its sentences."""
    if not offers("portal.wishes.show"):
        abort(404)
    if not wish.reply:
        return redirect(url_for("portal.wishes.show", wish_id=wish.id), 303)
    return redirect(editor_href(easytext.begin(wish)), 303)


@bp.post("/decisions/<int:decision_id>/easy-text")
@requires(Permission.DECISION_EDIT, subject="decision_id")
def of_decision(decision: Decision) -> ResponseReturnValue:
    """The editor of the easy text of a decision, with a proposal for each of its sentences."""
    return redirect(editor_href(easytext.begin(decision)), 303)


@bp.post("/actions/<int:action_id>/easy-text")
@requires(Permission.ACTION_EDIT, subject="action_id")
def of_action(action: Action) -> ResponseReturnValue:
    """The editor of the easy text of an action, with a proposal for each of its sentences."""
    return redirect(editor_href(easytext.begin(action)), 303)


@bp.post("/papers/<int:paper_id>/easy-text")
@requires(Permission.PAPER_EDIT, subject="paper_id")
def of_paper(paper: Paper) -> ResponseReturnValue:
    """The editor of the easy summary of a paper; the first line proposed is its title."""
    return redirect(editor_href(easytext.begin(paper)), 303)


@bp.post("/plan-entries/<int:entry_id>/easy-text")
@requires(Permission.ENTRY_EDIT, subject="entry_id")
def of_plan_entry(entry: PlanEntry) -> ResponseReturnValue:
    """The editor of the easy text of a subject of a year plan."""
    return redirect(editor_href(easytext.begin(entry)), 303)


@bp.post("/letters/<int:letter_id>/easy-text")
@requires(Permission.LETTER_WRITE, subject="letter_id")
def of_letter(letter: Letter) -> ResponseReturnValue:
    """The editor of the easy text of a letter, with a proposal for each of its sentences."""
    return redirect(editor_href(easytext.begin(letter)), 303)


@bp.post("/news/<int:news_id>/easy-text")
@requires(Permission.NEWS_EDIT, subject="news_id")
def of_news(news: News) -> ResponseReturnValue:
    """The editor of the easy text of news, with a proposal for each of its sentences."""
    return redirect(editor_href(easytext.begin(news)), 303)


@bp.post("/items/<int:item_id>/easy-text/want")
@requires(Permission.EASY_WANT, subject="item_id")
def want(item: AgendaItem) -> ResponseReturnValue:
    """Ask the supporter for an easy text."""
    try:
        easytext.want(item)
    except RefusedError:
        abort(404)
    there = request.form.get("next") or url_for("portal.meetings.item", item_id=item.id)
    return redirect(own_path(there), 303)
