"""A year plan on paper, and a list to tick who can come when."""

from collections.abc import Sequence

from portal.datepolls.models import DatePoll
from portal.datepolls.service import Tally, leaf, moment_words, name_of
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.i18n import day
from portal.i18n import gettext as _
from portal.planning.models import PlanEntry, YearPlan
from portal.planning.service import Standing, month_name, standing
from portal.printing.service.document import (
    Block,
    Document,
    Heading,
    Line,
    Lines,
    Sheet,
    Table,
    Text,
    line_of,
    pictogram,
)

_CHECKED = (EasyStatus.CHECKED, EasyStatus.OUTDATED)
_LONGEST = 12


def year_plan(plan: YearPlan, entries: Sequence[PlanEntry], *, large: bool) -> Document:
    """What a council wants to talk about, by month: as a table, or ``large`` with pictures."""
    shown = [one for one in entries if standing(one) is not Standing.SKIPPED]
    title = _("Our year %(year)s", year=plan.year)
    skin = plan.council.skin
    head = (_("Month"), _("Subject"), _("Right"))
    rows = [(month_name(one.month), one.title, one.law or _("custom")) for one in shown]
    blocks: list[Block] = [Table(head=head, rows=rows, widths=(4, 12, 8))]
    if large:
        blocks = []
        for month in sorted({one.month for one in shown}):
            lines = [_line(one, skin) for one in shown if one.month == month]
            blocks += [Heading(text=month_name(month)), Lines(lines=lines)]
    nothing: list[Block] = [Text(text=_("There is nothing in this plan yet."))]
    sheet = Sheet(
        title=title,
        under=[plan.council.name],
        picture=pictogram("own:plan", title, skin),
        blocks=blocks if shown else nothing,
    )
    return Document.of(plan.council, f"{title}, {plan.council.name}", [sheet], large=large)


def _line(entry: PlanEntry, skin: str) -> Line:
    found = easytext.shown_lines(entry.easy_text, easytext.standard_text(entry))
    if found.status in _CHECKED and found.lines:
        return line_of(found.lines[0], skin)
    picture = pictogram(entry.symbol, entry.title, skin) if entry.symbol else None
    return Line(text=entry.title, picture=picture)


def date_list(poll: DatePoll, tallies: Sequence[Tally]) -> Document:
    """For each moment three boxes to tick, with a name on top."""
    title = _("When can you come?")
    answers = (
        (_("Yes"), "own:yes"),
        (_("Rather not"), "openmoji:270B"),
        (_("No"), "own:no"),
    )
    skin = poll.council.skin
    blocks: list[Block] = [Text(text=_("My name: %(line)s", line="." * 40))]
    for one in tallies:
        words = moment_words(one.moment.starts_at)
        picture = pictogram(leaf(one.moment.starts_at), words, skin)
        blocks.append(Heading(text=words, picture=picture))
        ticks = [
            Line(text=text, picture=pictogram(symbol, text, skin), box=True)
            for text, symbol in answers
        ]
        blocks.append(Lines(lines=ticks, side=_LONGEST))
    under = [name_of(poll), _("Give it back before %(day)s.", day=day(poll.closes_on))]
    sheet = Sheet(
        title=title, under=under, picture=pictogram("own:when", title, skin), blocks=blocks
    )
    return Document.of(poll.council, f"{title} {name_of(poll)}", [sheet], large=True)
