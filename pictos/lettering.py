"""Letters and digits drawn with a single round stroke, so that no font is needed.

Capitals and digits stand between y 0 and 10, small letters between 3 and 10,
tails reach 13. Each glyph is its width and its path; between two glyphs comes `GAP`.
"""

import unicodedata

GAP = 2.1

GLYPHS: dict[str, tuple[float, str]] = {
    " ": (2.0, ""),
    ",": (0.6, "M.6 9.6 0 12"),
    "?": (5.4, "M0 2.6C.2 1 1.2 0 2.7 0s2.7 1 2.7 2.5c0 2.2-2.7 2.3-2.7 4.5M2.7 10v.01"),
    "€": (6.0, "M6 1.3C5.4.5 4.6 0 3.7 0 1.8 0 .9 2.2.9 5s.9 5 2.8 5"
               "c.9 0 1.7-.5 2.3-1.3M-.2 3.8h4.7M-.2 6.2h4.7"),
    "0": (6.4, "M3.2 0C1.1 0 0 2 0 5s1.1 5 3.2 5 3.2-2 3.2-5-1.1-5-3.2-5z"),
    "1": (3.0, "M0 2.2 2.6 0v10"),
    "2": (6.2, "M.2 2.7C.3 1.1 1.5 0 3.1 0 4.8 0 6 1.1 6 2.7c0 1.3-.7 2.2-2 3.5L.1 10h6.1"),
    "3": (6.2, "M.3 1.7C.8.6 1.8 0 3 0c1.7 0 2.8 1 2.8 2.4S4.7 4.7 3 4.7"
               "c1.9 0 3.2 1 3.2 2.6S4.8 10 3 10C1.5 10 .4 9.3 0 8"),
    "4": (6.6, "M4.8 10V0L0 7.2h6.6"),
    "5": (6.2, "M5.6 0H1.1L.6 4.8C1.2 4.1 2 3.7 3 3.7"
               "c1.9 0 3.2 1.3 3.2 3.1S4.8 10 2.9 10C1.5 10 .5 9.4 0 8.3"),
    "6": (6.4, "M4.5 0 .7 4.9M3.2 3.6a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4z"),
    "7": (6.0, "M0 0h6L2.2 10"),
    "8": (6.0, "M3 0a2.3 2.3 0 1 1 0 4.6A2.3 2.3 0 0 1 3 0z"
               "M3 4.6A2.7 2.7 0 1 1 3 10a2.7 2.7 0 0 1 0-5.4z"),
    "9": (6.4, "M1.9 10 5.7 5.1M3.2 6.4a3.2 3.2 0 1 1 0-6.4 3.2 3.2 0 0 1 0 6.4z"),
    "A": (7.4, "M0 10 3.7 0l3.7 10M1.3 6.6h4.8"),
    "B": (6.2, "M0 5h3.5a2.5 2.5 0 0 0 0-5H0v10h3.7a2.5 2.5 0 0 0 0-5"),
    "C": (7.4, "M7.4 8.3A4.7 5 0 1 1 7.4 1.7"),
    "D": (7.0, "M0 0v10h2.5a4.5 5 0 0 0 0-10z"),
    "E": (5.4, "M5.4 0H0v10h5.4M0 4.9h4.6"),
    "F": (5.2, "M5.2 0H0v10M0 5h4.5"),
    "G": (7.8, "M7.4 1.7A4.7 5 0 1 0 7.8 5.6H4.8"),
    "H": (6.8, "M0 0v10M6.8 0v10M0 5h6.8"),
    "I": (0.0, "M0 0v10"),
    "J": (4.4, "M4.4 0v7.6A2.3 2.4 0 0 1 0 8.2"),
    "K": (6.2, "M0 0v10M6 0 0 6M2.2 4l4 6"),
    "L": (5.0, "M0 0v10h5"),
    "M": (8.4, "M0 10V0l4.2 6.6L8.4 0v10"),
    "N": (6.8, "M0 10V0l6.8 10V0"),
    "O": (8.8, "M4.4 0a4.4 5 0 1 1 0 10 4.4 5 0 0 1 0-10z"),
    "P": (6.0, "M0 10V0h3.2a2.8 2.8 0 0 1 0 5.6H0"),
    "Q": (8.8, "M4.4 0a4.4 5 0 1 1 0 10 4.4 5 0 0 1 0-10zM5.6 7.2 8.8 10.6"),
    "R": (6.2, "M0 10V0h3.3a2.7 2.7 0 0 1 0 5.4H0M3.3 5.4 6.2 10"),
    "S": (6.0, "M5.7 1.8C5.2.6 4.3 0 3 0 1.4 0 .3 1 .3 2.4"
               "c0 3.3 5.7 1.6 5.7 5C6 9 4.7 10 3 10 1.5 10 .5 9.3 0 8"),
    "T": (6.8, "M0 0h6.8M3.4 0v10"),
    "U": (6.6, "M0 0v6.7a3.3 3.3 0 0 0 6.6 0V0"),
    "V": (7.2, "M0 0l3.6 10L7.2 0"),
    "W": (10.4, "M0 0l2.6 10L5.2 1l2.6 9L10.4 0"),
    "X": (6.8, "M0 0l6.8 10M6.8 0 0 10"),
    "Y": (7.0, "M0 0l3.5 5L7 0M3.5 5v5"),
    "Z": (6.6, "M0 0h6.6L0 10h6.6"),
    "a": (5.8, "M5.8 3v7M5.8 6.5a2.9 3.5 0 1 0-5.8 0 2.9 3.5 0 1 0 5.8 0"),
    "b": (5.8, "M0 0v10M0 6.5a2.9 3.5 0 1 1 5.8 0 2.9 3.5 0 1 1-5.8 0"),
    "c": (5.0, "M5 4.3A2.9 3.5 0 1 0 5 8.7"),
    "d": (5.8, "M5.8 0v10M5.8 6.5a2.9 3.5 0 1 0-5.8 0 2.9 3.5 0 1 0 5.8 0"),
    "e": (5.8, "M0 6.5h5.8a2.9 3.5 0 1 0-1.2 2.9"),
    "f": (3.6, "M3.6.2C2-.4 1.3.5 1.3 2v8M0 3.6h3.4"),
    "g": (5.8, "M5.8 3v7.2a2.9 2.9 0 0 1-5.3 1.7M5.8 6.5a2.9 3.5 0 1 0-5.8 0 2.9 3.5 0 1 0 5.8 0"),
    "i": (0.0, "M0 3.2v6.8M0 .3v.01"),
    "j": (1.6, "M1.6 3.2v8c0 1.4-.7 1.9-1.8 1.7M1.6.3v.01"),
    "k": (4.8, "M0 0v10M4.6 3.2 0 7.3M1.8 5.8l3 4.2"),
    "l": (0.0, "M0 0v10"),
    "m": (8.4, "M0 3v7M0 6C0 4.1.9 3 2.3 3s1.9 1 1.9 2.6V10"
               "M4.2 6c0-1.9.9-3 2.3-3s1.9 1 1.9 2.6V10"),
    "n": (5.0, "M0 3v7M0 6.2C0 4.2 1.1 3 2.7 3S5 4.1 5 5.9V10"),
    "o": (6.2, "M3.1 3a3.1 3.5 0 1 1 0 7 3.1 3.5 0 0 1 0-7z"),
    "p": (5.8, "M0 3v10M0 6.5a2.9 3.5 0 1 1 5.8 0 2.9 3.5 0 1 1-5.8 0"),
    "r": (3.0, "M0 3v7M0 6.3C.1 4.1 1.3 2.9 3 3.1"),
    "s": (4.4, "M4.2 4.3C3.8 3.4 3.2 3 2.3 3 1.2 3 .3 3.6.3 4.7"
               "c0 2.3 4.1 1.1 4.1 3.5 0 1.2-.9 1.8-2.2 1.8C1.1 10 .3 9.5 0 8.6"),
    "t": (3.4, "M1.3.8v7.2c0 1.5.7 2.2 2.1 1.9M0 3.3h3.2"),
    "u": (5.0, "M5 3v7M5 6.8C5 8.8 3.9 10 2.3 10S0 8.9 0 7.1V3"),
    "v": (5.2, "M0 3l2.6 7 2.6-7"),
    "w": (8.0, "M0 3l2 7 2-6.3 2 6.3 2-7"),
    "z": (4.8, "M0 3h4.8L0 10h4.8"),
}  # fmt: skip

