"""Delegates report back, and what they tell comes on the agenda of the council."""

import pytest
import sqlalchemy as sa

from portal.audit import AuditEvent
from portal.councils.models import Council, CouncilKind
from portal.identity import Proof, Role
from portal.meetings.models import AgendaItem, Meeting, MeetingKind, MeetingState
from portal.people.models import Membership
from portal.reports.models import Report

TOLD = "Wij willen een tafel bij de boom."
MAKE = {"date": "2027-03-18", "begins": "14:00", "ends": "15:00", "source": "empty"}


@pytest.fixture
def garden(session, council_id, person, clock):
    """A working group of Roos and Gerrit; only Roos is in the council too."""
    made = Council(
        organisation_id=session.scalars(sa.select(Council.organisation_id)).first(),
        name="Werkgroep Moestuin",
        kind=CouncilKind.WORKING_GROUP,
        parent_id=council_id,
        symbol="openmoji:1F955",
    )
    session.add(made)
    session.flush()
    for name in ("Roos", "Gerrit"):
        session.add(
            Membership(
                person_id=person(name).id,
                council_id=made.id,
                role=Role.MEMBER,
                since=clock().date(),
                confirmed_at=clock(),
            )
        )
    session.commit()
    return made.id


@pytest.fixture
def held(meeting, garden):
    """A meeting of the working group, yesterday."""
    return meeting(
        council=garden, days=-1, state=MeetingState.INVITED, kind=MeetingKind.WORKING_GROUP
    )


def tell(sender, held, name="Roos", text=TOLD, **who):
    return sender(name, **who).post(f"/meetings/{held}/report", {"text": text})


def last_item(items_of, meeting_id):
    return items_of(meeting_id)[-1]


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_delegate_is_asked_until_it_is_told(sender, held, view):
    roos = sender("Roos", view=view)
    asked = f"/meetings/{held}/report"
    assert asked in roos.get("/asks").get_data(as_text=True)
    assert asked in roos.get(f"/meetings/{held}").get_data(as_text=True)
    assert tell(sender, held).status_code == 303
    assert asked not in sender("Roos", view=view).get("/asks").get_data(as_text=True)


def test_it_comes_on_the_next_agenda_of_the_council(sender, held, meeting, items_of, stored):
    further, coming = meeting(days=30), meeting(days=10)
    meeting(days=5, kind=MeetingKind.PREPARATION)
    meeting(days=6, state=MeetingState.CANCELLED)
    tell(sender, held)
    item = last_item(items_of, coming)
    assert (item.title, item.text) == ("Verslag van Werkgroep Moestuin", TOLD)
    assert stored(lambda s: s.scalars(sa.select(Report.item_id)).one()) == item.id
    assert len(items_of(further)) == 3


def test_it_waits_for_the_next_agenda_when_there_is_none(
    sender, held, council_id, items_of, stored
):
    tell(sender, held)
    assert stored(lambda s: s.scalars(sa.select(Report.item_id)).one()) is None
    anneke = sender("Anneke")
    for kind, found in (("preparation", 0), ("council", 1), ("council", 0)):
        made = anneke.post(f"/councils/{council_id}/meetings/new", MAKE | {"kind": kind})
        here = int(made.location.partition("?")[0].rsplit("/", 1)[1])
        assert [i.text for i in items_of(here)] == [TOLD] * found


def test_it_is_not_lost_when_that_meeting_does_not_go_on(
    sender, held, meeting, council_id, items_of
):
    coming = meeting()
    tell(sender, held)
    anneke = sender("Anneke")
    anneke.post(f"/meetings/{coming}/cancel")
    made = anneke.post(f"/councils/{council_id}/meetings/new", MAKE)
    here = int(made.location.partition("?")[0].rsplit("/", 1)[1])
    assert [i.text for i in items_of(here)] == [TOLD]


@pytest.mark.parametrize(
    ("name", "status"), [("Gerrit", 403), ("Anneke", 404), ("Sanne", 404), ("Petra", 404)]
)
def test_only_who_is_in_both_reports(sender, held, stored, name, status):
    assert tell(sender, held, name).status_code == status
    assert stored(lambda s: s.scalar(sa.select(Report.id))) is None


def test_the_working_group_gives_no_rights_in_the_council(sender, held, meeting, council_id):
    coming = meeting(state=MeetingState.INVITED)
    gerrit = sender("Gerrit")
    assert gerrit.get(f"/meetings/{coming}").status_code == 404
    assert gerrit.get(f"/councils/{council_id}/meetings").status_code == 404
    assert sender("Hans").get(f"/meetings/{held}").status_code == 404


@pytest.mark.parametrize("days", [0, 3])
def test_nobody_reports_on_what_was_not_held_yet(sender, meeting, garden, days):
    here = meeting(council=garden, days=days, state=MeetingState.INVITED)
    assert tell(sender, here).status_code == 403


def test_a_second_report_is_refused_and_says_so(sender, held, stored):
    tell(sender, held)
    again = tell(sender, held, text="Iets anders.")
    assert again.status_code == 422
    assert "Iets anders." in again.get_data(as_text=True)
    assert stored(lambda s: s.scalars(sa.select(Report.text)).all()) == [TOLD]


@pytest.mark.parametrize("text", ["", " \u200b ", "x" * 4001])
def test_a_report_tells_something(sender, held, stored, text):
    assert tell(sender, held, text=text).status_code == 422
    assert stored(lambda s: s.scalar(sa.select(Report.id))) is None


def test_who_sat_beside_is_kept_and_the_trail_says_it(sender, held, stored):
    tell(sender, held, view="picto", proof=Proof.HELPED, helper="Bas")
    assert stored(lambda s: s.scalars(sa.select(Report.helper_id)).one())
    assert stored(
        lambda s: s.scalar(sa.select(AuditEvent.id).where(AuditEvent.what == "report:make"))
    )


def test_on_a_full_agenda_it_goes_on_waiting(sender, held, meeting, items_of, stored, session):
    coming = meeting(items=())
    session.add_all(
        AgendaItem(meeting_id=coming, position=n, title=f"Punt {n}") for n in range(1, 61)
    )
    session.commit()
    assert tell(sender, held).status_code == 303
    assert stored(lambda s: s.scalars(sa.select(Report.item_id)).one()) is None
    assert stored(lambda s: s.get(Meeting, coming)) is not None


def test_after_two_months_nobody_is_asked_any_more(sender, meeting, garden):
    old = meeting(council=garden, days=-61, state=MeetingState.INVITED)
    assert f"/meetings/{old}/report" not in sender("Roos").get("/asks").get_data(as_text=True)
