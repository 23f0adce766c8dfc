"""One request: what is asked, by when, how far it is, what was said; and what can be done now."""

from collections.abc import Collection, Iterator, Sequence

from flask import url_for

from portal.access.permissions import Permission
from portal.concepts import CONCEPTS
from portal.context import offers
from portal.deadlines import Deadline
from portal.disputing import dispute_card
from portal.dossiers import service as dossiers
from portal.dossiers.models import (
    OPEN,
    Answer,
    Kind,
    Outcome,
    Request,
    RequestStep,
    Station,
    What,
)
from portal.dossiers.pages.words import (
    KIND_SYMBOLS,
    KIND_WORDS,
    OUTCOME_WORDS,
    day_chip,
    due_line,
    on,
    picto,
    rail,
    right_action,
    station_chip,
    subject_fact,
)
from portal.enclosing import enclosure_card
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext
from portal.law import SUBJECTS
from portal.lettering import letters_card
from portal.letters.models import Letter
from portal.rendering import Action, Card, Chip, Line, Page
from portal.topics.service import sentences

STEP_WORDS = {
    What.ANNOUNCED: lazy_gettext("Announced"),
    What.RECEIVED: lazy_gettext("The request came"),
    What.RETURNED: lazy_gettext("Given back, since something is missing"),
    What.ASKED: lazy_gettext("We asked something"),
    What.ANSWERED: lazy_gettext("The answer came"),
    What.DISCUSSED: lazy_gettext("The council talked about it"),
    What.TALKED: lazy_gettext("Talk with the provider"),
    What.NO_TALK: lazy_gettext("A talk was not possible"),
    What.AGREED: lazy_gettext("Both sides agreed on this day"),
    What.ADOPTED: lazy_gettext("The council adopted its answer"),
    What.REOPENED: lazy_gettext("The council talks about it once more"),
    What.SENT: lazy_gettext("Signed and sent"),
    What.DECIDED: lazy_gettext("The provider told what it decided"),
    What.NOTICED: lazy_gettext("We noticed that it goes on without our yes"),
    What.SUBSTITUTE: lazy_gettext("The committee was asked"),
    What.RULED: lazy_gettext("The committee ruled"),
    What.NULLITY: lazy_gettext("We said in writing that it is void"),
    What.REPORTED: lazy_gettext("The house was told"),
    What.CLOSED: lazy_gettext("Closed"),
}


def request_page(
    request: Request,
    held: Collection[Permission],
    steps: Sequence[RequestStep],
    written: Sequence[Letter],
    *,
    inside: bool,
    banner: Chip | None = None,
) -> Page:
    """``held`` is what the reader may do with it; ``inside`` whether this is the council."""
    cards = [
        _asked(request, inside=inside),
        *(_due(one) for one in dossiers.runs(request)),
        Card(
            title=_("How far is it?"), symbol="own:where", lines=rail(request, steps, inside=inside)
        ),
        *_said(request, inside=inside),
        *_decided(request),
        *([letters_card(request, written, writes=inside)] if inside or written else []),
        *_enclosed(request, held),
        *_disputes(request, held, inside=inside),
        _law(request),
    ]
    if not picto():
        cards.append(_trail(request, steps, named=inside))
    index = url_for("portal.dossiers.index")
    crumbs = [(_("Dossiers"), index)]
    back = index
    if inside:
        back = url_for("portal.dossiers.show", dossier_id=request.dossier_id)
        crumbs.append((request.dossier.title, back))
    return Page(
        title=request.title,
        symbol=KIND_SYMBOLS[Kind(request.kind)],
        council=request.council,
        section="dossiers",
        crumbs=crumbs,
        back=back,
        banner=banner,
        cards=cards,
        actions=list(_acts(request, held)),
        besides=list(_seldom(request, held)),
    )


