"""Which letter of the demo was sent, for tests that look at every address."""

import sqlalchemy as sa

from portal.database import session
from portal.letters.models import Letter


def of_letters() -> dict[str, int]:
    """Its id, by the name that stands in paths."""
    sent = sa.select(Letter.id).where(Letter.sent_on.is_not(None))
    return {"sent_letter": session.scalars(sent).one()}
