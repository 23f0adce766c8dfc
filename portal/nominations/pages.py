"""A nomination on its way: the seat, who was considered, how far it is."""

from typing import Any

from flask import url_for

from portal.dossiers.models import Dossier
from portal.i18n import gettext as _
from portal.i18n import written
from portal.law import NOMINATION
from portal.nominations.models import Candidate, Nomination, NominationState
from portal.nominations.service import OPEN
from portal.rendering import Action, Card, Chip, FormPage, Line, Page

SYMBOL = NOMINATION.symbol
_ENDED = frozenset({NominationState.APPOINTED, NominationState.REFUSED})


def nomination_page(
    dossier: Dossier,
    found: Nomination | None,
    *,
    edits: bool,
    decides: bool,
    banner: Chip | None = None,
) -> Page:
    """Everything of it; for the council alone, since there are names in it."""
    cards = [_seat(found), _course(found), _candidates(dossier, found, edits)] if found else []
    return Page(
        title=str(NOMINATION.easy),
        symbol=SYMBOL,
        council=dossier.council,
        section="dossiers",
        crumbs=[(dossier.title, _dossier(dossier))],
        back=_dossier(dossier),
        lede=_("For the council alone. The provider does not see this page."),
        banner=banner,
        cards=cards,
        actions=_acts(dossier, found, edits=edits, decides=decides),
        empty=Line(text=_("Nobody wrote down yet which seat is free."), symbol="openmoji:1FA91"),
    )


def form_page(dossier: Dossier, form: Any, title: str, symbol: str, theirs: Any = None) -> FormPage:
    """A step to fill in."""
    return FormPage(
        title=title,
        symbol=symbol,
        council=dossier.council,
        section="dossiers",
        crumbs=[(dossier.title, _dossier(dossier)), (str(NOMINATION.easy), address(dossier))],
        back=address(dossier),
        form=form,
        theirs=theirs,
    )


def address(dossier: Dossier) -> str:
    """The page of the nomination."""
    return url_for("portal.nominations.show", dossier_id=dossier.id)


def _dossier(dossier: Dossier) -> str:
    return url_for("portal.dossiers.show", dossier_id=dossier.id)


def _seat(found: Nomination) -> Card:
    since = _("Free since %(day)s.", day=written(found.free_since, "d MMMM y"))
    return Card(
        title=_("The free seat"),
        symbol="openmoji:1FA91",
        lines=[
            Line(text=found.seat, symbol="own:inspection"),
            Line(text=since, symbol=f"leaf:{found.free_since:%Y-%m-%d}"),
        ],
        facts=[
            (
                _("Law: Wmcz 2018 %(article)s", article=NOMINATION.article),
                _("The statutes give us a binding nomination. The law names no weeks for it."),
            )
        ],
    )


def _course(found: Nomination) -> Card:
    state = NominationState(found.state)
    chosen = next((one for one in found.candidates if one.nominated), None)
    sent = _("We sent it")
    if found.sent_on:
        sent = _("We sent it on %(day)s", day=written(found.sent_on, "d MMMM y"))
    answer = _("They answer")
    if state in _ENDED and found.decided_on:
        words = {
            NominationState.APPOINTED: _("appointed"),
            NominationState.REFUSED: _("refused"),
        }
        day = written(found.decided_on, "d MMMM y")
        answer = _("%(what)s on %(day)s", what=words[state], day=day)
    nominee = _("We nominate somebody")
    if chosen and state is not NominationState.LOOKING:
        nominee = _("We nominate %(name)s", name=chosen.name)
    done = list(NominationState).index(state)
    steps = ((nominee, "own:decide", 1), (sent, "own:signature", 2), (answer, "own:answer", 3))
    lines = [
        Line(text=text, symbol=symbol, station="done" if done >= place else "coming")
        for text, symbol, place in steps
    ]
    facts = [(_("Why this person?"), found.why), (_("Their reasons"), found.reasons)]
    return Card(
        title=_("How far is it?"),
        symbol="own:how",
        lines=lines,
        facts=[(label, text) for label, text in facts if text],
    )


def _candidates(dossier: Dossier, found: Nomination, edits: bool) -> Card:
    rows = [_candidate(dossier, one, edits and found.state in OPEN) for one in found.candidates]
    none = [Line(text=_("Nobody yet."), symbol="own:nobody")]
    return Card(
        title=_("Whom do we think of?"), symbol="own:who", rows=rows, lines=() if rows else none
    )


def _candidate(dossier: Dossier, one: Candidate, edits: bool) -> Card:
    drop = Action(
        concept="remove",
        href=url_for("portal.nominations.drop", dossier_id=dossier.id, candidate_id=one.id),
        post=True,
        tone="quiet",
        confirm=_("Then the name is gone. Go on?"),
    )
    return Card(
        title=one.name,
        symbol="own:person",
        lines=[Line(text=one.text)] if one.text else (),
        chips=[Chip(text=_("nominated"), tone="sun", mark="check")] if one.nominated else (),
        actions=[drop] if edits and not one.nominated else (),
    )


def _acts(
    dossier: Dossier, found: Nomination | None, *, edits: bool, decides: bool
) -> list[Action]:
    acts = []
    own: dict[str, Any] = {"dossier_id": dossier.id}
    if edits and (found is None or found.state in OPEN):
        seat = url_for("portal.nominations.describe", **own)
        acts.append(Action(concept="nomination.seat", href=seat, tone="" if found else "main"))
    if found is None:
        return acts
    if edits and found.state in OPEN:
        more = url_for("portal.nominations.consider", **own)
        acts.append(Action(concept="nomination.consider", href=more))
    if decides and found.state in OPEN and found.candidates:
        href = url_for("portal.nominations.nominate", **own)
        acts.append(Action(concept="nomination.nominate", href=href, tone="main"))
    if decides and found.state == NominationState.NOMINATED:
        fields = [("version", str(found.version))]
        href = url_for("portal.nominations.send", **own)
        sure = _("Sign it and send it now?")
        acts.append(
            Action(concept="request.send", href=href, post=True, fields=fields, confirm=sure)
        )
    if edits and found.state == NominationState.SENT:
        href = url_for("portal.nominations.answer", **own)
        acts.append(Action(concept="request.answered", href=href, tone="main"))
    return acts
