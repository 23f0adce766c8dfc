"""One agenda item: whole in the standard view, three lines a screen in the picto view."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.agenda.models import PURPOSES
from portal.agenda.service import Neighbours
from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotState
from portal.context import View, current_view
from portal.decisions.service import Made
from portal.easytext import service as easytext
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.identity import MEMBER_ROLES, Actor
from portal.meetings.models import AgendaItem, Paper, Purpose
from portal.meetings.pages.outcome import outcome_card, task_line
from portal.meetings.pages.prepared import prepared_card
from portal.meetings.pages.words import (
    easy_chip,
    lines_of,
    shared_chip,
    shows_sharing,
    title_of,
)
from portal.preparation.models import PreparationSheet
from portal.rendering import Action, Card, Chip, Line, Page

MOST_LINES = 3
_LAST = 99


@dataclass(frozen=True, kw_only=True)
class ItemPage(Page):
    """An item with its lines. ``screen`` holds those of this screen of the picto view.

    ``topic`` is the line that names the item; ``told`` says what is asked of the council.
    """

    template: ClassVar[str] = "meetings/item"

    item: AgendaItem
    topic: Line
    screen: Sequence[Line] = ()
    sign: Chip | None = None
    told: str = ""
    acts: Sequence[Action] = ()
    chips: Sequence[Chip] = ()
    before: str = ""
    after: str = ""
    above: str = ""
    more: Card


def item_page(
    item: AgendaItem,
    actor: Actor,
    beside: Neighbours,
    ballot: Ballot | None,
    made: Made | None = None,
    sheet: PreparationSheet | None = None,
    *,
    number: int,
    minutes: Sequence[Action] = (),
) -> ItemPage:
    """The page as this actor may see and use it; ``number`` is the screen that is asked for.

    ``sheet`` is the reader's own preparation, seen by nobody else.
    ``made``: what was decided and agreed here, or at the item of the actions who does what;
    ``minutes`` leads to those that are adopted here.
    """
    meeting = item.meeting
    above = url_for("portal.meetings.show", meeting_id=meeting.id)
    topic, rest, checked = _topic_and_lines(item)
    told = Line(text="")
    if not item.is_break:
        _word, words, symbol = PURPOSES[Purpose(item.purpose)]
        told = Line(text=str(words), symbol=symbol)
    tasks = [task_line(one) for one in made.actions] if made and item.shows_actions else []
    shown = [*rest, *tasks] or [told]
    screens = [shown[i : i + MOST_LINES] for i in range(0, len(shown), MOST_LINES)]
    here = min(max(number, 1), len(screens))
    back, following = _around(item, beside, here, len(screens), above)
    last = here == len(screens)
    papers = _papers(item, actor)
    outcome = outcome_card(item, actor, made) if made else Card(title="")
    prepared = prepared_card(item, actor, sheet)
    return ItemPage(
        title=topic.text if current_view() is View.PICTO else item.title,
        symbol=topic.symbol,
        council=meeting.council,
        section="meetings",
        crumbs=[
            (_("Meetings"), url_for("portal.meetings.of_council", council_id=meeting.council_id)),
            (title_of(meeting), above),
        ],
        back=back,
        following=following,
        steps=(beside.number, beside.count) if beside.number else None,
        cards=_cards(
            item,
            [topic, *rest] if checked else [],
            _easy_actions(item, actor),
            (papers, outcome, prepared),
        ),
        actions=[
            *(prepared.actions if current_view() is View.PICTO else ()),
            *_editing(item, actor, ballot),
        ],
        item=item,
        topic=topic,
        screen=screens[here - 1],
        sign=None if checked else Chip(text=_("not yet checked"), tone="sun", mark="info"),
        told=told.text if rest else "",
        acts=[
            *minutes,
            *_voting(item, actor, ballot),
            *_wanting(item, actor, checked),
        ]
        if last
        else (),
        chips=[shared_chip(item.shared_at is not None)] if shows_sharing(meeting, actor) else (),
        before=url_for("portal.meetings.item", item_id=beside.before) if beside.before else "",
        after=url_for("portal.meetings.item", item_id=beside.after) if beside.after else "",
        above=above,
        more=Card(
            title=item.title, text=item.text if checked else "", rows=[*papers.rows, *outcome.rows]
        ),
    )


def _may(actor: Actor, permission: Permission, item: AgendaItem) -> bool:
    return policy.may(actor, permission, item.meeting.council_id)


def _papers(item: AgendaItem, actor: Actor) -> Card:
    edits = _may(actor, Permission.ITEM_EDIT, item)

    def removal(paper: Paper) -> Action:
        return Action(
            concept="remove",
            href=url_for("portal.papers.remove", item_id=item.id),
            post=True,
            fields=[("paper", str(paper.id))],
            tone="quiet",
            confirm=_("Remove this paper?"),
        )

    adding = Action(concept="paper.add", href=url_for("portal.papers.add", item_id=item.id))
    return Card(
        title=_("Papers"),
        rows=[
            Card(
                title=paper.title,
                href=url_for("portal.papers.show", paper_id=paper.id),
                symbol="openmoji:1F4C4",
                actions=[removal(paper)] if edits else [],
            )
            for paper in item.papers
        ],
        actions=[adding] if edits and not item.is_break else [],
    )


def _editing(item: AgendaItem, actor: Actor, ballot: Ballot | None) -> list[Action]:
    """Changing and removing the item, and the vote on it, for who makes the agenda."""
    if not _may(actor, Permission.ITEM_EDIT, item):
        return []
    vote = []
    if not item.is_break and ballot is None:
        href = url_for("portal.ballots.prepare", item_id=item.id)
        vote = [Action(concept="ballot.prepare", href=href)]
    return [
        Action(concept="edit", href=url_for("portal.agenda.edit", item_id=item.id)),
        *vote,
        *_sharing(item, actor),
        Action(
            concept="remove",
            href=url_for("portal.agenda.remove", item_id=item.id),
            post=True,
            tone="alarm",
        ),
    ]


def _sharing(item: AgendaItem, actor: Actor) -> list[Action]:
    """Sharing the item with the guests of this meeting, for an officer."""
    if not (shows_sharing(item.meeting, actor) and _may(actor, Permission.ITEM_SHARE, item)):
        return []
    shared = item.shared_at is not None
    return [
        Action(
            concept="item.unshare" if shared else "item.share",
            href=url_for("portal.meetings.share_item", item_id=item.id),
            post=True,
            fields=[("shared", "no" if shared else "yes")],
        )
    ]


def _voting(item: AgendaItem, actor: Actor, ballot: Ballot | None) -> list[Action]:
    """The way to the vote on this item; a face alone is asked for the card on the way."""
    if ballot is None:
        return []
    council_id = item.meeting.council_id
    prepares = _may(actor, Permission.BALLOT_PREPARE, item)
    member = council_id in actor.councils_as(MEMBER_ROLES)
    prepared = ballot.state == BallotState.PREPARED
    if not (prepares or (member and not prepared)):
        return []
    concept = "result" if ballots.is_closed(ballot) else "vote"
    href = url_for("portal.ballots.show", ballot_id=ballot.id)
    return [Action(concept=concept, href=href, tone="main")]


def _wanting(item: AgendaItem, actor: Actor, checked: bool) -> list[Action]:
    """Asking for an easy text, for who cannot make one."""
    if (
        checked
        or _may(actor, Permission.EASY_EDIT, item)
        or not _may(actor, Permission.EASY_WANT, item)
    ):
        return []
    href = url_for("portal.easytext.want", item_id=item.id)
    return [Action(concept="easy-text.want", href=href, post=True)]


def _easy_actions(item: AgendaItem, actor: Actor) -> list[Action]:
    """Making the easy text, and keeping it; the latter for the council."""
    actions = []
    if not item.is_break and _may(actor, Permission.EASY_EDIT, item):
        href = url_for("portal.easytext.of_item", item_id=item.id)
        actions.append(Action(concept="easy-text", href=href))
    inside = not item.is_break and _may(actor, Permission.NOTES_VIEW, item)
    if inside and not actor.device_id:
        href = url_for("portal.exports.item", item_id=item.id)
        actions.append(Action(concept="pictures.keep", href=href, tone="quiet"))
    return actions


def _topic_and_lines(item: AgendaItem) -> tuple[Line, list[Line], bool]:
    if item.is_break:
        minutes = ngettext("%(num)s minute.", "%(num)s minutes.", item.minutes)
        return Line(text=item.title, symbol="openmoji:2615"), [Line(text=minutes)], True
    lines, checked = lines_of(item)
    topic = lines[0] if lines else Line(text=item.title)
    return topic, lines[1:], checked


def _around(
    item: AgendaItem, beside: Neighbours, here: int, count: int, above: str
) -> tuple[str, str]:
    """Where Terug and Volgende lead: through the screens, then through the items."""

    def at(item_id: int, screen: int = 1) -> str:
        asked = screen if screen > 1 else None
        return url_for("portal.meetings.item", item_id=item_id, screen=asked)

    back = at(beside.before, _LAST) if beside.before else above
    following = at(beside.after) if beside.after else ""
    return (
        at(item.id, here - 1) if here > 1 else back,
        at(item.id, here + 1) if here < count else following,
    )


def _cards(
    item: AgendaItem, lines: Sequence[Line], easy: Sequence[Action], others: Sequence[Card]
) -> list[Card]:
    if item.is_break:
        return [Card(title=_("Break"), symbol="openmoji:2615", lines=lines)]
    facts = [
        (_("What we do"), str(PURPOSES[Purpose(item.purpose)][0])),
        (_("Minutes"), str(item.minutes)),
        (_("Who tells about it"), item.owner.name if item.owner else _("nobody yet")),
    ]
    none = [Line(text=_("There is no checked easy text yet."))]
    progress = easytext.progress_of(item.easy_text)
    status = progress.status(easytext.standard_text(item))
    chip = easy_chip(status, progress.done, progress.lines)
    return [
        Card(title=_("What it is about"), text=item.text, facts=facts),
        Card(title=_("In easy words"), lines=lines or none, chips=[chip], actions=easy),
        *(one for one in others if one.rows or one.actions),
    ]
