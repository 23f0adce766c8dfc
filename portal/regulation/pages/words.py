"""The settings and points of a regulation in words, each with where it stands."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from portal.context import View
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext, ngettext
from portal.law import Ground, Source, law
from portal.regulation.models import Regulation
from portal.regulation.service import USUAL_WEEKS, Point
from portal.rendering import Card, Line


class Setting(NamedTuple):
    """A setting: its picture, the column of its article, its name, and what it says in a
    sentence."""

    symbol: str
    article: str
    name: Any
    says: Callable[[Regulation], str]


def _members(here: Regulation) -> str:
    least, most = here.members_least, here.members_most
    if least is None:
        return ngettext(
            "We are with %(num)s member at most.", "We are with %(num)s members at most.", most or 0
        )
    if most is None:
        return ngettext(
            "We are with %(num)s member at least.", "We are with %(num)s members at least.", least
        )
    return _("We are with %(least)s to %(most)s members.", least=least, most=most)


def _again(here: Regulation) -> str:
    if not here.reappointments:
        return _("After that you cannot be chosen again.")
    return ngettext(
        "After that you can be chosen %(num)s time more.",
        "After that you can be chosen %(num)s times more.",
        here.reappointments,
    )


SETTINGS: Mapping[str, Setting] = {
    "advice_weeks": Setting(
        "own:advice",
        "advice_article",
        lazy_gettext("Weeks for advice"),
        lambda one: ngettext(
            "We have %(num)s week to give advice.",
            "We have %(num)s weeks to give advice.",
            one.advice_weeks or 0,
        ),
    ),
    "consent_weeks": Setting(
        "own:consent",
        "consent_article",
        lazy_gettext("Weeks for consent"),
        lambda one: ngettext(
            "We have %(num)s week to say yes or no.",
            "We have %(num)s weeks to say yes or no.",
            one.consent_weeks or 0,
        ),
    ),
    "decision_weeks": Setting(
        "own:question",
        "decision_article",
        lazy_gettext("Weeks after which we ask what was decided"),
        lambda one: ngettext(
            "After %(num)s week we ask: what did you decide?",
            "After %(num)s weeks we ask: what did you decide?",
            one.decision_weeks or 0,
        ),
    ),
    "members_least": Setting(
        "own:how-many", "members_article", lazy_gettext("Number of members"), _members
    ),
    "term_years": Setting(
        "own:year",
        "term_article",
        lazy_gettext("Term of office"),
        lambda one: ngettext(
            "You are a member for %(num)s year.",
            "You are a member for %(num)s years.",
            one.term_years or 0,
        ),
    ),
    "reappointments": Setting(
        "own:election", "reappointments_article", lazy_gettext("Chosen again"), _again
    ),
    "majority": Setting(
        "own:majority",
        "majority_article",
        lazy_gettext("What a majority is"),
        lambda one: one.majority,
    ),
}

POINTS: Mapping[Point, tuple[Any, str, Source]] = {
    Point.NUMBER: (lazy_gettext("How many members there are"), "own:how-many", law("art. 3 lid 2")),
    Point.APPOINTMENT: (
        lazy_gettext("How a member comes and goes"),
        "own:election",
        law("art. 3 lid 2"),
    ),
    Point.WHO: (lazy_gettext("Who can be a member"), "own:council-member", law("art. 3 lid 2")),
    Point.TERM: (lazy_gettext("How long you are a member"), "own:year", law("art. 3 lid 2")),
    Point.EARLY: (
        lazy_gettext("How we talk along early about five big plans"),
        "own:have-a-say",
        law("art. 3 lid 3"),
    ),
    Point.POWERS: (
        lazy_gettext("Which council does what, where there are more"),
        "own:which",
        law("art. 3 lid 6"),
    ),
    Point.CLEAR: (
        lazy_gettext("How we get information that we understand"),
        "own:understand",
        law("art. 3 lid 7"),
    ),
}
"""What the law wants in it, in easy words, with a picture and its article."""


def says(regulation: Regulation, name: str) -> bool:
    """Whether the regulation says something of this setting."""
    value = getattr(regulation, name)
    if name == "members_least":
        value = value or regulation.members_most
    return value is not None and value != ""


def stands_at(regulation: Regulation, name: str) -> str:
    """Where a setting comes from: the regulation, with its article."""
    return str(Source(Ground.REGULATION, getattr(regulation, SETTINGS[name].article)))


def settings_card(regulation: Regulation, view: View) -> Card | None:
    """What was agreed, a sentence each; nothing that was not."""
    said = [name for name in SETTINGS if says(regulation, name)]
    if not said:
        return None
    title, symbol = _("This is what we agreed"), "own:agreement"
    pairs = [(one, SETTINGS[one].says(regulation), SETTINGS[one].symbol) for one in said]
    if view is View.PICTO:
        lines = [Line(text=text, symbol=picture) for _name, text, picture in pairs]
        facts = [(stands_at(regulation, one), text) for one, text, _picture in pairs]
        return Card(title=title, symbol=symbol, lines=lines, facts=facts)
    rows = [
        Card(title=text, symbol=picture, lines=[Line(text=stands_at(regulation, one))])
        for one, text, picture in pairs
    ]
    return Card(title=title, symbol=symbol, rows=rows)


def setting_facts(regulation: Regulation, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each setting for who fills it in: what it says and where, or that it says nothing."""
    return [(str(SETTINGS[one].name), _fact(regulation, one)) for one in names]


def _fact(regulation: Regulation, name: str) -> str:
    if says(regulation, name):
        return f"{SETTINGS[name].says(regulation)} ({stands_at(regulation, name)})"
    if name in USUAL_WEEKS:
        usual, ground = USUAL_WEEKS[name], Source(Ground.CUSTOM)
        return _("Not said. Usual is %(weeks)s weeks: %(ground)s.", weeks=usual, ground=ground)
    return _("Not said.")
