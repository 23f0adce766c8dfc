"""Items are added, changed, removed, put back and ordered, by two people at once."""

import re
import threading

import pytest

from portal import clock as portal_clock
from portal.ballots.models import Ballot, BallotKind, BallotState
from portal.meetings.models import AgendaItem, Meeting, MeetingState, Purpose

pytestmark = pytest.mark.engines

NEW = {"title": "Wensen", "purpose": "talk", "minutes": 5, "owner_id": 0, "text": ""}
HOSTILE = (
    "<script>__hit=1</script>",
    "\" autofocus onfocus=__hit=1 x='",
    "'; DROP TABLE portal_meeting; --",
    "{{7*7}} {% raw %}",
    "👩‍👩‍👧 🇳🇱",
    "\u202egnihtyna\u202c\x00",
    "z" + "\u0300" * 120,
)


def test_an_item_is_added_at_the_end(sender, meeting, items_of):
    here = meeting()
    assert sender("Sanne").post(f"/meetings/{here}/items/new", NEW).status_code == 303
    assert [i.title for i in items_of(here)][-1] == "Wensen"


def test_a_member_of_the_council_tells_about_it_and_nobody_else(sender, meeting, person, session):
    here = meeting()
    kees, gerrit = person("Kees").id, person("Gerrit").id
    session.rollback()
    sanne = sender("Sanne")
    assert sanne.post(f"/meetings/{here}/items/new", NEW | {"owner_id": kees}).status_code == 303
    wrong = sanne.post(f"/meetings/{here}/items/new", NEW | {"owner_id": gerrit})
    assert wrong.status_code == 422


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 10_000}, "title"),
        ({"minutes": "kwartier"}, "minutes"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 241}, "minutes"),
        ({"minutes": 2**63}, "minutes"),
        ({"purpose": "sing"}, "purpose"),
        ({"owner_id": 2**63}, "owner_id"),
        ({"text": "x" * 10_001}, "text"),
    ],
)
@pytest.mark.parametrize("view", ["standard", "picto"])
def test_what_cannot_be_is_said_beside_the_field(sender, meeting, items_of, change, field, view):
    here = meeting(items=())
    answer = sender("Sanne", view=view).post(f"/meetings/{here}/items/new", NEW | change)
    assert answer.status_code == 422
    assert f'id="{field}-wrong"' in answer.get_data(as_text=True)
    assert items_of(here) == []


@pytest.mark.parametrize("nasty", HOSTILE)
@pytest.mark.parametrize("view", ["standard", "picto"])
def test_any_text_is_shown_as_text(sender, meeting, items_of, nasty, view):
    here = meeting(state=MeetingState.INVITED)
    sanne = sender("Sanne", view=view)
    sent = NEW | {"title": nasty, "text": nasty * 20}
    assert sanne.post(f"/meetings/{here}/items/new", sent).status_code == 303
    item = items_of(here)[-1]
    for url in (
        f"/meetings/{here}",
        f"/meetings/{here}/wall",
        f"/meetings/{here}/order",
        f"/items/{item.id}",
        f"/items/{item.id}/edit",
    ):
        page = sanne.get(url)
        html = page.get_data(as_text=True)
        assert page.status_code == 200, url
        assert "<script>__hit" not in html
        assert "\x00" not in html
        assert "\u202e" not in html


def test_two_editors_never_overwrite_each_other(sender, meeting, items_of):
    item = items_of(meeting())[1]
    sanne, anneke = sender("Sanne"), sender("Anneke")
    first = NEW | {"title": "Eten in april", "text": "De kok komt.", "version": 1}
    second = NEW | {"title": "Wat eten wij?", "text": "Iedereen kiest.", "version": 1}
    assert sanne.post(f"/items/{item.id}/edit", first).status_code == 303
    late = anneke.post(f"/items/{item.id}/edit", second)
    page = late.get_data(as_text=True)
    assert late.status_code == 409
    assert "De kok komt." in page  # theirs
    assert "Iedereen kiest." in page  # mine
    assert re.search(r'name="version"\s+value="2"', page)
    merged = second | {"text": "De kok komt. Iedereen kiest.", "version": 2}
    assert anneke.post(f"/items/{item.id}/edit", merged).status_code == 303
    assert items_of(item.meeting_id)[1].text == "De kok komt. Iedereen kiest."


