"""One meeting from its first idea to its adopted minutes: what each person does, and what
everybody else sees of it at that moment."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.agenda.models import Purpose
from portal.ballots.models import Ballot
from portal.decisions.models import Decision
from portal.easytext.models import EasyLine, EasyText
from portal.identity import Proof
from portal.meetings.models import AgendaItem, Meeting
from portal.minutes.models import Minutes
from portal.people.models import Person
from portal.preparation.models import PreparationSheet

OUTSIDE = ("Bea", "Gerrit")
"""The administrator, and a chair of another house."""
CARD = {"Roos", "Joyce", "Kees", "Mo"}


class Story:
    """People of the demo at one meeting; each act is a fresh visit at the moment of the clock."""

    def __init__(self, sender, stored, clock):
        self.sender, self.stored, self.clock = sender, stored, clock

    def visit(self, name, view="standard"):
        return self.sender(name, view=view, proof=Proof.CARD if name in CARD else Proof.ACCOUNT)

    def reads(self, name, path, view="standard"):
        answer = self.visit(name, view).get(path, follow_redirects=True)
        assert answer.status_code == 200, (name, path, answer.status_code)
        return answer.get_data(as_text=True)

    def refused(self, names, path):
        for name in names:
            assert self.visit(name).get(path).status_code == 404, (name, path)

    def does(self, name, path, **sent):
        answer = self.visit(name).post(path, sent)
        said = re.findall(r'class="(?:wrong|error|p-banner|banner)[^>]*>(.*?)</', answer.text, re.S)
        assert answer.status_code == 303, (name, path, answer.status_code, said)
        return answer.location

    def may_not(self, names, path, **sent):
        for name in names:
            answer = self.visit(name).post(path, sent)
            assert answer.status_code in (403, 404), (name, path, answer.status_code)

    def last(self, table):
        return self.stored(lambda s: s.scalars(sa.select(table).order_by(table.id.desc())).first())


@pytest.fixture
def story(sender, stored, clock):
    return Story(sender, stored, clock)


@pytest.fixture
def id_of(stored):
    def ask(name):
        return stored(lambda s: s.scalars(sa.select(Person.id).filter_by(call_name=name)).one())

    return ask


def item(story, meeting_id, title):
    wanted = sa.select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.title == title
    )
    return story.stored(lambda s: s.scalars(wanted).one())


def easy_text(story, item_id):
    """The supporter makes the easy text of an item, and checks each proposed line."""
    story.may_not(("Roos", "Petra", "Bea"), f"/items/{item_id}/easy-text")
    story.does("Sanne", f"/items/{item_id}/easy-text")
    easy = story.stored(lambda s: s.get(AgendaItem, item_id).easy_text_id)
    lines = sa.select(EasyLine).filter_by(easy_text_id=easy)
    for line in story.stored(lambda s: s.scalars(lines).all()):
        version = story.stored(lambda s: s.get(EasyText, easy).version)
        sent = {"version": version, "text": line.text, "picture": line.symbol, "do": "check"}
        story.does("Sanne", f"/easy-texts/{easy}/lines/{line.id}", **sent)


def make(story, council_id, day, **about):
    """A meeting with two items, made by the supporter, fixed and sent out by the chair."""
    sent = {"date": day, "begins": "14:00", "ends": "15:00", "place": "Huiskamer"}
    council = f"/councils/{council_id}/meetings/new"
    story.may_not(("Roos", "Petra", "Bea"), council, **sent, source="empty")
    story.does("Sanne", council, **sent, source="empty", **about)
    here = story.last(Meeting).id
    for title, purpose in (("Verslag vorige keer", Purpose.TALK), ("Pizza", Purpose.DECIDE)):
        asked = {"title": title, "purpose": purpose, "minutes": 10, "text": f"Wij eten {title}."}
        story.does("Sanne", f"/meetings/{here}/items/new", **asked)
    return here


def test_from_the_first_idea_to_the_adopted_minutes(  # noqa: C901 - one story
    story, council_id, id_of, clock
):
    here = make(story, council_id, "2027-03-18", kind="with_provider")
    at = f"/meetings/{here}"
    pizza, first = item(story, here, "Pizza"), item(story, here, "Verslag vorige keer")

    easy_text(story, pizza)

    # A draft is the council's own. The supporter does not fix it, share of it or send it out.
    assert "Pizza" in story.reads("Roos", at)
    story.refused(("Joyce", "Bas", "Petra", *OUTSIDE), at)
    for step in ("fix", "invite", "share"):
        story.may_not(("Sanne", "Roos", "Petra", "Bea"), f"{at}/{step}")
    story.may_not(("Sanne", "Roos"), f"/items/{pizza}/share", shared="yes")
    story.does("Anneke", f"{at}/fix")
    story.does("Anneke", f"/items/{pizza}/share", shared="yes")
    story.refused(("Petra",), f"/items/{pizza}")  # shared, and not sent out yet
    story.does("Anneke", f"{at}/invite")

    # Who was invited finds it at the start; the guest sees what was shared and nothing beside it.
    assert f'href="{at}"' in story.reads("Roos", "/", "picto")
    assert "Pizza" in story.reads("Joyce", at)
    guest = story.reads("Petra", at)
    assert "Pizza" in guest
    assert "Verslag vorige keer" not in guest
    story.refused(("Petra",), f"/items/{first}")
    story.refused(OUTSIDE, at)
    story.does("Roos", f"{at}/answer", coming="yes")

    # A sheet is of who writes it, until she shares it, with that one supporter.
    story.does("Roos", f"/items/{pizza}/preparation", thought="Met ananas.", question="Hoe laat?")
    sheet = f"/preparation/{story.last(PreparationSheet).id}"
    assert "Met ananas." in story.reads("Roos", sheet)
    story.refused(("Sanne", "Anneke", "Petra", *OUTSIDE), sheet)
    story.does("Roos", f"{sheet}/share", supporter=id_of("Sanne"))
    assert "Met ananas." in story.reads("Sanne", sheet)
    story.refused(("Anneke", "Petra", *OUTSIDE), sheet)

    # The chair opens the meeting with who is there: too few to decide, until two more arrive.
    clock.moment = story.stored(lambda s: s.get(Meeting, here).starts_at)
    vote_at = prepared(story, pizza)
    story.may_not(("Sanne", "Roos", "Petra", "Bea"), f"{at}/open", here="")
    story.does("Anneke", f"{at}/open", here=[id_of("Anneke"), id_of("Roos")])
    refusal = story.visit("Anneke").post(f"{vote_at}/open", {"minutes": 60})
    assert refusal.status_code == 422
    assert "2 van de 7 leden" in refusal.text
    story.does("Mo", f"{at}/here")
    story.does("Sanne", f"{at}/presence", set=f"{id_of('Hans')}:here")
    for _step in range(2):
        version = re.search(r'name="version" value="(\d+)"', story.reads("Anneke", f"{at}/lead"))
        story.does("Anneke", f"{at}/lead/move", step="next", version=version[1])
        if f"/items/{pizza}" in story.reads("Anneke", f"{at}/lead"):
            break
    story.may_not(("Sanne", "Roos"), f"{vote_at}/open", minutes=60)
    story.does("Anneke", f"{vote_at}/open", minutes=60)

    # Every member finds the vote, and her own sheet alone, where the meeting is followed.
    followed = story.reads("Roos", f"{at}/follow", "picto")
    assert f'href="{vote_at}"' in followed
    assert f'href="{sheet}"' in followed
    assert f'action="{at}/signal"' in followed
    for name in ("Anneke", "Sanne", "Petra", "Joyce"):
        assert sheet not in story.reads(name, f"{at}/follow"), name
    for name in ("Sanne", "Petra", "Joyce"):
        assert vote_at not in story.reads(name, f"{at}/follow"), name
    story.refused(OUTSIDE, f"{at}/follow")
    story.may_not(("Sanne", "Petra", "Bea", "Gerrit", "Joyce"), f"{vote_at}/vote", choice="yes")
    for name, choice in (("Roos", "yes"), ("Anneke", "yes"), ("Mo", "yes"), ("Hans", "no")):
        story.does(name, f"{vote_at}/vote", choice=choice, sure="1")
    story.may_not(("Sanne", "Roos"), f"{vote_at}/close")
    story.does("Anneke", f"{vote_at}/close")
    for view in ("standard", "picto"):
        assert "Het plan gaat door." in story.reads("Roos", vote_at, view), view

    # A count is no decision: the supporter writes it down, an officer records and tells it.
    lead = story.reads("Sanne", f"{at}/lead")
    decide, act = (f"/councils/{council_id}/{one}/new" for one in ("decisions", "actions"))
    assert f"{decide}?item={pizza}" in lead
    assert f"{act}?item={pizza}" in lead
    said = {"item": pizza, "ballot": story.last(Ballot).id, "next": f"{at}/lead"}
    assert story.does("Sanne", decide, text="Vrijdag eten wij pizza.", **said) == f"{at}/lead"
    decision = f"/decisions/{story.last(Decision).id}"
    story.refused(("Joyce", "Petra", *OUTSIDE), decision)
    version = story.last(Decision).version
    story.may_not(("Sanne", "Roos"), f"{decision}/record", version=version)
    story.does("Anneke", f"{decision}/record", version=version)
    story.does("Sanne", act, what="Pizza bestellen", people=[id_of("Roos")], item=pizza)
    assert "Pizza bestellen" in story.reads("Roos", "/actions", "picto")
    assert "Pizza bestellen" not in story.reads("Mo", "/actions")
    story.refused(("Joyce",), decision)
    story.may_not(("Sanne", "Roos"), f"{decision}/tell", common="1")
    story.does("Anneke", f"{decision}/tell", common="1")
    for name in ("Joyce", "Petra"):
        assert "Vrijdag eten wij pizza." in story.reads(name, decision)
    story.refused(("Gerrit",), decision)

    # The minutes know who was there, the vote, the decision and the task without being told.
    story.may_not(("Petra", "Joyce", *OUTSIDE), f"{at}/minutes")
    story.does("Hans", f"{at}/minutes", taker=id_of("Hans"))
    minutes = f"/minutes/{story.last(Minutes).id}"
    story.does("Hans", f"{minutes}/items/{pizza}", base="", text="Iedereen wil pizza.")
    read = story.reads("Anneke", minutes)
    for known in (
        "Roos",
        "Mo",
        "Iedereen wil pizza.",
        "Vrijdag eten wij pizza.",
        "Pizza bestellen",
    ):
        assert known in read, known
    were_there = read.partition("<main")[2].partition("Iedereen wil pizza.")[0]
    assert "Fatima" not in were_there  # who did not come is named nowhere
    assert "Hans" in were_there
    story.refused(("Joyce", "Petra", *OUTSIDE), minutes)

    # The meeting is closed by the council; the vote cannot be opened again by who is left.
    clock.moment += timedelta(minutes=50)
    story.may_not(("Sanne", "Roos"), f"{at}/close")
    story.does("Anneke", f"{at}/close")
    assert f'action="{at}/signal"' not in story.reads("Roos", f"{at}/follow")

    # At the next meeting they are adopted: from then on the house reads them, nobody changes them.
    then = make(story, council_id, "2027-04-15")
    story.does("Anneke", f"/meetings/{then}/fix")
    story.does("Anneke", f"/meetings/{then}/invite")
    adopting = item(story, then, "Verslag vorige keer")
    version = story.last(Minutes).version
    story.does("Hans", f"{minutes}/present", version=version, item=adopting, common="1")
    assert f'href="{minutes}"' in story.reads("Roos", f"/items/{adopting}")
    assert minutes not in story.reads("Joyce", f"/items/{adopting}")
    clock.moment = story.stored(lambda s: s.get(Meeting, then).starts_at)
    everybody = [id_of(name) for name in ("Anneke", "Hans", "Roos", "Mo")]
    story.does("Anneke", f"/meetings/{then}/open", here=everybody)
    version = story.last(Minutes).version
    story.may_not(("Sanne", "Roos"), f"{minutes}/adopt", version=version)
    story.does("Hans", f"{minutes}/adopt", version=version)
    for name in ("Joyce", "Roos"):
        assert "Iedereen wil pizza." in story.reads(name, f"{minutes}?screen=3")
    shared = story.reads("Petra", minutes)
    assert "Iedereen wil pizza." in shared
    assert "Verslag vorige keer" not in shared
    story.refused(OUTSIDE, minutes)
    again = story.visit("Hans").post(f"{minutes}/items/{pizza}", {"base": "", "text": "Soep."})
    assert again.status_code == 422
    assert "Soep." not in story.reads("Roos", minutes)


def prepared(story, item_id):
    """The address of a vote that the supporter prepares."""
    asked = {"question": "Eten wij pizza?", "kind": "yes_no"}
    story.may_not(("Roos", "Petra", "Bea"), f"/items/{item_id}/ballot", **asked)
    story.does("Sanne", f"/items/{item_id}/ballot", **asked)
    return f"/ballots/{story.last(Ballot).id}"
