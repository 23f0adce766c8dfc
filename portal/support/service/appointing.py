"""The way to a supporter: step by step, each with its day, until the council said yes.

Chair and secretary record each step of the council; the provider names a candidate and asks for
consent. Who supports the council drafts what it looks for, and decides nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit
from portal.councils.models import Council
from portal.database import session
from portal.dossiers import service as dossiers
from portal.dossiers.models import Answer, Kind, Outcome, Request
from portal.dossiers.service import Asked
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor, Role
from portal.memberships import service as memberships
from portal.memberships.service import Term, today
from portal.people.models import Membership, Person
from portal.support.models import CONSENT, Appointment, Employer, Step


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Who could support the council: openly for whom, and what was learned and done before."""

    name: str
    employer: str
    training: str = ""
    experience: str = ""


def wish(actor: Actor, council: Council, looking: str) -> Appointment:
    """Begin: what the council looks for, today."""
    made = Appointment(
        council=council, looking=looking, wished_on=today(), made_by_id=actor.person_id or 0
    )
    session.add(made)
    return _noted(actor, made, "wished")


def change(actor: Actor, one: Appointment, looking: str, version: int) -> None:
    """Say it otherwise, until the provider is told. Raises `RefusedError`, `ConflictError`."""
    _begin(one, version, {Step.WISHED}, ("looking",))
    one.looking = looking
    _noted(actor, one, "changed")


def profile(actor: Actor, one: Appointment, on: date, version: int) -> None:
    """The council says whom it looks for, and the provider sees it. Raises as `change` does."""
    _begin(one, version, {Step.WISHED}, ("looking",))
    one.profiled_on = _day(on, one.wished_on)
    _noted(actor, one, "profiled")


def propose(actor: Actor, one: Appointment, who: Candidate, on: date, version: int) -> None:
    """Name a candidate, or say more of the one that was named. Raises as `change` does."""
    fields = ("name", "employer", "training", "experience")
    _begin(one, version, {Step.PROFILED, Step.PROPOSED}, fields)
    if who.employer not in tuple(Employer):
        raise RefusedError(_("Choose one."), field="employer")
    one.proposed_on = _day(on, one.profiled_on)
    one.name, one.employer = who.name, who.employer
    one.training, one.experience = who.training, who.experience
    _noted(actor, one, "proposed")


def meet(actor: Actor, one: Appointment, on: date, version: int) -> None:
    """The council met the candidate. Raises as `change` does."""
    _begin(one, version, {Step.PROPOSED}, ("name",))
    one.met_on = _day(on, one.proposed_on)
    _noted(actor, one, "met")


def ask(actor: Actor, one: Appointment, plan: str, version: int) -> Request:
    """The provider asks for consent in writing (art. 8 lid 3): a request in a dossier of its own.

    Raises as `change` does, and where another council treats this subject.
    """
    _begin(one, version, {Step.MET}, ("name",))
    title = _("%(name)s as our supporter", name=one.name)
    asked = dossiers.file(actor, one.council, Asked(subject=CONSENT, title=title, plan=plan))
    _linked(actor, one, asked)
    return asked


def proposals(one: Appointment) -> Sequence[Request]:
    """The requests of the council on this subject that came and go with no other candidate."""
    others = sa.exists().where(Appointment.request_id == Request.id, Appointment.id != one.id)
    query = sa.select(Request).where(
        Request.council_id == one.council_id,
        Request.kind == Kind.CONSENT,
        Request.subject == CONSENT,
        Request.came_on.is_not(None),
        ~others,
    )
    return session.scalars(query.order_by(Request.id.desc())).all()


def link(actor: Actor, one: Appointment, request_id: int, version: int) -> None:
    """Say with which request consent is asked: of this council, on art. 8 lid 1 onder i.

    Raises as `change` does.
    """
    _begin(one, version, {Step.MET, Step.ASKED}, ("name",))
    asked = next((request for request in proposals(one) if request.id == request_id), None)
    if asked is None:
        raise RefusedError(
            _("Choose a proposal on who supports this council (art. 8 lid 1 onder i)."),
            field="asked",
        )
    _linked(actor, one, asked)


