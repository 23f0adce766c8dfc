"""The house rules of a council, and who represents it (art. 5 lid 1)."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.access.rows import HELD
from portal.councils.models import Council
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES, Actor
from portal.papers import service as papers
from portal.people.models import Membership
from portal.regulation.models import HouseRules, Representative
from portal.regulation.service.versions import today


def house_rules(council: Council) -> Sequence[HouseRules]:
    """Every version of the council's house rules, the newest first."""
    query = sa.select(HouseRules).options(joinedload(HouseRules.easy_text))
    found = query.where(HouseRules.council_id == council.id)
    return session.scalars(found.order_by(HouseRules.since.desc())).all()


def add_rules(
    actor: Actor, council: Council, since: date, summary: str, stored: tuple[str, str]
) -> HouseRules:
    """File a version, with the key and type of its document (empty without one).

    Raises `RefusedError` when there is nothing in it, or a version from that day already.
    """
    key, media_type = stored
    if not (summary or key):
        raise RefusedError(_("Write what stands in it, or bring the document."), field="summary")
    if any(one.since == since for one in house_rules(council)):
        raise RefusedError(_("There is a version from this day already."), field="since")
    rules = HouseRules(
        council_id=council.id,
        since=since,
        summary=summary,
        file_key=key or None,
        media_type=media_type or None,
        added_by_id=actor.person_id or 0,
        added_at=clock.now(),
    )
    session.add(rules)
    session.flush()
    audit.record(actor, "rules:added", council_id=council.id, detail=f"rules {rules.id}")
    return rules


def remove_rules(actor: Actor, rules: HouseRules) -> None:
    """Take a version away that was filed by mistake, with its document once that is done."""
    audit.record(actor, "rules:removed", council_id=rules.council_id, detail=f"rules {rules.id}")
    if rules.file_key:
        papers.discard_after_commit(rules.file_key)
    session.delete(rules)
    session.flush()


def representative(council: Council) -> Membership | None:
    """Who represents the council today; nobody once that membership has ended."""
    query = sa.select(Membership).options(joinedload(Membership.person))
    chosen = Representative.membership_id == Membership.id
    found = query.join(Representative, chosen).where(Representative.council_id == council.id, HELD)
    return session.scalars(found).first()


def represent(actor: Actor, council: Council, membership: Membership | None) -> None:
    """Write down who represents the council, or with None that nobody does now.

    Raises `RefusedError` for who is no member of it today: a supporter never speaks for it.
    """
    if membership and not _is_member(council, membership):
        raise RefusedError(_("Only a member represents the council."), field="member")
    session.execute(sa.delete(Representative).where(Representative.council_id == council.id))
    if membership:
        session.add(
            Representative(council_id=council.id, membership_id=membership.id, role=membership.role)
        )
    session.flush()
    detail = f"membership {membership.id}" if membership else "nobody"
    audit.record(actor, "rules:representative", council_id=council.id, detail=detail)


def _is_member(council: Council, membership: Membership) -> bool:
    ends = membership.until
    return (
        membership.council_id == council.id
        and membership.role in MEMBER_ROLES
        and membership.confirmed_at is not None
        and membership.since <= today()
        and (ends is None or ends >= today())
    )
