"""Votes of before keep their count, their question and their secret; each is a first round."""

import pytest
import sqlalchemy as sa
from alembic import command

from portal import migrations

pytestmark = pytest.mark.engines


def test_votes_of_before_are_whole_and_secret_ones_keep_no_order(engine):
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0010")
        for statement in BEFORE:
            connection.execute(sa.text(statement))
    migrations.upgrade(engine)
    with engine.connect() as connection:
        ballots = connection.execute(
            sa.text("SELECT id, item_id, round, subject, rule, void FROM portal_ballot ORDER BY id")
        ).all()
        assert [tuple(row) for row in ballots] == [
            (3, 1, 1, "ordinary", "simple", False),
            (7, 2, 1, "ordinary", "simple", False),
        ]
        votes = connection.execute(
            sa.text("SELECT person_id, option_id, entered_by_id FROM portal_vote")
        )
        assert [tuple(row) for row in votes] == [(1, 5, None)]
        changes = connection.execute(sa.text("SELECT vote_id, option_id FROM portal_vote_change"))
        assert [tuple(row) for row in changes] == [(4, 5), (4, 5)]
        secret = connection.execute(sa.text("SELECT key, answer FROM portal_secret_vote")).all()
        assert [tuple(row) for row in secret] == [("aa", "no"), ("bb", "yes"), ("cc", "yes")]
        voters = connection.execute(
            sa.text("SELECT person_id, by_code FROM portal_secret_voter ORDER BY person_id")
        )
        assert [tuple(row) for row in voters] == [(1, False), (2, False), (3, False)]
    with writing.begin() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO portal_option (ballot_id, position, label, symbol, drawn) "
                "VALUES (3, 12, 'Kees', '', false)"
            )
        )
        number = connection.scalar(sa.text("SELECT max(id) FROM portal_option"))
        assert number == 7, "the database counts on after the ids that were kept"


def _ballot(number, item, secret):
    return (
        "INSERT INTO portal_ballot (id, item_id, council_id, question, symbol, kind, secret, state,"  # noqa: S608
        f" closes_at, version) VALUES ({number}, {item}, 1, 'Waarheen?', '', 'choice', {secret},"
        " 'closed', '2026-01-01 10:00:00', 1)"
    )


BEFORE = (
    "INSERT INTO portal_organisation (id, name) VALUES (1, 'De Boomgaard')",
    "INSERT INTO portal_council (id, organisation_id, name, kind, state, accent, symbol,"
    " role_names, shares_rights, version)"
    " VALUES (1, 1, 'Raad', 'central', 'active', 'petrol', '', '{}', false, 1)",
    *(
        "INSERT INTO portal_person (id, name, call_name, employer, view, administers,"  # noqa: S608
        f" photo_consent_of, version) VALUES ({n}, 'Lid {n}', 'Lid', '', 'picto', false, '', 1)"
        for n in (1, 2, 3)
    ),
    "INSERT INTO portal_meeting (id, council_id, title, starts_at, ends_at, place, state,"
    " made_by_id, version) VALUES (1, 1, 'Vergadering', '2026-01-01 10:00:00',"
    " '2026-01-01 11:00:00', '', 'draft', 1, 1)",
    *(
        "INSERT INTO portal_agenda_item (id, meeting_id, position, title, text, purpose, minutes,"  # noqa: S608
        f" is_break, version) VALUES ({n}, 1, {n}, 'Punt', '', 'decide', 5, false, 1)"
        for n in (1, 2)
    ),
    _ballot(3, 1, "false"),
    _ballot(7, 2, "true"),
    "INSERT INTO portal_option (id, ballot_id, position, label, symbol)"
    " VALUES (5, 3, 1, 'Strand', ''), (6, 3, 2, 'Bos', '')",
    "INSERT INTO portal_vote (id, ballot_id, person_id, option_id, voted_at)"
    " VALUES (4, 3, 1, 5, '2026-01-01 10:00:00')",
    "INSERT INTO portal_vote_change (vote_id, option_id, voted_at)"
    " VALUES (4, 5, '2026-01-01 10:00:00'), (4, 5, '2026-01-01 10:00:01')",
    "INSERT INTO portal_secret_vote (key, ballot_id, answer)"
    " VALUES ('cc', 7, 'yes'), ('aa', 7, 'no'), ('bb', 7, 'yes')",
    "INSERT INTO portal_secret_voter (ballot_id, person_id) VALUES (7, 3), (7, 1), (7, 2)",
)
