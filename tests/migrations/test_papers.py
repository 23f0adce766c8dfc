"""A paper of before has one file; what is seen of a file is ready or refused, with a reason."""

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import IntegrityError

from portal import migrations
from portal.meetings.models import Paper
from portal.papers.models import PaperVersion, Preview
from tests.conftest import TODAY

pytestmark = pytest.mark.engines


def test_a_paper_of_before_has_one_file_and_no_easy_text(engine):
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0010")
        for statement in (
            "INSERT INTO portal_organisation (id, name) VALUES (1, 'O')",
            """INSERT INTO portal_council (id, organisation_id, name, kind, state, accent,
                role_names, shares_rights, version, symbol)
                VALUES (1, 1, 'R', 'central', 'active', '', '{}', false, 1, '')""",
            """INSERT INTO portal_person (id, name, call_name, employer, view, administers,
                photo_consent_of, version) VALUES (1, 'P', 'P', '', 'picto', false, '', 1)""",
            """INSERT INTO portal_meeting (id, council_id, title, starts_at, ends_at, place, state,
                made_by_id, version)
                VALUES (1, 1, 'M', '2027-02-01 10:00', '2027-02-01 11:00', '', 'draft', 1, 1)""",
            """INSERT INTO portal_agenda_item (id, meeting_id, position, title, text, purpose,
                minutes, is_break, version) VALUES (1, 1, 1, 'I', '', 'talk', 5, false, 1)""",
            """INSERT INTO portal_paper (id, item_id, title, file_key, media_type, added_by_id,
                added_at) VALUES (7, 1, 'P', 'k', 'application/pdf', 1, '2027-02-01 09:00')""",
        ):
            connection.execute(sa.text(statement))
    migrations.upgrade(engine)
    with writing.begin() as connection:
        row = connection.execute(sa.select(Paper.number, Paper.easy_text_id)).one()
        assert tuple(row) == (1, None)
        former = {"paper_id": 7, "file_key": "k", "media_type": "", "added_by_id": 1}
        connection.execute(sa.insert(PaperVersion).values(number=1, added_at=TODAY, **former))
    seen = {"file_key": "x", "pages": 0, "text": ""}
    for broken in (
        sa.insert(PaperVersion).values(number=1, added_at=TODAY, **former),
        sa.insert(Preview).values(state="half", fault="", **seen),
        sa.insert(Preview).values(state="refused", fault="", **seen),
        sa.insert(Preview).values(state="ready", fault="broken", **seen),
    ):
        with pytest.raises(IntegrityError), writing.begin() as connection:
            connection.execute(broken)
