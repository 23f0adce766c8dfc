"""The addresses of the house's own dictionary."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import LARGEST_ID, requires
from portal.access.permissions import Permission
from portal.councils.models import Council
from portal.database import session
from portal.easytext import service as easytext
from portal.easytext.forms import WordForm
from portal.easytext.models import HouseWord
from portal.easytext.pages.words import offer_pictures, word_page, words_page
from portal.easytext.views.blueprint import bp
from portal.forms import clean
from portal.rendering import render


@bp.get("/councils/<int:council_id>/words")
@requires(Permission.HOUSE_WORD_EDIT, subject="council_id")
def words(council: Council) -> ResponseReturnValue:
    """The council's own dictionary."""
    return render(words_page(council, easytext.house_words(council.id)))


@bp.route("/councils/<int:council_id>/words/<int:word_id>", methods=["GET", "POST"])
@requires(Permission.HOUSE_WORD_EDIT, subject="council_id")
def word(council: Council, word_id: int) -> ResponseReturnValue:
    """Choose another picture for a word."""
    row = _word_of(council, word_id)
    memory = easytext.memory_of(council.id)
    asked = clean(request.args.get("q", ""))[:60]
    form = WordForm(request.form, picture=easytext.Picture.of(row).value, q=asked)
    offer_pictures(form, row, memory, asked)
    if form.sent():
        if form.q.data and form.q.data != asked:
            here = url_for(
                "portal.easytext.word", council_id=council.id, word_id=row.id, q=form.q.data
            )
            return redirect(here, 303)
        chosen = easytext.picture_named(form.picture.data or "", memory, row.word)
        if chosen is None:
            abort(404)
        easytext.remember_word(council.id, row.word, chosen)
        return redirect(url_for("portal.easytext.words", council_id=council.id), 303)
    return render(word_page(council, row, form), 422 if request.method == "POST" else 200)


@bp.post("/councils/<int:council_id>/words/<int:word_id>/remove")
@requires(Permission.HOUSE_WORD_EDIT, subject="council_id")
def forget(council: Council, word_id: int) -> ResponseReturnValue:
    """Take a word out of the dictionary."""
    easytext.forget_word(_word_of(council, word_id))
    return redirect(url_for("portal.easytext.words", council_id=council.id), 303)


def _word_of(council: Council, word_id: int) -> HouseWord:
    row = session.get(HouseWord, word_id) if word_id <= LARGEST_ID else None
    if row is None or row.council_id != council.id:
        abort(404)
    return row
