"""Whose easy text it is: each text that has an easy face, in one table.

Whatever refers to an easy text owns it. To give another text an easy face, add its line here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.context import offers
from portal.database import rows, session
from portal.decisions.models import Action, Decision
from portal.easytext.models import EasyText
from portal.easytext.service.reading import standard_text
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.letters.models import Letter
from portal.meetings.models import AgendaItem, Paper
from portal.minutes.models import Section
from portal.news.models import News
from portal.planning.models import PlanEntry
from portal.regulation.models import HouseRules, RegulationFace
from portal.wishes.models import Wish
from portal.yearreport.models import FeedbackPart

Owning = (
    AgendaItem
    | Wish
    | Decision
    | Action
    | Section
    | Paper
    | PlanEntry
    | News
    | RegulationFace
    | HouseRules
    | Letter
    | FeedbackPart
)


@dataclass(frozen=True, kw_only=True)
class Face:
    """A kind of text with an easy face.

    ``relation`` is the row's name for its easy text. ``title``, ``text`` and ``council`` read the
    row. ``section`` is its place in the navigation; ``page`` and ``change`` are where it is read
    and changed: an endpoint, the name of its id there, and that of the row's own column.
    """

    title: Callable[[Any], str]
    text: Callable[[Any], str]
    council: Callable[[Any], int]
    page: tuple[str, str, str]
    change: tuple[str, str, str] | None = None
    section: str = "meetings"
    relation: str = "easy_text"


def paper_text(paper: Paper) -> str:
    """What the easy text of a paper is checked against: its title, and which file it is."""
    return paper.title if paper.number == 1 else f"{paper.title} ({paper.number})"


FACES: Mapping[type[Any], Face] = {
    AgendaItem: Face(
        title=lambda item: item.title,
        text=standard_text,
        council=lambda item: item.meeting.council_id,
        page=("portal.meetings.item", "item_id", "id"),
        change=("portal.agenda.edit", "item_id", "id"),
    ),
    Wish: Face(
        title=lambda wish: _("The answer to %(name)s", name=wish.person.call_name),
        text=lambda wish: wish.reply,
        council=lambda wish: wish.council_id,
        page=("portal.wishes.show", "wish_id", "id"),
        change=("portal.wishes.answer", "wish_id", "id"),
        section="wishes",
        relation="reply_easy",
    ),
    Decision: Face(
        title=lambda decision: decision.text,
        text=lambda decision: decision.text,
        council=lambda decision: decision.council_id,
        page=("portal.decisions.show", "decision_id", "id"),
        section="decisions",
    ),
    Action: Face(
        title=lambda action: action.what,
        text=lambda action: action.what,
        council=lambda action: action.council_id,
        page=("portal.decisions.action", "action_id", "id"),
        change=("portal.decisions.change_action", "action_id", "id"),
        section="decisions",
    ),
    Section: Face(
        title=lambda section: section.title,
        text=lambda section: section.text,
        council=lambda section: section.minutes.council_id,
        page=("portal.minutes.show", "minutes_id", "minutes_id"),
    ),
    Paper: Face(
        title=lambda paper: paper.title,
        text=paper_text,
        council=lambda paper: paper.item.meeting.council_id,
        page=("portal.papers.show", "paper_id", "id"),
    ),
    PlanEntry: Face(
        title=lambda entry: entry.title,
        text=standard_text,
        council=lambda entry: entry.plan.council_id,
        page=("portal.planning.entry", "entry_id", "id"),
        change=("portal.planning.edit", "entry_id", "id"),
    ),
    News: Face(
        title=lambda news: _("News"),
        text=lambda news: news.text,
        council=lambda news: news.council_id,
        page=("portal.news.of_council", "council_id", "council_id"),
        change=("portal.news.change", "news_id", "id"),
        section="people",
    ),
    RegulationFace: Face(
        title=lambda face: _("Our regulation"),
        text=lambda face: face.regulation.summary,
        council=lambda face: face.council_id,
        page=("portal.regulation.show", "council_id", "council_id"),
        section="people",
    ),
    HouseRules: Face(
        title=lambda rules: _("The house rules of our council"),
        text=lambda rules: rules.summary,
        council=lambda rules: rules.council_id,
        page=("portal.regulation.rules", "council_id", "council_id"),
        section="people",
    ),
    Letter: Face(
        title=lambda letter: letter.title,
        text=lambda letter: letter.text,
        council=lambda letter: letter.council_id,
        page=("portal.letters.show", "letter_id", "id"),
        change=("portal.letters.edit", "letter_id", "id"),
        section="dossiers",
    ),
    FeedbackPart: Face(
        title=lambda part: part.feedback.request.title,
        text=lambda part: part.text,
        council=lambda part: part.feedback.council_id,
        page=("portal.yearreport.told", "feedback_id", "feedback_id"),
        change=("portal.yearreport.words", "feedback_id", "feedback_id"),
        section="dossiers",
    ),
}


@dataclass(frozen=True)
class Owner:
    """What an easy text is the easy face of: the row, read as its kind of text."""

    row: Owning
    face: Face

    @property
    def title(self) -> str:
        """What it is called."""
        return self.face.title(self.row)

    @property
    def text(self) -> str:
        """The standard text, which the lines are checked against."""
        return self.face.text(self.row)


def owner_of(easy: EasyText) -> Owner | None:
    """What the easy text belongs to; none when that has gone. Two statements."""
    found = rows(_owners(), easy=easy.id)
    if not found:
        return None
    model = {one.__tablename__: one for one in FACES}[found[0].kind]
    around = [joinedload(AgendaItem.meeting)] if model is AgendaItem else []
    row, face = session.get(model, found[0].id, options=around), FACES[model]
    if row is None or getattr(row, "removed_at", None) or not offers(face.page[0]):
        return None
    return Owner(row, face)


@cache
def _owners() -> sa.CompoundSelect[Any]:
    mine = sa.bindparam("easy", type_=sa.Integer)
    return sa.union_all(
        *(
            sa.select(sa.literal(model.__tablename__).label("kind"), model.id).where(
                getattr(model, f"{face.relation}_id") == mine
            )
            for model, face in FACES.items()
        )
    )


def ensure_for(row: Owning) -> EasyText:
    """The easy text of a row, made when there is none; a break has none.

    The row's version stays as it is: an easy text disturbs nobody who is changing the row.
    """
    if isinstance(row, AgendaItem) and row.is_break:
        raise RefusedError(_("A break needs no easy text."))
    face = FACES[type(row)]
    if there := getattr(row, face.relation):
        return cast(EasyText, there)
    easy = EasyText(council_id=face.council(row))
    session.add(easy)
    session.flush()
    table, column = cast(sa.Table, row.__table__), f"{face.relation}_id"
    session.execute(sa.update(table).where(table.c.id == row.id).values({column: easy.id}))
    session.refresh(row, [column, face.relation])
    return easy


def text_of(row: Owning) -> str:
    """The standard text of a row, which its easy text is checked against."""
    return FACES[type(row)].text(row)
