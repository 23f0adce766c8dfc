"""What is said of rights: nothing without its source, nothing that is custom among the law."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from pictos.plain import MOST_WORDS, hints
from pictos.symbols import Symbol
from portal.law import EARLY, LOCKED, SUBJECTS, Ground, Source
from portal.paths import TRANSLATIONS
from portal.rights.service import GROUPS, RIGHTS, Question, Right, Statement, group_of
from portal.rights.service.roles import NEVER, PARTS, SUPPORTS

ARTICLE = re.compile(r"art\. (\d+)( lid \d+)?( onder [a-i])?")
THEMES = {"3", "5.2", "6.1", "6.2", "6.3", "7.5", "8.7", "11", "12", "14"}
ALSO = {
    "3": {"5", "8"},  # each change needs consent; a council's own house rules
    "6.1": {"3"},  # in a way that we understand
    "6.3": {"8"},  # who supports
    "7.5": {"8", "9"},  # the same talk
    "8.1.a": {"3"},  # cannot be handed over
    "12": {"6"},  # who pays
    "14": {"6"},
}
"""The other articles of which a page may speak."""
TO_LEARN = {
    "advies",
    "agenda",
    "commissie",
    "dagbesteding",
    "penningmeester",
    "toezichthouder",
    "zorgplan",
}
"""Words of a council or a house that stand in easy sentences, with a picture."""
NO_LAW = re.compile(
    r"\b(\d+|één|twee|drie|vier|vijf|zes|acht|tien|twaalf) weken\b|jaarverslag|beweegreden"
    r"|wettelijk verplicht|gewoonte|meestal|vaak|bijvoorbeeld|goede praktijk",
    re.IGNORECASE,
)
"""What the law does not say: weeks, a yearly report, an overview of motives, what is usual."""


def of(right: Right) -> Iterator[Statement]:
    for question in Question:
        yield from right.answers(question)


EVERYTHING = [
    *((key, one) for key, right in RIGHTS.items() for one in of(right)),
    *((str(name), one) for name, part in PARTS.items() for one in part.does),
    *(("supporter", one) for one in (*SUPPORTS, *NEVER)),
]
LAW = [(key, one) for key, one in EVERYTHING if one.source.ground is Ground.LAW]


@pytest.fixture(scope="module")
def dutch() -> dict[str, str]:
    path = TRANSLATIONS / "nl" / "LC_MESSAGES" / "portal.po"
    with path.open("rb") as catalogue:
        return {one.id: one.string for one in read_po(catalogue) if isinstance(one.id, str)}


def test_each_subject_of_the_law_and_each_theme_has_a_page():
    assert set(RIGHTS) == {*SUBJECTS, *EARLY, *THEMES}


def test_each_page_is_in_one_group_of_the_index():
    listed = [key for group in GROUPS.values() for key in group.keys]
    assert sorted(listed) == sorted(RIGHTS)
    assert all(key in GROUPS[group_of(key)].keys for key in RIGHTS)
    assert len(GROUPS) <= 5  # tiles on one screen


@pytest.mark.parametrize("key", RIGHTS)
def test_a_page_answers_every_question_and_leads_to_pages_that_are_there(key):
    right = RIGHTS[key]
    assert all(right.answers(question) for question in Question)
    assert set(right.see) <= set(RIGHTS) - {key}
    assert all(len(said) <= 3 for _question, said in right.law())  # lines on one screen


def test_a_statement_rests_on_an_article_or_says_that_it_is_no_law():
    for key, one in EVERYTHING:
        assert isinstance(one.source, Source), key
        is_law = one.source.ground is Ground.LAW
        assert is_law == bool(ARTICLE.fullmatch(one.source.place)), (key, one)


@pytest.mark.parametrize("key", RIGHTS)
def test_what_is_law_stands_in_the_article_of_the_page(key):
    may = {key.partition(".")[0], *ALSO.get(key, ())}
    places = [ARTICLE.fullmatch(one.source.place) for of_key, one in LAW if of_key == key]
    assert places
    assert {found[1] for found in places if found} <= may


@pytest.mark.parametrize(("key", "subject"), [*SUBJECTS.items(), *EARLY.items()])
def test_a_subject_begins_with_what_its_own_article_says(key, subject):
    first = RIGHTS[key].what[0].source
    assert first.ground is Ground.LAW
    assert f"{first.place} ".startswith(f"{subject.article} ")


def test_law_and_the_rest_are_kept_apart_and_nothing_is_lost():
    for right in RIGHTS.values():
        law = [one for _question, said in right.law() for one in said]
        assert {one.source.ground for one in law} == {Ground.LAW}
        assert Ground.LAW not in {one.source.ground for one in right.other()}
        assert sorted(map(id, (*law, *right.other()))) == sorted(map(id, of(right)))


def test_weeks_a_yearly_report_and_what_is_usual_are_never_law(dutch):
    for key, one in LAW:
        said = f"{dutch[str(one.text)]} {dutch[str(one.easy)]}"
        assert not NO_LAW.search(said), (key, said)
        assert ("weken" in said) == ("noemt geen aantal weken" in said), (key, said)


def test_by_law_only_a_proposal_for_consent_comes_in_writing(dutch):
    for key in SUBJECTS:
        words = [
            f"{dutch[str(one.text)]} {dutch[str(one.easy)]}"
            for one in RIGHTS[key].when
            if one.source.ground is Ground.LAW
        ]
        written = bool(re.search("schriftelijk|papier", " ".join(words)))
        assert written == key.startswith("8."), key


def test_only_of_the_regulation_is_said_that_it_cannot_go_to_another_council(dutch):
    said = "kan niet naar een andere raad"
    assert {key for key in RIGHTS if said in _words(key, dutch)} == LOCKED


def test_the_nomination_is_binding_and_the_hard_terms_are_months(dutch):
    assert "bindende voordracht" in _words("10", dutch)
    nullity, appeal = RIGHTS["8.7"].time[0], RIGHTS["14"].time[0]
    assert nullity.source.place == "art. 8 lid 7"
    assert "één maand" in dutch[str(nullity.text)]
    assert appeal.source.place == "art. 14 lid 5"
    assert "drie maanden" in dutch[str(appeal.text)]


def _words(key: str, dutch: dict[str, str]) -> str:
    return " ".join(dutch[str(one.text)] for one in of(RIGHTS[key]))


@pytest.mark.parametrize("easy", {str(one.easy): "" for _key, one in EVERYTHING})
def test_an_easy_sentence_is_one_and_easy(easy, dutch):
    said = dutch[easy]
    assert 1 < len(said.split()) <= MOST_WORDS
    assert re.fullmatch(r"[^.?!]+[.?]", said)
    assert not [hint for hint in hints(said) if hint.text.lower() not in TO_LEARN]


@pytest.mark.parametrize("key", RIGHTS)
def test_a_title_is_easy_too(key, dutch):
    said = dutch[str(RIGHTS[key].easy)]
    assert said
    assert len(said.split()) <= MOST_WORDS
    assert not [hint for hint in hints(said) if hint.text.lower() not in TO_LEARN]


def test_each_text_has_its_dutch(dutch):
    assert not [str(one.text) for _key, one in EVERYTHING if not dutch[str(one.text)]]
    assert not [key for key, right in RIGHTS.items() if not dutch[str(right.name)]]


def test_every_pictogram_can_be_drawn():
    for shown in (*RIGHTS.values(), *GROUPS.values(), *PARTS.values()):
        assert Symbol.parse(shown.symbol)
    for _key, one in EVERYTHING:
        assert Symbol.parse(one.symbol)
