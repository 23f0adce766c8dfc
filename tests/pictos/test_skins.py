"""What is added to a picture: a badge in its corner, and the skin of the people in it."""

from itertools import combinations

import pytest

from pictos.badges import ROOM
from pictos.skins import AS_DRAWN, TONES
from pictos.symbols import BADGES, SKINS, Symbol, svg, with_skin
from tests.pictos.seeing import changed, differing, grey, picture, view


@pytest.mark.parametrize("text", ["own:meeting", "openmoji:1F3E0", "leaf:18-02", "own:come:not"])
def test_a_badge_stands_in_one_corner_and_is_seen_in_grey(text: str) -> None:
    stem, negation = text.removesuffix(":not"), ":not" * text.endswith(":not")
    texts = [f"{stem}:{badge}{negation}" for badge in BADGES]
    for one, two in combinations(texts, 2):
        assert differing(one, two) > 0.015
        corner = changed(one, two).getbbox()
        assert corner
        assert min(corner) >= 36
    plain, badged = view(svg(Symbol.parse(text))), view(svg(Symbol.parse(texts[0])))
    assert badged == pytest.approx([*plain[:2], plain[2] * ROOM, plain[3] * ROOM], abs=0.01)


def test_every_badge_can_be_told_apart_at_64_pixels() -> None:
    texts = [f"own:meeting:{badge}" for badge in BADGES]
    assert len({grey(text).tobytes() for text in texts}) == len(BADGES) == 4
    for text in texts:  # ink and paper: the sign stands out from its ground
        corner = picture(text, 64).crop((40, 40, 63, 63)).convert("L").tobytes()
        assert min(corner) < 60
        assert max(corner) > 170


def test_what_is_skin_takes_the_tone_and_nothing_else_does() -> None:
    plain = svg(Symbol("own", "find"))
    assert svg(Symbol("own", "find", skin=AS_DRAWN)) == plain
    for skin in set(SKINS) - {AS_DRAWN}:
        drawn = svg(Symbol("own", "find", skin=skin))
        tone = TONES[skin].encode()
        assert drawn.count(tone) - plain.count(tone) == 2  # head and hand
        assert b"#FCEA2B" in drawn  # the key stays golden
    assert b"class=" not in plain
    assert tuple(TONES) == SKINS


@pytest.mark.parametrize("skin", SKINS[1:])
def test_openmoji_people_take_the_tone_too(skin: str) -> None:
    tone = TONES[skin].lower().encode()
    for code in ("1F64B", "1F9D1-200D-2695-FE0F", "E302", "1F9D1-200D-1F91D-200D-1F9D1", "1F44D"):
        drawn = svg(Symbol("openmoji", code, skin=skin)).lower()
        assert tone in drawn, code
    assert b"#fcea2b" not in svg(Symbol("openmoji", "E302", skin=skin)).lower()
    assert b"#FCEA2B" in svg(Symbol("openmoji", "1F600", skin=skin))  # a smiley is nobody


def test_a_skin_is_given_only_to_what_shows_skin() -> None:
    person, house = Symbol("own", "person"), Symbol("openmoji", "1F3E0")
    assert with_skin(person, "dark") == Symbol("own", "person", skin="dark")
    assert with_skin(Symbol("own", "person", skin="light"), "dark").skin == "light"
    assert with_skin(house, "dark") is house
    assert with_skin(person, "") is person
    lives_there = Symbol("openmoji", "1F3E0", badge="person")
    assert with_skin(lives_there, "dark").skin == "dark"


def test_a_face_keeps_its_contrast_on_every_skin() -> None:
    def light(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    for tone in TONES.values():
        red, green, blue = (light(int(tone[at : at + 2], 16)) for at in (1, 3, 5))
        assert (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) / 0.05 >= 3
