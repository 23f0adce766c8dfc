"""The words and pictures by which a meeting and its items are known."""

from datetime import datetime

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.agenda.service import Point
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.i18n import day, hour, written
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import HASTE, AgendaItem, Haste, Meeting, MeetingKind, MeetingState
from portal.meetings.service import KINDS, usual_kind
from portal.rendering import Chip, Line


def date_words(moment: datetime) -> str:
    """The day without its weekday; with the year when it is not this one."""
    here = clock.local(moment)
    this_year = here.year == clock.local(clock.now()).year
    pattern = "d MMMM" if this_year else "d MMMM y"
    return written(here, pattern)


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
    match MeetingState(meeting.state):
        case MeetingState.DRAFT:
            return Chip(text=_("draft"), tone="plain")
        case MeetingState.PLANNED:
            return Chip(text=_("planned"))
        case MeetingState.INVITED:
            return Chip(text=_("invited"), mark="check")
        case MeetingState.CANCELLED:
            return Chip(text=_("cancelled"), tone="alarm", mark="cross")


def picture_of(meeting: Meeting) -> str:
    """The picture of the kind of meeting; the council's usual is people at a table."""
    usual = meeting.kind == usual_kind(meeting.council)
    return "own:meeting" if usual else KINDS[MeetingKind(meeting.kind)][2]


def kind_chips(meeting: Meeting) -> list[Chip]:
    """What kind of meeting it is, when it is not the council's usual; on a screen; so soon."""
    chips = []
    if meeting.kind != usual_kind(meeting.council):
        chips.append(Chip(text=str(KINDS[MeetingKind(meeting.kind)][1]), tone="plain"))
    if meeting.link:
        text = _("also on a screen") if meeting.place else _("on a screen")
        chips.append(Chip(text=text, tone="plain"))
    if meeting.haste:
        about = str(HASTE[Haste(meeting.haste)][0])
        chips.append(Chip(text=_("at short notice: %(why)s", why=about), tone="sun"))
    return chips


def shows_sharing(meeting: Meeting, actor: Actor) -> bool:
    """Whether to say which items the guests see: to the council, of a meeting with them."""
    with_guests = meeting.kind == MeetingKind.WITH_PROVIDER
    return with_guests and policy.may(actor, Permission.NOTES_VIEW, meeting.council_id)


def shared_chip(shared: bool) -> Chip:
    """Whether the provider's guests see an item."""
    if shared:
        return Chip(text=_("guests see this"), mark="check")
    return Chip(text=_("only the council"), tone="plain", mark="lock")


def easy_chip(status: EasyStatus, done: int, lines: int) -> Chip:
    """How far the easy text of an item is."""
    match status:
        case EasyStatus.PROPOSED:
            return Chip(text=_("%(done)s of %(all)s lines", done=done, all=lines), tone="sun")
        case EasyStatus.CHECKED:
            return Chip(text=_("checked"), mark="check")
        case EasyStatus.OUTDATED:
            return Chip(text=_("text has changed"), tone="sun", mark="warning")
        case EasyStatus.REJECTED:
            return Chip(text=_("rejected"), tone="plain")
    return Chip(text=_("to be made"), tone="plain")


def lines_of(item: AgendaItem) -> tuple[list[Line], bool]:
    """What may be seen of an item, the first line being its title; and whether it is checked."""
    shown = easytext.shown_lines(item.easy_text, easytext.standard_text(item))
    return [Line(**line._asdict()) for line in shown.lines], shown.checked


def topic_of(item: Point) -> Line:
    """The line that names the item: its easy title with its picture, else its own title."""
    return Line(**agenda.topic_of(item)._asdict())


def picto_lines(meeting: Meeting) -> list[Line]:
    """When and where, each with its own picture."""
    at = clock.local(meeting.starts_at)
    place = [Line(text=meeting.place, symbol="own:living-room")] if meeting.place else []
    if meeting.link and not place:
        place = [Line(text=_("It is on a screen."), symbol="openmoji:1F4BB")]
    return [
        Line(text=day(meeting.starts_at).capitalize(), symbol=leaf_of(meeting)),
        Line(
            text=_("We begin at %(time)s.", time=hour(meeting.starts_at)),
            symbol=f"clock:{at:%H:%M}",
        ),
        *place,
    ]
