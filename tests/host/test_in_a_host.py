"""Users of a host use the portal; residents need no user in the host."""

import re

import sqlalchemy as sa

from portal import database
from portal.ballots.models import Vote
from portal.meetings.models import Meeting, MeetingState
from tests.host.conftest import Visitor, open_ballot
from tests.host.intranet import intranet


def test_a_stranger_is_sent_to_the_hosts_own_door_and_comes_back(visitor):
    assert visitor.get("/meetings").location == "/login?next=/council/meetings"
    visitor.sign_in("sanne")
    assert "Vergadering" in visitor.read("/meetings")


def test_a_user_of_the_host_invites_to_a_meeting(host, visitor):
    visitor.sign_in("anneke")
    page = f"/meetings/{host.ids['meeting']}"
    assert "Zomeruitje" in visitor.get(page).text
    sent = visitor.send(f"{page}/invite", page=page)
    assert sent.status_code == 303, sent.text[:500]
    with host.app_context():
        database.begin(writes=False)
        assert database.session.get_one(Meeting, host.ids["meeting"]).state == MeetingState.INVITED


def test_flask_wtf_does_not_look_at_our_forms_whichever_came_first(tmp_path, demo_people):
    for number, first in enumerate((True, False)):
        folder = tmp_path / str(number)
        folder.mkdir()
        app = intranet(folder, csrf_first=first)
        demo_people(app)
        someone = Visitor(app, "/council").sign_in("sanne")
        assert someone.send("/view", view="picto").status_code == 303
        assert someone.client.post("/council/view", data={"view": "picto"}).status_code == 400
        refused = someone.client.post("/notes", data={"text": "no token"})
        assert refused.text == "the intranet caught it"


def test_a_resident_at_a_tablet_needs_no_user_in_the_host(host, sign_in_as):
    roos = sign_in_as(host, "Roos", at_tablet=True, view="picto")
    page = roos.get("/council/")
    assert page.status_code == 200
    assert "Roos" in page.text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
    assert roos.get("/").text.count("Welkom op het intranet")
    done = roos.post("/council/leave", data={"csrf_token": token})
    assert done.location == "/council/faces"
    assert "Roos" in roos.get("/council/faces").text


def test_a_resident_votes_at_a_tablet_of_the_host(host, sign_in_as):
    with host.test_request_context():
        database.begin(writes=True)
        ballot = open_ballot(host.ids)
        database.session.commit()
        ballot_id = ballot.id
    roos = sign_in_as(host, "Roos", at_tablet=True, view="picto")
    page = roos.get(f"/council/ballots/{ballot_id}/vote?choice=yes").text
    fields = dict(re.findall(r'name="(csrf_token|act|choice)"[^>]*value="([^"]+)"', page))
    voted = roos.post(f"/council/ballots/{ballot_id}/vote", data=fields)
    assert voted.location == f"/council/ballots/{ballot_id}/voted"
    with host.app_context():
        assert [vote.person_id for vote in database.session.scalars(sa.select(Vote))] == [
            host.ids["Roos"]
        ]


def test_one_leaves_by_the_hosts_own_door(visitor):
    page = visitor.sign_in("sanne").get("/").text
    assert re.search(r'<a class="btn" href="/logout">', page)
    visitor.client.get("/logout")
    assert visitor.get("/").status_code == 303


def test_the_words_are_ours_on_our_pages_and_theirs_on_theirs(host, visitor):
    visitor.sign_in("sanne")
    assert "Overleggen in het zorgkantoor" in visitor.client.get("/").text
    ours = visitor.read("/meetings")
    assert "Vergaderingen" in ours
    assert "zorgkantoor" not in ours
    assert '<html lang="en"' in visitor.read(f"/meetings/{host.ids['meeting']}?lang=en")


def test_two_hosts_in_one_process_keep_apart(host, other):
    large, little = Visitor(host, "/council").sign_in("sanne"), Visitor(other, "/raad")
    little.client.get("/in/Roos")
    for path in ("/", "/meetings", f"/meetings/{other.ids['meeting']}", "/people", "/decisions"):
        one, two = large.get(path, follow_redirects=True), little.get(path, follow_redirects=True)
        assert (one.status_code, two.status_code) == (200, 200)
        assert "/raad/" not in one.text
        assert "/council/" not in two.text
        assert "their own" not in two.text
    assert "their own" not in little.get("/nowhere").text
    assert large.send("/view", view="picto").status_code == 303
    assert little.send("/language", language="en").status_code == 303
    assert '<html lang="en"' in little.get("/").text
    assert '<html lang="nl"' in large.get("/").text
    views = [_view(app, "Sanne") for app in (host, other)]
    assert views == ["picto", "standard"]


def _view(app, name):
    with app.app_context(), app.extensions["portal"].engine.connect() as connection:
        find = sa.text("SELECT view FROM portal_person WHERE call_name = :name")
        return connection.scalar(find, {"name": name})
