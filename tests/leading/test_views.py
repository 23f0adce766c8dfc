"""Leading and following as people do it: the addresses, what they cost, who sees what."""

import pytest
import sqlalchemy as sa

from portal.identity import Proof
from portal.leading import service as leading
from portal.leading.models import Presence, Signal, Sitting
from portal.meetings.models import AgendaItem, MeetingKind
from portal.people.models import Membership
from tests.client import _asked


@pytest.fixture
def at(session, opened, meeting, version):
    """The address of the meeting that runs; what follows is done over the web."""
    assert str(opened().version) == version
    session.commit()
    return f"/meetings/{meeting.id}"


@pytest.fixture
def version():
    """The version of a meeting that was just opened."""
    return "2"


@pytest.fixture
def sitting(session, meeting):
    def now():
        session.rollback()
        found = session.scalars(sa.select(Sitting).execution_options(populate_existing=True)).one()
        session.rollback()
        return found

    return now


def asked(client, path):
    with client.application.app_context(), _asked(client.application) as statements:
        assert client.get(path).status_code == 200
    return len(statements)


def test_a_chair_opens_with_who_was_tapped(session, meeting, client_as, person):
    tapped = [str(person(name).id) for name in ("Anneke", "Roos")]
    session.commit()
    anneke = client_as("Anneke")
    page = anneke.get(f"/meetings/{meeting.id}/open").text
    assert page.count('name="here"') == 8
    done = anneke.send(f"/meetings/{meeting.id}/open", {"here": tapped})
    assert done.location.endswith(f"/meetings/{meeting.id}/lead")
    session.rollback()
    assert session.scalar(sa.select(sa.func.count()).select_from(Presence)) == 2


def test_before_its_time_the_page_asks_and_keeps_who_was_tapped(
    session, meeting, client_as, clock, person
):
    roos = str(person("Roos").id)
    session.commit()
    clock.forward(hours=-3)
    anneke = client_as("Anneke")
    refused = anneke.send(f"/meetings/{meeting.id}/open", {"here": [roos]})
    assert refused.status_code == 422
    assert f'value="{roos}" checked' in refused.text
    done = anneke.send(f"/meetings/{meeting.id}/open", {"here": [roos], "early": "y"})
    assert done.status_code == 303


def test_a_supporter_leads_on_behalf_but_opens_and_closes_nothing(at, client_as, sitting, version):
    sanne = client_as("Sanne")
    assert sanne.get(f"{at}/lead").status_code == 200
    moved = sanne.send(f"{at}/lead/move", {"version": version, "step": "next"})
    assert moved.status_code == 303
    assert sanne.send(f"{at}/close").status_code == 403
    assert sitting().closed_at is None


def test_a_member_who_was_chosen_leads_and_closes_and_another_does_not(
    at, client_as, sitting, person
):
    kees_id = person("Kees").id
    sitting()
    kees, mo = client_as("Kees", proof=Proof.CARD), client_as("Mo", proof=Proof.CARD)
    assert kees.get(f"{at}/lead").status_code == 403
    client_as("Anneke").send(f"{at}/lead/chair", {"person": str(kees_id)})
    assert kees.get(f"{at}/lead").status_code == 200
    assert mo.get(f"{at}/lead").status_code == 403
    assert kees.send(f"{at}/close").status_code == 303
    assert sitting().closed_at is not None


def test_the_second_at_two_screens_sees_what_happened(at, client_as, sitting, version):
    step = {"version": version, "step": "next"}
    assert client_as("Anneke").send(f"{at}/lead/move", step).status_code == 303
    late = client_as("Hans").send(f"{at}/lead/move", step)
    assert late.status_code == 409
    assert "Iemand anders was je net voor." in late.text
    assert str(sitting().version) == str(int(version) + 1)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_screens_cost_few_statements(view, at, client_as):
    assert asked(client_as("Anneke", view), f"{at}/lead") <= 12
    assert asked(client_as("Roos", view), f"{at}/follow") <= 12
    assert asked(client_as("Roos", view), f"{at}/screen") <= 10
    assert asked(client_as("Sanne", view), f"{at}/presence") <= 10


