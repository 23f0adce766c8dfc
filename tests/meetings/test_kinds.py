"""Who is invited follows from the kind of meeting; some are on a screen, some very soon."""

import pytest
import sqlalchemy as sa

from portal.attendance import service as attendance
from portal.councils.models import Council, CouncilKind
from portal.identity import GUEST_ROLES, MEMBER_ROLES, Proof, Role
from portal.meetings import service
from portal.meetings.models import Attendance, Meeting, MeetingKind, MeetingState
from portal.people.models import Membership
from tests.meetings.conftest import FILLED

pytestmark = pytest.mark.engines

MEMBERS = {"Anneke", "Hans", "Kees", "Roos", "Mo", "Fatima", "Willem"}
CLIENTS = MEMBERS - {"Hans"}


@pytest.fixture
def invited(stored):
    """The call names of who is invited to a meeting."""

    def ask(meeting_id, roles=frozenset(Role)):
        return stored(
            lambda s: {
                one.call_name for one in attendance.invited(s.get(Meeting, meeting_id), roles)
            }
        )

    return ask


@pytest.mark.parametrize(
    ("about", "who"),
    [
        ({"kind": MeetingKind.COUNCIL}, MEMBERS | {"Sanne"}),
        ({"kind": MeetingKind.COUNCIL, "supporter_invited": False}, MEMBERS),
        ({"kind": MeetingKind.WITH_PROVIDER}, MEMBERS | {"Sanne", "Petra"}),
        ({"kind": MeetingKind.PREPARATION}, {"Anneke", "Sanne"}),
        ({"kind": MeetingKind.PREPARATION, "clients_invited": True}, CLIENTS | {"Sanne"}),
        ({"kind": MeetingKind.LIVING_ROOM}, MEMBERS | {"Sanne"}),
    ],
)
def test_who_is_invited_follows_from_the_kind(meeting, invited, stored, about, who):
    here = meeting(state=MeetingState.INVITED, **about)
    assert invited(here) == who
    asked = stored(lambda s: attendance.who_comes(s.get(Meeting, here), frozenset(Role)))
    assert {one.person.call_name for one in asked} == who
    counted = stored(lambda s: attendance.who_comes(s.get(Meeting, here)))
    assert {one.person.call_name for one in counted} == who & MEMBERS


def test_nobody_is_waited_for_who_was_not_invited(meeting, asked):
    meeting(state=MeetingState.INVITED, kind=MeetingKind.PREPARATION)
    assert [one.title for one in asked("Sanne")["unanswered"]] == ["Anneke"]


@pytest.mark.parametrize(
    ("name", "kind", "status"),
    [
        ("Sanne", MeetingKind.COUNCIL, 303),
        ("Petra", MeetingKind.WITH_PROVIDER, 303),
        ("Petra", MeetingKind.COUNCIL, 404),
        ("Petra", MeetingKind.PREPARATION, 404),
        ("Anneke", MeetingKind.PREPARATION, 303),
        ("Roos", MeetingKind.PREPARATION, 403),
        ("Gerrit", MeetingKind.WITH_PROVIDER, 404),
    ],
)
def test_who_is_invited_says_whether_they_come(sender, meeting, stored, name, kind, status):
    here = meeting(state=MeetingState.INVITED, kind=kind)
    answer = sender(name).post(f"/meetings/{here}/answer", {"coming": "yes"})
    assert answer.status_code == status
    assert stored(lambda s: s.scalar(sa.select(sa.func.count(Attendance.id)))) == (status == 303)


def test_the_answer_of_a_guest_is_shown_back_and_counts_for_nothing(sender, meeting, stored):
    here = meeting(state=MeetingState.INVITED, kind=MeetingKind.WITH_PROVIDER)
    petra = sender("Petra")
    assert f"/meetings/{here}/answer" in petra.get(f"/meetings/{here}").get_data(as_text=True)
    petra.post(f"/meetings/{here}/answer", {"coming": "no"})
    page = petra.get(f"/meetings/{here}").get_data(as_text=True)
    assert page.count('aria-pressed="true"') >= 1
    counted = stored(lambda s: attendance.who_comes(s.get(Meeting, here), MEMBER_ROLES))
    assert all(one.coming is None for one in counted)
    guests = stored(lambda s: attendance.who_comes(s.get(Meeting, here), GUEST_ROLES))
    assert [(one.person.call_name, one.coming) for one in guests] == [("Petra", "no")]


