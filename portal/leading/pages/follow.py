"""The screens that follow: everybody's tablet, and the wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from portal.agenda.models import PURPOSES
from portal.agenda.service import BREAK, Neighbours
from portal.concepts import concept
from portal.easytext import service as easytext
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES, Actor, Portrait
from portal.leading.models import Sign, Sitting
from portal.leading.pages.clock import Disc, disc_of
from portal.leading.pages.stage import frame
from portal.leading.service import Own, Table
from portal.meetings.models import AgendaItem, Meeting, Purpose
from portal.rendering import Action, Line, Page

MOST_LINES = 3
CARDS = (Sign.SLOWER, Sign.STOP, Sign.SPEAK, Sign.BREAK)


@dataclass(frozen=True, kw_only=True)
class Held:
    """A card as its holder sees it: up or not, seen or not, with a name or not."""

    sign: Sign
    word: str
    symbol: str
    up: bool
    said: str
    name: Action | None = None


@dataclass(frozen=True, kw_only=True)
class FollowPage(Page):
    """What a follower sees. ``live``: it is the group's item, and not one looked up oneself."""

    template: ClassVar[str] = "leading/follow"

    pulse: str
    step: str
    live: bool
    topic: Line
    told: str
    disc: Disc | None
    shown: Sequence[Line]
    speaker: Portrait | None
    held: Sequence[Held]
    signal: str
    vote: Action | None
    group: Action | None
    where: Action
    ways: Sequence[Action] = ()
    look: Action | None
    here: Action | None
    sheet: Action | None = None
    previous: str = ""


@dataclass(frozen=True, kw_only=True)
class ScreenPage(FollowPage):
    """The wall: large, and nothing to touch. No name of who holds up a card."""

    template: ClassVar[str] = "leading/screen"
    on_wall: ClassVar[bool] = True


def _topic(item: AgendaItem | None, sitting: Sitting | None) -> tuple[Line, list[Line]]:
    if sitting is None:
        return Line(text=_("The meeting has not begun yet."), symbol="own:wait"), []
    if sitting.closed_at is not None:
        return Line(text=_("The meeting is over."), symbol="own:done"), []
    if item is None:
        words = _("The council talks by itself now.") if sitting.item_id else _("We begin.")
        return Line(text=words, symbol="own:council"), []
    if item.is_break:
        return Line(text=item.title, symbol=BREAK), []
    shown = easytext.shown_lines(item.easy_text, easytext.standard_text(item))
    lines = [Line(**line._asdict()) for line in shown.lines]
    return (lines[0], lines[1 : 1 + MOST_LINES]) if lines else (Line(text=item.title), [])


def _fields(
    meeting: Meeting, sitting: Sitting | None, item: AgendaItem | None, table: Table, *,
    live: bool, seconds: int,
) -> dict[str, object]:  # fmt: skip
    runs = sitting is not None and sitting.closed_at is None
    topic, lines = _topic(item, sitting)
    resting = live and sitting is not None and runs and sitting.break_since is not None
    if resting:
        topic, lines = Line(text=_("Break"), symbol=BREAK), []
    told = ""
    if item is not None and not item.is_break and runs and not resting:
        told = str(PURPOSES[Purpose(item.purpose)][1])
    disc = None
    if sitting is not None and runs and live and item is not None:
        disc = disc_of(sitting, item.minutes, seconds)
    return {
        **frame(meeting, topic.text, topic.symbol),
        "topic": topic,
        "shown": lines,
        "told": told,
        "disc": disc,
        "live": live,
        "speaker": table.speaker if live and runs else None,
        "pulse": url_for("portal.leading.now", meeting_id=meeting.id),
        "where": Action(
            concept="leading.where", href=url_for("portal.leading.follow", meeting_id=meeting.id)
        ),
    }


def follow_page(
    meeting: Meeting,
    sitting: Sitting | None,
    item: AgendaItem | None,
    actor: Actor,
    table: Table,
    *,
    step: str,
    ballot_id: int,
    sheet_id: int,
    is_here: bool,
    beside: Neighbours | None,
    seconds: int,
) -> FollowPage:
    """The page of this person. ``beside``: where an item stands that is looked up oneself;
    ``sheet_id``: what this person prepared for the item, if anything.
    """
    runs = sitting is not None and sitting.closed_at is None
    live = beside is None
    home = url_for("portal.leading.follow", meeting_id=meeting.id)
    member = meeting.council_id in actor.councils_as(MEMBER_ROLES)
    vote = None
    if member and live and ballot_id:
        href = url_for("portal.ballots.show", ballot_id=ballot_id)
        vote = Action(concept="vote", href=href, tone="main")
    following = beside.after if beside else None
    before = beside.before if beside else None
    here = None
    if runs and member and not is_here:
        href = url_for("portal.leading.here", meeting_id=meeting.id)
        here = Action(concept="leading.here", href=href, post=True)
    look = None
    if runs and live and item is not None and not item.is_break:
        look = Action(
            concept="leading.look",
            href=url_for("portal.leading.follow", meeting_id=meeting.id, item=item.id),
        )
    sheet = None
    if sheet_id:
        href = url_for("portal.preparation.show", sheet_id=sheet_id)
        sheet = Action(concept="preparation", href=href)
    group = Action(concept="leading.with-group", href=home, tone="main")
    ways = [look] if look else []
    if before:
        ways.append(Action(concept="leading.previous", href=f"{home}?item={before}"))
    if following:
        ways.append(Action(concept="leading.next", href=f"{home}?item={following}"))
    return FollowPage(
        **_fields(meeting, sitting, item, table, live=live, seconds=seconds),  # type: ignore[arg-type]
        step=step,
        held=[_held(sign, table.own.get(sign), meeting) for sign in CARDS] if runs else (),
        signal=url_for("portal.leading.signal", meeting_id=meeting.id),
        vote=vote,
        group=None if live else group,
        ways=ways,
        look=look,
        here=here,
        sheet=sheet,
        previous=f"{home}?item={before}" if before else "",
        following=f"{home}?item={following}" if following else "",
        steps=(beside.number, beside.count) if beside and beside.number else None,
    )


def screen_page(
    meeting: Meeting, sitting: Sitting | None, item: AgendaItem | None, table: Table, *,
    step: str, seconds: int,
) -> ScreenPage:  # fmt: skip
    """The wall's page: what the group is at, and nothing else."""
    return ScreenPage(
        **_fields(meeting, sitting, item, table, live=True, seconds=seconds),  # type: ignore[arg-type]
        step=step,
        held=(),
        signal="",
        vote=None,
        group=None,
        look=None,
        here=None,
    )


def _held(sign: Sign, mine: Own | None, meeting: Meeting) -> Held:
    known = concept(f"sign.{sign}")
    said, name = "", None
    if mine is not None and sign is Sign.SPEAK:
        said = _("It is your turn.") if mine.seen else _("Your hand is up. You get a turn.")
    elif mine is not None:
        said = _("The chair has seen it.") if mine.seen else _("The chair sees your card.")
        if not mine.named and not mine.seen:
            name = Action(
                concept="leading.name",
                href=url_for("portal.leading.signal", meeting_id=meeting.id),
                post=True,
                fields=[("sign", sign), ("do", "name")],
                tone="quiet",
            )
    return Held(
        sign=sign,
        word=str(known.label),
        symbol=known.symbol,
        up=mine is not None,
        said=said,
        name=name,
    )
