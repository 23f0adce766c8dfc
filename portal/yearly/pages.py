"""What there is each year: by when again, why, and when it was."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for

from portal.councils.models import Council
from portal.deadlines import DUTY_LAW, Duty
from portal.i18n import gettext as _
from portal.i18n import written
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.yearly.models import YearlyDone
from portal.yearly.service import DUTY_WORDS, Standing

SYMBOL = "own:year"
SYMBOLS: Mapping[Duty, str] = {
    Duty.INFORMED: "own:plan",
    Duty.TALK: "own:talk-first",
    Duty.REPORT: "own:tell",
}
RIGHTS: Mapping[Duty, str] = {Duty.INFORMED: "6.1", Duty.TALK: "11", Duty.REPORT: "11"}


def index_page(councils: Sequence[Council]) -> Page:
    """The councils of the reader for which this is."""
    rows = [Card(title=one.name, href=address(one), symbol=one.symbol) for one in councils]
    back = url_for("portal.dossiers.index")
    return Page(
        title=_("Each year"),
        symbol=SYMBOL,
        section="dossiers",
        crumbs=[(_("Dossiers"), back)],
        back=back,
        cards=[Card(title=_("Of which council?"), symbol="own:council", rows=rows)] if rows else [],
        empty=Line(text=_("The central council does this."), symbol="own:council"),
    )


def council_page(
    council: Council, found: Sequence[Standing], *, holds: bool, records: bool
) -> Page:
    """Each of the three, with its last day and how that follows."""
    back = url_for("portal.regulation.show", council_id=council.id)
    return Page(
        title=_("Each year"),
        symbol=SYMBOL,
        council=council,
        section="dossiers",
        crumbs=[(_("Our regulation"), back)],
        back=back,
        cards=[_card(council, one, records=records) for one in found] if holds else [],
        empty=Line(text=_("The central council does this."), symbol="own:council"),
    )


def form_page(council: Council, duty: Duty, form: Any) -> FormPage:
    """That it happened."""
    return FormPage(
        title=str(DUTY_WORDS[duty]),
        symbol=SYMBOLS[duty],
        council=council,
        section="dossiers",
        crumbs=[(_("Each year"), address(council))],
        back=address(council),
        lede=str(DUTY_LAW[duty]),
        form=form,
    )


def address(council: Council) -> str:
    """The page of a council."""
    return url_for("portal.yearly.show", council_id=council.id)


def _card(council: Council, one: Standing, *, records: bool) -> Card:
    duty, day = one.due.duty, one.due.day
    words = _("It is due by %(day)s.", day=written(day, "d MMMM y"))
    lines = [Line(text=words, symbol=f"leaf:{day:%Y-%m-%d}")]
    if one.due.last:
        was = _("It was on %(day)s.", day=written(one.due.last, "d MMMM y"))
        lines.append(Line(text=was, symbol="own:done"))
    else:
        lines.append(Line(text=_("Nobody wrote it down yet."), symbol="own:question"))
    actions = []
    if records:
        href = url_for("portal.yearly.record", council_id=council.id, duty=duty)
        actions.append(Action(concept="yearly.happened", href=href))
    right = url_for("portal.rights.show", key=RIGHTS[duty])
    actions.append(
        Action(concept="view", href=right, label=_("Read about this right"), tone="quiet")
    )
    return Card(
        title=str(DUTY_WORDS[duty]),
        symbol=SYMBOLS[duty],
        lines=lines,
        facts=[(_("Why then?"), " ".join(one.due.explained))],
        chips=[Chip(text=_("too late"), tone="alarm", mark="warning")] if one.late else (),
        actions=actions,
        rows=[_done(council, done, records=records) for done in one.done],
    )


def _done(council: Council, done: YearlyDone, *, records: bool) -> Card:
    remove = Action(
        concept="remove",
        href=url_for("portal.yearly.forget", council_id=council.id, done_id=done.id),
        post=True,
        tone="quiet",
        confirm=_("Was this written down by mistake? Then it goes."),
    )
    return Card(
        title=written(done.on, "d MMMM y"),
        symbol=f"leaf:{done.on:%Y-%m-%d}",
        lines=[Line(text=done.text or done.written_by.call_name)],
        actions=[remove] if records else (),
    )
