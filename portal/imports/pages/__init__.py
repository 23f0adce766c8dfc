"""What is shown of imports: what can be had, what would happen, and what has."""

from collections.abc import Collection, Sequence

from flask import url_for

from portal.concepts import CONCEPTS
from portal.i18n import day
from portal.i18n import gettext as _
from portal.imports.models import ImportRun, ImportState
from portal.imports.pages.frame import address_of, framed
from portal.imports.pages.preview import preview_page as preview_page
from portal.imports.service import EMPTY, FULL
from portal.rendering import Action, Card, Chip, FormPage, Line, Page


def index_page(runs: Sequence[ImportRun], stuck: Collection[int]) -> Page:
    """The files one can have, and what was brought in before; ``stuck`` are imports by id."""
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
        rows = [_run_row(run, run.id in stuck) for run in runs]
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


def _run_row(run: ImportRun, stuck: bool) -> Card:
    when = day(run.made_at)
    return Card(
        title=run.file_name,
        href=url_for("portal.imports.show", run_id=run.id),
        symbol="openmoji:1F4C4",
        lines=[Line(text=_("%(name)s, %(day)s", name=run.made_by.name, day=when))],
        chips=[
            Chip(text=_("stands still"), tone="alarm", mark="warning")
            if stuck
            else _state_chip(run)
        ],
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


def busy_page(run: ImportRun, progress: tuple[int, int], trouble: str) -> Page:
    """How far the work is, or why it stands still; and the way to stop it."""
    done, total = progress
    stop = Action(concept="stop", href=url_for("portal.imports.halt", run_id=run.id), post=True)
    if trouble:
        lines = [
            Line(text=_("This stands still. Nothing has changed."), symbol="own:stop"),
            Line(text=trouble, symbol="own:problem"),
        ]
        href = url_for("portal.imports.again", run_id=run.id)
        again = Action(concept="try-again", symbol="own:change", href=href, post=True, tone="main")
        return framed(run, [Card(title=run.file_name, lines=lines, actions=[again, stop])])
    if run.state == ImportState.READING:
        text = _("We are looking through the file.")
    else:
        text = _("We are bringing everybody in.")
    lines = [Line(text=text, symbol="openmoji:23F3")]
    if total:
        lines.append(Line(text=_("%(done)s of %(total)s", done=done, total=total)))
    look = Action(concept="try-again", href=address_of(run), label=_("Look again"), tone="main")
    return framed(run, [Card(title=run.file_name, lines=lines, actions=[look, stop])])


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
    return framed(run, [card])
