"""The words and pictures by which a meeting and its items are known."""

from datetime import datetime

from babel.dates import format_date
from flask_babel import get_locale

from portal import clock
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus, LineStatus
from portal.i18n import day, hour
from portal.i18n import gettext as _
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.rendering import Chip, Line


def date_words(moment: datetime) -> str:
    """The day without its weekday; with the year when it is not this one."""
    here = clock.local(moment)
    this_year = here.year == clock.local(clock.now()).year
    pattern = "d MMMM" if this_year else "d MMMM y"
    return format_date(here, pattern, locale=get_locale() or "nl")


def title_of(meeting: Meeting) -> str:
    """What a meeting is called: "Vergadering 18 februari"."""
    return f"{meeting.title} {date_words(meeting.starts_at)}"


def when_of(meeting: Meeting) -> str:
    """Day, times and place in one line."""
    times = _(
        "%(day)s, %(begin)s to %(end)s",
        day=day(meeting.starts_at),
        begin=clock.local(meeting.starts_at).strftime("%H.%M"),
        end=hour(meeting.ends_at),
    )
    words = ", ".join(part for part in (times, meeting.place) if part)
    return words[:1].upper() + words[1:]


def leaf_of(meeting: Meeting) -> str:
    """The calendar leaf with the meeting's own day."""
    return f"leaf:{clock.local(meeting.starts_at):%Y-%m-%d}"


def state_chip(meeting: Meeting) -> Chip:
    """The state in a word."""
    return {
        MeetingState.DRAFT: Chip(text=_("draft"), tone="plain"),
        MeetingState.PLANNED: Chip(text=_("planned")),
        MeetingState.INVITED: Chip(text=_("invited"), mark="check"),
        MeetingState.CANCELLED: Chip(text=_("cancelled"), tone="alarm", mark="cross"),
    }[MeetingState(meeting.state)]


def easy_chip(item: AgendaItem) -> Chip:
    """How far the easy text of an item is."""
    status = easytext.status_of(item.easy_text, easytext.standard_text(item))
    if status is EasyStatus.PROPOSED and item.easy_text:
        states = [line.status for line in item.easy_text.lines]
        done = sum(state != LineStatus.PROPOSED for state in states)
        text = _("%(done)s of %(all)s lines", done=done, all=len(states))
        return Chip(text=text, tone="sun")
    return {
        EasyStatus.CHECKED: Chip(text=_("checked"), mark="check"),
        EasyStatus.OUTDATED: Chip(text=_("text has changed"), tone="sun", mark="warning"),
        EasyStatus.REJECTED: Chip(text=_("rejected"), tone="plain"),
    }.get(status, Chip(text=_("to be made"), tone="plain"))


def lines_of(item: AgendaItem) -> tuple[list[Line], bool]:
    """What may be seen of an item, the first line being its title; and whether it is checked."""
    shown = easytext.shown_lines(item.easy_text, easytext.standard_text(item))
    return [Line(**line._asdict()) for line in shown.lines], shown.checked


def topic_of(item: AgendaItem) -> Line:
    """The line that names the item: its easy title with its picture, else its own title."""
    if item.is_break:
        return Line(text=item.title, symbol="openmoji:2615")
    lines = easytext.shown_lines(item.easy_text, easytext.standard_text(item)).lines
    return Line(**lines[0]._asdict()) if lines else Line(text=item.title)


def picto_lines(meeting: Meeting) -> list[Line]:
    """When and where, each with its own picture."""
    at = clock.local(meeting.starts_at)
    place = [Line(text=meeting.place, symbol="own:living-room")] if meeting.place else []
    return [
        Line(text=day(meeting.starts_at).capitalize(), symbol=leaf_of(meeting)),
        Line(
            text=_("We begin at %(time)s.", time=hour(meeting.starts_at)),
            symbol=f"clock:{at:%H:%M}",
        ),
        *place,
    ]
