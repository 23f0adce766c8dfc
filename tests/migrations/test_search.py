"""The index begins empty, holds a row once, and goes with its council."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal import migrations
from portal.councils.models import Council, Organisation
from portal.search.models import SearchText, SearchWord
from tests.conftest import TODAY

pytestmark = pytest.mark.engines


def test_a_row_is_found_once_and_goes_with_its_council(engine):
    migrations.upgrade(engine)
    writing = engine.execution_options(portal_writes=True)
    text = {"kind": "item", "subject_id": 1, "council_id": 1, "at": TODAY, "title": "", "text": ""}
    word = {"word": "zwembad", "seconds": 1, "text_id": 1, "council_id": 1}
    with writing.begin() as connection:
        connection.execute(sa.insert(Organisation).values(id=1, name="O"))
        council = {"id": 1, "organisation_id": 1, "name": "R", "kind": "central", "symbol": "x"}
        connection.execute(sa.insert(Council).values(**council))
        connection.execute(sa.insert(SearchText).values(id=1, **text))
        connection.execute(sa.insert(SearchWord).values(place=1, **word))
    for broken in (
        sa.insert(SearchText).values(id=2, **text),
        sa.insert(SearchWord).values(place=2, **word),
        sa.insert(SearchWord).values(place=0, **{**word, "text_id": 9}),
    ):
        with pytest.raises(IntegrityError), writing.begin() as connection:
            connection.execute(broken)
    with writing.begin() as connection:
        connection.execute(sa.delete(Council))
        for table in (SearchText, SearchWord):
            assert connection.scalar(sa.select(sa.func.count()).select_from(table)) == 0
