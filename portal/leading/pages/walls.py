"""Walls of faces: who is here, who leads, who does not take part; one tap each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal import clock
from portal.context import View, current_view
from portal.i18n import gettext as _
from portal.identity import Portrait
from portal.leading import service as leading
from portal.leading.models import Sitting
from portal.leading.pages.stage import frame
from portal.leading.service import Quorum, Seat
from portal.meetings.models import Coming, Meeting
from portal.rendering import Action, Chip, Page


@dataclass(frozen=True, kw_only=True)
class Face:
    """A face to tap; ``note`` says in a word what is the matter with it."""

    person: Portrait
    value: str
    note: str = ""
    on: bool = False


@dataclass(frozen=True, kw_only=True)
class FacesPage(Page):
    """Groups of faces that each send their ``field`` to ``action``."""

    template: ClassVar[str] = "leading/faces"

    action: str
    field: str
    fields: Sequence[tuple[str, str]] = ()
    groups: Sequence[tuple[str, Sequence[Face]]] = ()
    quorum: Quorum | None = None
    times: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, kw_only=True)
class OpenPage(Page):
    """Who is here at the opening: the faces, ticked as they answered."""

    template: ClassVar[str] = "leading/open"

    form: Any
    faces: Sequence[Face] = ()
    asks: bool = False
    save: str = "leading.open"


def open_page(meeting: Meeting, form: Any, seats: Sequence[Seat], here: set[int] | None,
              *, actor_id: int | None) -> OpenPage:  # fmt: skip
    """The page before opening; ``here`` is who was ticked, when it was sent already."""
    ticked = here
    if ticked is None:
        ticked = {one.person.id for one in seats if one.coming == Coming.YES}
        ticked |= {one.person.id for one in seats if one.person.id == actor_id}
    members = any(one.role for one in seats)
    none = Chip(text=_("This council has no members yet."), tone="sun", mark="warning")
    return OpenPage(
        **frame(meeting, _("Who is here?"), "own:group"),
        lede=_("Tap on who is here. You can change it later."),
        banner=None if members else none,
        form=form,
        faces=[
            Face(
                person=one.person,
                value=str(one.person.id),
                note=_note(one),
                on=one.person.id in ticked,
            )
            for one in seats
        ],
        asks=leading.is_early(meeting),
        save="leading.go-on" if current_view() is View.PICTO else "leading.open",
    )


def _note(seat: Seat) -> str:
    """What somebody said beforehand; of who is no member, that it does not count."""
    if seat.role is None:
        return _("does not count")
    return {
        Coming.YES: _("said: I come"),
        Coming.NO: _("said: I do not come"),
        Coming.UNSURE: _("did not know yet"),
    }.get(seat.coming or Coming.YES, "") if seat.coming else ""  # fmt: skip


def presence_page(
    meeting: Meeting, seats: Sequence[Seat], quorum: Quorum, times: Sequence[Any], *, out: bool
) -> FacesPage:
    """Who is here while the meeting runs; with ``out`` who does not take part in the item."""
    here = [one for one in seats if one.here]
    action = url_for("portal.leading.presence", meeting_id=meeting.id)
    lead = url_for("portal.leading.lead", meeting_id=meeting.id)
    around = {**frame(meeting, _("Who is here?"), "own:group"), "back": lead}

    def face(one: Seat, state: str, note: str = "") -> Face:
        value = f"{one.person.id}:{state}"
        return Face(person=one.person, value=value, note=note, on=one.out if out else one.here)

    if out:
        around |= {"title": _("Who does not take part?"), "back": action}
        part = [one for one in here if one.role]
        groups = [
            (
                _("Not in this item"),
                [face(one, "in" if one.out else "out", _out(one)) for one in part],
            )
        ]
        return FacesPage(**around, action=action, field="set", fields=[("out", "1")],
                         groups=groups, lede=_("For example: it is about themselves."),
                         quorum=quorum)  # fmt: skip
    away = [one for one in seats if not one.here]
    groups = [
        (_("Here"), [face(one, "away", _out(one) or _counts(one)) for one in here]),
        (_("Not here"), [face(one, "here", _note(one)) for one in away]),
    ]
    return FacesPage(
        **around,
        action=action,
        field="set",
        groups=[one for one in groups if one[1]],
        quorum=quorum,
        actions=[Action(concept="leading.out", href=f"{action}?out=1")],
        times=[_time(row, name) for row, name in times],
    )


def past_page(meeting: Meeting, times: Sequence[Any]) -> FacesPage:
    """Who was there, and when, of a meeting that is over."""
    return FacesPage(
        **frame(meeting, _("Who was here when?"), "own:group"),
        action="",
        field="",
        times=[_time(row, name) for row, name in times],
    )


def _out(seat: Seat) -> str:
    return _("not in this item") if seat.out else ""


def _counts(seat: Seat) -> str:
    return "" if seat.role else _("does not count")


def _time(row: Any, name: str) -> tuple[str, str]:
    begin = clock.local(row.since).strftime("%H.%M")
    end = clock.local(row.until).strftime("%H.%M") if row.until else _("now")
    span = _("%(begin)s to %(end)s", begin=begin, end=end)
    return name, ", ".join((span, _("not in this item"))) if row.item_id else span


def chair_page(meeting: Meeting, sitting: Sitting, seats: Sequence[Seat]) -> FacesPage:
    """Who leads from now on: a member who is here."""
    members = [one for one in seats if one.here and one.role]
    faces = [
        Face(
            person=one.person,
            value=str(one.person.id),
            note=_("leads now") if one.person.id == sitting.leader_id else "",
            on=one.person.id == sitting.leader_id,
        )
        for one in members
    ]
    lead = url_for("portal.leading.lead", meeting_id=meeting.id)
    return FacesPage(
        **{**frame(meeting, _("Who leads?"), "own:chairperson"), "back": lead},
        lede=_("Tap on who leads from now on."),
        action=url_for("portal.leading.chair", meeting_id=meeting.id),
        field="person",
        groups=[(_("Members who are here"), faces)] if faces else (),
    )
