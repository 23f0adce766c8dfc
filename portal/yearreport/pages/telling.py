"""What the house is told of a request: four ideas, each with its pictures."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.councils.models import Council
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext, written
from portal.identity import Actor
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.yearreport.models import Feedback, FeedbackPart, Part

SYMBOL = "own:tell"
PARTS = {
    Part.ASKED: (lazy_gettext("What was asked"), "own:question"),
    Part.SAID: (lazy_gettext("What we said"), "own:say"),
    Part.DECIDED: (lazy_gettext("What they decided"), "own:decision"),
    Part.CHANGES: (lazy_gettext("What changes for you"), "own:change"),
}
_CHECKED = (EasyStatus.CHECKED, EasyStatus.OUTDATED)


def told_page(feedback: Feedback, actor: Actor, *, banner: Chip | None = None) -> Page:
    """The page for the house; before it is told, for the council with what is to be done."""
    index = url_for("portal.yearreport.feedback", council_id=feedback.council_id)
    draft = Chip(text=_("A draft: only the council sees this."), tone="sun", mark="clock")
    return Page(
        title=feedback.request.title,
        symbol=SYMBOL,
        council=feedback.council,
        section="dossiers",
        crumbs=[(_("What came of it"), index)],
        back=index,
        banner=banner or (None if feedback.told_at else draft),
        cards=[_part(one, feedback, actor) for one in feedback.parts],
        actions=list(_acts(feedback, actor)),
    )


def _part(one: FeedbackPart, feedback: Feedback, actor: Actor) -> Card:
    title, symbol = PARTS[Part(one.part)]
    shown = easytext.shown_lines(one.easy_text, one.text)
    acts = []
    if one.text and policy.may(actor, Permission.FEEDBACK_EASY, feedback.council_id):
        href = url_for("portal.yearreport.easy", feedback_id=feedback.id, part=one.part)
        acts.append(Action(concept="easy-text", href=href, post=True))
    checked = shown.status in _CHECKED
    chip = Chip(text=_("not yet checked"), tone="sun", mark="info")
    return Card(
        title=str(title),
        symbol=symbol,
        lines=[Line(**line._asdict()) for line in shown.lines]
        or [Line(text=_("Nothing is written down yet."), symbol="own:empty")],
        chips=() if checked or not acts else [chip],
        actions=acts,
    )


def _acts(feedback: Feedback, actor: Actor) -> Iterator[Action]:
    at: dict[str, Any] = {"feedback_id": feedback.id}
    council_id = feedback.council_id
    if feedback.told_at is None:
        if policy.may(actor, Permission.FEEDBACK_TELL, council_id):
            yield Action(
                concept="tell",
                href=url_for("portal.yearreport.tell", **at),
                post=True,
                fields=[("version", str(feedback.version))],
                tone="main",
                confirm=_("Then everybody in the house reads it. Tell it?"),
            )
        if policy.may(actor, Permission.FEEDBACK_WRITE, council_id):
            yield Action(concept="feedback.write", href=url_for("portal.yearreport.words", **at))
    if policy.may(actor, Permission.DOSSIER_VIEW, council_id):
        href = url_for("portal.dossiers.show_request", asked_id=feedback.request_id)
        yield Action(concept="view", href=href, label=_("The request"), tone="quiet")


def feedback_page(council: Council, found: Sequence[Feedback]) -> Page:
    """What the house is told in a council."""
    rows = [_row(one) for one in found]
    return Page(
        title=_("What came of it"),
        symbol=SYMBOL,
        council=council,
        section="people",
        back=url_for("portal.councils.show", council_id=council.id),
        cards=[Card(title=_("This was decided"), symbol="own:decision", rows=rows)] if rows else (),
        empty=Line(text=_("Nothing was told yet."), symbol=SYMBOL),
    )


def _row(one: Feedback) -> Card:
    draft = Chip(text=_("draft"), tone="sun", mark="clock")
    return Card(
        title=one.request.title,
        href=url_for("portal.yearreport.told", feedback_id=one.id),
        symbol=SYMBOL,
        text=written(one.told_at, "d MMMM y") if one.told_at else "",
        chips=() if one.told_at else [draft],
    )


def words_page(feedback: Feedback, form: Any, *, theirs: Any = None) -> FormPage:
    """The words of the four parts."""
    place = url_for("portal.yearreport.told", feedback_id=feedback.id)
    return FormPage(
        title=_("What do we tell the house?"),
        symbol=SYMBOL,
        council=feedback.council,
        section="dossiers",
        crumbs=[(feedback.request.title, place)],
        back=place,
        lede=_("Use short sentences: at most ten words. Each gets a picture."),
        form=form,
        theirs=theirs,
    )
