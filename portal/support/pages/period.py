"""What the supporter does in a period, a task a row."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask import url_for

from portal.concepts import CONCEPTS
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.memberships.service import today
from portal.rendering import Action, Card, Line, Page
from portal.support.models import PeriodTask, Share, SupportPeriod, Task
from portal.support.pages.words import TASKS, crumbs, home, on


def period_page(one: SupportPeriod, until: date | None, *, edits: bool) -> Page:
    """Its tasks by who does them; ``until`` is the first day of the next one."""
    return Page(
        title=period_title(one),
        symbol="own:work",
        council=one.council,
        section="people",
        crumbs=crumbs(one.council),
        back=home(one.council),
        lede=_lasts(one, until),
        cards=[
            Card(title=title, symbol=symbol, rows=rows)
            for share, (title, symbol) in _kinds().items()
            if (rows := [_task(one, it, edits=edits) for it in one.tasks if it.share == share])
        ],
    )


def _kinds() -> dict[str | None, tuple[str, str]]:
    concepts = {share: CONCEPTS[f"share.{share}"] for share in Share}
    said: dict[str | None, tuple[str, str]] = {
        str(share): (str(of.label), of.symbol) for share, of in concepts.items()
    }
    return said | {None: (_("Not chosen yet"), "own:question")}


def running_page(periods: Sequence[SupportPeriod]) -> Page:
    """What support is given now, council by council."""
    return Page(
        title=_("Who does what, in each council"),
        symbol="own:work",
        section="supporters",
        back=url_for("portal.start.show"),
        cards=[
            Card(
                title=one.council.name,
                symbol=one.council.symbol,
                href=period_address(one),
                lines=[_count(one, share) for share in Share],
            )
            for one in periods
        ],
        empty=Line(text=_("No council has a list of tasks yet."), symbol="own:empty"),
    )


def periods_card(council: Council, periods: Sequence[SupportPeriod], *, drafts: bool) -> Card:
    """The lists of a council, the newest first; who ``drafts`` begins one."""
    href = url_for("portal.support.begin_period", council_id=council.id)
    rows = [
        Card(title=period_title(one), href=period_address(one), symbol="own:work")
        for one in periods
    ]
    none = [Line(text=_("There is no list of tasks yet."), symbol="own:empty")]
    return Card(
        title=_("Who does what?"),
        symbol="own:work",
        rows=rows,
        lines=() if rows else none,
        actions=[Action(concept="period.begin", href=href)] if drafts else (),
    )


def period_title(one: SupportPeriod) -> str:
    """From when it holds."""
    return _("Tasks from %(day)s", day=on(one.begins_on))


def period_address(one: SupportPeriod) -> str:
    """The page of it."""
    return url_for("portal.support.period", period_id=one.id)


def _lasts(one: SupportPeriod, until: date | None) -> str:
    if one.begins_on > today():
        return ""
    if until is None:
        return _("This holds now.")
    last = on(until - timedelta(days=1))
    if until <= today():
        return _("This held until %(day)s.", day=last)
    return _("This holds until %(day)s.", day=last)


def _task(one: SupportPeriod, line: PeriodTask, *, edits: bool) -> Card:
    words, symbol = TASKS[Task(line.task)]
    href = ""
    if edits:
        href = url_for("portal.support.share", period_id=one.id, task=line.task)
    remark = [Line(text=line.remark)] if line.remark else []
    return Card(title=str(words), symbol=symbol, href=href, lines=remark)


def _count(one: SupportPeriod, share: Share) -> Line:
    concept = CONCEPTS[f"share.{share}"]
    number = sum(line.share == share for line in one.tasks)
    return Line(text=f"{concept.label}: {number}", symbol=concept.symbol)
