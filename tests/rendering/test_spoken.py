"""What a voice reads aloud: values in full, as a Dutch person says them."""

from typing import Any

import html5lib
import pytest
from flask import Flask, g

from portal.context import View
from portal.i18n import LANGUAGE_COOKIE
from portal.identity import Actor
from portal.rendering import Card, Line, Page, render

LINES = [
    Line(text="De koffie kost € 2,50 <b>"),
    Line(text="K2 is dicht.", spoken="K twee is dicht. Om 14:30."),
]


def said(app: Flask, language: str = "nl") -> list[Any]:
    page = Page(title="Di 3-3-2027, 14:30 uur", cards=[Card(title="Geld", lines=LINES)])
    with app.test_request_context("/", headers={"Cookie": f"{LANGUAGE_COOKIE}={language}"}):
        g.portal_actor = Actor(person_id=1, name="Roos", view=View.PICTO)
        html = app.make_response(render(page)).get_data(as_text=True)
    drawn = html5lib.parse(html, namespaceHTMLElements=False)
    return [one.get("data-say") for one in drawn.iter() if one.get("data-say")]


@pytest.mark.parametrize(
    "words",
    [
        "dinsdag drie maart tweeduizend zevenentwintig, half drie",
        "De koffie kost twee euro vijftig <b>",
        "K twee is dicht. Om 14:30.",
    ],
)
def test_values_are_said_in_full_and_what_a_person_wrote_to_be_said_is_left(
    app: Flask, words: str
) -> None:
    assert words in said(app)


def test_who_reads_english_hears_the_text_as_it_stands(app: Flask) -> None:
    assert "De koffie kost € 2,50 <b>" in said(app, "en")
