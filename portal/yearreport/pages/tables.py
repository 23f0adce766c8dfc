"""The rows of a year as a table to keep."""

from collections.abc import Iterator, Sequence

from portal.dossiers.models import Kind, Outcome
from portal.i18n import gettext as _
from portal.yearreport.pages.words import KIND_WORDS, OUTCOME_WORDS, answer_words, came_of
from portal.yearreport.service import Content, Sums


def report_table(content: Content) -> Iterator[Sequence[str]]:
    """A head, and a row for each request; a day is as a computer sorts it."""
    yield (
        _("Number"),
        _("Title"),
        _("Kind"),
        _("Article"),
        _("Received"),
        _("Our answer"),
        _("Sent"),
        _("Outcome"),
        _("Told on"),
    )
    for one in content.asked:
        yield (
            one.number,
            one.title,
            str(KIND_WORDS[one.kind]),
            f"Wmcz 2018 {one.law}",
            one.received.isoformat() if one.received else "",
            answer_words(one),
            one.sent.isoformat() if one.sent else "",
            came_of(one),
            one.told.isoformat() if one.told else "",
        )


def everywhere_table(sums: Sequence[Sums]) -> Iterator[Sequence[str]]:
    """A head, and a row for each council; what a guest is not told stays empty."""
    yield (
        _("Council"),
        *(str(KIND_WORDS[kind]) for kind in Kind),
        *(str(OUTCOME_WORDS[outcome]) for outcome in Outcome),
        _("runs now"),
        _("late now"),
        _("meetings"),
        _("decisions"),
        _("wishes"),
    )
    for one in sums:
        numbers = [*one.asked.values(), *one.outcomes.values(), one.runs, one.late]
        own = (one.meetings, one.decisions, one.wishes)
        yield (
            one.council.name,
            *(str(number) for number in numbers),
            *("" if number is None else str(number) for number in own),
        )
