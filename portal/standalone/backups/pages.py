"""What the administrator sees of backups: the one under way, and those that are there."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from flask import url_for

from portal.i18n import day, hour
from portal.i18n import gettext as _
from portal.rendering import Action, Card, Line, Page
from portal.standalone.backups.service import Kept

MEGABYTE = 1_000_000


def backups_page(
    kept: Sequence[Kept],
    *,
    busy: tuple[int, int] | None,
    trouble: str,
    folder: Path,
    onward: str,
) -> Page:
    """``busy`` is how far the present one is; ``onward`` where one was going."""
    cards = [_now(kept, busy, trouble, onward)]
    if kept:
        rows = [
            Card(title=_moment(one.made_at), symbol="openmoji:1F4BE", text=_size(one.size))
            for one in kept
        ]
        cards.append(Card(title=_("On this computer"), symbol="openmoji:1F4BE", rows=rows))
    told = [
        Line(text=_("Everything is in it, the key as well."), symbol="own:secret"),
        Line(text=_("Keep a copy in another house too."), symbol="openmoji:1F3E0"),
    ]
    cards.append(Card(title=_("Keep it safe"), lines=told, text=str(folder)))
    index = url_for("portal.councils.index")
    return Page(
        title=_("Backups"),
        symbol="openmoji:1F4BE",
        section="administer",
        back=onward or index,
        crumbs=[(_("Councils"), index)],
        cards=cards,
    )


def _now(kept: Sequence[Kept], busy: tuple[int, int] | None, trouble: str, onward: str) -> Card:
    make = Action(
        concept="backup.make",
        href=url_for("portal.backups.make"),
        post=True,
        fields=[("next", onward)] if onward else (),
    )
    if trouble:
        why = Line(text=trouble, symbol="own:problem")
        return Card(title=_("The backup is not made."), lines=[why], actions=[make], lead=True)
    if busy:
        lines = [Line(text=_("We are making a backup."), symbol="openmoji:23F3")]
        if busy[1]:
            lines.append(Line(text=_("%(done)s of %(total)s", done=busy[0], total=busy[1])))
        look = url_for("portal.backups.show", next=onward or None)
        again = Action(concept="try-again", href=look, label=_("Look again"), tone="main")
        return Card(title=_("Wait a moment"), lines=lines, actions=[again], lead=True)
    if not kept:
        none = Line(text=_("There is no backup on this computer."), symbol="own:no")
        return Card(title=_("Make a backup"), lines=[none], actions=[make], lead=True)
    last = Line(text=_moment(kept[0].made_at), symbol="own:yes")
    go = [Action(concept="next", href=onward, tone="main")] if onward else []
    return Card(title=_("The last backup"), lines=[last], actions=[*go, make], lead=True)


def _moment(moment: datetime) -> str:
    return f"{day(moment)}, {hour(moment)}"


def _size(size: int) -> str:
    return _("%(number)s MB", number=max(1, round(size / MEGABYTE)))
