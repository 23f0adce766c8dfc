"""The log of what people read in the pictograms without their words."""

import re
from collections import Counter
from importlib.resources import files

import pytest

from pictos import readings
from pictos.lexicon import concept, concept_ids

LOG = readings.readings()


def test_each_picture_was_read_once_a_round() -> None:
    often = Counter((reading.round, reading.concept, reading.symbol) for reading in LOG)
    assert [key for key, times in often.items() if times > 1] == []


def test_a_reading_names_a_concept_and_says_what_was_read() -> None:
    known = {*concept_ids(), "-"}
    for reading in LOG:
        assert reading.concept in known, reading
        assert re.fullmatch(r"[a-z]+:[A-Za-z0-9:-]+", reading.symbol), reading
        assert reading.verdict in readings.VERDICTS, reading
        assert (reading.guess == "-") == (reading.verdict == "unread"), reading


def test_a_picture_that_waits_to_be_read_is_in_use() -> None:
    for reading in LOG:
        if reading.verdict == "unread":
            assert str(concept(reading.concept).symbol) == reading.symbol


def test_no_picture_in_use_was_last_read_wrong() -> None:
    assert readings.misleading() == []


def test_a_picture_in_use_that_was_last_read_wrong_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fatal = readings.Reading(9, "yes", "own:yes", "no", "fatal")
    monkeypatch.setattr(readings, "readings", lambda: [*LOG, fatal])
    assert readings.misleading() == [fatal]
    healed = readings.Reading(10, "yes", "own:yes", "yes", "right")
    monkeypatch.setattr(readings, "readings", lambda: [*LOG, fatal, healed])
    assert readings.misleading() == []


def test_two_in_three_were_understood() -> None:
    verdicts = Counter(reading.verdict for reading in LOG)
    understood = verdicts["right"] + verdicts["near"]
    assert understood / (verdicts.total() - verdicts["unread"]) >= 2 / 3


def test_the_readme_gives_the_figures_of_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (files("pictos") / "data" / "symbols" / "README.md").read_text(encoding="utf-8")
    assert readings.main() == 0
    assert capsys.readouterr().out.strip() in readme
