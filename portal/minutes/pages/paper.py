"""Minutes on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.easytext.service import Shown
from portal.identity import Actor
from portal.minutes.models import Minutes
from portal.minutes.pages.words import (
    frame,
    frame_lines,
    meeting_title,
    people_card,
    purpose_of,
    state_line,
)
from portal.minutes.service import Content
from portal.rendering import Card, Line, Page


@dataclass(frozen=True, kw_only=True)
class PaperPart:
    """An item on paper: its sentences, in pictures when they were checked."""

    number: int | None
    title: str
    purpose: str
    text: str
    easy: Sequence[Line]
    lines: Sequence[Line]


@dataclass(frozen=True, kw_only=True)
class PaperPage(Page):
    """The minutes as they are printed, with the state they are in."""

    template: ClassVar[str] = "minutes/paper"
    for_paper: ClassVar[bool] = True

    when: str = ""
    said: str = ""
    people: Card
    parts: Sequence[PaperPart] = ()

    @classmethod
    def of(
        cls, minutes: Minutes, content: Content, actor: Actor, easy: dict[Any, Shown]
    ) -> "PaperPage":
        """The page; only what was checked carries a picture."""
        return cls(
            **frame(minutes, actor)
            | {"back": url_for("portal.minutes.show", minutes_id=minutes.id)},
            when=meeting_title(minutes.meeting),
            said=state_line(minutes),
            people=people_card(content),
            parts=[
                PaperPart(
                    number=one.number,
                    title=one.title,
                    purpose=purpose_of(one),
                    text=one.text,
                    easy=_easy(easy.get(one.item_id)),
                    lines=frame_lines(one),
                )
                for one in content.sections
            ],
        )


def _easy(shown: Shown | None) -> list[Line]:
    return [Line(**line._asdict()) for line in shown.lines] if shown and shown.checked else []
