"""A meeting over a line that loses answers: who gets none sends again, and nothing is doubled.

The long one, with the server killed meanwhile, is `make soak SOAK='--meeting --kills 10'`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal import database, migrations
from portal.context import portal
from portal.councils.models import Organisation
from portal.database import session
from portal.standalone import create_app
from portal.standalone.settings import Settings
from tests.loopback import Browser, Reply, running
from tests.soak import hall, ledger, meeting
from tests.soak.sitting import Course, Writer

MEMBERS, BALLOTS = 5, 4


@dataclass
class Lossy(Browser):
    """A browser on bad wifi: every third form arrives, and its answer does not."""

    sent: int = 0

    def post(self, *args: Any, **kwargs: Any) -> Reply:
        reply = super().post(*args, **kwargs)
        self.sent += 1
        if self.sent % 3 == 0:
            raise ConnectionResetError
        return reply


def test_a_meeting_on_bad_wifi_loses_and_doubles_nothing(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/huisraad.db"
    settings = Settings(folder=tmp_path, database_url=address, secret_key="k" * 40, demo=True)
    app = create_app(settings)
    with app.app_context():
        migrations.upgrade(portal().engine)
        database.begin(writes=True)
        organisation = Organisation(name="De Boomgaard")
        session.add(organisation)
        session.flush()
        ready = hall.gather(organisation, MEMBERS, BALLOTS)
        session.commit()
        database.end()
    with running(app) as port:
        course = Course(ready)
        guests = meeting.seated_at(ready, port, course)
        for one in guests:
            one.browser = Lossy(port, dict(one.member.cookies))
            one.start()
        for one in guests:
            one.join(60)
    assert [one.trouble for one in guests if one.trouble] == []
    assert ledger.faults(tmp_path, ready, guests) == []
    assert all(one.sent_again for one in guests)
    assert all(sum(map(len, one.lines.values())) > 2 for one in guests if isinstance(one, Writer))
    app.extensions["portal"].engine.dispose()
