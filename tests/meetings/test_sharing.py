"""What the provider's guests see: a meeting with them, and of it what is shared, item by item."""

import io

import pytest
import sqlalchemy as sa

from portal.audit import AuditEvent
from portal.meetings.models import AgendaItem, Meeting, MeetingKind, MeetingState, Purpose

TITLES = (
    ("Geheim beraad", Purpose.TALK, 10),
    ("De verbouwing", Purpose.ADVISE, 8),
    ("Nog een geheim", Purpose.DECIDE, 5),
    ("Het menu", Purpose.TALK, 5),
)


@pytest.fixture
def here(meeting):
    return meeting(state=MeetingState.INVITED, kind=MeetingKind.WITH_PROVIDER, items=TITLES)


def share(sender, items, *, shared="yes", name="Anneke"):
    return [
        sender(name).post(f"/items/{item.id}/share", {"shared": shared}).status_code
        for item in items
    ]


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_guest_sees_time_place_and_nothing_until_it_is_shared(sender, here, items_of, view):
    petra = sender("Petra", view=view)
    page = petra.get(f"/meetings/{here}")
    assert page.status_code == 200
    html = page.get_data(as_text=True)
    assert "Huiskamer" in html
    assert not any(title in html for title, *_ in TITLES)
    for item in items_of(here):
        assert petra.get(f"/items/{item.id}").status_code == 404


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_nowhere_does_a_guest_find_an_item_that_is_not_shared(sender, here, items_of, view):
    items = items_of(here)
    assert share(sender, items[1::2]) == [303, 303]
    petra = sender("Petra", view=view)
    everywhere = [
        "/",
        "/asks",
        "/meetings",
        "/decisions",
        f"/meetings/{here}",
        f"/meetings/{here}/wall",
        f"/meetings/{here}/pictures",
        f"/meetings/{here}/pictures/obf",
        *(f"/items/{item.id}" for item in items),
        *(f"/items/{item.id}/pictures" for item in items),
        *(f"/items/{item.id}?screen=9" for item in items),
    ]
    for address in everywhere:
        page = petra.get(address, follow_redirects=True).get_data(as_text=True)
        assert "geheim" not in page.lower(), address
    html = petra.get(f"/meetings/{here}").get_data(as_text=True)
    assert f"/items/{items[1].id}" in html
    assert f"/items/{items[3].id}" in html
    assert not any(f"/items/{item.id}" in html for item in items[0::2])


def test_numbers_and_minutes_count_only_what_is_shared(sender, here, items_of):
    items = items_of(here)
    share(sender, items[1::2])
    petra = sender("Petra")
    page = petra.get(f"/meetings/{here}").get_data(as_text=True)
    assert "13 van 60 minuten" in page
    picto = sender("Petra", view="picto").get(f"/items/{items[3].id}").get_data(as_text=True)
    assert "2 van 2" in picto
    first = petra.get(f"/items/{items[1].id}").get_data(as_text=True)
    assert f"/items/{items[0].id}" not in first
    assert f"/items/{items[2].id}" not in first
    assert f"/items/{items[3].id}" in first


def test_a_paper_goes_with_its_item(sender, here, items_of, session, person, clock):
    closed, opened = items_of(here)[:2]
    for item in (closed, opened):
        sent = {"title": "Plan", "file": (io.BytesIO(b"%PDF-1.4\n%%EOF"), "plan.pdf")}
        sender("Sanne").post(f"/items/{item.id}/papers/new", sent)
    share(sender, [opened])
    petra = sender("Petra")
    assert petra.get("/papers/1").status_code == 404
    assert petra.get("/papers/2").status_code == 200


def test_no_longer_shared_is_gone_at_once(sender, here, items_of):
    item = items_of(here)[1]
    share(sender, [item])
    assert sender("Petra").get(f"/items/{item.id}").status_code == 200
    share(sender, [item], shared="no")
    assert sender("Petra").get(f"/items/{item.id}").status_code == 404


