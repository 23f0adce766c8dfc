"""A small meeting to walk through: on each screen one thing to try, and how it really goes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import url_for

from portal.concepts import concept
from portal.context import View
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext
from portal.leading.models import Sign
from portal.practice.pages.sign import PICTURE, home, sign, step_address
from portal.practice.service import QUESTIONS, STEPS
from portal.rendering import Action, Card, Line, Page

CARDS = (Sign.SLOWER, Sign.STOP, Sign.SPEAK, Sign.BREAK)
"""In the order in which they lie on the screen of a real meeting."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """What happens, what to try (``does`` an act as in a meeting, ``tried`` what it brings about),
    and how it really is. Each is a sentence and its picture."""

    title: Any
    symbol: str
    happens: tuple[Any, str]
    really: tuple[Any, str]
    does: str = ""
    tried: tuple[Any, str] = ("", "")
    undoes: str = ""


WALK: Mapping[str, Step] = {
    "welcome": Step(
        title=lazy_gettext("Welcome to our small meeting"),
        symbol="openmoji:1F44B",
        happens=(lazy_gettext("The chair says hello to everybody."), "own:chairperson"),
        does="practice.hello",
        tried=(lazy_gettext("You said hello too."), "own:say"),
        really=(
            lazy_gettext("In a real meeting you sit together at the table."),
            "own:meeting",
        ),
    ),
    "here": Step(
        title=lazy_gettext("Who is there?"),
        symbol="own:group",
        happens=(lazy_gettext("Tell that you are there."), "own:tell"),
        does="leading.here",
        tried=(lazy_gettext("You said that you are there."), "own:yes"),
        really=(
            lazy_gettext("In a real meeting the chair sees who is there."),
            "own:chairperson",
        ),
    ),
    "item": Step(
        title=lazy_gettext("The first item: the coffee"),
        symbol="openmoji:2615",
        happens=(lazy_gettext("On Friday we drink coffee together."), "own:everybody"),
        does="leading.look",
        undoes="leading.with-group",
        tried=(lazy_gettext("Now you look at the item by yourself."), "own:i"),
        really=(
            lazy_gettext("In a real meeting the screen goes along by itself."),
            "own:tablet",
        ),
    ),
    "decided": Step(
        title=lazy_gettext("This is decided"),
        symbol="own:decision",
        happens=(lazy_gettext("Most people said yes: apple pie it is."), "openmoji:1F967"),
        does="understood",
        tried=(lazy_gettext("You read what is decided."), "own:yes"),
        really=(
            lazy_gettext("A real decision you can always read again."),
            "own:file",
        ),
    ),
    "goodbye": Step(
        title=lazy_gettext("The meeting is over"),
        symbol="own:end",
        happens=(lazy_gettext("The chair thanks everybody."), "own:thank-you"),
        does="practice.bye",
        tried=(lazy_gettext("You said goodbye. Well done!"), "openmoji:1F44F"),
        really=(
            lazy_gettext("After a real meeting there are minutes to read."),
            "own:minutes",
        ),
    ),
}


def index_page() -> Page:
    """What can be practised."""
    ways = [
        (_("A small meeting"), "own:meeting", step_address(STEPS[0])),
        (_("Say what you think"), "own:opinion", url_for("portal.practice.opinion")),
        *(
            (_("Vote: %(about)s", about=one.about), one.symbol, _vote(key))
            for key, one in QUESTIONS.items()
        ),
    ]
    return Page(
        title=_("Practise"),
        symbol=PICTURE,
        section="start",
        banner=sign(),
        back=url_for("portal.start.show"),
        cards=[Card(title=title, symbol=symbol, href=href) for title, symbol, href in ways],
    )


def _vote(key: str) -> str:
    return url_for("portal.practice.vote", key=key)


def step_page(name: str, did: str, view: View) -> Page:
    """A step of the small meeting; ``did`` is what was just tried, if anything."""
    at = STEPS.index(name)
    before = step_address(STEPS[at - 1]) if at else home()
    after = step_address(STEPS[at + 1]) if at + 1 < len(STEPS) else ""
    page = _signs_page(did) if name == "signs" else _walk_page(name, did)
    ways = [Action(concept="back", href=before)] if at else []
    if after:
        ways.append(Action(concept="next", href=after, tone="main"))
    return replace(
        page,
        section="start",
        crumbs=[(_("Practise"), home())],
        banner=sign(),
        back=before,
        following=after,
        steps=None if len(page.cards) > 1 else (at + 1, len(STEPS)),
        actions=ways if view is View.STANDARD else (),
    )


def _walk_page(name: str, did: str) -> Page:
    step, here = WALK[name], step_address(name)
    lines = [_line(step.happens), _line(step.really)]
    act = Action(concept=step.does, href=f"{here}?did=it", tone="main")
    if did:
        lines[0] = _line(step.tried)
        act = Action(concept=step.undoes or "practice.again", href=here)
    actions = [act]
    if did and name == STEPS[-1]:
        actions = [
            Action(concept="practice.begin", href=step_address(STEPS[0])),
            Action(concept="practice.other", href=home()),
        ]
    card = Card(title=str(step.title), symbol=step.symbol, lines=lines, actions=actions)
    return Page(title=str(step.title), symbol=step.symbol, cards=[card])


def _line(said: tuple[Any, str]) -> Line:
    words, symbol = said
    return Line(text=str(words), symbol=symbol)


def _signs_page(did: str) -> Page:
    here = step_address("signs")
    if did in set(CARDS):
        return _held_page(Sign(did), here)
    return Page(
        title=_("Hold up a card"),
        symbol="own:show-card",
        cards=[
            Card(
                title=str(concept(f"sign.{one}").label),
                symbol=concept(f"sign.{one}").symbol,
                href=f"{here}?did={one}",
            )
            for one in CARDS
        ],
    )


def _held_page(held: Sign, here: str) -> Page:
    card = concept(f"sign.{held}")
    told = Line(text=_("The chair sees your card."), symbol="own:chairperson")
    really = Line(text=_("In a real meeting your name is not with it."), symbol="own:secret")
    if held is Sign.SPEAK:
        told = Line(text=_("Your hand is up. You get a turn."), symbol="own:turn")
        really = Line(
            text=_("In a real meeting the chair says when it is your turn."),
            symbol="own:chairperson",
        )
    return Page(
        title=_("You hold up a card"),
        symbol="own:show-card",
        cards=[
            Card(
                title=str(card.label),
                symbol=card.symbol,
                lines=[told, really],
                actions=[Action(concept="practice.down", href=here)],
            )
        ],
    )


def opinion_page() -> Page:
    """Three ways to begin when one says what one thinks."""
    begin = [
        (_("I think ..."), _("I think"), "own:opinion"),
        (_("I want to know ..."), _("I want to know"), "own:question"),
        (_("I do not want ..."), _("I do not want"), "own:want:not"),
    ]
    lines = [Line(text=text, spoken=spoken, symbol=symbol) for text, spoken, symbol in begin]
    return Page(
        title=_("Say what you think"),
        symbol="own:say",
        section="start",
        crumbs=[(_("Practise"), home())],
        lede=_("Choose how you begin. In a real meeting people wait until you are ready."),
        banner=sign(),
        back=home(),
        cards=[Card(title=_("Say what you think"), symbol="own:say", lines=lines)],
    )
