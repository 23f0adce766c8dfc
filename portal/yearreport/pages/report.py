"""The report of a council on a year, to read: the same cards in both views."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from portal.councils.models import Council
from portal.councils.service import role_word
from portal.dossiers.models import Kind, Outcome
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.people.models import Person
from portal.rendering import Action, Card, Chip, Line, Page
from portal.topics.service import sentences
from portal.yearreport.models import YearReport
from portal.yearreport.pages.words import (
    KIND_SYMBOLS,
    KIND_WORDS,
    SYMBOL,
    answer_words,
    came_of,
    on,
)
from portal.yearreport.service import Asked, Content, Decided, Seat


@dataclass(frozen=True, kw_only=True)
class Reader:
    """What this reader may: ``writes``, ``adopts``; ``follows`` the requests to their own pages;
    ``guest`` sees of the decisions what was shared. ``people`` are those whose faces are known."""

    writes: bool
    adopts: bool
    follows: bool
    guest: bool
    people: Mapping[int, Person]


def title_of(report: YearReport) -> str:
    """What it is called."""
    return _("Our year %(year)s in short", year=report.year)


def report_page(
    report: YearReport, content: Content, reader: Reader, *, newest: YearReport | None
) -> Page:
    """All that is told of a year."""
    council = report.council
    index = url_for("portal.yearreport.index", council_id=council.id)
    return Page(
        title=title_of(report),
        symbol=SYMBOL,
        council=council,
        section="people",
        crumbs=[(_("Year reports"), index)],
        back=index,
        banner=state_chip(report, newest),
        cards=list(cards(report, content, reader)),
        actions=list(_acts(report, reader, newest)),
        besides=list(_papers(report)),
    )


def state_chip(report: YearReport, newest: YearReport | None = None) -> Chip:
    """Whether it is adopted, and whether something newer is."""
    if newest is not None and newest.adopted_at:
        return Chip(text=_("There is a newer version of this report."), tone="sun", mark="info")
    if report.adopted_on is None:
        return Chip(text=_("A draft: only the council sees this."), tone="sun", mark="clock")
    return Chip(text=_("Adopted on %(day)s", day=on(report.adopted_on)), tone="plain", mark="check")


def cards(report: YearReport, content: Content, reader: Reader) -> Iterator[Card]:
    """The parts of the report, in their order."""
    if report.reason:
        yield Card(
            title=_("What was corrected"), symbol="own:change", lines=[Line(text=report.reason)]
        )
    if report.foreword:
        words = [Line(text=one) for one in sentences(report.foreword)]
        yield Card(title=_("What we say of it"), symbol="own:say", lines=words, lead=True)
    yield _met(content)
    yield Card(
        title=_("Who was in the council"),
        symbol="own:council",
        rows=[_seat(one, report.council, reader) for one in content.seats],
        lines=() if content.seats else [Line(text=_("Nobody."), symbol="own:empty")],
    )
    yield from _asked(content, reader)
    decided = [one for one in content.decided if one.shared or not reader.guest]
    if decided:
        rows = [_decided(one) for one in decided]
        yield Card(title=_("What we decided"), symbol="own:decision", rows=rows)
    yield _heard(content)
    if content.runs:
        rows = [_row(one, reader) for one in content.runs]
        yield Card(title=_("What still runs"), symbol="own:busy", rows=rows)


def _met(content: Content) -> Card:
    text = ngettext("We met once.", "We met %(num)s times.", content.meetings)
    return Card(
        title=_("Our meetings"),
        symbol="own:meeting",
        lines=[Line(text=text if content.meetings else _("We did not meet."))],
    )


def _seat(one: Seat, council: Council, reader: Reader) -> Card:
    term = [role_word(council, one.role)]
    term += [_("until %(day)s", day=on(one.until))] if one.until else []
    face = reader.people.get(one.person_id)
    return Card(title=one.name, photo_of=face, lines=[Line(text=", ".join(term))])


def _asked(content: Content, reader: Reader) -> Iterator[Card]:
    """What was asked and said in sums, and then a request at a time."""
    if not content.asked:
        none = Line(text=_("Nobody asked us anything."), symbol="own:empty")
        yield Card(title=_("What was asked of us"), symbol="own:question", lines=[none])
        return
    yield Card(title=_("What was asked of us"), symbol="own:question", lines=list(_kinds(content)))
    yield Card(title=_("What came of it"), symbol="own:result", lines=list(_outcomes(content)))
    rows = [_row(one, reader) for one in content.asked]
    yield Card(title=_("One by one"), symbol="own:file", rows=rows)


def _kinds(content: Content) -> Iterator[Line]:
    number = {kind: sum(one.kind is kind for one in content.asked) for kind in Kind}
    if count := number[Kind.ADVICE]:
        words = ngettext("Once they asked our advice.", "%(num)s times our advice.", count)
        yield Line(text=words, symbol=KIND_SYMBOLS[Kind.ADVICE])
    if count := number[Kind.CONSENT]:
        words = ngettext("Once they needed our yes.", "%(num)s times our yes.", count)
        yield Line(text=words, symbol=KIND_SYMBOLS[Kind.CONSENT])
    if count := number[Kind.UNSOLICITED]:
        words = ngettext("Once we said it ourselves.", "%(num)s times we said it.", count)
        yield Line(text=words, symbol=KIND_SYMBOLS[Kind.UNSOLICITED])


def _outcomes(content: Content) -> Iterator[Line]:
    for outcome, words, symbol in (
        (Outcome.TAKEN_OVER, _("taken over"), "own:yes"),
        (Outcome.PARTLY, _("partly taken over"), "own:some"),
        (Outcome.NOT, _("not taken over"), "own:no"),
        (Outcome.WITHDRAWN, _("plan is off"), "own:stop"),
    ):
        if count := content.came_to(outcome):
            yield Line(text=f"{words}: {count}", symbol=symbol)
    if late := sum(one.late for one in content.asked):
        words = ngettext("We were late once.", "We were late %(num)s times.", late)
        yield Line(text=words, symbol="own:too-late")
    else:
        yield Line(text=_("We were never late."), symbol="own:on-time")


def _row(one: Asked, reader: Reader) -> Card:
    said = [str(KIND_WORDS[one.kind]), answer_words(one)]
    chips = [Chip(text=came_of(one), tone="sun" if one.runs else "plain")]
    chips += [Chip(text=_("too late"), tone="alarm", mark="clock")] if one.late else []
    href = url_for("portal.dossiers.show_request", asked_id=one.id) if reader.follows else ""
    return Card(
        title=one.title,
        href=href,
        symbol=KIND_SYMBOLS[one.kind],
        lines=[Line(text=", ".join(part for part in said if part))],
        chips=chips,
    )


def _decided(one: Decided) -> Card:
    href = url_for("portal.decisions.show", decision_id=one.id)
    return Card(
        title=one.text, href=href, symbol="own:decision", text=f"{one.called}, {on(one.on)}"
    )


def _heard(content: Content) -> Card:
    lines = [_counted_wishes(content)]
    if content.living_room:
        words = ngettext(
            "We talked in the living room once.",
            "We talked in the living room %(num)s times.",
            content.living_room,
        )
        lines.append(Line(text=words, symbol="own:living-room"))
    if asked := sum(one.heard for one in content.asked):
        words = ngettext(
            "Before one answer we asked residents.",
            "Before %(num)s answers we asked residents.",
            asked,
        )
        lines.append(Line(text=words, symbol="own:resident"))
    return Card(title=_("How residents were heard"), symbol="own:hear", lines=lines)


def _counted_wishes(content: Content) -> Line:
    if not content.wishes:
        return Line(text=_("Nobody sent us a wish."), symbol="own:wish")
    sent = ngettext("We got one wish.", "We got %(num)s wishes.", content.wishes)
    done = _("%(number)s have an answer.", number=content.answered)
    return Line(text=f"{sent} {done}" if content.answered else sent, symbol="own:wish")


def _acts(report: YearReport, reader: Reader, newest: YearReport | None) -> Iterator[Action]:
    at: dict[str, Any] = {"report_id": report.id}
    if newest is not None:
        href = url_for("portal.yearreport.show", report_id=newest.id)
        yield Action(concept="yearreport.newer", href=href, tone="main")
    elif report.adopted_at is None:
        if reader.writes:
            tone = "" if report.foreword else "main"
            href = url_for("portal.yearreport.foreword", **at)
            yield Action(concept="yearreport.write", href=href, tone=tone)
        if reader.adopts and report.foreword:
            href = url_for("portal.yearreport.adopt", **at)
            yield Action(concept="yearreport.adopt", href=href, tone="main")
    elif reader.adopts:
        href = url_for("portal.yearreport.correct", **at)
        yield Action(concept="yearreport.correct", href=href)


def _papers(report: YearReport) -> Iterator[Action]:
    at: dict[str, Any] = {"report_id": report.id}
    yield Action(concept="yearreport.paper", href=url_for("portal.yearreport.pdf", **at))
    yield Action(concept="yearreport.table", href=url_for("portal.yearreport.table", **at))
