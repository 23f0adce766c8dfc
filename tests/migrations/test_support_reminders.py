"""An agreement on support that was in force gets its next day; a draft has none."""

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import IntegrityError

from portal import migrations
from portal.support.models import SupportAgreement

pytestmark = pytest.mark.engines

FILLED = """INSERT INTO portal_support_agreement (id, council_id, number, council_by_id,
    provider_name, provider_function, supporter, minutes, begins_on, review_on, text,
    independence, shown_on, voted_on, approved_by_id, agreed_on, agreed_by_id, in_force_on,
    made_by_id, made_at, version) VALUES ({id}, 1, {id}, 1, 'P', 'F', 'S', 60, '2026-01-01',
    '2026-12-01', 'T', 'I', {day}, {day}, {by}, {day}, {by}, {day}, 1, '2026-01-01 09:00', 1)"""


def test_what_is_in_force_is_looked_at_again(engine):
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0043")
        for statement in (
            "INSERT INTO portal_organisation (id, name) VALUES (1, 'O')",
            """INSERT INTO portal_council (id, organisation_id, name, kind, state, accent,
                role_names, shares_rights, version, symbol)
                VALUES (1, 1, 'R', 'central', 'active', '', '{}', false, 1, '')""",
            """INSERT INTO portal_person (id, name, call_name, employer, view, administers,
                photo_consent_of, version) VALUES (1, 'P', 'P', '', 'picto', false, '', 1)""",
            FILLED.format(id=1, day="'2026-01-01'", by=1),
            FILLED.format(id=2, day="NULL", by="NULL"),
        ):
            connection.execute(sa.text(statement))
    migrations.upgrade(engine)
    with writing.begin() as connection:
        days = sa.select(sa.cast(SupportAgreement.due_on, sa.String)).order_by(SupportAgreement.id)
        assert connection.scalars(days).all() == ["2026-12-01", None]
    second = sa.update(SupportAgreement).where(SupportAgreement.id == 2)
    with pytest.raises(IntegrityError), writing.begin() as connection:
        connection.execute(second.values(due_on=SupportAgreement.review_on))
