"""Photos of own things, and the check at the tablet that asks for them."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0028"
down_revision = "0027"


def _key(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name)


def upgrade() -> None:
    moment = portal.database.UtcDateTime()
    photo, among = "portal_own_photo", "portal_own_photo_among"
    check, ask = "portal_own_photo_check", "portal_own_photo_ask"
    op.create_table(
        photo,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(30), nullable=False),
        sa.Column("photo_key", sa.String(64), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", moment, nullable=False),
        sa.CheckConstraint("place BETWEEN 1 AND 3", name=op.f(f"ck_{photo}_place")),
        sa.CheckConstraint("word <> ''", name=op.f(f"ck_{photo}_word")),
        _key(photo, "person_id", "portal_person"),
        _key(photo, "added_by_id", "portal_person"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{photo}")),
        sa.UniqueConstraint("person_id", "place", name=op.f(f"uq_{photo}_person_id_place")),
        sa.UniqueConstraint("photo_key", name=op.f(f"uq_{photo}_photo_key")),
    )
    op.create_table(
        among,
        sa.Column("photo_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("photo_id <> other_id", name=op.f(f"ck_{among}_other")),
        _key(among, "photo_id", photo),
        _key(among, "other_id", photo),
        sa.PrimaryKeyConstraint("photo_id", "other_id", name=op.f(f"pk_{among}")),
    )
    op.create_index(op.f(f"ix_{among}_other_id"), among, ["other_id"])
    op.create_table(
        check,
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("turned_on_by_id", sa.Integer(), nullable=False),
        sa.Column("turned_on_at", moment, nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.CheckConstraint("wrong BETWEEN 0 AND 5", name=op.f(f"ck_{check}_wrong")),
        _key(check, "person_id", "portal_person"),
        _key(check, "turned_on_by_id", "portal_person"),
        sa.PrimaryKeyConstraint("person_id", name=op.f(f"pk_{check}")),
    )
    op.create_table(
        ask,
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("seed", sa.String(32), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("mistaken", sa.Boolean(), nullable=False),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.Column("began_at", moment, nullable=False),
        sa.CheckConstraint("round BETWEEN 1 AND 3", name=op.f(f"ck_{ask}_round")),
        _key(ask, "device_id", "portal_device"),
        _key(ask, "person_id", "portal_person"),
        sa.PrimaryKeyConstraint("device_id", name=op.f(f"pk_{ask}")),
    )
    op.create_index(op.f(f"ix_{ask}_began_at"), ask, ["began_at"])
