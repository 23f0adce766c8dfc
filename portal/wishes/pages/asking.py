"""Saying a wish, looking at it once more, and answering it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.concepts import CONCEPTS
from portal.context import View
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.personal import personal_card
from portal.rendering import Action, Card, FormPage, Line, Page
from portal.wishes.models import Wish
from portal.wishes.pages.showing import about_card, sentences


@dataclass(frozen=True, kw_only=True)
class CheckPage(Page):
    """What was said, before anybody else sees it; each of ``ways`` sends it along again."""

    template: ClassVar[str] = "wishes/check"

    ways: Sequence[Action] = ()


def choose_council_page(councils: Sequence[Council]) -> Page:
    """To which council? Only asked of who belongs to more than one."""
    return Page(
        title=str(CONCEPTS["wish.make"].label),
        symbol="own:say",
        section="wishes",
        back=url_for("portal.start.show"),
        cards=[
            Card(
                title=council.name,
                href=url_for("portal.wishes.make", council_id=council.id),
                symbol=council.symbol,
            )
            for council in councils
        ],
        empty=Line(text=_("You have no council here. Ask the supporter."), symbol="own:council"),
    )


def make_page(council: Council, form: Any, view: View) -> FormPage:
    """Say a wish: a picture first, then words or one's voice if one likes."""
    return FormPage(
        title=str(CONCEPTS["wish.make"].label),
        symbol="own:say",
        council=council,
        section="wishes",
        back=url_for("portal.start.show"),
        form=form,
        save="next" if view is View.PICTO else "wish.send",
    )


def shown_back_page(council: Council, form: Any, whose: str) -> CheckPage:
    """The wish as it will be sent, to be looked at once more."""
    return CheckPage(
        title=_("Shall we send this?"),
        symbol="openmoji:1F4E8",
        council=council,
        section="wishes",
        back=url_for("portal.wishes.make", council_id=council.id),
        cards=[_said_card(form, whose)],
        ways=[
            _way(council, form, "wish.send", shown="1", tone="main"),
            _way(council, form, "wish.change", change="1"),
        ],
    )


def personal_page(council: Council, form: Any) -> CheckPage:
    """Does this concern one person? Then who does help; the writer decides.

    Rule: individual matters are not kept here, and nobody has seen the text yet.
    """
    return CheckPage(
        title=_("Is this only about you?"),
        symbol="own:secret",
        council=council,
        section="wishes",
        back=url_for("portal.wishes.make", council_id=council.id),
        lede=_("Nobody has seen your text yet. The whole council can read a wish."),
        cards=[personal_card(council.house)],
        ways=[
            _way(council, form, "wish.change", change="1"),
            _way(council, form, "wish.common", common="1"),
            Action(concept="personal.help", href=url_for("portal.residents.call_help"), post=True),
        ],
    )


def _way(council: Council, form: Any, name: str, tone: str = "", **more: str) -> Action:
    """A button that sends the same wish once more, with what was decided on this page."""
    kept = {
        field: form[field].data
        for field in ("person", "subject", "text", "common", "shown")
        if field in form
    }
    if "voice" in form and form.voice.kept:
        kept["recording"] = form.voice.kept
    fields = [(field, str(value or "")) for field, value in {**kept, **more}.items()]
    href = url_for("portal.wishes.make", council_id=council.id)
    return Action(concept=name, href=href, post=True, fields=fields, tone=tone)


def _said_card(form: Any, whose: str) -> Card:
    about = CONCEPTS[f"wish.{form.subject.data}"]
    lines = [Line(text=_("It is about: %(subject)s.", subject=about.label), symbol=about.symbol)]
    lines += [Line(text=sentence) for sentence in sentences(form.text.data or "")]
    heard = form.voice.heard if "voice" in form else ""
    if not form.text.data and not heard:
        lines.append(Line(text=_("Somebody comes to talk with you."), symbol="own:talk-first"))
    return Card(title=whose, lines=lines, sound=heard)


def words_page(wish: Wish, form: Any, theirs: Any = None) -> FormPage:
    """Write down what is said in a wish that was spoken, while one listens."""
    return FormPage(
        title=_("What does %(name)s say?", name=wish.person.call_name),
        symbol="own:hear",
        council=wish.council,
        section="wishes",
        back=url_for("portal.wishes.show", wish_id=wish.id),
        cards=[about_card(wish)],
        form=form,
        theirs=theirs,
    )


def answer_page(wish: Wish, form: Any, theirs: Any = None) -> FormPage:
    """Say what the council does with a wish."""
    return FormPage(
        title=_("Answer %(name)s", name=wish.person.call_name),
        symbol="own:answer",
        council=wish.council,
        section="wishes",
        back=url_for("portal.wishes.show", wish_id=wish.id),
        cards=[about_card(wish)],
        form=form,
        theirs=theirs,
    )
