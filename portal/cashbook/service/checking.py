"""The check of the cash book: two people look, and both sign."""

from datetime import date

import sqlalchemy as sa

from portal import audit, clock
from portal.cashbook.models import CashCheck, CashEntry
from portal.cashbook.service.reading import STANDS, checked_until, open_check, today, total
from portal.councils.models import Council
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES, Actor
from portal.people.models import Membership


def check(actor: Actor, council: Council, until: date, remark: str) -> CashCheck:
    """Say that the book is right up to and including a day; a second person signs as well.

    A check that waits for a second person makes place. Raises `RefusedError`.
    """
    checked = checked_until(council.id)
    if until > today() or (checked and until <= checked):
        raise RefusedError(
            _("Choose a day after the last check, and not after today."), field="until"
        )
    if _drafts(council.id, until):
        raise RefusedError(_("First confirm what waits, or throw it away."), field="until")
    balance, entries = total(council.id, CashEntry.on <= until)
    if not entries:
        raise RefusedError(_("Nothing stands in the book up to this day."), field="until")
    waiting = open_check(council.id)
    if waiting:
        session.delete(waiting)
        session.flush()
    made = CashCheck(
        council_id=council.id,
        until=until,
        balance=balance,
        entries=entries,
        first_by_id=actor.person_id,
        first_helper_id=actor.helper_id,
        first_at=clock.now(),
        first_remark=remark,
    )
    session.add(made)
    session.flush()
    _record(actor, made, "cashbook:looked")
    return made


def sign(actor: Actor, seen: CashCheck, remark: str) -> None:
    """Be the second who says that the book is right.

    One of the two is a member who wrote or confirmed nothing of what is checked: that is custom.
    Raises `RefusedError`.
    """
    if seen.second_at:
        raise RefusedError(_("Two people signed this already."))
    if {seen.first_by_id, seen.first_helper_id or 0} & {actor.person_id, actor.helper_id}:
        raise RefusedError(_("One of you signed already. Somebody else signs as well."))
    if (seen.balance, seen.entries) != total(seen.council_id, CashEntry.on <= seen.until):
        raise RefusedError(_("The book changed since. Begin the check anew."))
    if not _looks_freshly(seen, {seen.first_by_id, actor.person_id or 0}):
        raise RefusedError(_("One of the two is a member who wrote nothing in it."))
    seen.second_by_id, seen.second_at, seen.second_remark = actor.person_id, clock.now(), remark
    session.flush()
    _record(actor, seen, "cashbook:checked")


def _looks_freshly(seen: CashCheck, two: set[int]) -> bool:
    """Whether one of the two is a member who wrote nothing since the last check."""
    holds = [CashEntry.council_id == seen.council_id, STANDS, CashEntry.on <= seen.until]
    checked = checked_until(seen.council_id)
    if checked:
        holds.append(CashEntry.on > checked)
    written = sa.select(CashEntry.entered_by_id, CashEntry.confirmed_by_id).where(*holds)
    wrote = {one for row in session.execute(written) for one in row}
    day = today()
    members = sa.select(Membership.person_id).where(
        Membership.council_id == seen.council_id,
        Membership.person_id.in_(two - wrote),
        Membership.role.in_(sorted(MEMBER_ROLES)),
        Membership.confirmed_at.is_not(None),
        Membership.since <= day,
        sa.or_(Membership.until.is_(None), Membership.until >= day),
    )
    return session.scalars(members.limit(1)).first() is not None


def _drafts(council_id: int, until: date) -> bool:
    drafts = sa.select(CashEntry.id).where(
        CashEntry.council_id == council_id, ~STANDS, CashEntry.on <= until
    )
    return session.scalar(drafts.limit(1)) is not None


def _record(actor: Actor, seen: CashCheck, what: str) -> None:
    audit.record(actor, what, council_id=seen.council_id, detail=f"cash check {seen.id}")
