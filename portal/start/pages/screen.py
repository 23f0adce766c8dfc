"""The screen in the hall of a house: read from afar, by who cannot read, with nothing to touch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from textwrap import shorten
from typing import Any, ClassVar

from portal import clock
from portal.councils.models import House
from portal.decisions.models import Decision
from portal.easytext import service as easytext
from portal.i18n import gettext as _
from portal.i18n import hour, written
from portal.news.models import News
from portal.rendering import Line, Page
from portal.start.service import OnScreen

MOST_LINES = 3
LONGEST = 90


@dataclass(frozen=True, kw_only=True)
class ScreenPage(Page):
    """The next meeting, what was decided, what is new. No names and no faces.

    ``drawn`` says of when it is, for when the network is gone.
    """

    template: ClassVar[str] = "start/screen"
    on_wall: ClassVar[bool] = True

    house: House
    meeting: Sequence[Line]
    decided: Sequence[Sequence[Line]]
    news: Sequence[Sequence[Line]]
    drawn: str

    @classmethod
    def of(cls, house: House, shown: OnScreen) -> "ScreenPage":
        """The page of this house."""
        return cls(
            title=house.name,
            house=house,
            council=next(iter(shown.councils), None),
            meeting=list(_meeting(shown)),
            decided=_few(shown.decided, "own:decision"),
            news=_few(shown.news, "openmoji:1F4F0"),
            drawn=hour(clock.now()),
        )


def _meeting(shown: OnScreen) -> Iterator[Line]:
    meeting = shown.next_meeting
    if meeting is None:
        yield Line(text=_("No meeting is planned."), symbol="own:meeting")
        return
    begins = clock.local(meeting.starts_at)
    if shown.sitting:
        yield Line(text=_("The meeting is going on."), symbol="own:meeting")
    else:
        yield Line(text=_day(begins), symbol=f"leaf:{begins:%Y-%m-%d}")
        yield Line(text=hour(meeting.starts_at), symbol=f"clock:{begins:%H:%M}")
    if meeting.place:
        yield Line(
            text=shorten(meeting.place, LONGEST, placeholder=" ..."), symbol="openmoji:1F4CD"
        )


def _day(begins: datetime) -> str:
    day, today = begins.date(), clock.local(clock.now()).date()
    near = {today: _("today"), today + timedelta(days=1): _("tomorrow")}
    return near.get(day) or written(begins, "EEEE d MMMM")


def _few(found: Iterable[Decision | News], otherwise: str) -> list[list[Line]]:
    """The newest, as many as are whole within a few lines; of a long one that there is more."""
    few: list[list[Line]] = []
    room = MOST_LINES
    for one in found:
        lines = list(_lines(one, otherwise))
        if len(lines) > room and few:
            break
        if len(lines) > room:  # what is cut off could say something else
            lines = [
                *lines[: room - 1],
                Line(text=_("Read more on the tablet."), symbol="own:tablet"),
            ]
        few.append(lines)
        room -= len(lines)
    return few


def _lines(one: Decision | News, otherwise: str) -> Iterator[Line]:
    shown: Any = easytext.shown_lines(one.easy_text, one.text)
    for number, line in enumerate(shown.lines):
        symbol = line.symbol or (otherwise if number == 0 else "")
        text = shorten(line.text, LONGEST, placeholder=" ...")
        yield replace(Line(**line._asdict()), text=text, symbol=symbol, photo_of=None, alt="")
