"""The index of rights by question, and the page of one right."""

from collections.abc import Mapping
from dataclasses import replace

from flask import url_for

from portal.context import View
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext
from portal.rendering import Card, Line, Page
from portal.rights.pages.said import goes_with, said, title_of, way_to
from portal.rights.service import GROUPS, RIGHTS, Group, Question, group_of

QUESTIONS: Mapping[Question, tuple[object, str]] = {
    Question.WHAT: (lazy_gettext("What is it?"), ""),
    Question.WHEN: (lazy_gettext("When?"), "own:when"),
    Question.PROVIDER: (lazy_gettext("What must the organisation do?"), "own:care-provider"),
    Question.COUNCIL: (lazy_gettext("What can we do?"), "own:council"),
    Question.TIME: (lazy_gettext("How much time is there?"), "own:deadline"),
}


def index_page(about: str, view: View) -> Page:
    """Every right by question; in the picto view a tile a question, and then a tile a right."""
    title, symbol, back = _("Our rights"), "own:right", url_for("portal.start.show")
    crumbs: list[tuple[str, str]] = []
    index = url_for("portal.rights.index")
    group = GROUPS.get(about)
    if group:
        crumbs = [(title, index)]
        title, symbol, back = str(group.title), group.symbol, index
    if view is View.PICTO:
        cards = _tiles(group, view) if group else [_way_into(name) for name in GROUPS]
    else:
        cards = [_listed(one, view) for one in ([group] if group else GROUPS.values())]
    return Page(
        title=title,
        symbol=symbol,
        section="rights",
        back=back,
        crumbs=crumbs,
        lede="" if group or view is View.PICTO else _about(),
        cards=cards,
    )


def _about() -> str:
    return _(
        "What the law gives a client council, and where that stands. What is no law is told apart."
    )


def _explained() -> Card:
    """The way to the page that goes through it step by step."""
    href = url_for("portal.rights.disagree")
    return Card(title=_("We do not agree"), href=href, symbol="own:quarrel")


def _way_into(name: str) -> Card:
    group = GROUPS[name]
    href = url_for("portal.rights.index", about=name)
    return Card(title=str(group.title), href=href, symbol=group.symbol)


def _tiles(group: Group, view: View) -> list[Card]:
    return [way_to(key, view) for key in group.keys]


def _listed(group: Group, view: View) -> Card:
    rows = [
        replace(way_to(key, view), lines=[Line(text=str(RIGHTS[key].what[0].source))])
        for key in group.keys
    ]
    return Card(title=str(group.title), symbol=group.symbol, rows=rows)


def right_page(key: str, view: View) -> Page:
    """One right: what the law says, question by question, and apart from it what is no law."""
    right, name = RIGHTS[key], group_of(key)
    within = url_for("portal.rights.index", about=name)
    cards = [
        said(str(QUESTIONS[question][0]), QUESTIONS[question][1] or right.symbol, statements, view)
        for question, statements in right.law()
    ]
    if other := right.other():
        cards.append(said(_("This is not in the law"), "own:agreement", other, view))
    if key == "14":
        cards.append(goes_with([_explained()]))
    elif right.see:
        cards.append(goes_with([way_to(one, view) for one in right.see]))
    return Page(
        title=title_of(right, view),
        symbol=right.symbol,
        section="rights",
        back=within,
        crumbs=[
            (_("Our rights"), url_for("portal.rights.index")),
            (str(GROUPS[name].title), within),
        ],
        lede="" if view is View.PICTO else str(right.easy),
        cards=cards,
    )
