"""Tables of sets of pictograms, and of what an organisation chose."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base, one_of


class SetState(StrEnum):
    """Being brought in, stopped half way, there, or refused."""

    FILLING = "filling"
    STOPPED = "stopped"
    READY = "ready"
    REFUSED = "refused"


class SymbolSet(Base):
    """A set that was brought; its pictures stand in the data folder under its key.

    ``author``, ``licence`` and ``licence_url`` hold for the pictures that do not say otherwise.
    ``done`` of ``total`` pictures are in; ``message`` says why a set was refused.
    """

    __tablename__ = "portal_symbol_set"
    __table_args__ = (one_of("state", SetState),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(30), unique=True)
    name: Mapped[str] = mapped_column(sa.String(60))
    author: Mapped[str] = mapped_column(sa.String(120))
    licence: Mapped[str] = mapped_column(sa.String(60))
    licence_url: Mapped[str] = mapped_column(sa.String(200), default="")
    state: Mapped[str] = mapped_column(sa.String(10), default=SetState.FILLING)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    message: Mapped[str] = mapped_column(sa.String(300), default="")
    made_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_person.id"))
    made_at: Mapped[datetime]


class SymbolChoice(Base):
    """What an organisation chose: which set goes first (none: ours), and whether pages name
    the meaning of a pictogram for programs that draw their own (WAI-Adapt)."""

    __tablename__ = "portal_symbol_choice"

    organisation_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_organisation.id"), primary_key=True
    )
    first_id: Mapped[int | None] = mapped_column(sa.ForeignKey("portal_symbol_set.id"))
    adapts: Mapped[bool] = mapped_column(default=False)

    first: Mapped[SymbolSet | None] = relationship()
