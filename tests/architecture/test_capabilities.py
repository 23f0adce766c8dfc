"""Every capability has a page and a test that are there, or says what is still to be built."""

import re
from pathlib import Path

from flask import Flask

TESTS = Path(__file__).resolve().parents[1]
LINES = (TESTS / "capabilities.txt").read_text(encoding="utf-8").splitlines()
ROWS = [line.split(" | ") for line in LINES if not line.startswith("#")]


def test_none_of_the_81_is_missing_and_each_says_something() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, 82))
    assert all(len(row) == 4 and all(row) for row in ROWS)


def test_each_page_is_there(app: Flask) -> None:
    there = {rule.endpoint for rule in app.url_map.iter_rules()}
    named = {f"portal.{row[2]}" for row in ROWS if row[2] != "later"}
    assert not named - there


def test_each_test_is_there() -> None:
    missing = []
    for number, _words, page, test in ROWS:
        if page == "later":
            continue
        path, _, name = test.partition("::")
        file = TESTS / path
        written = file.read_text(encoding="utf-8") if file.exists() else ""
        if not re.search(rf"^def {re.escape(name)}\(", written, re.MULTILINE):
            missing.append(f"{number}: {test}")
    assert not missing, "\n".join(missing)
