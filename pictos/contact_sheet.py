"""A sheet of all pictograms in use, to judge them side by side or to test them blind."""

import argparse
import csv
import sys
from collections.abc import Sequence
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pictos.paper import font
from pictos.symbols import Symbol, own_names, png

if TYPE_CHECKING:
    from PIL.Image import Image

PAPER, INK = "#FFFFFF", "#1D1915"
GAP = 12


def symbols_in_use() -> list[tuple[Symbol, str]]:
    """Return all own drawings, then every other symbol of the concepts, each with a label."""
    named: dict[Symbol, str] = {}
    table = files("pictos") / "data" / "concepts.tsv"
    if table.is_file():
        rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t")
        for row in rows:
            first = row["symbols"].partition(";")[0]
            if first != "-":
                symbol = Symbol.parse(first)
                if symbol not in named or row["concept"] == symbol.code:
                    named[symbol] = row["label"] or row["concept"]
    own = [Symbol("own", name) for name in own_names()]
    rest = sorted((symbol for symbol in named if symbol not in own), key=str)
    return [(symbol, named.get(symbol, symbol.code)) for symbol in (*own, *rest)]


def sheet(cells: Sequence[tuple[Symbol, str]], *, size: int, columns: int) -> "Image":
    """Return one image with the pictures in rows, each above its words."""
    from PIL import Image, ImageDraw

    letters = font(max(11, size // 7))
    words = max(11, size // 7) + 6
    wide, high = size + GAP, size + words + GAP
    rows = -(-len(cells) // columns)
    image = Image.new("RGB", (columns * wide + GAP, rows * high + GAP), PAPER)
    pen = ImageDraw.Draw(image)
    for place, (symbol, label) in enumerate(cells):
        row, column = divmod(place, columns)
        left, top = GAP + column * wide, GAP + row * high
        with Image.open(BytesIO(png(symbol, size))) as picture:
            image.paste(picture, (left, top), picture)
        while len(label) > 3 and pen.textlength(label, letters) > wide - 2:
            label = label[:-2] + "…"
        pen.text((left + size / 2, top + size + 2), label, INK, letters, anchor="ma")
    return image


def main(argv: Sequence[str] | None = None) -> int:
    """Draw the sheet and write it to a file."""
    parser = argparse.ArgumentParser(prog="pictos sheet", description=__doc__)
    parser.add_argument("--size", type=int, default=96, help="pixels of one picture")
    parser.add_argument("--columns", type=int, default=12)
    parser.add_argument("--out", type=Path, default=Path("sheet.png"))
    parser.add_argument("--blind", action="store_true", help="numbers instead of words")
    parser.add_argument("symbols", nargs="*", help="these only, such as openmoji:1F3E0 own:yes")
    wishes = parser.parse_args(argv)
    cells = [(Symbol.parse(text), text) for text in wishes.symbols] or symbols_in_use()
    if wishes.blind:
        cells = [(symbol, str(number)) for number, (symbol, _) in enumerate(cells, 1)]
    sheet(cells, size=wishes.size, columns=wishes.columns).save(wishes.out)
    sys.stdout.write(f"{wishes.out}: {len(cells)}\n")
    return 0
