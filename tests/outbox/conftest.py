"""A tablet that keeps acts while there is no network, sealed as its own script does it."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from os import urandom
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask.testing import FlaskClient

from portal.ballots.models import Ballot, BallotKind
from portal.identity import Proof
from portal.meetings.models import AgendaItem
from portal.outbox.models import Delivery
from portal.residents import service as residents
from tests.ballots.conftest import actor, item, opened, prepare
from tests.loopback import Browser
from tests.residents.conftest import card_of, ids

__all__ = ["actor", "card_of", "ids", "item", "opened", "prepare"]

NUMBERS = count(1)
THERE = (200, "there")
COOKIES = (residents.DEVICE_COOKIE, residents.PERSON_COOKIE)


@dataclass
class KeepingTablet:
    """A tablet with its browser; ``known`` is what it learned when it had a network."""

    client: FlaskClient
    known: dict[str, Any] = field(default_factory=dict)

    def learn(self) -> "KeepingTablet":
        """Ask what is carried, as the tablet does whenever it can."""
        answer = self.client.get("/carried")
        assert answer.status_code == 200
        self.known = answer.get_json()
        return self

    def seal(self, path: str, *, signed: str | None = None, **fields: Any) -> dict[str, Any]:
        """Keep an act: what is brought later."""
        key = f"act-{next(NUMBERS)}-of-{self.known['device']}"
        act = {
            "path": path,
            "pass": self.known["pass"] if signed is None else signed,
            "fields": [["act", f"{self.known['person'] or ''}.{key}"], *map(list, fields.items())],
        }
        mine = ec.generate_private_key(ec.SECP256R1())
        server = b64decode(self.known["key"])
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), server)
        public = mine.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        lock = HKDF(SHA256(), 32, public, b"huisraad act").derive(mine.exchange(ec.ECDH(), theirs))
        iv = urandom(12)
        about = f"{self.known['device']}.{key}".encode()
        box = AESGCM(lock).encrypt(iv, json.dumps(act).encode(), about)
        parts = {"from": public, "iv": iv, "box": box}
        return {"key": key, **{name: b64encode(one).decode() for name, one in parts.items()}}

    def browser(self, port: int) -> Browser:
        """The same tablet, at a server."""
        kept = (self.client.get_cookie(one) for one in COOKIES)
        return Browser(port, {one.key: one.value for one in kept if one})

    def bring(self, sealed: dict[str, Any], age: int = 0) -> tuple[int, str]:
        """What the server says of the act, made ``age`` seconds ago."""
        answer = self.client.post("/outbox", json=sealed | {"age": age * 1000})
        return answer.status_code, (answer.get_json() or {}).get("state", "")


@pytest.fixture
def tablet_of(client_as: Callable[..., FlaskClient]) -> Callable[..., KeepingTablet]:
    """A tablet of De Linde where this person is signed in, or only was."""

    def make(name: str, proof: Proof = Proof.CARD, **more: Any) -> KeepingTablet:
        return KeepingTablet(client_as(name, view="picto", proof=proof, **more)).learn()

    return make


@pytest.fixture
def ballot(session: Any, opened: Callable[..., Ballot]) -> Ballot:
    made = opened(kind=BallotKind.YES_NO)
    session.commit()
    return made


@pytest.fixture
def meeting_id(session: Any, item: AgendaItem) -> int:
    session.commit()
    return item.meeting_id


@pytest.fixture
def secret_ballot(session: Any, opened: Callable[..., Ballot]) -> Ballot:
    made = opened(kind=BallotKind.YES_NO, secret=True)
    session.commit()
    return made


@pytest.fixture
def outcomes(session: Any) -> Callable[[], list[str]]:
    def read() -> list[str]:
        session.rollback()
        said = list(session.scalars(sa.select(Delivery.outcome).order_by(Delivery.id)))
        session.rollback()
        return said

    return read


@pytest.fixture
def found(session: Any) -> Callable[..., list[Any]]:
    def rows(*columns: Any, where: Any = None) -> list[Any]:
        session.rollback()
        asked = sa.select(*columns) if where is None else sa.select(*columns).where(where)
        read = [tuple(row) for row in session.execute(asked)]
        session.rollback()
        return read

    return rows
