"""The editor and the dictionary as they are used, in both views."""

import json
from html import unescape

import pytest
import sqlalchemy as sa

from portal.easytext.models import EasyText, HouseWord
from portal.identity import Proof
from portal.meetings.models import AgendaItem
from portal.people.models import Person
from tests.easytext.conftest import read

VIEWS = ("standard", "picto")


@pytest.mark.parametrize("view", VIEWS)
def test_the_editor_opens_the_first_line_that_waits(editor, stored, view):
    html = editor(view=view).get()
    assert "Verbouwing" in html
    assert f"/lines/{stored.line_ids[0]}" in html
    assert "Sanne" in html


@pytest.mark.parametrize("view", VIEWS)
def test_a_line_that_is_right_is_checked_and_the_next_one_opens(editor, stored, lines, view):
    answer = editor(view=view).press(stored.line_ids[0], "check")
    assert answer.status_code == 303
    assert f"line={stored.line_ids[1]}" in answer.location
    assert [line.status for line in lines()] == ["checked", *["proposed"] * 3]


@pytest.mark.parametrize("view", VIEWS)
def test_the_whole_way_is_one_press_a_line(editor, stored, lines, view, client_as):
    somebody = editor(view=view)
    for line_id in stored.line_ids:
        assert somebody.press(line_id, "enter").status_code == 303
    assert {line.status for line in lines()} == {"checked"}
    html = somebody.get()
    assert "4 " in html
    assert 'name="do"' not in html or view == "standard"


def test_every_button_saves_what_was_typed(editor, stored, lines):
    somebody = editor()
    for number, do in enumerate(("save", "up", "down", "check", "search", "split")):
        somebody.press(stored.line_ids[1], do, text=f"Zin {number}.")
        assert f"Zin {number}." in [line.text for line in lines()]


def test_a_picture_is_chosen_and_remembered(editor, stored, lines, in_database):
    editor().press(stored.line_ids[1], "save", picture="openmoji:2615")
    assert lines()[1].symbol == "openmoji:2615"
    words = in_database(lambda s: s.scalars(sa.select(HouseWord)).all())
    assert [word.symbol for word in words] == ["openmoji:2615"]


def test_a_photo_of_somebody_of_the_council_can_be_chosen(editor, stored, lines, in_database):
    kees = in_database(lambda s: s.scalar(sa.select(Person.id).where(Person.call_name == "Kees")))
    editor().press(stored.line_ids[1], "save", picture=f"photo:{kees}")
    assert (lines()[1].photo_of_id, lines()[1].symbol) == (kees, "")


@pytest.mark.parametrize("value", ["own:bestaat-niet", "photo:999999", "<svg onload=x>"])
def test_a_picture_that_is_not_ours_does_not_exist(editor, stored, lines, value):
    before = [line.symbol for line in lines()]
    assert editor().press(stored.line_ids[1], "save", picture=value).status_code == 404
    assert [line.symbol for line in lines()] == before


def test_the_photo_of_a_neighbour_does_not_exist_here(editor, stored, in_database):
    gerrit = in_database(
        lambda s: s.scalar(sa.select(Person.id).where(Person.call_name == "Gerrit"))
    )
    answer = editor().press(stored.line_ids[1], "save", picture=f"photo:{gerrit}")
    assert answer.status_code == 404


def test_two_sentences_can_be_split(editor, stored, lines):
    editor().press(stored.line_ids[1], "split", text="Wij eten samen. Dan praten wij.")
    assert [line.text for line in lines()][1:3] == ["Wij eten samen.", "Dan praten wij."]


def test_lines_move_with_buttons(editor, stored, lines):
    editor().press(stored.line_ids[0], "down")
    assert [line.id for line in lines()][:2] == [stored.line_ids[1], stored.line_ids[0]]


