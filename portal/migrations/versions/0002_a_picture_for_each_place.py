"""A picture of its own for each house and council, and a photo of a house's front door."""

from collections.abc import Iterator
from itertools import chain

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# Tree, sun, bird, flower, boat, fish, bicycle, apple, butterfly, moon, umbrella, cat, horse, mill.
FIRST = (
    0x1F333, 0x2600, 0x1F426, 0x1F337, 0x26F5, 0x1F41F, 0x1F6B2, 0x1F34E, 0x1F98B, 0x1F319,
    0x2602, 0x1F408, 0x1F40E, 0xE2D1,
)  # fmt: skip
# Animals, plants and food, then all that the set has without a gap.
REST = ((0x1F400, 0x1F440), (0x1F980, 0x1F9B0), (0x1F324, 0x1F394), (0x1F39E, 0x1F3F1),
        (0x1F3F7, 0x1F4FE), (0x1F5FA, 0x1F650), (0x1F680, 0x1F6C6))  # fmt: skip


def upgrade() -> None:
    for table in ("portal_house", "portal_council"):
        column = sa.Column("symbol", sa.String(80), nullable=False, server_default="")
        op.add_column(table, column)
    op.add_column("portal_house", sa.Column("photo_key", sa.String(64)))
    _fill()
    for table in ("portal_house", "portal_council"):
        op.create_index(f"ix_{table}_symbol", table, ["symbol"], unique=True)


def _fill() -> None:
    """Each house its own picture; its first council gets the same, every other one its own."""
    house = sa.table("portal_house", sa.column("id"), sa.column("symbol"))
    council = sa.table(
        "portal_council", sa.column("id"), sa.column("house_id"), sa.column("symbol")
    )
    connection = op.get_bind()
    free = _symbols()
    of_house = {}
    for house_id in connection.scalars(sa.select(house.c.id).order_by(house.c.id)).all():
        of_house[house_id] = next(free)
        change = sa.update(house).where(house.c.id == house_id)
        connection.execute(change.values(symbol=of_house[house_id]))
    councils = sa.select(council.c.id, council.c.house_id).order_by(council.c.id)
    for council_id, house_id in connection.execute(councils).all():
        symbol = of_house.pop(house_id, None) or next(free)
        change = sa.update(council).where(council.c.id == council_id)
        connection.execute(change.values(symbol=symbol))


def _symbols() -> Iterator[str]:
    rest = chain.from_iterable(range(*span) for span in REST)
    return (f"openmoji:{code:X}" for code in dict.fromkeys((*FIRST, *rest)))
