"""What is shown of imports: what can be had, what would happen, and what has."""

from collections.abc import Sequence

from flask import url_for

from portal.concepts import CONCEPTS
from portal.i18n import day, ngettext
from portal.i18n import gettext as _
from portal.imports.models import ImportRun, ImportState
from portal.imports.service import ANOTHER, EMPTY, FULL, Outcome, Result, sheet_of
from portal.people.models import Person
from portal.rendering import Action, Card, Chip, FormPage, Line, Page

SHOWN = 50
QUESTIONS = 10
TONES = {Outcome.WRONG: "alarm", Outcome.ASK: "sun", Outcome.SAME: "plain"}


def index_page(runs: Sequence[ImportRun]) -> Page:
    """The files one can have, and what was brought in before."""
    cards = [
        Card(
            title=_("Bring people in"),
            symbol="own:proposal",
            lines=[
                Line(text=_("Fill in the empty file."), symbol="openmoji:1F4C4"),
                Line(text=_("First you see what will happen."), symbol="openmoji:1F440"),
            ],
            actions=[
                Action(concept="import.file", href=url_for("portal.imports.start"), tone="main"),
                *(_file(name, "import.empty") for name in EMPTY),
            ],
        ),
        Card(
            title=_("Take people out"),
            symbol="own:everybody",
            lines=[
                Line(text=_("Everybody who is there now, in the same form."), symbol="own:group"),
                Line(text=_("This is private. Keep the file safe."), symbol="own:secret"),
            ],
            actions=[_file(name, "import.full") for name in FULL],
        ),
    ]
    if runs:
        rows = [_run_row(run) for run in runs]
        cards.append(Card(title=_("Newest first"), symbol="own:yesterday", rows=rows))
    return Page(
        title=str(CONCEPTS["imports"].label),
        symbol="own:everybody",
        section="administer",
        back=url_for("portal.councils.index"),
        cards=cards,
    )


def _file(name: str, concept: str) -> Action:
    kind = _("CSV") if name.endswith(".zip") else _("Excel")
    if name == FULL[1]:
        kind = _("CSV with photos")
    label = f"{CONCEPTS[concept].label} ({kind})"
    endpoint = "portal.imports.empty" if name in EMPTY else "portal.imports.export"
    href = url_for(endpoint, name=name)
    return Action(concept=concept, href=href, label=label, post=name in FULL)


def _run_row(run: ImportRun) -> Card:
    when = day(run.made_at)
    return Card(
        title=run.file_name,
        href=url_for("portal.imports.show", run_id=run.id),
        symbol="openmoji:1F4C4",
        lines=[Line(text=_("%(name)s, %(day)s", name=run.made_by.name, day=when))],
        chips=[_state_chip(run)],
    )


def _state_chip(run: ImportRun) -> Chip:
    words = {
        ImportState.READING: (_("being looked at"), "sun", "clock"),
        ImportState.READY: (_("waits for you"), "sun", "help"),
        ImportState.APPLYING: (_("being done"), "sun", "clock"),
        ImportState.DONE: (_("done"), "", "check"),
        ImportState.REFUSED: (_("could not be read"), "alarm", "warning"),
        ImportState.STOPPED: (_("not done"), "plain", "cross"),
    }
    text, tone, mark = words[ImportState(run.state)]
    return Chip(text=text, tone=tone, mark=mark)


def start_page(form: object) -> FormPage:
    """Choose the file."""
    return FormPage(
        title=str(CONCEPTS["import.file"].label),
        symbol="openmoji:1F4C2",
        section="administer",
        back=url_for("portal.imports.index"),
        lede=_("Nothing changes yet. First you see what will happen."),
        form=form,
        save="next",
    )


def busy_page(run: ImportRun, progress: tuple[int, int]) -> Page:
    """How far the work is, and the way to stop it."""
    done, total = progress
    if run.state == ImportState.READING:
        text = _("We are looking through the file.")
    else:
        text = _("We are bringing everybody in.")
    lines = [Line(text=text, symbol="openmoji:23F3")]
    if total:
        lines.append(Line(text=_("%(done)s of %(total)s", done=done, total=total)))
    look = Action(concept="try-again", href=_show(run), label=_("Look again"), tone="main")
    stop = Action(concept="stop", href=url_for("portal.imports.halt", run_id=run.id), post=True)
    return _page(run, [Card(title=run.file_name, lines=lines, actions=[look, stop])])


def ended_page(run: ImportRun) -> Page:
    """What came of it."""
    said = {
        ImportState.DONE: Line(text=_("Everybody is in."), symbol="own:yes"),
        ImportState.REFUSED: Line(text=run.message, symbol="own:no"),
    }
    stopped = Line(text=_("Nothing has changed."), symbol="own:stop")
    facts = []
    if run.state == ImportState.DONE:
        facts = [
            (str(CONCEPTS[f"import.{outcome}"].label), str(count))
            for outcome, count in run.counts.items()
            if count
        ]
    again = Action(concept="import.file", href=url_for("portal.imports.start"))
    line = said.get(ImportState(run.state), stopped)
    card = Card(title=run.file_name, lines=[line], facts=facts, actions=[again])
    return _page(run, [card])


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
    if wrong:
        href = url_for("portal.imports.faults", run_id=run.id)
        actions.append(Action(concept="import.faults", href=href))
    actions.append(
        Action(concept="stop", href=url_for("portal.imports.stop", run_id=run.id), post=True)
    )
    return _page(run, cards, actions)


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
    return [Line(text=_("Is this right? Then bring it in."), symbol="own:yes")]


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
        rows.append(Card(title=_("Everything"), href=_show(run), symbol="own:agenda"))
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


def _page(
    run: ImportRun,
    cards: Sequence[Card],
    actions: Sequence[Action] = (),
) -> Page:
    index = url_for("portal.imports.index")
    return Page(
        title=_("Bring people in"),
        symbol="own:everybody",
        section="administer",
        back=index,
        crumbs=[(str(CONCEPTS["imports"].label), index)],
        cards=cards,
        actions=actions,
    )


def _show(run: ImportRun) -> str:
    return url_for("portal.imports.show", run_id=run.id)