def _asked(request: Request, *, inside: bool) -> Card:
    facts = [
        subject_fact(request),
        (_("Why"), request.why),
        (_("What residents notice"), request.effect),
        (_("To make it easier"), request.soften),
        (_("Cost"), request.cost),
        (_("They want to decide on"), on(request.decides_on)),
        (_("From"), request.filed_by.name if request.filed_by else ""),
    ]
    kind = Kind(request.kind)
    return Card(
        title=str(KIND_WORDS[kind]),
        symbol=KIND_SYMBOLS[kind],
        lines=[Line(text=one) for one in sentences(request.plan)]
        or [Line(text=request.title, symbol=KIND_SYMBOLS[kind])],
        facts=[(label, text) for label, text in facts if text],
        chips=[station_chip(request, inside=inside)],
    )


def _enclosed(request: Request, held: Collection[Permission]) -> Iterator[Card]:
    adds = Permission.REQUEST_ENCLOSE in held and request.station != Station.CLOSED
    card = enclosure_card(request, adds=adds)
    if adds or card.rows:
        yield card


def _disputes(request: Request, held: Collection[Permission], *, inside: bool) -> Iterator[Card]:
    if inside:
        drafts = Permission.REQUEST_TREAT in held and request.station != Station.CLOSED
        yield dispute_card(request, drafts=drafts)


def _law(request: Request) -> Card:
    key = request.listed or request.subject
    return Card(
        title=_("What does the law say?"),
        symbol="own:law",
        lines=[Line(text=str(SUBJECTS[key].easy) + ".", symbol=SUBJECTS[key].symbol)],
        actions=[right_action(key)],
    )


def _due(one: Deadline) -> Card:
    """By when, and why: from which fact, by which rule."""
    return Card(
        title=_("By when?"),
        symbol="own:deadline",
        lines=[due_line(one)],
        text=" ".join((_("Why this day?"), *one.explained)),
        chips=day_chip(one.day, hard=one.hard),
        lead=one.hard,
    )


def _said(request: Request, *, inside: bool) -> list[Card]:
    """What the council says; before it is sent nobody else sees it."""
    if not request.advice or not (inside or request.sent_on):
        return []
    lines = []
    if request.answer:
        yes = request.answer == Answer.CONSENTS
        word = _("We agree.") if yes else _("We do not agree.")
        lines.append(Line(text=word, symbol=CONCEPTS[request.answer].symbol))
    lines += [Line(text=one) for one in sentences(request.advice)]
    heard = request.dossier.heard or request.dossier.unheard
    label = _("How residents were heard") if request.dossier.heard else _("Not heard, since")
    sent = [(_("Sent on"), on(request.sent_on))] if request.sent_on else []
    return [
        Card(
            title=_("What we say"),
            symbol="own:say",
            lines=lines,
            facts=[(label, heard), *sent] if heard else sent,
        )
    ]


def _decided(request: Request) -> list[Card]:
    if request.outcome is None:
        return []
    facts = [
        (_("Told on"), on(request.told_on)),
        (_("Noticed on"), on(request.noticed_on)),
        (_("Their reasons"), request.reasons),
        (_("We said that it is void on"), on(request.nullity_on)),
    ]
    symbol = CONCEPTS[request.outcome].symbol
    return [
        Card(
            title=_("What they decided"),
            symbol="own:decision",
            lines=[Line(text=str(OUTCOME_WORDS[Outcome(request.outcome)]), symbol=symbol)],
            facts=[(label, text) for label, text in facts if text],
        )
    ]


def _trail(request: Request, steps: Sequence[RequestStep], *, named: bool) -> Card:
    own = {What.RECEIVED: KIND_WORDS[Kind.UNSOLICITED]}
    words, rows = STEP_WORDS | (own if request.kind == Kind.UNSOLICITED else {}), []
    for one in steps:
        who = one.person.name if named and one.person else ""
        said = ", ".join(part for part in (on(one.on), who, one.text) if part)
        rows.append(Line(text=f"{words[What(one.what)]}: {said}"))
    return Card(title=_("What happened"), symbol="own:rule", lines=rows)


