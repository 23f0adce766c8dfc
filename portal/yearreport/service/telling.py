"""What the house is told of a request that was decided: proposed from the request's own words,
written by the council, told by its chair or secretary (art. 5 lid 2)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal import asking, audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.context import offers
from portal.councils.models import Council
from portal.database import session
from portal.dossiers import service as dossiers
from portal.dossiers.models import Answer, Kind, Outcome, Request, Station
from portal.easytext import service as easytext
from portal.easytext.models import EasyText
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.yearreport.models import Feedback, FeedbackPart, Part

TO_TELL = frozenset({Station.DECIDED, Station.NULLIFIED, Station.RULED})
"""Where the house still has to hear of it."""
KNOWN = TO_TELL | {Station.REPORTED}
RECENT = timedelta(days=14)
"""How long the start page tells of it."""
LONGEST = 1000


def find(feedback_id: int) -> Feedback:
    """It with its request, its parts and their easy lines; who asks may see it."""
    query = (
        sa.select(Feedback)
        .options(
            joinedload(Feedback.request),
            selectinload(Feedback.parts)
            .joinedload(FeedbackPart.easy_text)
            .selectinload(EasyText.lines),
        )
        .where(Feedback.id == feedback_id)
    )
    return session.scalars(query).one()


def of_request(request: Request) -> Feedback | None:
    """What the house is told of this request, if that was begun."""
    return session.scalar(sa.select(Feedback).where(Feedback.request_id == request.id))


def told_in(council: Council, mine: sa.ColumnElement[bool], most: int = 60) -> Sequence[Feedback]:
    """What the house is told in a council, as far as ``mine`` lets through: the newest first."""
    found = (
        sa.select(Feedback)
        .options(joinedload(Feedback.request))
        .where(Feedback.council_id == council.id, mine)
        .order_by(Feedback.told_at.is_not(None), Feedback.told_at.desc(), Feedback.id.desc())
    )
    return session.scalars(found.limit(most)).all()


def asks(actor: Actor) -> Iterator[Asking]:
    """``feedback``: what the house was told of late. It asks nothing, and is told beside news."""
    if offers("portal.yearreport.told") and policy.anywhere(actor, Permission.FEEDBACK_VIEW):
        yield (
            asking.about("feedback", Feedback.id, title=Request.title, moment=Feedback.told_at)
            .join(Request, Request.id == Feedback.request_id)
            .where(
                policy.where(actor, Permission.FEEDBACK_VIEW),
                Feedback.told_at >= clock.now() - RECENT,
            )
        )


def begin(actor: Actor, request: Request) -> Feedback:
    """Propose what the house is told, from what was asked, sent and decided; once a request.

    Raises `RefusedError` before it was decided.
    """
    session.refresh(request, with_for_update=True)
    if there := of_request(request):
        return there
    if request.station not in KNOWN:
        raise RefusedError(_("This is not the time for it. See how far the request is."))
    feedback = Feedback(
        council_id=request.council_id,
        request_id=request.id,
        made_by_id=actor.person_id,
        made_at=clock.now(),
    )
    words = proposed(request)
    feedback.parts = [FeedbackPart(part=part, text=words[part][:LONGEST]) for part in Part]
    session.add(feedback)
    session.flush()
    _picture(feedback)
    _note(actor, "feedback:begun", feedback)
    return feedback


def proposed(request: Request) -> Mapping[Part, str]:
    """The words of the request itself, of each part: nothing that stayed inside the council."""
    return {
        Part.ASKED: _joined(f"{request.title}.", request.plan),
        Part.SAID: _joined(_our_answer(request), request.advice) if request.sent_on else "",
        Part.DECIDED: _joined(_outcome(request), request.reasons if request.told_on else ""),
        Part.CHANGES: _("Nothing changes for you.")
        if request.outcome == Outcome.WITHDRAWN
        else request.effect,
    }


def _joined(*texts: str) -> str:
    return "\n".join(one for one in texts if one)


def _our_answer(request: Request) -> str:
    if request.kind != Kind.CONSENT:
        return ""
    return _("We said yes.") if request.answer == Answer.CONSENTS else _("We said no.")


def _outcome(request: Request) -> str:
    if request.outcome is None:
        return _("It may go on.") if request.permitted else _("It may not go on.")
    return {
        Outcome.TAKEN_OVER: _("They do what we said."),
        Outcome.PARTLY: _("They do a part of what we said."),
        Outcome.NOT: _("They do not do what we said."),
        Outcome.WITHDRAWN: _("The plan is off."),
    }[Outcome(request.outcome)]


def write(actor: Actor, feedback: Feedback, words: Mapping[Part, str], version: int) -> None:
    """Write the parts anew; a part that changed gets new lines proposed, to be checked.

    Raises `RefusedError` once it was told, and `ConflictError`.
    """
    _check_open(feedback)
    check_version(feedback, version, ())
    for one in feedback.parts:
        one.text = words[Part(one.part)]
    feedback.version += 1
    session.flush()
    _picture(feedback)
    _note(actor, "feedback:written", feedback)


def _picture(feedback: Feedback) -> None:
    """A line with its picture proposed for each sentence."""
    memory = easytext.memory_of(feedback.council_id)
    for one in feedback.parts:
        if one.easy_text is None:
            if one.text:
                easytext.begin(one)
        elif easytext.is_for_another(one.easy_text, one.text):
            easytext.propose_again(one.easy_text, one.text, memory)
    session.flush()


def tell(actor: Actor, feedback: Feedback, version: int) -> None:
    """Let the house read it: with that the request is reported (art. 5 lid 2), in one act.

    Raises `RefusedError` while a part has no words, and `ConflictError`.
    """
    _check_open(feedback)
    check_version(feedback, version, ())
    if not all(one.text for one in feedback.parts):
        raise RefusedError(_("Each of the four parts needs words first."))
    request = feedback.request
    if request.station in TO_TELL:
        dossiers.report(actor, request, _("With a page in words and pictures."), request.version)
    feedback.told_at, feedback.told_by_id = clock.now(), actor.person_id
    session.flush()
    _note(actor, "feedback:told", feedback)


def _check_open(feedback: Feedback) -> None:
    if feedback.told_at is not None:
        raise RefusedError(_("The house was told this. It does not change any more."))


def _note(actor: Actor, what: str, feedback: Feedback) -> None:
    audit.record(actor, what, council_id=feedback.council_id, detail=f"Feedback {feedback.id}")
