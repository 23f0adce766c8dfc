"""Two writers in one text: whatever each saved is there, and what cannot be joined is marked."""

import re
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.minutes.service.changing import compared
from portal.minutes.service.merging import Names, merge, settle, units, unsettled

NAMES = Names("Anneke schreef:", "Hans schreef:", "Kies een tekst")


def joined(base: str, mine: str, theirs: str) -> str:
    return merge(base, mine, theirs, NAMES)


def test_changes_in_other_sentences_of_one_line_are_joined() -> None:
    base = "Wij praten over eten. Het is koud."
    mine = "Wij praten lang over eten. Het is koud."
    theirs = "Wij praten over eten. Het is warm."
    assert joined(base, mine, theirs) == "Wij praten lang over eten. Het is warm."


def test_two_who_write_on_at_the_end_both_stand_there() -> None:
    assert joined("Een.", "Een.\nMijn regel.", "Een.\nHaar regel.") == (
        "Een.\nHaar regel.\nMijn regel."
    )


def test_who_types_on_while_the_other_saved_keeps_one_line_of_each() -> None:
    first = joined("Een.", "Een.\nMijn re", "Een.\nHaar regel.")
    assert joined("Een.\nMijn re", "Een.\nMijn regel is af.", first) == (
        "Een.\nHaar regel.\nMijn regel is af."
    )


def test_who_types_on_after_an_answer_that_got_lost_stands_there_once() -> None:
    for base in ("Een.", ""):
        saved = f"{base}\nTwee.".strip()
        assert joined(base, f"{saved}\nDrie.", saved) == f"{saved}\nDrie."
    assert joined("Een.", "Een. Het is lekker.", "Een. Het is lek") == "Een. Het is lekker."
    assert joined("Oud.", "Nieuw. En meer.", "Nieuw.") == "Nieuw. En meer."
    hers = joined("Een.\nTwee.", "Een.\nTwee.\nVan haar.", "Een.\nTwee.")
    assert joined("Een.", "Een.\nTwee.\nDrie.", hers) == "Een.\nTwee.\nVan haar.\nDrie."


def test_one_sentence_that_both_changed_is_kept_twice_and_marked() -> None:
    both = joined("Begin.\nOud.\nEinde.", "Begin.\nVan Hans.\nEinde.", "Begin.\nVan haar.\nEinde.")
    assert both == (
        "Begin.\n=== Anneke schreef: ===\nVan haar.\n=== Hans schreef: ===\nVan Hans.\n"
        "=== Kies een tekst ===\nEinde."
    )
    [open_place] = unsettled(both)
    assert (open_place.first, open_place.one) == ("Anneke schreef:", "Van haar.\n")
    assert settle(both, "one") == "Begin.\nVan haar.\nEinde."
    assert settle(both, "other") == "Begin.\nVan Hans.\nEinde."
    assert settle(both, "both") == "Begin.\nVan haar.\nVan Hans.\nEinde."


def test_who_goes_on_in_a_marked_sentence_changes_only_the_own_one() -> None:
    marked = joined("Oud.", "Van Hans.", "Van haar.")
    later = joined("Van Hans.", "Van Hans zelf.", marked)
    [place] = unsettled(later)
    assert (place.one, place.other) == ("Van haar.\n", "Van Hans zelf.\n")


def test_a_change_wins_from_taking_away() -> None:
    assert "Twee, anders." in joined("Een. Twee.", "Een.", "Een. Twee, anders.")


def test_equal_changes_stand_there_once() -> None:
    assert joined("Een.", "Een. Twee.", "Een. Twee.") == "Een. Twee."


texts = st.text(alphabet="ab. !\n\t", max_size=60)


@given(texts)
def test_the_units_of_a_text_are_the_text(text: str) -> None:
    assert "".join(units(text)) == text


@given(texts, texts, texts)
def test_what_either_wrote_stands_in_the_answer(base: str, mine: str, theirs: str) -> None:
    answer = joined(base, mine, theirs)
    for one, other in ((mine, theirs), (theirs, mine)):
        for unit in set(units(one)):
            taken = unit in units(base) and unit not in units(other)
            assert taken or not unit.strip() or unit in answer


ACTS = st.lists(
    st.tuples(
        st.integers(0, 1),  # who
        st.sampled_from(["add", "change", "drop", "save", "look"]),
        st.integers(0, 3),  # where
        st.booleans(),  # on a line of its own
    ),
    max_size=40,
)


@settings(max_examples=300)
@given(ACTS)
def test_no_interleaving_of_two_writers_loses_a_sentence_that_was_acknowledged(acts: list) -> None:
    """Each writer types, saves with what the typing began with, and sometimes takes the answer."""
    server, count = "Zin 901. Zin 902.\nZin 903.", 0
    base, mine = [server, server], [server, server]
    acknowledged: set[str] = set()
    for who, act, where, line in acts:
        words = units(mine[who])
        places = [n for n, word in enumerate(words) if word.startswith("Zin ")]
        if act == "save":
            acknowledged |= _sentences(mine[who]) - _sentences(base[who])
            acknowledged -= _sentences(base[who]) - _sentences(mine[who])
            server = merge(base[who], mine[who], server, NAMES)
            base[who] = mine[who]
            assert acknowledged <= _sentences(server)
        elif act == "look" and base[who] == mine[who]:
            base[who] = mine[who] = server
        elif act == "add":
            count += 1
            words.insert(where % (len(words) + 1), ("\n" if line else " ") + f"Zin {count}.")
            mine[who] = "".join(words)
        elif act in ("change", "drop") and places:
            count += 1
            words[places[where % len(places)]] = f"Zin {count}." if act == "change" else ""
            mine[who] = "".join(words)
    assert acknowledged <= _sentences(server)


def _sentences(text: str) -> set[str]:
    return set(re.findall(r"Zin \d+\.", text))


def test_no_text_holds_up_who_writes() -> None:
    """Blanks, and thousands of the same short lines, are weighed in a moment."""
    began = process_time()
    assert units("Een." + " " * 19_000 + "twee") == ["Een.", " " * 19_000, "twee"]
    base = "a\nb\n" * 5_000
    mine, theirs = "b\nc\na\n" * 3_000, "c\na\n" * 5_000
    assert mine in joined(base, mine, theirs)
    assert joined(base, base + "Mijn regel.", "Haar regel.\n" + base) == (
        f"Haar regel.\n{base}Mijn regel."
    )
    parts = compared(base, theirs)
    assert "".join(one.text for one in parts if one.kind != "in") == base
    assert "".join(one.text for one in parts if one.kind != "out") == theirs
    assert process_time() - began < 3


def test_of_a_long_text_only_the_words_that_changed_are_shown() -> None:
    text = " ".join(f"Zin {n} gaat over eten en over wonen." for n in range(400))
    changed = text.replace("Zin 3 gaat", "Zin 3 ging").replace("Zin 390 gaat", "Zin 390 ging")
    shown = [one for one in compared(text, changed) if one.kind != "same"]
    assert shown == [("out", "gaat"), ("in", "ging")] * 2
