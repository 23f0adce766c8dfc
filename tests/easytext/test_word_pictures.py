"""A pictogram with each word: chosen by who makes the text, seen by who wants that."""

import re
from typing import Any

import pytest

from portal.easytext import service as easytext
from portal.easytext.models import LineStatus
from portal.identity import Proof
from portal.ownview import service as own_view
from portal.rendering import Line
from tests.looking import named

TEXT = "De huiskamer wordt verbouwd."


def test_a_person_ticks_the_words_and_the_line_is_to_be_checked_again(
    checked: Any, save: Any, memory: Any
) -> None:
    line = checked.lines[1]
    assert (line.text, line.words) == (TEXT, [])
    offered = easytext.word_pictures(TEXT, memory)
    assert [one.label for one in offered] == ["huiskamer", "verbouwd"]
    save(line, words=["huiskamer", "een ander woord"])
    assert line.words == [["huiskamer", offered[0].symbol]]
    assert line.status == LineStatus.PROPOSED
    assert easytext.shown_line(line).words == (("huiskamer", offered[0].symbol),)


def test_a_name_stays_a_word(memory: Any) -> None:
    offered = easytext.word_pictures("Roos komt niet.", memory)
    assert [one.label for one in offered] == ["komt", "niet"]


def test_another_sentence_keeps_the_words_that_are_still_in_it(checked: Any, save: Any) -> None:
    line = checked.lines[1]
    save(line, words=["huiskamer", "verbouwd"])
    save(line, text="De huiskamer is mooi.")
    assert [word for word, _symbol in line.words] == ["huiskamer"]


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_editor_offers_each_word_and_keeps_what_is_ticked(
    editor: Any, stored: Any, lines: Any, view: str
) -> None:
    somebody = editor(view=view)
    line_id = stored.line_ids[1]
    offers = re.findall(r'type="checkbox" name="words" value="(\w+)"', somebody.get(line=line_id))
    assert offers == ["huiskamer", "verbouwd"]
    somebody.press(line_id, "check", words=["verbouwd"])
    assert [word for word, _symbol in lines()[1].words] == ["verbouwd"]
    assert re.findall(r'value="(\w+)" checked', somebody.get(line=line_id)) == ["verbouwd"]


def test_a_sentence_falls_into_words_with_and_without() -> None:
    line = Line(
        text="Wij eten: samen eten is meten!",
        words=(("eten", "own:evening-meal"), ("meten", "own:how-many")),
    )
    assert line.parts == [
        ("Wij", ""),
        ("eten:", "own:evening-meal"),
        ("samen eten is", ""),
        ("meten!", "own:how-many"),
    ]


@pytest.fixture
def page(checked: Any, save: Any, item: Any, sanne: Any, session: Any, client_as: Any) -> Any:
    """The item as Roos sees it with this setting; ``again`` says whether the words were checked."""
    line = checked.lines[1]
    save(line, words=["huiskamer"])
    item_id, line_id = item.id, line.id
    easytext.check_line(line, sanne, easytext.standard_text(item))
    session.commit()

    def drawn(pictos: str, *, again: bool = True) -> str:
        found = session.get(type(line), line_id)
        if not again:
            save(found, words=["huiskamer", "verbouwd"])
        session.commit()
        own_view.choose(named(session, "Roos"), pictos=pictos)
        session.commit()
        return str(client_as("Roos", "picto", Proof.CARD).get(f"/items/{item_id}").text)

    return drawn


def test_words_have_their_pictograms_only_for_who_wants_that(page: Any) -> None:
    usual, words = page("sentence"), page("words")
    assert "pictured" not in usual
    assert re.search(r'class="pictured"><img class="picto"[^>]*>huiskamer</span>', words)
    rest = words.split('class="line"')
    assert len(rest) == 3, "where no word was ticked it is one for the sentence"


def test_a_picture_alone_keeps_its_words_one_tap_away(page: Any) -> None:
    only = re.findall(r'<details class="only" data-say=.*?</details>', page("pictures"), re.DOTALL)
    assert len(only) == 3
    assert all("<summary><img" in one and '<p class="text">' in one for one in only)
    assert all("open" not in one.partition(">")[0] for one in only)


def test_text_alone_has_no_pictogram_in_its_lines(page: Any) -> None:
    found = re.findall(r'class="line"[^>]*>(.*?)</div>', page("text"), re.DOTALL)
    assert len(found) == 3
    assert not any("<img" in one for one in found)


def test_nobody_sees_a_word_with_a_pictogram_that_waits_to_be_checked(page: Any) -> None:
    assert "pictured" not in page("words", again=False)
