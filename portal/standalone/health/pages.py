"""What the administrator sees: what is wrong first, then what would be wise, then what is well."""

from collections.abc import Sequence

from flask import url_for

from portal import __version__
from portal.i18n import gettext as _
from portal.rendering import Card, Chip, Line, Page
from portal.standalone.parts import Finding

WISE = "openmoji:1F4A1"


def health_page(findings: Sequence[Finding]) -> Page:
    """The findings as a page."""
    wrong = [_row(one, "own:no") for one in findings if not one.ok]
    wise = [_row(one, WISE) for one in findings if one.ok and one.advice]
    well = [_row(one, "own:yes") for one in findings if one.ok and not one.advice]
    cards = [
        Card(title=_("Do something about this"), symbol="own:problem", rows=wrong),
        Card(title=_("This would be wise"), symbol=WISE, rows=wise),
        Card(title=_("This is well"), symbol="own:yes", rows=well),
    ]
    return Page(
        title=_("Is all well?"),
        symbol="openmoji:1FA7A",
        section="administer",
        back=url_for("portal.councils.index"),
        crumbs=[(_("Councils"), url_for("portal.councils.index"))],
        lede=_("This is Huisraad %(version)s.", version=__version__),
        cards=[card for card in cards if card.rows],
    )


def _row(one: Finding, symbol: str) -> Card:
    return Card(
        title=one.what,
        symbol=symbol,
        lines=[Line(text=one.advice)] if one.advice else (),
        chips=() if one.ok else [Chip(text=_("do this"), tone="alarm", mark="warning")],
    )
