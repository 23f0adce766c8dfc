"""What a member answered, shown back; who comes; and who heard of the meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal import clock
from portal.attendance.service import Attendee
from portal.i18n import day, hour
from portal.i18n import gettext as _
from portal.mail.models import Message
from portal.meetings.models import Coming
from portal.people.models import Channel
from portal.rendering import Action, Card, Chip, Line, Page

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


@dataclass(frozen=True, kw_only=True)
class HeardPage(Page):
    """Who was told what about a meeting, when and how; a mail that came back is marked here."""

    @classmethod
    def of(cls, messages: Sequence[tuple[Message, bool]], href: str, **frame: Any) -> "HeardPage":
        """The page, the newest message first, each subject with its people."""
        cards = []
        for subject in dict.fromkeys(message.subject for message, _waits in messages):
            some = [(one, waits) for one, waits in messages if one.subject == subject]
            rows = [_heard(one, waits, href) for one, waits in reversed(some)]
            cards.append(Card(title=subject, symbol="own:invitation", rows=rows))
        return cls(
            cards=cards,
            lede=_(
                "A mail that does not arrive comes back to the sender. Mark it here. "
                "Nobody sees whether a mail was opened."
            ),
            empty=Line(text=_("Nobody has heard of this meeting yet."), symbol="own:invitation"),
            **frame,
        )


def _heard(message: Message, waits: bool, href: str) -> Card:
    text, chip = _state(message, waits)
    actions = []
    if message.sent_at and message.channel == Channel.MAIL and not message.bounced_at:
        back = Action(
            concept="message.back",
            href=href,
            post=True,
            tone="quiet",
            fields=[("message", str(message.id))],
            confirm=_(
                "Did this mail come back? Then %(name)s gets letters from now on.",
                name=message.person.call_name,
            ),
        )
        actions.append(back)
    return Card(
        title=message.person.name,
        photo_of=message.person,
        lines=[Line(text=text)],
        chips=[chip],
        actions=actions,
    )


def _state(message: Message, waits: bool) -> tuple[str, Chip]:
    """What became of a message: in a sentence, and in a word."""
    done = Chip(text=_("done"), mark="check")
    if message.printed_at and message.printed_by:
        words = {"name": message.printed_by.call_name, "moment": _moment(message.printed_at)}
        if message.channel == Channel.SUPPORTER:
            return _("%(name)s told it on %(moment)s.", **words), done
        return _("%(name)s printed it on %(moment)s.", **words), done
    if message.bounced_at:
        return _("The mail did not arrive. It is to be printed."), Chip(
            text=_("did not arrive"), tone="alarm", mark="cross"
        )
    if message.sent_at:
        return _("Sent by mail on %(moment)s.", moment=_moment(message.sent_at)), done
    if message.channel == Channel.SCREEN:
        return _("On the start page, and nowhere else."), done
    if message.until and message.until <= clock.now():
        return _("It makes no sense any more."), Chip(text=_("not sent"), tone="plain")
    to_do = Chip(text=_("not yet"), tone="sun", mark="clock")
    if message.channel == Channel.SUPPORTER:
        return _("It is still to be told."), to_do
    return (_("The mail is on its way.") if waits else _("It is still to be printed.")), to_do


def _moment(moment: datetime) -> str:
    return f"{day(moment)}, {hour(moment)}"
