"""What came along from last month: approved in one act where nothing changed, else renewed."""

import pytest
import sqlalchemy as sa

from portal import database
from portal.agenda import service as agenda
from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus, EasyText
from portal.identity import Proof
from portal.meetings.models import AgendaItem
from portal.people.models import Person
from portal.residents import service as residents
from tests.easytext.conftest import TEXT, read

VIEWS = ("standard", "picto")


def texts(easy):
    return [line.text for line in easy.lines]


def state(item):
    return easytext.status_of(item.easy_text, easytext.standard_text(item))


@pytest.fixture
def month(make_meeting, council, memory, sanne, session):
    """Next month's agenda, of three items carried over with easy texts that were all checked."""
    last = make_meeting(council, "Menu", "Uitje", "Bus", text=TEXT)
    for item in last.items:
        for line in easytext.begin(item).lines:
            easytext.check_line(line, sanne, easytext.standard_text(item))
    coming = make_meeting(council)
    agenda.carry_over(last, coming)
    session.refresh(coming)
    return coming


class TestWholeAgenda:
    def test_what_did_not_change_is_approved_in_one_act(self, month, sanne):
        assert easytext.same_on_agenda(month.id) == 3
        easytext.check_same_on_agenda(month.id, sanne)
        assert {state(item) for item in month.items} == {EasyStatus.CHECKED}
        assert easytext.same_on_agenda(month.id) == 0

    def test_an_item_whose_standard_text_changed_waits(self, month, sanne):
        month.items[0].text = "Wij eten voortaan om zeven uur."
        easytext.check_same_on_agenda(month.id, sanne)
        assert [state(item) for item in month.items] == ["proposed", "checked", "checked"]

    def test_a_line_with_another_picture_or_other_words_waits(self, month, sanne, session):
        first, second = month.items[0].easy_text.lines[:2]
        first.text, second.symbol = "Wat eten wij?", "own:yes"
        session.flush()
        easytext.check_same_on_agenda(month.id, sanne)
        lines = month.items[0].easy_text.lines
        assert [line.status for line in lines] == ["proposed", "proposed", "checked", "checked"]

    def test_what_was_not_checked_last_time_is_not_now(self, month, make_meeting, council, session):
        again = make_meeting(council)
        agenda.carry_over(month, again)
        session.refresh(again)
        assert easytext.same_on_agenda(again.id) == 0

    def test_it_asks_a_fixed_number_of_questions(self, month, sanne, session, statements):
        session.flush()
        session.expire_all()
        with statements() as count:
            easytext.check_same_on_agenda(month.id, sanne)
        assert count() <= 5 + len(month.items)


class TestAnotherStandardText:
    def test_lines_are_proposed_for_what_is_new_and_the_old_ones_kept_unseen(
        self, checked, item, memory
    ):
        before = texts(checked)
        item.text = "Op 15 maart geven wij advies. De keuken blijft open."
        assert easytext.is_for_another(checked, easytext.standard_text(item))
        easytext.propose_again(checked, easytext.standard_text(item), memory)
        new = ["Verbouwing", "Op 15 maart geven wij advies.", "De keuken blijft open."]
        assert texts(checked) == [*new, before[1], before[3]]
        assert [line.status for line in checked.lines] == [
            "checked", "checked", "proposed", "rejected", "rejected",
        ]  # fmt: skip
        assert not easytext.is_for_another(checked, easytext.standard_text(item))

    def test_the_new_line_checked_makes_the_whole_text_checked(self, checked, item, memory, sanne):
        item.text = "De keuken blijft open."
        text = easytext.standard_text(item)
        easytext.propose_again(checked, text, memory)
        easytext.check_line(checked.lines[1], sanne, text)
        assert state(item) == EasyStatus.CHECKED

    def test_no_more_lines_than_a_text_can_have(self, checked, item, memory):
        text = " ".join(f"Dit is zin {n}." for n in range(40))
        easytext.propose_again(checked, text, memory)
        assert len(checked.lines) == easytext.MOST_LINES

    def test_a_text_that_did_not_change_is_not_proposed_again(self, editor, lines, stored):
        before = [line.id for line in lines()]
        assert editor().post(f"/easy-texts/{stored.easy_id}/propose").status_code == 303
        assert [line.id for line in lines()] == before

    @pytest.mark.parametrize("view", VIEWS)
    def test_the_editor_offers_it(self, app, editor, stored, lines, view):
        with app.app_context():
            database.begin(writes=True)
            database.session.get(AgendaItem, stored.item_id).text = "De keuken blijft open."
            database.session.commit()
            database.end()
        press = f"/easy-texts/{stored.easy_id}/propose"
        assert press in editor(view=view).get()
        editor(view=view).post(press)
        assert [line.text for line in lines()][:2] == ["Verbouwing", "De keuken blijft open."]
        assert press not in editor(view=view).get()


