"""One item at a time: on, back, past, to the next meeting; each keeps its time."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.agenda.service import ItemText
from portal.audit import AuditEvent
from portal.errors import ConflictError, RefusedError
from portal.leading import service as leading
from portal.leading.models import Handled, Sign
from portal.leading.pages.clock import disc_of
from portal.meetings.models import AgendaItem, Meeting, MeetingState


def go(actor, sitting, step, by="Anneke"):
    leading.move(actor(by), sitting, sitting.version, step)


def outcomes(session, sitting):
    rows = sa.select(AgendaItem.title, Handled.outcome).join(
        Handled, Handled.item_id == AgendaItem.id
    )
    return dict(session.execute(rows.where(Handled.sitting_id == sitting.id)).all())


def test_a_meeting_begins_at_its_first_item_and_goes_on_one_by_one(
    session, opened, actor, title_now
):
    sitting = opened()
    assert title_now(sitting) == "Opening"
    go(actor, sitting, "next")
    go(actor, sitting, "next")
    assert title_now(sitting) == "Pauze"
    assert outcomes(session, sitting) == {"Opening": "done", "Avondeten": "done", "Pauze": None}


def test_the_second_of_two_taps_on_one_version_moves_nothing(opened, actor, title_now):
    sitting = opened()
    seen = sitting.version
    leading.move(actor("Anneke"), sitting, seen, "next")
    with pytest.raises(ConflictError):
        leading.move(actor("Hans"), sitting, seen, "next")
    assert title_now(sitting) == "Avondeten"


def test_cards_and_arrivals_do_not_stop_a_step_that_was_offered_before(
    opened, actor, person, title_now
):
    sitting = opened(["Anneke"])
    seen = sitting.version
    leading.give(actor("Roos"), sitting, Sign.STOP)
    leading.set_presence(actor("Anneke"), sitting, person("Mo").id, "here")
    leading.move(actor("Anneke"), sitting, seen, "next")
    assert title_now(sitting) == "Avondeten"


def test_an_item_that_is_passed_over_can_be_gone_to_later(session, opened, actor, title_now):
    sitting = opened()
    go(actor, sitting, "next")
    menu = sitting.item_id
    go(actor, sitting, "skip")
    assert title_now(sitting) == "Pauze"
    assert outcomes(session, sitting)["Avondeten"] == "skipped"
    go(actor, sitting, str(menu))
    assert title_now(sitting) == "Avondeten"
    assert outcomes(session, sitting)["Avondeten"] is None


def test_an_item_of_another_meeting_is_no_place_to_go_to(opened, actor):
    sitting = opened()
    for step in ("99999", "nonsense", "", "²", "9" * 400):
        with pytest.raises(RefusedError):
            go(actor, sitting, step)


def later_meeting(session, meeting, clock):
    later = Meeting(
        council_id=meeting.council_id,
        title="Volgende",
        starts_at=clock() + timedelta(weeks=4),
        ends_at=clock() + timedelta(weeks=4, hours=1),
        state=MeetingState.DRAFT,
        made_by_id=meeting.made_by_id,
        items=[AgendaItem(position=1, title="Opening")],
    )
    session.add(later)
    session.flush()
    return later


def titles(session, meeting):
    rows = sa.select(AgendaItem.title).where(
        AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None)
    )
    return session.scalars(rows.order_by(AgendaItem.position)).all()


def test_a_parked_item_comes_on_the_next_agenda_once_and_back_when_it_is_discussed_after_all(
    session, opened, meeting, actor, clock, title_now
):
    later = later_meeting(session, meeting, clock)
    sitting = opened()
    go(actor, sitting, "next")
    menu = sitting.item_id
    go(actor, sitting, "park")
    assert title_now(sitting) == "Pauze"
    assert titles(session, later) == ["Opening", "Avondeten"]
    copy = session.scalars(sa.select(AgendaItem).where(AgendaItem.carried_from_id == menu)).one()
    assert copy.meeting_id == later.id
    go(actor, sitting, str(menu))
    assert titles(session, later) == ["Opening"]
    go(actor, sitting, "park")
    assert titles(session, later) == ["Opening", "Avondeten"]


def test_next_passes_what_is_done_or_parked(session, opened, actor, title_now):
    sitting = opened()
    go(actor, sitting, "next")
    go(actor, sitting, "park")
    go(actor, sitting, "previous")
    go(actor, sitting, "previous")
    assert title_now(sitting) == "Opening"
    go(actor, sitting, "next")
    assert title_now(sitting) == "Avondeten", "going back made it open again"


def test_an_item_keeps_its_time_when_one_goes_away_and_comes_back(session, opened, actor, clock):
    sitting = opened()
    go(actor, sitting, "next")
    clock.forward(minutes=4)
    go(actor, sitting, "previous")
    clock.forward(minutes=2)
    go(actor, sitting, "next")
    clock.forward(minutes=1)
    disc = disc_of(sitting, 10, leading.seconds_before(sitting))
    assert disc.minutes == 5


def test_the_clock_of_an_item_stands_still_in_a_break(session, opened, actor, clock):
    sitting = opened()
    go(actor, sitting, "next")
    clock.forward(minutes=2)
    leading.start_break(actor("Anneke"), sitting, sitting.version)
    clock.forward(minutes=30)
    assert disc_of(sitting, 10, leading.seconds_before(sitting)).minutes == 0
    leading.end_break(actor("Anneke"), sitting, sitting.version)
    assert disc_of(sitting, 10, leading.seconds_before(sitting)).minutes == 8


def test_summer_time_takes_no_hour_from_an_item(opened, actor, clock, meeting):
    # In the night of 28 March 2027 the clock goes from 2.00 to 3.00 (1.00 in UTC).
    clock.set(datetime(2027, 3, 28, 0, 58, tzinfo=UTC))
    meeting.starts_at, meeting.ends_at = clock(), clock() + timedelta(hours=1)
    sitting = opened()
    go(actor, sitting, "next")
    clock.forward(minutes=4)
    assert disc_of(sitting, 10, leading.seconds_before(sitting)).minutes == 6
    assert not leading.break_is_due(sitting, 45)


def test_a_break_is_proposed_after_the_time_that_was_agreed_and_not_forced(opened, actor, clock):
    sitting = opened()
    clock.forward(minutes=44)
    assert not leading.break_is_due(sitting, 45)
    clock.forward(minutes=1)
    assert leading.break_is_due(sitting, 45)
    assert not leading.break_is_due(sitting, 0)
    leading.no_break_yet(sitting)
    assert not leading.break_is_due(sitting, 45)
    clock.forward(minutes=15)
    assert leading.break_is_due(sitting, 45)
    leading.start_break(actor("Anneke"), sitting, sitting.version)
    leading.end_break(actor("Anneke"), sitting, sitting.version)
    assert not leading.break_is_due(sitting, 45)


def test_a_break_on_the_agenda_is_a_break_too(opened, actor, clock):
    sitting = opened()
    go(actor, sitting, "next")
    go(actor, sitting, "next")
    clock.forward(minutes=50)
    go(actor, sitting, "next")
    assert not leading.break_is_due(sitting, 45)


def test_an_item_that_comes_up_stands_right_after_the_present_one(
    session, opened, meeting, actor, title_now
):
    sitting = opened()
    leading.add_now(actor("Sanne"), sitting, ItemText(title="De koelkast is stuk"))
    assert titles(session, meeting)[:2] == ["Opening", "De koelkast is stuk"]
    assert title_now(sitting) == "Opening"
    go(actor, sitting, "next")
    assert title_now(sitting) == "De koelkast is stuk"


def test_items_change_places_while_the_meeting_runs(session, opened, meeting, actor, title_now):
    sitting = opened()
    last = session.scalars(sa.select(AgendaItem.id).where(AgendaItem.title == "Uitje")).one()
    leading.order_now(actor("Anneke"), sitting, last, up=True)
    leading.order_now(actor("Anneke"), sitting, last, up=True)
    assert titles(session, meeting) == ["Opening", "Uitje", "Avondeten", "Pauze"]
    assert title_now(sitting) == "Opening"


def test_each_step_stands_in_the_trail_with_who_pressed(session, opened, actor, person):
    sitting = opened()
    go(actor, sitting, "next", by="Sanne")
    wanted = AuditEvent.what == "leading:next"
    assert session.scalars(sa.select(AuditEvent.person_id).where(wanted)).all() == [
        person("Sanne").id
    ]


def test_a_meeting_that_does_not_run_moves_nowhere(opened, actor):
    sitting = opened()
    leading.close(actor("Anneke"), sitting)
    with pytest.raises(RefusedError):
        go(actor, sitting, "next")


def test_the_last_item_is_put_off_once_however_often_it_is_pressed(
    session, opened, meeting, actor, clock, title_now
):
    later = later_meeting(session, meeting, clock)
    sitting = opened()
    for _time in range(3):
        go(actor, sitting, "next")
    for _time in range(2):
        go(actor, sitting, "park")
    assert title_now(sitting) == "Uitje"
    assert titles(session, later) == ["Opening", "Uitje"]
