"""What is proposed for a sentence, and the house's own dictionary."""

import pytest
import sqlalchemy as sa

from portal.easytext import service as easytext
from portal.easytext.models import HouseWord
from portal.easytext.service.proposing import proposal, remember


@pytest.fixture
def words(session, council):
    """The dictionary as it is now: word to what stands for it."""
    find = sa.select(HouseWord).where(HouseWord.council_id == council.id)
    return lambda: {row.word: easytext.Picture.of(row).value for row in session.scalars(find)}


@pytest.fixture
def pick(council):
    """Pick a picture for a sentence, as a supporter does; gives the council's memory after it."""

    def choose(sentence, value):
        memory = easytext.memory_of(council.id)
        chosen = easytext.picture_named(value, memory, sentence)
        assert chosen is not None
        remember(sentence, chosen, memory)
        return easytext.memory_of(council.id)

    return choose


def test_a_person_of_the_council_is_shown_by_photo(memory, person):
    assert proposal("Dit is Sanne.", memory).photo_of is person("Sanne")


def test_a_stranger_with_a_name_is_no_photo(memory):
    assert proposal("Dit is Gerrit.", memory).photo_of is None


def test_two_people_of_one_name_are_not_guessed_between(session, memory, person, council):
    person("Mo").call_name = "Sanne"
    session.flush()
    assert easytext.memory_of(council.id).named("Sanne") is None


def test_what_nobody_knows_gets_no_picture(memory):
    assert proposal("Xyzzy plugh frotz.", memory).value == easytext.NONE
    assert proposal("", memory).value == easytext.NONE


def test_what_is_denied_is_crossed_out(memory):
    assert proposal("Wij mogen niet roken.", memory).symbol.endswith(":not")


def test_what_was_picked_is_proposed_again(pick):
    memory = pick("De vergadering is om tien uur.", "openmoji:2615")
    assert proposal("Kom je naar de vergadering?", memory).symbol == "openmoji:2615"


def test_what_was_picked_is_for_that_council_alone(pick, neighbours):
    pick("De vergadering is om tien uur.", "openmoji:2615")
    other = easytext.memory_of(neighbours.id)
    assert proposal("Kom je naar de vergadering?", other).symbol != "openmoji:2615"


def test_a_photo_is_remembered_for_its_word(pick, person):
    memory = pick("Dit is de begeleider.", f"photo:{person('Bas').id}")
    assert proposal("Wie is de begeleider?", memory).photo_of is person("Bas")


def test_no_picture_is_remembered_too(pick):
    memory = pick("Het is vakantie.", "none")
    assert proposal("Het is vakantie.", memory).value == easytext.NONE


def test_a_picture_that_the_sentence_has_itself_teaches_nothing(pick, words):
    own = proposal("Wij eten soep.", pick("Wij eten soep.", "none"))
    assert own.value == easytext.NONE
    before = words()
    memory = pick("De keuken is schoon.", "own:kitchen")
    assert words() == before
    assert proposal("De keuken is schoon.", memory).symbol == "own:kitchen"


def test_picking_the_first_picture_again_ends_the_other_choice(pick, memory, words):
    usual = proposal("De vergadering begint.", memory).value
    pick("De vergadering begint.", "openmoji:2615")
    assert words()
    pick("De vergadering begint.", usual)
    assert words() == {}


def test_a_date_is_never_a_word_of_the_house(pick, words):
    pick("15 maart.", "openmoji:2615")
    assert words() == {}


def test_a_crossed_out_picture_is_never_a_word_of_the_house(pick, words):
    pick("Wij mogen niet roken.", "openmoji:2615")
    assert "roken" not in words()


def test_a_house_word_is_crossed_out_where_it_is_denied(council):
    memory = easytext.memory_of(council.id)
    chosen = easytext.picture_named("openmoji:2615", memory)
    easytext.remember_word(council.id, "roken", chosen)
    memory = easytext.memory_of(council.id)
    assert proposal("Wij mogen niet roken.", memory).symbol == "openmoji:2615:not"


def test_the_candidates_hold_what_is_chosen_now(memory):
    now = easytext.picture_named("openmoji:2615", memory)
    found = easytext.candidates("Op 15 maart geven wij advies.", memory, now)
    values = [one.value for one in found]
    assert "openmoji:2615" in values
    assert len(values) == len(set(values)) <= 5


def test_a_picture_has_its_word(memory):
    assert all(one.label for one in easytext.candidates("Op 15 maart eten wij soep.", memory))
    assert all(one.label for one in easytext.search("brand"))
    assert easytext.search("brand")
    assert easytext.search("xyzzy") == []


@pytest.mark.parametrize(
    "value",
    ["own:bestaat-niet", "openmoji:FFFFF", "javascript:alert(1)", "../../etc/passwd", "own:", ":",
     "photo:", "photo:0", "photo:99999999999999999999", "photo:abc", "<b>", "x" * 500, "own:yes\0"],
)  # fmt: skip
def test_what_is_no_picture_of_ours_is_refused(memory, value):
    assert easytext.picture_named(value, memory) is None


def test_a_photo_of_somebody_outside_the_council_is_refused(memory, person):
    assert easytext.picture_named(f"photo:{person('Gerrit').id}", memory) is None
    assert easytext.picture_named(f"photo:{person('Kees').id}", memory) is not None


def test_the_memory_of_a_council_takes_three_statements(council, statements):
    with statements() as count:
        memory = easytext.memory_of(council.id)
        assert memory.names
    assert count() == 3