_PLAIN = str.maketrans({"Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Æ": "A", "Œ": "O", "Þ": "T"})


def capitals(text: str) -> str:
    """Return the letters as plain capitals, without accents."""
    parts = unicodedata.normalize("NFKD", text.upper().translate(_PLAIN))
    return "".join(part for part in parts if not unicodedata.combining(part))


def width(text: str) -> float:
    """Return how wide the text is, in the units of the glyphs."""
    return sum(GLYPHS[letter][0] for letter in text) + GAP * max(0, len(text) - 1)


def lettering(
    text: str,
    centre: tuple[float, float],
    height: float,
    *,
    weight: float,
    widest: float = 72,
    colour: str = "#000",
) -> str:
    """Return the text as strokes round a centre, its capitals `height` high, or less to fit."""
    scale = min(height / 10, (widest - weight) / max(width(text), 0.1))
    weight *= max(0.6, scale * 10 / height)
    top = 3.0 if text.islower() and not set(text) & set("bdfhiklt") else 0.0
    left = centre[0] - width(text) * scale / 2
    upper = centre[1] - (10 + top) / 2 * scale
    paths = []
    offset = 0.0
    for letter in text:
        advance, path = GLYPHS[letter]
        if path:
            paths.append(f'<path transform="translate({offset:g})" d="{path}"/>')
        offset = round(offset + advance + GAP, 2)
    return (
        f'<g transform="translate({left:.2f} {upper:.2f}) scale({scale:.4g})"'
        f' stroke="{colour}" stroke-width="{weight / scale:.4g}">{"".join(paths)}</g>'
    )
