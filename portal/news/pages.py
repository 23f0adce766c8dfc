"""What news looks like: to read, and to its writers."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.context import View, current_view
from portal.councils.models import Council
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.i18n import gettext as _
from portal.i18n import written
from portal.news.models import News
from portal.news.service import today
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.vacancies.models import Vacancy

SYMBOL = "openmoji:1F4F0"


def reading_page(found: Sequence[News], free: Sequence[Vacancy] = ()) -> Page:
    """What is new today, and which place is free, for who lives in the house: a card each."""
    return Page(
        title=_("News"),
        symbol=SYMBOL,
        section="start",
        back=url_for("portal.start.show"),
        cards=[*(_to_read(one) for one in found), *(_free(one) for one in free)],
        empty=Line(text=_("There is no news today."), symbol=SYMBOL),
    )


def writing_page(council: Council, found: Sequence[News]) -> Page:
    """The news of the council, for who writes it."""
    make = url_for("portal.news.make", council_id=council.id)
    told = _("It stands on the screen in the hall and on the start page of who lives there.")
    return Page(
        title=_("News for the house"),
        symbol=SYMBOL,
        council=council,
        section="people",
        lede=told if current_view() is View.STANDARD else "",
        back=_place(council),
        crumbs=[(council.name, _place(council))],
        cards=[_to_write(one) for one in found],
        actions=[Action(concept="news.make", href=make, tone="main")],
        empty=Line(text=_("There is no news."), symbol=SYMBOL),
    )


def form_page(council: Council, form: Any, title: str, *, theirs: Any = None) -> FormPage:
    """News to write or to change."""
    back = url_for("portal.news.of_council", council_id=council.id)
    return FormPage(
        title=title,
        symbol=SYMBOL,
        council=council,
        section="people",
        back=back,
        crumbs=[(council.name, _place(council)), (_("News for the house"), back)],
        form=form,
        theirs=theirs,
    )


def _place(council: Council) -> str:
    return url_for("portal.councils.show", council_id=council.id)


def _shown(news: News) -> tuple[list[Line], bool]:
    shown = easytext.shown_lines(news.easy_text, news.text)
    return [Line(**one._asdict()) for one in shown.lines], shown.checked


def _to_read(news: News) -> Card:
    lines, checked = _shown(news)
    picture: dict[str, Any] = {"symbol": SYMBOL}
    if checked and (lines[0].symbol or lines[0].photo_of):
        picture = {"symbol": lines[0].symbol, "photo_of": lines[0].photo_of}
    unchecked = [] if checked or current_view() is View.STANDARD else [_unchecked()]
    return Card(title=_("News"), lines=lines, chips=unchecked, **picture)


def _free(vacancy: Vacancy) -> Card:
    see = url_for("portal.vacancies.show", vacancy_id=vacancy.id)
    return Card(
        title=_("A place is free"),
        symbol="openmoji:1FA91",
        lines=[Line(text=vacancy.what), Line(text=vacancy.council.name)],
        actions=[Action(concept="vacancies", href=see, label=_("Look at it"), tone="main")],
    )


def _unchecked() -> Chip:
    return Chip(text=_("not yet checked"), tone="sun", mark="info")


def _to_write(news: News) -> Card:
    easy = easytext.status_of(news.easy_text, news.text)
    easy_text = url_for("portal.easytext.of_news", news_id=news.id)
    change = url_for("portal.news.change", news_id=news.id)
    stands = news.since <= today()
    days = _(
        "%(first)s up to and with %(last)s",
        first=written(news.since, "EEEE d MMMM"),
        last=written(news.until, "EEEE d MMMM"),
    )
    return Card(
        title=days,
        symbol=SYMBOL,
        lines=_shown(news)[0],
        chips=[
            Chip(text=_("now"), tone="sun") if stands else Chip(text=_("later"), tone="plain"),
            *([] if easy is EasyStatus.CHECKED else [_unchecked()]),
        ],
        actions=[
            Action(
                concept="easy-text",
                href=easy_text,
                post=True,
                tone="" if easy is EasyStatus.CHECKED else "main",
            ),
            Action(concept="edit", href=change, tone="quiet"),
            Action(
                concept="remove",
                label=_("Take it away"),
                href=url_for("portal.news.end", news_id=news.id),
                post=True,
                tone="quiet",
                confirm=_("Take this news away?"),
            ),
        ],
    )
