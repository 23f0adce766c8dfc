"""Year plans, school holidays, series of meetings, templates of agendas, asking after a date."""

import sqlalchemy as sa
from alembic import op

import portal.database

revision = "0019"
down_revision = "0018"

KINDS = "'council', 'with_provider', 'preparation', 'living_room', 'working_group', 'committee'"
OFTEN = "'weekly', 'fortnightly', 'four_weekly', 'monthly_weekday', 'monthly_last', 'monthly_day'"


def _to(table: str, column: str, other: str, ondelete: str | None = None) -> sa.Constraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{other}.id"],
        name=op.f(f"fk_{table}_{column}_{other}"),
        ondelete=ondelete,
    )


def _check(table: str, name: str, rule: str) -> sa.Constraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _id(table: str) -> tuple[sa.Column[int], sa.Constraint]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _whole(name: str, *, empty: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=empty)


def _text(name: str, most: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(most), nullable=False)


def _at(name: str, *, empty: bool = False) -> sa.Column[portal.database.UtcDateTime]:
    return sa.Column(name, portal.database.UtcDateTime(), nullable=empty)


def _unique(table: str, *columns: str) -> sa.Constraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def upgrade() -> None:
    _year_plans()
    _series()
    _templates()
    _date_polls()


def _year_plans() -> None:
    plan, entry, holiday = "portal_year_plan", "portal_plan_entry", "portal_school_holiday"
    op.create_table(
        plan,
        *_id(plan),
        _whole("council_id"),
        _whole("year"),
        _at("made_at"),
        _at("told_at", empty=True),
        _check(plan, "year", "year BETWEEN 2000 AND 2200"),
        _unique(plan, "council_id", "year"),
        _to(plan, "council_id", "portal_council"),
    )
    op.create_table(
        entry,
        *_id(entry),
        _whole("plan_id"),
        _whole("month"),
        _whole("day", empty=True),
        _text("title", 160),
        _text("text", 2000),
        _text("law", 120),
        _text("symbol", 80),
        _text("state", 10),
        sa.Column("left_over", sa.Boolean(), nullable=False),
        _whole("item_id", empty=True),
        _whole("easy_text_id", empty=True),
        _whole("version"),
        _check(entry, "state", "state IN ('open', 'done', 'skipped')"),
        _check(entry, "title", "title <> ''"),
        _check(entry, "month", "month BETWEEN 1 AND 12"),
        _check(entry, "day", "day BETWEEN 1 AND 31"),
        _unique(entry, "easy_text_id"),
        _to(entry, "plan_id", plan, "CASCADE"),
        _to(entry, "item_id", "portal_agenda_item", "SET NULL"),
        _to(entry, "easy_text_id", "portal_easy_text"),
    )
    _index(entry, "plan_id", "item_id")
    op.create_table(
        holiday,
        *_id(holiday),
        _whole("organisation_id"),
        _text("name", 60),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        _check(holiday, "last", "last >= first"),
        _check(holiday, "name", "name <> ''"),
        _to(holiday, "organisation_id", "portal_organisation"),
    )
    _index(holiday, "organisation_id")


def _series() -> None:
    series, of_meeting = "portal_series", "portal_series_meeting"
    op.create_table(
        series,
        *_id(series),
        _whole("council_id"),
        _text("often", 16),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        _at("made_at"),
        _whole("made_by_id"),
        _check(series, "often", f"often IN ({OFTEN})"),
        _check(series, "until", "until >= first"),
        _to(series, "council_id", "portal_council"),
        _to(series, "made_by_id", "portal_person"),
    )
    _index(series, "council_id")
    op.create_table(
        of_meeting,
        _whole("meeting_id"),
        _whole("series_id"),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f(f"pk_{of_meeting}")),
        _to(of_meeting, "meeting_id", "portal_meeting", "CASCADE"),
        _to(of_meeting, "series_id", series),
    )
    _index(of_meeting, "series_id")


def _templates() -> None:
    template = "portal_agenda_template"
    op.create_table(
        template,
        *_id(template),
        _whole("council_id"),
        _text("name", 80),
        sa.Column("points", sa.JSON(), nullable=False),
        _check(template, "name", "name <> ''"),
        _unique(template, "council_id", "name"),
        _to(template, "council_id", "portal_council"),
    )


def _date_polls() -> None:
    poll, moment, answer = "portal_date_poll", "portal_date_moment", "portal_date_answer"
    op.create_table(
        poll,
        *_id(poll),
        _whole("council_id"),
        _text("title", 120),
        _text("place", 120),
        _text("kind", 20),
        sa.Column("closes_on", sa.Date(), nullable=False),
        _at("made_at"),
        _whole("made_by_id"),
        _at("stopped_at", empty=True),
        _at("chosen_at", empty=True),
        _whole("meeting_id", empty=True),
        _check(poll, "kind", f"kind IN ({KINDS})"),
        _to(poll, "council_id", "portal_council"),
        _to(poll, "made_by_id", "portal_person"),
        _to(poll, "meeting_id", "portal_meeting", "SET NULL"),
    )
    _index(poll, "council_id", "meeting_id")
    op.create_table(
        moment,
        *_id(moment),
        _whole("poll_id"),
        _at("starts_at"),
        _at("ends_at"),
        _check(moment, "ends", "ends_at > starts_at"),
        _unique(moment, "poll_id", "starts_at"),
        _to(moment, "poll_id", poll, "CASCADE"),
    )
    op.create_table(
        answer,
        *_id(answer),
        _whole("moment_id"),
        _whole("person_id"),
        _text("suits", 10),
        _whole("helper_id", empty=True),
        _whole("written_by_id", empty=True),
        _at("answered_at"),
        _check(answer, "suits", "suits IN ('yes', 'rather_not', 'no')"),
        _unique(answer, "moment_id", "person_id"),
        _to(answer, "moment_id", moment, "CASCADE"),
        *(_to(answer, one, "portal_person") for one in ("person_id", "helper_id", "written_by_id")),
    )
    _index(answer, "person_id")
