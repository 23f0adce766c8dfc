"""What a member answered, shown back; and who comes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from portal.attendance.service import Attendee
from portal.i18n import gettext as _
from portal.meetings.models import Coming
from portal.rendering import Card, Line, Page

WORDS: dict[Coming | None, tuple[Callable[[], str], str]] = {
    Coming.YES: (lambda: _("They come"), "own:come"),
    Coming.NO: (lambda: _("They do not come"), "own:not-come"),
    Coming.UNSURE: (lambda: _("They do not know yet"), "own:dont-know"),
    None: (lambda: _("They have not answered yet"), "own:question"),
}


@dataclass(frozen=True, kw_only=True)
class AttendancePage(Page):
    """Who comes: one card an answer, the people on it."""

    @classmethod
    def of(cls, people: Sequence[Attendee], **frame: Any) -> "AttendancePage":
        """The page; answers that nobody gave are left out."""
        cards = []
        for coming, (word, symbol) in WORDS.items():
            rows = [
                Card(
                    title=one.person.call_name,
                    photo_of=one.person,
                    lines=[Line(text=_("together with %(name)s", name=one.helper))]
                    if one.helper
                    else [],
                )
                for one in people
                if one.coming == coming
            ]
            if rows:
                cards.append(Card(title=word(), symbol=symbol, rows=rows))
        return cls(cards=cards, **frame)