def test_the_pulse_is_one_statement_besides_who_asks(at, client_as):
    roos = client_as("Roos", proof=Proof.CARD)
    assert asked(roos, f"{at}/now") == asked(roos, "/who-may-what") + 1


def test_the_pulse_answers_nothing_new_while_nothing_is_new(at, client_as, version):
    roos, anneke = client_as("Roos"), client_as("Anneke")
    first = roos.get(f"{at}/now")
    again = {"If-None-Match": first.headers["ETag"]}
    assert roos.get(f"{at}/now", headers=again).status_code == 304
    anneke.send(f"{at}/lead/move", {"version": version, "step": "next"})
    new = roos.get(f"{at}/now", headers=again)
    assert new.status_code == 200
    assert new.json["step"] != first.json["step"]


def test_a_card_of_somebody_else_is_news_for_who_leads_and_not_for_who_follows(at, client_as):
    mo, roos, anneke = client_as("Mo", proof=Proof.CARD), client_as("Roos"), client_as("Anneke")
    before, lead = roos.get(f"{at}/now").json["step"], anneke.get(f"{at}/now").json["all"]
    mo.send(f"{at}/signal", {"sign": "stop", "do": "up"})
    assert roos.get(f"{at}/now").json["step"] == before
    assert anneke.get(f"{at}/now").json["all"] != lead
    page = anneke.get(f"{at}/lead").text
    assert "Stop. Ik snap het niet." in page
    assert "Mo" not in page[page.index('data-sign="stop"') : page.index('value="seen"')]


def test_the_wall_names_nobody_who_holds_up_a_card_and_has_nothing_to_touch(at, client_as):
    client_as("Mo", proof=Proof.CARD).send(f"{at}/signal", {"sign": "slower", "do": "name"})
    wall = client_as("Roos").get(f"{at}/screen").text
    assert "Mo" not in wall
    assert "<form" not in wall
    assert "<a " not in wall


def test_a_face_on_the_tablet_follows_and_holds_up_a_card(session, at, client_as):
    mo = client_as("Mo", "picto", proof=Proof.FACE)
    assert "Opening" in mo.get(f"{at}/follow").text
    assert mo.send(f"{at}/signal", {"sign": "break", "do": "up"}).status_code == 303
    session.rollback()
    assert session.scalars(sa.select(Signal.sign)).all() == ["break"]


def test_i_am_here_is_one_tap_and_needs_the_card(session, opened, meeting, client_as, person):
    opened(["Anneke"])
    session.commit()
    at = f"/meetings/{meeting.id}"
    face = client_as("Mo", "picto", proof=Proof.FACE)
    assert "/card" in face.send(f"{at}/here").location
    roos = client_as("Roos", "picto", proof=Proof.CARD)
    assert "Ik ben er" in roos.get(f"{at}/follow").text
    roos.send(f"{at}/here")
    assert "Ik ben er" not in roos.get(f"{at}/follow").text
    assert leading.is_here(meeting.id, person("Roos").id)
    assert not leading.is_here(meeting.id, person("Mo").id)


def test_somebody_of_another_council_follows_nothing(at, client_as):
    gerrit = client_as("Gerrit")
    for view in ("follow", "screen", "now", "lead", "presence"):
        assert gerrit.get(f"{at}/{view}").status_code == 404


def test_a_guest_sees_the_item_that_is_shared_and_no_other(
    session, opened, meeting, client_as, version
):
    meeting.kind = MeetingKind.WITH_PROVIDER
    first = min(meeting.items, key=lambda one: one.position)
    first.shared_at, first.shared_by_id = meeting.starts_at, meeting.made_by_id
    opened()
    session.commit()
    petra = client_as("Petra")
    assert "Opening" in petra.get(f"/meetings/{meeting.id}/follow").text
    client_as("Anneke").send(
        f"/meetings/{meeting.id}/lead/move", {"version": version, "step": "next"}
    )
    page = petra.get(f"/meetings/{meeting.id}/follow").text
    assert "Avondeten" not in page
    assert "De raad praat nu alleen." in page


