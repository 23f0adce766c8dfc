"""What is shown of a council's trail: what happened, and what was refused."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.access.words import WORDS
from portal.audit import AuditEvent
from portal.clock import local
from portal.councils.models import Council
from portal.councils.service import TRAIL_LENGTH
from portal.i18n import day, hour, lazy_gettext
from portal.i18n import gettext as _
from portal.rendering import Action, Card, Chip, Line, Page

EVENT_WORDS: dict[str, Any] = {
    "council:made": lazy_gettext("made the council"),
    "council:changed": lazy_gettext("changed the council"),
    "council:forming": lazy_gettext("said that the council is being formed"),
    "council:active": lazy_gettext("said that the council is at work"),
    "council:dissolved": lazy_gettext("dissolved the council"),
    "membership:added": lazy_gettext("added a member"),
    "membership:proposed": lazy_gettext("proposed a member"),
    "membership:confirmed": lazy_gettext("confirmed a member"),
    "membership:ends": lazy_gettext("set the last day of a term"),
    "membership:ended": lazy_gettext("ended a term"),
    "membership:removed": lazy_gettext("removed a proposal"),
    "wish:made": lazy_gettext("sent a wish"),
    "wish:withdrawn": lazy_gettext("took back a wish"),
    "wish:answered": lazy_gettext("answered a wish"),
    "meeting:make": lazy_gettext("made a meeting"),
    "meeting:edit": lazy_gettext("changed a meeting"),
    "meeting:fix": lazy_gettext("fixed an agenda"),
    "meeting:invite": lazy_gettext("sent the invitation"),
    "meeting:cancel": lazy_gettext("cancelled a meeting"),
    "meeting:tell": lazy_gettext("let people know what changed"),
    "message:print": lazy_gettext("printed a letter"),
    "message:tell": lazy_gettext("told somebody about a meeting"),
    "message:came-back": lazy_gettext("said that a mail did not arrive"),
    "item:add": lazy_gettext("added an agenda item"),
    "item:edit": lazy_gettext("changed an agenda item"),
    "item:move": lazy_gettext("moved an agenda item"),
    "item:remove": lazy_gettext("removed an agenda item"),
    "ballot:prepare": lazy_gettext("prepared a vote"),
    "ballot:open": lazy_gettext("opened a vote"),
    "ballot:close": lazy_gettext("closed a vote"),
    "ballot:stop": lazy_gettext("stopped a vote without a result"),
    "ballot:typed": lazy_gettext("typed in a vote for a member"),
    "ballot:untyped": lazy_gettext("took back a vote that was typed in"),
    "ballot:hands": lazy_gettext("counted hands"),
    "ballot:codes": lazy_gettext("made cards with a code"),
    "ballot:code": lazy_gettext("gave somebody a card with a code"),
    "ballot:again": lazy_gettext("prepared the next round of a vote"),
    "ballot:lot": lazy_gettext("wrote down whom the lot chose"),
    "ballot:rules": lazy_gettext("changed how the council decides"),
}
"""What happened, in words; an unknown event shows its name."""


def trail_page(council: Council, events: Sequence[tuple[AuditEvent, str, str]]) -> Page:
    """What happened in the council and what was refused, newest first."""
    cards = [
        Card(
            title=_("Trail"),
            symbol="own:rule",
            rows=[_event_row(event, name, helper) for event, name, helper in events],
        )
    ]
    actions = []
    if len(events) == TRAIL_LENGTH:
        older = url_for("portal.councils.trail", council_id=council.id, before=events[-1][0].id)
        actions = [Action(concept="view", href=older, label=_("Older"))]
    return Page(
        title=_("Trail of %(council)s", council=council.name),
        symbol="own:rule",
        council=council,
        section="people",
        back=url_for("portal.councils.show", council_id=council.id),
        crumbs=[(council.name, url_for("portal.councils.show", council_id=council.id))],
        lede=_("Who did what, and what was refused. No texts, no votes."),
        cards=cards if events else (),
        actions=actions,
        empty=Line(text=_("Nothing happened yet."), symbol="own:rule"),
    )


def _event_row(event: AuditEvent, name: str, helper: str) -> Card:
    words = str(EVENT_WORDS.get(event.what) or WORDS.get(event.what) or event.what)  # type: ignore[call-overload]
    if helper:
        name = _("%(name)s together with %(helper)s", name=name, helper=helper)
    when = f"{day(local(event.at).date())}, {hour(event.at)}"
    return Card(
        title=_("%(name)s: %(event)s", name=name or _("A visitor"), event=words),
        symbol="own:no" if event.refused else "own:done",
        lines=[Line(text=when)],
        chips=[Chip(text=_("refused"), tone="alarm", mark="cross")] if event.refused else (),
    )
