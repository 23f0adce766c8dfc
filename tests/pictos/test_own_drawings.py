"""Our own drawings keep one style, and none is taken for another."""

from importlib.resources import files
from io import BytesIO
from itertools import combinations

import pytest
from defusedxml import ElementTree
from PIL import Image

from pictos.lexicon import concept
from pictos.symbols import Symbol, own_names, svg
from tests.pictos.seeing import differing, view

SPACE = "{http://www.w3.org/2000/svg}"
FOLDER = files("pictos") / "data" / "symbols"
PALETTE = {
    "#000", "#FFF", "#FCEA2B", "#F1B31C", "#D0CFCE", "#9B9B9A", "#3F3F3F", "#92D3F5",
    "#61B2E4", "#1E50A0", "#EA5A47", "#D22F27", "#A57939", "#6A462F", "#B1CC33", "#5C9E31",
    "#F4AA41", "#E27022", "#B399C8", "#8967AA", "#FFA7C0", "#E67A94",
}  # fmt: skip
WIDTHS = {"1.5", "1.8", "2", "3", "4", "5"}
SKIN = ("skin", "#FCEA2B")
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
    " question answer change-vote evening-meal stop director manager support-worker housemate"
    " family parents friend night-shift inspection committee constituency confidant vote election"
    " raise-hand take-part turn signature agreement promise postpone move-house let-finish"
    " interrupt explanation invitation find take-medicine sign-up step-down introduce choose"
    " secret-ballot approve result quarrel nuisance ashamed calm worried safe-feel jealous kitchen"
    " lock-door hall group-home independent-living live-somewhere renovation dining-room"
    " medicine-box care-plan file restraint bill bank-account fine pay debt payday poor"
    " pocket-money cash-machine hour half-hour quarter on-time month this-week next-week last-week"
    " appointment deadline behind next-to in-the-middle under important enough need-help alone mine"
    " understand complaints-committee"
)


def test_every_drawing_asked_for_is_there() -> None:
    assert set(EXPECTED.split()) <= set(own_names())
    assert len(own_names()) >= 250


@pytest.mark.parametrize("name", own_names())
def test_own_drawing_keeps_to_the_grammar(name: str) -> None:
    source = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(source, forbid_dtd=True)
    assert root.get("viewBox") == "0 0 72 72"
    assert [part.get("id") for part in root] == ["color", "line"]
    assert len(source) < 3 * 1024
    for part in root.iter():
        assert part.tag.removeprefix(SPACE) in TAGS
        assert not {"opacity", "style", "href"} & set(part.keys())
        assert part.get("class") is None or (part.get("class"), part.get("fill")) == SKIN
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


def test_line_weight_varies_by_less_than_half() -> None:
    sides = [view(svg(Symbol("own", name)))[2] for name in own_names()]
    assert max(sides) / min(sides) < 1.4


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
    assert differing(f"own:{one}", f"own:{two}") > 0.10


COLLIDING = (
    ("advice", "idea"),
    ("decision", "done"),
    ("help", "care", "support-worker", "council-coach", "need-help"),
    ("meeting", "client-council", "committee", "council-member"),
    ("in-favour", "yes", "good", "approve", "correct-good"),
    ("law", "right", "rule"),
    ("problem", "danger", "important"),
    ("vote", "election", "secret-ballot", "result", "decide", "choose"),
    ("house", "group-home", "independent-living", "live-somewhere", "housemate", "resident"),
    ("week", "this-week", "next-week", "last-week", "month", "appointment", "deadline"),
    ("hour", "half-hour", "quarter", "on-time"),
    ("costs", "bank-account", "fine", "pay", "payday", "debt", "poor", "receipt"),
)
"""Concepts that once shared a picture, or whose pictures were mistaken for each other."""


@pytest.mark.parametrize("group", COLLIDING, ids=lambda group: group[0])
def test_concepts_that_are_mistaken_for_each_other_look_different(group: tuple[str, ...]) -> None:
    drawn = [str(concept(name).symbol) for name in group]
    assert len(set(drawn)) == len(group)
    for one, two in combinations(drawn, 2):
        assert differing(one, two, 32) > 0.10, (one, two)


def test_no_two_own_drawings_look_alike_in_grey() -> None:
    for one, two in combinations(own_names(), 2):
        assert differing(f"own:{one}", f"own:{two}", 32) > 0.05, (one, two)
