"""Who are you, hold up your card, together with somebody: a resident at the tablet."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.councils.models import House
from portal.i18n import gettext as _
from portal.people.models import Person
from portal.rendering import Action, Chip, FormPage, Line, Page
from portal.residents.forms import CardForm, TogetherForm

FACES = 8


def wall_of(people: Sequence[Person], number: int) -> tuple[Sequence[tuple[Person, str]], int]:
    """The faces of one screen with the names under them, and how many screens there are.

    Two people who are called the same get the first letter of their last name.
    """
    twice = Counter(person.call_name for person in people)
    named = [(p, _call(p) if twice[p.call_name] > 1 else p.call_name) for p in people]
    screens = max(1, -(-len(named) // FACES))
    first = (min(max(number, 1), screens) - 1) * FACES
    return named[first : first + FACES], screens


def _call(person: Person) -> str:
    last = person.name.split()[-1]
    return f"{person.call_name} {last[0]}." if last != person.call_name else person.call_name


@dataclass(frozen=True, kw_only=True)
class FacesPage(Page):
    """Who are you: eight faces a screen, nothing to remember, read or type."""

    template: ClassVar[str] = "residents/faces"
    wall: Sequence[tuple[Person, str]] = ()
    house: House | None = None

    @classmethod
    def of(cls, house: House, people: Sequence[Person], number: int) -> "FacesPage":
        """One screen of faces of this house."""
        wall, screens = wall_of(people, number)
        number = min(max(number, 1), screens)

        def screen(to: int) -> str:
            return url_for("portal.residents.faces", page=to) if 1 <= to <= screens else ""

        return cls(
            title=_("Who are you?"),
            house=house,
            wall=wall,
            back=screen(number - 1),
            following=screen(number + 1),
            steps=(number, screens) if screens > 1 else None,
            empty=Line(text=_("Nobody lives in this house yet."), symbol="own:person"),
        )


@dataclass(frozen=True, kw_only=True)
class CardPage(FormPage):
    """Hold your card to the camera; or go on without, or together with somebody.

    The camera ``looks`` by itself, but not again after a card that was wrong.
    """

    template: ClassVar[str] = "residents/card"
    person: Any = None
    looks: bool = True
    ways: Sequence[Action] = ()

    @classmethod
    def of(
        cls,
        form: CardForm,
        person: Any,
        onward: str,
        without: str,
        *,
        vouching: bool,
        wrong: str = "",
    ) -> "CardPage":
        """The page for the person whose face was tapped; ``without`` is the way on without a card,
        ``wrong`` says why a card failed."""
        actions = [Action(concept="card.none", href=without)]
        if vouching:
            beside = url_for("portal.residents.together", next=onward)
            actions.append(Action(concept="together", href=beside))
        return cls(
            title=_("Hold your card to the camera"),
            symbol="own:show-card",
            form=form,
            save="next",
            back=url_for("portal.residents.faces"),
            banner=Chip(text=wrong, tone="alarm", mark="warning") if wrong else None,
            ways=actions,
            person=person,
            looks=not wrong,
        )


@dataclass(frozen=True, kw_only=True)
class TogetherPage(FormPage):
    """Who sits beside a resident signs in as helper, not as the resident."""

    @classmethod
    def of(cls, form: TogetherForm, name: str, back: str) -> "TogetherPage":
        """The page for a helper of this resident."""
        return cls(
            title=_("Together with %(name)s", name=name),
            symbol="own:we",
            lede=_("You help, %(name)s decides. Your name is shown with it.", name=name),
            form=form,
            save="together",
            back=back,
        )
