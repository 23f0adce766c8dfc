"""A ruling of before gets its last day to appeal; nobody appeals against what was not ruled."""

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import IntegrityError

from portal import migrations
from portal.disputes.models import Dispute

pytestmark = pytest.mark.engines

ENDED = """INSERT INTO portal_dispute (id, council_id, dossier_id, title, about, way, voted_on,
    sent_on, result, result_on, said, made_by_id, made_at, version) VALUES ({id}, 1, 1, 'D', 'A',
    'ruling', '2026-10-01', '2026-10-01', '{result}', '2026-11-30', 'S', 1, '2026-10-01 09:00', 1)
    """


def test_a_ruling_of_before_has_three_months(engine):
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0037")
        for statement in (
            "INSERT INTO portal_organisation (id, name) VALUES (1, 'O')",
            """INSERT INTO portal_council (id, organisation_id, name, kind, state, accent,
                role_names, shares_rights, version, symbol)
                VALUES (1, 1, 'R', 'central', 'active', '', '{}', false, 1, '')""",
            """INSERT INTO portal_person (id, name, call_name, employer, view, administers,
                photo_consent_of, version) VALUES (1, 'P', 'P', '', 'picto', false, '', 1)""",
            """INSERT INTO portal_dossier (id, council_id, title, text, symbol, tags, early, means,
                heard, unheard, made_at, made_by_id, version)
                VALUES (1, 1, 'D', '', '', '', '', '', '', '', '2026-09-01 09:00', 1, 1)""",
            ENDED.format(id=1, result="ruled"),
            ENDED.format(id=2, result="mediated"),
        ):
            connection.execute(sa.text(statement))
    migrations.upgrade(engine)
    with writing.begin() as connection:
        days = sa.select(sa.cast(Dispute.appeal_by, sa.String)).order_by(Dispute.id)
        assert connection.scalars(days).all() == ["2027-02-28", None], "there is no 30 February"
    changed = sa.update(Dispute)
    for broken in (
        changed.where(Dispute.id == 2).values(appeal_by=Dispute.result_on),
        changed.where(Dispute.id == 2).values(appeal="left", appeal_on=Dispute.result_on),
        changed.where(Dispute.id == 1).values(appeal="left", appeal_on=Dispute.result_on),
        changed.where(Dispute.id == 1).values(appeal_by=None, appeal="left"),
    ):
        with pytest.raises(IntegrityError), writing.begin() as connection:
            connection.execute(broken)
