"""How a form is cut into steps: what belongs together, and what is seldom changed."""

from typing import Any

import html5lib
import pytest
from flask import Flask, g
from wtforms.validators import DataRequired

from portal.context import View
from portal.forms import PortalForm, Text
from portal.identity import Actor
from portal.rendering import FormPage, render


class Asked(PortalForm):
    together = (("first", "last"),)
    seldom = ("word", "not_there")

    first = Text("Voornaam")
    last = Text("Achternaam")
    word = Text("Jullie woord", [DataRequired("Vul een woord in.")])
    place = Text("Plaats")


def drawn(app: Flask, view: View, sent: bool = False) -> Any:
    with app.test_request_context("/"):
        g.portal_actor = Actor(person_id=1, name="Roos", view=view)
        form = Asked()
        if sent:
            form.validate()
        html = app.make_response(render(FormPage(title="Vragen", form=form))).get_data(as_text=True)
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
