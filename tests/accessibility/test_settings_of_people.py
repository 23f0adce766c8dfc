"""People who set their browser otherwise: wide or large letters, no motion, own colours, keys."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.accessibility.site import Site

pytestmark = pytest.mark.browser


def script(name: str) -> str:
    """A question to the page."""
    return Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")


TELLING = {
    "start": ("roos", "/"),
    "meeting": ("anneke", "/meetings/{coming}"),
    "item": ("roos", "/items/{menu}"),
    "ballot": ("roos", "/ballots/{outing}"),
    "form": ("sanne", "/meetings/{draft}/items/new"),
    "leading": ("anneke", "/meetings/{running}/lead"),
    "following": ("roos", "/meetings/{running}/follow"),
    "editor": ("sanne", "/easy-texts/{wishes_text}/edit"),
}
BOTH = pytest.mark.parametrize("view", ["standard", "picto"])

WIDE_SPACES = """
    * { line-height: 1.5 !important; letter-spacing: .12em !important; }
    * { word-spacing: .16em !important; }
    p { margin-block-end: 2em !important; }
"""
"""WCAG 1.4.12."""

CUT = script("cut")

LETTERS = script("letters")

FOCUS = script("focus")


def opened(site: Site, name: str, view: str, size: tuple[int, int] = (1280, 800)) -> Page:
    who, path = TELLING[name]
    page = site.context(who, view).new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(site.address + path.format(**site.ids))
    return page


@BOTH
def test_wider_letters_cut_nothing_off(site: Site, view: str) -> None:
    faults = []
    for name in TELLING:
        for size in ((1280, 800), (320, 640)):
            page = opened(site, name, view, size)
            page.evaluate(
                "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); "
                "document.adoptedStyleSheets.push(sheet); }",
                WIDE_SPACES,
            )
            faults += [f"{name} {size}: {one}" for one in page.evaluate(CUT)]
            page.close()
    assert not faults, "\n".join(faults)


@BOTH
def test_text_twice_as_large_cuts_nothing_off(site: Site, view: str) -> None:
    faults = []
    for name in TELLING:
        page = opened(site, name, view)
        before = page.evaluate(LETTERS)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        small = [what for what, px in page.evaluate(LETTERS).items() if px < 1.7 * before[what]]
        faults += [f"{name}: hardly grows: {what}" for what in small]
        faults += [f"{name}: {one}" for one in page.evaluate(CUT)]
        page.close()
    assert not faults, "\n".join(faults)


@BOTH
def test_every_stop_of_the_tab_key_is_seen(site: Site, view: str) -> None:
    """Also in forced colours, where a shadow alone would be gone (WCAG 2.4.7, 2.4.11)."""
    faults = []
    for name in TELLING:
        for colours in ("none", "active"):
            page = opened(site, name, view)
            page.emulate_media(forced_colors=colours)
            seen: list[str] = []
            for _stop in range(70):
                page.keyboard.press("Tab")
                at = page.evaluate(FOCUS)
                if at is None:
                    break
                seen.append(at["what"])
                wrong = [
                    word
                    for word, bad in (
                        ("no ring", not at["ring"]),
                        ("out of sight", not at["seen"]),
                        ("covered", at["covered"]),
                    )
                    if bad
                ]
                faults += [f"{name} {colours}: {word}: {at['what']}" for word in wrong]
            assert len(set(seen)) > 4, f"{name}: {len(seen)} stops"
            page.close()
    assert not faults, "\n".join(dict.fromkeys(faults))


@BOTH
def test_who_wants_no_motion_gets_none(site: Site, view: str) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter((e) => {
        const style = getComputedStyle(e);
        return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0.01;
    }).map((e) => e.outerHTML.slice(0, 100))"""
    for name in TELLING:
        page = opened(site, name, view)
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(moving) == [], name
        page.close()
