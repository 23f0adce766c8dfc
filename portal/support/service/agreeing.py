"""What is agreed on the support: drafted in the council, shown, approved by both sides, in force.

How much support is reasonable the law leaves to them (art. 6 lid 3). The supporter drafts; chair
or secretary show it and record the council's vote; the provider approves in an own account.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from portal import audit, clock
from portal.councils.models import Council
from portal.database import session
from portal.errors import ConflictError, RefusedError, check_version
from portal.facilities.models import Measure
from portal.facilities.service import hours_of, money_of, plain
from portal.i18n import gettext as _
from portal.identity import OFFICER_ROLES, Actor, Proof
from portal.memberships import service as memberships
from portal.memberships.service import today
from portal.people.models import Membership
from portal.support.models import SupportAgreement, SupportTask, Task

COPIED = (
    "council_by_id",
    "provider_name",
    "provider_function",
    "supporter",
    "minutes",
    "cents",
    "begins_on",
    "review_on",
    "ends_on",
    "text",
    "independence",
)
"""What a next version begins with."""


@dataclass(frozen=True, kw_only=True)
class Parties:
    """Who agree: an officer for the council, somebody of the provider, and who supports."""

    council_by: int
    provider_name: str
    provider_function: str
    supporter: str


def of_council(condition: sa.ColumnElement[bool], council: Council) -> Sequence[SupportAgreement]:
    """The versions of a council that the reader may see, the newest first."""
    query = sa.select(SupportAgreement).where(condition, SupportAgreement.council_id == council.id)
    found = query.options(selectinload(SupportAgreement.tasks))
    return session.scalars(found.order_by(SupportAgreement.number.desc())).all()


def holding(versions: Sequence[SupportAgreement]) -> SupportAgreement | None:
    """The one that is in force."""
    return next((one for one in versions if one.in_force_on and not one.replaced_on), None)


def officers(council: Council) -> list[Membership]:
    """Who can agree for the council: chair and secretary."""
    return [one for one in memberships.roster(council).members if one.role in OFFICER_ROLES]


def begin(actor: Actor, council: Council) -> SupportAgreement:
    """The draft that is there; else a next version, with what holds now or the usual words."""
    versions = of_council(sa.true(), council)
    if versions and versions[0].in_force_on is None:
        return versions[0]
    before = versions[0] if versions else None
    made = SupportAgreement(
        council=council,
        number=before.number + 1 if before else 1,
        made_by_id=actor.person_id or 0,
        made_at=clock.now(),
        **({name: getattr(before, name) for name in COPIED} if before else _usual(council)),
    )
    known = {one.task: one for one in before.tasks} if before else {}
    for task in Task:
        old = known.get(task)
        line = SupportTask(task=task, agreed=old.agreed if old else True)
        line.remark = old.remark if old else ""
        made.tasks.append(line)
    session.add(made)
    return _noted(actor, made, "begun")


def _usual(council: Council) -> dict[str, str]:
    """The template: words to begin with, which each council makes its own."""
    return {
        "supporter": ", ".join(one.person.name for one in memberships.roster(council).supporters),
        "text": _(
            "The supporter helps the council to do its own work. The council decides what it does. "
            "Council, organisation and supporter look at this together each year."
        ),
        "independence": _(
            "The supporter is independent. What the council talks about stays in the council. "
            "The organisation does not tell the supporter what to advise. "
            "Nobody is worse off for supporting the council well."
        ),
    }


def set_parties(actor: Actor, one: SupportAgreement, parties: Parties, version: int) -> None:
    """Who agree. Raises `RefusedError`, `ConflictError`."""
    _begin(one, version, ("provider_name", "provider_function", "supporter"))
    if parties.council_by not in {officer.person_id for officer in officers(one.council)}:
        raise RefusedError(_("Choose who is chair or secretary."), field="council_by")
    one.council_by_id = parties.council_by
    one.provider_name, one.provider_function = parties.provider_name, parties.provider_function
    one.supporter = parties.supporter
    _noted(actor, one, "changed")


def set_means(actor: Actor, one: SupportAgreement, hours: str, budget: str, version: int) -> None:
    """How many hours a week, and how much money a year, if any. Raises as `set_parties` does."""
    if one.version != version:
        raise ConflictError(in_figures(one), one.version)
    _drafted(one)
    try:
        minutes = hours_of(hours)
    except RefusedError as error:
        raise RefusedError(error.message, field="hours") from error
    if minutes > 7 * 24 * 60:
        raise RefusedError(_("A week has not so many hours."), field="hours")
    try:
        cents = money_of(budget) if budget else None
    except RefusedError as error:
        raise RefusedError(error.message, field="budget") from error
    one.minutes, one.cents = minutes, cents
    _noted(actor, one, "changed")


def in_figures(one: SupportAgreement) -> dict[str, str]:
    """Hours and money as they are filled in."""
    return {
        "hours": plain(Measure.MINUTES, one.minutes) if one.minutes else "",
        "budget": plain(Measure.CENTS, one.cents) if one.cents else "",
    }


def set_days(
    actor: Actor,
    one: SupportAgreement,
    days: tuple[date, date, date | None],
    version: int,
) -> None:
    """The first day, when to look again, the last day if any. Raises as `set_parties` does."""
    _begin(one, version, ("begins_on", "review_on", "ends_on"))
    begins, review, ends = days
    if review < begins:
        raise RefusedError(_("This day lies before the first day."), field="review_on")
    if ends is not None and ends < review:
        raise RefusedError(_("Look at it again before the last day."), field="ends_on")
    one.begins_on, one.review_on, one.ends_on = days
    _noted(actor, one, "changed")


def set_words(
    actor: Actor, one: SupportAgreement, text: str, independence: str, version: int
) -> None:
    """The council's own words. Raises as `set_parties` does."""
    _begin(one, version, ("text", "independence"))
    one.text, one.independence = text, independence
    _noted(actor, one, "changed")