@pytest.mark.parametrize("change", [{"kind": MeetingKind.COUNCIL}, {"state": MeetingState.PLANNED}])
def test_shared_is_of_a_meeting_with_them_and_once_invited(sender, here, items_of, session, change):
    item = items_of(here)[1]
    share(sender, [item])
    session.execute(sa.update(Meeting).where(Meeting.id == here).values(**change))
    session.commit()
    petra = sender("Petra")
    assert petra.get(f"/meetings/{here}").status_code == 404
    assert petra.get(f"/items/{item.id}").status_code == 404
    assert f"/meetings/{here}" not in petra.get("/").get_data(as_text=True)


@pytest.mark.parametrize(
    ("name", "status"), [("Sanne", 403), ("Roos", 403), ("Petra", 404), ("Gerrit", 404)]
)
def test_only_an_officer_shares_and_the_trail_says_who(
    sender, here, items_of, stored, name, status
):
    item = items_of(here)[1]
    assert share(sender, [item], name=name) == [status]
    assert sender(name).post(f"/meetings/{here}/share", {"items": item.id}).status_code in (
        403,
        404,
    )
    assert stored(lambda s: s.get(AgendaItem, item.id).shared_at) is None
    share(sender, [item], name="Hans")
    assert stored(
        lambda s: s.scalar(sa.select(AuditEvent.detail).where(AuditEvent.what == "item:share"))
    ) == (f"AgendaItem {item.id}")


def test_the_whole_agenda_is_shared_in_one_act(sender, here, items_of, stored):
    items = items_of(here)
    anneke = sender("Anneke")
    page = anneke.get(f"/meetings/{here}/share").get_data(as_text=True)
    assert page.count("checked") == 4
    sent = {"items": [str(items[1].id), str(items[3].id)]}
    assert anneke.post(f"/meetings/{here}/share", sent).status_code == 303
    shared = lambda: [i.shared_at is not None for i in items_of(here)]  # noqa: E731
    assert shared() == [False, True, False, True]
    assert anneke.post(f"/meetings/{here}/share", {}).status_code == 303
    assert shared() == [False] * 4
    assert anneke.post(f"/meetings/{here}/share", {"items": ["99999"]}).status_code == 422


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_council_sees_which_are_shared_and_a_guest_is_shown_no_such_sign(
    sender, here, items_of, view
):
    share(sender, items_of(here)[1:2])
    page = sender("Roos", view=view).get(f"/meetings/{here}").get_data(as_text=True)
    assert page.count("gasten zien dit") == 1
    assert page.count("alleen de raad") == 3
    petra = sender("Petra", view=view).get(f"/meetings/{here}").get_data(as_text=True)
    assert "gasten zien dit" not in petra


def test_the_next_agenda_shares_nothing_by_itself(sender, here, items_of, council_id):
    share(sender, items_of(here))
    sent = {"date": "2027-03-18", "begins": "14:00", "ends": "15:00", "source": "last"}
    made = sender("Anneke").post(f"/councils/{council_id}/meetings/new", sent).location
    assert [i.shared_at for i in items_of(int(made.rsplit("/", 1)[1]))] == [None] * 4


def test_the_start_page_of_a_guest_shows_what_is_shared(sender, here, items_of):
    share(sender, items_of(here)[1:2])
    page = sender("Petra").get("/").get_data(as_text=True)
    assert "De verbouwing" in page
    assert "Geheim" not in page


def test_a_guest_cannot_ask_an_easy_text_nor_is_offered_it(sender, here, items_of):
    item = items_of(here)[1]
    share(sender, [item])
    page = sender("Petra").get(f"/items/{item.id}").get_data(as_text=True)
    assert "/easy-text" not in page


def test_who_comes_stays_of_the_council(sender, here):
    assert sender("Petra").get(f"/meetings/{here}/attendance").status_code == 403
    assert "Anneke" not in sender("Petra").get(f"/meetings/{here}").get_data(as_text=True)
