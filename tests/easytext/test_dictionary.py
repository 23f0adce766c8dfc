"""Who may write easy texts, and the words that a council chose for itself."""

import pytest
import sqlalchemy as sa

from portal.easytext.models import HouseWord
from tests.easytext.conftest import read

VIEWS = ("standard", "picto")


class TestRights:
    @pytest.mark.parametrize("name", ["Roos", "Gerrit", "Petra", "Bas", "Bea"])
    @pytest.mark.parametrize("view", VIEWS)
    def test_who_does_not_make_easy_texts_finds_no_editor(self, stored, client_as, name, view):
        client = client_as(name, view=view)
        for path in ("edit", "look"):
            assert client.get(f"/easy-texts/{stored.easy_id}/{path}").status_code == 404

    @pytest.mark.parametrize("name", ["Sanne", "Anneke", "Hans"])
    def test_supporter_chair_and_secretary_do(self, editor, name):
        assert editor(name).get()

    def test_an_unknown_id_is_not_found(self, editor):
        client = editor().client
        assert client.get(f"/easy-texts/{2**63}/edit").status_code == 404
        assert client.get("/easy-texts/999999/edit").status_code == 404

    @pytest.mark.parametrize("name", ["Gerrit", "Roos"])
    def test_the_dictionary_is_for_the_council_s_own_officers(self, stored, client_as, name):
        answer = client_as(name).get(f"/councils/{stored.council_id}/words")
        assert answer.status_code in (403, 404)


class TestDictionary:
    @pytest.fixture
    def word_id(self, editor, stored, in_database):
        editor().press(stored.line_ids[1], "save", picture="openmoji:2615")
        return in_database(lambda s: s.scalar(sa.select(HouseWord.id)))

    def test_a_picture_for_a_denial_is_no_picture_for_the_word(self, editor, stored, in_database):
        fields = {"text": "Ik kom niet.", "picture": "openmoji:1F912"}
        editor().press(stored.line_ids[1], "save", **fields)
        assert in_database(lambda s: s.scalar(sa.select(HouseWord.word))) is None

    @pytest.mark.parametrize("view", VIEWS)
    def test_an_empty_one_says_how_words_come(self, editor, stored, view):
        page = editor(view=view).client.get(f"/councils/{stored.council_id}/words")
        assert page.status_code == 200

    @pytest.mark.parametrize("view", VIEWS)
    def test_each_word_stands_there_with_its_picture(self, word_id, editor, stored, view):
        page = editor(view=view).client.get(f"/councils/{stored.council_id}/words")
        assert "2615" in read(page)
        assert f"/words/{word_id}" in read(page)

    @pytest.mark.parametrize("view", VIEWS)
    def test_a_word_gets_another_picture_or_none(self, word_id, editor, stored, in_database, view):
        somebody = editor(view=view)
        path = f"/councils/{stored.council_id}/words/{word_id}"
        assert somebody.client.get(path).status_code == 200
        assert somebody.client.get(path, query_string={"q": "brand"}).status_code == 200
        somebody.post(path, picture="own:yes")
        assert in_database(lambda s: s.get(HouseWord, word_id).symbol) == "own:yes"
        assert somebody.post(path, picture="own:bestaat-niet").status_code == 404
        somebody.post(path, picture="none")
        assert in_database(lambda s: s.get(HouseWord, word_id).symbol) == ""

    def test_a_typed_word_looks_for_its_pictures_first(self, word_id, editor, stored):
        path = f"/councils/{stored.council_id}/words/{word_id}"
        answer = editor().post(path, picture="own:yes", q="brand")
        assert answer.location.endswith("?q=brand")

    def test_a_word_is_forgotten(self, word_id, editor, stored, in_database):
        editor().post(f"/councils/{stored.council_id}/words/{word_id}/remove")
        assert in_database(lambda s: s.get(HouseWord, word_id)) is None

    def test_a_word_of_another_council_does_not_exist(self, word_id, client_as, app, in_database):
        from portal.councils.models import Council

        other = in_database(
            lambda s: s.scalar(sa.select(Council.id).where(Council.name == "Raad De Eik"))
        )
        client = client_as("Gerrit")
        assert client.get(f"/councils/{other}/words/{word_id}").status_code == 404
        assert client.get(f"/councils/{other}/words/{2**63}").status_code == 404


@pytest.mark.parametrize("view", VIEWS)
def test_the_statements_of_the_editor_do_not_grow_with_the_lines(
    store, client_as, statements, view
):
    few = store(text="Wij praten.")
    many = store(text="Wij praten over eten. " * 25)
    client = client_as("Sanne", view=view)

    def count(easy_id):
        with statements() as counted:
            assert client.get(f"/easy-texts/{easy_id}/edit").status_code == 200
        return counted()

    count(few.easy_id)
    assert count(many.easy_id) == count(few.easy_id)
    assert count(many.easy_id) <= 24
