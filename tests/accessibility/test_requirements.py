"""Every requirement of the picto view names a test that exists, or says who judges instead."""

import re
from pathlib import Path

HERE = Path(__file__).parent
TESTS = HERE.parent
TEXT = HERE.joinpath("requirements.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (R\d\d) \| (.+?) \| (.+?) \|$", TEXT, re.MULTILINE)
NAMED = re.findall(r"`([a-z_/]+\.py)::(test_\w+)`", TEXT)


def test_every_requirement_is_held_by_a_test_or_by_a_reader() -> None:
    numbers = [*range(1, 8), *range(10, 21), *range(30, 40), *range(50, 63)]
    assert [number for number, _what, _held in ROWS] == [f"R{n:02}" for n in numbers]
    loose = [
        number
        for number, _what, held in ROWS
        if "EVERY" not in held and "::test_" not in held and not held.startswith("nobody but")
    ]
    assert not loose


def test_every_test_that_is_named_exists() -> None:
    gone = [
        f"{path}::{name}"
        for path, name in NAMED
        if not (TESTS / path).is_file()
        or not re.search(rf"def {name}\(", (TESTS / path).read_text(encoding="utf-8"))
    ]
    assert not gone
