"""The papers of a meeting: its agenda in words and in pictures, a booklet, a poster, name cards."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

import pictos
from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.agenda.models import PURPOSES
from portal.attendance import service as attendance
from portal.councils.service import role_word
from portal.database import session
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.easytext.service import ShownLine
from portal.i18n import day, hour, written
from portal.i18n import gettext as _
from portal.identity import Actor, Portrait, Role
from portal.meetings.models import AgendaItem, Meeting, Purpose
from portal.people.models import Person
from portal.printing.service.document import (
    Block,
    Document,
    Heading,
    Line,
    Lines,
    Poster,
    Sheet,
    Table,
    Tent,
    Text,
    face,
    line_of,
    numbered,
    pictogram,
    picture_of,
)

ROLE_SYMBOLS = {
    Role.CHAIR: "own:chairperson",
    Role.SECRETARY: "own:secretary",
    Role.TREASURER: "own:treasurer",
    Role.SUPPORTER: "own:supporter",
    Role.MANAGER: "own:manager",
    Role.SUPERVISOR: "own:manager",
}
_LARGE = 24


def in_words(meeting: Meeting, actor: Actor) -> Document:
    """The agenda for who reads: at a glance, then each item with its text and papers."""
    items = _items(meeting, actor)
    rows, texts = [], list[Block]()
    for number, item in _numbered(items):
        label = str(number or "")
        said = "" if item.is_break else str(PURPOSES[Purpose(item.purpose)][0])
        owner = item.owner.call_name if item.owner else ""
        minutes = _("%(count)s min.", count=item.minutes) if item.minutes else ""
        rows.append((label, item.title, said, owner, minutes))
        if item.text.strip() or item.papers:
            texts.append(Heading(text=f"{label}. {item.title}" if label else item.title))
            texts.append(Text(text=item.text))
            papers = [Line(text=_("Paper: %(title)s", title=one.title)) for one in item.papers]
            texts += [Lines(lines=papers)] if papers else []
    head = (_("No."), _("Subject"), _("For"), _("Who"), _("Time"))
    table = Table(head=head, rows=rows, widths=(2, 10, 5, 4, 3))
    sheet = Sheet(
        title=f"{meeting.title}, {day(meeting.starts_at)}",
        under=[_when_and_where(meeting)],
        blocks=[table if rows else Text(text=_("The agenda is still empty.")), *texts],
    )
    return Document.of(meeting.council, sheet.title, [sheet], large=False)


def in_pictures(meeting: Meeting, actor: Actor) -> Document:
    """The agenda on the wall: a picture an item, and a box to tick behind it."""
    blocks = _agenda(meeting, _items(meeting, actor), box=True)
    sheet = _cover(meeting, blocks or [Text(text=_("The agenda is still empty."))])
    return Document.of(meeting.council, sheet.title, [sheet])


def booklet(meeting: Meeting, actor: Actor) -> Document:
    """To take along: the agenda, then an item a page with its easy text."""
    items = _items(meeting, actor)
    skin = meeting.council.skin
    sheets = [_cover(meeting, _agenda(meeting, items, box=False))]
    for number, item in _numbered(items):
        if item.is_break:
            continue
        topic, shown = _topic(item), easytext.shown_lines(item.easy_text, _text(item))
        said = str(PURPOSES[Purpose(item.purpose)][1])
        purpose = Line(text=said, picture=pictogram(PURPOSES[Purpose(item.purpose)][2], said, skin))
        lines = [line_of(one, skin) for one in shown.lines[1:]]
        sheets.append(
            Sheet(
                title=f"{number}. {topic.text}",
                under=[] if shown.checked else [_("not yet checked")],
                picture=picture_of(topic, skin),
                blocks=[Lines(lines=[*lines, purpose], side=_LARGE)],
            )
        )
    title = f"{meeting.title}, {day(meeting.starts_at)}"
    return Document.of(meeting.council, title, sheets, paper="a5")


def poster(meeting: Meeting, _actor: Actor) -> Document:
    """When and where the next meeting is, to be read from across the room."""
    start = clock.local(meeting.starts_at)
    about = [
        (_day(meeting), f"leaf:{start:%Y-%m-%d}"),
        (_("We begin at %(time)s.", time=hour(meeting.starts_at)), f"clock:{start:%H:%M}"),
        *([(meeting.place, "own:living-room")] if meeting.place else []),
    ]
    blocks = [Poster(text=text, picture=pictogram(symbol, text)) for text, symbol in about]
    sheet = Sheet(
        title=meeting.title,
        under=[meeting.council.name],
        picture=pictogram("own:meeting", meeting.title, meeting.council.skin),
        blocks=blocks,
    )
    return Document.of(meeting.council, f"{meeting.title}, {day(meeting.starts_at)}", [sheet])


def name_cards(meeting: Meeting) -> Document:
    """A name to put on the table for each member and supporter."""
    council = meeting.council
    tents = [
        Tent(
            name=person.call_name,
            role=role_word(council, role) if role in ROLE_SYMBOLS else "",
            face=face(person, photo=True),
            picture=pictogram(ROLE_SYMBOLS.get(role, ""), role_word(council, role), council.skin),
        )
        for person, role in _at_the_table(meeting)
    ]
    title = _("Name cards, %(meeting)s", meeting=meeting.title)
    sheets = [Sheet(title=one.name, blocks=[one], bare=True) for one in tents]
    return Document.of(council, title, sheets, apart=True)


def _at_the_table(meeting: Meeting) -> list[tuple[Person | Portrait, Role]]:
    """The members with their role, and who supports them."""
    members: list[tuple[Person | Portrait, Role]] = [
        (one.person, Role(one.role)) for one in attendance.who_comes(meeting)
    ]
    known = {person.id for person, _role in members}
    supporters = attendance.people_of(meeting.council_id, {Role.SUPPORTER})
    return [*members, *((one, Role.SUPPORTER) for one in supporters if one.id not in known)]


def _cover(meeting: Meeting, blocks: Sequence[Block]) -> Sheet:
    start = clock.local(meeting.starts_at)
    when = _day(meeting)
    supporters = attendance.people_of(meeting.council_id, {Role.SUPPORTER})
    helper = supporters[0] if supporters else None
    return Sheet(
        title=_("Our meeting"),
        under=[when, ", ".join(filter(None, (hour(meeting.starts_at), meeting.place)))],
        picture=pictogram(f"leaf:{start:%Y-%m-%d}", when),
        helper=face(helper) if helper else None,
        helped=_("Help: %(name)s", name=helper.call_name) if helper else "",
        blocks=blocks,
    )


def _agenda(meeting: Meeting, items: Sequence[AgendaItem], *, box: bool) -> list[Block]:
    """The items as numbered lines, with the breaks between them."""
    skin = meeting.council.skin
    topics = [(_topic(item), item.is_break) for item in items]
    return numbered(
        (Line(text=one.text, picture=picture_of(one, skin), box=box), is_break)
        for one, is_break in topics
    )


def _items(meeting: Meeting, actor: Actor) -> Sequence[AgendaItem]:
    """What the actor may see of the agenda, in order, with all that is printed of it."""
    return session.scalars(
        sa.select(AgendaItem)
        .options(
            easytext.loading(AgendaItem.easy_text),
            joinedload(AgendaItem.owner),
            selectinload(AgendaItem.papers),
        )
        .where(
            AgendaItem.meeting_id == meeting.id,
            AgendaItem.removed_at.is_(None),
            policy.where(actor, Permission.ITEM_VIEW),
        )
        .order_by(AgendaItem.position)
    ).all()


def _numbered(items: Sequence[AgendaItem]) -> list[tuple[int | None, AgendaItem]]:
    """Each item with its number; breaks have none."""
    places = {id(one): n for n, one in enumerate((i for i in items if not i.is_break), 1)}
    return [(places.get(id(item)), item) for item in items]


def _text(item: AgendaItem) -> str:
    return easytext.standard_text(item)


def _topic(item: AgendaItem) -> ShownLine:
    """The line that names the item: its easy title if that was checked, else its own."""
    if item.is_break:
        return ShownLine(item.title, agenda.BREAK)
    shown = easytext.shown_lines(item.easy_text, _text(item))
    if shown.status in (EasyStatus.CHECKED, EasyStatus.OUTDATED) and shown.lines:
        return shown.lines[0]
    return ShownLine(next(iter(pictos.split_sentences(item.title)), item.title))


def _day(meeting: Meeting) -> str:
    """The day without its year: a paper on the wall is of now."""
    words = written(meeting.starts_at, "EEEE d MMMM")
    return words[:1].upper() + words[1:]


def _when_and_where(meeting: Meeting) -> str:
    times = _(
        "%(begin)s to %(end)s",
        begin=clock.local(meeting.starts_at).strftime("%H.%M"),
        end=hour(meeting.ends_at),
    )
    return ", ".join(part for part in (times, meeting.place) if part)
