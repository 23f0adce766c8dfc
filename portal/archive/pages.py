"""What is shown of the archive: the papers by year."""

from collections.abc import Sequence

from flask import url_for

from portal.archive.models import ArchivedPaper
from portal.concepts import CONCEPTS
from portal.councils.models import Council
from portal.i18n import day
from portal.i18n import gettext as _
from portal.rendering import Action, Card, FormPage, Line, Page

MOST_SHOWN = 100


def index_page(
    council: Council,
    papers: Sequence[ArchivedPaper],
    years: Sequence[int],
    *,
    words: str,
    year: int | None,
    may_fill: bool,
) -> Page:
    """The papers of one year, or those that were looked for."""
    href = url_for("portal.archive.search", council_id=council.id)
    actions = [Action(concept="search", href=href)]
    if may_fill:
        href = url_for("portal.archive.add", council_id=council.id)
        actions.append(Action(concept="archive.add", href=href))
    title = ", ".join(filter(None, (words, str(year or "")))) or _("Newest first")
    cards = []
    if papers:
        rows = [_row(paper, may_fill=may_fill) for paper in papers[:MOST_SHOWN]]
        cards.append(Card(title=title, symbol="openmoji:1F5C3", rows=rows))
    if len(years) > 1 or words:
        cards.append(Card(title=_("Other years"), symbol="openmoji:1F4C5", actions=[
            Action(
                concept="archive",
                href=url_for("portal.archive.index", council_id=council.id, year=one),
                label=str(one),
                pressed=one == year,
            )
            for one in years
        ]))  # fmt: skip
    nothing = _("We found nothing.") if words else _("There are no old papers yet.")
    return Page(
        title=str(CONCEPTS["archive"].label),
        symbol="openmoji:1F5C3",
        council=council,
        section="people",
        back=url_for("portal.councils.show", council_id=council.id),
        cards=cards,
        actions=actions,
        empty=Line(text=nothing, symbol="openmoji:1F5C3"),
    )


def _row(paper: ArchivedPaper, *, may_fill: bool) -> Card:
    actions = []
    if may_fill:
        actions.append(
            Action(
                concept="remove",
                href=url_for("portal.archive.remove", paper_id=paper.id),
                post=True,
                tone="quiet",
                confirm=_("The paper is gone at once. Remove it?"),
            )
        )
    return Card(
        title=paper.title,
        href=url_for("portal.archive.download", paper_id=paper.id),
        symbol="openmoji:1F4C4",
        lines=[Line(text=day(paper.day))] if paper.day else (),
        actions=actions,
    )


def add_page(council: Council, form: object, back: str) -> FormPage:
    """Bring old papers."""
    return _form_page(council, form, "archive.add", back, save="next")


def check_page(council: Council, form: object, back: str) -> FormPage:
    """Look at the titles and days that were read from the names of the files."""
    forget = Action(
        concept="remove",
        href=url_for("portal.archive.forget", council_id=council.id),
        label=_("Keep none of these"),
        post=True,
        tone="quiet",
        confirm=_("They are gone at once. Remove them?"),
    )
    return _form_page(
        council,
        form,
        "archive.keep",
        back,
        save="archive.keep",
        lede=_("Are these titles and days right?"),
        actions=[forget],
    )


def search_page(council: Council, form: object, back: str) -> FormPage:
    """What one looks for."""
    return _form_page(council, form, "search", back, save="search")


def _form_page(
    council: Council,
    form: object,
    concept: str,
    back: str,
    *,
    save: str,
    lede: str = "",
    actions: Sequence[Action] = (),
) -> FormPage:
    about = CONCEPTS[concept]
    return FormPage(
        title=str(about.label),
        symbol=about.symbol,
        council=council,
        section="people",
        back=back,
        lede=lede,
        form=form,
        save=save,
        actions=actions,
    )
