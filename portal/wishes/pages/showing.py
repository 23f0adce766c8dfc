"""One wish, and what happened with it."""

import re
from collections.abc import Iterator, Sequence

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.concepts import concept
from portal.context import View, current_view
from portal.easytext.models import EasyStatus
from portal.easytext.service import Shown
from portal.i18n import day
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import PUBLISHED_STATES, Meeting
from portal.rendering import Action, Card, Chip, Line, Page
from portal.topics.service import Told, short
from portal.wishes.models import Wish, WishState

TONES = {WishState.NEW: "plain", WishState.NOT_NOW: "plain"}


def sentences(text: str) -> list[str]:
    """The sentences of a text, each to stand on a line of its own."""
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]


def wish_page(
    wish: Wish,
    actor: Actor,
    reply: Shown,
    *,
    may_withdraw: bool,
    steps: Sequence[Told] = (),
    coming: Sequence[Meeting] = (),
) -> Page:
    """One wish and what happened with it.

    ``reply`` is the answer as it may be shown, ``steps`` the trail of the topic that the wish
    became; ``coming`` are the meetings on whose agenda it can come.
    """
    mine = actor.person_id == wish.person_id
    actions = []
    if policy.may(actor, Permission.WISH_ANSWER, wish.council_id):
        actions = [*_ways_on(wish, coming)]
        if wish.recording_id:
            href = url_for("portal.wishes.words", wish_id=wish.id)
            actions.append(Action(concept="wish.words", href=href))
        if not wish.spread:
            href = url_for("portal.handedon.hand_on", wish_id=wish.id)
            actions.append(Action(concept="wish.hand-on", href=href, tone="quiet"))
        if wish.reply:
            href = url_for("portal.easytext.of_answer", wish_id=wish.id)
            actions.append(Action(concept="easy-text", href=href, post=True))
    if mine and steps:
        actions.append(_naming(wish))
    if may_withdraw:
        href = url_for("portal.wishes.withdraw", wish_id=wish.id)
        actions.append(
            Action(
                concept="wish.withdraw",
                href=href,
                post=True,
                confirm=_("Then nobody sees it any more. Take it back?"),
            )
        )
    return Page(
        title=_("Your wish") if mine else _("Wish of %(name)s", name=wish.person.call_name),
        symbol="own:wish",
        council=wish.council,
        section="wishes",
        back=url_for("portal.wishes.mine" if mine else "portal.wishes.index"),
        cards=[about_card(wish), _trail(wish, steps)]
        if wish.state == WishState.NEW
        else [_state_card(wish, reply), _trail(wish, steps), about_card(wish)],
        actions=actions,
    )


def _ways_on(wish: Wish, coming: Sequence[Meeting]) -> Iterator[Action]:
    """What the council can do with it: on the next agenda with one tap comes first."""
    if wish.topic_id:
        href = url_for("portal.topics.show", topic_id=wish.topic_id)
        yield Action(concept="topic", href=href, tone="main")
        return
    take = url_for("portal.topics.take", wish_id=wish.id)
    if coming:
        yield Action(
            concept="topic.plan",
            label=_("On the agenda of %(day)s", day=short(coming[0].starts_at)),
            href=take,
            post=True,
            fields=[("meeting", str(coming[0].id))],
            tone="main",
        )
    yield Action(concept="wish.answer", href=url_for("portal.wishes.answer", wish_id=wish.id))
    yield Action(concept="topic.take", href=take, post=True)
    yield Action(concept="topic.merge", href=url_for("portal.topics.join", wish_id=wish.id))


def _naming(wish: Wish) -> Action:
    """Whether another council may know whose it is: no, unless the person says so."""
    name, yes = ("wish.no-name", "0") if wish.names_me else ("wish.name", "1")
    href = url_for("portal.topics.name", wish_id=wish.id)
    return Action(concept=name, href=href, post=True, fields=[("yes", yes)], tone="quiet")


