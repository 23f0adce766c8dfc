"""What is said beside the copy: how to open it, and that one has to wait."""

from flask import url_for

from portal import clock
from portal.councils.models import Council
from portal.i18n import day
from portal.i18n import gettext as _
from portal.rendering import Action, Card, Line, Page


def busy_page(council: Council, year: int) -> Page:
    """Too many are being made at this moment."""
    again = url_for("portal.offline.year", council_id=council.id, year=year)
    said = Line(text=_("Others save a year now. Try again in a minute."), symbol="own:wait")
    return Page(
        title=_("Wait a moment"),
        symbol="own:wait",
        council=council,
        section="meetings",
        back=url_for("portal.meetings.of_council", council_id=council.id, year=year),
        cards=[Card(title=_("Wait a moment"), symbol="own:wait", lines=[said], actions=[
            Action(concept="year.keep", href=again, label=_("Try again"), tone="main")
        ])],
    )  # fmt: skip


def readme(council: str, year: int, name: str) -> str:
    """The text that comes with the copy."""
    return "\r\n".join(
        (
            _("%(council)s, %(year)s", council=council, year=year),
            "",
            _("Unpack this zip first. Then open index.html: double-click on it."),
            _("It works in every browser, also without internet, and from a USB stick."),
            "",
            _(
                "Made on %(day)s for %(name)s. In it is what %(name)s may see.",
                day=day(clock.now()),
                name=name,
            ),
            _("Keep it safe: names and papers of the council are in it."),
            _("Photos of people are not in it. You see their initials."),
            "",
        )
    )
