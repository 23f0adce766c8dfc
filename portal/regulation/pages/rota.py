"""The resignation schedule: a member a screen in pictures."""

from collections.abc import Sequence

from flask import url_for

from portal.context import View
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.i18n import ngettext, written
from portal.law import law
from portal.regulation.models import Regulation
from portal.regulation.pages.words import stands_at
from portal.regulation.service import Leaving
from portal.rendering import Card, Line, Page

SYMBOL = "own:step-down"


def rota_page(
    council: Council, leaving: Sequence[Leaving], rule: Regulation | None, view: View
) -> Page:
    """Who leaves the council when, and who may be chosen again."""
    there = url_for("portal.councils.show", council_id=council.id)
    if view is View.PICTO:
        cards = [
            Card(
                title=one.person.call_name,
                photo_of=one.person,
                lines=[_when(one), *_again(one)],
                facts=_sources(one, rule),
            )
            for one in leaving
        ]
    else:
        rows = [
            Card(
                title=one.person.name,
                href=url_for("portal.people.show", person_id=one.person.id),
                photo_of=one.person,
                lines=[
                    _when(one),
                    *_again(one),
                    *(
                        Line(text=text)
                        for text in dict.fromkeys(dict(_sources(one, rule)).values())
                    ),
                ],
            )
            for one in leaving
        ]
        cards = [Card(title=_("By last day"), symbol=SYMBOL, rows=rows)] if rows else []
    return Page(
        title=_("Who leaves when?"),
        symbol=SYMBOL,
        council=council,
        section="people",
        back=there,
        crumbs=[(council.name, there)],
        lede="" if view is View.PICTO else _about(),
        cards=cards,
        empty=Line(text=_("Nobody is in the council yet."), symbol="own:nobody"),
    )


def _about() -> str:
    return _(
        "The resignation schedule. How long somebody is a member is said by the regulation "
        "(%(source)s); a last day that was written down goes first.",
        source=law("art. 3 lid 2"),
    )


def _when(one: Leaving) -> Line:
    name = one.person.call_name
    if one.ends is None:
        return Line(text=_("No last day was written down."), symbol="own:dont-know")
    day = written(one.ends, "d MMMM y")
    words = _("%(name)s is a member until %(day)s.", name=name, day=day)
    return Line(text=words, symbol=f"leaf:{one.ends:%Y-%m-%d}")


def _again(one: Leaving) -> list[Line]:
    if one.again is None:
        return []
    if not one.again:
        return [Line(text=_("After that it is somebody else's turn."), symbol="own:turn")]
    words = ngettext(
        "After that %(name)s can be chosen %(num)s time more.",
        "After that %(name)s can be chosen %(num)s times more.",
        one.again,
        name=one.person.call_name,
    )
    return [Line(text=words, symbol="own:election")]


def _sources(one: Leaving, rule: Regulation | None) -> list[tuple[str, str]]:
    """Where each of the two comes from, as far as the regulation says it."""
    found = []
    if rule and one.by_rule and one.ends:
        found.append((_("The last day"), stands_at(rule, "term_years")))
    if rule and one.again is not None:
        found.append((_("Chosen again"), stands_at(rule, "reappointments")))
    return found
