"""Code cards: one code is one vote, whoever holds it; nobody votes with two."""

import re

import pytest
import sqlalchemy as sa
from pypdfium2 import PdfDocument

from portal import audit, database
from portal.audit import Act
from portal.ballots import service as ballots
from portal.ballots.models import Answer, BallotCode, BallotKind, SecretVote, SecretVoter
from portal.errors import RefusedError
from portal.identity import Proof
from portal.residents import service as residents

pytestmark = pytest.mark.engines


@pytest.fixture
def ballot(opened):
    return opened(kind=BallotKind.YES_NO, secret=True)


@pytest.fixture
def codes(ballot, actor):
    return ballots.make_codes(ballot, actor("Anneke"), 3)


def count(session, row):
    return session.scalar(sa.select(sa.func.count()).select_from(row))


def test_a_code_votes_once_and_changes_its_own_vote(session, ballot, codes, actor, person):
    ballots.hand_out(ballot, actor("Anneke"), person("Hans").id)
    spaced = " ".join(codes[0][n : n + 4].lower() for n in range(0, 12, 4))
    for key in ("yes", "no"):
        ballots.cast_by_code(spaced, key)
    assert [vote.answer for vote in session.scalars(sa.select(SecretVote))] == ["no"]


def test_no_more_codes_vote_than_cards_were_handed_out(session, ballot, codes, actor, person):
    with pytest.raises(RefusedError):
        ballots.cast_by_code(codes[0], "yes")
    ballots.hand_out(ballot, actor("Anneke"), person("Hans").id)
    ballots.hand_out(ballot, actor("Anneke"), person("Hans").id)
    ballots.cast_by_code(codes[0], "yes")
    with pytest.raises(RefusedError):
        ballots.cast_by_code(codes[1], "yes")
    assert count(session, SecretVote) == 1


def test_who_has_a_code_card_does_not_vote_with_the_own_card(ballot, codes, actor, person):
    card = residents.make_card(actor("Sanne"), person("Roos"))
    ballots.hand_out(ballot, actor("Anneke"), person("Roos").id)
    with pytest.raises(RefusedError):
        ballots.cast_vote(ballot, actor("Roos"), "yes", card=card)


def test_who_voted_with_the_own_card_gets_no_code_card(session, ballot, codes, actor, person):
    card = residents.make_card(actor("Sanne"), person("Roos"))
    ballots.cast_vote(ballot, actor("Roos"), "yes", card=card)
    with pytest.raises(RefusedError):
        ballots.hand_out(ballot, actor("Anneke"), person("Roos").id)
    with pytest.raises(sa.exc.IntegrityError):
        session.execute(
            sa.insert(SecretVoter).values(
                ballot_id=ballot.id, person_id=person("Roos").id, by_code=True
            )
        )


@pytest.mark.parametrize("name", ["Sanne", "Joyce", "Petra"])
def test_who_does_not_vote_gets_no_card(ballot, codes, actor, person, name):
    with pytest.raises(RefusedError):
        ballots.hand_out(ballot, actor("Anneke"), person(name).id)


def test_there_are_at_most_as_many_cards_as_members_who_can_use_one(ballot, actor, person):
    for number in (0, 8, -1):
        with pytest.raises(RefusedError):
            ballots.make_codes(ballot, actor("Anneke"), number)
    card = residents.make_card(actor("Sanne"), person("Roos"))
    ballots.cast_vote(ballot, actor("Roos"), "yes", card=card)
    with pytest.raises(RefusedError):
        ballots.make_codes(ballot, actor("Anneke"), 7)
    assert len(set(ballots.make_codes(ballot, actor("Anneke"), 6))) == 6


def test_more_cards_than_given_are_not_handed_out(ballot, codes, actor, person):
    for name in ("Hans", "Kees", "Mo"):
        ballots.hand_out(ballot, actor("Anneke"), person(name).id)
    with pytest.raises(RefusedError):
        ballots.hand_out(ballot, actor("Anneke"), person("Roos").id)


def test_new_cards_replace_those_that_nobody_used(ballot, codes, actor, person):
    for name in ("Hans", "Kees"):
        ballots.hand_out(ballot, actor("Anneke"), person(name).id)
    ballots.cast_by_code(codes[0], "yes")
    new = ballots.make_codes(ballot, actor("Anneke"), 2)
    with pytest.raises(RefusedError):
        ballots.cast_by_code(codes[1], "yes")
    ballots.cast_by_code(codes[0], "no")
    ballots.cast_by_code(new[0], "yes")
    assert ballots.count_votes(ballot) == 2


@pytest.mark.parametrize("code", ["", "A" * 12, "?", "0" * 400, "\x00", "é" * 12])
def test_a_code_that_is_none_is_refused(ballot, codes, code):
    with pytest.raises(RefusedError):
        ballots.cast_by_code(code, "yes")


