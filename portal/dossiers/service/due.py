"""Which last days run for a request, as the deadline engine says."""

import sqlalchemy as sa

from portal import deadlines
from portal.database import session
from portal.deadlines import Deadline, Term
from portal.dossiers.models import Answer, Due, Kind, Outcome, Request, Station

TERMS = {Kind.ADVICE: Term.ADVICE, Kind.CONSENT: Term.CONSENT}
TO_ANSWER = frozenset({Station.RECEIVED, Station.ADOPTED})


def is_paused(request: Request) -> bool:
    """Whether the term stands still now, since papers are missing."""
    return any(one.until is None for one in request.pauses)


def runs(request: Request) -> list[Deadline]:
    """The last days that run now; a term that stands still has none."""
    found = [_answer(request), _decision(request), _nullity(request), _appeal(request)]
    return [one for one in found if one is not None]


def _answer(request: Request) -> Deadline | None:
    if request.station not in TO_ANSWER or is_paused(request):
        return None
    return answer_due(request)


def answer_due(request: Request) -> Deadline | None:
    """By when the council answers, or had to: with the days on which papers were missing."""
    term = TERMS.get(Kind(request.kind))
    if term is None or request.received_on is None:
        return None
    return deadlines.answer(
        term,
        request.received_on,
        weeks=request.weeks,
        article=request.article,
        agreed=request.agreed_on,
        pauses=[(one.since, one.until) for one in request.pauses if one.until],
    )


def _decision(request: Request) -> Deadline | None:
    if request.station != Station.SENT or request.answer == Answer.REFUSES:
        return None
    assert request.sent_on is not None
    return deadlines.decision(
        request.sent_on, weeks=request.reply_weeks, article=request.reply_article
    )


def is_void(request: Request) -> bool:
    """Whether it was decided without consent or permission: nullity can be invoked (8.7)."""
    without = request.kind == Kind.CONSENT and request.outcome == Outcome.NOT
    return without and request.station == Station.DECIDED and not request.permitted


def _nullity(request: Request) -> Deadline | None:
    if not is_void(request) or request.nullity_on:
        return None
    return deadlines.nullity(request.told_on, request.noticed_on)


def _appeal(request: Request) -> Deadline | None:
    if request.station != Station.RULED or request.ruled_on is None:
        return None
    return deadlines.appeal(request.ruled_on)


def settle(request: Request) -> None:
    """Write down what runs now, for lists and reminders; who was reminded of it stays known."""
    session.flush()
    kept = {
        one.term: one for one in session.scalars(sa.select(Due).where(Due.request_id == request.id))
    }
    for one in runs(request):
        due = kept.pop(one.term, None)
        if due is None:
            session.add(Due(request_id=request.id, term=one.term, day=one.day, hard=one.hard))
        elif due.day != one.day:
            due.day, due.reminded = one.day, None
    for gone in kept.values():
        session.delete(gone)
    session.flush()
