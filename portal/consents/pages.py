"""What is shown of a person's photo: it is asked, it stands, and what was said about it."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.concepts import CONCEPTS
from portal.consents.models import Answer, AskedPhoto, Consent, SaidAs
from portal.i18n import day
from portal.i18n import gettext as _
from portal.identity import Portrait
from portal.people.models import Person
from portal.rendering import Action, Card, FormPage, Line, Page


def photo_page(
    person: Person, asked: AskedPhoto | None, history: Sequence[Consent], as_: SaidAs
) -> Page:
    """The photo of a person, large, after one that waits for a yes; and what was said.

    ``as_`` is the reader's part.
    """
    cards = []
    if asked:
        recorded = as_ is SaidAs.RECORDER
        cards.append(_waiting_card(person, asked) if recorded else _question(person, asked))
    if person.photo_key or not asked:
        cards.append(_photo_card(person, history))
    if history:
        said = [_row(one) for one in history]
        cards.append(Card(title=_("What was said"), symbol="own:say", rows=said))
    mine = as_ is SaidAs.SELF
    return Page(
        title=_("My photo") if mine else _("Photo of %(name)s", name=person.call_name),
        section="people",
        back=_person(person),
        crumbs=[(_("People"), url_for("portal.people.index")), (person.name, _person(person))],
        cards=cards,
    )


def _question(person: Person, asked: AskedPhoto) -> Card:
    """The photo with a yes and a no that look alike."""
    return Card(
        title=_("May others see this photo?"),
        lead=True,
        photo_of=_waiting(person, asked),
        lines=[
            Line(text=_("People of the house and the council see it."), symbol="own:group"),
            Line(text=_("You can always take it back."), symbol="openmoji:1F4F7:not"),
        ],
        actions=[_answer(person, asked, "yes"), _answer(person, asked, "no")],
    )


def _waiting_card(person: Person, asked: AskedPhoto) -> Card:
    """The photo that waits, for who cannot say yes to it but may write it down."""
    record = url_for("portal.consents.record", person_id=person.id)
    return Card(
        title=_("This photo waits for a yes"),
        photo_of=_waiting(person, asked),
        lines=[
            Line(
                text=_("%(name)s says yes or no, at the own photo.", name=person.call_name),
                symbol="own:tablet",
            ),
            Line(text=_("Nobody else sees it before."), symbol="own:secret"),
        ],
        actions=[
            Action(concept="photo.record", href=record),
            _answer(person, asked, "no", label=_("Do not ask it")),
        ],
    )


def _answer(person: Person, asked: AskedPhoto, said: str, label: str = "") -> Action:
    return Action(
        concept=f"photo.{said}",
        label=label,
        href=url_for("portal.consents.answer", person_id=person.id),
        post=True,
        fields=[("answer", said), ("photo", asked.photo_key)],
    )


def _waiting(person: Person, asked: AskedPhoto) -> Portrait:
    return Portrait(person.id, person.name, person.call_name, asked.photo_key)


def _photo_card(person: Person, history: Sequence[Consent]) -> Card:
    """The photo as everybody sees it, or the letters that stand there instead."""
    new = Action(
        concept="photo.new", href=url_for("portal.consents.new_photo", person_id=person.id)
    )
    if person.photo_key:
        gone = url_for("portal.consents.take_back", person_id=person.id)
        return Card(
            title=_("This is how others see %(name)s", name=person.call_name),
            photo_of=person,
            lines=[_line(next(one for one in history if one.answer == Answer.YES))],
            actions=[Action(concept="photo.remove", href=gone, post=True), new],
        )
    lines = [Line(text=_("Others see only these letters."), symbol="own:group")]
    if any(one.answer == Answer.BACK for one in history):
        on_paper = _("On paper, such as a card, a photo can still stand.")
        lines.append(Line(text=on_paper, symbol="own:card"))
    return Card(
        title=_("There is no photo of %(name)s", name=person.call_name),
        photo_of=person,
        lines=lines,
        actions=[new],
    )


def _line(said: Consent) -> Line:
    return Line(text=_said(said), symbol=CONCEPTS[f"photo.{said.answer}"].symbol)


def _row(said: Consent) -> Card:
    """One answer: what, by whom, when, and who helped or wrote it down."""
    when = [day(said.at)]
    if said.helper:
        when.append(_("together with %(name)s", name=said.helper.call_name))
    if said.said_as == SaidAs.RECORDER and said.answer == Answer.YES and said.by:
        when.append(_("written down by %(name)s", name=said.by.call_name))
    if said.said_as == SaidAs.REPRESENTATIVE:
        when.append(_("as representative"))
    return Card(
        title=_said(said),
        symbol=CONCEPTS[f"photo.{said.answer}"].symbol,
        lines=[Line(text=", ".join(when))],
    )


def _said(said: Consent) -> str:
    return {
        Answer.YES: _("%(name)s said yes.", name=said.name),
        Answer.NO: _("%(name)s said no.", name=said.name),
        Answer.BACK: _("%(name)s took the photo away.", name=said.name),
    }[Answer(said.answer)]


def new_photo_page(person: Person, form: Any) -> FormPage:
    """Bring a photo of the person."""
    return _form_page(_("A photo of %(name)s", name=person.call_name), person, form)


def record_page(person: Person, form: Any) -> FormPage:
    """Write down who said yes to the photo that waits."""
    return _form_page(
        _("Who said yes to the photo of %(name)s?", name=person.call_name), person, form
    )


def _form_page(title: str, person: Person, form: Any) -> FormPage:
    return FormPage(
        title=title,
        symbol="openmoji:1F4F7",
        section="people",
        back=url_for("portal.consents.photo", person_id=person.id),
        form=form,
    )


def _person(person: Person) -> str:
    return url_for("portal.people.show", person_id=person.id)
