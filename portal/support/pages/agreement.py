"""What is agreed on the support of a council, a card a part; and its forms."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from flask import url_for

from portal.access.permissions import Permission
from portal.concepts import CONCEPTS
from portal.facilities.models import Measure
from portal.facilities.service import said
from portal.i18n import gettext as _
from portal.rendering import Action, Card, Chip, Line, Page
from portal.support.models import SupportAgreement, SupportTask, Task
from portal.support.pages.words import TASKS, crumbs, home, on
from portal.topics.service import sentences

SYMBOL = "own:agreement"


@dataclass(frozen=True, kw_only=True)
class Reader:
    """What the reader ``held``, and whether one may ``print`` here."""

    held: Collection[Permission]
    prints: bool

    def edits(self, one: SupportAgreement) -> bool:
        """Whether this reader can write in it now."""
        return one.drafted and Permission.SUPPORT_EDIT in self.held


def agreement_page(one: SupportAgreement, reader: Reader, banner: Chip | None = None) -> Page:
    """A version of it, and what can be done with it now."""
    besides = []
    if reader.prints:
        besides.append(Action(concept="support.paper", href=_at(one, "pdf"), tone="quiet"))
    return Page(
        title=title_of(one),
        symbol=SYMBOL,
        council=one.council,
        section="people",
        crumbs=crumbs(one.council),
        back=home(one.council),
        lede=_("The organisation does not see this page yet.") if one.drafted else "",
        banner=banner,
        cards=[_course(one), *parts(one, reader)],
        actions=list(_acts(one, reader.held)),
        besides=besides,
    )


def parts(one: SupportAgreement, reader: Reader | None = None) -> list[Card]:
    """What it says, without how far it is: also for its paper."""
    edits = reader is not None and reader.edits(one)
    return [
        _parties(one, edits=edits),
        _means(one, edits=edits),
        _days(one, edits=edits),
        *_words(one, edits=edits),
        _tasks(one, edits=edits),
    ]


def address_of(one: SupportAgreement) -> str:
    """The page of it."""
    return _at(one, "agreement")


def title_of(one: SupportAgreement) -> str:
    """Which version it is."""
    return _("Agreement on support, version %(number)s", number=one.number)


def state_chip(one: SupportAgreement) -> Chip:
    """How far it is, in a word."""
    if one.replaced_on:
        return Chip(text=_("replaced on %(day)s", day=on(one.replaced_on)), tone="plain")
    if one.in_force_on:
        return Chip(text=_("in force"), tone="sun")
    return Chip(text=_("draft") if one.drafted else _("both say yes or no"), tone="plain")


def _course(one: SupportAgreement) -> Card:
    stations = (
        (_("The organisation reads it"), "own:share", one.shown_on),
        (_("The council votes and says yes"), "own:vote", one.voted_on),
        (_("The organisation says yes"), "own:signature", one.agreed_on),
        (_("We do as we agreed"), "own:begin", one.in_force_on),
    )
    lines = [
        Line(
            text=f"{words}: {on(day)}" if day else words,
            symbol=symbol,
            station="done" if day else "coming",
        )
        for words, symbol, day in stations
    ]
    signed = [(_("For the organisation"), one.agreed_by.name)] if one.agreed_by else []
    return Card(
        title=_("How far is it?"),
        symbol="own:where",
        lines=lines,
        facts=signed,
        chips=[state_chip(one)],
    )


def _parties(one: SupportAgreement, *, edits: bool) -> Card:
    council_by = one.council_by.name if one.council_by else _unknown()
    theirs = ", ".join(part for part in (one.provider_name, one.provider_function) if part)
    lines = [
        Line(text=_("For the council: %(name)s", name=council_by), symbol="own:council"),
        Line(
            text=_("For the organisation: %(name)s", name=theirs or _unknown()),
            symbol="own:care-provider",
        ),
        Line(
            text=_("The supporter: %(name)s", name=one.supporter or _unknown()),
            symbol="own:supporter",
        ),
    ]
    return _part(one, "parties", lines, edits=edits)


def _means(one: SupportAgreement, *, edits: bool) -> Card:
    hours = money = _unknown()
    if one.minutes is not None:
        hours = said(Measure.MINUTES, one.minutes)
    lines = [Line(text=_("Each week: %(hours)s", hours=hours), symbol="own:week")]
    if one.cents:
        money = said(Measure.CENTS, one.cents)
        text = _("Each year: %(money)s", money=money)
        lines.append(Line(text=text, symbol=f"money:{one.cents}"))
    else:
        lines.append(Line(text=_("No money was agreed."), symbol="own:budget"))
    return _part(one, "means", lines, edits=edits)


def _days(one: SupportAgreement, *, edits: bool) -> Card:
    days = (
        (_("First day"), one.begins_on),
        (_("We look at it again"), one.review_on),
        (_("Last day"), one.ends_on),
    )
    lines = [
        Line(text=f"{words}: {on(day)}", symbol=f"leaf:{day:%Y-%m-%d}")
        for words, day in days
        if day
    ]
    none = [Line(text=_("No days yet."), symbol="own:empty")]
    own = _("Chair, secretary and supporter are reminded of these days.")
    return _part(one, "days", lines or none, edits=edits, text=own)


def _words(one: SupportAgreement, *, edits: bool) -> Iterator[Card]:
    lines = [Line(text=part) for part in sentences(one.text)]
    yield _part(one, "words", lines, edits=edits)
    yield Card(
        title=_("The supporter is independent"),
        symbol="own:fair",
        lines=[Line(text=part) for part in sentences(one.independence)],
        facts=[(_("Law: Wmcz 2018 %(article)s", article="art. 6 lid 3"), _("independent support"))],
    )


def _tasks(one: SupportAgreement, *, edits: bool) -> Card:
    return Card(
        title=_("What the supporter does"),
        symbol="own:work",
        rows=[_task(one, line, edits=edits) for line in one.tasks],
        text=_("The law names no tasks. You choose them together."),
    )


def _task(one: SupportAgreement, line: SupportTask, *, edits: bool) -> Card:
    words, symbol = TASKS[Task(line.task)]
    href = ""
    if edits:
        href = url_for("portal.support.task", agreement_id=one.id, task=line.task)
    return Card(
        title=str(words),
        symbol=symbol,
        href=href,
        lines=[Line(text=line.remark)] if line.remark else (),
        chips=[Chip(text=_("yes") if line.agreed else _("no"), tone="sun" if line.agreed else "")],
    )


def _part(
    one: SupportAgreement, part: str, lines: list[Line], *, edits: bool, text: str = ""
) -> Card:
    concept = CONCEPTS[f"support.{part}"]
    href = url_for("portal.support.part", agreement_id=one.id, part=part)
    titles = {
        "parties": _("Who agree"),
        "means": _("Time and money"),
        "days": _("From when until when"),
        "words": _("What we agree"),
    }
    return Card(
        title=titles[part],
        symbol=concept.symbol,
        lines=lines,
        text=text,
        actions=[Action(concept="edit", href=href)] if edits else (),
    )


def _acts(one: SupportAgreement, held: Collection[Permission]) -> Iterator[Action]:
    records = Permission.SUPPORT_RECORD in held
    if one.drafted and records:
        yield Action(concept="support.show", href=_at(one, "show_provider"), post=True, tone="main")
    if one.drafted or one.in_force_on:
        return
    if records and one.voted_on is None:
        yield Action(concept="support.approve", href=_at(one, "approve"), tone="main")
    if Permission.SUPPORT_AGREE in held and one.agreed_on is None:
        yield Action(concept="support.agree", href=_at(one, "agree"), tone="main")
    if records:
        yield Action(concept="support.back", href=_at(one, "take_back"), post=True)


def _at(one: SupportAgreement, view: str) -> str:
    return url_for(f"portal.support.{view}", agreement_id=one.id)


def _unknown() -> str:
    return _("not filled in yet")