def consented(one: Appointment) -> bool:
    """Whether the council said yes to the linked proposal, or the committee in its place (art. 8
    lid 6), and the plan stands."""
    asked = one.request
    return (
        asked is not None
        and (asked.answer == Answer.CONSENTS or asked.permitted is True)
        and asked.sent_on is not None
        and asked.outcome not in (Outcome.NOT, Outcome.WITHDRAWN)
    )


def activate(actor: Actor, one: Appointment, on: date, person: Person | None, version: int) -> None:
    """Let the supporter begin, once the council said yes; ``person`` becomes supporter of it.

    Raises as `change` does, without consent, and as `memberships.add` does.
    """
    _begin(one, version, {Step.ASKED}, ("name",))
    asked = one.request
    if asked is None or asked.sent_on is None or not consented(one):
        raise RefusedError(
            _(
                "The council must say yes first: nobody is chosen as its supporter without its "
                "consent (Wmcz 2018 art. 8 lid 1 onder i)."
            )
        )
    if on < asked.sent_on:
        raise RefusedError(_("The council said yes later than this day."), field="on")
    if person is not None:
        _supports(actor, one.council, person, on)
    one.active_on, one.person = on, person
    _noted(actor, one, "active")


def stop(actor: Actor, one: Appointment, on: date, why: str, version: int) -> None:
    """Stop looking, or end it: ``on`` still counts as the last day. Raises as `change` does.

    Of a candidate who never began nothing is kept but the name.
    """
    _begin(one, version, set(Step), ("name",))
    if one.active_on is None:
        last = _day(on, one.wished_on)
        one.training = one.experience = ""
    else:
        last = _since(on, one.active_on)
        if one.person_id and (held := _held(one.council_id, one.person_id)):
            memberships.set_last_day(actor, held, max(on, held.since))
    one.ended_on, one.why = last, why
    _noted(actor, one, "ended")


def of_council(condition: sa.ColumnElement[bool], council: Council) -> Sequence[Appointment]:
    """The ways to a supporter of a council that the reader may see, the newest first."""
    query = sa.select(Appointment).options(joinedload(Appointment.person))
    found = query.where(condition, Appointment.council_id == council.id)
    return session.scalars(found.order_by(Appointment.id.desc())).all()


def _supports(actor: Actor, council: Council, person: Person, on: date) -> None:
    """The one way to a membership: what was proposed is confirmed, else it is made."""
    held = _held(council.id, person.id)
    if held is None:
        term = Term(role=Role.SUPPORTER, since=on)
        memberships.add(actor, council, person, term, confirmed=True)
    else:
        memberships.confirm(actor, held)


def _held(council_id: int, person_id: int) -> Membership | None:
    query = sa.select(Membership).where(
        Membership.council_id == council_id,
        Membership.person_id == person_id,
        Membership.role == Role.SUPPORTER,
        sa.or_(Membership.until.is_(None), Membership.until >= today()),
    )
    return session.scalars(query.order_by(Membership.since)).first()


def _linked(actor: Actor, one: Appointment, asked: Request) -> None:
    one.request, one.asked_on = asked, asked.came_on
    _noted(actor, one, "asked")


def _begin(one: Appointment, version: int, steps: set[Step], fields: tuple[str, ...]) -> None:
    check_version(one, version, fields)
    if not one.open:
        raise RefusedError(_("This was stopped."))
    if one.step not in steps:
        raise RefusedError(_("This step cannot be done now."))


def _day(on: date, since: date | None) -> date:
    if on > today():
        raise RefusedError(_("This day is still to come."), field="on")
    return _since(on, since)


def _since(on: date, since: date | None) -> date:
    if since is not None and on < since:
        raise RefusedError(_("This day is before the step that went first."), field="on")
    return on


def _noted(actor: Actor, one: Appointment, what: str) -> Appointment:
    session.flush()
    detail = f"appointment {one.id}"
    audit.record(actor, f"appointment:{what}", council_id=one.council_id, detail=detail)
    return one
