"""A meeting is made: from the last one, from a ready-made agenda, or empty."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.audit import AuditEvent
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.meetings.models import AgendaItem, Meeting, MeetingState

FILLED = {
    "title": "Vergadering",
    "date": "2027-03-18",
    "begins": "14:00",
    "ends": "15:00",
    "place": "Huiskamer",
    "source": "last",
}


def test_an_empty_list_says_what_to_do(sender, council_id):
    page = sender("Sanne").get(f"/councils/{council_id}/meetings").get_data(as_text=True)
    assert f"/councils/{council_id}/meetings/new" in page


def test_the_next_one_is_four_weeks_after_the_last_at_the_same_time_and_place(
    sender, council_id, meeting
):
    meeting(state=MeetingState.INVITED)  # Thursday 18 February
    page = sender("Sanne").get(f"/councils/{council_id}/meetings/new").get_data(as_text=True)
    assert 'value="2027-03-18"' in page
    assert 'value="14:00"' in page
    assert 'value="Huiskamer"' in page


def test_the_items_come_along_and_know_where_they_came_from(
    sender, council_id, meeting, items_of, stored, app
):
    before = meeting(state=MeetingState.INVITED)
    old = items_of(before)
    answer = sender("Sanne").post(f"/councils/{council_id}/meetings/new", FILLED)
    assert answer.status_code == 303
    new = items_of(int(answer.location.rsplit("/", 1)[1]))
    assert [(i.title, i.purpose, i.minutes) for i in new] == [
        (i.title, i.purpose, i.minutes) for i in old
    ]
    assert [i.carried_from_id for i in new] == [i.id for i in old]


def test_the_easy_text_comes_along_to_be_checked_again(
    session, council_id, meeting, items_of, sender, person
):
    before = items_of(meeting(state=MeetingState.INVITED))[1]
    easy = EasyText(council_id=council_id)
    easy.lines = [
        EasyLine(
            position=1,
            text="Wat eten wij?",
            symbol="own:menu",
            status=LineStatus.CHECKED,
            checked_by_id=person("Sanne").id,
            checked_at=session.get(Meeting, before.meeting_id).starts_at,
        )
    ]
    session.add(easy)
    session.flush()
    session.execute(
        sa.update(AgendaItem).where(AgendaItem.id == before.id).values(easy_text_id=easy.id)
    )
    session.commit()
    answer = sender("Sanne").post(f"/councils/{council_id}/meetings/new", FILLED)
    made = items_of(int(answer.location.rsplit("/", 1)[1]))[1]
    assert made.easy_text_id not in (None, easy.id)
    session.rollback()
    line = session.scalars(
        sa.select(EasyLine).where(EasyLine.easy_text_id == made.easy_text_id)
    ).one()
    assert (line.text, line.symbol, line.status) == (
        "Wat eten wij?",
        "own:menu",
        LineStatus.PROPOSED,
    )


@pytest.mark.parametrize(
    ("source", "count"), [("short", 5), ("first", 8), ("fitting", 11), ("empty", 0)]
)
def test_an_agenda_can_begin_ready_made_or_empty(sender, council_id, items_of, source, count):
    sent = FILLED | {"source": source}
    answer = sender("Sanne").post(f"/councils/{council_id}/meetings/new", sent)
    assert len(items_of(int(answer.location.rsplit("/", 1)[1]))) == count


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"date": "2020-01-01"}, "date"),
        ({"date": "0001-01-01"}, "date"),
        ({"date": "9999-12-31"}, "date"),
        ({"date": "morgen"}, "date"),
        ({"date": ""}, "date"),
        ({"ends": "13:00"}, "ends"),
        ({"begins": "08:00", "ends": "16:01"}, "ends"),
        ({"begins": "25:00"}, "begins"),
        ({"title": "x" * 10_000}, "title"),
        ({"source": "other"}, "source"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(sender, council_id, stored, change, field):
    answer = sender("Sanne").post(
        f"/councils/{council_id}/meetings/new", FILLED | {"source": "fitting"} | change
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'id="{field}-wrong"' in page
    assert stored(lambda s: s.scalar(sa.select(sa.func.count(Meeting.id)))) == 0


def test_every_field_may_be_missing(sender, council_id):
    assert sender("Sanne").post(f"/councils/{council_id}/meetings/new").status_code == 422


def test_two_at_one_time_is_allowed_with_a_warning(sender, council_id, meeting):
    meeting(days=38)  # 18 March, the same hour
    sanne = sender("Sanne")
    answer = sanne.post(f"/councils/{council_id}/meetings/new", FILLED | {"source": "short"})
    assert "overlap=1" in answer.location
    page = sanne.get(answer.location).get_data(as_text=True)
    assert 'class="banner sun"' in page


def test_making_twice_with_one_key_makes_one(sender, council_id, stored):
    sanne = sender("Sanne")
    sent = FILLED | {"source": "short", "act": "one"}
    first = sanne.post(f"/councils/{council_id}/meetings/new", sent)
    again = sanne.post(f"/councils/{council_id}/meetings/new", sent)
    assert first.location == again.location
    assert stored(lambda s: s.scalar(sa.select(sa.func.count(Meeting.id)))) == 1


def test_a_member_without_an_office_cannot_make_one_and_the_trail_says_so(
    sender, council_id, stored
):
    assert sender("Roos").post(f"/councils/{council_id}/meetings/new", FILLED).status_code == 403
    assert stored(lambda s: s.scalar(sa.select(AuditEvent.id).where(AuditEvent.refused.is_(True))))


def test_an_ever_so_long_past_is_a_year_at_a_time(sender, council_id, meeting):
    for year in range(20):
        meeting(days=-365 * year - 30, title=f"Jaar {year}", items=())
    page = sender("Sanne").get(f"/councils/{council_id}/meetings").get_data(as_text=True)
    assert page.count("Jaar ") < 5
    older = sender("Sanne").get(f"/councils/{council_id}/meetings?year=2010")
    assert "Jaar 17" in older.get_data(as_text=True)
    for odd in ("year=99999999999999999999", "year=-1", "year=x", "year="):
        assert sender("Sanne").get(f"/councils/{council_id}/meetings?{odd}").status_code == 200


def test_the_default_never_lies_in_the_past(sender, council_id, meeting, clock):
    meeting()
    clock.moment += timedelta(days=200)
    page = sender("Sanne").get(f"/councils/{council_id}/meetings/new").get_data(as_text=True)
    assert (
        sender("Sanne")
        .post(
            f"/councils/{council_id}/meetings/new",
            FILLED | {"date": page.split('name="date"')[1].split('value="')[1][:10]},
        )
        .status_code
        == 303
    )
