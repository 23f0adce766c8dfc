"""Do both kits draw the same components, and does every page keep to them?"""

import re
from pathlib import Path

import html5lib
import pytest
from flask import Flask, g
from jinja2.runtime import Macro

import portal
from portal.context import View
from portal.identity import Actor
from portal.paths import TEMPLATES
from portal.rendering import KITS, Action, Card, Chip, Line, Page, render, templates
from portal.residents.pages import ErrorPage
from portal.screens import MOST_LINES, screen_of
from tests.client import check_page

PAGES = TEMPLATES / "portal" / "pages"
OWN_SHAPES = 8
"""So many pages may have another shape in the picto view; more is a decision."""

LINES = [Line(text=f"Dit is regel {number}.", symbol="own:yes") for number in range(1, 8)]
BUTTON = Action(concept="come", href="/here", post=True)


def _macros(app: Flask, view: View) -> dict[str, tuple[str, ...]]:
    with app.test_request_context():
        module = templates().engine(app).get_template(KITS[view].ui).module
    found = {name: value for name, value in vars(module).items() if isinstance(value, Macro)}
    return {name: tuple(macro.arguments) for name, macro in found.items() if name[0] != "_"}


def _drawn(app: Flask, page: Page, view: View, path: str = "/") -> str:
    with app.test_request_context(path):
        g.portal_actor = Actor(person_id=1, name="Roos Pinas", view=view, device_id=1, session_id=1)
        return app.make_response(render(page)).get_data(as_text=True)


def test_both_kits_have_the_same_components_with_the_same_arguments(app: Flask) -> None:
    assert _macros(app, View.STANDARD) == _macros(app, View.PICTO)


def _pages() -> list[Path]:
    """The templates that are a whole page, not a part of one."""
    return [path for path in PAGES.rglob("*.html") if "extends kit.layout" in path.read_text()]


def test_a_template_for_both_views_leaves_the_looks_to_the_kits() -> None:
    both = [path for path in _pages() if not path.with_suffix(".picto.html").exists()]
    shared = [path for path in both if not path.name.endswith(".picto.html")]
    assert [str(path) for path in shared if re.search(r"\bclass=", path.read_text())] == []


def test_few_pages_have_a_shape_of_their_own_in_the_picto_view() -> None:
    assert len(list(PAGES.rglob("*.picto.html"))) <= OWN_SHAPES


def test_every_template_belongs_to_a_page() -> None:
    sources = "".join(path.read_text() for path in Path(portal.__file__).parent.rglob("*.py"))
    named = set(re.findall(r'template: ClassVar\[str\] = "([^"]+)"', sources))
    drawn = {str(path.relative_to(PAGES)).split(".")[0] for path in _pages()}
    assert drawn == named


def test_no_template_carries_style_or_script_of_its_own() -> None:
    for path in TEMPLATES.rglob("*.html"):
        assert not re.search(
            r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=", path.read_text()
        ), path


@pytest.mark.parametrize("view", View)
def test_cards_with_everything_make_a_sound_page(app: Flask, view: View) -> None:
    everything = Card(
        title="Alles",
        symbol="own:meeting",
        lines=LINES,
        text="<b>Tekst</b>",
        facts=[("Wie", "Roos")],
        chips=[Chip(text="gepland")],
        actions=[BUTTON],
        rows=[Card(title="Rij", href="/row")],
    )
    sure = Action(concept="meeting.invite", href="/here", post=True, confirm="Weet je het zeker?")
    page = Page(
        title="Een pagina",
        back="/",
        crumbs=[("Start", "/")],
        lede="Erbij.",
        actions=[sure],
        banner=Chip(text="Let op", tone="sun"),
        cards=[everything, Card(title="Verder", href="/on")],
    )
    for number in range(1, 7):
        html = _drawn(app, page, view, f"/?card={number}")
        check_page(html)
        assert "<b>Tekst</b>" not in html


def test_the_picto_view_loses_no_line_and_no_button(app: Flask) -> None:
    page = Page(
        title="Lang", back="/", cards=[Card(title="Lang", lines=LINES, actions=[BUTTON] * 5)]
    )
    shown, number, buttons = [], 1, 0
    while number:
        with app.test_request_context(f"/?card={number}"):
            screen = screen_of(page)
        assert screen is not None
        assert len(screen.lines) <= MOST_LINES
        shown += screen.lines
        buttons += len(screen.actions)
        number = number + 1 if screen.following else 0
    assert shown == LINES
    assert buttons == 5


@pytest.mark.parametrize("card", ["0", "-3", "99", "x", "", "9" * 40])
def test_a_screen_that_is_not_there_gives_one_that_is(app: Flask, card: str) -> None:
    assert "Dit is regel" in _drawn(
        app, Page(title="L", cards=[Card(title="L", lines=LINES)]), View.PICTO, f"/?card={card}"
    )


def test_what_few_need_waits_behind_a_button_or_on_the_last_screen(app: Flask) -> None:
    seldom = Action(concept="edit", href="/seldom")
    cards = [Card(title="Lang", lines=LINES[:1])]
    page = Page(title="Lang", actions=[BUTTON], besides=[seldom], cards=cards)
    html = html5lib.parse(_drawn(app, page, View.STANDARD), namespaceHTMLElements=False)
    (behind,) = html.iterfind(".//details[@class='seldom']")
    assert [one.get("href") for one in behind.iter("a")] == ["/seldom"]
    with app.test_request_context("/"):
        screen = screen_of(page)
    assert screen is not None
    assert list(screen.actions) == [BUTTON, seldom]


def test_five_tiles_stand_on_one_screen(app: Flask) -> None:
    page = Page(
        title="Start",
        cards=[Card(title=f"Tegel {n}", href="/", symbol="own:yes") for n in range(6)],
    )
    assert _drawn(app, page, View.PICTO).count('class="tile"') == 5
    assert _drawn(app, page, View.PICTO, "/?card=2").count('class="tile"') == 1


def test_the_four_places_are_always_there_in_the_same_order(app: Flask) -> None:
    first = _drawn(app, Page(title="Start", cards=[Card(title="Een", lines=LINES[:1])]), View.PICTO)
    assert first.count('class="place"') == 4
    assert first.index('id="speak"') < first.index("/help")


def test_a_picture_that_cannot_be_drawn_leaves_its_word_alone(app: Flask) -> None:
    html = _drawn(
        app,
        Page(title="T", cards=[Card(title="T", lines=[Line(text="Hallo.", symbol="own:<x>")])]),
        View.PICTO,
    )
    assert "Hallo." in html
    assert "pictograms/own/&lt;" not in html


def test_credits_name_only_what_is_on_the_page(app: Flask) -> None:
    ours = Page(title="Start", cards=[Card(title="Een", symbol="own:yes", href="/")])
    theirs = Page(title="Start", cards=[Card(title="Een", symbol="openmoji:1F3E0", href="/")])
    assert "OpenMoji" not in _drawn(app, ours, View.STANDARD)
    assert "OpenMoji" in _drawn(app, theirs, View.STANDARD)


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("code", [400, 403, 404, 413, 429, 500, 503])
def test_every_error_is_told_in_the_readers_own_view(app: Flask, view: View, code: int) -> None:
    with app.test_request_context():
        page = ErrorPage.of(code)
    html = _drawn(app, page, view)
    check_page(html)
    assert f'data-view="{view}"' in html
