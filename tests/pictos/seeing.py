"""Pictograms as a reader sees them: in pixels, in grey, and how far two of them differ."""

import re
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops

from pictos.symbols import Symbol, png

CLEARLY = 60


def picture(text: str, size: int = 72) -> Image.Image:
    """The symbol in pixels, on a ground that shows through."""
    with Image.open(BytesIO(png(Symbol.parse(text), size))) as image:
        return image.convert("RGBA")


@lru_cache(maxsize=1024)
def grey(text: str, size: int = 64) -> Image.Image:
    """The symbol on white paper, without its colours."""
    image = picture(text, size)
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("L")


def changed(one: str, two: str, size: int = 64) -> Image.Image:
    """White where two symbols differ clearly without their colours, else black."""
    difference = ImageChops.difference(grey(one, size), grey(two, size))
    return difference.point([0] * (CLEARLY + 1) + [255] * (255 - CLEARLY))


def differing(one: str, two: str, size: int = 64) -> float:
    """The share of the pixels in which two symbols differ clearly without their colours."""
    return changed(one, two, size).histogram()[255] / size**2


def view(source: bytes) -> list[float]:
    """The view box of a drawing."""
    box = re.search(rb'viewBox="([^"]*)"', source)
    assert box
    return [float(part) for part in box[1].split()]
