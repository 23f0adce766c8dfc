"""What the editor says of how easy a text reads; it advises, and never blocks."""

import json
import re

import pytest

VIEWS = ("standard", "picto")


def test_easier_words_are_taken_with_one_press(editor, stored, lines):
    somebody = editor()
    somebody.press(stored.line_ids[1], "save", text="Dit is een aandachtspunt.")
    html = somebody.get(line=stored.line_ids[1])
    assert 'value="better:' in html
    number = html.split('value="better:')[1].split('"')[0]
    somebody.press(stored.line_ids[1], f"better:{number}")
    assert "aandachtspunt" not in lines()[1].text


@pytest.mark.parametrize("view", VIEWS)
def test_how_easy_the_text_reads_is_told_in_words_and_follows_the_typing(editor, stored, view):
    somebody = editor(view=view)
    line = stored.line_ids[1]
    somebody.press(line, "save", text="Wij eten soep.")
    html = somebody.get(line=line)
    before = re.search(r'data-part="ease">([^<]+)<', html).group(1)
    assert re.fullmatch(r"Gemiddeld \d+ woorden per zin. Leesgemak \d+: [a-z ]+\.", before)
    assert "Vanaf 80 is het makkelijk, onder 45 is het moeilijk." in html
    hard = "De onderhavige medezeggenschapsregeling is instellingsbreed geïmplementeerd. " * 4
    query = {"line": line, "text": hard}
    answer = somebody.client.get(f"/easy-texts/{stored.easy_id}/look", query_string=query)
    found = json.loads(answer.data)["ease"]
    score = [int(re.search(r"gemak (\d+)", words).group(1)) for words in (before, found)]
    assert score[0] > score[1]


def test_a_text_without_words_has_no_ease(editor, stored, lines):
    somebody = editor()
    for one in stored.line_ids[1:]:
        somebody.press(one, "remove")
    query = {"line": stored.line_ids[0], "text": "..."}
    answer = somebody.client.get(f"/easy-texts/{stored.easy_id}/look", query_string=query)
    assert json.loads(answer.data)["ease"] == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lees de notulen.", "Leg ‘notulen’ uit: wat wij hebben gezegd en gekozen."),
        ("Wij hakken de knoop door.", "‘hakken de knoop door’ is beeldspraak. Zeg liever: kiezen."),
        ("De voorzieningen zijn goed.", "‘voorzieningen’ is moeilijk. Zeg liever: hulp."),
        ("Wij zien dat het prevaleert.", "Kent iedereen het woord ‘prevaleert’?"),
    ],
)
def test_what_cannot_take_its_place_is_said_in_the_hint(editor, stored, text, told):
    somebody = editor()
    somebody.press(stored.line_ids[1], "save", text=text)
    html = somebody.get(line=stored.line_ids[1])
    assert told in html
    assert 'value="better:' not in html


def test_hints_advise_and_never_block(editor, stored, lines):
    hard = "Teneinde de brandveiligheid te optimaliseren wordt er ingrijpend verbouwd en gesloopt."
    assert editor().press(stored.line_ids[1], "check", text=hard).status_code == 303
    assert lines()[1].status == "checked"