@pytest.mark.parametrize("view", VIEWS)
def test_a_removed_line_is_put_back(editor, stored, lines, view):
    somebody = editor(view=view)
    before = [line.text for line in lines()]
    answer = somebody.press(stored.line_ids[1], "remove")
    assert len(lines()) == 3
    html = unescape(somebody.client.get(answer.location).get_data(as_text=True))
    fields = {
        name: html.split(f'name="{name}" value="')[1].split('"')[0] for name in ("picture", "place")
    }
    somebody.post(f"/easy-texts/{stored.easy_id}/lines", text=before[1], **fields)
    assert [line.text for line in lines()] == before


def test_an_undo_that_somebody_made_up_is_no_undo(editor):
    assert "Put it back" not in editor().get(undo="eyJ0ZXh0IjoiWCJ9.abc")


def test_who_saves_last_sees_both_texts(editor, stored, lines):
    somebody = editor()
    somebody.press(stored.line_ids[0], "save", text="Van de een.")
    answer = somebody.press(stored.line_ids[0], "save", text="Van de ander.", version=1)
    assert answer.status_code == 409
    assert "Van de een." in read(answer)
    assert "Van de ander." in read(answer)
    assert lines()[0].text == "Van de een."


def test_what_was_typed_in_a_line_that_went_is_kept(editor, stored):
    somebody = editor()
    somebody.press(stored.line_ids[0], "remove")
    path = f"/easy-texts/{stored.easy_id}/lines/{stored.line_ids[0]}"
    answer = somebody.post(path, text="Mijn zin.", do="save", version=1, picture="none")
    assert answer.status_code == 409
    assert 'value="Mijn zin."' in read(answer)


@pytest.mark.parametrize("view", VIEWS)
def test_a_text_that_is_too_long_is_told_beside_the_field(editor, stored, lines, view):
    answer = editor(view=view).press(stored.line_ids[0], "check", text="a" * 10_000)
    assert answer.status_code == 422
    assert "a" * 10_000 in read(answer)
    assert lines()[0].status == "proposed"


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_line_is_told_beside_the_field(editor, stored, view):
    answer = editor(view=view).press(stored.line_ids[0], "check", text=" \u200b ")
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in read(answer)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "text", ["<script>__hit=1</script>", "\"'><b>", "🎉 feest", "\u202eandersom", "a\x00b", "&amp;"]
)
def test_hostile_words_are_shown_as_words(editor, stored, lines, view, text):
    somebody = editor(view=view)
    assert somebody.press(stored.line_ids[0], "save", text=text).status_code == 303
    html = somebody.get(line=stored.line_ids[0])
    assert "<script>__hit" not in html
    assert unescape(html).count(lines()[0].text) >= 1


@pytest.mark.parametrize("view", VIEWS)
def test_pictures_are_found_by_a_word(editor, stored, view):
    somebody = editor(view=view)
    answer = somebody.press(stored.line_ids[0], "search", q="koffie")
    assert answer.status_code == 303
    html = somebody.client.get(answer.location).get_data(as_text=True)
    assert "openmoji:2615" in html or "koffie" in html
    nothing = somebody.get(line=stored.line_ids[0], q="<xyzzy>")
    assert "&lt;xyzzy&gt;" in nothing


def test_enter_in_the_search_box_searches_and_approves_nothing(editor, stored, lines):
    answer = editor().press(stored.line_ids[0], "enter", q="koffie")
    assert "q=koffie" in answer.location
    assert lines()[0].status == "proposed"


def test_the_parts_that_follow_the_typing_come_as_fragments(editor, stored):
    somebody = editor()
    answer = somebody.client.get(
        f"/easy-texts/{stored.easy_id}/look",
        query_string={
            "line": stored.line_ids[1],
            "text": "Er is <b>brand</b> & een aandachtspunt.",
            "picture": "openmoji:2615",
            "q": "koffie",
        },
    )
    found = json.loads(answer.data)
    assert found["words"].startswith("8") or found["words"][0].isdigit()
    assert "&lt;b&gt;" in found["preview"]
    assert "<b>brand" not in found["preview"]
    assert 'value="openmoji:2615" checked' in found["candidates"]
    assert "better:" in found["hints"]
    assert 'name="picture"' in found["results"]


