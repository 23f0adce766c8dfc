"""Who has seen one feature has seen them all."""

import pytest

from tests.architecture.source import MARKS, ROOT, features, files

MOST_LINES = 300
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "lib"}


def test_there_are_features():
    assert {"ballots", "councils", "easytext", "meetings", "people"} <= set(features())


@pytest.mark.parametrize("feature", features())
def test_a_feature_is_made_of_the_same_files(feature):
    found = {path.stem for path in (ROOT / "portal" / feature).iterdir()} - {"__pycache__"}
    assert found <= MARKS, "a seventh kind of file is a decision"
    assert {"__init__", "service", "views"} <= found


@pytest.mark.parametrize("feature", features())
def test_a_feature_says_what_it_is_in_one_sentence(feature):
    words = (ROOT / "portal" / feature / "__init__.py").read_text()
    assert words.startswith('"""')
    assert len(words.split('"""')[1]) > 20


@pytest.mark.parametrize("feature", features())
def test_a_feature_has_tests(feature):
    own = list((ROOT / "tests" / feature).glob("test_*.py"))
    using = [p for p in files(".py", under="tests") if f"portal.{feature}" in p.read_text()]
    assert own or using


def test_no_module_is_longer_than_a_reader_can_hold():
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("portal", "pictos", "tests")
        for path in files(".py", under=folder)
        if "versions" not in path.parts and (lines := path.read_text().count("\n")) > MOST_LINES
    }
    assert not long


def test_every_file_is_named_for_what_it_holds():
    named = [
        path for folder in ("portal", "pictos", "tests") for path in files(".py", under=folder)
    ]
    assert not [path for path in named if VAGUE.intersection([path.stem, *path.parent.parts])]


def test_templates_and_static_files_lie_beside_the_package_only():
    assert not (ROOT / "portal" / "templates").exists()
    assert not (ROOT / "portal" / "static").exists()
    assert not list(files(".py", under="templates"))
    assert not list(files(".py", under="static"))