def test_of_two_at_the_same_moment_one_is_told(app, sender, meeting, items_of):
    item = items_of(meeting())[1]
    barrier, answers = threading.Barrier(2), []
    people = [sender("Sanne"), sender("Anneke")]

    def save(who, title):
        sent = NEW | {"title": title, "version": 1}
        barrier.wait()
        answers.append(who.post(f"/items/{item.id}/edit", sent).status_code)

    threads = [
        threading.Thread(target=save, args=(who, f"Titel {place}"))
        for place, who in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [303, 409]


def test_removed_can_be_put_back_where_it_was(sender, meeting, items_of):
    here = meeting()
    before = [i.id for i in items_of(here)]
    sanne = sender("Sanne")
    answer = sanne.post(f"/items/{before[1]}/remove")
    assert [i.id for i in items_of(here)] == [before[0], before[2]]
    assert sanne.get(f"/items/{before[1]}").status_code == 404
    page = sanne.get(answer.location).get_data(as_text=True)
    assert f"/meetings/{here}/restore" in page
    sanne.post(f"/meetings/{here}/restore", {"item": before[1], "place": 2})
    assert [i.id for i in items_of(here)] == before


@pytest.mark.parametrize("place", ["", "x", "-5", "0", "99999999999999999999"])
def test_putting_back_at_a_place_that_cannot_be_still_puts_back(sender, meeting, items_of, place):
    here = meeting()
    item = items_of(here)[0].id
    sanne = sender("Sanne")
    sanne.post(f"/items/{item}/remove")
    sanne.post(f"/meetings/{here}/restore", {"item": item, "place": place})
    assert item in [i.id for i in items_of(here)]


@pytest.mark.parametrize("item", ["", "x", "0", 2**63, 99999])
def test_putting_back_what_was_never_there_is_not_found(sender, meeting, item):
    assert sender("Sanne").post(f"/meetings/{meeting()}/restore", {"item": item}).status_code == 404


def test_an_item_that_was_voted_on_stays(session, sender, meeting, items_of, council_id):
    here = meeting(state=MeetingState.INVITED)
    item = items_of(here)[2]
    session.add(
        Ballot(
            item_id=item.id,
            council_id=council_id,
            question="Waar gaan wij heen?",
            kind=BallotKind.YES_NO,
            state=BallotState.OPEN,
            opened_at=portal_clock.now(),
            closes_at=session.get(Meeting, here).starts_at,
        )
    )
    session.commit()
    assert sender("Sanne").post(f"/items/{item.id}/remove").status_code == 422
    assert item.id in [i.id for i in items_of(here)]


class TestOrder:
    """Up, down, or dragged: one order, and never over somebody else's."""

    @pytest.fixture
    def here(self, meeting):
        return meeting()

    def ids(self, items_of, here):
        return [i.id for i in items_of(here)]

    def test_one_up(self, sender, here, items_of):
        a, b, c = self.ids(items_of, here)
        sent = {"version": 1, "order": f"{a},{b},{c}", "move": f"{c}:up"}
        answer = sender("Sanne").post(f"/meetings/{here}/order", sent)
        assert answer.location.endswith(f"#item-{c}")
        assert self.ids(items_of, here) == [a, c, b]

    def test_the_first_cannot_go_up(self, sender, here, items_of):
        a, b, c = self.ids(items_of, here)
        sent = {"version": 1, "order": f"{a},{b},{c}", "move": f"{a}:up"}
        assert sender("Sanne").post(f"/meetings/{here}/order", sent).status_code == 303
        assert self.ids(items_of, here) == [a, b, c]

    def test_dragged(self, sender, here, items_of):
        a, b, c = self.ids(items_of, here)
        sent = {"version": 1, "order": f"{c},{b},{a}"}
        assert sender("Sanne").post(f"/meetings/{here}/order", sent).status_code == 303
        assert self.ids(items_of, here) == [c, b, a]

    def test_an_order_that_somebody_else_changed_meanwhile_is_shown_first(
        self, sender, here, items_of
    ):
        a, b, c = self.ids(items_of, here)
        sender("Anneke").post(f"/meetings/{here}/order", {"version": 1, "order": f"{c},{a},{b}"})
        late = sender("Sanne").post(
            f"/meetings/{here}/order", {"version": 1, "order": f"{b},{a},{c}"}
        )
        assert late.status_code == 409
        assert f'value="{c},{a},{b}"' in late.get_data(as_text=True)
        assert self.ids(items_of, here) == [c, a, b]

    def test_changing_a_text_does_not_disturb_who_orders(self, sender, here, items_of):
        a, b, c = self.ids(items_of, here)
        sender("Anneke").post(f"/items/{a}/edit", NEW | {"version": 1})
        sent = {"version": 1, "order": f"{b},{a},{c}"}
        assert sender("Sanne").post(f"/meetings/{here}/order", sent).status_code == 303

    @pytest.mark.parametrize(
        "change",
        [
            {"order": ""},
            {"order": "1;2"},
            {"order": "9" * 900},
            {"order": "1,1,1"},
            {"move": "1:sideways"},
            {"move": "x"},
            {"version": ""},
            {"version": 2**63},
        ],
    )
    def test_nonsense_changes_nothing(self, sender, here, items_of, change):
        before = self.ids(items_of, here)
        sent = {"version": 1, "order": ",".join(map(str, before))} | change
        assert sender("Sanne").post(f"/meetings/{here}/order", sent).status_code in (409, 422)
        assert self.ids(items_of, here) == before

    def test_items_of_another_agenda_are_not_taken_along(self, sender, here, meeting, items_of):
        other = self.ids(items_of, meeting(days=20))
        mine = self.ids(items_of, here)
        sent = {"version": 1, "order": ",".join(map(str, [*mine[:2], other[0]]))}
        assert sender("Sanne").post(f"/meetings/{here}/order", sent).status_code == 409

    def test_an_empty_agenda_has_nothing_to_order(self, sender, meeting):
        assert sender("Sanne").get(f"/meetings/{meeting(items=())}/order").status_code == 200


def test_a_break_asks_nothing_of_the_council(sender, meeting, items_of):
    here = meeting(state=MeetingState.INVITED)
    sender("Sanne").post(f"/meetings/{here}/items/new", NEW | {"title": "Pauze", "is_break": "y"})
    item = items_of(here)[-1]
    assert item.is_break
    assert item.purpose == Purpose.HEAR
    page = sender("Roos", view="picto").get(f"/items/{item.id}")
    assert "2615" in page.get_data(as_text=True)  # the cup


def test_an_agenda_does_not_grow_without_end(session, sender, meeting):
    here = meeting(items=())
    session.add_all(
        AgendaItem(meeting_id=here, position=n, title=f"Punt {n}") for n in range(1, 61)
    )
    session.commit()
    assert sender("Sanne").post(f"/meetings/{here}/items/new", NEW).status_code == 422
