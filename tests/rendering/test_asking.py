"""How a form is asked: its steps, what is seldom changed, and how many choices are in sight."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import html5lib
import pytest
from flask import Flask, g
from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.validators import DataRequired, InputRequired

from portal.context import View
from portal.fields import offer_people
from portal.forms import PortalForm, Text, offered
from portal.identity import Actor
from portal.people.models import Person
from portal.rendering import Card, FormPage, Line, render


class Asked(PortalForm):
    together = (("first", "last"),)
    seldom = ("word", "not_there")

    first = Text("Voornaam")
    last = Text("Achternaam")
    word = Text("Jullie woord", [DataRequired("Vul een woord in.")])
    place = Text("Plaats")


class Chosen(PortalForm):
    one = RadioField("Eén")
    more = SelectMultipleField("Meer dan één")
    who = RadioField("Wie?")


class Needed(PortalForm):
    topic = SelectField("Waarbij?", [DataRequired("Kies er een.")], coerce=int)
    often = SelectField("Hoe vaak?", [InputRequired("Kies er een.")], coerce=int)


def drawn(app: Flask, view: View, sent: bool = False) -> Any:
    with asked(app, view):
        form = Asked()
        if sent:
            form.validate()
        return page(app, FormPage(title="Vragen", form=form))


@contextmanager
def asked(app: Flask, view: View = View.PICTO) -> Iterator[None]:
    with app.test_request_context("/"):
        g.portal_actor = Actor(person_id=1, name="Roos", view=view)
        yield


def page(app: Flask, shown: FormPage) -> Any:
    html = app.make_response(render(shown)).get_data(as_text=True)
    return html5lib.parse(html, namespaceHTMLElements=False)


def has(element: Any, name: str) -> bool:
    return name in (element.get("class") or "").split()


def names(element: Any) -> list[str]:
    return [one.get("name") for one in element.iter("input") if one.get("type") == "text"]


@pytest.mark.parametrize("view", View)
def test_every_field_is_asked_once(app: Flask, view: View) -> None:
    assert names(drawn(app, view)) == ["first", "last", "place", "word"]


def test_what_belongs_together_is_one_step(app: Flask) -> None:
    (form,) = (one for one in drawn(app, View.PICTO).iter("form") if one.get("id") == "form")
    assert [names(one) for one in form if has(one, "step")] == [["first", "last"], ["place"]]


@pytest.mark.parametrize("view", View)
def test_what_is_seldom_changed_is_no_step(app: Flask, view: View) -> None:
    (more,) = (one for one in drawn(app, view).iter("details") if has(one, "extra"))
    assert names(more) == ["word"]
    assert more.get("open") is None


@pytest.mark.parametrize("view", View)
def test_a_mistake_in_it_is_never_out_of_sight(app: Flask, view: View) -> None:
    (more,) = (one for one in drawn(app, view, sent=True).iter("details") if has(one, "extra"))
    assert more.get("open") is not None


@pytest.mark.parametrize(("chosen", "opened"), [("0", None), ("6", "")])
def test_five_choices_or_eight_faces_are_in_sight_and_all_that_is_ticked(
    app: Flask, chosen: str, opened: str | None
) -> None:
    with asked(app):
        form = Chosen()
        form.one.choices = form.more.choices = offered((str(n), f"Keuze {n}") for n in range(7))
        form.one.data = chosen
        offer_people(form.who, ((Person(id=n, name=f"Iemand {n}"), "") for n in range(1, 11)))
        html = page(app, FormPage(title="Vragen", form=form))
    behind = [one for one in html.iter("details") if has(one, "more")]
    assert [[one.get("name") for one in more.iter("input")] for more in behind] == [
        ["one"] * 2,
        ["who"] * 2,
    ]
    assert behind[0].get("open") == opened
    assert [one.get("name") for one in html.iter("input")].count("more") == 7


def test_a_line_that_asks_to_choose_is_no_choice_but_a_nought_may_be(app: Flask) -> None:
    with asked(app):
        form = Needed()
        form.topic.choices = offered([(0, "kies"), (3, "De tuin")])
        form.often.choices = offered([(0, "nooit"), (1, "elke dag")])
        html = page(app, FormPage(title="Vragen", form=form))
    radios = [one for one in html.iter("input") if one.get("type") == "radio"]
    assert [(one.get("name"), one.get("value")) for one in radios] == [
        ("topic", "3"),
        ("often", "0"),
        ("often", "1"),
    ]


def test_beside_a_question_stand_three_lines_and_the_others_behind_a_button(app: Flask) -> None:
    card = Card(title="Wens", lines=[Line(text=f"Zin {n}.") for n in range(5)], sound="/voice")
    with asked(app):
        html = page(app, FormPage(title="Vragen", cards=[card], form=Asked()))
    lines = [one for one in html.iter("div") if has(one, "line")]
    (more,) = (one for one in html.iter("details") if one.get("class") == "more")
    assert len(lines) == 5
    assert [one for one in more.iter("div") if has(one, "line")] == lines[3:]
    assert [one.get("href") for one in html.iter("a") if has(one, "hear")] == ["/voice"]
