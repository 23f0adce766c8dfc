"""The words of an agenda, and ready-made ones to begin with: ours, and a council's own.

Titles of ours are in the language of who makes one.
"""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.councils.models import Council
from portal.database import FLAT, Base
from portal.i18n import lazy_gettext as _
from portal.meetings.models import Purpose

PURPOSES: dict[Purpose, tuple[Any, Any, str]] = {
    Purpose.HEAR: (_("hear something"), _("We hear something."), "own:hear"),
    Purpose.TALK: (_("talk about it"), _("We talk about it."), "own:talk-first"),
    Purpose.ADVISE: (_("give advice"), _("We say what we think of it."), "own:advice"),
    Purpose.DECIDE: (_("decide ourselves"), _("We decide together."), "own:decide"),
}
"""Each purpose: its word, what a resident is told, its pictogram."""


@dataclass(frozen=True)
class Point:
    """One item of a ready-made agenda; a break has no purpose."""

    title: Any
    minutes: int
    purpose: Purpose | None = Purpose.HEAR
    shows_actions: bool = False


@dataclass(frozen=True)
class Template:
    """A ready-made agenda under the name it is chosen by."""

    label: Any
    points: tuple[Point, ...]


_OPENING = Point(_("Opening"), 3)
_WHO = Point(_("Who is here?"), 3)
_AGREED = Point(_("Last time: what we agreed"), 6, shows_actions=True)
_CLOSING = Point(_("Next time and closing"), 2)
_WISHES = Point(_("Wishes of residents"), 5, Purpose.TALK)
_BREAK = Point(_("Break"), 5, None)

TEMPLATES: dict[str, Template] = {
    "short": Template(
        _("Short: five items, half an hour"),
        (
            _OPENING,
            Point(_("News from the house"), 5),
            Point(_("One subject to talk about"), 12, Purpose.TALK),
            _WISHES,
            _CLOSING,
        ),
    ),
    "with_provider": Template(
        _("With the provider: what the council shares"),
        (
            _OPENING,
            Point(_("Among ourselves first: what do we want?"), 10, Purpose.TALK),
            Point(_("The guests come in"), 2),
            Point(_("What did we agree with the provider?"), 8, shows_actions=True),
            Point(_("News of the provider"), 8),
            _BREAK,
            Point(_("A plan of the organisation"), 15, Purpose.ADVISE),
            Point(_("From the houses"), 8, Purpose.TALK),
            _CLOSING,
        ),
    ),
    "preparation": Template(
        _("Preparing: item by item"),
        (
            Point(_("What is on the agenda?"), 5),
            Point(_("What is hard, and what does it mean?"), 10, Purpose.TALK),
            Point(_("What do we think of it?"), 10, Purpose.TALK),
            Point(_("Who says what in the meeting?"), 5, Purpose.DECIDE),
        ),
    ),
    "first": Template(
        _("First meeting: getting to know each other"),
        (
            _OPENING,
            Point(_("Who are we?"), 10, Purpose.TALK),
            Point(_("What does a council do?"), 8),
            _BREAK,
            Point(_("Our rules for talking together"), 8, Purpose.DECIDE),
            Point(_("Who does what?"), 8, Purpose.DECIDE),
            Point(_("What do we want to talk about?"), 8, Purpose.TALK),
            _CLOSING,
        ),
    ),
    "ten": Template(
        _("Whole agenda: ten items and a break"),
        (
            _OPENING,
            _WHO,
            _AGREED,
            Point(_("News from the house"), 5),
            Point(_("A subject to advise on"), 10, Purpose.ADVISE),
            _BREAK,
            Point(_("Something to choose"), 8, Purpose.DECIDE),
            Point(_("A plan of the organisation"), 11, Purpose.ADVISE),
            _WISHES,
            Point(_("What do we tell the house?"), 2, Purpose.DECIDE),
            _CLOSING,
        ),
    ),
}


class AgendaTemplate(Base):
    """An agenda that a council keeps to begin others with.

    ``points`` are the columns of its items that say something of every such meeting.
    """

    __tablename__ = "portal_agenda_template"
    __table_args__ = (
        sa.CheckConstraint("name <> ''", name="name"),
        sa.UniqueConstraint("council_id", "name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_council.id"))
    name: Mapped[str] = mapped_column(sa.String(80))
    points: Mapped[list[dict[str, Any]]] = mapped_column(sa.JSON)

    council: Mapped[Council] = relationship(lazy="joined", innerjoin=FLAT)
