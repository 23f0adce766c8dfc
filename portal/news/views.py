"""The addresses of news."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.news import pages, service
from portal.news.forms import ChangeNewsForm, NewsForm
from portal.news.models import News
from portal.rendering import render
from portal.vacancies import service as vacancies

bp = Blueprint("news", __name__)


@bp.get("/news")
@requires(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """What is new today in the houses of the reader."""
    actor = current_actor()
    free = vacancies.now_in(policy.where(actor, Permission.VACANCY_VIEW))
    mine = policy.where(actor, Permission.NEWS_VIEW)
    return render(pages.reading_page(service.now_in(mine), free))


@bp.get("/councils/<int:council_id>/news")
@requires(Permission.NEWS_MAKE, subject="council_id")
def of_council(council: Council) -> ResponseReturnValue:
    """The news that stands or will, for who writes it."""
    return render(pages.writing_page(council, service.of_council(council)))


@bp.route("/councils/<int:council_id>/news/new", methods=["GET", "POST"])
@requires(Permission.NEWS_MAKE, subject="council_id")
def make(council: Council) -> ResponseReturnValue:
    """Write news; its easy text comes next."""
    form = NewsForm(request.form)
    if form.sent():
        try:
            service.make(current_actor(), council, form.written())
            return redirect(url_for(".of_council", council_id=council.id), 303)
        except RefusedError as error:
            form.refuse(error)
    page = pages.form_page(council, form, _("Write news"))
    return render(page, 422 if request.method == "POST" else 200)


@bp.route("/news/<int:news_id>", methods=["GET", "POST"])
@requires(Permission.NEWS_EDIT, subject="news_id")
def change(news: News) -> ResponseReturnValue:
    """Change the words or the days."""
    form = ChangeNewsForm(request.form, data=service.values(news))
    theirs, status = None, 422 if request.method == "POST" else 200
    if form.sent():
        try:
            version = form.version.data or 0
            service.change(current_actor(), news, form.written(), version)
            return redirect(url_for(".of_council", council_id=news.council_id), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, status = error.theirs, 409
            form.version.process_data(error.version)
    return render(pages.form_page(news.council, form, _("Change the news"), theirs=theirs), status)


@bp.post("/news/<int:news_id>/end")
@requires(Permission.NEWS_EDIT, subject="news_id")
def end(news: News) -> ResponseReturnValue:
    """Take it away now."""
    service.end(current_actor(), news)
    return redirect(url_for(".of_council", council_id=news.council_id), 303)