def test_looking_at_a_line_of_another_text_finds_nothing(editor, stored):
    client = editor().client
    path = f"/easy-texts/{stored.easy_id}/look"
    assert client.get(path, query_string={"line": 2**63}).status_code == 404
    assert client.get(path).status_code == 404


class TestWholeText:
    @pytest.mark.parametrize("view", VIEWS)
    def test_one_press_proposes_all_lines_of_an_item(self, stored, editor, in_database, view):
        somebody = editor(view=view)
        answer = somebody.post(f"/items/{stored.item_id}/easy-text")
        assert answer.status_code == 303
        assert answer.location.endswith(f"/easy-texts/{stored.easy_id}/edit")
        count = in_database(lambda s: s.scalar(sa.select(sa.func.count(EasyText.id))))
        assert count == 1

    @pytest.mark.parametrize("view", VIEWS)
    def test_an_item_without_lines_has_a_page_with_one_button(self, app, stored, editor, view):
        from portal import database

        with app.app_context():
            database.begin(writes=True)
            item = database.session.get(AgendaItem, stored.item_id)
            item.easy_text.lines = []
            database.session.commit()
            database.end()
        somebody = editor(view=view)
        page = somebody.client.get(f"/items/{stored.item_id}/easy-text")
        assert page.status_code == 200
        assert f'action="/items/{stored.item_id}/easy-text"' in read(page)
        assert f'action="/easy-texts/{stored.easy_id}/propose"' in somebody.get()
        somebody.post(f"/easy-texts/{stored.easy_id}/propose")
        assert "De huiskamer wordt verbouwd." in somebody.get()

    @pytest.mark.parametrize("view", VIEWS)
    def test_an_outdated_text_says_so_and_one_press_confirms_it(self, app, store, client_as, view):
        from portal import database
        from tests.easytext.conftest import Editor

        stored = store(check=True)
        with app.app_context():
            database.begin(writes=True)
            database.session.get(AgendaItem, stored.item_id).text += " En nog iets."
            database.session.commit()
            database.end()
        somebody = Editor(client_as("Sanne", view=view), stored.easy_id)
        html = somebody.get()
        confirm = f"/easy-texts/{stored.easy_id}/confirm"
        assert f'action="{confirm}"' in html
        version = html.split('name="version" value="')[1].split('"')[0]
        assert somebody.post(confirm, version=version).status_code == 303
        assert f'action="{confirm}"' not in somebody.get()

    def test_who_tested_it_is_kept(self, editor, stored, in_database):
        somebody = editor()
        somebody.post(f"/easy-texts/{stored.easy_id}/tested", tested_by="Kees & Mo")
        assert in_database(lambda s: s.get(EasyText, stored.easy_id).tested_by) == "Kees & Mo"
        too_long = somebody.post(f"/easy-texts/{stored.easy_id}/tested", tested_by="x" * 200)
        assert too_long.status_code == 422

    def test_a_line_more_than_thirty_is_refused_with_a_sentence(self, store, client_as):
        from tests.easytext.conftest import Editor

        stored = store(text="Wij praten. " * 200)
        somebody = Editor(client_as("Sanne"), stored.easy_id)
        answer = somebody.post(f"/easy-texts/{stored.easy_id}/lines", text="Nog een.")
        assert answer.status_code == 422
        assert len(stored.line_ids) == 30

    @pytest.mark.parametrize("view", VIEWS)
    def test_a_resident_asks_for_an_easy_text(self, stored, client_as, in_database, view):
        from tests.easytext.conftest import Editor

        roos = Editor(client_as("Roos", view=view, proof=Proof.CARD), stored.easy_id)
        html = roos.client.get(f"/items/{stored.item_id}").get_data(as_text=True)
        token = html.split('name="csrf_token" value="')[1].split('"')[0]
        answer = roos.client.post(
            f"/items/{stored.item_id}/easy-text/want", data={"csrf_token": token}
        )
        assert answer.status_code == 303
        assert answer.location.endswith(f"/items/{stored.item_id}")
        assert in_database(lambda s: s.get(EasyText, stored.easy_id).wanted_at) is not None
