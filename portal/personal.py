"""What concerns one person is not treated here: the way to who does help."""

from portal.councils.models import House
from portal.i18n import gettext as _
from portal.rendering import Card, Line


def personal_card(house: House | None) -> Card:
    """Who helps with what concerns one person: the council itself does not treat that.

    Rule: an individual complaint goes to the client's confidant or the complaints officer
    (Wkkgz art. 15).
    """
    numbers = [
        (_("Confidant of clients"), house.confidant if house else ""),
        (_("Complaints officer"), house.complaints_officer if house else ""),
    ]
    known = [(who, number) for who, number in numbers if number]
    lines = [
        Line(text=_("The confidant listens to you."), symbol="own:hear"),
        Line(text=_("The complaints officer helps with a complaint."), symbol="own:complaint"),
    ]
    return Card(
        title=_("Who helps with what is only about me?"),
        symbol="own:help",
        lines=lines,
        facts=known or [(_("Telephone"), _("Ask a support worker for the number."))],
    )
