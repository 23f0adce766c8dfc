"""The council's own words for the chair at an item, and what the council agreed about meetings."""

import sqlalchemy as sa

from portal import audit
from portal.councils.models import Council
from portal.database import session
from portal.errors import check_version
from portal.identity import Actor
from portal.leading.models import QuorumRule, Script
from portal.leading.service.sitting import rule_of
from portal.meetings.models import AgendaItem

MOST_SCRIPT = 1000


def script_of(item_id: int | None) -> str:
    """What the council wrote down to say at this item; empty: nothing of its own."""
    found = session.scalar(sa.select(Script.text).where(Script.item_id == (item_id or 0)))
    return found or ""


def write_script(actor: Actor, item: AgendaItem, text: str) -> None:
    """Keep the council's own words; none brings the usual ones back."""
    kept = session.get(Script, item.id)
    if kept is not None and not text:
        session.delete(kept)
    elif kept is not None:
        kept.text = text
    elif text:
        session.add(Script(item_id=item.id, text=text))
    session.flush()
    council_id = item.meeting.council_id
    audit.record(actor, "leading:script", council_id=council_id, detail=f"AgendaItem {item.id}")


def agree(
    actor: Actor,
    council: Council,
    quorum: QuorumRule,
    number: int | None,
    break_after: int,
    version: int,
) -> None:
    """Keep what the council agreed about its meetings. Raises `ConflictError`."""
    rule = rule_of(council.id)
    check_version(rule, version, ("quorum", "number", "break_after"))
    rule.quorum, rule.break_after = quorum, break_after
    rule.number = number if quorum is QuorumRule.NUMBER else None
    session.add(rule)
    session.flush()
    audit.record(actor, "council:meeting-rules", council_id=council.id)
