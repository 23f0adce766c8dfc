"""The letters of a council, year by year, and the words with which they begin."""

from collections.abc import Collection, Sequence

from flask import url_for

from portal.concepts import CONCEPTS
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.lettering import SYMBOL, letter_row
from portal.letters.models import Letter, LetterKind
from portal.rendering import Action, Card, Chip, Line, Page


def index_page(
    council: Council,
    drafts: Sequence[Letter],
    sent: Sequence[Letter],
    *,
    year: int,
    turns: Sequence[Action],
    templates: bool,
) -> Page:
    """What is being written, and what was sent in a year; ``turns`` lead to other years,
    ``templates`` whether the reader may change the words that letters begin with."""
    cards = []
    if drafts:
        cards.append(
            Card(
                title=_("We still write these"),
                symbol=SYMBOL,
                rows=[letter_row(one) for one in drafts],
            )
        )
    none = [Line(text=_("No letter was sent in this year."), symbol="own:empty")]
    cards.append(
        Card(
            title=_("Sent in %(year)s", year=year),
            symbol="openmoji:1F4E8",
            rows=[letter_row(one) for one in sent],
            lines=() if sent else none,
            actions=turns,
        )
    )
    href = url_for("portal.letters.templates", council_id=council.id)
    return Page(
        title=_("Our letters"),
        symbol=SYMBOL,
        council=council,
        section="dossiers",
        crumbs=[(_("Dossiers"), url_for("portal.dossiers.index"))],
        back=url_for("portal.dossiers.index"),
        cards=cards,
        besides=[Action(concept="letter.templates", href=href)] if templates else (),
    )


def templates_page(council: Council, own: Collection[str]) -> Page:
    """With which words the letters of each kind begin: ours, or the council's own."""
    rows = [
        Card(
            title=str(CONCEPTS[f"letter.{kind}"].label),
            symbol=CONCEPTS[f"letter.{kind}"].symbol,
            href=url_for("portal.letters.template", council_id=council.id, kind=kind),
            chips=[Chip(text=_("our own words"), tone="sun")] if kind in own else (),
        )
        for kind in LetterKind
    ]
    back = url_for("portal.letters.index", council_id=council.id)
    return Page(
        title=_("Words to begin with"),
        symbol="own:form",
        council=council,
        section="dossiers",
        crumbs=[(_("Dossiers"), url_for("portal.dossiers.index")), (_("Our letters"), back)],
        back=back,
        cards=[Card(title=_("For each kind of letter"), symbol="own:form", rows=rows)],
    )
