"""The participation regulation, who treats what, and the house rules of a council."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0029"
down_revision = "0028"

SUBJECTS = [
    *(f"7.1.{letter}" for letter in "abcdefghi"),
    *(f"8.1.{letter}" for letter in "bcdefghi"),
    "9",
    "10",
]
BETWEEN = {
    "advice_weeks": (1, 52),
    "consent_weeks": (1, 52),
    "decision_weeks": (1, 52),
    "members_least": (1, 99),
    "members_most": (1, 99),
    "term_years": (1, 20),
    "reappointments": (0, 20),
}
ARTICLES = ("advice", "consent", "decision", "members", "term", "reappointments", "majority")


def _to(table: str, column: str, other: str) -> sa.Constraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def _check(table: str, name: str, rule: str) -> sa.Constraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _id(table: str) -> tuple[sa.Column[int], sa.Constraint]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _whole(name: str, *, empty: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=empty)


def _text(name: str, most: int, *, empty: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(most), nullable=empty)


def _unique(table: str, *columns: str) -> sa.Constraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def upgrade() -> None:
    _regulation()
    _house_rules()


def _regulation() -> None:
    regulation, face = "portal_regulation", "portal_regulation_face"
    op.create_table(
        regulation,
        *_id(regulation),
        _whole("organisation_id"),
        sa.Column("since", sa.Date(), nullable=False),
        _text("summary", 2000),
        _text("file_key", 64, empty=True),
        _text("media_type", 100, empty=True),
        sa.Column("points", sa.JSON(), nullable=False),
        *(_whole(name, empty=True) for name in BETWEEN),
        *(_text(f"{name}_article", 60) for name in ARTICLES),
        _text("majority", 300),
        _whole("added_by_id"),
        sa.Column("added_at", portal.database.UtcDateTime(), nullable=False),
        _whole("version"),
        *(
            _check(regulation, name, f"{name} BETWEEN {least} AND {most}")
            for name, (least, most) in BETWEEN.items()
        ),
        _check(regulation, "file", "(file_key IS NULL) = (media_type IS NULL)"),
        _check(regulation, "members", "members_most >= members_least"),
        _to(regulation, "organisation_id", "portal_organisation"),
        _to(regulation, "added_by_id", "portal_person"),
        _unique(regulation, "organisation_id", "since"),
    )
    op.create_table(
        face,
        *_id(face),
        _whole("regulation_id"),
        _whole("council_id"),
        _whole("easy_text_id", empty=True),
        _to(face, "regulation_id", regulation),
        _to(face, "council_id", "portal_council"),
        _to(face, "easy_text_id", "portal_easy_text"),
        _unique(face, "regulation_id", "council_id"),
        _unique(face, "easy_text_id"),
    )
    _index(face, "council_id")
    competence = "portal_competence"
    op.create_table(
        competence,
        *_id(competence),
        _text("subject", 10),
        _whole("council_id"),
        _check(competence, "subject", f"subject IN ({', '.join(map(repr, SUBJECTS))})"),
        _to(competence, "council_id", "portal_council"),
        _unique(competence, "subject", "council_id"),
    )
    _index(competence, "council_id")


def _house_rules() -> None:
    rules, spokes = "portal_house_rules", "portal_representative"
    op.create_table(
        rules,
        *_id(rules),
        _whole("council_id"),
        sa.Column("since", sa.Date(), nullable=False),
        _text("summary", 2000),
        _text("file_key", 64, empty=True),
        _text("media_type", 100, empty=True),
        _whole("easy_text_id", empty=True),
        _whole("added_by_id"),
        sa.Column("added_at", portal.database.UtcDateTime(), nullable=False),
        _check(rules, "file", "(file_key IS NULL) = (media_type IS NULL)"),
        _check(rules, "something", "summary <> '' OR file_key IS NOT NULL"),
        _to(rules, "council_id", "portal_council"),
        _to(rules, "easy_text_id", "portal_easy_text"),
        _to(rules, "added_by_id", "portal_person"),
        _unique(rules, "council_id", "since"),
        _unique(rules, "easy_text_id"),
    )
    held = ["id", "council_id", "role"]
    op.create_index("ix_portal_membership_held", "portal_membership", held, unique=True)
    op.create_table(
        spokes,
        _whole("council_id"),
        _whole("membership_id"),
        _text("role", 20),
        _check(spokes, "role", "role IN ('chair', 'member', 'secretary', 'treasurer')"),
        _to(spokes, "council_id", "portal_council"),
        sa.ForeignKeyConstraint(
            ["membership_id", "council_id", "role"],
            [f"portal_membership.{one}" for one in held],
            name=op.f(f"fk_{spokes}_membership_id_council_id_role_portal_membership"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("council_id", name=op.f(f"pk_{spokes}")),
    )