def test_who_was_not_asked_is_not_shown_the_question(sender, meeting):
    here = meeting(state=MeetingState.INVITED, kind=MeetingKind.PREPARATION)
    for name, asked in (("Roos", False), ("Anneke", True), ("Sanne", True)):
        page = sender(name).get(f"/meetings/{here}").get_data(as_text=True)
        assert (f"/meetings/{here}/answer" in page) is asked, name


def test_a_preparation_is_nothing_for_who_merely_lives_in_the_house(sender, meeting):
    here = meeting(state=MeetingState.INVITED, kind=MeetingKind.PREPARATION)
    assert sender("Theo", proof=Proof.CARD).get(f"/meetings/{here}").status_code == 404
    assert sender("Bas").get(f"/meetings/{here}").status_code == 404


def test_the_next_meeting_is_one_that_one_is_invited_to(sender, meeting):
    first = meeting(state=MeetingState.INVITED, kind=MeetingKind.PREPARATION, days=3)
    then = meeting(state=MeetingState.INVITED, days=9)
    for name, here in (("Anneke", first), ("Sanne", first), ("Roos", then), ("Hans", then)):
        page = sender(name, view="picto").get("/").get_data(as_text=True)
        assert f'href="/meetings/{here}"' in page, name


@pytest.mark.parametrize(("role", "found"), [(Role.MANAGER, 404), (Role.MEMBER, 200)])
def test_a_guest_of_a_part_is_no_member_of_the_whole(
    sender, meeting, session, council_id, person, role, found
):
    part = Council(
        organisation_id=session.scalars(sa.select(Council.organisation_id)).first(),
        name="Deelraad",
        kind=CouncilKind.SUBCOUNCIL,
        parent_id=council_id,
        shares_rights=True,
        symbol="openmoji:1F955",
    )
    session.add(part)
    session.flush()
    since, confirmed = session.execute(
        sa.select(Membership.since, Membership.confirmed_at).limit(1)
    ).one()
    session.add(
        Membership(
            person_id=person("Gerrit").id,
            council_id=part.id,
            role=role,
            since=since,
            confirmed_at=confirmed,
        )
    )
    session.commit()
    here = meeting(state=MeetingState.INVITED)
    assert sender("Gerrit").get(f"/meetings/{here}").status_code == found


def test_the_kind_needs_no_answer_and_gives_the_name(make):
    assert (made := make()).kind == MeetingKind.COUNCIL
    assert made.title == "Vergadering"
    assert make(kind="preparation").title == "Vooroverleg"
    assert make(kind="preparation", title="Even samen").title == "Even samen"


@pytest.mark.parametrize(
    ("council", "kind"),
    [
        (CouncilKind.WORKING_GROUP, MeetingKind.WORKING_GROUP),
        (CouncilKind.COMMITTEE, MeetingKind.COMMITTEE),
        (CouncilKind.LIVING_ROOM, MeetingKind.LIVING_ROOM),
        (CouncilKind.CENTRAL, MeetingKind.COUNCIL),
    ],
)
def test_what_a_council_usually_holds_follows_from_its_own_kind(council, kind):
    assert service.usual_kind(Council(kind=council)) == kind


def test_a_kind_that_the_council_does_not_hold_is_refused(sender, council_id):
    for kind in ("committee", "party"):
        sent = FILLED | {"kind": kind}
        answer = sender("Anneke").post(f"/councils/{council_id}/meetings/new", sent)
        assert answer.status_code == 422


@pytest.mark.parametrize(
    ("kind", "count"), [("council", 11), ("with_provider", 9), ("preparation", 4)]
)
def test_the_fitting_agenda_goes_with_the_kind(make, items_of, kind, count):
    assert len(items_of(make(kind=kind, source="fitting").id)) == count


def test_a_preparation_is_never_what_the_next_agenda_begins_with(meeting, stored, council_id):
    council = meeting(state=MeetingState.INVITED)
    meeting(state=MeetingState.INVITED, days=12, kind=MeetingKind.PREPARATION)
    assert stored(lambda s: service.last_meeting(council_id).id) == council


def test_a_draft_that_nobody_worked_on_is_not_what_the_next_agenda_begins_with(
    meeting, stored, council_id
):
    ahead = meeting(days=90)
    assert stored(lambda s: service.last_meeting(council_id).id) == ahead
    held = meeting(state=MeetingState.INVITED)
    assert stored(lambda s: service.last_meeting(council_id).id) == held


def test_only_an_officer_leaves_the_supporter_out(make):
    assert make("Anneke", supporter="y").supporter_invited
    assert not make("Anneke").supporter_invited
    assert make("Sanne").supporter_invited
    assert make("Sanne", supporter="").supporter_invited
