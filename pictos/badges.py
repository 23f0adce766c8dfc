"""Small signs in the lower right corner of a pictogram: more of it, before, later, a person of it.

The picture makes room: it moves to the upper left, and the sign covers only what is outermost.
"""

ROOM = 1.2
RADIUS = 12.0

_DISC = '<circle r="11" fill="#FFF" stroke-width="2"/>'
_PERSON = (
    '<path d="M-10 11c0-8 4-11 10-11s10 3 10 11z" stroke="#FFF" stroke-width="5"/>'
    '<circle cy="-5.5" r="6" stroke="#FFF" stroke-width="5"/>'
    '<path d="M-10 11c0-8 4-11 10-11s10 3 10 11z" fill="#92D3F5" stroke-width="2"/>'
    '<circle cy="-5.5" r="6" class="skin" fill="#FCEA2B" stroke-width="2"/>'
)
SIGNS = {
    "plural": _DISC + '<path d="M-6 0H6M0-6V6"/>',
    "past": _DISC + '<path d="M7 0H-6M-1-6L-7 0l6 6"/>',
    "future": _DISC + '<path d="M-7 0H6M1-6L7 0l-6 6"/>',
    "person": _PERSON,
}


def draw(name: str, left: float, top: float, side: float) -> str:
    """Return the sign in the corner of a view `ROOM` times as large as this square."""
    scale = side * ROOM / 5 / RADIUS
    centre = side * ROOM * 0.8
    return (
        f'<g id="badge" transform="translate({left + centre:g} {top + centre:g}) scale({scale:g})"'
        ' fill="none" stroke="#000" stroke-width="4" stroke-linecap="round"'
        f' stroke-linejoin="round">{SIGNS[name]}</g>'
    )