def test_one_can_look_at_another_item_and_go_on_with_the_group(session, at, meeting, client_as):
    other = session.scalars(sa.select(AgendaItem.id).where(AgendaItem.title == "Uitje")).one()
    session.rollback()
    page = client_as("Roos", "picto").get(f"{at}/follow?item={other}").text
    assert "Uitje" in page
    assert "Verder met de groep" in page
    assert "data-apart" in page


def test_the_followers_are_told_that_it_has_not_begun_or_is_over(session, meeting, client_as):
    session.commit()
    roos, path = client_as("Roos", "picto"), f"/meetings/{meeting.id}/follow"
    assert "De vergadering is nog niet begonnen." in roos.get(path).text
    anneke = client_as("Anneke")
    anneke.send(f"/meetings/{meeting.id}/open")
    anneke.send(f"/meetings/{meeting.id}/close")
    assert "De vergadering is klaar." in roos.get(path).text
    closed = anneke.get(f"/meetings/{meeting.id}/lead").text
    assert "gaat toch door" in closed
    anneke.send(f"/meetings/{meeting.id}/reopen")
    assert "De vergadering is klaar." not in roos.get(path).text


def test_own_words_of_the_council_stand_instead_of_the_usual(session, at, meeting, client_as):
    item = min(meeting.items, key=lambda one: one.position).id
    session.rollback()
    anneke = client_as("Anneke")
    assert "Welkom allemaal." in anneke.get(f"{at}/lead").text
    anneke.send(f"/items/{item}/script", {"text": "Fijn dat jullie er zijn.\nWij beginnen."})
    page = anneke.get(f"{at}/lead").text
    assert "Fijn dat jullie er zijn." in page
    assert "Welkom allemaal." not in page
    anneke.send(f"/items/{item}/script", {"text": ""})
    assert "Welkom allemaal." in anneke.get(f"{at}/lead").text


def test_a_council_agrees_on_its_quorum(session, at, meeting, client_as):
    council_id = meeting.council_id
    session.rollback()
    anneke, path = client_as("Anneke"), f"/councils/{council_id}/meeting-rules"
    lacking = {"quorum": "number", "break_after": "30", "version": "1"}
    assert anneke.send(path, lacking).status_code == 422
    assert anneke.send(path, lacking | {"number": "7"}).status_code == 303
    rule = leading.rule_of(council_id)
    assert (rule.quorum, rule.number, rule.break_after) == ("number", 7, 30)
    session.rollback()
    assert anneke.send(path, lacking | {"number": "5", "version": "9"}).status_code == 409


def test_the_meeting_leads_in(session, meeting, client_as):
    session.commit()
    path = f"/meetings/{meeting.id}"
    assert f"{path}/open" in client_as("Anneke").get(path).text
    assert f"{path}/open" not in client_as("Sanne").get(path).text
    client_as("Anneke").send(f"{path}/open")
    assert f"{path}/lead" in client_as("Sanne").get(path).text
    roos = client_as("Roos", "picto").get(path).text
    assert f"{path}/follow" in roos
    assert f"{path}/lead" not in roos


def test_without_an_officer_the_supporter_opens(session, meeting, client_as):
    officers = sa.update(Membership).where(
        Membership.council_id == meeting.council_id, Membership.role.in_(["chair", "secretary"])
    )
    session.execute(officers.values(role="member"))
    session.commit()
    assert client_as("Sanne").send(f"/meetings/{meeting.id}/open").status_code == 303


def test_what_is_no_number_of_a_person_is_nobody(meeting, session, client_as):
    session.commit()
    for odd in ("9" * 5000, "²", "-1", str(2**63), "x"):
        done = client_as("Anneke").send(f"/meetings/{meeting.id}/open", {"here": [odd]})
        assert done.status_code in (303, 422)
