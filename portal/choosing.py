"""The page on which a house or council gets another picture: proposed, or looked for by a word."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField

from portal import emblems
from portal.cleaning import clean
from portal.context import View, current_actor, current_view
from portal.councils.models import Council, House
from portal.errors import RefusedError
from portal.fields import MOST_CHOICES
from portal.forms import PortalForm, Text, offered
from portal.i18n import gettext, lazy_gettext
from portal.rendering import FormPage, render
from portal.symbolsets import service as symbolsets

MOST_STANDARD = 20


class EmblemForm(PortalForm):
    """One of the pictures in sight, or a word to see others."""

    symbol = RadioField(lazy_gettext("Which picture?"), validate_choice=False)
    q = Text(
        lazy_gettext("Look for another picture"),
        most=60,
        description=lazy_gettext("Type a word, and save. Then you see its pictures."),
    )


def emblem_answer(place: House | Council, *, done: str, **frame: Any) -> ResponseReturnValue:
    """The page for this place, and what follows from it; ``done`` is where one goes then."""
    asked = clean(request.args.get("q", ""))[:60]
    form = EmblemForm(request.form, symbol=place.symbol, q=asked)
    most = MOST_CHOICES if current_view() is View.PICTO else MOST_STANDARD
    choices = emblems.offers(place, asked, most, symbolsets.offer().every if asked else ())
    form.symbol.choices = offered(choices.items())
    form.symbol.render_kw = {"symbols": {symbol: symbol for symbol in choices}}
    if asked and not choices:
        form.q.errors = [gettext("There is no picture for this word. Try another one.")]
    if form.sent():
        if form.q.data and form.q.data != asked:
            at: dict[str, Any] = {**(request.view_args or {}), "q": form.q.data}
            return redirect(url_for(request.endpoint or "", **at), 303)
        try:
            emblems.choose(current_actor(), place, form.symbol.data or "")
            return redirect(done, 303)
        except RefusedError as error:
            form.refuse(error)
    page = FormPage(
        title=gettext("The picture of %(name)s", name=place.name),
        symbol=place.symbol,
        back=done,
        form=form,
        **frame,
    )
    return render(page, 422 if request.method == "POST" else 200)
