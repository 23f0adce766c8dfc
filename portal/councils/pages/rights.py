"""The policy in words: who may what."""

from collections.abc import Sequence

from flask import url_for

from portal.access.groups import GROUPS
from portal.access.words import PolicyRow
from portal.context import View
from portal.i18n import gettext as _
from portal.rendering import Card, Line, Page


def policy_page(rows: Sequence[PolicyRow], view: View, who: str) -> Page:
    """The policy's own table in words; in the picto view by who it is about."""
    title, symbol, back = _("Who may what"), "own:may", url_for("portal.start.show")
    if view is View.STANDARD:
        facts = [(row.what.capitalize(), ", ".join(row.who)) for row in rows]
        cards = [Card(title=_("May"), facts=facts)]
    elif who in GROUPS:
        title, symbol = str(GROUPS[who].name), GROUPS[who].symbol
        back = url_for("portal.councils.who_may_what")
        cards = [_group_card(who, rows)]
    else:
        cards = [
            Card(
                title=str(group.name),
                symbol=group.symbol,
                href=url_for("portal.councils.who_may_what", who=name),
            )
            for name, group in GROUPS.items()
        ]
    return Page(
        title=title,
        symbol=symbol,
        section="people",
        back=back,
        lede=_("These are the rules that the computer keeps."),
        cards=cards,
    )


def _group_card(who: str, rows: Sequence[PolicyRow]) -> Card:
    """What a group may; of a supporter also what it may not, since that is the point."""
    lines = [
        Line(text=_("May: %(what)s.", what=row.what), symbol="own:may")
        for row in rows
        if who in row.groups
    ]
    if who == "supporter":
        lines += [
            Line(text=_("May not: %(what)s.", what=row.what), symbol="own:may-not")
            for row in rows
            if row.groups & {"members", "officers"} and who not in row.groups
        ]
    return Card(title=str(GROUPS[who].name), symbol=GROUPS[who].symbol, lines=lines)