_TREATED = (Station.RECEIVED, Station.ADOPTED)
_Act = tuple[str, str, Permission, Collection[str]]
_ACTS: Sequence[_Act] = (
    ("request.receive", "receive", Permission.REQUEST_TREAT, ("announced", "returned")),
    ("request.adopt", "adopt", Permission.REQUEST_DECIDE, (Station.RECEIVED,)),
    ("request.send", "send", Permission.REQUEST_DECIDE, (Station.ADOPTED,)),
    ("request.discuss", "discuss", Permission.REQUEST_TREAT, _TREATED),
    ("request.talk", "talk", Permission.REQUEST_TREAT, (*_TREATED, Station.SENT)),
    ("request.ask", "ask", Permission.REQUEST_TREAT, (Station.RECEIVED,)),
    ("request.answered", "answered", Permission.REQUEST_OUTCOME, (Station.RECEIVED,)),
    ("request.decide", "decide", Permission.REQUEST_OUTCOME, (Station.SENT, Station.RULED)),
    ("request.nullify", "nullify", Permission.REQUEST_DECIDE, (Station.DECIDED,)),
    ("request.rule", "rule", Permission.REQUEST_TREAT, (Station.SUBSTITUTE,)),
    (
        "request.report",
        "report",
        Permission.REQUEST_DECIDE,
        (Station.DECIDED, Station.NULLIFIED, Station.RULED),
    ),
)
"""What can be done, with whose permission, and at which stations: the most usual first."""
_SELDOM: Sequence[_Act] = (
    ("request.unadopt", "unadopt", Permission.REQUEST_DECIDE, (Station.ADOPTED,)),
    ("request.return", "give_back", Permission.REQUEST_DECIDE, (Station.RECEIVED,)),
    ("request.agree", "agree", Permission.REQUEST_DECIDE, _TREATED),
    (
        "request.notice",
        "notice",
        Permission.REQUEST_TREAT,
        ("announced", "returned", *_TREATED, "sent"),
    ),
    ("request.permission", "permission", Permission.REQUEST_TREAT, ("sent", "decided")),
    ("request.close", "close_request", Permission.REQUEST_DECIDE, OPEN),
)


def _acts(request: Request, held: Collection[Permission]) -> Iterator[Action]:
    yield from _offered(request, held, _ACTS, main=True)
    known = (Station.DECIDED, Station.NULLIFIED, Station.RULED, Station.REPORTED)
    begins, view = Permission.FEEDBACK_MAKE in held, "portal.yearreport.begin_feedback"
    if begins and request.station in known and offers(view):
        href = url_for(view, asked_id=request.id)
        yield Action(concept="feedback.make", href=href, post=True)


def _seldom(request: Request, held: Collection[Permission]) -> Iterator[Action]:
    yield from _offered(request, held, _SELDOM)


def _offered(
    request: Request,
    held: Collection[Permission],
    acts: Sequence[_Act],
    *,
    main: bool = False,
) -> Iterator[Action]:
    for concept, view, permission, stations in acts:
        if permission in held and request.station in stations and _fits(request, view):
            yield Action(
                concept=concept,
                href=url_for(f"portal.dossiers.{view}", asked_id=request.id),
                tone="main" if main else "",
            )
            main = False


def _fits(request: Request, view: str) -> bool:
    """Whether the step makes sense for this request, besides its station."""
    consent = request.kind == Kind.CONSENT
    ours = request.kind == Kind.UNSOLICITED
    return {
        "answered": dossiers.is_paused(request),
        "nullify": dossiers.is_void(request),
        "notice": consent and request.answer != Answer.CONSENTS,
        "permission": dossiers.is_for_committee(request),
        "give_back": not ours,
        "agree": not ours,
    }.get(view, True)
