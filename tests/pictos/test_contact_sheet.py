"""The sheet of all pictograms in use, with their words or blind."""

from pathlib import Path

from PIL import Image

from pictos import contact_sheet
from pictos.symbols import own_names


def test_the_contact_sheet_shows_words_or_numbers(tmp_path: Path) -> None:
    named, blind = tmp_path / "named.png", tmp_path / "blind.png"
    wishes = ["--size", "48", "--columns", "2", "own:yes", "own:no", "openmoji:1F3E0"]
    contact_sheet.main([*wishes, "--out", str(named)])
    contact_sheet.main([*wishes, "--out", str(blind), "--blind"])
    with Image.open(named) as one, Image.open(blind) as two:
        assert one.size == two.size == (2 * 60 + 12, 2 * 77 + 12)
        assert one.tobytes() != two.tobytes()
        assert one.crop((0, 0, 132, 60)).tobytes() == two.crop((0, 0, 132, 60)).tobytes()


def test_every_own_drawing_is_on_the_contact_sheet_with_a_label() -> None:
    cells = contact_sheet.symbols_in_use()
    shown = [symbol for symbol, _ in cells]
    assert len(set(shown)) == len(shown)
    assert {symbol.code for symbol in shown if symbol.set == "own"} == set(own_names())
    assert all(label for _, label in cells)
