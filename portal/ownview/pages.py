"""The own view: what there is to set, one question a screen, and who may help."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal import looks
from portal.i18n import gettext as _
from portal.looks import CHOICES, OwnView
from portal.ownview.forms import ASKED
from portal.people.models import Person
from portal.rendering import Action, Card, Chip, FormPage, Line, Page

SYMBOLS = {
    "size": "openmoji:1F524",
    "pictos": "openmoji:1F5BC",
    "colours": "openmoji:1F3A8",
    "rate": "own:hear",
    "me": "own:i",
    "hand": "openmoji:270B",
    "scan": "own:one-switch",
    "pace": "openmoji:1F422",
}
"""What stands for each question; every choice shows itself."""
SAMPLED = ("size", "pictos", "colours", "rate")
"""What an example of two lines tells of; the others show on the page itself."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer, that shows itself; ``photo_of`` is somebody who may help."""

    value: str
    label: str
    pressed: bool
    photo_of: Person | None = None


@dataclass(frozen=True, kw_only=True)
class QuestionPage(Page):
    """One question and a live example: the page itself is drawn as ``drawn_as`` says."""

    template: ClassVar[str] = "ownview/question"

    person: Person
    drawn_as: OwnView
    name: str
    action: str
    choices: Sequence[Choice]
    sample: Sequence[Line] = ()


@dataclass(frozen=True, kw_only=True)
class OwnViewPage(FormPage):
    """All questions in one form, with a live example beside it."""

    template: ClassVar[str] = "ownview/form"

    drawn_as: OwnView
    sample: Sequence[Line]


def tiles_page(person: Person, *, mine: bool) -> Page:
    """What can be set, each with what it is now."""
    look = looks.read(person.own_view)
    cards = [
        Card(
            title=_short()[name],
            href=_at(".question", person, name=name),
            symbol=SYMBOLS[name],
            chips=[Chip(text=str(ASKED[name][1][getattr(look, name)]), tone="plain")],
        )
        for name in _asked_of(person, look)
    ]
    if mine:
        href = _at(".helpers", person)
        cards.append(Card(title=_("Who may help with this?"), href=href, symbol="own:help"))
    return Page(cards=cards, **_frame(person, mine=mine))


def form_page(person: Person, form: Any, *, mine: bool) -> OwnViewPage:
    """The same as a form, for the standard view."""
    if not person.photo_key:
        del form.me
    helpers = Action(concept="own-view.helpers", href=_at(".helpers", person))
    return OwnViewPage(
        form=form,
        drawn_as=looks.read(person.own_view),
        sample=_sample(),
        actions=[helpers] if mine else (),
        **_frame(person, mine=mine),
    )


def question_page(person: Person, name: str, *, mine: bool) -> QuestionPage:
    """One setting, with each choice as it looks."""
    look = looks.read(person.own_view)
    question, words = ASKED[name]
    frame = _frame(person, mine=mine)
    return QuestionPage(
        **frame
        | {
            "title": str(question),
            "symbol": SYMBOLS[name],
            "back": _at(".show", person),
            "crumbs": [*frame["crumbs"], (frame["title"], _at(".show", person))],
        },
        person=person,
        drawn_as=look,
        name=name,
        action=_at(".choose", person, name=name),
        choices=[
            Choice(value=one, label=str(words[one]), pressed=one == getattr(look, name))
            for one in CHOICES[name]
        ],
        sample=_sample() if name in SAMPLED else (),
    )


def helpers_page(person: Person, some: Sequence[Person], chosen: Collection[int]) -> Page:
    """Who may see and change it: a tap gives that, another takes it back."""
    frame = _frame(person, mine=True) | {
        "title": _("Who may help with this?"),
        "symbol": "own:help",
        "back": _at(".show", person),
    }
    if not some:
        nobody = Line(text=_("There is nobody to choose yet."), symbol="own:nobody")
        return Page(empty=nobody, **frame)
    return QuestionPage(
        **frame,
        lede=_("They see how you see it, and can change it."),
        person=person,
        drawn_as=looks.read(person.own_view),
        name="helper",
        action=_at(".let_help", person),
        choices=[
            Choice(value=str(one.id), label=one.call_name, pressed=one.id in chosen, photo_of=one)
            for one in some
        ],
    )


def _asked_of(person: Person, look: OwnView) -> list[str]:
    """The questions that make sense: no photo without one, no pace without a switch."""
    left_out = {"me"} if not person.photo_key else set()
    if look.scan != "one":
        left_out.add("pace")
    return [name for name in CHOICES if name not in left_out]


def _short() -> dict[str, str]:
    return {
        "size": _("Letters"),
        "pictos": _("Pictures"),
        "colours": _("Colours"),
        "rate": _("Reading aloud"),
        "me": _("My photo"),
        "hand": _("My hand"),
        "scan": _("Choosing"),
        "pace": _("How fast"),
    }


def _frame(person: Person, *, mine: bool) -> dict[str, Any]:
    back = url_for("portal.people.show", person_id=person.id)
    of = _("How %(name)s sees it", name=person.call_name)
    return {
        "title": _("How I see it") if mine else of,
        "symbol": "openmoji:1F453",
        "section": "people",
        "back": back,
        "crumbs": [(person.name, back)],
    }


def _at(endpoint: str, person: Person, **more: str) -> str:
    values: dict[str, Any] = {"person_id": person.id, **more}
    return url_for(f"portal.ownview{endpoint}", **values)


def _sample() -> list[Line]:
    """Two sentences as they come in an easy text."""
    talk, ask = "openmoji:1F5E3", "own:question"
    pot, cook = "openmoji:1F958", "openmoji:1F9D1-200D-1F373"
    return [
        Line(
            text=_("We talk about supper."),
            symbol=pot,
            words=((_("talk"), talk), (_("supper"), pot)),
        ),
        Line(
            text=_("The cook asks: what is nice?"),
            symbol=cook,
            words=((_("cook"), cook), (_("asks"), ask)),
        ),
    ]
