"""What the administrator sees: what asks something first, with what to do, then what is well."""

from collections.abc import Sequence

from flask import url_for

from portal import __version__
from portal.i18n import gettext as _
from portal.rendering import Card, Chip, Line, Page
from portal.standalone.doctor import Finding


def health_page(findings: Sequence[Finding]) -> Page:
    """The findings as a page."""
    wrong = [_row(one) for one in findings if not one.ok]
    well = [_row(one) for one in findings if one.ok]
    cards = [Card(title=_("All is well"), symbol="own:yes", rows=well)]
    if wrong:
        cards.insert(0, Card(title=_("Do something about this"), symbol="own:problem", rows=wrong))
    return Page(
        title=_("Is all well?"),
        symbol="openmoji:1FA7A",
        section="administer",
        back=url_for("portal.councils.index"),
        crumbs=[(_("Councils"), url_for("portal.councils.index"))],
        lede=_("This is Huisraad %(version)s.", version=__version__),
        cards=cards,
    )


def _row(one: Finding) -> Card:
    return Card(
        title=one.what,
        symbol=("openmoji:1F4A1" if one.advice else "own:yes") if one.ok else "own:no",
        lines=[Line(text=one.advice)] if one.advice else (),
        chips=() if one.ok else [Chip(text=_("do this"), tone="alarm", mark="warning")],
    )
