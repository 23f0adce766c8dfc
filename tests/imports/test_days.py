"""Days as people write them."""

from datetime import date

import pytest

from portal import days


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-03", "2026/3/3", "20260303", "3-3-2026", "03-03-2026", "3/3/2026", "3.3.2026",
        "3 maart 2026", "3 mrt. 2026", "dinsdag 3 maart 2026", "03 MAART 2026", "46084",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_notation(text: str) -> None:
    assert days.day_of(text) == date(2026, 3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "", "morgen", "3-3-26", "31-2-2026", "2026-13-01", "3 maarrrt", "12", "999999",
        "3-3-2026 en 4-4-2026", "1-1-1820", "3 banaan 2026",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert days.day_of(text) is None


@pytest.mark.parametrize(
    ("name", "day", "rest"),
    [
        ("2019-03-05 notulen", date(2019, 3, 5), "notulen"),
        ("Notulen 5 maart 2019", date(2019, 3, 5), "Notulen"),
        ("20190305", date(2019, 3, 5), ""),
        ("verslag_5-3-2019_def", date(2019, 3, 5), "verslag_ _def"),
        ("Notulen raad 12", None, "Notulen raad 12"),
    ],
)
def test_a_day_is_found_inside_a_name(name: str, day: date | None, rest: str) -> None:
    found, left = days.day_within(name)
    assert found == day
    assert " ".join(left.split()) == rest
