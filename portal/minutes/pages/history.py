"""Who changed what and when, and two versions beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal import clock
from portal.i18n import day, hour
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.minutes.models import Change, Minutes, MinutesState
from portal.minutes.pages.words import frame
from portal.minutes.service import Part, paragraphs
from portal.rendering import Action, Card, Chip, Line, Page


@dataclass(frozen=True, kw_only=True)
class ChangePage(Page):
    """A version of a section beside another: what went and what came."""

    template: ClassVar[str] = "minutes/change"

    paragraphs: Sequence[Sequence[Part]] = ()
    words: tuple[str, str] = ("", "")
    others: Sequence[Action] = ()


def changes_page(
    minutes: Minutes, actor: Actor, changes: Sequence[Change], *, older: int | None
) -> Page:
    """The changes, newest first; ``older`` is where an earlier page begins."""
    here: dict[str, Any] = {"minutes_id": minutes.id}
    rows = [
        Card(
            title=one.section.title,
            href=url_for("portal.minutes.change", change_id=one.id, **here),
            photo_of=one.by,
            lines=[Line(text=_when(one))],
            chips=[Chip(text=_("put back"), tone="plain", mark="undo")] if one.restored else (),
        )
        for one in changes
    ]
    more = (
        [
            Action(
                concept="back",
                href=url_for("portal.minutes.changes", before=older, **here),
                label=_("Earlier"),
            )
        ]
        if older
        else []
    )
    title = _("Who wrote what?")
    return Page(
        **frame(minutes, actor, title),
        cards=[Card(title=_("Newest first"), symbol="own:minutes", rows=rows)] if rows else (),
        actions=more,
        empty=Line(text=_("Nothing is written down yet."), symbol="own:minutes"),
    )


def _when(change: Change) -> str:
    return _(
        "%(name)s, %(day)s at %(time)s",
        name=change.by.call_name,
        day=day(change.at),
        time=hour(change.at),
    )


def change_page(
    minutes: Minutes, actor: Actor, change: Change, parts: Sequence[Part], *, with_now: bool
) -> ChangePage:
    """One version: what changed in it, or with ``with_now`` what changed since."""
    here: dict[str, Any] = {"minutes_id": minutes.id, "change_id": change.id}
    at = url_for("portal.minutes.change", **here)
    ways = [
        Action(concept="view", href=at, label=_("What changed in it"), pressed=not with_now),
        Action(
            concept="view", href=f"{at}?with=now", label=_("What changed since"), pressed=with_now
        ),
    ]
    restore = Action(
        concept="minutes.restore",
        href=url_for("portal.minutes.restore", **here),
        post=True,
        confirm=_("Put this version back? What was written later stays under “Who wrote what?”."),
    )
    open_ = minutes.state == MinutesState.CONCEPT
    page = frame(minutes, actor, change.section.title)
    return ChangePage(
        **page
        | {
            "back": url_for("portal.minutes.changes", minutes_id=minutes.id),
            "lede": _when(change),
        },
        paragraphs=paragraphs(parts),
        words=(_("taken away"), _("added")),
        others=ways,
        actions=[restore] if open_ else (),
    )


def said_at() -> str:
    """That it is saved, with the time."""
    return _("Saved at %(time)s.", time=hour(clock.now()))
