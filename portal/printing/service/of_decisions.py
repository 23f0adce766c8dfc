"""The list of decisions on paper."""

from collections.abc import Sequence

from portal.councils.models import Council
from portal.decisions.models import Decision
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.i18n import day
from portal.i18n import gettext as _
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


def decision_list(
    council: Council, year: int, decisions: Sequence[Decision], *, large: bool
) -> Document:
    """What a council decided in a year: as a table, or ``large`` with pictures."""
    recorded = [one for one in decisions if one.recorded_at]
    title = _("Decisions of %(year)s", year=year)
    head = (_("No."), _("Date"), _("Decision"))
    rows = [(one.called, day(one.decided_at), _words(one)) for one in recorded]
    blocks: list[Block] = [Table(head=head, rows=rows, widths=(3, 6, 15))]
    if large:
        blocks = [block for one in recorded for block in _in_pictures(one, council.skin)]
    sheet = Sheet(
        title=title,
        under=[council.name],
        picture=pictogram("own:decision", title, council.skin),
        blocks=blocks if recorded else [Text(text=_("Nothing has been decided yet."))],
    )
    return Document.of(council, f"{title}, {council.name}", [sheet], large=large)


def _in_pictures(decision: Decision, skin: str) -> list[Block]:
    shown = easytext.shown_lines(decision.easy_text, decision.text)
    lines = [line_of(one, skin) for one in shown.lines]
    if shown.status not in _CHECKED:
        lines = [Line(text=one.text) for one in lines]
    told = _state(decision)
    title = f"{decision.called}, {day(decision.decided_at)}"
    return [Heading(text=f"{title} ({told})" if told else title), Lines(lines=lines)]


def _words(decision: Decision) -> str:
    told = _state(decision)
    return f"{decision.text} ({told})" if told else decision.text


def _state(decision: Decision) -> str:
    """What is the matter with a decision, if anything is."""
    if decision.withdrawn_at:
        return _("withdrawn")
    replaced = decision.later and decision.later.recorded_at
    return _("replaced") if replaced else ""
