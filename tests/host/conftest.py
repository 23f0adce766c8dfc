"""The two hosts, with people in their portals."""

import re
import secrets
from pathlib import Path
from typing import Any

import pytest

from portal import clock, database
from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotKind
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.identity import Proof
from portal.meetings.models import Meeting, MeetingState
from portal.people.models import Person
from portal.residents import service as residents
from tests.host.intranet import intranet, small


class Visitor:
    """Somebody's browser in a host: ``sign_in`` at the host, ``get`` and ``send`` anywhere."""

    def __init__(self, app: Any, root: str) -> None:
        self.client, self.root = app.test_client(), root

    def get(self, path: str, **kwargs: Any) -> Any:
        return self.client.get(self.root + path, **kwargs)

    def read(self, path: str) -> str:
        """The page at this address, wherever it leads."""
        found: str = self.get(path, follow_redirects=True).text
        return found

    def form(self, path: str) -> dict[str, str]:
        """The hidden fields of a page of the portal's."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.read(path))
        assert found, f"no token at {path}"
        return {"csrf_token": found[1], "act": secrets.token_urlsafe(8)}

    def send(self, path: str, *, page: str = "/", **fields: str) -> Any:
        return self.client.post(self.root + path, data=self.form(page) | fields)

    def sign_in(self, login: str) -> "Visitor":
        """At the large host, with its own form and its own token."""
        page = self.client.get("/login").text
        token = re.search(r'name="csrf" content="([^"]+)"', page)
        assert token
        sent = self.client.post("/login", data={"login": login, "csrf_token": token[1]})
        assert sent.status_code == 302
        return self


@pytest.fixture
def host(tmp_path: Path, demo_people: Any) -> Any:
    app = intranet(tmp_path)
    app.ids = demo_people(app)
    yield app
    _end(app)


@pytest.fixture
def other(tmp_path: Path, demo_people: Any) -> Any:
    app = small(tmp_path)
    app.ids = demo_people(app)
    yield app
    _end(app)


@pytest.fixture
def visitor(host: Any) -> Visitor:
    return Visitor(host, "/council")


def open_ballot(ids: dict[str, int]) -> Ballot:
    """A vote on the meeting's item, in the transaction under way."""
    meeting = database.session.get_one(Meeting, ids["meeting"])
    meeting.state, meeting.invited_at = MeetingState.INVITED, clock.now()
    item = meeting.items[0]
    easy = EasyText(council_id=ids["council"], source_hash=easytext.source_hash(item.title))
    checked = {"status": LineStatus.CHECKED, "checked_by_id": ids["Sanne"]}
    easy.lines = [EasyLine(position=1, text="Gaan wij?", checked_at=clock.now(), **checked)]
    item.easy_text = easy
    easy.source_hash = easytext.source_hash(easytext.standard_text(item))
    ballot = ballots.prepare_ballot(
        item, question="Gaan wij?", symbol="", kind=BallotKind.YES_NO, secret=False, options=[]
    )
    anneke = database.session.get_one(Person, ids["Anneke"])
    ballots.open_ballot(ballot, residents.actor_of(anneke, proof=Proof.CARD), minutes=60)
    return ballot


def _end(app: Any) -> None:
    from tests.host.intranet import db

    app.extensions["portal"].engine.dispose()
    if "sqlalchemy" in app.extensions:
        with app.app_context():
            db.engine.dispose()
