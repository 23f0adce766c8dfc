"""The agenda on one A4 for the wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.agenda import service as agenda
from portal.i18n import day, hour
from portal.i18n import gettext as _
from portal.meetings.models import Meeting
from portal.meetings.pages.words import leaf_of, topic_of
from portal.rendering import Line, Page


@dataclass(frozen=True, kw_only=True)
class WallRow:
    """A number, a picture and a few words; a break has no number."""

    number: int | None
    line: Line


@dataclass(frozen=True, kw_only=True)
class WallPage(Page):
    """The agenda as it hangs on the wall, with a box to tick behind each item."""

    template: ClassVar[str] = "meetings/wall"
    for_paper: ClassVar[bool] = True

    meeting: Meeting
    rows: Sequence[WallRow] = ()
    when: str = ""
    helper: Any = None

    @classmethod
    def of(cls, meeting: Meeting, items: Sequence[agenda.Point], helper: Any) -> "WallPage":
        """The page; only what was checked carries a picture."""
        numbers = agenda.numbers(items)
        when = _("%(day)s, %(time)s", day=day(meeting.starts_at), time=hour(meeting.starts_at))
        return cls(
            title=_("Our meeting"),
            symbol=leaf_of(meeting),
            council=meeting.council,
            section="meetings",
            back=url_for("portal.meetings.show", meeting_id=meeting.id),
            meeting=meeting,
            when=when[:1].upper() + when[1:],
            helper=helper,
            rows=[WallRow(number=numbers.get(item.id), line=topic_of(item)) for item in items],
        )
