"""What would happen, row by row; and who somebody is, when that is asked."""

from collections.abc import Sequence

from flask import url_for

from portal.concepts import CONCEPTS
from portal.context import offers
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.imports.models import ImportRun
from portal.imports.pages.frame import address_of, framed
from portal.imports.service import ANOTHER, Outcome, Result, sheet_of
from portal.people.models import Person
from portal.rendering import Action, Card, Chip, Line, Page

SHOWN = 50
QUESTIONS = 10
TONES = {Outcome.WRONG: "alarm", Outcome.ASK: "sun", Outcome.SAME: "plain"}


def preview_page(
    run: ImportRun,
    results: Sequence[Result],
    questions: Sequence[tuple[Result, list[Person]]],
    notes: Sequence[str],
    *,
    show: str,
    begin: int,
) -> Page:
    """What would happen: how often what, then row by row; and who somebody is, when asked."""
    counts = run.counts
    wrong, changing = counts[Outcome.WRONG], sum(counts[one] for one in _CHANGING)
    cards = [
        Card(title=run.file_name, symbol="openmoji:1F4C4", lines=_said(run, changing)),
        _counts_card(run, show),
    ]
    cards += [_question_card(run, row, people) for row, people in questions[:QUESTIONS]]
    some = [one for one in results if not show or one.outcome == show]
    cards.append(_rows_card(run, some, show, begin))
    if notes:
        lines = [Line(text=note, symbol="own:question") for note in notes]
        cards.append(Card(title=_("To know"), lines=lines))
    actions = []
    if not wrong and not counts[Outcome.ASK] and changing:
        href = url_for("portal.imports.apply", run_id=run.id)
        actions.append(Action(concept="import.apply", href=href, post=True, tone="main"))
        if offers("portal.backups.make"):
            fields = [("next", address_of(run))]
            href = url_for("portal.backups.make")
            actions.append(Action(concept="backup.make", href=href, post=True, fields=fields))
    if wrong:
        href = url_for("portal.imports.faults", run_id=run.id)
        actions.append(Action(concept="import.faults", href=href))
    actions.append(
        Action(concept="stop", href=url_for("portal.imports.stop", run_id=run.id), post=True)
    )
    return framed(run, cards, actions)


_CHANGING = (Outcome.NEW, Outcome.CHANGED, Outcome.ENDED)


def _said(run: ImportRun, changing: int) -> list[Line]:
    """How it stands, in one or two sentences."""
    wrong, asked = run.counts[Outcome.WRONG], run.counts[Outcome.ASK]
    if run.message:
        return [Line(text=run.message, symbol="own:change")]
    if wrong:
        text = ngettext("%(num)s row is not right.", "%(num)s rows are not right.", wrong)
        mend = Line(text=_("Mend the file and send it again."), symbol="openmoji:1F4C2")
        return [Line(text=text, symbol="own:no"), mend]
    if asked:
        text = ngettext("There is %(num)s question.", "There are %(num)s questions.", asked)
        return [Line(text=text, symbol="own:question")]
    if not changing:
        return [Line(text=_("There is nothing new in this file."), symbol="own:done")]
    return [
        Line(text=_("Is this right? Then bring it in."), symbol="own:yes"),
        Line(text=_("You can only go back with a backup."), symbol="openmoji:1F4BE"),
    ]


def _counts_card(run: ImportRun, show: str) -> Card:
    """How many rows have which outcome; each leads to those rows."""
    rows = [
        Card(
            title=str(CONCEPTS[f"import.{outcome}"].label),
            href=url_for("portal.imports.show", run_id=run.id, show=outcome),
            symbol=CONCEPTS[f"import.{outcome}"].symbol,
            chips=[Chip(text=str(run.counts[outcome]), tone=TONES.get(outcome, ""))],
        )
        for outcome in Outcome
        if run.counts[outcome]
    ]
    if show:
        rows.append(Card(title=_("Everything"), href=address_of(run), symbol="own:agenda"))
    return Card(title=_("How many of what"), symbol="own:agenda", rows=rows)


def _question_card(run: ImportRun, row: Result, people: Sequence[Person]) -> Card:
    """Is the person of this row one who is there already? Told apart by photo and house."""
    href = url_for("portal.imports.answer", run_id=run.id)

    def say(concept: str, said: str) -> Action:
        fields = [("row", row.key), ("said", said)]
        return Action(concept=concept, href=href, post=True, fields=fields)

    rows = [
        Card(
            title=person.name,
            photo_of=person,
            lines=[Line(text=person.house.name if person.house else _("Lives elsewhere"))],
            actions=[say("import.same-person", str(person.id))],
        )
        for person in people
    ]
    house = row.cells.get("house") or _("no house")
    return Card(
        title=_("Who is %(name)s of %(house)s?", name=row.name, house=house),
        symbol="own:dont-know",
        text=_place(row),
        rows=rows,
        actions=[say("import.other-person", ANOTHER)],
    )


def _rows_card(run: ImportRun, some: Sequence[Result], show: str, begin: int) -> Card:
    begin = min(begin, max(len(some) - 1, 0) // SHOWN * SHOWN)
    worst = sorted(some, key=lambda one: list(Outcome).index(Outcome(one.outcome)))
    actions = []
    for concept, at in (("back", begin - SHOWN), ("next", begin + SHOWN)):
        if 0 <= at < len(some):
            href = url_for("portal.imports.show", run_id=run.id, show=show or None, begin=at)
            actions.append(Action(concept=concept, href=href))
    return Card(
        title=_("Row by row"),
        symbol="own:agenda",
        rows=[_result_row(one) for one in worst[begin : begin + SHOWN]],
        actions=actions,
    )


def _result_row(result: Result) -> Card:
    about = CONCEPTS[f"import.{result.outcome}"]
    tone = TONES.get(Outcome(result.outcome), "")
    texts = [*result.faults, *result.changes, *result.hints]
    if result.outcome == Outcome.NEW and result.cells.get("house"):
        texts.insert(0, result.cells["house"])
    return Card(
        title=f"{_place(result)}: {result.name}" if result.name else _place(result),
        symbol=about.symbol,
        lines=[Line(text=text) for text in texts],
        chips=[Chip(text=str(about.label), tone=tone, mark=about.icon)],
    )


def _place(result: Result) -> str:
    return _("%(sheet)s, row %(row)s", sheet=sheet_of(result.sheet).name, row=result.number)
