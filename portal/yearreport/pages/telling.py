"""What the house is told of a request: four ideas, each with its pictures."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.context import View, current_view
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
MOST_LINES = 3
_CHECKED = (EasyStatus.CHECKED, EasyStatus.OUTDATED)


def told_page(feedback: Feedback, actor: Actor, *, banner: Chip | None = None) -> Page:
    """The page for the house; before it is told, for the council with what is to be done."""
    index = url_for("portal.yearreport.feedback", council_id=feedback.council_id)
    inside = policy.may(actor, Permission.FEEDBACK_WRITE, feedback.council_id)
    draft = Chip(text=_("A draft: only the council sees this."), tone="sun", mark="clock")
    return Page(
        title=feedback.request.title,
        symbol=SYMBOL,
        council=feedback.council,
        section="dossiers",
        crumbs=[(_("What came of it"), index)],
        back=index,
        banner=banner or (None if feedback.told_at else draft),
        cards=[card for one in feedback.parts for card in _part(one, inside=inside)],
        actions=list(_acts(feedback, actor)),
        besides=list(_easy(feedback, actor)),
    )


def _part(one: FeedbackPart, *, inside: bool) -> Iterator[Card]:
    """One idea; where that is a screen, so many sentences as fit on it."""
    title, symbol = PARTS[Part(one.part)]
    shown = easytext.shown_lines(one.easy_text, one.text)
    lines = [Line(**line._asdict()) for line in shown.lines]
    lines = lines or [Line(text=_("Nothing is written down yet."), symbol="own:empty")]
    standard = current_view() is View.STANDARD
    waits = inside and standard and shown.status not in _CHECKED
    chip = Chip(text=_("not yet checked"), tone="sun", mark="info")
    most = len(lines) if standard else MOST_LINES
    for first in range(0, len(lines), most):
        part = lines[first : first + most]
        yield Card(title=str(title), symbol=symbol, lines=part, chips=[chip] if waits else ())


def _easy(feedback: Feedback, actor: Actor) -> Iterator[Action]:
    """The editor of each part, for who makes easy texts."""
    if policy.may(actor, Permission.FEEDBACK_EASY, feedback.council_id):
        for one in feedback.parts:
            if one.text:
                href = url_for("portal.yearreport.easy", feedback_id=feedback.id, part=one.part)
                words = _("Easy text: %(part)s", part=PARTS[Part(one.part)][0])
                yield Action(concept="easy-text", href=href, label=words, post=True)


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