def _trail(wish: Wish, steps: Sequence[Told]) -> Card:
    """Where it is now: a station a line, from what was said on to the answer."""
    said = _("%(day)s: It was said.", day=short(wish.made_at))
    lines = [Line(text=said, symbol="own:say", station="done")]
    if steps:
        lines += [Line(**step._asdict()) for step in steps]
    elif wish.state != WishState.NEW and wish.answered_at:
        text = f"{short(wish.answered_at)}: {_state_sentence(wish)}"
        how = "refused" if wish.state == WishState.NOT_NOW else "done"
        symbol = concept(f"wish.{wish.state}").symbol
        lines.append(Line(text=text, symbol=symbol, station=how))
    if wish.state == WishState.NEW:
        looks = _("The council is going to look at it.")
        lines.append(Line(text=looks, symbol="own:have-a-say", station="coming"))
    if wish.state not in (WishState.NOT_NOW, WishState.DONE):
        lines.append(Line(text=_("There comes an answer."), symbol="own:answer", station="coming"))
    return Card(title=_("Where is it now?"), symbol="own:where", lines=lines)


def about_card(wish: Wish) -> Card:
    about = concept(f"wish.{wish.subject}")
    lines = [
        Line(
            text=_(
                "%(name)s says something about: %(subject)s.",
                name=wish.person.call_name,
                subject=about.label,
            ),
            photo_of=wish.person,
        )
    ]
    lines += [Line(text=sentence) for sentence in sentences(wish.text)]
    if wish.recording and wish.recording.words_by:
        lines += [Line(text=sentence) for sentence in sentences(wish.recording.words)]
        heard = _("Written down by %(name)s.", name=wish.recording.words_by.call_name)
        lines.append(Line(text=heard, photo_of=wish.recording.words_by))
    if wish.helper:
        together = _("Said together with %(name)s.", name=wish.helper.call_name)
        lines.append(Line(text=together, photo_of=wish.helper))
    if wish.written_by_id != wish.person_id:
        written = _("Written down by %(name)s.", name=wish.written_by.call_name)
        lines.append(Line(text=written, photo_of=wish.written_by))
    return Card(
        title=str(about.label),
        symbol=about.symbol,
        lines=lines,
        facts=[(_("Said on"), day(wish.made_at))] if current_view() is View.STANDARD else (),
        sound=voice_of(wish),
    )


def voice_of(wish: Wish) -> str:
    """The address where the wish is heard, if it was spoken."""
    return url_for("portal.wishes.voice", wish_id=wish.id) if wish.recording_id else ""


def _state_card(wish: Wish, reply: Shown) -> Card:
    about = concept(f"wish.{wish.state}")
    lines = [Line(text=_state_sentence(wish), symbol=about.symbol)]
    if wish.reply:
        lines += [Line(**line._asdict()) for line in reply.lines]
    if wish.answered_by and (wish.reply or not wish.topic_id):
        said = _("%(name)s answered.", name=wish.answered_by.call_name)
        lines.append(Line(text=said, photo_of=wish.answered_by))
    unchecked = Chip(text=_("not yet checked"), tone="sun", mark="info")
    easy = reply.status in (EasyStatus.CHECKED, EasyStatus.OUTDATED)
    return Card(
        title=_("What happened?"),
        symbol="own:answer",
        lines=lines,
        text=wish.reply if easy else "",
        chips=[unchecked] if wish.reply and not reply.checked else (),
    )


def _state_sentence(wish: Wish) -> str:
    if wish.state == WishState.PLANNED:
        # What is still a draft belongs to the council alone.
        if wish.item and wish.item.meeting.state in PUBLISHED_STATES:
            return _("We talk about it on %(day)s.", day=day(wish.item.meeting.starts_at))
        return _("We talk about it later.")
    return {
        WishState.NEW: _("Your wish is sent. Nobody has read it yet."),
        WishState.SEEN: _("The council has read it."),
        WishState.NOT_NOW: _("It does not happen now."),
        WishState.DONE: _("It is done."),
    }[WishState(wish.state)]


def state_chip(wish: Wish) -> Chip:
    """The state of a wish in one word."""
    about = concept(f"wish.{wish.state}")
    return Chip(text=str(about.label), tone=TONES.get(WishState(wish.state), ""), mark=about.icon)
