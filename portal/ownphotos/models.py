"""Tables of the photos of own things, and of the check that asks for them."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import Base
from portal.people.models import Person
from portal.residents.models import Device

ROUNDS = 3
OTHERS = 8
MOST_WRONG = 5


class OwnPhoto(Base):
    """A photo of a thing of somebody, such as a mug. ``place`` is the round that asks for it,
    ``word`` what it is. Others see it among theirs."""

    __tablename__ = "portal_own_photo"
    __table_args__ = (
        sa.CheckConstraint("place BETWEEN 1 AND 3", name="place"),
        sa.CheckConstraint("word <> ''", name="word"),
        sa.UniqueConstraint("person_id", "place"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    place: Mapped[int]
    word: Mapped[str] = mapped_column(sa.String(30))
    photo_key: Mapped[str] = mapped_column(sa.String(64), unique=True)
    added_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    added_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])

    @property
    def picture(self) -> str:
        """The photo as a pictogram's name."""
        return f"own-photo:{self.person_id}/{self.photo_key}"


class OwnPhotoAmong(Base):
    """Another's photo that is shown with an own one, each time again: others each time would
    tell which stays."""

    __tablename__ = "portal_own_photo_among"
    __table_args__ = (sa.CheckConstraint("photo_id <> other_id", name="other"),)

    photo_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_own_photo.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(
        sa.ForeignKey("portal_own_photo.id"), primary_key=True, index=True
    )


class OwnPhotoCheck(Base):
    """That the tablet asks somebody for the own photos; ``wrong`` counts since it was right."""

    __tablename__ = "portal_own_photo_check"
    __table_args__ = (sa.CheckConstraint("wrong BETWEEN 0 AND 5", name="wrong"),)

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"), primary_key=True)
    turned_on_by_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    turned_on_at: Mapped[datetime]
    wrong: Mapped[int] = mapped_column(default=0)


class OwnPhotoAsk(Base):
    """What one tablet asks now: of whom, in which order (``seed``), how far it is, and whether
    something was ``mistaken``, told only at the end. ``again``: the try before was wrong."""

    __tablename__ = "portal_own_photo_ask"
    __table_args__ = (sa.CheckConstraint("round BETWEEN 1 AND 3", name="round"),)

    device_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_device.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("portal_person.id"))
    seed: Mapped[str] = mapped_column(sa.String(32))
    round: Mapped[int] = mapped_column(default=1)
    mistaken: Mapped[bool] = mapped_column(default=False)
    again: Mapped[bool] = mapped_column(default=False)
    began_at: Mapped[datetime] = mapped_column(index=True)

    person: Mapped[Person] = relationship()
    device: Mapped[Device] = relationship()
