"""Who comes, the papers that go with it, and the invitation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from portal.agenda import service as agenda
from portal.attendance.service import Attendee
from portal.councils.service import role_word
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.identity import Role
from portal.meetings.models import Coming, Meeting, MeetingState
from portal.meetings.service import Receivers
from portal.rendering import Action, Card, Chip, Line, Page
from portal.returning import addresses


def people_card(meeting: Meeting, people: Sequence[Attendee]) -> Card:
    """Who comes, with the answer of each."""
    answers = {
        Coming.YES: Chip(text=_("comes"), mark="check"),
        Coming.NO: Chip(text=_("does not come"), tone="plain", mark="cross"),
        Coming.UNSURE: Chip(text=_("does not know yet"), tone="plain", mark="help"),
    }
    asked = meeting.state == MeetingState.INVITED
    waiting = (Chip(text=_("still to ask"), tone="sun"),) if asked else ()

    def about(one: Attendee) -> str:
        role = "" if one.role is Role.MEMBER else role_word(meeting.council, one.role)
        beside = _("together with %(name)s", name=one.helper) if one.helper else ""
        return ", ".join(part for part in (role, beside) if part)

    return Card(
        title=_("Who comes?"),
        rows=tuple(
            Card(
                title=one.person.call_name,
                photo_of=one.person,
                text=about(one),
                chips=(answers[one.coming],) if one.coming else waiting,
            )
            for one in people
        ),
    )


def papers_card(items: Sequence[agenda.Point]) -> Card | None:
    """The papers of all items, each with the number of its item."""
    numbers = agenda.numbers(items)
    download = addresses("portal.papers.download", "paper_id")
    rows = [
        Card(
            title=paper.title,
            href=download(paper.id),
            symbol="openmoji:1F4C4",
            text=_("with item %(number)s", number=numbers.get(item.id, "-")),
        )
        for item in items
        for paper in item.papers
    ]
    return Card(title=_("Papers"), rows=tuple(rows)) if rows else None


@dataclass(frozen=True, kw_only=True)
class InvitePage(Page):
    """How many messages an invitation makes, and what each gets."""

    @classmethod
    def of(cls, meeting: Meeting, receivers: Receivers, **frame: Any) -> "InvitePage":
        """The page before the invitation goes out."""
        gets = {
            "picto": _("gets it in pictures on the tablet, and can say: I come"),
            "standard": _("gets it with the whole agenda and the papers"),
        }
        people = {person.id: person for person in (*receivers.members, *receivers.supporters)}
        count = ngettext("%(num)s message goes out", "%(num)s messages go out", receivers.count)
        send = Action(
            concept="meeting.invite",
            href=url_for("portal.meetings.invite", meeting_id=meeting.id),
            post=True,
            tone="main",
        )
        card = Card(
            title=count,
            symbol="openmoji:1F4E9",
            rows=[
                Card(title=one.call_name, photo_of=one, lines=[Line(text=gets[one.view])])
                for one in people.values()
            ],
            actions=[send] if people else [],
        )
        where = _("The message stands on the start page of each of them.")
        return cls(cards=[card], lede=where, **frame)