class TestOnward:
    @pytest.fixture
    def two(self, app, stored):
        """A second item on the agenda, without an easy text."""
        with app.app_context():
            database.begin(writes=True)
            here = database.session.get(AgendaItem, stored.item_id)
            other = AgendaItem(
                meeting_id=here.meeting_id, position=2, title="De tuin", text="", purpose="talk"
            )
            database.session.add(other)
            database.session.commit()
            found = (here.meeting_id, other.id)
            database.end()
        return found

    @pytest.mark.parametrize("view", VIEWS)
    def test_after_the_last_line_the_next_item_is_one_press_away(self, editor, stored, two, view):
        somebody = editor(view=view)
        assert f"/items/{two[1]}/easy-text" not in somebody.get()
        for line_id in stored.line_ids:
            somebody.press(line_id, "check")
        assert f"/items/{two[1]}/easy-text" in somebody.get()

    def test_with_nothing_left_it_leads_back_to_the_agenda(self, editor, stored, in_database):
        for line_id in stored.line_ids:
            editor().press(line_id, "check")
        here = in_database(lambda s: s.get(AgendaItem, stored.item_id).meeting_id)
        assert f'href="/meetings/{here}#item-{stored.item_id}"' in editor().get()

    @pytest.mark.parametrize("view", VIEWS)
    def test_saving_an_item_can_lead_on_to_its_easy_text(self, editor, two, in_database, view):
        somebody = editor(view=view)
        form = somebody.client.get(f"/items/{two[1]}/edit")
        assert 'name="then" value="item.easy"' in read(form)
        fields = {"title": "De tuin", "text": "Er komt een bank.", "purpose": "talk"}
        sent = fields | {"minutes": "5", "owner_id": "0", "version": "1", "then": "item.easy"}
        answer = somebody.post(f"/items/{two[1]}/edit", **sent)
        easy = in_database(
            lambda s: s.scalars(
                sa.select(EasyText)
                .join(AgendaItem, AgendaItem.easy_text_id == EasyText.id)
                .where(AgendaItem.id == two[1])
            ).one()
        )
        assert answer.location.endswith(f"/easy-texts/{easy.id}/edit")


@pytest.mark.parametrize("view", VIEWS)
def test_the_meeting_offers_it_once(app, client_as, clock, stored, view, editor):
    with app.app_context():
        database.begin(writes=True)
        session = database.session
        who = session.scalars(sa.select(Person).where(Person.call_name == "Sanne")).one()
        item = session.get(AgendaItem, stored.item_id)
        for line in item.easy_text.lines:
            actor = residents.actor_of(who, proof=Proof.ACCOUNT)
            easytext.check_line(line, actor, easytext.standard_text(item))
        again = agenda.carry_item(actor, item, item.meeting)
        here = again.meeting_id
        session.commit()
        database.end()
    somebody = editor(view=view)
    press = f"/meetings/{here}/check-same"
    assert f'action="{press}"' in read(somebody.client.get(f"/meetings/{here}"))
    assert somebody.post(press).status_code == 303
    assert f'action="{press}"' not in read(somebody.client.get(f"/meetings/{here}"))
    roos = client_as("Roos", view=view)
    assert press not in read(roos.get(f"/meetings/{here}"))