def set_task(
    actor: Actor, one: SupportAgreement, line: SupportTask, said: tuple[bool, str], version: int
) -> None:
    """Whether a kind of help belongs to it, with a remark. Raises as `set_parties` does."""
    _drafted(one)
    check_version(line, version, ("remark",))
    line.agreed, line.remark = said
    _noted(actor, one, "changed")


def show(actor: Actor, one: SupportAgreement) -> None:
    """Let the provider read it; from then on it stands fast. Raises `RefusedError`."""
    _drafted(one)
    if missing := lacking(one):
        raise RefusedError(_("First fill in: %(what)s.", what=", ".join(missing)))
    one.shown_on = today()
    _noted(actor, one, "shown")


def lacking(one: SupportAgreement) -> list[str]:
    """What must be filled in before the provider reads it."""
    parts = (
        (_("who agree"), one.council_by_id and one.provider_name and one.provider_function),
        (_("who supports"), one.supporter),
        (_("the hours"), one.minutes),
        (_("the days"), one.begins_on and one.review_on),
        (_("the words"), one.text and one.independence),
    )
    return [words for words, there in parts if not there]


def take_back(actor: Actor, one: SupportAgreement) -> None:
    """Make it a draft again, to change it: who approved it does so anew. Raises `RefusedError`."""
    if one.in_force_on:
        raise RefusedError(_("This is in force. Begin a new version."))
    one.shown_on = one.voted_on = one.agreed_on = None
    one.approved_by_id = one.agreed_by_id = None
    _noted(actor, one, "taken-back")


def approve(actor: Actor, one: SupportAgreement, voted: date, version: int) -> None:
    """An officer records that the council voted for it. Raises as `set_parties` does."""
    _approving(one, version)
    if voted > today():
        raise RefusedError(_("This day is still to come."), field="voted_on")
    one.voted_on, one.approved_by_id = voted, actor.person_id
    _settle(actor, one)
    _noted(actor, one, "approved")


def agree(actor: Actor, one: SupportAgreement, version: int) -> None:
    """The provider approves it, in an account of its own. Raises as `set_parties` does."""
    _approving(one, version)
    if actor.proof is not Proof.ACCOUNT:
        raise RefusedError(_("Sign in with your own account for this."))
    one.agreed_on, one.agreed_by_id = today(), actor.person_id
    _settle(actor, one)
    _noted(actor, one, "agreed")


def _settle(actor: Actor, one: SupportAgreement) -> None:
    """In force as soon as both approved; what was in force before ends today and is kept."""
    if one.voted_on is None or one.agreed_on is None:
        return
    with session.no_autoflush:  # the database lets no half of this be
        before = holding(of_council(SupportAgreement.id != one.id, one.council))
    if before is not None:
        before.replaced_on, before.due_on = today(), None
    one.in_force_on, one.due_on = today(), one.review_on
    session.flush()
    _record(actor, one, "in-force")


def _begin(one: SupportAgreement, version: int, fields: tuple[str, ...]) -> None:
    check_version(one, version, fields)
    _drafted(one)


def _drafted(one: SupportAgreement) -> None:
    if not one.drafted:
        raise RefusedError(_("It stands fast while the organisation reads it."))


def _approving(one: SupportAgreement, version: int) -> None:
    check_version(one, version, ())
    if one.drafted or one.in_force_on:
        raise RefusedError(_("There is nothing to approve now."))


def _noted(actor: Actor, one: SupportAgreement, what: str) -> SupportAgreement:
    session.flush()
    _record(actor, one, what)
    return one


def _record(actor: Actor, one: SupportAgreement, what: str) -> None:
    detail = f"support agreement {one.id}"
    audit.record(actor, f"support:{what}", council_id=one.council_id, detail=detail)