def test_codes_are_for_one_open_secret_vote(opened, ballot, codes, actor, person, clock):
    ballots.hand_out(ballot, actor("Anneke"), person("Hans").id)
    clock.forward(minutes=61)
    with pytest.raises(RefusedError):
        ballots.cast_by_code(codes[0], "yes")
    with pytest.raises(RefusedError):
        ballots.make_codes(ballot, actor("Anneke"), 1)


def test_nothing_tells_which_votes_came_by_code(session, ballot, codes, actor, person):
    """Where only one member had a card with a code, that would tell what this one chose."""
    ballots.hand_out(ballot, actor("Anneke"), person("Hans").id)
    ballots.cast_by_code(codes[0], "no")
    votes = set(session.scalars(sa.select(SecretVote.key)))
    cards = set(session.scalars(sa.select(BallotCode.key)))
    assert len(votes) == 1
    assert not votes & cards
    assert set(SecretVote.__table__.columns.keys()) == {"key", "ballot_id", "answer", "option_id"}
    assert set(BallotCode.__table__.columns.keys()) == {"key", "ballot_id", "used"}


# --- as people meet it --------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_cards_are_printed_once_handed_out_and_used_without_a_name(
    app, client_as, session, ballot, person, view
):
    hans_id, path = person("Hans").id, f"/ballots/{ballot.id}"
    session.commit()
    database.end()
    anneke = client_as("Anneke", view)
    printed = anneke.send(f"{path}/codes", {"number": "2"}).text
    codes = [found.replace(" ", "") for found in re.findall(r"<code>([A-Z0-9 ]+)</code>", printed)]
    assert [len(code) for code in codes] == [12, 12]
    assert not any(code[:4] in anneke.get(f"{path}/codes").text for code in codes)
    assert anneke.send(f"{path}/codes/{hans_id}").status_code == 303
    assert "heeft een kaart met een code" in anneke.get(f"{path}/codes").text
    assert "Stem daarmee" in client_as("Hans", view).get(path).text
    visitor = client_as(None, view)
    csrf = re.search(r'name="csrf_token" value="([^"]+)"', visitor.get("/code").text)[1]

    def send(**fields):
        return visitor.post("/code", data={"csrf_token": csrf, **fields})

    assert send(token="A" * 12).status_code == 422
    choices = send(token=codes[0])
    assert choices.status_code == 200
    assert "Waar gaan wij heen?" in choices.text
    sure = send(token=codes[0], choice=Answer.YES)
    assert sure.status_code == 200
    assert "Ja, dit kies ik" in sure.text
    done = send(token=codes[0], choice=Answer.YES, sure="1")
    assert (done.status_code, done.location) == (303, "/code/done")
    assert visitor.get("/code/done").status_code == 200
    with app.app_context():
        database.begin(writes=False)
        assert [vote.answer for vote in database.session.scalars(sa.select(SecretVote))] == ["yes"]


def test_the_cards_that_were_just_made_are_a_paper_and_leave_no_trace(
    app, client_as, session, ballot, codes
):
    path = f"/ballots/{ballot.id}/codes/paper"
    session.commit()
    database.end()
    anneke = client_as("Anneke")
    paper = anneke.send(path, {"token": [*codes, "A" * 12]})
    assert paper.mimetype == "application/pdf"
    assert paper.headers["Cache-Control"] == "no-store"
    words = " ".join(page.get_textpage().get_text_bounded() for page in PdfDocument(paper.data))
    for code in codes:
        assert " ".join(code[at : at + 4] for at in (0, 4, 8)) in words
    assert "AAAA AAAA AAAA" not in words
    assert "code op http://localhost/" in words
    assert anneke.send(path, {"token": "A" * 12}).status_code == 404
    assert client_as("Sanne").send(path, {"token": list(codes)}).status_code == 403
    with app.app_context():
        database.begin(writes=False)
        acts = database.session.scalars(sa.select(Act)).all()
        assert not [one for one in acts if "codes/paper" in repr(vars(one))]


def test_nobody_who_only_votes_makes_or_hands_out_cards(client_as, session, ballot, person):
    roos_id, path = person("Roos").id, f"/ballots/{ballot.id}/codes"
    session.commit()
    database.end()
    for name in ("Roos", "Sanne"):
        client = client_as(name, "standard", Proof.CARD if name == "Roos" else Proof.ACCOUNT)
        assert client.send(path, {"number": "2"}).status_code == 403
        assert client.send(f"{path}/{roos_id}").status_code == 403


def test_no_name_stands_beside_a_vote_by_code(
    session, ballot, codes, actor, person, client_as, clock
):
    ballots.hand_out(ballot, actor("Anneke"), person("Hans").id)
    session.commit()
    hans = client_as("Hans")
    for data in ({"choice": "yes"}, {"choice": "yes", "sure": "1"}):
        done = hans.send("/code", {"token": codes[0], **data})
    assert done.location == "/code/done"
    session.rollback()
    assert "/code" not in str(session.scalars(sa.select(audit.Act.location)).all())
