"""Who comes, the papers that go with it, and the invitation."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.agenda import service as agenda
from portal.attendance.service import Attendee, Receiver, Said
from portal.councils.service import role_word
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.identity import Role
from portal.meetings.models import Coming, Meeting, MeetingState
from portal.people.models import Channel
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
    paper_at = addresses("portal.papers.show", "paper_id")
    rows = [
        Card(
            title=paper.title,
            href=paper_at(paper.id),
            symbol="openmoji:1F4C4",
            text=_("with item %(number)s", number=numbers.get(item.id, "-")),
        )
        for item in items
        for paper in item.papers
    ]
    return Card(title=_("Papers"), rows=tuple(rows)) if rows else None


_COUNTS: Mapping[Channel, tuple[Callable[[int], str], str, Callable[[], str]]] = {
    Channel.MAIL: (
        lambda n: ngettext("%(num)s person gets a mail", "%(num)s people get a mail", n),
        "openmoji:1F4E7",
        lambda: _("With the meeting for their own calendar."),
    ),
    Channel.PAPER: (
        lambda n: ngettext("%(num)s person gets a letter", "%(num)s people get a letter", n),
        "openmoji:1F5A8",
        lambda: _("Somebody prints it: it stands at Print today."),
    ),
    Channel.SUPPORTER: (
        lambda n: ngettext("%(num)s person is told", "%(num)s people are told", n),
        "own:supporter",
        lambda: _("The supporter tells them, and ticks that off."),
    ),
    Channel.SCREEN: (
        lambda n: ngettext(
            "%(num)s person sees it on the screen", "%(num)s people see it on the screen", n
        ),
        "own:tablet",
        lambda: _("They get no other message."),
    ),
}


@dataclass(frozen=True, kw_only=True)
class InvitePage(Page):
    """How many messages go out, by which channel, and to whom; then they go."""

    @classmethod
    def of(
        cls,
        receivers: Sequence[Receiver],
        preview: Sequence[Said],
        *,
        concept: str,
        href: str,
        **frame: Any,
    ) -> "InvitePage":
        """The page before messages go out."""
        count = len(receivers)
        found = [
            (channel, [one.person for one in receivers if one.channel is channel])
            for channel in _COUNTS
        ]
        cards = [
            Card(
                title=ngettext("%(num)s message goes out", "%(num)s messages go out", count),
                symbol="openmoji:1F4E9",
                lines=[
                    Line(text=_COUNTS[channel][0](len(people)), symbol=_COUNTS[channel][1])
                    for channel, people in found
                    if people
                ],
                actions=[Action(concept=concept, href=href, post=True, tone="main")]
                if receivers
                else [],
            )
        ]
        heard = [Line(text=one.text, symbol=one.symbol) for one in preview]
        cards.append(Card(title=_("This is what they hear"), symbol="own:tell", lines=heard))
        cards += [
            Card(
                title=_COUNTS[channel][0](len(people)),
                symbol=_COUNTS[channel][1],
                text=_COUNTS[channel][2](),
                rows=[Card(title=one.call_name, photo_of=one) for one in people],
            )
            for channel, people in found
            if people
        ]
        where = _("It also stands on the start page of each of them.")
        return cls(cards=cards, lede=where, **frame)
