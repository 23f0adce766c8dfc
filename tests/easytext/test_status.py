"""What a resident may see, and in what state an easy text is."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus, EasyText
from portal.meetings.models import AgendaItem
from tests.easytext.conftest import TEXT


def state(easy, item):
    return easytext.status_of(easy, easytext.standard_text(item))


def shown(easy, item):
    return easytext.shown_lines(easy, easytext.standard_text(item))


def test_without_lines_it_is_missing(item, council):
    assert state(None, item) == EasyStatus.MISSING
    assert state(EasyText(council_id=council.id), item) == EasyStatus.MISSING


def test_one_waiting_line_makes_the_whole_text_a_proposal(easy, item, sanne):
    for line in easy.lines[:-1]:
        easytext.check_line(line, sanne, easytext.standard_text(item))
    assert state(easy, item) == EasyStatus.PROPOSED
    easytext.check_line(easy.lines[-1], sanne, easytext.standard_text(item))
    assert state(easy, item) == EasyStatus.CHECKED


def test_a_rejected_line_does_not_hold_up_the_others(easy, item, sanne):
    text = easytext.standard_text(item)
    easytext.reject_line(easy.lines[0], text)
    for line in easy.lines[1:]:
        easytext.check_line(line, sanne, text)
    assert state(easy, item) == EasyStatus.CHECKED
    assert len(shown(easy, item).lines) == len(easy.lines) - 1


def test_when_every_line_is_rejected_so_is_the_text(easy, item):
    for line in easy.lines:
        easytext.reject_line(line, easytext.standard_text(item))
    assert state(easy, item) == EasyStatus.REJECTED
    assert not shown(easy, item).checked


def test_a_changed_standard_text_makes_it_outdated_and_marked_but_still_shown(checked, item):
    item.text += " En nog iets."
    seen = shown(checked, item)
    assert seen.status == EasyStatus.OUTDATED
    assert not seen.checked
    assert [line.text for line in seen.lines] == [line.text for line in checked.lines]


def test_blanks_and_line_ends_are_no_change(checked, item):
    item.text = "\n  ".join(TEXT.split())
    assert state(checked, item) == EasyStatus.CHECKED


def test_an_outdated_text_holds_again_when_somebody_says_so(checked, item, sanne, clock):
    item.text += " En nog iets."
    text = easytext.standard_text(item)
    clock.forward(hours=1)
    easytext.confirm(checked, sanne, text, checked.version)
    assert state(checked, item) == EasyStatus.CHECKED
    assert {line.checked_at for line in checked.lines} == {clock()}


def test_checking_one_line_again_does_not_vouch_for_the_others(checked, item, sanne, save):
    item.text += " En nog iets."
    text = easytext.standard_text(item)
    save(checked.lines[0], text="Wij verbouwen.")
    easytext.check_line(checked.lines[0], sanne, text)
    assert state(checked, item) == EasyStatus.OUTDATED


def test_nothing_proposed_is_ever_shown(easy, item, save, sanne):
    save(easy.lines[0], text="Dit is nog een voorstel.")
    for line in easy.lines[1:]:
        easytext.check_line(line, sanne, easytext.standard_text(item))
    seen = shown(easy, item)
    assert not seen.checked
    assert "Dit is nog een voorstel." not in [line.text for line in seen.lines]


def test_without_an_approved_text_the_standard_text_is_shown_a_sentence_a_line(item):
    seen = shown(None, item)
    assert [line.text for line in seen.lines] == [
        "Verbouwing",
        "De huiskamer wordt verbouwd.",
        "Op 15 maart geven wij advies.",
        "Vraag het aan Sanne.",
    ]
    assert not any(line.symbol or line.photo_of for line in seen.lines)
    assert not seen.checked


def test_a_changed_line_waits_to_be_checked_again(checked, item, save):
    save(checked.lines[1], text="De huiskamer wordt anders.")
    assert checked.lines[1].status == "proposed"
    assert checked.lines[1].checked_by_id is None
    assert state(checked, item) == EasyStatus.PROPOSED


def test_saving_without_a_change_leaves_the_check_as_it_was(checked, item, save):
    version = checked.version
    save(checked.lines[1])
    assert state(checked, item) == EasyStatus.CHECKED
    assert checked.version == version


def test_who_checked_and_when_is_kept(checked, sanne, clock):
    assert {line.checked_by_id for line in checked.lines} == {sanne.person_id}
    assert {line.checked_at for line in checked.lines} == {clock()}


def test_asking_for_an_easy_text_makes_one_and_leaves_the_item_alone(item, clock):
    version = item.version
    easy = easytext.want(item)
    assert easy.wanted_at == clock()
    assert item.easy_text is easy
    assert item.version == version
    first = clock()
    clock.forward(hours=2)
    assert easytext.want(item).wanted_at == first


def test_a_checked_text_is_wanted_no_longer(easy, item, sanne):
    easytext.want(item)
    for line in easy.lines:
        easytext.check_line(line, sanne, easytext.standard_text(item))
    assert easy.wanted_at is None


def test_the_owner_of_an_easy_text_is_found(easy, item, council):
    owner = easytext.owner_of(easy)
    assert owner is not None
    assert owner.row is item
    assert owner.text == f"Verbouwing\n{TEXT}"
    assert easytext.owner_of(EasyText(id=999_999, council_id=council.id)) is None


class TestWorklist:
    def test_it_lists_the_coming_points_that_need_work(self, checked, make_meeting, council):
        make_meeting(council, "Nieuw punt")
        found = easytext.worklist([council.id])
        assert [(one.title, one.status) for one in found] == [("Nieuw punt", "missing")]

    def test_an_outdated_text_is_on_it(self, checked, item, session, council):
        item.text += " En nog iets."
        session.flush()
        [one] = easytext.worklist([council.id])
        assert one.status == EasyStatus.OUTDATED

    def test_what_somebody_asked_for_says_so(self, item, council):
        easytext.want(item)
        [one] = easytext.worklist([council.id])
        assert one.wanted

    def test_breaks_past_and_cancelled_meetings_and_other_councils_are_not(
        self, make_meeting, council, neighbours, clock, session
    ):
        make_meeting(council, "Pauze").items[0].is_break = True
        make_meeting(council, "Afgezegd", state="cancelled")
        past = {"starts_at": clock() - timedelta(days=2), "ends_at": clock() - timedelta(days=1)}
        make_meeting(council, "Vorige keer", **past)
        make_meeting(neighbours, "Bij de buren")
        session.flush()
        assert easytext.worklist([council.id]) == []
        assert easytext.worklist([]) == []

    def test_it_takes_one_statement_however_long_it_is(
        self, make_meeting, council, statements, session
    ):
        for item in make_meeting(council, *(f"Punt {n}" for n in range(20)), text=TEXT).items:
            easytext.propose(easytext.want(item), TEXT, easytext.memory_of(council.id))
        session.expunge_all()
        with statements() as count:
            found = easytext.worklist([council.id])
            assert {one.title for one in found} == {f"Punt {n}" for n in range(20)}
        assert len(found) == 20
        assert count() == 1


def test_a_meeting_of_twenty_loads_its_easy_texts_in_one_statement_more(
    make_meeting, council, statements, session
):
    memory = easytext.memory_of(council.id)
    for item in make_meeting(council, *(f"Punt {n}" for n in range(20)), text=TEXT).items:
        easytext.propose(easytext.ensure_for(item), TEXT, memory)
    session.expunge_all()
    with statements() as count:
        found = session.scalars(
            sa.select(AgendaItem).options(easytext.loading(AgendaItem.easy_text))
        ).all()
        seen = [easytext.shown_lines(x.easy_text, easytext.standard_text(x)) for x in found]
    assert len(seen) == 20
    assert count() == 2


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "🎉", "‮abc", "<b>", "a" * 10_000])
def test_any_standard_text_can_be_shown(text, council):
    easytext.shown_lines(None, text)
    assert easytext.status_of(None, text) == EasyStatus.MISSING
