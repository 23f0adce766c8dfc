"""What concerns one person is not treated here: the way to who does help."""

from collections.abc import Sequence
from dataclasses import replace

from flask import url_for

from portal.councils.models import House
from portal.i18n import gettext as _
from portal.rendering import Action, Card, Line, Page


def personal_card(house: House | None) -> Card:
    """Who helps with what concerns one person: the council itself does not treat that.

    Rule: an individual complaint goes to the client's confidant or the complaints officer
    (Wkkgz art. 15).
    """
    known = _numbers(house)
    lines = [
        Line(text=_("The confidant listens to you."), symbol="own:hear"),
        Line(text=_("The complaints officer helps with a complaint."), symbol="own:complaint"),
    ]
    return Card(
        title=_("Who helps with what is only about me?"),
        symbol="own:help",
        lines=lines,
        facts=[(who, number) for who, number, _picture in known]
        or [(_("Telephone"), _("Ask a support worker for the number."))],
    )


def _numbers(house: House | None) -> list[tuple[str, str, str]]:
    """Who helps in this house, with the name and telephone, and the pictogram."""
    helpers = [
        (_("Confidant of clients"), house.confidant if house else "", "own:confidant"),
        (_("Complaints officer"), house.complaints_officer if house else "", "own:complaint"),
    ]
    return [one for one in helpers if one[1]]


def helping_card(house: House | None) -> Card:
    """The same with names and telephones in sight at once, in both views."""
    card = personal_card(house)
    if not (known := _numbers(house)):
        return card
    lines = [Line(text=f"{who}: {number}", symbol=picture) for who, number, picture in known]
    return replace(card, lines=lines, facts=())


def personal_page(house: House | None, href: str, sent: Sequence[tuple[str, str]]) -> Page:
    """Is it about one person? Who does help, and three ways on; ``sent`` goes along with the first.

    Nobody has seen the text, and only the first way keeps anything of it.
    """
    common = [*sent, ("common", "1")]
    return Page(
        title=_("This seems to be about one person"),
        symbol="own:secret",
        section="start",
        back=url_for("portal.start.show"),
        lede=_("Nobody has seen your text yet. Others can read it when you send it."),
        cards=[helping_card(house)],
        actions=[
            Action(concept="personal.common", href=href, post=True, fields=common),
            Action(concept="personal.help", href=url_for("portal.residents.call_help"), post=True),
            Action(concept="personal.leave", href=url_for("portal.start.show"), tone="quiet"),
        ],
    )
