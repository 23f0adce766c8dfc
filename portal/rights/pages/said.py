"""How statements are shown: in words with where they stand, or a sentence a line with a picture."""

from collections.abc import Sequence

from flask import url_for

from portal.context import View
from portal.i18n import gettext as _
from portal.rendering import Card, Line
from portal.rights.service import RIGHTS, Right, Statements


def title_of(right: Right, view: View) -> str:
    """What the right is called in this view."""
    name = str(right.easy if view is View.PICTO else right.name)
    return name[:1].upper() + name[1:]


def said(title: str, symbol: str, statements: Statements, view: View) -> Card:
    """These statements, easily and in the words of the law, with where they stand.

    In the picto view the words of the law are a tap away.
    """
    if view is View.PICTO:
        return Card(
            title=title,
            symbol=symbol,
            lines=[Line(text=str(one.easy), symbol=one.symbol) for one in statements],
            facts=[(str(one.source), str(one.text)) for one in statements],
        )
    rows = [
        Card(
            title=str(one.easy),
            symbol=one.symbol,
            text=str(one.text),
            lines=[Line(text=str(one.source))],
        )
        for one in statements
    ]
    return Card(title=title, symbol=symbol, rows=rows)


def way_to(key: str, view: View) -> Card:
    """The way to the page of this right."""
    right = RIGHTS[key]
    href = url_for("portal.rights.show", key=key)
    return Card(title=title_of(right, view), href=href, symbol=right.symbol)


def goes_with(ways: Sequence[Card]) -> Card:
    """The ways to what goes with a page, on a screen of their own."""
    return Card(title=_("This goes with it"), symbol="own:which", rows=ways)
