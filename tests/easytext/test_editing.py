"""The acts of the editor, without pages."""

import pytest

from portal.easytext import service as easytext
from portal.easytext.models import EasyStatus
from portal.errors import ConflictError, RefusedError


def texts(easy):
    return [line.text for line in easy.lines]


def test_a_line_is_proposed_for_each_sentence_the_title_first(easy):
    assert texts(easy) == [
        "Verbouwing",
        "De huiskamer wordt verbouwd.",
        "Op 15 maart geven wij advies.",
        "Vraag het aan Sanne.",
    ]
    assert [line.position for line in easy.lines] == [1, 2, 3, 4]
    assert {line.status for line in easy.lines} == {"proposed"}
    assert easy.lines[0].symbol


def test_a_long_text_gets_thirty_lines_and_says_what_is_left_out(item, memory):
    easy = easytext.ensure_for(item)
    assert easytext.propose(easy, "Wij praten. " * 200, memory) == 170
    assert len(easy.lines) == easytext.MOST_LINES
    with pytest.raises(RefusedError, match="30"):
        easytext.add_line(easy, text="Nog een.", memory=memory)


def test_an_endless_sentence_is_cut_at_what_a_line_holds(item, memory):
    easy = easytext.ensure_for(item)
    easytext.propose(easy, "a" * 10_000, memory)
    easytext.propose(easy, "woord " * 2_000, memory)
    assert all(len(line.text) <= easytext.LONGEST for line in easy.lines)


def test_a_break_has_no_easy_text(item):
    item.is_break = True
    with pytest.raises(RefusedError):
        easytext.ensure_for(item)


def test_lines_move_one_place_and_stop_at_the_ends(easy, session):
    first = easy.lines[0]
    easytext.move_line(first, 1)
    easytext.move_line(first, 1)
    assert texts(easy).index("Verbouwing") == 2
    easytext.move_line(first, 1)
    easytext.move_line(first, 1)
    assert texts(easy)[-1] == "Verbouwing"
    easy_id = easy.id
    session.expire_all()
    again = easytext.find(easy_id)
    assert texts(again)[-1] == "Verbouwing"
    assert [line.position for line in again.lines] == [1, 2, 3, 4]


def test_a_removed_line_can_be_put_back_where_it_was(easy, memory):
    before = texts(easy)
    line = easy.lines[1]
    picture = easytext.Picture.of(line)
    text = line.text
    place = easytext.remove_line(line)
    assert text not in texts(easy)
    easytext.add_line(easy, text=text, memory=memory, place=place, picture=picture)
    assert texts(easy) == before


def test_a_new_line_comes_with_the_picture_of_the_engine(easy, memory):
    line = easytext.add_line(easy, text="Wij gaan naar de keuken.", memory=memory)
    assert easy.lines[-1] is line
    assert line.symbol
    assert line.status == "proposed"


def test_two_sentences_on_a_line_become_two_lines(easy, memory, save):
    save(easy.lines[0], text="Wij eten samen. Dan praten wij.")
    easytext.split_line(easy.lines[0], memory)
    assert texts(easy)[:2] == ["Wij eten samen.", "Dan praten wij."]
    assert len(easy.lines) == 5


def test_a_line_without_words_is_refused(easy, save):
    with pytest.raises(RefusedError) as refused:
        save(easy.lines[0], text="   ")
    assert refused.value.field == "text"


def test_who_saves_last_sees_what_the_other_wrote(easy, save):
    seen = easy.version
    save(easy.lines[0], text="Wij verbouwen.")
    with pytest.raises(ConflictError) as conflict:
        save(easy.lines[0], text="Er komt een bouwvakker.", version=seen)
    assert conflict.value.theirs["text"] == "Wij verbouwen."
    assert easy.lines[0].text == "Wij verbouwen."


def test_every_act_counts_as_a_new_version(easy, item, sanne, memory):
    text = easytext.standard_text(item)
    seen = [easy.version]
    for act in (
        lambda: easytext.check_line(easy.lines[0], sanne, text),
        lambda: easytext.reject_line(easy.lines[1], text),
        lambda: easytext.move_line(easy.lines[0], 1),
        lambda: easytext.add_line(easy, text="Nog een zin.", memory=memory),
        lambda: easytext.remove_line(easy.lines[0]),
    ):
        act()
        seen.append(easy.version)
    assert seen == sorted(set(seen))


def test_a_line_that_somebody_took_away_is_told(easy):
    with pytest.raises(RefusedError, match=r"."):
        easytext.line_of(easy, 999_999)


class TestCarriedOver:
    @pytest.fixture
    def again(self, checked, item, make_meeting, council):
        """The same item on the next meeting."""
        new = make_meeting(council, "Verbouwing", text="Er is nieuws.").items[0]
        new.carried_from_id = item.id
        easytext.carry_over(item, new)
        return new

    def test_the_lines_come_along_and_wait(self, again, checked):
        assert texts(again.easy_text) == texts(checked)
        assert [x.symbol for x in again.easy_text.lines] == [x.symbol for x in checked.lines]
        assert {line.status for line in again.easy_text.lines} == {"proposed"}

    def test_what_did_not_change_is_approved_in_one_act(self, again, sanne, save):
        easy = again.easy_text
        save(easy.lines[0], text="Een nieuwe titel.")
        save(easy.lines[1], picture="own:yes")
        owner = easytext.owner_of(easy)
        assert easytext.check_same(easy, owner, sanne) == 2
        assert [line.status for line in easy.lines] == [
            "proposed", "proposed", "checked", "checked"
        ]  # fmt: skip

    def test_a_line_not_checked_there_is_not_approved_here(self, again, checked, sanne, save):
        save(checked.lines[2], text=checked.lines[2].text + " Ja.")
        save(again.easy_text.lines[2], text=again.easy_text.lines[2].text + " Ja.")
        owner = easytext.owner_of(again.easy_text)
        assert easytext.check_same(again.easy_text, owner, sanne) == 3

    def test_all_of_it_approved_is_checked_for_the_new_standard_text(self, again, sanne):
        easytext.check_same(again.easy_text, easytext.owner_of(again.easy_text), sanne)
        text = easytext.standard_text(again)
        assert easytext.status_of(again.easy_text, text) == EasyStatus.CHECKED

    def test_an_item_of_its_own_has_nothing_to_approve_so(self, easy):
        assert easytext.same_as_before(easy, easytext.owner_of(easy)) == []


@pytest.mark.parametrize(
    "text",
    ['<script>alert("x")</script>', "'\"`", "🎉🏳️‍🌈 feest", "‮omgekeerd", "x" * 400],
)
def test_hostile_words_are_kept_as_words(easy, save, item, sanne, text):
    save(easy.lines[0], text=text)
    easytext.check_line(easy.lines[0], sanne, easytext.standard_text(item))
    assert easy.lines[0].text == " ".join(text.split())
