"""Documents for what was agreed."""

import sqlalchemy as sa

from portal.database import session
from portal.papers import service as papers
from portal.regulation.models import HouseRules, Regulation
from tests.archive.making import PDF


def with_documents() -> None:
    """The demo's regulation and house rules have their documents."""
    for table in (Regulation, HouseRules):
        one = session.scalars(sa.select(table)).one()
        one.file_key, one.media_type = papers.keep(PDF), papers.PDF
    session.flush()
