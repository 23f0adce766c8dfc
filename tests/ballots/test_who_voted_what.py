"""Somebody holds the database, the log and a backup, and tries to find who voted what.

Six members vote in secret, three with their own card and three with a code card; every statement
of who, when and how large is then laid beside the votes. What two backups would tell stands in the
README.
"""

import json
import re
import sqlite3
import tarfile
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal import database
from portal.ballots import service as ballots
from portal.ballots.models import BallotCode, BallotKind, SecretVote
from portal.identity import Proof
from portal.residents import service as residents
from portal.standalone import backup, journal

CARDS = {"Roos": "yes", "Mo": "no", "Kees": "talk_first"}
CODES = {"Fatima": "no", "Willem": "dont_know", "Hans": "yes"}


@pytest.fixture
def voted(app, session, opened, actor, person, client_as, clock, capsys):
    """A secret vote at the pages that people use, with its log; and the secrets on the cards."""
    ballot = opened(kind=BallotKind.YES_NO, secret=True)
    cards = {name: residents.make_card(actor("Sanne"), person(name)) for name in CARDS}
    codes = dict(zip(CODES, ballots.make_codes(ballot, actor("Anneke"), 3), strict=True))
    for name in CODES:
        ballots.hand_out(ballot, actor("Anneke"), person(name).id)
    number = ballot.id
    session.commit()
    database.end()
    app.wsgi_app = journal.Journal(app, behind_proxy=False)
    journal.write("json")
    clients = {name: client_as(name, "picto", Proof.CARD) for name in CARDS}
    capsys.readouterr()
    for name, choice in CARDS.items():
        clock.forward(seconds=20)
        page = f"/ballots/{number}/vote"
        clients[name].send(page, {"choice": choice})
        done = clients[name].send(page, {"choice": choice, "token": cards[name]})
        assert done.status_code == 303
    for name, choice in CODES.items():
        clock.forward(seconds=20)
        visitor = client_as(None)
        csrf = re.search(r'name="csrf_token" value="([^"]+)"', visitor.get("/code").text)[1]
        fields = {"csrf_token": csrf, "token": codes[name], "choice": choice}
        visitor.post("/code", data=fields)
        assert visitor.post("/code", data=fields | {"sure": "1"}).status_code == 303
    log = [json.loads(line) for line in capsys.readouterr().err.splitlines() if line[:1] == "{"]
    return number, cards, codes, log


def tables(path):
    """Every table of the database, as it lies in the file, each row with its own order."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as lying:
        names = [
            row[0] for row in lying.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        lying.row_factory = sqlite3.Row
        return {
            name: [dict(row) for row in lying.execute(f'SELECT * FROM "{name}"')]  # noqa: S608
            for name in names
            if name.startswith("portal_")
        }


@pytest.fixture(params=["database", "backup"])
def found(request, app, voted, tmp_path, tmp_path_factory):
    """All tables, of the database itself and of a backup of it."""
    url = str(app.extensions["portal"].engine.url)
    live = Path(app.extensions["portal"].engine.url.database)
    if request.param == "database":
        return tables(live)
    target = tmp_path_factory.mktemp("kept") / "huisraad.tar"
    backup.make(tmp_path, url, target)
    with tarfile.open(target) as tar:
        tar.extract("huisraad.db", target.parent, filter="data")
    return tables(target.parent / "huisraad.db")


@pytest.fixture(autouse=True)
def sqlite_only(databases, request):
    if request.config.getoption("--engine", "") == "postgresql":
        pytest.skip("the order in PostgreSQL is looked at in test_order.py")


def test_a_vote_holds_nothing_of_a_person_or_a_moment(found, voted):
    votes = found["portal_secret_vote"]
    assert len(votes) == 6
    assert {name for vote in votes for name in vote} == {"key", "ballot_id", "answer", "option_id"}
    assert [vote["key"] for vote in votes] == sorted(vote["key"] for vote in votes)


def test_no_key_of_a_vote_stands_anywhere_else(found, voted):
    """So no join of tables, whatever their meaning, leads from a vote to another row."""
    keys = {vote["key"] for vote in found["portal_secret_vote"]}
    elsewhere = json.dumps(
        {name: rows for name, rows in found.items() if name != "portal_secret_vote"}, default=str
    )
    assert not [key for key in keys if key in elsewhere]
    assert not [key for key in keys if key[:16] in elsewhere]


def test_no_order_of_rows_is_the_order_in_which_people_voted(found, voted):
    """Each table that names the voters, in the order of the votes, fits no better than chance."""
    cast = [*CARDS.values(), *CODES.values()]
    lying = [vote["answer"] for vote in found["portal_secret_vote"]]
    in_order_of_keys = [
        vote["answer"] for vote in sorted(found["portal_secret_vote"], key=lambda v: v["key"])
    ]
    assert lying == in_order_of_keys, "the order follows from keys, and keys from secrets"
    assert sorted(lying) == sorted(cast)
    voters = found["portal_secret_voter"]
    assert voters == sorted(voters, key=lambda row: (row["ballot_id"], row["person_id"]))
    codes = found["portal_ballot_code"]
    assert codes == sorted(codes, key=lambda row: row["key"])


def test_no_trail_no_act_and_no_draft_holds_a_choice(found, voted):
    _number, cards, codes, _log = voted
    kept = json.dumps(
        [found[name] for name in ("portal_audit_event", "portal_act", "portal_draft")], default=str
    )
    for word in ("talk_first", "dont_know", '"yes"', '"no"', "choice"):
        assert word not in kept
    everything = json.dumps(found, default=str)
    for secret in (*cards.values(), *codes.values()):
        assert secret not in everything, "with the secret one could find the vote"


def test_the_log_says_neither_who_nor_how_much_and_every_choice_looks_the_same(voted):
    *_, log = voted
    asked = [line for line in log if str(line.get("endpoint")).startswith("portal.ballots.")]
    assert len(asked) >= 12
    for line in asked:
        assert set(line) <= {
            "time", "level", "event", "id", "method", "endpoint", "status", "ms", "bytes"
        }  # fmt: skip
        assert line["bytes"] is None, "the size of a page tells what was about to be chosen"


def test_not_a_byte_of_the_files_holds_a_secret_or_a_choice_that_was_sent(app, voted):
    """Also what SQLite has let go of, but not yet written over."""
    _number, cards, codes, _log = voted
    live = Path(app.extensions["portal"].engine.url.database)
    raw = b"".join(path.read_bytes() for path in live.parent.glob(f"{live.name}*"))
    for secret in (*cards.values(), *codes.values()):
        assert secret.encode() not in raw
    assert b"choice=" not in raw


def test_with_the_card_in_hand_the_vote_is_found(app, voted, session):
    """The attempt above is a real one: who has a secret finds the vote that goes with it."""
    from portal.ballots.models import Ballot
    from portal.ballots.service.voting import key_of

    number, cards, codes, _log = voted
    ballot = session.get(Ballot, number)
    for name, choice in {**CARDS, **CODES}.items():
        key = key_of((cards | codes)[name], ballot)
        assert session.get(SecretVote, key).answer == choice
    assert not session.scalars(
        sa.select(BallotCode).where(BallotCode.key.in_(sa.select(SecretVote.key)))
    ).all()
