"""What waits for an easy text: the work of a supporter."""

from collections.abc import Iterator, Sequence

from flask import url_for

from portal.easytext.service import WorkItem
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.rendering import Card, Chip, Line
from portal.start.pages.moments import when


def work_rows(work: Sequence[WorkItem]) -> Iterator[Card]:
    """What waits for an easy text: a row for each, but for many of one meeting one together."""
    meetings: dict[int, list[WorkItem]] = {}
    for entry in work:
        if entry.meeting_id is not None and not entry.wanted:
            meetings.setdefault(entry.meeting_id, []).append(entry)
        else:
            yield _work_row(entry)
    for meeting_id, entries in meetings.items():
        if len(entries) == 1:
            yield _work_row(entries[0])
            continue
        yield Card(
            title=ngettext(
                "%(num)s item waits for an easy text",
                "%(num)s items wait for an easy text",
                len(entries),
            ),
            href=url_for("portal.meetings.show", meeting_id=meeting_id),
            symbol="own:agenda-item",
            text=", ".join([one.title for one in entries[:3]] + ["..."] * (len(entries) > 3)),
            lines=[Line(text=when(entries[0].moment))],
        )


def _work_row(entry: WorkItem) -> Card:
    words = {
        "missing": _("no easy text yet"),
        "proposed": _("not checked yet"),
        "rejected": _("rejected"),
        "outdated": _("outdated"),
    }
    chips = [Chip(text=words.get(entry.status, ""), tone="sun")]
    if entry.wanted:
        chips.append(Chip(text=_("asked for"), tone="alarm", mark="help"))
    if entry.kind == "decision":
        return Card(
            title=_("The decision %(number)s", number=entry.number),
            href=url_for("portal.decisions.show", decision_id=entry.id),
            symbol="own:decision",
            text=entry.title,
            chips=chips,
        )
    if entry.kind == "answer":
        return Card(
            title=_("The answer to %(name)s", name=entry.title),
            href=url_for("portal.wishes.show", wish_id=entry.id),
            symbol="own:answer",
            chips=chips,
        )
    return Card(
        title=entry.title,
        href=url_for("portal.meetings.item", item_id=entry.id),
        symbol="own:agenda-item",
        lines=[Line(text=when(entry.moment))],
        chips=chips,
    )
