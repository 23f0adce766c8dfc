"""The colour of skin in a pictogram: yellow as drawn, or one tone for all people on a page.

In our own drawings what is skin says so (`class="skin"`); OpenMoji keeps it in groups.
The tones are those of OpenMoji, the darkest a little lighter, so that a face drawn in
black on it keeps a contrast of 3:1.
"""

import re
from collections.abc import Iterator

AS_DRAWN = "yellow"
TONES = {
    AS_DRAWN: "#FCEA2B",
    "light": "#FADCBC",
    "medium-light": "#DEBB90",
    "medium": "#C19A65",
    "medium-dark": "#A57939",
    "dark": "#7A5236",
}
OPENMOJI_DARK = "#6a462f"

_OWN = re.compile('class="skin" fill="#[0-9A-F]{6}"')
_GROUP = re.compile(r'<g id="skin.*?</g>', re.DOTALL)
_SKIN = re.compile(f"#fcea2b|#f1b31c|{OPENMOJI_DARK}", re.IGNORECASE)


def tint(source: str, skin: str) -> str:
    """Return the drawing with its skin in this tone, as drawn for "", and without the mark."""
    tone = TONES[skin or AS_DRAWN]
    source = _OWN.sub(f'fill="{tone}"', source)
    if tone == TONES[AS_DRAWN]:
        return source
    return _GROUP.sub(lambda group: _SKIN.sub(tone, group[0]), source)


def openmoji_codes(code: str, skin: str) -> Iterator[str]:
    """Yield by what codes OpenMoji may have drawn it with this skin, the likeliest first."""
    if skin == AS_DRAWN:
        return
    modifier = f"1F3F{'ABCDEF'[list(TONES).index(skin)]}"
    people = [part for part in code.split("-") if part not in {"FE0F", "200D"}]
    for toned in (people, people[:1]):
        parts = [f"{part}-{modifier}" if part in toned else part for part in code.split("-")]
        yield "-".join(parts).replace(f"{modifier}-FE0F", modifier)
